"""A block of series judged: every output column as an array, one entry a row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.chart_columns import chart_columns
from goldthread.engine.columnar.charting import assurance_of
from goldthread.engine.columnar.codes import chosen, code
from goldthread.engine.columnar.directions import Behind
from goldthread.engine.columnar.goals import Facts, Goals, goals_of
from goldthread.engine.columnar.intervals import intervals_of
from goldthread.engine.columnar.judged import Judged
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.movements import change_columns
from goldthread.engine.columnar.series_facts import SeriesFacts, baseline_of, rare_series, told_of
from goldthread.engine.columnar.sums import Codes, Decimals, Floats, decimals_of, less
from goldthread.engine.columnar.targets import Statuses, statuses_of
from goldthread.engine.noise import Standing
from goldthread.engine.observations import Accumulation


def judge_lines(lines: Lines) -> Judged:
    """Judge every row of a block; the answers are those of the reference."""
    told = told_of(lines)
    value = lines.number("value")
    figure = decimals_of(value)
    judged = Judged(to_reference=rare_series(lines, told, value, figure.short))
    missing = np.isnan(value)
    cases, of = lines.number("numerator"), lines.number("denominator")
    if missing.any():
        cases = np.where(missing, np.nan, cases)
    multiplier, share = lines.of_rows(told.multiplier), lines.of_rows(told.share)
    lower, upper = intervals_of(cases, of, multiplier, share)
    behind = Behind(cases, of, multiplier, lower, upper, share)
    chart_columns(lines, told, value, behind, judged)
    nothing = np.full(lines.rows, np.nan)
    beside_target = baseline_of(lines, told, beside_a_target=True)
    facts = Facts(
        figure,
        lines.of_rows(told.polarity),
        lines.of_rows(told.accumulation),
        lines.of_rows(told.adds_up),
        lines.of_rows(told.points_fit),
        lower,
        upper,
        _year_before(lines, judged, figure),
        nothing if beside_target is None else beside_target,
    )
    goals = goals_of(lines, told.polarity, facts)
    statuses = statuses_of(lines, facts, goals)
    judged.columns |= _status_columns(statuses, goals)
    judged.columns |= change_columns(lines, told, facts, goals, statuses.judged)
    baseline = baseline_of(lines, told, beside_a_target=False)
    judged.columns |= {
        "value": value,
        "change_from_baseline": nothing
        if baseline is None
        else less(figure, decimals_of(baseline)),
        "interval_lower": lower,
        "interval_upper": upper,
        "beside_goal": _beside_goal(statuses, goals, lower, upper),
        "assurance": _assurance(lines, told, judged, statuses, goals),
    }
    return judged


def _year_before(lines: Lines, judged: Judged, figure: Decimals) -> Decimals:
    """The figure of the same period a year before each row's."""
    if "year_before" in judged.columns:
        return decimals_of(judged.columns["year_before"])
    in_a_year = int(lines.periods.known["in_a_year"][0])

    def moved(figures: Floats) -> Floats:
        rows = figures.reshape(lines.how_many, -1)
        before = np.empty(rows.shape)
        before[:, :in_a_year] = np.nan
        before[:, in_a_year:] = rows[:, :-in_a_year]
        return before.reshape(-1)

    return figure.each(moved)


def _status_columns(statuses: Statuses, goals: Goals) -> dict[str, NDArray[Any]]:
    judged = statuses.judged
    strict = np.zeros(judged.shape, dtype=np.int16)
    if goals.strict is not None:
        strict[goals.strict] = 1
    if judged.all():
        low, high, held, distance = goals.low, goals.high, statuses.held, statuses.distance
    else:
        strict[~judged] = -1
        low, high, held, distance = (
            np.where(judged, column, np.nan)
            for column in (goals.low, goals.high, statuses.held, statuses.distance)
        )
    return {
        "status": statuses.status,
        "why": statuses.why,
        "rule": goals.rule,
        "goal_low": low,
        "goal_high": high,
        "goal_strict": strict,
        "judged_value": held,
        "distance": distance,
    }


def _beside_goal(statuses: Statuses, goals: Goals, lower: Floats, upper: Floats) -> Codes:
    """Where each interval lies beside its goal; 0 where there are not both."""
    there = statuses.judged & ~np.isnan(lower)
    if statuses.covers_year is not None:
        there &= ~statuses.covers_year
    if not there.any():
        return np.zeros(lower.shape, dtype=np.uint8)
    # A comparison with an end that is open is false.
    worse = (upper < goals.low) | (lower > goals.high)
    similar = (lower < goals.low) | (upper > goals.high)
    if goals.strict is not None:
        worse |= goals.strict & ((upper == goals.low) | (lower == goals.high))
        similar |= goals.strict & ((lower == goals.low) | (upper == goals.high))
    found = chosen(similar, code(Standing, Standing.SIMILAR), code(Standing, Standing.BETTER))
    found = chosen(worse, code(Standing, Standing.WORSE), found)
    found *= there
    return found


def _assurance(
    lines: Lines, told: SeriesFacts, judged: Judged, statuses: Statuses, goals: Goals
) -> Codes:
    """Whether the series will meet the one number that each of its figures is held against."""
    columns, limits = judged.columns, judged.limits
    fits = statuses.judged & ~np.isnan(columns["charted_value"])
    if statuses.covers_year is not None:
        fits &= ~statuses.covers_year
    each = told.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    if limits is not None and goals.of_series is not None:
        # The same for all rows of a series.
        target = goals.of_series.only_end(each)
        found = assurance_of(
            limits.mean, limits.lower, limits.upper, limits.trial, told.polarity, target
        )
        found = lines.of_rows(found)
    else:
        found = assurance_of(
            columns["centre"],
            columns["lower_limit"],
            columns["upper_limit"],
            columns["trial_limits"] != 0,
            lines.of_rows(told.polarity),
            goals.only_end(lines.of_rows(each)),
        )
    assured: Codes = found * fits
    return assured
