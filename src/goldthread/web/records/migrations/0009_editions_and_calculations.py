"""Editions have numbers, days and names of levels; series can be worked out; measures retire."""

from __future__ import annotations

from collections import Counter
from typing import Any

import django.db.models.deletion
from django.db import migrations, models


def number_the_editions(apps: Any, _schema_editor: Any) -> None:
    """Number the editions of each authority in the order they were read."""
    numbers: Counter[int] = Counter()
    for row in apps.get_model("records", "Framework").objects.order_by("read_at", "pk"):
        numbers[row.authority_id] += 1
        row.number = numbers[row.authority_id]
        row.save(update_fields=["number"])


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0008_deliverables_told_apart"),
    ]

    operations = [
        migrations.CreateModel(
            name="Calculation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rule", models.JSONField()),
                ("valid_from", models.DateField(null=True)),
                ("ended", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("set_at", models.DateTimeField()),
                ("set_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["series", "id"],
            },
        ),
        migrations.CreateModel(
            name="CalculationInput",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
            ],
            options={
                "ordering": ["calculation", "position"],
            },
        ),
        migrations.CreateModel(
            name="Retirement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("edition", models.PositiveIntegerField(null=True)),
                ("from_period", models.CharField(max_length=40)),
                ("from_first", models.DateField()),
                ("taken_back", models.BooleanField(default=False)),
                ("reason", models.TextField()),
                ("decided_at", models.DateTimeField()),
                ("decided_by", models.CharField(max_length=150)),
            ],
            options={
                "ordering": ["measure", "id"],
            },
        ),
        migrations.RemoveConstraint(
            model_name="framework",
            name="framework_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="framework",
            name="framework_adopted_by_somebody",
        ),
        migrations.AddField(
            model_name="framework",
            name="in_force_from",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="framework",
            name="level_names",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="framework",
            name="number",
            field=models.PositiveIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="observation",
            name="made_of",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="series",
            name="beside",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="framework",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "Draft"),
                    ("adopted", "Adopted"),
                    ("superseded", "Superseded"),
                    ("archived", "Archived"),
                ],
                default="draft",
                max_length=12,
            ),
        ),
        migrations.RunPython(number_the_editions, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.UniqueConstraint(
                fields=("authority", "number"), name="framework_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "adopted", "superseded", "archived"])),
                name="framework_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="framework",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("adopted_at", None),
                        ("adopted_by", None),
                        ("status__in", ["draft", "archived"]),
                    ),
                    models.Q(
                        models.Q(("status", "draft"), _negated=True),
                        ("adopted_at__isnull", False),
                        ("adopted_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="framework_adopted_by_somebody",
            ),
        ),
        migrations.AddField(
            model_name="calculation",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="calculations",
                to="records.series",
            ),
        ),
        migrations.AddField(
            model_name="calculationinput",
            name="calculation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="inputs",
                to="records.calculation",
            ),
        ),
        migrations.AddField(
            model_name="calculationinput",
            name="series",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="used_by",
                to="records.series",
            ),
        ),
        migrations.AddField(
            model_name="retirement",
            name="measure",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="retirements",
                to="records.measure",
            ),
        ),
        migrations.AddConstraint(
            model_name="calculation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True), models.Q(("set_by", ""), _negated=True)
                ),
                name="calculation_says_why_and_by_whom",
            ),
        ),
        migrations.AddConstraint(
            model_name="calculationinput",
            constraint=models.UniqueConstraint(
                fields=("calculation", "series"), name="calculation_input_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="retirement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), _negated=True),
                    models.Q(("decided_by", ""), _negated=True),
                ),
                name="retirement_says_why_and_by_whom",
            ),
        ),
    ]
