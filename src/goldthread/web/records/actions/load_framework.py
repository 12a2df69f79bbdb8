"""Take in a framework that was read from its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from django.db import models as django_models
from django.db import transaction
from django.utils import timezone

from goldthread import framework as core
from goldthread.web.audit.actions import record_event
from goldthread.web.records import mapping, models
from goldthread.web.records.actions.change_definition import (
    keep_what_the_document_said,
    state_the_last,
)
from goldthread.web.records.actions.lasting import (
    Carried,
    carried_from,
    remove_unused_deliverables,
    remove_unused_measures,
    saved_lasting,
    stated_in,
)
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches, saved_names
from goldthread.web.records.mapping.places import row_counts_to_json
from goldthread.web.records.mapping.targets_in_order import close_in_order
from goldthread.web.records.models import FrameworkStatus
from goldthread.web.records.selectors.editions import next_number
from goldthread.web.refusal import ActionRefusedError

Dated = TypeVar("Dated", models.Target, models.Definition)
"""What is said of a measure from a day on."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """The document a framework was read from: its file name and the SHA-256 of its bytes."""

    name: str
    sha256: str


class Loading(StrEnum):
    """What loading came to."""

    NEW = "new"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class LoadedFramework:
    """The edition as kept, and what loading it came to.

    Counts are of measures: those new to the authority, those that carry on from an earlier
    edition or an earlier reading, and those that the replaced reading had and this has not.
    """

    record: models.Framework
    loading: Loading
    new_measures: int
    carried_over: int
    no_longer_stated: int


def load_framework(
    *,
    authority: models.Authority,
    framework: core.Framework,
    document: ReadDocument,
    by: str,
    illustrative: bool = False,
) -> LoadedFramework:
    """Keep a framework as a draft edition of this authority, all of it or nothing.

    Measures keep their identity, and with it their figures, from earlier editions, and so do
    deliverables and milestones (see ``mapping.identity``). Loading the same edition again
    replaces the draft; when nothing differs, nothing is done. Targets set since the replaced
    draft was read hold on for every measure that is still stated, and so do definitions. A
    measure that only the replaced draft stated is removed unless figures were recorded for it,
    and a deliverable or a milestone unless anything speaks of it. Raises ``ActionRefusedError``
    when the edition is adopted already.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        existing = (
            models.Framework.objects.for_authority(authority)
            .filter(title=framework.title, edition=framework.edition)
            .first()
        )
        if existing is not None:
            if _is_the_same(existing, framework, document, illustrative=illustrative):
                count = len(framework.measures)
                return LoadedFramework(existing, Loading.UNCHANGED, 0, count, 0)
            if existing.status != FrameworkStatus.DRAFT:
                raise ActionRefusedError(
                    f"{existing} of {authority} is {existing.get_status_display().lower()} and "
                    f"{document.name} differs from it. Give the changed document another "
                    "edition, and load that."
                )
        carried = carried_from(authority, framework)
        previous = stated_in(existing)
        set_since = _set_since(existing, models.Target)
        defined_since = _set_since(existing, models.Definition)
        if existing is not None:
            existing.delete()
        now = timezone.now()
        number = next_number(authority) if existing is None else existing.number
        record = save_edition(
            authority, framework, document, carried, now, by, illustrative, number=number
        )
        lost = _set_again(record, set_since)
        lost_definitions = _define_again(record, defined_since)
        stated = stated_in(record)
        dropped = previous.measures - stated.measures
        remove_unused_measures(dropped)
        remove_unused_deliverables(previous.deliverables)
        loaded = LoadedFramework(
            record=record,
            loading=Loading.NEW if existing is None else Loading.REPLACED,
            new_measures=len(framework.measures) - len(carried.measures),
            carried_over=len(carried.measures),
            no_longer_stated=len(dropped),
        )
        record_event(
            by=by,
            action="load framework",
            authority=authority,
            subject=record,
            before=None if existing is None else {"document": existing.document_sha256},
            after={
                **_summary(loaded, framework, document),
                "targets_not_kept": lost,
                "definitions_not_kept": lost_definitions,
            },
        )
    return loaded


def _is_the_same(
    record: models.Framework,
    framework: core.Framework,
    document: ReadDocument,
    *,
    illustrative: bool,
) -> bool:
    return (
        record.document_sha256 == document.sha256
        and record.illustrative == illustrative
        and mapping.framework_from_records(record) == framework
    )


def _set_since(record: models.Framework | None, model: type[Dated]) -> list[Dated]:
    """The targets, or definitions, of measures of a reading that were set after it was read."""
    if record is None:
        return []
    return list(
        model._default_manager.filter(
            edition_measure__framework=record, valid_from__isnull=False
        ).select_related("edition_measure__measure")
    )


def _moved_over(
    record: models.Framework, rows: Sequence[Dated]
) -> tuple[dict[models.EditionMeasure, list[Dated]], list[dict[str, str]]]:
    """Rows that hold on with the new reading of their measures, and what is lost, in words."""
    stated = {one.measure_id: one for one in record.edition_measures.all()}
    held: dict[models.EditionMeasure, list[Dated]] = {}
    lost: list[dict[str, str]] = []
    for row in rows:
        measure = row.edition_measure.measure
        if measure.pk not in stated:
            kind = row._meta.model_name or ""
            said = {kind: str(row), "from": str(row.valid_from), "reason": row.reason}
            lost.append({"measure": measure.code, **said})
            continue
        row.pk, row._state.adding = None, True
        row.edition_measure = stated[measure.pk]
        held.setdefault(row.edition_measure, []).append(row)
    return held, lost


def _set_again(record: models.Framework, targets: list[models.Target]) -> list[dict[str, str]]:
    """Keep targets with the new reading of their measures; what could not be kept, in words."""
    held, lost = _moved_over(record, targets)
    for stated, own in held.items():
        of_document = list(models.Target.objects.filter(edition_measure=stated))
        close_in_order([*of_document, *own])
        for target in (*of_document, *own):
            target.save()
    return lost


def _define_again(
    record: models.Framework, definitions: list[models.Definition]
) -> list[dict[str, str]]:
    """Keep definitions as targets are kept."""
    held, lost = _moved_over(record, definitions)
    for stated, own in held.items():
        keep_what_the_document_said(stated)
        for definition in own:
            definition.save()
        state_the_last(stated)
    return lost


def save_edition(
    authority: models.Authority,
    framework: core.Framework,
    document: ReadDocument,
    carried: Carried,
    now: datetime,
    by: str,
    illustrative: bool,
    *,
    number: int,
) -> models.Framework:
    """Keep a framework as the draft edition of this number, all of its rows.

    ``carried`` says which of its items the authority has already.
    """
    record = models.Framework.objects.create(
        authority=authority,
        title=framework.title,
        edition=framework.edition,
        authority_as_printed=framework.authority,
        introduction=list(framework.introduction),
        row_counts=row_counts_to_json(framework.rows),
        document_name=document.name,
        document_sha256=document.sha256,
        illustrative=illustrative,
        read_at=now,
        read_by=by,
        number=number,
    )
    rows = mapping.framework_rows(
        framework,
        record,
        named=saved_names(authority, framework),
        lasting=saved_lasting(authority, framework, carried),
        set_at=now,
        set_by=by,
    )
    for level in rows.node_levels():
        save_in_batches(level)
    save_in_batches(rows.deliverables)
    save_in_batches(rows.measures)
    by_model: dict[type[django_models.Model], list[django_models.Model]] = {}
    for row in rows.listed:
        by_model.setdefault(type(row), []).append(row)
    for listed in by_model.values():
        save_in_batches(listed)
    return record


def _summary(
    loaded: LoadedFramework, framework: core.Framework, document: ReadDocument
) -> dict[str, object]:
    return {
        "framework": str(loaded.record),
        "document": document.sha256,
        "document_name": document.name,
        "nodes": len(framework.nodes),
        "measures": len(framework.measures),
        "deliverables": len(framework.deliverables),
        "unplaced_rows": framework.rows.unaccounted,
        "new_measures": loaded.new_measures,
        "carried_over": loaded.carried_over,
        "no_longer_stated": loaded.no_longer_stated,
    }
