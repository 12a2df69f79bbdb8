"""Tables of figures made at random, with all that a table to evaluate may hold."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from goldthread.engine.columnar.schema import NUMERIC_KINDS, Covers, TargetKind, ToleranceKind
from goldthread.engine.observations import Accumulation
from goldthread.framework import Polarity
from goldthread.framework.periods import (
    PeriodKind,
    academic_year,
    calendar_year,
    financial_year,
    month,
    rolling,
    snapshot,
    term,
    year_part,
)
from goldthread.framework.periods.period import Period

PARTS = (PeriodKind.TWO_MONTHS, PeriodKind.QUARTER, PeriodKind.FOUR_MONTHS, PeriodKind.HALF_YEAR)
FIRST_PERIODS = st.sampled_from(
    [
        month(2018, 4),
        month(2017, 11),
        *(year_part(kind, 2018, 1) for kind in PARTS),
        year_part(PeriodKind.QUARTER, 2017, 3),
        term(2018, 2),
        financial_year(2010),
        academic_year(2011),
        calendar_year(2012),
        rolling(12, 2018, 3),
        rolling(36, 2018, 3),
    ]
)

USUAL_FIRST_PERIODS = st.sampled_from(
    [
        month(2018, 4),
        year_part(PeriodKind.QUARTER, 2014, 3),
        term(2012, 2),
        financial_year(2010),
        rolling(12, 2018, 3),
    ]
)

TENTHS = st.integers(-50, 1200).map(lambda tenths: tenths / 10)
FEW = st.integers(0, 4).map(float)
LONG = st.floats(-1e6, 1e6, allow_nan=False)
ANY = st.floats(-1e15, 1e15, allow_nan=False)
FIGURES = st.sampled_from([TENTHS, FEW, LONG, ANY, st.just(0.1), st.just(float("nan"))])


def or_nothing(cells: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Now and then an empty cell."""
    return st.one_of(cells, cells, cells, st.none())


@st.composite
def runs_of_values(draw: st.DrawFn, length: int) -> list[float | None]:
    """Figures such as councils have: noise, steps, slopes, seasons, one value, gaps."""
    shape = draw(st.sampled_from(["any", "noise", "slope", "season", "constant", "step"]))
    if shape == "any":
        figures = draw(FIGURES)
        return draw(st.lists(or_nothing(figures), min_size=length, max_size=length))
    noise = draw(st.lists(st.integers(-9, 9), min_size=length, max_size=length))
    size = draw(st.sampled_from([0, 1, 3])) if shape != "noise" else 3
    values: list[float | None] = []
    for place, extra in enumerate(noise):
        tenths = 700 + size * extra
        tenths += {"slope": place, "season": 40 * (place % 4), "step": 90 * (place > 14)}.get(
            shape, 0
        )
        values.append(tenths / 10)
    for hole in draw(st.lists(st.integers(0, length - 1), max_size=2)):
        values[hole] = None
    return values


@st.composite
def rows_of_series(draw: st.DrawFn, name: str) -> list[dict[str, Any]]:
    """All rows of one series, perhaps with corrections and without some periods."""
    # Most series are such as the columns take; the rest go to the reference, rightly or not.
    usual = draw(st.integers(0, 3)) > 0
    first: Period = draw(USUAL_FIRST_PERIODS if usual else FIRST_PERIODS)
    length = draw(st.sampled_from([1, 2, 5, 8, 13, 20, 37, 48]))
    periods = [first.moved(step) for step in range(length)]
    if not usual and draw(st.integers(0, 9)) == 0:
        periods = [snapshot(period.last) for period in periods]
    values = draw(runs_of_values(length))
    of_series = {
        "series": name,
        "authority": draw(st.sampled_from([None, "E1", "E2"])),
        "breakdown": draw(st.sampled_from([None, "women"])),
        "unit": draw(st.sampled_from([None, "%", "%", "per 1,000", "homes", "/5"])),
        "polarity": draw(st.sampled_from([None, *Polarity])),
        "accumulation": draw(st.sampled_from([None, None, None, None, *Accumulation])),
        "adds_up": draw(st.sampled_from([None, None, True, False])),
        "seasonal": draw(st.sampled_from([None, None, True, False])),
        "fix_after": draw(st.sampled_from([None, None, None, 12, 15])),
        "baseline": draw(st.none() | TENTHS),
        "baseline_period": draw(
            st.sampled_from([None, first.previous().code, first.code, "2016-FY"])
        ),
    }
    aim = draw(targets(usual=usual))
    behind = draw(st.booleans())
    rows = []
    for period, value in zip(periods, values, strict=True):
        row = {**of_series, **aim, "period": period.code, "value": value, "revision": 1}
        if draw(st.integers(0, 9)) == 0:
            row |= draw(targets(usual=usual))
        row["rebase"] = draw(st.integers(0, 19)) == 0
        if behind:
            row["denominator"] = draw(st.integers(0, 60).map(float))
            row["numerator"] = draw(or_nothing(st.integers(0, 60).map(float)))
        rows.append(row)
        if draw(st.integers(0, 19)) == 0:
            rows.append({**row, "revision": 2, "value": draw(or_nothing(TENTHS))})
    return [row for row in rows if draw(st.integers(0, 29)) or row is rows[0]]


@st.composite
def targets(draw: st.DrawFn, *, usual: bool) -> dict[str, Any]:
    """The cells of one target with its tolerance."""
    kind = draw(or_nothing(st.sampled_from(list(TargetKind))))
    low, high = sorted(draw(st.tuples(TENTHS, TENTHS)))
    tolerance_kind = draw(st.sampled_from([None, None, *ToleranceKind]))
    tolerance: Any = draw(st.integers(0, 300).map(lambda tenths: tenths / 10))
    if tolerance_kind == ToleranceKind.INTERVAL:
        tolerance = draw(st.sampled_from([None, 0.95] if usual else [None, 0.8]))
    year = kind in NUMERIC_KINDS and draw(st.integers(0, 2)) == 0
    return {
        "target_kind": kind,
        "target": draw(or_nothing(st.sampled_from([low, 70.0, 77.7, 2.0])))
        if kind != "between"
        else low,
        "target_high": high,
        "target_strict": draw(st.sampled_from([None, True, False])),
        "target_covers": Covers.YEAR if year else draw(st.sampled_from([None, Covers.PERIOD])),
        "comparator": draw(or_nothing(TENTHS)),
        "tolerance_kind": tolerance_kind,
        "tolerance": tolerance,
    }


@st.composite
def figure_tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A whole table in any order of its rows."""
    rows: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 5))):
        rows += draw(rows_of_series(f"s{number}"))
    return draw(st.permutations(rows)) if draw(st.booleans()) else rows


@st.composite
def full_tables(draw: st.DrawFn) -> list[dict[str, Any]]:
    """A table without gaps, each of whose series says one thing, as most large ones are."""
    first: Period = draw(USUAL_FIRST_PERIODS)
    periods = [first.moved(step) for step in range(draw(st.sampled_from([4, 12, 24, 36, 48])))]
    behind = draw(st.sampled_from([None, "%", "per 1,000"]))
    common = {
        "unit": behind or draw(st.sampled_from([None, "%", "homes"])),
        "accumulation": draw(st.sampled_from([None, None, *Accumulation])),
        "seasonal": draw(st.sampled_from([None, None, True, False])),
    }
    rows = []
    for number in range(draw(st.integers(1, 6))):
        of_series = {
            **common,
            "series": f"s{number}",
            "polarity": draw(st.sampled_from([None, *Polarity])),
            **draw(targets(usual=True)),
        }
        values = draw(runs_of_values(len(periods)))
        for period, value in zip(periods, values, strict=True):
            row = {**of_series, "period": period.code, "value": 70.0 if value is None else value}
            if behind:
                row["denominator"] = draw(st.integers(1, 60).map(float))
                row["numerator"] = draw(st.integers(0, int(row["denominator"])).map(float))
            rows.append(row)
    return rows
