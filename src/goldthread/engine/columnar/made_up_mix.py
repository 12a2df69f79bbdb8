"""A table of made-up figures of many sorts, to measure with: the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from goldthread.engine.columnar.made_up import SEED
from goldthread.engine.columnar.sums import Floats, Whole

_FIRST_YEAR = 2012
_MOST_YEARS = 10
_LEFT_OUT, _EMPTY = 0.02, 0.03
"""The share of periods without a row, and of rows without a figure."""


@dataclass(frozen=True, slots=True)
class _Sort:
    """What the series of one sort have in common.

    Each has ``shortest`` to ``longest`` periods, of which ``in_a_year`` make a year. ``per`` is
    what the cases behind the figures are counted per; without it the figures are counts.
    ``target`` and ``target_high`` are shares of the level of a series.
    """

    in_a_year: int
    shortest: int
    longest: int
    unit: str | None = None
    per: float | None = None
    polarity: str | None = "up"
    accumulation: str | None = None
    target_kind: str | None = None
    target: float | None = None
    target_high: float | None = None
    target_covers: str | None = None
    comparator: float | None = None
    tolerance_kind: str | None = None
    tolerance: float | None = None


_SORTS = (
    _Sort(12, 24, 60, "%", 100, target_kind="at_least", target=1.0),
    _Sort(12, 18, 60, polarity="down", target_kind="at_most", target=1.1, tolerance=5.0),
    _Sort(4, 8, 24, "per 1,000", 1_000, "in_range", None, "between", 0.9, 1.2),
    _Sort(1, 4, 10, "%", 100, target_kind="increase"),
    _Sort(4, 8, 24, target_kind="value", target=4.0, target_covers="year", tolerance_kind="none"),
    _Sort(12, 12, 48, accumulation="year_to_date", target_kind="at_least", target=4.0),
    _Sort(
        *(4, 12, 24, "%", 100, None),
        target_kind="above",
        comparator=1.0,
        tolerance_kind="points",
        tolerance=5.0,
    ),
    _Sort(12, 10, 36, polarity=None),
)
ROWS_OF_A_SERIES = 24
"""About so many rows each series has, one sort with another."""


def mixed_table(rows: int, *, first: int = 0) -> pl.DataFrame:
    """About so many figures of monthly, quarterly and yearly series of many lengths.

    Shares, rates, counts and running totals take turns, with targets of six kinds or none,
    gaps in time and empty cells. ``first`` is the number of the first series, so that a large
    table can be made in parts.
    """
    how_many = max(1, rows // ROWS_OF_A_SERIES)
    random = np.random.default_rng(SEED + first)
    of_sort = np.arange(first, first + how_many) % len(_SORTS)
    shortest, longest, in_a_year = (
        np.array([getattr(sort, name) for sort in _SORTS])[of_sort]
        for name in ("shortest", "longest", "in_a_year")
    )
    lengths = random.integers(shortest, longest + 1)
    begins = in_a_year * random.integers(0, 1 + np.maximum(_MOST_YEARS - lengths // in_a_year, 0))
    series = np.repeat(np.arange(how_many), lengths)
    place = np.arange(len(series)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    there = (random.random(len(series)) >= _LEFT_OUT) | (place == 0)
    level = np.round(random.uniform(20, 80, how_many))
    table = pl.DataFrame(
        {
            "series": pl.Series(np.arange(first, first + how_many))
            .cast(pl.String)
            .str.zfill(9)
            .gather(series),
            "period": _codes((begins[series] + place), of_sort[series]),
            **_figures(random, of_sort[series], level[series], place),
            **{name: _said(name, of_sort[series]) for name in _WORDS},
            **{name: _said(name, of_sort[series], level[series]) for name in _SHARES},
            "tolerance": _said("tolerance", of_sort[series]),
        }
    )
    return table.filter(pl.Series(there))


_WORDS = (
    *("unit", "polarity", "accumulation"),
    *("target_kind", "target_covers", "tolerance_kind"),
)
_SHARES = ("target", "target_high", "comparator")


def _codes(place: Whole, of_sort: Whole) -> pl.Series:
    """The codes of periods, counted from April of the first year."""
    years = range(_FIRST_YEAR, _FIRST_YEAR + 2 * _MOST_YEARS)
    months = (f"{year + (at > 8)}-{(at + 3) % 12 + 1:02d}" for year in years for at in range(12))
    quarters = (f"{year}-Q{at}" for year in years for at in (1, 2, 3, 4))
    tables = {12: list(months), 4: list(quarters), 1: [f"{year}-FY" for year in years]}
    words = [code for codes in tables.values() for code in codes]
    begins = {12: 0, 4: len(tables[12]), 1: len(tables[12]) + len(tables[4])}
    return pl.Series(words).gather(
        place + np.array([begins[sort.in_a_year] for sort in _SORTS])[of_sort]
    )


def _figures(
    random: np.random.Generator, of_sort: Whole, level: Floats, place: Whole
) -> dict[str, pl.Series]:
    """The figures, and the numbers behind those that are shares or rates."""
    per = np.array([sort.per or np.nan for sort in _SORTS])[of_sort]
    of = np.where(np.isnan(per), np.nan, random.integers(50, 2_000, len(per)) * per / 100)
    cases = random.poisson(np.where(np.isnan(per), level, level * of / per)).astype(np.float64)
    cases = np.fmin(cases, of)
    running = np.array([sort.accumulation is not None for sort in _SORTS])[of_sort]
    in_a_year = np.array([sort.in_a_year for sort in _SORTS])[of_sort]
    total = np.cumsum(cases)
    began = np.maximum(np.arange(len(place)) - place % in_a_year - 1, -1)
    so_far = total - np.where(began < 0, 0.0, total[began])
    value = np.where(running, so_far, np.where(np.isnan(per), cases, np.round(per * cases / of, 1)))
    value[random.random(len(value)) < _EMPTY] = np.nan
    cases[np.isnan(per)] = np.nan
    return {
        name: pl.Series(cells, nan_to_null=True)
        for name, cells in (("value", value), ("numerator", cases), ("denominator", of))
    }


def _said(name: str, of_sort: Whole, of: Floats | float = 1.0) -> pl.Series:
    """What the series of each sort say in one column; numbers are multiples of ``of``."""
    said = [getattr(sort, name) for sort in _SORTS]
    if name in _WORDS:
        return pl.Series(said).gather(of_sort)
    numbers = np.array([np.nan if number is None else number for number in said])
    return pl.Series(np.round(numbers[of_sort] * of, 1), nan_to_null=True)
