from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_earlier_forecasts"),
    ]

    operations = [
        migrations.AddField(
            model_name="earlierforecast",
            name="known_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RemoveConstraint(
            model_name="earlierforecast",
            name="earlier_forecast_once",
        ),
        migrations.AddConstraint(
            model_name="earlierforecast",
            constraint=models.UniqueConstraint(
                condition=models.Q(("known_at", None)),
                fields=("edition_measure", "series", "up_to"),
                name="earlier_forecast_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="earlierforecast",
            constraint=models.UniqueConstraint(
                fields=("edition_measure", "series", "up_to", "known_at"),
                name="earlier_forecast_as_known_once",
            ),
        ),
    ]
