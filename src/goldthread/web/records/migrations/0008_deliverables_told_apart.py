"""Deliverables and milestones last across editions: what holds of them."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


def _once(model: str, fields: list[str], name: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(model, models.UniqueConstraint(fields=fields, name=name))


def _said(model: str, field: str, name: str) -> migrations.AddConstraint:
    return migrations.AddConstraint(
        model, models.CheckConstraint(condition=~models.Q(**{field: ""}), name=name)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("records", "0007_deliverables_kept"),
    ]

    operations = [
        migrations.AlterField(
            "editiondeliverable",
            "deliverable",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="records.deliverable",
            ),
        ),
        migrations.AlterField(
            "editionmilestone",
            "milestone",
            models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="editions",
                to="records.milestone",
            ),
        ),
        _once("deliverable", ["authority", "code"], "deliverable_code_once"),
        _said("deliverable", "code", "deliverable_has_code"),
        _said("deliverable", "title", "deliverable_has_title"),
        _once("milestone", ["deliverable", "code"], "milestone_code_once"),
        _said("milestone", "code", "milestone_has_code"),
        _said("milestone", "text", "milestone_has_text"),
        _once("editiondeliverable", ["framework", "deliverable"], "edition_deliverable_once"),
        _once("editiondeliverable", ["framework", "code"], "edition_deliverable_code_once"),
        _once("editiondeliverable", ["framework", "position"], "edition_deliverable_position_once"),
        _said("editiondeliverable", "title", "edition_deliverable_has_title"),
        *(
            _once(name, ["edition_deliverable", "position"], f"{name}_position_once")
            for name in ("editionmilestone", "deliverablelead", "deliverableprogramme")
        ),
        _once("editionmilestone", ["edition_deliverable", "milestone"], "edition_milestone_once"),
        _once(
            "deliverableplacement",
            ["edition_deliverable", "position"],
            "deliverable_placement_position_once",
        ),
    ]
