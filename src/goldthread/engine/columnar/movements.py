"""How many figures at once differ from earlier ones."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.codes import code
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.periods import KINDS
from goldthread.engine.columnar.sums import Bools, Codes, Floats, less
from goldthread.engine.columnar.targets import Facts, Goals, gap_from
from goldthread.engine.movement import Sense
from goldthread.engine.observations import Accumulation
from goldthread.framework import Polarity
from goldthread.framework.periods import PeriodKind


def change_columns(
    lines: Lines, facts: Facts, goals: Goals, judged: Bools, baseline: Floats
) -> dict[str, NDArray[Any]]:
    """Each value less the one before, that of a year before, and the baseline."""
    before = _figure_before(lines, facts)
    year_before = facts.year_before
    since_start = facts.accumulation == code(Accumulation, Accumulation.SINCE_START)
    if since_start.any():
        year_before = np.where(since_start, np.nan, year_before)
    return {
        "change": less(facts.value, before),
        "change_sense": _senses(facts, before, goals, judged),
        "change_from_year_before": less(facts.value, year_before),
        "change_from_baseline": less(facts.value, baseline),
    }


def _figure_before(lines: Lines, facts: Facts) -> Floats:
    """The figure before each one that there is; not-a-number where the two cannot be compared."""
    before = np.full(lines.rows, np.nan)
    known = np.flatnonzero(~np.isnan(facts.value))
    follows = lines.series[known[1:]] == lines.series[known[:-1]]
    before[known[1:][follows]] = facts.value[known[:-1][follows]]
    each = facts.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    if each.all():
        return before
    whole_years = lines.periods["kind"] == KINDS.index(PeriodKind.FINANCIAL_YEAR)
    whole_years &= facts.accumulation == code(Accumulation, Accumulation.YEAR_TO_DATE)
    return np.where(each | whole_years, before, np.nan)


def _senses(facts: Facts, before: Floats, goals: Goals, judged: Bools) -> Codes:
    """What each change means; 0 where there is none."""
    later = facts.value
    rising, level = later > before, later == before
    up, down, in_range = (
        facts.polarity == code(Polarity, way)
        for way in (Polarity.UP, Polarity.DOWN, Polarity.IN_RANGE)
    )
    words = (Sense.IMPROVING, Sense.WORSENING, Sense.NO_CHANGE, Sense.HIGHER, Sense.LOWER)
    improving, worsening, no_change, higher, lower = (code(Sense, word) for word in words)
    found = np.where(rising, higher, lower)
    found = np.where(up, np.where(rising, improving, worsening), found)
    found = np.where(down, np.where(rising, worsening, improving), found)
    by_range = in_range & judged
    if by_range.any():
        was, is_now = gap_from(goals, before), gap_from(goals, later)
        nearer = np.where(is_now < was, improving, worsening)
        found = np.where(by_range, np.where(is_now == was, no_change, nearer), found)
    found = np.where(level, no_change, found).astype(np.uint8)
    found[np.isnan(later) | np.isnan(before)] = 0
    return found
