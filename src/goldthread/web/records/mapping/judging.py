"""The engine's judgement of one figure as a row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from goldthread import engine
from goldthread.engine.direction import Direction, direction_of_travel
from goldthread.engine.goals import Goal
from goldthread.engine.judgement import MeasureRules, StatusResult
from goldthread.engine.movement import Movement, movement
from goldthread.engine.noise import interval_of, standing
from goldthread.engine.observations import Accumulation
from goldthread.engine.observations import Series as CountedSeries
from goldthread.engine.spc import Assurance, ChartPoint, assurance_at
from goldthread.engine.status import judge
from goldthread.framework.periods import Period
from goldthread.framework.rules import Target, rule_to_json
from goldthread.web.records import models
from goldthread.web.records.mapping.figures import (
    column_of_float,
    fits_a_column,
    rounded_to_a_column,
)
from goldthread.web.records.mapping.others import Compared, compared
from goldthread.web.records.mapping.subjects import MeasureSubject, SeriesSubject


def result_of(
    measure: MeasureSubject,
    subject: SeriesSubject,
    period: Period,
    *,
    own_code: str,
    inputs_hash: str,
    at: datetime,
) -> models.Result:
    """The judgement of the figure of one period, as things stood with that period."""
    series, observation = subject.series, subject.rows[period]
    figures = subject.up_to(period)
    target = measure.target_on(series, period.last)
    rules = measure.rules_on(subject, period.last)
    counted = measure.counted_on(subject, period.last)
    beside = compared(subject.others, period, own_code=own_code, own=observation, unit=series.unit)
    status = judge(counted, rules, figures, period, comparators=beside.comparators)
    moved = movement(
        counted,
        figures,
        period,
        polarity=rules.polarity,
        baseline=rules.baseline,
        goal=status.goal,
    )
    travelled = direction_of(measure, subject, period)
    point = judged_point(travelled)
    limits = point.limits if point else None
    interval = interval_of(figures.by_period[period], series.unit)
    goal = _goal_of_the_figure(status, observation)
    return models.Result(
        edition_measure=measure.edition_measure,
        series=series,
        observation=observation,
        target=target.row if target else None,
        period_code=period.code,
        period_first=period.first,
        period_last=period.last,
        value=rounded_to_a_column(status.value),
        status=status.status.value,
        reason=status.reason,
        direction=travelled.way.value,
        direction_test=travelled.test.value,
        direction_reason=travelled.sentence,
        movement_reason=moved.reason,
        variation=(travelled.chart.variation or "") if travelled.chart else "",
        assurance=assurance_of(counted, rules, travelled, goal) or "",
        mean=column_of_float(limits.mean) if limits else None,
        lower_limit=column_of_float(limits.lower) if limits else None,
        upper_limit=column_of_float(limits.upper) if limits else None,
        interval_lower=column_of_float(interval.lower) if interval else None,
        interval_upper=column_of_float(interval.upper) if interval else None,
        interval_method=interval.method if interval else "",
        noise_verdict=standing(interval, goal) if interval and goal else "",
        target_rule=_rule_as_json(status.target) if status.target else None,
        target_value=_line_to_draw(status),
        inputs=_inputs(status, moved, travelled, beside),
        inputs_hash=inputs_hash,
        engine_version=engine.ENGINE_VERSION,
        computed_at=at,
    )


def direction_of(measure: MeasureSubject, subject: SeriesSubject, period: Period) -> Direction:
    """The direction of a series up to and with one period, worked out once."""
    if period not in subject.directions:
        subject.directions[period] = direction_of_travel(
            measure.counted_on(subject, period.last),
            subject.up_to(period),
            period,
            polarity=measure.polarity_on(period.last),
            seasonal=subject.series.seasonal,
            rebase_at=subject.rebase_at,
        )
    return subject.directions[period]


def judged_point(travelled: Direction) -> ChartPoint | None:
    """The point of the control chart that a direction speaks of, where it has one."""
    chart = travelled.chart
    if chart is None or chart.judged_at is None:
        return None
    return chart.points[chart.judged_at]


def assurance_of(
    counted: CountedSeries, rules: MeasureRules, travelled: Direction, goal: Goal | None
) -> Assurance | None:
    """Whether the series, as it varies, will meet the goal of its latest figure.

    Only where the goal is one number for each figure by itself: a chart of single periods says
    nothing of a total through the year.
    """
    point = judged_point(travelled)
    if point is None or goal is None or (goal.low is None) is (goal.high is None):
        return None
    if counted.accumulation is not Accumulation.EACH_PERIOD:
        return None
    return assurance_at(point, rules.polarity, float(goal.nearest_number))


def _goal_of_the_figure(status: StatusResult, observation: models.Observation) -> Goal | None:
    """The goal that the figure itself was held against, and no total of several."""
    return status.goal if status.value == observation.value else None


def _inputs(
    status: StatusResult, moved: Movement, travelled: Direction, beside: Compared
) -> dict[str, list[int]]:
    return {
        "judged": [int(key) for key in status.inputs],
        "compared": sorted({int(key) for key in _used_for_movement(moved)}),
        "travelled": [int(key) for key in travelled.inputs],
        "comparators": beside.inputs_of(status.target),
    }


def _used_for_movement(moved: Movement) -> Iterator[str]:
    for difference in (moved.from_previous, moved.from_year_before, moved.from_baseline):
        if difference is not None:
            yield from difference.inputs


@lru_cache(maxsize=1024)
def _rule_as_json(rule: Target) -> dict[str, Any]:
    # Every figure of a measure is held against the same few rules.
    return rule_to_json(rule)


def _line_to_draw(status: StatusResult) -> Decimal | None:
    if status.goal is None or not fits_a_column(status.goal.nearest_number):
        return None
    return status.goal.nearest_number
