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
from goldthread.engine.columnar.sums import Bools, Codes, Decimals, Floats, less
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
        year_before = year_before.each(lambda figures: np.where(since_start, np.nan, figures))
    change = less(facts.figure, before)
    rise, fall = lines.of_rows(_RISES[told.polarity]), lines.of_rows(_FALLS[told.polarity])
    return {
        "change": change,
        "change_sense": _senses(facts, before, change, goals, judged, rise=rise, fall=fall),
        "change_from_year_before": less(facts.figure, year_before),
    }


def _figure_before(lines: Lines, facts: Facts) -> Decimals:
    """The figure before each one that there is; not-a-number where the two cannot be compared."""
    known = ~np.isnan(facts.value)
    each = facts.accumulation == code(Accumulation, Accumulation.EACH_PERIOD)
    compared = None
    if not each.all():
        whole_years = lines.periods.numbers("kind") == KINDS.index(PeriodKind.FINANCIAL_YEAR)
        whole_years &= facts.accumulation == code(Accumulation, Accumulation.YEAR_TO_DATE)
        compared = each | whole_years
    rows = None if known.all() else np.flatnonzero(known)

    def moved(figures: Floats) -> Floats:
        before = np.empty(lines.rows)
        if rows is None:
            before[1:] = figures[:-1]
            before[lines.starts[:-1]] = np.nan
        else:
            before.fill(np.nan)
            follows = lines.series[rows[1:]] == lines.series[rows[:-1]]
            before[rows[1:][follows]] = figures[rows[:-1][follows]]
        return before if compared is None else np.where(compared, before, np.nan)

    return facts.figure.each(moved)


def _senses(
    facts: Facts,
    before: Decimals,
    change: Floats,
    goals: Goals,
    judged: Bools,
    *,
    rise: Codes,
    fall: Codes,
) -> Codes:
    """What each change means; 0 where there is none."""
    found = rise * (change > 0)
    found += fall * (change < 0)
    by_range = np.flatnonzero((facts.polarity == code(Polarity, Polarity.IN_RANGE)) & judged)
    if len(by_range):
        theirs = goals.of(by_range)
        was, is_now = (_gap(theirs, figure.of(by_range)) for figure in (before, facts.figure))
        nearer = np.where(is_now < was, _IMPROVING, _WORSENING)
        found[by_range] = np.where(is_now == was, _NO_CHANGE, nearer)
        found *= ~np.isnan(change)
    return chosen(change == 0, _NO_CHANGE, found)


def _gap(goals: Goals, figure: Decimals) -> Floats:
    value = figure.numbers
    missed = goals.is_under(value) | goals.is_over(value)
    return goals.gap_from(figure, goals.end_beside(value), missed)


_WORDS = (Sense.HIGHER, Sense.LOWER, Sense.IMPROVING, Sense.WORSENING, Sense.NO_CHANGE)
_HIGHER, _LOWER, _IMPROVING, _WORSENING, _NO_CHANGE = (code(Sense, word) for word in _WORDS)
# What a rise and a fall mean, by the polarity; one that is neither way, or none, is plain.
_RISES = np.full(len(Polarity) + 1, _HIGHER, dtype=np.uint8)
_FALLS = np.full(len(Polarity) + 1, _LOWER, dtype=np.uint8)
_RISES[code(Polarity, Polarity.UP)] = _FALLS[code(Polarity, Polarity.DOWN)] = _IMPROVING
_FALLS[code(Polarity, Polarity.UP)] = _RISES[code(Polarity, Polarity.DOWN)] = _WORSENING
