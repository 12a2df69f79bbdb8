"""What is said of a series as a whole: where it is going, and which parts depart from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from goldthread import engine
from goldthread.engine.direction import Direction
from goldthread.engine.masking import Departure, Part, departures
from goldthread.engine.spc import ChartPoint
from goldthread.framework.periods import Period
from goldthread.web.records import models
from goldthread.web.records.mapping.judging import direction_of
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject

_DECIMALS_OF_A_LINE = 6


def travel_of(
    measure: MeasureSubject,
    subject: SeriesSubject,
    *,
    assurance: str,
    inputs_hash: str,
    at: datetime,
    until: Period | None = None,
) -> models.Travel:
    """Where a series with any figure is going by its latest, or by that of the period ``until``.

    ``assurance`` is that of the result for the same figure, blank for a series with no target.
    Raises ``ValueError`` without a figure.
    """
    until = until or subject.latest
    if until is None:
        raise ValueError(f"{subject.series} has no figure to speak of.")
    travelled = direction_of(measure, subject, until)
    return models.Travel(
        edition_measure=measure.edition_measure,
        series=subject.series,
        period_code=until.code,
        period_last=until.last,
        direction=travelled.way.value,
        test=travelled.test.value,
        reason=travelled.sentence,
        variation=(travelled.chart.variation or "") if travelled.chart else "",
        assurance=assurance,
        chart=_chart(travelled),
        inputs={"travelled": [int(key) for key in travelled.inputs]},
        inputs_hash=inputs_hash,
        engine_version=engine.ENGINE_VERSION,
        computed_at=at,
    )


def departures_of(
    measure: MeasureSubject, whole: SeriesSubject, *, inputs_hash: str, at: datetime
) -> Iterator[models.Departure]:
    """A row for each way in which a part departs from the latest figure of the whole.

    The parts of each dimension are held beside the whole by their figures of the same period,
    and of the same period a year before or else the one before the latest.
    """
    period = whole.latest
    if period is None:
        return
    earlier = _earlier(whole, period)
    own = _part(whole, period, earlier)
    names = _names(whole)
    parts = {
        names[found.series.part]: (found, part)
        for found in whole.parts
        if (part := _part(found, period, earlier)) is not None
    }
    if own is None:
        return
    named = {name: part for name, (_, part) in parts.items()}
    for departure in departures(own, named, unit=whole.series.unit):
        yield _row(measure, whole, parts[departure.part][0], departure, period, inputs_hash, at)


def _names(whole: SeriesSubject) -> dict[str, str]:
    """What to call each part in a sentence: its category, unless two dimensions share one."""
    called = Counter(found.series.category for found in whole.parts)
    return {
        found.series.part: (
            found.series.category if called[found.series.category] == 1 else found.series.part
        )
        for found in whole.parts
    }


def _earlier(whole: SeriesSubject, period: Period) -> Period | None:
    if whole.figures.at(period.year_earlier()) is not None:
        return period.year_earlier()
    before = whole.figures.before(period)
    return before.period if before else None


def _part(subject: SeriesSubject, period: Period, earlier: Period | None) -> Part | None:
    latest = subject.figures.at(period)
    if latest is None:
        return None
    return Part(latest, subject.figures.at(earlier) if earlier else None)


def _row(
    measure: MeasureSubject,
    whole: SeriesSubject,
    part: SeriesSubject,
    departure: Departure,
    period: Period,
    inputs_hash: str,
    at: datetime,
) -> models.Departure:
    return models.Departure(
        edition_measure=measure.edition_measure,
        series=whole.series,
        part=part.series,
        period_code=period.code,
        period_last=period.last,
        masked=departure.masked.value,
        sentence=departure.sentence,
        inputs={"compared": [int(key) for key in departure.inputs]},
        inputs_hash=inputs_hash,
        engine_version=engine.ENGINE_VERSION,
        computed_at=at,
    )


def _chart(travelled: Direction) -> dict[str, Any] | None:
    if travelled.chart is None:
        return None
    return {
        "points": [
            _point(point, period)
            for point, period in zip(travelled.chart.points, travelled.periods, strict=True)
        ],
        "notes": list(travelled.chart.notes),
    }


def _point(point: ChartPoint, period: Period) -> dict[str, Any]:
    limits = point.limits
    return {
        "period": period.code,
        "value": _line(point.value),
        "stretch": point.stretch,
        "mean": _line(limits.mean) if limits else None,
        "lower": _line(limits.lower) if limits else None,
        "upper": _line(limits.upper) if limits else None,
        "trial": limits.trial if limits else False,
        "signals": [
            {"cause": signal.cause.value, "side": signal.side.value} for signal in point.signals
        ],
    }


def _line(number: float | None) -> float | None:
    return None if number is None else round(number, _DECIMALS_OF_A_LINE)
