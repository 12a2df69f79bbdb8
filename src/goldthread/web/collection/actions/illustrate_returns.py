"""Keep made-up returns of a period that is over, for the demonstration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.framework.returns import Asked, ReturnState
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.mapping import Given
from goldthread.web.collection.models import Return, Submission
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework, Measure
from goldthread.web.refusal import ActionRefusedError

_GIVEN = (ReturnState.SUBMITTED, ReturnState.SIGNED_OFF, ReturnState.PUBLISHED)
_SIGNED = (ReturnState.SIGNED_OFF, ReturnState.PUBLISHED)


@dataclass(frozen=True, slots=True)
class MadeUpReturn:
    """A return that is made up: of which measure and period, what was given and how far it is.

    ``status`` is what was made of its figures; they are on record already.
    """

    measure: Measure
    period: Period
    due_on: date
    state: ReturnState
    given: Given
    status: str = ""


def illustrate_returns(
    *,
    framework: Framework,
    returns: Sequence[MadeUpReturn],
    written_by: str,
    signed_by: str,
    by: str,
) -> int:
    """Keep returns of figures that are on record already, and say how many they are.

    Raises ``ActionRefusedError`` for a framework that is not illustrative itself, or whose
    council has any returns already.
    """
    if not framework.illustrative:
        raise ActionRefusedError(f"{framework} is not marked as illustrative.")
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        if Return.objects.for_authority(authority).exists():
            raise ActionRefusedError(f"There are returns of {authority} already.")
        at = timezone.now()
        rows = Return.objects.bulk_create(
            (
                Return(
                    measure=one.measure,
                    period_code=one.period.code,
                    period_first=one.period.first,
                    period_last=one.period.last,
                    asked=Asked.FIGURES.value,
                    due_on=one.due_on,
                    state=one.state.value,
                    draft=one.given.to_json() if one.state in _GIVEN else {},
                    draft_by=written_by if one.state in _GIVEN else "",
                    draft_at=at if one.state in _GIVEN else None,
                    signed_off_by=signed_by if one.state in _SIGNED else "",
                    signed_off_at=at if one.state in _SIGNED else None,
                    first_published_at=at if one.state is ReturnState.PUBLISHED else None,
                    published_at=at if one.state is ReturnState.PUBLISHED else None,
                    illustrative=True,
                )
                for one in returns
            ),
            batch_size=200,
        )
        Submission.objects.bulk_create(
            (
                Submission(
                    period_return=row,
                    number=1,
                    key="illustrative",
                    given=row.draft,
                    status=one.status,
                    by=written_by,
                    at=at,
                )
                for one, row in zip(returns, rows, strict=True)
                if one.state in _GIVEN
            ),
            batch_size=200,
        )
        record_event(
            by=by,
            action="illustrate returns",
            authority=authority,
            subject=framework,
            after={"returns": len(rows)},
        )
    return len(rows)
