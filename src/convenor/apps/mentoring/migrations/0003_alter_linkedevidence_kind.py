from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0002_sealed_own_words")]

    operations = [
        migrations.AlterField(
            model_name="linkedevidence",
            name="kind",
            field=models.CharField(
                choices=[
                    ("attempt", "self-test"),
                    ("handout", "handout"),
                    ("session", "talk"),
                    ("attendance", "attendance"),
                    ("assignment", "assignment"),
                    ("reading", "reading"),
                ],
                max_length=12,
            ),
        ),
    ]
