"""How many figures at once differ from earlier ones."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldthread.engine.columnar.codes import chosen, code
from goldthread.engine.columnar.goals import Facts, Goals
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.periods import KINDS
from goldthread.engine.columnar.series_facts import SeriesFacts
from goldthread.engine.columnar.sums import Bools, Codes, Floats, is_short, less
from goldthread.engine.movement import Sense
from goldthread.engine.observations import Accumulation
from goldthread.framework import Polarity
from goldthread.framework.periods import PeriodKind


def change_columns(
    lines: Lines, told: SeriesFacts, facts: Facts, goals: Goals, judged: Bools
) -> dict[str, NDArray[Any]]:
    """Each value less the one before, and less that of a year before."""
    before = _figure_before(lines, facts)
    year_before = facts.year_before
    since_start = facts.accumulation == code(Accumulation, Accumulation.SINCE_START)
    if since_start.any():
        year_before = np.where(since_start, np.nan, year_before)
    return {
        "change": less(facts.value, before, _both_short(facts, before)),
        "change_sense": _senses(
            facts,
            before,
            goals,
            judged,
            rise=lines.of_rows(_RISES[told.polarity]),
            fall=lines.of_rows(_FALLS[told.polarity]),
        ),
        "change_from_year_before": less(facts.value, year_before, _both_short(facts, year_before)),
    }


def _both_short(facts: Facts, earlier: Floats) -> Bools | bool:
    # An earlier figure of the same table is short where all of them are.
    return True if facts.short is True else facts.short & is_short(earlier)


def _figure_before(lines: Lines, facts: Facts) -> Floats:
    """The figure before each one that there is; not-a-number where the two cannot be compared."""
    before = np.full(lines.rows, np.nan)
    known = ~np.isnan(facts.value)
    if known.all():
        before[1:] = facts.value[:-1]
        before[lines.starts[:-1]] = np.nan
    else:
        rows = np.flatnonzero(known)
        follows = lines.series[rows[1:]] == lines.series[rows[:-1]]
        before[rows[1:][follows]] = facts.value[rows[:-1][follows]]
    each = facts.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    if each.all():
        return before
    whole_years = lines.periods.numbers("kind") == KINDS.index(PeriodKind.FINANCIAL_YEAR)
    whole_years &= facts.accumulation == code(Accumulation, Accumulation.YEAR_TO_DATE)
    return np.where(each | whole_years, before, np.nan)


def _senses(
    facts: Facts, before: Floats, goals: Goals, judged: Bools, *, rise: Codes, fall: Codes
) -> Codes:
    """What each change means; 0 where there is none."""
    later = facts.value
    found = chosen(later > before, rise, fall)
    by_range = (facts.polarity == code(Polarity, Polarity.IN_RANGE)) & judged
    if by_range.any():
        was, is_now = _gap(goals, facts, before), _gap(goals, facts, later)
        nearer = np.where(is_now < was, _IMPROVING, _WORSENING)
        found[by_range] = np.where(is_now == was, _NO_CHANGE, nearer)[by_range]
    found = chosen(later == before, _NO_CHANGE, found)
    found *= ~(np.isnan(later) | np.isnan(before))
    return found


def _gap(goals: Goals, facts: Facts, value: Floats) -> Floats:
    return goals.gap_from(value, facts.short, goals.end_beside(value))


_WORDS = (Sense.HIGHER, Sense.LOWER, Sense.IMPROVING, Sense.WORSENING, Sense.NO_CHANGE)
_HIGHER, _LOWER, _IMPROVING, _WORSENING, _NO_CHANGE = (code(Sense, word) for word in _WORDS)
# What a rise and a fall mean, by the polarity; one that is neither way, or none, is plain.
_RISES = np.full(len(Polarity) + 1, _HIGHER, dtype=np.uint8)
_FALLS = np.full(len(Polarity) + 1, _LOWER, dtype=np.uint8)
_RISES[code(Polarity, Polarity.UP)] = _FALLS[code(Polarity, Polarity.DOWN)] = _IMPROVING
_FALLS[code(Polarity, Polarity.UP)] = _RISES[code(Polarity, Polarity.DOWN)] = _WORSENING
