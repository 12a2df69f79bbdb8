"""The returns of the demonstration: a quarter that was told, and what waits to be given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from goldthread.demo import (
    SIGNED_BY,
    WRITTEN_BY,
    DemoFramework,
    ToBeTold,
    illustrative_stories,
)
from goldthread.demo.stories import COMMENT
from goldthread.framework.periods import PeriodKind, containing
from goldthread.framework.returns import Asked, Story

if TYPE_CHECKING:
    from goldthread.web.collection.actions import MadeUpReturn
    from goldthread.web.collection.selectors.plans import PlannedReturn
    from goldthread.web.records.models import Authority, Observation
    from goldthread.web.records.models import Framework as FrameworkRecord

_DAYS_TO_GIVE = 20
"""So that on most days of a month some of its returns are not late yet."""


def open_demonstration_returns(frameworks: Iterable[DemoFramework], *, by: str) -> None:
    """Let the council of each framework collect from the month that ended last.

    Where somebody has said already from when it collects, that stays; returns that have come
    due since are opened either way, so that there is work to try whenever it is started. The
    quarter that the demonstration's report is of has its returns already, made up.
    """
    from django.utils import timezone

    from goldthread.web.collection import actions
    from goldthread.web.collection.selectors import rules_of
    from goldthread.web.records import selectors
    from goldthread.web.records.mapping.subjects import calendar_of

    today = timezone.localdate()
    for demo in frameworks:
        authority = selectors.authority_by_code(demo.code)
        if rules_of(authority) is None:
            calendar = calendar_of(authority)
            told = containing(demo.told_until, PeriodKind.QUARTER, calendar)
            running = containing(today, PeriodKind.MONTH, calendar)
            framework = selectors.framework_in_force(authority)
            for first in (told.first, running.previous().first):
                actions.start_collecting(
                    authority=authority, collect_from=first, days_to_give=_DAYS_TO_GIVE, by=by
                )
                if first == told.first and framework is not None and framework.illustrative:
                    _make_up(demo, framework, by=by)
        actions.open_returns(authority=authority, until=today, by=by)


def _make_up(demo: DemoFramework, framework: FrameworkRecord, *, by: str) -> None:
    """Keep returns of the quarter that was told, with their stories."""
    from goldthread.web.collection import actions

    actions.illustrate_returns(
        framework=framework,
        returns=list(_made_up(demo, framework)),
        written_by=WRITTEN_BY,
        signed_by=SIGNED_BY,
        by=by,
    )


def _made_up(demo: DemoFramework, framework: FrameworkRecord) -> Iterator[MadeUpReturn]:
    from goldthread.web.collection.actions import MadeUpReturn
    from goldthread.web.collection.mapping import Given, GivenFigure
    from goldthread.web.collection.selectors import worst_of
    from goldthread.web.records.mapping.subjects import calendar_of

    calendar = calendar_of(framework.authority)
    quarter = containing(demo.told_until, PeriodKind.QUARTER, calendar)
    days = quarter.first, quarter.last
    planned = _planned(framework.authority, days)
    figures, statuses = _figures(framework, days), _statuses(framework, days)
    told = illustrative_stories(
        (
            ToBeTold(
                one.measure.code,
                one.measure.title,
                (key, one.period.code) in figures,
                "off_target" in statuses[key, one.period.code],
            )
            for key, one in planned.items()
            if not _has_published(figures.get((key, one.period.code), ()))
        ),
        demo.told_until,
    )
    for key, one in planned.items():
        if one.measure.code not in told:
            continue
        own, here = told[one.measure.code], (key, one.period.code)
        yield MadeUpReturn(
            measure=one.measure,
            period=one.period,
            due_on=one.due_on,
            state=own.state,
            given=Given(
                {
                    row.series_id: GivenFigure(row.value, row.numerator, row.denominator)
                    for row in figures.get(here, ())
                },
                commentary=COMMENT if own.story != Story() else "",
                story=own.story,
            ).plain,
            status=worst_of(statuses[here]),
        )


def _planned(authority: Authority, days: tuple[date, date]) -> dict[int, PlannedReturn]:
    """The last return of each measure that was asked for in some days, by the measure's key."""
    from goldthread.web.collection.selectors.plans import planned_returns

    first, last = days
    return {
        one.measure.pk: one
        for one in planned_returns(authority, first=first, last=last)
        if one.asked is Asked.FIGURES
    }


def _figures(
    framework: FrameworkRecord, days: tuple[date, date]
) -> dict[tuple[int, str], list[Observation]]:
    """The figures of periods that end in some days, whole, by the measure's key and the period."""
    from goldthread.web.records.selectors import latest_observations

    found: dict[tuple[int, str], list[Observation]] = defaultdict(list)
    rows = latest_observations(framework.authority).select_related("series")
    for row in rows.filter(series__dimension="", period_last__range=days):
        found[row.series.measure_id, row.period_code].append(row)
    return dict(found)


def _has_published(rows: Iterable[Observation]) -> bool:
    """Whether any of the figures is a real one, of which nothing may be made up."""
    return any(not row.illustrative for row in rows)


def _statuses(
    framework: FrameworkRecord, days: tuple[date, date]
) -> dict[tuple[int, str], set[str]]:
    from goldthread.web.records.models import Result

    found: dict[tuple[int, str], set[str]] = defaultdict(set)
    for measure, period, status in Result.objects.filter(
        edition_measure__framework=framework, period_last__range=days
    ).values_list("edition_measure__measure_id", "period_code", "status"):
        found[measure, period].add(status)
    return found
