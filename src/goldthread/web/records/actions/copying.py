"""What one edition says, said again in another."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db import models as django_models

from goldthread.web.records import models

Row = TypeVar("Row", bound=django_models.Model)

_LISTED = (
    models.Component,
    models.MeasureLead,
    models.MeasurePartner,
    models.Target,
    models.Definition,
)


def copied_statement(
    stated: models.EditionMeasure, draft: models.Framework, *, position: int
) -> models.EditionMeasure:
    """State a measure in a draft as another edition stated it, at the nodes of the same name.

    Where the draft has none of them, it stands at the draft's first.
    """
    taken = set(draft.edition_measures.values_list("code", flat=True))
    code, number = stated.code, 1
    while code in taken:
        number += 1
        code = f"{stated.code}-{number}"
    copy = _again(stated, framework=draft, code=code, position=position)
    copy.save()
    for model in _LISTED:
        for row in model._default_manager.filter(edition_measure=stated):
            _again(row, edition_measure=copy).save()
    baseline = models.Baseline.objects.filter(edition_measure=stated).first()
    if baseline is not None:
        _again(baseline, edition_measure=copy).save()
    _place(stated, copy, draft)
    return copy


def _place(
    stated: models.EditionMeasure, copy: models.EditionMeasure, draft: models.Framework
) -> None:
    nodes = list(draft.nodes.order_by("position"))
    by_title = {(one.kind, one.title.casefold()): one for one in reversed(nodes)}
    own = {
        one.deliverable_id: one for one in models.EditionDeliverable.objects.filter(framework=draft)
    }
    placed = 0
    for row in stated.placements.select_related("node", "tied_to").order_by("position"):
        node = by_title.get((row.node.kind, row.node.title.casefold()))
        if node is not None:
            tied = own.get(row.tied_to.deliverable_id) if row.tied_to else None
            _again(row, edition_measure=copy, node=node, tied_to=tied, position=placed).save()
            placed += 1
    if not placed and nodes:
        models.MeasurePlacement(edition_measure=copy, node=nodes[0], position=0).save()


def _again(row: Row, **other: Any) -> Row:
    """A row like another but for its key and for what is given."""
    kept = {
        field.name: getattr(row, field.name)
        for field in row._meta.concrete_fields
        if not field.primary_key
    }
    return type(row)(**kept | other)
