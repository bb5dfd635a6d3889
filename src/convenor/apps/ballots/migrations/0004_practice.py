import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ballots", "0003_grouping"),
        ("committees", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="ballot",
            name="group",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="ballots",
                to="committees.workinggroup",
            ),
        ),
        migrations.AddField(
            model_name="ballot",
            name="practice_for",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="practice_ballots",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("group", None), ("practice_for__isnull", False)),
                    models.Q(("group__isnull", False), ("practice_for", None)),
                    _connector="OR",
                ),
                name="a_ballot_is_of_a_group_or_practice",
            ),
        ),
    ]
