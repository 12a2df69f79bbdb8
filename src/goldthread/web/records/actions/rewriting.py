"""Bring the records of a draft to what a changed framework says, touching only what differs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

from django.db import models as django_models
from django.db.models import F

from goldthread import framework as core
from goldthread.web.records import mapping, models
from goldthread.web.records.actions.lasting import (
    Carried,
    carried_from,
    carried_milestones,
    remove_unused_deliverables,
    remove_unused_measures,
    saved_lasting,
    stated_in,
)
from goldthread.web.records.actions.saving import BATCH, save_in_batches, saved_names
from goldthread.web.records.mapping.places import row_counts_to_json
from goldthread.web.records.mapping.targets_in_order import close_in_order

Stated = TypeVar("Stated", models.Node, models.EditionMeasure, models.EditionDeliverable)

_OUT_OF_THE_WAY = 1_000_000
"""Positions are unique, so rows that change places first step aside."""

_LISTED_WITH_MEASURE: tuple[type[django_models.Model], ...] = (
    models.MeasurePlacement,
    models.Component,
    models.MeasureLead,
    models.MeasurePartner,
    models.Baseline,
)
_LISTED_WITH_DELIVERABLE: tuple[type[django_models.Model], ...] = (
    models.DeliverablePlacement,
    models.DeliverableLead,
    models.DeliverableProgramme,
    models.EditionMilestone,
)


def rewrite(
    record: models.Framework,
    before: core.Framework,
    after: core.Framework,
    *,
    set_at: datetime,
    set_by: str,
) -> None:
    """Write what differs between what the records hold and what they shall hold.

    Rows of items that stay keep their keys, and with them all that points at them: figures,
    results, targets set since. Call it within a transaction.
    """
    stated = stated_in(record)
    rows = mapping.framework_rows(
        after,
        record,
        named=saved_names(record.authority, after),
        lasting=saved_lasting(record.authority, after, _carried(record, after)),
        set_at=set_at,
        set_by=set_by,
    )
    gone_nodes = _write(
        list(rows.node_levels()), record.nodes.all(), _differing(before.nodes, after.nodes)
    )
    deliverables = _differing(before.deliverables, after.deliverables)
    gone_deliverables = _write([rows.deliverables], record.edition_deliverables.all(), deliverables)
    measures = _differing(before.measures, after.measures)
    gone_measures = _write([rows.measures], record.edition_measures.all(), measures)
    _write_listed(
        _LISTED_WITH_DELIVERABLE,
        "edition_deliverable",
        {one.pk for one in rows.deliverables if one.code in deliverables},
        rows.listed,
    )
    touched = {one.pk for one in rows.measures if one.code in measures}
    _write_listed(_LISTED_WITH_MEASURE, "edition_measure", touched, rows.listed)
    _write_targets(touched, rows.listed)
    # Nothing stands at these any more, so that nothing goes with them.
    models.EditionMeasure.objects.filter(pk__in=gone_measures).delete()
    models.EditionDeliverable.objects.filter(pk__in=gone_deliverables).delete()
    models.Node.objects.filter(pk__in=gone_nodes).delete()
    remove_unused_measures(stated.measures - stated_in(record).measures)
    remove_unused_deliverables(stated.deliverables)
    record.title, record.edition = after.title, after.edition
    record.authority_as_printed = after.authority
    record.introduction = list(after.introduction)
    record.row_counts = row_counts_to_json(after.rows)
    record.save()


def _carried(record: models.Framework, after: core.Framework) -> Carried:
    """What the draft states already is what it was, whatever its words are now."""
    known = carried_from(record.authority, after)
    measures = _with_own(known.measures, record.edition_measures.values_list("code", "measure"))
    deliverables = _with_own(
        known.deliverables, record.edition_deliverables.values_list("code", "deliverable")
    )
    return Carried(
        measures={one.id: measures[one.id] for one in after.measures if one.id in measures},
        deliverables={
            one.id: deliverables[one.id] for one in after.deliverables if one.id in deliverables
        },
        milestones=carried_milestones(record.authority, after, deliverables),
    )


def _with_own(found: Mapping[str, int], own: Iterable[tuple[str, int]]) -> dict[str, int]:
    """The keys by id, the draft's own before any that were found by their words."""
    by_id = dict(own)
    taken = set(by_id.values())
    others = {one: key for one, key in found.items() if one not in by_id and key not in taken}
    return by_id | others


Item = core.Node | core.Measure | core.Deliverable


def _differing(before: Sequence[Item], after: Sequence[Item]) -> set[str]:
    """The ids of the items that are new, or not as they were."""
    was = {item.id: item for item in before}
    return {item.id for item in after if was.get(item.id) != item}


def _write(
    levels: Sequence[Sequence[Stated]],
    existing: django_models.QuerySet[Stated],
    differing: set[str],
) -> list[int]:
    """Write the rows of one kind, those above before those below; the keys of what is gone.

    Rows that are there already get their keys, so that others that name them find them.
    """
    there = {
        code: (pk, place) for code, pk, place in existing.values_list("code", "pk", "position")
    }
    rows = [row for level in levels for row in level]
    kept = [row for row in rows if row.code in there]
    for row in kept:
        row.pk = there[row.code][0]
        row._state.adding = False
    moved = [row for row in kept if row.position != there[row.code][1]]
    if moved or len(rows) > len(kept):
        existing.order_by().update(position=F("position") + _OUT_OF_THE_WAY)
        moved = kept
    for level in levels:
        save_in_batches([row for row in level if row.pk is None])
    if moved:
        existing.bulk_update(moved, ["position"], batch_size=BATCH)
    reworded = [row for row in kept if row.code in differing]
    if reworded:
        existing.bulk_update(reworded, _columns(existing.model), batch_size=BATCH)
    codes = {row.code for row in rows}
    return [pk for code, (pk, _) in there.items() if code not in codes]


def _columns(model: type[django_models.Model]) -> list[str]:
    """The fields in which a row says what its item says."""
    own = {"id", "framework", "code", "position", "measure", "deliverable"}
    return [one.name for one in model._meta.concrete_fields if one.name not in own]


def _write_listed(
    kinds: Iterable[type[django_models.Model]],
    owner: str,
    touched: set[int],
    listed: Sequence[django_models.Model],
) -> None:
    """Put what is listed with these items in the place of what was."""
    for kind in kinds:
        kind._default_manager.filter(**{f"{owner}__in": touched}).delete()
        save_in_batches(_of(kind, owner, touched, listed))


def _write_targets(touched: set[int], listed: Sequence[django_models.Model]) -> None:
    """Put the framework's own targets in the place of the old; those set since hold on."""
    there = {
        one.edition_measure_id: one
        for one in models.Target.objects.filter(edition_measure__in=touched, valid_from=None)
    }
    wanted = {
        one.edition_measure_id or one.edition_measure.pk: one
        for one in _of(models.Target, "edition_measure", touched, listed)
    }
    for key, old in there.items():
        new = wanted.get(key)
        if new is not None and (new.text, new.rule) == (old.text, old.rule):
            del wanted[key]
        else:
            old.delete()
    save_in_batches(list(wanted.values()))
    set_since = models.Target.objects.filter(edition_measure__in=touched, valid_from__isnull=False)
    for key in set(set_since.order_by().values_list("edition_measure", flat=True)):
        targets = list(models.Target.objects.filter(edition_measure=key))
        close_in_order(targets)
        models.Target.objects.bulk_update(targets, ["valid_to"])


Row = TypeVar("Row", bound=django_models.Model)


def _of(
    kind: type[Row], owner: str, touched: set[int], listed: Sequence[django_models.Model]
) -> list[Row]:
    return [one for one in listed if isinstance(one, kind) and getattr(one, owner).pk in touched]
