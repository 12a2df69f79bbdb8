"""Which returns an authority's framework asks for, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldthread.framework.periods import Period, period_from_code
from goldthread.framework.returns import Asked, due_on, duties
from goldthread.framework.rules import Frequency, frequency_from_json
from goldthread.web.collection.models import CollectionRules, MeasureCollection, Return
from goldthread.web.collection.selectors.holidays import holidays_of
from goldthread.web.records.mapping.definitions import DefinedSpan, defined_spans
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Measure
from goldthread.web.records.selectors import (
    latest_observations,
    retirements_held,
    statements_that_count,
    worked_out_series,
)


@dataclass(frozen=True, slots=True)
class PlannedReturn:
    """A return that the framework asks for: of which measure, for which period, what, by when."""

    measure: Measure
    period: Period
    asked: Asked
    due_on: date


def rules_of(authority: Authority) -> CollectionRules | None:
    """How an authority collects its returns; ``None`` until it has begun to."""
    return CollectionRules.objects.for_authority(authority).first()


def planned_returns(authority: Authority, *, first: date, last: date) -> Iterator[PlannedReturn]:
    """Every return asked for, for periods that end between two days.

    That is what the edition in force asks, and of a measure that it dropped what was asked before
    it was retired. Nothing before an authority has begun to collect, and nothing of a measure
    whose figures are all worked out of others. A changed frequency asks for the periods that end
    from its first day on. What a person said of how one measure is collected
    goes before what the framework says.
    """
    rules = rules_of(authority)
    if rules is None:
        return
    calendar, closed = calendar_of(authority), holidays_of(authority)
    differing = {one.measure_id: one for one in MeasureCollection.objects.for_authority(authority)}
    known = _latest_periods(authority)
    retired, worked_out = retirements_held(authority), worked_out_series(authority)
    stated = (
        statements_that_count(authority)
        .select_related("measure")
        .prefetch_related("components", "definitions")
        .order_by("framework__number", "position")
    )
    for one in stated:
        own = differing.get(one.measure_id)
        if own is not None and own.paused:
            continue
        if worked_out.issuperset(component.series_id for component in one.components.all()):
            continue
        retirement = retired.get(one.measure_id)
        latest = known.get(one.measure_id)
        days = own.days_to_give if own and own.days_to_give else rules.days_to_give
        for span in defined_spans(one):
            frequency = _frequency(span, own)
            for duty in duties(
                frequency,
                first=max(first, rules.collect_from, span.first or first),
                last=min(last, span.last or last),
                calendar=calendar,
                known=period_from_code(latest, calendar) if latest else None,
            ):
                if retirement is not None and duty.period.first >= retirement.from_first:
                    continue
                due = due_on(duty.period, frequency, days_to_give=days, holidays=closed)
                yield PlannedReturn(one.measure, duty.period, duty.asked, due)


def _frequency(span: DefinedSpan, own: MeasureCollection | None) -> Frequency | None:
    """How often figures come on some days; what a person said of collecting goes first."""
    if own is not None and own.frequency:
        return frequency_from_json(own.frequency)
    return span.frequency


def _latest_periods(authority: Authority) -> dict[int, str]:
    """The code of the latest period with a figure, by measure."""
    figures = latest_observations(authority).order_by("period_last")
    return dict(figures.values_list("series__measure", "period_code"))


def returns_to_open(authority: Authority, until: date) -> list[PlannedReturn]:
    """What is asked for periods that end by a day and is not open yet."""
    rules = rules_of(authority)
    if rules is None:
        return []
    there = set(Return.objects.for_authority(authority).values_list("measure", "period_code"))
    return [
        planned
        for planned in planned_returns(authority, first=rules.collect_from, last=until)
        if (planned.measure.pk, planned.period.code) not in there
    ]
