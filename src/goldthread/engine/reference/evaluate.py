"""The table evaluated row by row with the functions that judge one series."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from goldthread.engine import ENGINE_VERSION
from goldthread.engine.charting import Charting, charting_of
from goldthread.engine.columnar.schema import (
    INPUT,
    NUMERIC_KINDS,
    OUTPUT,
    TREND_KINDS,
    ChartState,
    TableError,
    TargetKind,
    Why,
)
from goldthread.engine.direction import Direction, direction_of_travel
from goldthread.engine.goals import Status
from goldthread.engine.judgement import StatusResult, side_that_is_good
from goldthread.engine.movement import movement
from goldthread.engine.noise import interval_of, standing
from goldthread.engine.observations import (
    Accumulation,
    Figures,
    Observation,
    ObservationError,
    Series,
    figures_as_known,
)
from goldthread.engine.period_values import own_figures
from goldthread.engine.reference.rows import (
    Row,
    comparators_of,
    observation_of,
    read_row,
    rules_of,
    series_of,
)
from goldthread.engine.spc import assurance_at, variation_at
from goldthread.engine.status import judge
from goldthread.framework.periods import Period, PeriodKind
from goldthread.framework.rules.targets import Comparison


@dataclass(frozen=True, slots=True)
class _Line:
    """One series with all that is worked out once for it."""

    series: Series
    figures: Figures
    until: Period | None
    own: Mapping[Period, Observation | None]
    state: ChartState
    charting: Charting | None
    direction: Direction | None


def evaluate_rows(rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Evaluate a table given as one mapping a row, by the names of the schema.

    The rows that come out have every output column, in the order of authority, series,
    breakdown and period. Raises ``TableError`` where the table contradicts itself.
    """
    read = [read_row(number, cells) for number, cells in enumerate(rows, start=1)]
    # An empty key sorts before every other.
    read.sort(key=lambda row: [(part is not None, part) for part in row.key])
    answers = []
    for _, own in groupby(read, key=lambda row: row.key):
        answers += _evaluated(list(own))
    return answers


def _evaluated(rows: list[Row]) -> list[dict[str, Any]]:
    first = rows[0]
    for column in INPUT:
        if column.of_series and len({row.cells.get(column.name) for row in rows}) > 1:
            raise TableError(
                f"Series {first.cells['series']} has more than one {column.name}; "
                "it says one thing for a whole series."
            )
    if len({(row.period.kind, _window(row.period)) for row in rows}) > 1:
        raise TableError(
            f"Series {first.cells['series']} has periods of more than one kind: "
            "give each kind a series of its own."
        )
    try:
        figures = figures_as_known(observation_of(row) for row in rows)
    except ObservationError as reason:
        raise TableError(f"Series {first.cells['series']}: {reason}") from reason
    counting: dict[Period, Row] = {}
    for row in sorted(rows, key=lambda row: row.revision):
        counting[row.period] = row
    line = _line(first, figures, counting)
    return [_answer(line, counting[period]) for period in sorted(counting)]


def _window(period: Period) -> int:
    return period.months if period.kind is PeriodKind.ROLLING else 0


def _line(first: Row, figures: Figures, rows: Mapping[Period, Row]) -> _Line:
    series = series_of(first)
    if figures.latest is None:
        return _Line(series, figures, None, {}, ChartState.NO_FIGURES, None, None)
    until = figures.latest.period
    seasonal, fix_after = first.cells.get("seasonal"), first.cells.get("fix_after")
    rebase_at = [period for period, row in rows.items() if row.cells.get("rebase")]
    own = {}
    if until.kind not in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT):
        own = own_figures(series, figures, until) or {}
    state, charting = _not_charted(until), None
    if state is None and not any(own.values()):
        state = ChartState.RUNNING_NOT_CHARTED
    if state is None:
        charting = charting_of(
            own,
            polarity=first.polarity,
            seasonal=seasonal,
            rebase_at=rebase_at,
            fix_after=fix_after,
        )
        state = _state(charting)
    direction = direction_of_travel(
        series,
        figures,
        until,
        polarity=first.polarity,
        seasonal=seasonal,
        rebase_at=rebase_at,
        fix_after=fix_after,
    )
    return _Line(series, figures, until, own, state, charting, direction)


def _not_charted(period: Period) -> ChartState | None:
    if period.kind is PeriodKind.ROLLING:
        return ChartState.ROLLING_NOT_CHARTED
    if period.kind is PeriodKind.SNAPSHOT:
        return ChartState.SNAPSHOT_NOT_CHARTED
    return ChartState.YEARLY_NOT_CHARTED if period.months >= 12 else None


def _state(charting: Charting) -> ChartState:
    if not charting.firm:
        return ChartState.TRIAL
    if charting.chart is None:
        return ChartState.SEASONAL_NOT_JUDGED
    without = charting.without_seasons
    return ChartState.CHARTED_WITHOUT_SEASONS if without else ChartState.CHARTED


def _answer(line: _Line, row: Row) -> dict[str, Any]:
    result = judge(
        line.series, rules_of(row), line.figures, row.period, comparators=comparators_of(row)
    )
    latest = row.period == line.until
    own = line.own.get(row.period)
    answer = {
        **{name: row.cells.get(name) for name in ("authority", "series", "breakdown", "period")},
        "period_ends": row.period.last,
        "revision": row.revision,
        "value": _number(row.figure("value")),
        **_judged(result, row),
        **_moved(line, row, result),
        **_beside_chance(line, row, result),
        "own_value": _number(own.value) if own else None,
        "chart": line.state,
        **_charted(line, row, result),
        "is_latest": latest,
        "direction": line.direction.way if line.direction and latest else None,
        "direction_test": line.direction.test if line.direction and latest else None,
        "engine_version": ENGINE_VERSION,
    }
    return {column.name: answer.get(column.name) for column in OUTPUT}


def _number(number: Any) -> float | None:
    return None if number is None or math.isnan(number) else float(number)


def _judged(result: StatusResult, row: Row) -> dict[str, Any]:
    goal = result.goal
    return {
        "status": result.status,
        "why": _why(result, row),
        "rule": _rule(row),
        "goal_low": _number(goal.low) if goal else None,
        "goal_high": _number(goal.high) if goal else None,
        "goal_strict": goal.strict if goal else None,
        "judged_value": _number(result.value) if result.status.judged else None,
        "distance": _number(result.gap),
    }


_WHYS = {
    Status.ON_TARGET: Why.MEETS,
    Status.CLOSE: Why.WITHIN_TOLERANCE,
    Status.OFF_TARGET: Why.MISSES,
    Status.NO_TARGET: Why.NO_TARGET,
    Status.AWAITING_DATA: Why.NO_FIGURE,
    Status.AWAITING_COMPARATOR: Why.NO_COMPARATOR,
}


def _why(result: StatusResult, row: Row) -> Why:
    if result.status is not Status.CANNOT_JUDGE:
        return _WHYS[result.status]
    kind = _rule(row)
    if kind is TargetKind.VALUE:
        return Why.SIDE_NOT_KNOWN
    if result.reason.startswith("Cannot be judged: the tolerance"):
        return Why.TOLERANCE_NOT_USABLE
    return Why.NOTHING_TO_MOVE_FROM if kind in TREND_KINDS else Why.YEAR_NOT_SETTLED


def _rule(row: Row) -> TargetKind | None:
    kind = row.target_kind
    if kind not in NUMERIC_KINDS:
        return kind
    side = side_that_is_good(Comparison(kind), row.polarity)
    return kind if side is None else TargetKind(side)


def _moved(line: _Line, row: Row, result: StatusResult) -> dict[str, Any]:
    rules = rules_of(row)
    moved = movement(
        line.series,
        line.figures,
        row.period,
        polarity=rules.polarity,
        baseline=rules.baseline,
        goal=result.goal,
    )
    before, year, start = moved.from_previous, moved.from_year_before, moved.from_baseline
    return {
        "change": _number(before.amount) if before else None,
        "change_sense": before.sense if before else None,
        "change_from_year_before": _number(year.amount) if year else None,
        "change_from_baseline": _number(start.amount) if start else None,
    }


def _beside_chance(line: _Line, row: Row, result: StatusResult) -> dict[str, Any]:
    observation = line.figures.at(row.period)
    interval = interval_of(observation, line.series.unit) if observation else None
    if observation is None or interval is None:
        return {}
    answer: dict[str, Any] = {
        "interval_lower": interval.lower,
        "interval_upper": interval.upper,
    }
    if result.goal is not None and not row.covers_year:
        answer["beside_goal"] = standing(interval, result.goal)
    return answer


def _charted(line: _Line, row: Row, result: StatusResult) -> dict[str, Any]:
    charting = line.charting
    if charting is None or charting.chart is None or row.period not in charting.periods:
        return {}
    at = charting.periods.index(row.period)
    point = charting.chart.points[at]
    answer: dict[str, Any] = {"charted_value": point.value, "stretch": point.stretch}
    limits = point.limits
    if limits is None:
        return answer
    answer |= {
        "centre": limits.mean,
        "lower_limit": _number(limits.lower),
        "upper_limit": _number(limits.upper),
        "near_lower": _number(limits.near_lower),
        "near_upper": _number(limits.near_upper),
        "trial_limits": limits.trial,
    }
    if point.value is None:
        return answer
    return answer | {
        **{signal.cause.value: signal.side for signal in point.signals},
        "variation": variation_at(point, row.polarity),
        "assurance": assurance_at(point, row.polarity, _line_to_reach(line, row, result)),
    }


def _line_to_reach(line: _Line, row: Row, result: StatusResult) -> float | None:
    """The one number that the figures of each period are held against, where there is one."""
    goal = result.goal
    if goal is None or (goal.low is not None and goal.high is not None) or row.covers_year:
        return None
    if line.series.accumulation is not Accumulation.EACH_PERIOD:
        return None
    return float(goal.nearest_number)
