"""A block of series judged: every output column as an array, one entry a row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.chart_columns import chart_columns
from goldthread.engine.columnar.charting import assurance_of
from goldthread.engine.columnar.codes import code
from goldthread.engine.columnar.directions import Behind
from goldthread.engine.columnar.intervals import intervals_of
from goldthread.engine.columnar.judged import Judged
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.movements import change_columns
from goldthread.engine.columnar.series_facts import baseline_of, rare_series, told_of
from goldthread.engine.columnar.sums import Codes, Floats
from goldthread.engine.columnar.targets import Facts, Statuses, statuses_of
from goldthread.engine.noise import Standing
from goldthread.engine.observations import Accumulation


def judge_lines(lines: Lines) -> Judged:
    """Judge every row of a block; the answers are those of the reference."""
    judged = Judged(to_reference=np.zeros(lines.how_many, dtype=np.bool_))
    told = told_of(lines)
    value = lines.number("value")
    judged.to_reference |= rare_series(lines, told, value)
    known = ~np.isnan(value)
    cases, of = lines.number("numerator"), lines.number("denominator")
    multiplier, share = told.multiplier[lines.series], told.share[lines.series]
    lower, upper = intervals_of(
        np.where(known, cases, np.nan), np.where(known, of, np.nan), multiplier, share
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        worked_out = np.where(share, cases / of, cases * (multiplier / of))
    behind = Behind(cases, of, worked_out, lower, upper, share)
    year_before = chart_columns(lines, told, value, behind, judged)
    facts = Facts(
        value,
        told.polarity[lines.series],
        told.accumulation[lines.series],
        told.adds_up[lines.series],
        told.points_fit[lines.series],
        lower,
        upper,
        year_before,
        baseline_of(lines, told, beside_a_target=True),
    )
    statuses = statuses_of(lines, facts)
    judged.columns |= _status_columns(statuses, value)
    judged.columns |= change_columns(
        lines,
        facts,
        statuses.goals,
        statuses.judged,
        baseline_of(lines, told, beside_a_target=False),
    )
    judged.columns |= {
        "value": value,
        "interval_lower": lower,
        "interval_upper": upper,
        "beside_goal": _beside_goal(statuses, lower, upper),
        "assurance": _assurance(judged, statuses, facts),
    }
    return judged


def _status_columns(statuses: Statuses, value: Floats) -> dict[str, NDArray[Any]]:
    goals, judged = statuses.goals, statuses.judged
    return {
        "status": statuses.status,
        "why": statuses.why,
        "rule": goals.rule,
        "goal_low": np.where(judged, goals.low, np.nan),
        "goal_high": np.where(judged, goals.high, np.nan),
        "goal_strict": np.where(judged, goals.strict.astype(np.int16), -1),
        "judged_value": np.where(judged, value, np.nan),
        "distance": np.where(judged, statuses.distance, np.nan),
    }


def _beside_goal(statuses: Statuses, lower: Floats, upper: Floats) -> Codes:
    """Where each interval lies beside its goal; 0 where there are not both."""
    goals = statuses.goals
    there = statuses.judged & ~statuses.covers_year & ~np.isnan(lower)
    low = np.where(np.isnan(goals.low), -np.inf, goals.low)
    high = np.where(np.isnan(goals.high), np.inf, goals.high)
    worse = (upper < low) | (lower > high)
    worse |= goals.strict & ((upper == low) | (lower == high))
    better = (low <= lower) & (upper <= high)
    better &= ~(goals.strict & ((lower == low) | (upper == high)))
    words = (Standing.BETTER, Standing.SIMILAR, Standing.WORSE)
    is_better, similar, is_worse = (code(Standing, word) for word in words)
    found = np.where(worse, is_worse, np.where(better, is_better, similar)).astype(np.uint8)
    found[~there] = 0
    return found


def _assurance(judged: Judged, statuses: Statuses, facts: Facts) -> Codes:
    """Whether the series will meet the one number that each of its figures is held against."""
    goals, columns = statuses.goals, judged.columns
    each = facts.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    one_end = np.isnan(goals.low) != np.isnan(goals.high)
    target = np.where(np.isnan(goals.low), goals.high, goals.low)
    fits = statuses.judged & ~statuses.covers_year & each & one_end
    return assurance_of(
        columns["centre"],
        columns["lower_limit"],
        columns["upper_limit"],
        (columns["trial_limits"] != 0) | np.isnan(columns["charted_value"]),
        facts.polarity,
        np.where(fits, target, np.nan),
    )
