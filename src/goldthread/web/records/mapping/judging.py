"""Records as the engine takes them, and its judgements as rows.

What the engine is told: every series an edition asks for, with the latest revision of each
figure; and for each figure the target that was in force on the last day of its period.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from goldthread import engine
from goldthread.engine.judgement import Baseline, MeasureRules, StatusResult
from goldthread.engine.movement import Difference, Movement, movement
from goldthread.engine.observations import Accumulation, Figures, figures_as_known
from goldthread.engine.observations import Observation as KnownFigure
from goldthread.engine.observations import Series as CountedSeries
from goldthread.engine.status import judge
from goldthread.framework import Polarity
from goldthread.framework.periods import (
    Calendar,
    Period,
    PeriodError,
    PeriodKind,
    period_from_code,
)
from goldthread.framework.rules import (
    Frequency,
    Precision,
    Target,
    Value,
    frequency_from_json,
    rule_to_json,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.schedule import Every
from goldthread.framework.rules.values import Figure, SeveralFigures
from goldthread.web.records import models
from goldthread.web.records.mapping.figures import fits_a_column, rounded_to_a_column, stated_unit

TOO_FEW_POINTS = "too_few_points"
"""The direction of a figure that has none before it to compare with."""

_KIND_OF_SPAN = {
    Precision.DAY: PeriodKind.SNAPSHOT,
    Precision.MONTH: PeriodKind.MONTH,
    Precision.QUARTER: PeriodKind.QUARTER,
    Precision.HALF_YEAR: PeriodKind.HALF_YEAR,
    Precision.FINANCIAL_YEAR: PeriodKind.FINANCIAL_YEAR,
    Precision.ACADEMIC_YEAR: PeriodKind.ACADEMIC_YEAR,
    Precision.CALENDAR_YEAR: PeriodKind.CALENDAR_YEAR,
}


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target and the days it holds; ``None`` is open."""

    rule: Target | None
    valid_from: date | None
    valid_to: date | None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


def calendar_of(authority: models.Authority) -> Calendar:
    """How the authority divides its years."""
    return Calendar(financial_year_starts=authority.year_start_month)


def results_of(
    edition_measure: models.EditionMeasure,
    observations: Iterable[models.Observation],
    *,
    calendar: Calendar,
    at: datetime,
) -> Iterator[models.Result]:
    """A result for every figure of every series that an edition's measure asks for.

    ``observations`` are the latest revisions of the figures of these series. The edition's
    measure brings its ``components``, ``targets`` and ``baseline`` with it.
    """
    by_series: dict[int, list[models.Observation]] = {}
    for observation in observations:
        by_series.setdefault(observation.series_id, []).append(observation)
    all_series = [component.series for component in edition_measure.components.all()]
    targets = _targets(edition_measure)
    frequency = (
        frequency_from_json(edition_measure.frequency) if edition_measure.frequency else None
    )
    for series in dict.fromkeys(all_series):
        rows = by_series.get(series.pk, [])
        if not rows:
            continue
        figures = figures_as_known(_known_figure(row, calendar) for row in rows)
        baseline = _baseline_for(edition_measure, series, all_series, calendar)
        for row in rows:
            period = period_from_code(row.period_code, calendar)
            if figures.at(period) is None:
                continue
            rules = MeasureRules(
                target=_target_for(series, all_series, targets, period),
                polarity=Polarity(edition_measure.polarity) if edition_measure.polarity else None,
                baseline=baseline,
                frequency=frequency,
            )
            yield _result(edition_measure, series, row, rules, figures, period, at)


def _result(
    edition_measure: models.EditionMeasure,
    series: models.Series,
    observation: models.Observation,
    rules: MeasureRules,
    figures: Figures,
    period: Period,
    at: datetime,
) -> models.Result:
    counted = _counted(edition_measure, series, rules.frequency)
    status = judge(counted, rules, figures, period)
    moved = movement(
        counted,
        figures,
        period,
        polarity=rules.polarity,
        baseline=rules.baseline,
        goal=status.goal,
    )
    return models.Result(
        edition_measure=edition_measure,
        series=series,
        observation=observation,
        period_code=period.code,
        period_first=period.first,
        period_last=period.last,
        value=rounded_to_a_column(status.value),
        status=status.status.value,
        reason=status.reason,
        direction=_direction(moved),
        direction_reason=moved.reason,
        target_rule=_rule_as_json(status.target) if status.target else None,
        target_value=_line_to_draw(status),
        inputs={
            "judged": [int(key) for key in status.inputs],
            "compared": sorted({int(key) for key in _compared(moved)}),
        },
        engine_version=engine.ENGINE_VERSION,
        computed_at=at,
    )


def _targets(edition_measure: models.EditionMeasure) -> list[TargetInForce]:
    return [
        TargetInForce(
            rule=target_from_json(row.rule) if row.rule else None,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in edition_measure.targets.all()
    ]


def _target_for(
    series: models.Series,
    all_series: Sequence[models.Series],
    targets: Sequence[TargetInForce],
    period: Period,
) -> Target | None:
    """The target in force at the end of the period, if it is meant for this series.

    Of several that hold, the one that began last. Where a measure has a number and a
    percentage, a target of "80%" is for the percentage alone.
    """
    holding = [target for target in targets if target.holds_on(period.last)]
    if not holding:
        return None
    rule = max(holding, key=lambda target: target.valid_from or date.min).rule
    unit = stated_unit(rule)
    if unit and series.unit != unit and any(other.unit == unit for other in all_series):
        return None
    return rule


def _baseline_for(
    edition_measure: models.EditionMeasure,
    series: models.Series,
    all_series: Sequence[models.Series],
    calendar: Calendar,
) -> Baseline | None:
    """The baseline of this series, where one figure is certainly its own.

    That is its own part of several figures, the figure of an only series, or a figure in a unit
    that this series alone has.
    """
    baseline = getattr(edition_measure, "baseline", None)
    value: Value | None = value_from_json(baseline.rule) if baseline and baseline.rule else None
    figure: Figure | None = None
    if isinstance(value, SeveralFigures):
        own = [part for part in value.parts if part.label and part.label == series.label]
        figure = own[0] if len(own) == 1 else None
    elif isinstance(value, Figure):
        alike = [one for one in all_series if value.unit and one.unit == value.unit]
        theirs = all_series if len(all_series) == 1 else alike
        figure = value if list(theirs) == [series] else None
    if figure is None or figure.bound is not None:
        return None
    return Baseline(figure.value, _period_of(figure, calendar))


def _period_of(figure: Figure, calendar: Calendar) -> Period | None:
    covers = figure.covers
    kind = _KIND_OF_SPAN.get(covers.precision) if covers and not covers.pooled else None
    if covers is None or kind is None:
        return None
    try:
        return Period(kind, covers.first, covers.last, calendar)
    except PeriodError:
        # Days that make no period of this calendar, such as a year to September.
        return None


def _counted(
    edition_measure: models.EditionMeasure, series: models.Series, frequency: Frequency | None
) -> CountedSeries:
    cumulative = isinstance(frequency, Every) and frequency.cumulative
    return CountedSeries(
        id=str(series.pk),
        measure_id=edition_measure.code,
        label=series.label,
        unit=series.unit,
        accumulation=Accumulation.YEAR_TO_DATE if cumulative else Accumulation.EACH_PERIOD,
    )


def _known_figure(row: models.Observation, calendar: Calendar) -> KnownFigure:
    return KnownFigure(
        id=str(row.pk),
        period=period_from_code(row.period_code, calendar),
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        provisional=row.provisional,
        revision=row.revision,
        illustrative=row.illustrative,
    )


@lru_cache(maxsize=1024)
def _rule_as_json(rule: Target) -> dict[str, Any]:
    # Every figure of a measure is held against the same few rules.
    return rule_to_json(rule)


def _line_to_draw(status: StatusResult) -> Decimal | None:
    if status.goal is None or not fits_a_column(status.goal.nearest_number):
        return None
    return status.goal.nearest_number


def _differences(moved: Movement) -> Iterator[Difference]:
    return (
        one for one in (moved.from_previous, moved.from_year_before, moved.from_baseline) if one
    )


def _direction(moved: Movement) -> str:
    first = next(iter(_differences(moved)), None)
    return first.sense.value if first else TOO_FEW_POINTS


def _compared(moved: Movement) -> Iterator[str]:
    for difference in _differences(moved):
        yield from difference.inputs
