"""What each series says of itself, and which series are too rare for columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.codes import code, is_one_of
from goldthread.engine.columnar.grids import LONGEST
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.periods import KINDS, facts_of_codes
from goldthread.engine.columnar.schema import Covers, TableError, TargetKind, ToleranceKind
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole, is_short
from goldthread.engine.intervals import USUAL_CONFIDENCE
from goldthread.engine.noise import multiplier_of
from goldthread.engine.observations import Accumulation, is_share_or_rate
from goldthread.framework import Polarity
from goldthread.framework.periods import PeriodKind

_MOST_FOR_SEASONS = 1e10
"""Rounding away the noise of floats leaves figures beyond this no decimals."""


@dataclass(frozen=True, slots=True)
class SeriesFacts:
    """What a series says of itself, one entry a series."""

    polarity: Codes
    accumulation: Codes
    adds_up: Bools
    multiplier: Floats
    share: Bools
    points_fit: Bools
    kind: NDArray[np.int8]
    months: Whole


def told_of(lines: Lines) -> SeriesFacts:
    starts = lines.starts[:-1]
    each_period = np.uint8(code(Accumulation, Accumulation.EACH_PERIOD))
    accumulation = np.maximum(lines.choice_of_series("accumulation"), each_period)
    said = lines.said_of_series("adds_up")
    adds = lines.of_series("unit", lambda unit: not is_share_or_rate(unit)).astype(np.bool_)
    return SeriesFacts(
        lines.choice_of_series("polarity"),
        accumulation,
        np.where(said < 0, adds, said == 1),
        lines.of_series("unit", lambda unit: multiplier_of(unit) or np.nan),
        lines.of_series("unit", lambda unit: unit == "%").astype(np.bool_),
        lines.of_series("unit", lambda unit: unit in ("%", None)).astype(np.bool_),
        lines.periods["kind"][starts],
        lines.periods["months"][starts].astype(np.int64),
    )


def rare_series(lines: Lines, told: SeriesFacts, value: Floats) -> Bools:
    """The series that ask for what is too rare to be worked out in columns."""
    rare: Bools = np.isin(
        told.kind, [KINDS.index(PeriodKind.SNAPSHOT), KINDS.index(PeriodKind.ROLLING)]
    )
    running = told.accumulation != code(Accumulation, Accumulation.EACH_PERIOD)
    rare |= running & ~np.isin(told.kind, _RUNNING_KINDS)
    with_cases = ~np.isnan(lines.number("numerator")) & ~np.isnan(lines.number("denominator"))
    rare |= running & ~told.adds_up & any_of_series(lines, with_cases)
    in_range = told.polarity == code(Polarity, Polarity.IN_RANGE)
    if (running | in_range).any():
        rare |= (running | in_range) & any_of_series(lines, ~is_short(value) & ~np.isnan(value))
    place = lines.periods["place"].astype(np.int64)
    rare |= place[lines.starts[1:] - 1] - place[lines.starts[:-1]] >= LONGEST
    large = np.abs(value) >= _MOST_FOR_SEASONS
    if large.any():
        rare |= any_of_series(lines, large)
    rows = _rare_rows(lines, told)
    return rare | any_of_series(lines, rows) if rows.any() else rare


_RUNNING_KINDS = [
    KINDS.index(kind)
    for kind in (
        PeriodKind.MONTH,
        PeriodKind.TWO_MONTHS,
        PeriodKind.QUARTER,
        PeriodKind.FOUR_MONTHS,
        PeriodKind.HALF_YEAR,
        PeriodKind.FINANCIAL_YEAR,
    )
]


def _rare_rows(lines: Lines, told: SeriesFacts) -> Bools:
    kind = lines.choice("target_kind")
    rare = is_one_of(kind, [TargetKind.IN_LINE])
    yearly = is_one_of(lines.choice("target_covers"), [Covers.YEAR])
    if yearly.any():
        each = told.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
        rare |= yearly & (each & (told.months < 12))[lines.series]
    chance = is_one_of(lines.choice("tolerance_kind"), [ToleranceKind.INTERVAL])
    if chance.any():
        confidence = lines.number("tolerance")
        rare |= chance & ~np.isnan(confidence) & (confidence != USUAL_CONFIDENCE)
    return rare


def any_of_series(lines: Lines, rows: Bools) -> Bools:
    """Which series have such a row."""
    found: Bools = np.logical_or.reduceat(rows, lines.starts[:-1])
    return found


def baseline_of(lines: Lines, told: SeriesFacts, *, beside_a_target: bool) -> Floats:
    """The baseline for each row but that of its own period; not-a-number without one.

    ``beside_a_target`` leaves out one that covers another length of time, where figures add up.
    """
    start = lines.number_of_series("baseline")
    codes = lines.texts_of_series("baseline_period")
    if np.isnan(start).all():
        return np.full(lines.rows, np.nan)
    known = sorted({one for one in codes if one is not None})
    try:
        facts = facts_of_codes(known)
    except TableError as reason:
        raise TableError(f"The column baseline_period: {reason}") from reason
    at = np.array([-1 if one is None else known.index(one) for one in codes])
    if beside_a_target:
        years = told.months >= 12
        whole_years = years & (told.kind != KINDS.index(PeriodKind.ROLLING))
        length = facts["months"][at] if len(known) else np.zeros(len(at))
        fits = np.where(at < 0, whole_years, length == told.months)
        start = np.where(told.adds_up & ~fits, np.nan, start)
    result = start[lines.series]
    if len(known):
        mine, place = at[lines.series], lines.periods["place"]
        own = (facts["place"][mine] == place) & (facts["kind"][mine] == lines.periods["kind"])
        result[own & (mine >= 0)] = np.nan
    return result
