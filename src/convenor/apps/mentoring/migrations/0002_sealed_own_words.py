import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial"), ("mentoring", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="objectivestanding", name="own_words"),
        migrations.AddField(
            model_name="objectivestanding", name="own_words", field=models.BinaryField(default=bytes)
        ),
        migrations.AddField(
            model_name="objectivestanding",
            name="own_key",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="learning.pairkey",
            ),
        ),
        migrations.AddField(model_name="alarm", name="over_at", field=models.DateTimeField(null=True)),
    ]
