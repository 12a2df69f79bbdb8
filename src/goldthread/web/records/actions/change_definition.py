"""Change how an edition defines a measure, from a period on."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.framework import Ownership, Polarity
from goldthread.framework.periods import Period
from goldthread.framework.rules import Frequency, rule_to_json
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.mapping.definitions import Defined, definition_on, definitions_in_order
from goldthread.web.records.models import Definition, EditionMeasure, Measure
from goldthread.web.refusal import ActionRefusedError

_COLUMNS = ("title", "rationale", "polarity", "ownership", "frequency_text", "frequency")


@dataclass(frozen=True, slots=True)
class DefinedAs:
    """How a measure is defined: what it counts, why, which way is better, whose, and how often.

    ``frequency`` is the rule that ``frequency_text`` was read as, ``None`` without words.
    """

    title: str
    rationale: str
    polarity: Polarity | None
    ownership: Ownership | None
    frequency_text: str
    frequency: Frequency | None


def change_definition(
    *,
    edition_measure: EditionMeasure,
    definition: DefinedAs,
    from_period: Period,
    by: str,
    reason: str,
) -> Definition:
    """Define a measure otherwise from a period on; the old definition judges the periods before.

    A change for a period that another was made for already takes that one's place, and the
    record of changes keeps both. Results follow with the next evaluation. Raises
    ``ActionRefusedError`` without a title or a reason, for a frequency that is not understood,
    and when nothing is different from what held for the period.
    """
    reasons = _reasons_to_refuse(definition, reason)
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(edition_measure.framework.authority)
        stated = EditionMeasure.objects.for_authority(authority).get(pk=edition_measure.pk)
        held = definition_on(stated, from_period.first)
        before = _told(held)
        row = _row_from(stated, from_period)
        row.title = definition.title.strip()
        row.rationale = definition.rationale.strip() or None
        row.polarity = definition.polarity.value if definition.polarity else None
        row.ownership = definition.ownership.value if definition.ownership else None
        row.frequency_text = definition.frequency_text.strip() or None
        row.frequency = rule_to_json(definition.frequency) if definition.frequency else None
        row.set_at, row.set_by, row.reason = timezone.now(), by, reason.strip()
        after = _told(row)
        if after == before:
            raise ActionRefusedError("Nothing is different from the definition there is.")
        keep_what_the_document_said(stated)
        row.save()
        state_the_last(stated)
        record_event(
            by=by,
            action="change definition",
            authority=authority,
            subject=stated,
            before=before,
            after={**after, "from": from_period.first},
            reason=reason.strip(),
        )
    return row


def keep_what_the_document_said(stated: EditionMeasure) -> None:
    """Keep the definition that was read with the document, before another is stated."""
    if stated.definitions.filter(valid_from=None).exists():
        return
    said = {column: getattr(stated, column) for column in _COLUMNS}
    read = stated.framework
    stated.definitions.create(**said, valid_from=None, set_at=read.read_at, set_by=read.read_by)


def state_the_last(stated: EditionMeasure) -> None:
    """Let the edition's measure say what its last definition says."""
    last = definitions_in_order(stated)[-1]
    for column in _COLUMNS:
        setattr(stated, column, getattr(last, column))
    stated.save(update_fields=_COLUMNS)
    Measure.objects.filter(pk=stated.measure_id).update(title=stated.title)


def _reasons_to_refuse(definition: DefinedAs, reason: str) -> list[str]:
    reasons = []
    if not reason.strip():
        reasons.append("Give a reason: a changed definition stays on record with why.")
    if not definition.title.strip():
        reasons.append("Say what is counted: a measure needs a title.")
    if isinstance(definition.frequency, NotUnderstood):
        reasons.append(
            f"“{definition.frequency_text}” is not understood. Write how often more plainly, such "
            "as: quarterly."
        )
    return reasons


def _row_from(stated: EditionMeasure, from_period: Period) -> Definition:
    """The definition that begins with a period: one there is already, or a new one."""
    since = from_period.first
    there = Definition.objects.filter(edition_measure=stated, valid_from=since).first()
    return there or Definition(edition_measure=stated, valid_from=since)


def _told(defined: Defined) -> dict[str, str | None]:
    return {
        "title": defined.title,
        "rationale": defined.rationale,
        "which_way_is_better": defined.polarity,
        "owned_by": defined.ownership,
        "how_often": defined.frequency_text,
    }
