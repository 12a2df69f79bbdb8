"""Deliverables and milestones last across editions, as measures do: the tables."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

_LISTED = ("deliverablelead", "deliverableprogramme")


def _key() -> models.BigAutoField:
    return models.BigAutoField(
        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0005_what_counts_as_close"),
    ]

    operations = [
        migrations.RemoveConstraint("deliverable", "deliverable_code_once"),
        migrations.RemoveConstraint("deliverable", "deliverable_position_once"),
        migrations.RemoveConstraint("deliverable", "deliverable_has_title"),
        migrations.RemoveConstraint("milestone", "milestone_position_once"),
        migrations.RemoveConstraint("deliverableplacement", "deliverable_placement_position_once"),
        *(migrations.RemoveConstraint(name, f"{name}_position_once") for name in _LISTED),
        migrations.RenameModel("Deliverable", "EditionDeliverable"),
        migrations.RenameModel("Milestone", "EditionMilestone"),
        *(
            operation
            for name in ("editionmilestone", "deliverableplacement", *_LISTED)
            for operation in (
                migrations.RenameField(name, "deliverable", "edition_deliverable"),
                migrations.AlterModelOptions(
                    name, {"ordering": ["edition_deliverable", "position"]}
                ),
            )
        ),
        migrations.AlterField(
            "editiondeliverable",
            "framework",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="edition_deliverables",
                to="records.framework",
            ),
        ),
        migrations.AlterField(
            "editiondeliverable",
            "people",
            models.ManyToManyField(
                related_name="edition_deliverables",
                through="records.DeliverableLead",
                to="records.person",
            ),
        ),
        migrations.AlterField(
            "editiondeliverable",
            "programmes",
            models.ManyToManyField(
                related_name="edition_deliverables",
                through="records.DeliverableProgramme",
                to="records.programme",
            ),
        ),
        migrations.CreateModel(
            name="Deliverable",
            fields=[
                ("id", _key()),
                ("code", models.TextField()),
                ("title", models.TextField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deliverables",
                        to="records.authority",
                    ),
                ),
            ],
            options={"ordering": ["authority", "code"]},
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", _key()),
                ("code", models.TextField()),
                ("text", models.TextField()),
                (
                    "deliverable",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="milestones",
                        to="records.deliverable",
                    ),
                ),
            ],
            options={"ordering": ["deliverable", "id"]},
        ),
        migrations.AddField(
            "editiondeliverable",
            "deliverable",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="records.deliverable",
            ),
        ),
        migrations.AddField(
            "editionmilestone",
            "milestone",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="records.milestone",
            ),
        ),
    ]
