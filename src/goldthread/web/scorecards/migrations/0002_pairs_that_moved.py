"""What was worked out of outcomes and proxies, kept so that no page works it out."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0002_earlier_forecasts"),
        ("scorecards", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="PairMovement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("made_from", models.CharField(max_length=64)),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("too_few", "too_few"),
                            ("still", "still"),
                            ("too_early", "too_early"),
                            ("as_expected", "as_expected"),
                            ("against", "against"),
                            ("same_way", "same_way"),
                            ("opposite_ways", "opposite_ways"),
                        ],
                        max_length=20,
                    ),
                ),
                ("pairs", models.PositiveSmallIntegerField()),
                ("lag", models.PositiveSmallIntegerField()),
                ("lags_tried", models.PositiveSmallIntegerField()),
                ("correlation", models.DecimalField(decimal_places=5, max_digits=6, null=True)),
                ("lower", models.DecimalField(decimal_places=5, max_digits=6, null=True)),
                ("upper", models.DecimalField(decimal_places=5, max_digits=6, null=True)),
                ("chance", models.DecimalField(decimal_places=5, max_digits=6, null=True)),
                ("computed_at", models.DateTimeField()),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pair_movements",
                        to="records.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("framework", "made_from"), name="pair_movement_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verdict__in",
                                [
                                    "too_few",
                                    "still",
                                    "too_early",
                                    "as_expected",
                                    "against",
                                    "same_way",
                                    "opposite_ways",
                                ],
                            )
                        ),
                        name="pair_movement_verdict_known",
                    ),
                ],
            },
        ),
    ]
