"""What each series says of itself, and which series are too rare for columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldthread.engine.columnar.codes import code, is_one_of, words_in
from goldthread.engine.columnar.goals import in_line_with
from goldthread.engine.columnar.grids import LONGEST
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.periods import KINDS, facts_of_codes
from goldthread.engine.columnar.schema import Covers, TableError, TargetKind, ToleranceKind
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole
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
    kind: Whole
    months: Whole

    @property
    def rolling(self) -> Bools:
        """Whether the figures of a series are for windows that overlap."""
        found: Bools = self.kind == KINDS.index(PeriodKind.ROLLING)
        return found


def told_of(lines: Lines) -> SeriesFacts:
    """What the series of a block say of themselves."""
    starts = lines.starts[:-1]
    each_period = np.uint8(code(Accumulation, Accumulation.EACH_PERIOD))
    said = lines.said_of_series("adds_up")
    units, at = lines.texts_of_series("unit")
    adds = np.array([not is_share_or_rate(unit) for unit in units])[at]
    return SeriesFacts(
        lines.choice_of_series("polarity"),
        np.maximum(lines.choice_of_series("accumulation"), each_period),
        np.where(said < 0, adds, said == 1),
        np.array([multiplier_of(unit) or np.nan for unit in units], dtype=np.float64)[at],
        np.array([unit == "%" for unit in units])[at],
        np.array([unit in ("%", None) for unit in units])[at],
        lines.periods.numbers("kind", starts),
        lines.periods.numbers("months", starts),
    )


def rare_series(lines: Lines, told: SeriesFacts, value: Floats, short: Bools | bool) -> Bools:
    """The series that ask for what is too rare to be worked out in columns."""
    rare: Bools = _IS_RARE[told.kind]
    running = told.accumulation != code(Accumulation, Accumulation.EACH_PERIOD)
    if running.any():
        cases = lines.number("numerator") + lines.number("denominator")
        rare |= running & ~_CAN_RUN[told.kind]
        rare |= running & ~told.adds_up & any_of_series(lines, ~np.isnan(cases))
    if short is not True:
        in_range = told.polarity == code(Polarity, Polarity.IN_RANGE)
        rare |= (running | in_range) & any_of_series(lines, ~np.asarray(short))
    place = lines.periods.numbers
    rare |= place("place", lines.starts[1:] - 1) - place("place", lines.starts[:-1]) >= LONGEST
    if short is not True and (np.abs(value) >= _MOST_FOR_SEASONS).any():
        rare |= any_of_series(lines, np.abs(value) >= _MOST_FOR_SEASONS)
    return rare | _rare_targets(lines, told) | _rare_totals(lines, told, value, short)


_IS_RARE = np.array([kind is PeriodKind.SNAPSHOT for kind in KINDS])
_CAN_RUN = np.array(
    [
        kind
        in (
            PeriodKind.MONTH,
            PeriodKind.TWO_MONTHS,
            PeriodKind.QUARTER,
            PeriodKind.FOUR_MONTHS,
            PeriodKind.HALF_YEAR,
            PeriodKind.FINANCIAL_YEAR,
        )
        for kind in KINDS
    ]
)


def _rare_targets(lines: Lines, told: SeriesFacts) -> Bools:
    rare = np.zeros(lines.how_many, dtype=np.bool_)
    kinds = lines.choice("target_kind")
    if TargetKind.IN_LINE in words_in(kinds, TargetKind):
        beside = is_one_of(kinds, [TargetKind.IN_LINE])
        untold = np.isnan(in_line_with(lines)[0]) & ~np.isnan(lines.number("comparator"))
        in_range = told.polarity == code(Polarity, Polarity.IN_RANGE)
        rare |= any_of_series(lines, beside & untold)
        rare |= in_range & any_of_series(lines, beside)
    tolerances = lines.choice("tolerance_kind")
    if ToleranceKind.INTERVAL in words_in(tolerances, ToleranceKind):
        confidence = lines.number("tolerance")
        other = ~np.isnan(confidence) & (confidence != USUAL_CONFIDENCE)
        chance = is_one_of(tolerances, [ToleranceKind.INTERVAL])
        rare |= any_of_series(lines, chance & other)
    return rare


_MOST_TO_ADD_UP = 1e8
"""Twelve figures below this add up to a whole number of millionths that a float holds."""


def _rare_totals(lines: Lines, told: SeriesFacts, value: Floats, short: Bools | bool) -> Bools:
    """Series with a target for a year that their figures are added up to, in too long numbers.

    Beside them those whose target is met within what chance would explain, because that is
    asked of one figure and never of several.
    """
    covers = lines.choice("target_covers")
    if Covers.YEAR not in words_in(covers, Covers):
        return np.zeros(lines.how_many, dtype=np.bool_)
    whole = is_one_of(covers, [Covers.YEAR])
    unfit = np.abs(value) >= _MOST_TO_ADD_UP
    if short is not True:
        unfit |= ~np.asarray(short)
    each = told.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    rare = any_of_series(lines, unfit) & any_of_series(lines, whole)
    rare |= any_of_series(
        lines, whole & is_one_of(lines.choice("tolerance_kind"), [ToleranceKind.INTERVAL])
    )
    rare &= each & (told.months < 12)
    return rare


def any_of_series(lines: Lines, rows: Bools) -> Bools:
    """Which series have such a row."""
    found: Bools = np.logical_or.reduceat(rows, lines.starts[:-1])
    return found


def baseline_of(lines: Lines, told: SeriesFacts, *, beside_a_target: bool) -> Floats | None:
    """The baseline for each row but that of its own period; ``None`` where no series has one.

    ``beside_a_target`` leaves out one that covers another length of time, where figures add up.
    """
    start = lines.number_of_series("baseline")
    if np.isnan(start).all():
        return None
    codes, at = lines.texts_of_series("baseline_period")
    try:
        facts = facts_of_codes([code or "2000-FY" for code in codes])
    except TableError as reason:
        raise TableError(f"The column baseline_period: {reason}") from reason
    unsaid = np.array([code is None for code in codes])[at]
    if beside_a_target:
        whole_years = (told.months >= 12) & ~told.rolling
        fits = np.where(unsaid, whole_years, facts["months"][at] == told.months)
        start = np.where(told.adds_up & ~fits, np.nan, start)
    result = start[lines.series]
    same_kind = (facts["kind"][at] == told.kind) & ~unsaid
    same_kind &= ~told.rolling | (facts["window"][at] == told.months)
    own = facts["place"][at][lines.series] == lines.place
    result[own & same_kind[lines.series]] = np.nan
    return result
