from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ballots", "0004_practice")]

    operations = [
        migrations.AddField("ballot", "revision", models.PositiveIntegerField(default=1)),
        migrations.AddField("comment", "note", models.TextField(blank=True)),
    ]
