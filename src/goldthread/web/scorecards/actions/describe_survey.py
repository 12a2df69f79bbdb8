"""Say which survey a measure comes from, and how it was drawn."""

from __future__ import annotations

from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Measure
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.models import SurveyDesign

_MOST = Decimal(20)


def describe_survey(
    *, measure: Measure, survey: str, design_effect: Decimal | None, reason: str, by: str
) -> SurveyDesign:
    """Take a measure's figures for those of a survey; a blank ``survey`` for those of none.

    ``design_effect`` is ``None`` where it is not known. Raises ``ActionRefusedError`` without a
    reason, and for a design effect that is none.
    """
    reasons = []
    if not reason.strip():
        reasons.append("Say where this is known from: the survey's report, or who ran it.")
    if design_effect is not None and not 0 < design_effect <= _MOST:
        reasons.append(
            f"{design_effect} is no design effect: it is 1 for a simple random sample, and mostly "
            "between 1 and 3 for a weighted one."
        )
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        authority = lock_authority(measure.authority)
        row = SurveyDesign.objects.create(
            authority=authority,
            measure=measure,
            survey=survey.strip(),
            design_effect=design_effect,
            reason=reason.strip(),
            said_at=timezone.now(),
            said_by=by,
        )
        record_event(
            by=by,
            action="describe survey",
            authority=authority,
            subject=row,
            after={
                "measure": measure.code,
                "survey": row.survey or "none",
                "design effect": design_effect,
            },
            reason=row.reason,
        )
    return row
