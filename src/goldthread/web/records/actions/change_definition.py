"""Change how an edition defines a measure."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from goldthread.framework import Polarity
from goldthread.framework.periods import Period
from goldthread.framework.rules import Frequency, rule_to_json
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import EditionMeasure, Measure
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class Definition:
    """How a measure is defined: what it counts, why, which way is better, and how often.

    ``frequency`` is the rule that ``frequency_text`` was read as, ``None`` without words.
    """

    title: str
    rationale: str
    polarity: Polarity | None
    frequency_text: str
    frequency: Frequency | None


def change_definition(
    *,
    edition_measure: EditionMeasure,
    definition: Definition,
    from_period: Period,
    by: str,
    reason: str,
) -> EditionMeasure:
    """Define a measure otherwise from a period on; the record keeps what it was before.

    Results follow with the next evaluation. Raises ``ActionRefusedError`` without a title or a
    reason, for a frequency that is not understood, and when nothing is different.
    """
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
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(edition_measure.framework.authority)
        now = EditionMeasure.objects.for_authority(authority).get(pk=edition_measure.pk)
        before = _told(now)
        now.title = definition.title.strip()
        now.rationale = definition.rationale.strip() or None
        now.polarity = definition.polarity.value if definition.polarity else None
        now.frequency_text = definition.frequency_text.strip() or None
        now.frequency = rule_to_json(definition.frequency) if definition.frequency else None
        after = _told(now)
        if after == before:
            raise ActionRefusedError("Nothing is different from the definition there is.")
        now.save(update_fields=["title", "rationale", "polarity", "frequency_text", "frequency"])
        Measure.objects.filter(pk=now.measure_id).update(title=now.title)
        record_event(
            by=by,
            action="change definition",
            authority=authority,
            subject=now,
            before=before,
            after={**after, "from": from_period.first},
            reason=reason.strip(),
        )
    return now


def _told(stated: EditionMeasure) -> dict[str, str | None]:
    return {
        "title": stated.title,
        "rationale": stated.rationale,
        "which_way_is_better": stated.polarity,
        "how_often": stated.frequency_text,
    }
