"""A block of whole series as arrays, one row for each period of each series."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from goldthread.engine.columnar.checking import check_cells
from goldthread.engine.columnar.limits import SMALLEST
from goldthread.engine.columnar.periods import PeriodFacts, facts_of_codes
from goldthread.engine.columnar.schema import INPUT, TableError
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole
from goldthread.engine.columnar.table import ROW, series_starts

_BY_NAME = {column.name: column for column in INPUT}


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows that count, series after series, each in the order of its periods.

    ``starts`` (one entry a series, and the number of rows at the end) are the rows at which
    the series begin; ``series`` says for each row which one it belongs to.
    """

    frame: pl.DataFrame
    periods: PeriodFacts
    starts: Whole
    series: Whole

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.frame.height

    @property
    def how_many(self) -> int:
        """How many series there are."""
        return len(self.starts) - 1

    def number(self, name: str) -> Floats:
        """A column of numbers for each row; not-a-number where a cell is empty."""
        if name not in self.frame.columns:
            return np.full(self.rows, np.nan)
        return _numbers(self.frame[name])

    def number_of_series(self, name: str) -> Floats:
        """A number that a series says once."""
        if name not in self.frame.columns:
            return np.full(self.how_many, np.nan)
        return _numbers(self._first(name))

    def choice(self, name: str) -> Codes:
        """A choice for each row: the place of the word in the schema from 1, 0 where empty."""
        if name not in self.frame.columns:
            return np.zeros(self.rows, dtype=np.uint8)
        return _codes(self.frame[name])

    def choice_of_series(self, name: str) -> Codes:
        """A choice that a series says once."""
        if name not in self.frame.columns:
            return np.zeros(self.how_many, dtype=np.uint8)
        return _codes(self._first(name))

    def yes(self, name: str) -> Bools:
        """Where a cell says yes."""
        if name not in self.frame.columns:
            return np.zeros(self.rows, dtype=np.bool_)
        return self.frame[name].fill_null(value=False).to_numpy()

    def said_of_series(self, name: str) -> NDArray[np.int8]:
        """What a series says of itself: 1 yes, 0 no, -1 nothing."""
        if name not in self.frame.columns:
            return np.full(self.how_many, -1, dtype=np.int8)
        return self._first(name).cast(pl.Int8).fill_null(-1).to_numpy()

    def texts_of_series(self, name: str) -> list[str | None]:
        """A text that a series says once."""
        if name not in self.frame.columns:
            return [None] * self.how_many
        return self._first(name).to_list()

    def of_series(self, name: str, by_text: Callable[[str | None], float]) -> Floats:
        """A number for what each series says in a column, worked out once for each text."""
        if name not in self.frame.columns:
            return np.full(self.how_many, by_text(None))
        said = self._first(name)
        if said.n_unique() == 1:
            return np.full(self.how_many, by_text(said[0]))
        known = {text: by_text(text) for text in said.unique().to_list()}
        return np.array([known[text] for text in said.to_list()])

    def _first(self, name: str) -> pl.Series:
        return self.frame[name].gather(self.starts[:-1])


def lines_of(block: pl.DataFrame) -> Lines:
    """The rows that count of a block of whole series in one run each.

    Raises ``TableError`` where a cell cannot be used, two rows contradict each other, or a
    series says two things of itself.
    """
    check_cells(block)
    periods = _periods(block)
    starts = series_starts(block)
    series = _series_of_rows(starts, block.height)
    place = periods["place"].astype(np.int64)
    same = series[1:] == series[:-1]
    if (same & (place[1:] <= place[:-1])).any():
        block, place = _sorted_within(block, series, place)
        periods = _periods(block)
        same_period = same & (place[1:] == place[:-1])
        if same_period.any():
            block = _latest_revisions(block, same_period)
            periods = _periods(block)
            starts = series_starts(block)
            series = _series_of_rows(starts, block.height)
    lines = Lines(block, periods, np.append(starts, block.height), series)
    _check_series(lines)
    return lines


def _series_of_rows(starts: Whole, rows: int) -> Whole:
    return np.repeat(np.arange(len(starts)), np.diff(np.append(starts, rows)))


def _periods(block: pl.DataFrame) -> PeriodFacts:
    codes = block["period"].unique()
    try:
        known = facts_of_codes(codes.to_list())
    except TableError as reason:
        raise _first_bad_code(block, reason) from reason
    of_row = block["period"].cast(pl.Enum(codes)).to_physical().to_numpy()
    return PeriodFacts(known, of_row)


def _first_bad_code(block: pl.DataFrame, reason: TableError) -> TableError:
    for code, row in block.sort(ROW).select("period", ROW).iter_rows():
        try:
            facts_of_codes([code])
        except TableError as refusal:
            return TableError(f"Row {row + 1}: {refusal}")
    return reason


def _sorted_within(block: pl.DataFrame, series: Whole, place: Whole) -> tuple[pl.DataFrame, Whole]:
    keys: tuple[Whole, ...] = (place, series)
    if "revision" in block.columns:
        keys = (block["revision"].fill_null(1).to_numpy(), *keys)
    order = np.lexsort(keys)
    return block[order], place[order]


def _latest_revisions(block: pl.DataFrame, same_period: Bools) -> pl.DataFrame:
    revision = np.ones(block.height, dtype=np.int64)
    if "revision" in block.columns:
        revision = block["revision"].fill_null(1).to_numpy()
    twins = np.flatnonzero(same_period & (revision[1:] == revision[:-1]))
    if len(twins):
        one, other = block.row(int(twins[0]), named=True), block.row(int(twins[0]) + 1, named=True)
        raise TableError(
            f"Rows {one[ROW] + 1} and {other[ROW] + 1} are both revision "
            f"{revision[twins[0]]} of series {one['series']} for {one['period']}: "
            "only one can count."
        )
    return block.filter(pl.Series(np.append(~same_period, [True])))


def _check_series(lines: Lines) -> None:
    frame = lines.frame
    within = np.append([False], lines.series[1:] == lines.series[:-1])
    for fact in ("kind", "window"):
        known = lines.periods.known[fact]
        if len(np.unique(known)) == 1:
            continue
        told = lines.periods[fact]
        if (within[1:] & (told[1:] != told[:-1])).any():
            at = int(np.flatnonzero(within[1:] & (told[1:] != told[:-1]))[0])
            raise TableError(
                f"Series {frame['series'][at]} has periods of more than one kind: "
                "give each kind a series of its own."
            )
    for name in frame.columns:
        if name not in _BY_NAME or not _BY_NAME[name].of_series:
            continue
        changes = frame[name].ne_missing(frame[name].shift(1)).to_numpy() & within
        if changes.any():
            at = int(np.flatnonzero(changes)[0])
            raise TableError(
                f"Series {frame['series'][at]} has more than one {name}; "
                "it says one thing for a whole series."
            )


def _numbers(cells: pl.Series) -> Floats:
    numbers = cells.to_numpy()
    tiny = np.abs(numbers) < SMALLEST
    # Nought itself is tiny too, and -0.0 is written as 0.
    return np.where(tiny, 0.0, numbers)


def _codes(cells: pl.Series) -> Codes:
    words = _BY_NAME[cells.name].words
    known = cells.cast(pl.Enum(words)).to_physical()
    if not known.null_count():
        return known.to_numpy() + np.uint8(1)
    return (known.cast(pl.Int16) + 1).fill_null(0).cast(pl.UInt8).to_numpy()
