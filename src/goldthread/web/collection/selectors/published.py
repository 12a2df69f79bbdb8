"""What was said beside published figures, what was corrected, and what became of recoveries."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldthread.engine.goals import Status
from goldthread.framework.periods import Period, period_from_code
from goldthread.framework.returns import Story
from goldthread.web.collection.mapping import given_from_json
from goldthread.web.collection.models import Return, Submission
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Observation, Result
from goldthread.web.records.selectors import EVERYTHING, Disclosure

_PERIODS_SHOWN = 8
_NOT_TOLD = "not told"
"""In place of a status that this reader may not know."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A published figure that was replaced, on which day and why."""

    on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a figure that was off target.

    ``back_in`` is the first later period that met the target; without one, ``is_late`` once the
    day has passed by which it should have.
    """

    by: date
    back_in: str
    is_late: bool


@dataclass(frozen=True, slots=True)
class PublishedPeriod:
    """What was published with the figures of one period, and what was put right in it."""

    period: Period
    commentary: str
    story: Story
    recovery: Recovery | None
    corrections: tuple[Correction, ...]


def published_with(
    authority: Authority,
    measure_code: str,
    *,
    today: date,
    until: date | None = None,
    disclosure: Disclosure = EVERYTHING,
) -> list[PublishedPeriod]:
    """What was said beside a measure's published figures, the latest period first.

    Periods that end after ``until`` are left out, and those with a figure that this reader may
    not see: the words would tell of it. A return that is being corrected shows what is
    published until the correction is. Five queries at most.
    """
    returns = Return.objects.for_authority(authority).filter(
        measure__code=measure_code, published_at__isnull=False
    )
    if until is not None:
        returns = returns.filter(period_last__lte=until)
    kept_back = _periods_kept_back(authority, measure_code, disclosure)
    shown = list(
        returns.exclude(period_code__in=kept_back).order_by("-period_last", "-period_first")[
            :_PERIODS_SHOWN
        ]
    )
    if not shown:
        return []
    published = _published_submissions(shown)
    corrections = _corrections(authority, shown)
    met = _periods_on_target(authority, measure_code, until, disclosure)
    calendar = calendar_of(authority)
    found = []
    for here in shown:
        submission = published.get(here.pk)
        given = given_from_json(submission.given if submission else {})
        found.append(
            PublishedPeriod(
                period=period_from_code(here.period_code, calendar),
                commentary=given.commentary,
                story=given.story,
                recovery=_recovery(
                    given.story,
                    next(
                        (
                            period_from_code(code, calendar).label
                            for last, code in met
                            if last > here.period_last
                        ),
                        "",
                    ),
                    today,
                ),
                corrections=tuple(corrections.get(here.period_code, ())),
            )
        )
    return [one for one in found if one.commentary or one.story.reason or one.corrections]


def _periods_kept_back(authority: Authority, measure_code: str, disclosure: Disclosure) -> set[str]:
    """The codes of the periods in which a figure of the measure is hidden from this reader."""
    if not disclosure.hidden:
        return set()
    rows = Observation.objects.for_authority(authority).filter(series__measure__code=measure_code)
    return {
        code for key, code in rows.values_list("pk", "period_code") if not disclosure.shows(key)
    }


def _published_submissions(returns: Iterable[Return]) -> dict[int, Submission]:
    """Of each return the submission that is published: the last made before it was."""
    rows = Submission.objects.filter(period_return__in=list(returns)).select_related(
        "period_return"
    )
    return {
        one.period_return_id: one
        for one in rows.order_by("number")
        if one.period_return.published_at and one.at <= one.period_return.published_at
    }


def _corrections(authority: Authority, returns: Iterable[Return]) -> dict[str, list[Correction]]:
    """Revisions made since each return was first published, once for each reason."""
    shown = {one.period_code: one for one in returns}
    measure = next(iter(shown.values())).measure_id
    rows = (
        Observation.objects.for_authority(authority)
        .filter(series__measure=measure, period_code__in=shown, revision__gt=1)
        .order_by("-recorded_at")
    )
    found: dict[str, list[Correction]] = {}
    for row in rows:
        first = shown[row.period_code].first_published_at
        if first is None or row.recorded_at <= first:
            continue
        told = Correction(row.recorded_at.date(), row.reason)
        if told not in found.setdefault(row.period_code, []):
            found[row.period_code].append(told)
    return found


def _periods_on_target(
    authority: Authority, measure_code: str, until: date | None, disclosure: Disclosure
) -> list[tuple[date, str]]:
    """The last day and code of each period in which every judged figure met its target."""
    rows = Result.objects.for_authority(authority).filter(
        series__measure__code=measure_code, series__dimension=""
    )
    if until is not None:
        rows = rows.filter(period_last__lte=until)
    by_period: dict[tuple[date, str], set[str]] = {}
    for row in rows.only("period_last", "period_code", "status", "inputs"):
        told = row.status if disclosure.shows_what_came_of(row) else _NOT_TOLD
        by_period.setdefault((row.period_last, row.period_code), set()).add(told)
    unmet = {Status.OFF_TARGET.value, Status.CLOSE.value, _NOT_TOLD}
    return sorted(
        here
        for here, statuses in by_period.items()
        if Status.ON_TARGET.value in statuses and not statuses & unmet
    )


def _recovery(story: Story, back_in: str, today: date) -> Recovery | None:
    if story.recover_by is None:
        return None
    return Recovery(story.recover_by, back_in, not back_in and today > story.recover_by)
