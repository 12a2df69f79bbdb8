"""A block of whole series as arrays, one row for each period of each series."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from goldthread.engine.columnar.checking import check_cells
from goldthread.engine.columnar.limits import SMALLEST
from goldthread.engine.columnar.periods import PeriodFacts, facts_of_codes
from goldthread.engine.columnar.schema import INPUT, TableError
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole
from goldthread.engine.columnar.table import ROW, Block, changes_in, series_starts

_BY_NAME = {column.name: column for column in INPUT}


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows that count, series after series, each in the order of its periods.

    ``starts`` (one entry a series, and the number of rows at the end) are the rows at which
    the series begin; ``series`` says for each row which one it belongs to. ``place`` is the
    place of the row's period among those of its kind. ``regular`` series all have the same
    number of rows, one for each of the periods from first to last.
    """

    frame: pl.DataFrame
    periods: PeriodFacts
    starts: Whole
    series: Whole
    place: Whole
    regular: bool

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.frame.height

    @property
    def how_many(self) -> int:
        """How many series there are."""
        return len(self.starts) - 1

    def has(self, name: str) -> bool:
        """Whether the table has this column."""
        return name in self.frame.columns

    def number(self, name: str) -> Floats:
        """A column of numbers for each row, to be written to; not-a-number where empty."""
        return _numbers(self.frame[name]) if self.has(name) else np.full(self.rows, np.nan)

    def number_of_series(self, name: str) -> Floats:
        """A number that a series says once."""
        return _numbers(self._first(name)) if self.has(name) else np.full(self.how_many, np.nan)

    def choice(self, name: str) -> Codes:
        """A choice for each row: the place of the word in the schema from 1, 0 where empty."""
        if not self.has(name):
            return np.zeros(self.rows, dtype=np.uint8)
        cells = self.frame[name]
        begins = np.flatnonzero(changes_in(cells))
        if len(begins) > self.rows // _FEW:
            return _codes(cells)
        # Reading a word costs more than seeing that it is the one of the row before.
        return np.repeat(_codes(cells.gather(begins)), np.diff(begins, append=self.rows))

    def choice_of_series(self, name: str) -> Codes:
        """A choice that a series says once."""
        if not self.has(name):
            return np.zeros(self.how_many, dtype=np.uint8)
        return _codes(self._first(name))

    def yes(self, name: str) -> Bools:
        """Where a cell says yes."""
        if not self.has(name):
            return np.zeros(self.rows, dtype=np.bool_)
        return self.frame[name].fill_null(value=False).to_numpy()

    def said_of_series(self, name: str) -> NDArray[np.int8]:
        """What a series says of itself: 1 yes, 0 no, -1 nothing."""
        if not self.has(name):
            return np.full(self.how_many, -1, dtype=np.int8)
        return self._first(name).cast(pl.Int8).fill_null(-1).to_numpy()

    def texts_of_series(self, name: str) -> tuple[list[str | None], Whole]:
        """The texts that the series say in a column, and which of them each one says."""
        if not self.has(name):
            return [None], np.zeros(self.how_many, dtype=np.int64)
        told = self._first(name)
        texts = told.unique(maintain_order=True).to_list()
        if len(texts) == 1:
            return texts, np.zeros(self.how_many, dtype=np.int64)
        at = {text: number for number, text in enumerate(texts)}
        return texts, np.array([at[text] for text in told.to_list()])

    def _first(self, name: str) -> pl.Series:
        return self.frame[name].gather(self.starts[:-1])


_FEW = 4


def lines_of(block: Block) -> Lines:
    """The rows that count of a block of whole series in one run each.

    Raises ``TableError`` where a cell cannot be used, two rows contradict each other, or a
    series says two things of itself.
    """
    frame, starts = block.frame, block.starts
    check_cells(frame)
    periods = _periods(frame, starts)
    series = _series_of_rows(starts, frame.height)
    place = periods.numbers("place")
    same = series[1:] == series[:-1]
    steps = place[1:] - place[:-1]
    if (same & (steps <= 0)).any():
        frame = _sorted_within(frame, series, place)
        place = _periods(frame, starts).numbers("place")
        same_period = same & (place[1:] == place[:-1])
        if same_period.any():
            frame = _latest_revisions(frame, same_period)
            starts = series_starts(frame)
            series = _series_of_rows(starts, frame.height)
        periods = _periods(frame, starts)
        place = periods.numbers("place")
        same = series[1:] == series[:-1]
        steps = place[1:] - place[:-1]
    starts = np.append(starts, frame.height)
    sizes = np.diff(starts)
    regular = bool((sizes == sizes[0]).all() and ((steps == 1) | ~same).all())
    lines = Lines(frame, periods, starts, series, place, regular)
    _check_series(lines, same)
    return lines


def _series_of_rows(starts: Whole, rows: int) -> Whole:
    return np.repeat(np.arange(len(starts)), np.diff(starts, append=rows))


def _periods(frame: pl.DataFrame, starts: Whole) -> PeriodFacts:
    codes = frame["period"]
    if len(starts) > 1:
        # Series mostly have the same periods, which then need looking up only once.
        size = int(starts[1])
        alike = len(codes) % size == 0 and (codes[size:] == codes[: len(codes) - size]).all()
        if alike:
            once = _periods(frame[:size], starts[:1])
            return PeriodFacts(once.known, np.tile(once.of_row, len(codes) // size))
    named = codes.unique()
    try:
        known = facts_of_codes(named.to_list())
    except TableError as reason:
        raise _first_bad_code(frame, reason) from reason
    return PeriodFacts(known, codes.cast(pl.Enum(named)).to_physical().to_numpy())


def _first_bad_code(frame: pl.DataFrame, reason: TableError) -> TableError:
    for code, row in frame.sort(ROW).select("period", ROW).iter_rows():
        try:
            facts_of_codes([code])
        except TableError as refusal:
            return TableError(f"Row {row + 1}: {refusal}")
    return reason


def _sorted_within(block: pl.DataFrame, series: Whole, place: Whole) -> pl.DataFrame:
    keys: tuple[Whole, ...] = (place, series)
    if "revision" in block.columns:
        keys = (block["revision"].fill_null(1).to_numpy(), *keys)
    return block[np.lexsort(keys)]


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


def _check_series(lines: Lines, same: Bools) -> None:
    frame = lines.frame
    for fact in ("kind", "window"):
        if len(np.unique(lines.periods.known[fact])) == 1:
            continue
        told = lines.periods.numbers(fact)
        changes = same & (told[1:] != told[:-1])
        if changes.any():
            raise TableError(
                f"Series {frame['series'][int(changes.argmax())]} has periods of more than one "
                "kind: give each kind a series of its own."
            )
    for name in frame.columns:
        if name not in _BY_NAME or not _BY_NAME[name].of_series:
            continue
        changes = changes_in(frame[name])[1:] & same
        if changes.any():
            raise TableError(
                f"Series {frame['series'][int(changes.argmax())]} has more than one {name}; "
                "it says one thing for a whole series."
            )


def _numbers(cells: pl.Series) -> Floats:
    numbers = cells.to_numpy(writable=True)
    # What sums of floats leave over is nought; and so is -0.0.
    numbers[np.abs(numbers) < SMALLEST] = 0.0
    return numbers


def _codes(cells: pl.Series) -> Codes:
    known = cells.cast(pl.Enum(_BY_NAME[cells.name].words)).to_physical()
    if known.null_count():
        return (known.cast(pl.Int16) + 1).fill_null(0).cast(pl.UInt8).to_numpy()
    codes: Codes = known.to_numpy() + np.uint8(1)
    return codes
