"""What series were heading for at the end of earlier periods."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="EarlierForecast",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("inputs", models.JSONField(default=dict)),
                ("inputs_hash", models.CharField(max_length=64)),
                ("engine_version", models.CharField(max_length=20)),
                ("computed_at", models.DateTimeField()),
                ("period_code", models.CharField(max_length=40)),
                ("period_last", models.DateField()),
                ("method", models.CharField(max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("figures", models.PositiveSmallIntegerField(default=0)),
                ("calibrated", models.BooleanField(default=False)),
                ("points", models.JSONField(default=list)),
                ("target_period_code", models.CharField(blank=True, max_length=40)),
                ("target_value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("chance", models.DecimalField(decimal_places=5, max_digits=6, null=True)),
                ("chance_percent", models.PositiveSmallIntegerField(null=True)),
                ("chance_words", models.TextField(blank=True)),
                ("chance_sentence", models.TextField(blank=True)),
                ("outturn_period_code", models.CharField(blank=True, max_length=40)),
                ("outturn_value", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("outturn_lower", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("outturn_upper", models.DecimalField(decimal_places=5, max_digits=15, null=True)),
                ("outturn_sentence", models.TextField(blank=True)),
                ("likely_status", models.CharField(blank=True, max_length=20)),
                ("up_to", models.DateField()),
                (
                    "edition_measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="%(class)ss",
                        to="records.editionmeasure",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="records.series",
                    ),
                ),
            ],
            options={
                "ordering": ["edition_measure", "series", "up_to"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition_measure", "series", "up_to"), name="earlier_forecast_once"
                    )
                ],
            },
        ),
    ]
