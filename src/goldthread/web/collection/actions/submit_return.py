"""Hand a return in."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils import timezone

from goldthread.framework.returns import Step
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.actions.moving import (
    as_it_stands,
    moved,
    name_of,
    require_open,
    stands_there_already,
)
from goldthread.web.collection.mapping import Doubt, Given, with_confirmed
from goldthread.web.collection.models import Return, Submission
from goldthread.web.collection.refusals import IncompleteReturnError, UnconfirmedFiguresError
from goldthread.web.collection.selectors import reading_of
from goldthread.web.collection.selectors.one_return import confirmed_before
from goldthread.web.records.mapping.figures import fits_a_column
from goldthread.web.refusal import ActionRefusedError


def submit_return(
    *,
    period_return: Return,
    given: Given,
    version: int,
    key: str,
    by: str,
    confirmed: Collection[Doubt] = (),
) -> Submission:
    """Hand a return in for sign-off.

    ``key`` is that of the form: the same form again gives the submission there is.
    ``confirmed`` are the questions about its figures that were answered, besides those that were
    answered when it was handed in before; they are kept with the submission as far as they are
    about what is given. Raises ``IncompleteReturnError`` with what is missing,
    ``UnconfirmedFiguresError`` with the questions that nobody answered, ``ActionRefusedError`` where the return
    cannot be submitted or a figure cannot be kept, ``SomebodyElseChangedItError`` where it was
    changed meanwhile.
    """
    with transaction.atomic():
        now = as_it_stands(period_return)
        already = Submission.objects.filter(period_return=now, key=key).first()
        if already is not None:
            return already
        require_open(now)
        reading = reading_of(now, given)
        if reading is None:
            raise ActionRefusedError(f"{name_of(now)}: the framework in force no longer has it.")
        _require_known_and_exact(given, {one.series.pk for one in reading.series})
        if reading.missing:
            raise IncompleteReturnError(reading.missing)
        at, after = timezone.now(), given.to_json()
        before = confirmed_before([now]).get(now.pk, frozenset())
        answered = reading.doubts.intersection({*confirmed, *before})
        if answered != reading.doubts:
            raise UnconfirmedFiguresError(reading.doubts - answered)
        now = moved(
            now,
            Step.SUBMIT,
            version=now.version if stands_there_already(now, given, by=by) else version,
            draft=after,
            draft_by=by,
            draft_at=at,
            sent_back_for="",
        )
        submission = Submission.objects.create(
            period_return=now,
            number=Submission.objects.filter(period_return=now).count() + 1,
            key=key,
            given=with_confirmed(after, answered),
            status=reading.status,
            direction=reading.direction,
            by=by,
            at=at,
        )
        record_event(
            by=by,
            action="submit return",
            authority=now.measure.authority,
            subject=now,
            after={"submission": submission.number, **after, **_told(answered)},
        )
    return submission


def _told(answered: Collection[Doubt]) -> dict[str, list[str]]:
    """The questions that were confirmed, as the record of changes tells them."""
    return {"confirmed": sorted(one.words for one in answered)} if answered else {}


def _require_known_and_exact(given: Given, known: set[int]) -> None:
    for key, figure in given.figures.items():
        if key not in known:
            raise ActionRefusedError("A figure was given for a line this measure does not have.")
        for number in (figure.value, figure.numerator, figure.denominator):
            if number is not None and not fits_a_column(number):
                raise ActionRefusedError(
                    f"{number} cannot be kept exactly: write at most 10 digits before the point "
                    "and 5 after it."
                )
