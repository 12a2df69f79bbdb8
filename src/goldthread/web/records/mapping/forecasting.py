"""What a series is heading for, as a row: the figures to expect, the target and the year's end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeVar

from goldthread import engine
from goldthread.engine import forecast as ahead
from goldthread.engine.goals import Status
from goldthread.engine.judgement import NO_COMPARATORS, Comparators, StatusResult
from goldthread.engine.observations import Accumulation, Figures
from goldthread.engine.observations import Observation as KnownFigure
from goldthread.engine.period_values import own_figures
from goldthread.engine.status import judge
from goldthread.engine.steps import terms_of
from goldthread.engine.wording import during
from goldthread.framework.periods import Period, PeriodKind
from goldthread.framework.wording import amount
from goldthread.web.records.mapping.figures import column_of_float
from goldthread.web.records.mapping.others import compared, names_held_beside, own_code_of
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject
from goldthread.web.records.models.looked_ahead import LookedAhead

Told = TypeVar("Told", bound=LookedAhead)

_FARTHEST = {1: 3, 4: 8, 12: 24}
"""How many periods ahead is worth looking, by how many make a year: two years, or three figures."""

_JUDGED = (Status.ON_TARGET, Status.CLOSE, Status.OFF_TARGET)
_DECIMALS_OF_A_POINT = 5


@dataclass(frozen=True)
class _Outlook:
    """A series with a forecast: its own figures so far, the periods to come and what they bring.

    ``expected`` are the figures as they would be recorded, running totals run on.
    """

    measure: MeasureSubject
    subject: SeriesSubject
    values: tuple[float | None, ...]
    kind: ahead.Kind
    frequency: int
    periods: tuple[Period, ...]
    coming: ahead.Forecast
    expected: dict[Period, KnownFigure]

    def judged_at(self, period: Period) -> StatusResult:
        """How the expected figure of a coming period would stand."""
        rules = self.measure.rules_on(self.subject, period.last)
        known = {
            here: found
            for here, found in (*self.subject.figures.by_period.items(), *self.expected.items())
            if here.last <= period.last
        }
        return judge(
            self.subject.counted,
            rules,
            Figures(MappingProxyType(known)),
            period,
            comparators=self._comparators(period),
        )

    def _comparators(self, period: Period) -> Comparators:
        """What others published last, as if it stayed so until the coming period."""
        stays = self.subject.others.as_last_published(period)
        if stays is None:
            return NO_COMPARATORS
        return compared(
            stays[1],
            period,
            own_code=own_code_of(self.subject.series.measure.authority),
            own=self.expected[period],
            unit=self.subject.series.unit,
        ).comparators

    def can_tell_a_chance(self, result: StatusResult) -> bool:
        """Whether all that decides is this series itself, held against one goal.

        How others will move is not forecast, nor how several targets are met together.
        """
        several = sum(part.goal is not None for part in result.parts) > 1
        return not several and not any(names_held_beside(result.target))

    def is_itself(self, result: StatusResult) -> bool:
        """Whether a judgement is of the one figure of its period, and of no total."""
        alone = self.subject.counted.accumulation is Accumulation.EACH_PERIOD
        return alone and result.value == self.expected[result.period].value

    def outturn(self, period: Period, result: StatusResult) -> ahead.Outturn | None:
        """What the total that a coming period ends will come to; ``None`` where it cannot be told.

        Of the total that was judged, what is not expected is in already.
        """
        to_come = [here for here in self.periods if here.last <= period.last]
        if result.value is None or self.kind is ahead.Kind.PROPORTION:
            return None
        bring = sum(self.coming.mean[place] for place, _ in enumerate(to_come))
        try:
            return ahead.year_end_outturn(
                self.values,
                self.frequency,
                so_far=float(result.value) - bring,
                remaining=len(to_come),
                kind=self.kind,
                goal=result.goal,
                when=during(period),
            )
        except ahead.ForecastError:
            # More than a year of periods are still to come.
            return None


def forecast_of(
    row: Told,
    measure: MeasureSubject,
    subject: SeriesSubject,
    *,
    inputs_hash: str,
    at: datetime,
) -> Told:
    """A new row filled with the forecast of a series, or the reason why there is none.

    Raises ``ValueError`` without a figure.
    """
    latest = subject.latest
    if latest is None:
        raise ValueError(f"{subject.series} has no figure to look ahead from.")
    row.edition_measure, row.series = measure.edition_measure, subject.series
    row.period_code, row.period_last = latest.code, latest.last
    row.method, row.inputs = ahead.Method.NONE.value, {"figures": []}
    row.inputs_hash, row.engine_version, row.computed_at = inputs_hash, engine.ENGINE_VERSION, at
    outlook = _outlook(measure, subject, latest)
    if isinstance(outlook, str):
        row.reason = outlook
        return row
    used = (found for period, found in subject.rows.items() if period.kind is latest.kind)
    row.inputs = {"figures": [found.pk for found in used]}
    row.method, row.reason = outlook.coming.method.value, outlook.coming.reason
    row.figures, row.calibrated = outlook.coming.n, outlook.coming.calibrated
    if outlook.coming:
        row.points = _points(outlook)
        _tell_the_chance(row, outlook, latest)
        _tell_the_outturn(row, outlook, latest)
    return row


def _outlook(measure: MeasureSubject, subject: SeriesSubject, latest: Period) -> _Outlook | str:
    """What a series is heading for, or a sentence on why that cannot be told."""
    if latest.kind in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT):
        return "Figures that overlap, or stand for single days, are not forecast."
    frequency = 12 // latest.months if latest.months <= 12 else 0
    if frequency not in _FARTHEST or latest.kind is PeriodKind.TERM:
        return "Only figures by month, quarter or year are forecast."
    subject = replace(subject, counted=measure.counted_on(subject, latest.last))
    own = own_figures(subject.counted, subject.figures, latest)
    if own is None or subject.counted.accumulation is Accumulation.SINCE_START:
        return "The figures run on, and cannot be taken back to those of single periods."
    values = tuple(
        None if found is None or found.value is None else float(found.value)
        for found in own.values()
    )
    running = subject.counted.accumulation is Accumulation.YEAR_TO_DATE
    if running and not subject.counted.can_add_up:
        return "A share that runs through the year is not forecast."
    periods = _periods_ahead(latest, _due_on(measure, subject, latest), _FARTHEST[frequency])
    kind = ahead.kind_of_figures(
        subject.series.unit, (value for value in values if value is not None)
    )
    try:
        coming = ahead.forecast_series(values, frequency, len(periods), kind=kind)
    except ahead.ForecastError as reason:
        return f"There is no forecast: {reason}."
    outlook = _Outlook(measure, subject, values, kind, frequency, periods, coming, {})
    return replace(outlook, expected=_expected(outlook, latest)) if coming else outlook


def _due_on(measure: MeasureSubject, subject: SeriesSubject, latest: Period) -> date | None:
    """The day by which the target is to be met, where one is still to come."""
    target = measure.target_on(subject.series, latest.last)
    by = terms_of(target.rule).by if target and target.rule else None
    return by.day if by and by.day > latest.last else None


def _periods_ahead(latest: Period, due_on: date | None, farthest: int) -> tuple[Period, ...]:
    """The periods to look ahead to: to the end of the year and to the target, if not too far."""
    until = _year_end_after(latest)
    if due_on is not None:
        until = max(until, due_on)
    periods = [latest.moved(1)]
    while periods[-1].last < until and len(periods) < farthest:
        periods.append(periods[-1].moved(1))
    return tuple(periods)


def _year_end_after(latest: Period) -> date:
    """The end of the year that the next figure belongs to."""
    year = latest.moved(1).within(PeriodKind.FINANCIAL_YEAR)
    return year.last if year else latest.moved(1).last


def _expected(outlook: _Outlook, latest: Period) -> dict[Period, KnownFigure]:
    """The figures to come as they would be recorded, none of them a figure on record."""
    running = outlook.subject.counted.accumulation is Accumulation.YEAR_TO_DATE
    found = outlook.subject.figures.at(latest)
    total = float(found.value) if found and found.value is not None else 0.0
    before, expected = latest, {}
    for period, mean in zip(outlook.periods, outlook.coming.mean, strict=True):
        value = mean
        if running:
            same_year = before.within(PeriodKind.FINANCIAL_YEAR) == period.within(
                PeriodKind.FINANCIAL_YEAR
            )
            total = total + mean if same_year else mean
            value, before = total, period
        number = Decimal(repr(round(value, _DECIMALS_OF_A_POINT)))
        expected[period] = KnownFigure(id="0", period=period, value=number)
    return expected


def _points(outlook: _Outlook) -> list[dict[str, Any]]:
    told = ("mean", "lower80", "upper80", "lower95", "upper95")
    return [
        {
            "period": period.code,
            "first": period.first.isoformat(),
            "last": period.last.isoformat(),
            **{
                name: round(getattr(outlook.coming, name)[place], _DECIMALS_OF_A_POINT)
                for name in told
            },
        }
        for place, period in enumerate(outlook.periods)
    ]


def _tell_the_chance(row: LookedAhead, outlook: _Outlook, latest: Period) -> None:
    """The chance of meeting the target by its date, or by the end of the year without one."""
    due_on = _due_on(outlook.measure, outlook.subject, latest) or _year_end_after(latest)
    due = next((period for period in outlook.periods if period.last >= due_on), None)
    if due is None:
        return  # too far ahead for these figures
    result = outlook.judged_at(due)
    if result.goal is None or not outlook.can_tell_a_chance(result):
        return
    if outlook.is_itself(result):
        chance = ahead.chance_of_meeting(
            result.goal,
            outlook.coming,
            ahead=outlook.periods.index(due) + 1,
            when=during(due),
        )
    else:
        outturn = outlook.outturn(due, result)
        chance = outturn.chance if outturn else None
    if chance is None:
        return
    row.target_period_code = due.code
    row.target_value = result.goal.nearest_number
    row.chance = Decimal(repr(round(chance.probability, 5)))
    row.chance_percent, row.chance_words = chance.percent, chance.words
    row.chance_sentence = chance.sentence


def _tell_the_outturn(row: LookedAhead, outlook: _Outlook, latest: Period) -> None:
    """Where the year that the next figure belongs to ends, and how that would stand."""
    end = next(
        (period for period in outlook.periods if period.last >= _year_end_after(latest)), None
    )
    if end is None:
        return
    result = outlook.judged_at(end)
    if result.status in _JUDGED:
        row.likely_status = result.status.value
    place = outlook.periods.index(end)
    mean, low, high = (
        outlook.coming.mean[place],
        outlook.coming.lower95[place],
        outlook.coming.upper95[place],
    )
    if not outlook.is_itself(result) and result.goal is not None:
        outturn = outlook.outturn(end, result)
        if (
            outturn is None
            or outturn.mean is None
            or outturn.lower95 is None
            or outturn.upper95 is None
        ):
            return
        mean, low, high = outturn.mean, outturn.lower95, outturn.upper95
    row.outturn_period_code = end.code
    row.outturn_value = column_of_float(mean)
    row.outturn_lower, row.outturn_upper = column_of_float(low), column_of_float(high)
    row.outturn_sentence = _outturn_in_words(outlook, end, mean, low, high)
    stays = outlook.subject.others.as_last_published(end)
    if row.likely_status and stays and any(names_held_beside(result.target)):
        row.outturn_sentence += (
            f" The likely status supposes that what it is held beside stays as it was "
            f"{during(stays[0])}."
        )


def _outturn_in_words(outlook: _Outlook, end: Period, mean: float, low: float, high: float) -> str:
    unit, decimals = outlook.subject.series.unit, outlook.coming.decimals
    middle, least, most = (
        amount(Decimal(repr(round(number, decimals))), unit) for number in (mean, low, high)
    )
    when = during(end)
    return (
        f"Heading for {middle} {when}; nineteen times in twenty it would come out between {least} "
        f"and {most}."
    )
