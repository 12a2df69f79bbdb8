"""A block of whole series as arrays, one row for each period of each series."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np
import polars as pl
from numpy.typing import NDArray

from goldthread.engine.columnar.checking import check_cells
from goldthread.engine.columnar.limits import SMALLEST
from goldthread.engine.columnar.periods import PeriodFacts, facts_of_codes, facts_of_run
from goldthread.engine.columnar.schema import INPUT, TableError
from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole
from goldthread.engine.columnar.table import ROW, Block, Cells, Runs, series_starts

Cell = TypeVar("Cell", bound=np.generic)

_BY_NAME = {column.name: column for column in INPUT}


@dataclass(frozen=True, slots=True)
class Lines:
    """The rows that count, series after series, each in the order of its periods.

    ``starts`` (one entry a series, and the number of rows at the end) are the rows at which
    the series begin. ``regular`` series all have the same number of rows, one for each of the
    periods from first to last.
    """

    cells: Cells
    periods: PeriodFacts
    starts: Whole
    regular: bool
    _made: dict[str, Any] = field(default_factory=dict)

    @property
    def frame(self) -> pl.DataFrame:
        """The columns of the table."""
        return self.cells.frame

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return self.frame.height

    @property
    def how_many(self) -> int:
        """How many series there are."""
        return len(self.starts) - 1

    @property
    def series(self) -> Whole:
        """Which series each row belongs to."""
        if "series" not in self._made:
            self._made["series"] = self.of_rows(np.arange(self.how_many))
        found: Whole = self._made["series"]
        return found

    @property
    def place(self) -> Whole:
        """The place of each row's period among those of its kind."""
        if "place" not in self._made:
            self._made["place"] = self.periods.numbers("place")
        found: Whole = self._made["place"]
        return found

    def has(self, name: str) -> bool:
        """Whether the table has this column."""
        return name in self.frame.columns

    def of_rows(self, told: NDArray[Cell]) -> NDArray[Cell]:
        """What is told of each series, for each of its rows; not to be written to."""
        if (told == told[0]).all():
            # One number for all takes no memory to be read.
            return np.broadcast_to(told[0], self.rows)
        return np.repeat(told, self.rows // self.how_many if self.regular else self.sizes)

    @property
    def sizes(self) -> Whole:
        """How many rows each series has."""
        return np.diff(self.starts)

    def number(self, name: str) -> Floats:
        """A column of numbers for each row, not to be written to; not-a-number where empty."""
        if name not in self._made:
            has = self.has(name)
            self._made[name] = (
                _with_noughts(self.cells.number(name)) if has else np.full(self.rows, np.nan)
            )
        found: Floats = self._made[name]
        return found

    def is_steady(self, names: Iterable[str]) -> bool:
        """Whether every series says one thing in each of these columns."""
        return all(not self.has(name) or not len(self.changes_within(name)) for name in names)

    def changes_within(self, name: str) -> Whole:
        """The rows of a column at which a series says something else than in the row before."""
        changed = self.cells.begins(name)
        if len(changed) == self.how_many and (changed == self.starts[:-1]).all():
            return changed[:0]
        found: Whole = changed[self.starts[np.searchsorted(self.starts, changed)] != changed]
        return found

    def number_of_series(self, name: str) -> Floats:
        """A number that a series says once."""
        if not self.has(name):
            return np.full(self.how_many, np.nan)
        return _with_noughts(self.cells.number(name)[self.starts[:-1]])

    def choice(self, name: str) -> Codes:
        """A choice for each row: the place of the word in the schema from 1, 0 where empty.

        The array is not to be written to, because it is read only once.
        """
        if not self.has(name):
            return np.zeros(self.rows, dtype=np.uint8)
        return self.cells.choice(name)

    def choice_of_series(self, name: str) -> Codes:
        """A choice that a series says once."""
        if not self.has(name):
            return np.zeros(self.how_many, dtype=np.uint8)
        return self.cells.codes(name)[self._run_of_series(self.cells.runs(name))]

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
        runs = self.cells.runs(name)
        if len(runs.begins) == 1:
            return runs.cells.to_list(), np.zeros(self.how_many, dtype=np.int64)
        texts = runs.cells.unique(maintain_order=True).to_list()
        if len(texts) == 1:
            return texts, np.zeros(self.how_many, dtype=np.int64)
        at = {text: number for number, text in enumerate(texts)}
        of_run = np.array([at[text] for text in runs.cells.to_list()])
        return texts, of_run[self._run_of_series(runs)]

    def _run_of_series(self, runs: Runs) -> Whole:
        if len(runs.begins) == 1:
            return np.zeros(self.how_many, dtype=np.int64)
        if len(runs.begins) == self.how_many and (runs.begins == self.starts[:-1]).all():
            return np.arange(self.how_many)
        return np.searchsorted(runs.begins, self.starts[:-1], side="right") - 1

    def _first(self, name: str) -> pl.Series:
        return self.frame[name][self.starts[:-1]]


@dataclass(frozen=True, slots=True)
class OfSeries:
    """What the first row of each series says, one entry a series, read as the rows are."""

    lines: Lines

    def has(self, name: str) -> bool:
        """Whether the table has this column."""
        return self.lines.has(name)

    def number(self, name: str) -> Floats:
        """A column of numbers; not-a-number where empty."""
        return self.lines.number_of_series(name)

    def choice(self, name: str) -> Codes:
        """A choice: the place of the word in the schema from 1, 0 where empty."""
        return self.lines.choice_of_series(name)

    def yes(self, name: str) -> Bools:
        """Where a cell says yes."""
        told: Bools = self.lines.said_of_series(name) == 1
        return told


def lines_of(block: Block) -> Lines:
    """The rows that count of a block of whole series in one run each.

    Raises ``TableError`` where a cell cannot be used, two rows contradict each other, or a
    series says two things of itself.
    """
    cells, starts = Cells(block.frame, block.starts), block.starts
    check_cells(cells)
    periods = _periods(block.frame, starts)
    lines = _in_turn(cells, periods, starts) or _laid(cells, periods, starts)
    if not lines.regular:
        disorder = _same_series(lines) & (np.diff(lines.place) <= 0)
        if disorder.any():
            lines = _put_in_order(lines)
    _check_series(lines)
    return lines


def _in_turn(cells: Cells, periods: PeriodFacts, starts: Whole) -> Lines | None:
    """The rows where every series has the same periods, each following the one before."""
    size = len(periods.of_row)
    once = periods.known["place"][periods.of_row]
    rows = cells.frame.height
    if size * len(starts) != rows or (np.diff(once) != 1).any():
        return None
    if (starts != np.arange(0, rows, size)).any():
        return None
    return Lines(cells, periods, np.append(starts, rows), regular=True)


def _laid(cells: Cells, periods: PeriodFacts, starts: Whole) -> Lines:
    lines = Lines(cells, periods, np.append(starts, cells.frame.height), regular=False)
    sizes, steps = lines.sizes, np.diff(lines.place)
    regular = (sizes == sizes[0]).all() and ((steps == 1) | ~_same_series(lines)).all()
    return replace(lines, regular=bool(regular))


def _same_series(lines: Lines) -> Bools:
    """Which rows but the first are of the series of the row before."""
    same: Bools = lines.series[1:] == lines.series[:-1]
    return same


def _put_in_order(lines: Lines) -> Lines:
    """The rows of each series in the order of their periods, the latest revision of each."""
    starts = lines.starts[:-1]
    frame = _sorted_within(lines.frame, lines.series, lines.place)
    lines = _laid(Cells(frame, starts), _periods(frame, starts), starts)
    same_period = _same_series(lines) & (np.diff(lines.place) == 0)
    if not same_period.any():
        return lines
    frame = _latest_revisions(frame, same_period)
    starts = series_starts(frame)
    return _laid(Cells(frame, starts), _periods(frame, starts), starts)


def _periods(frame: pl.DataFrame, starts: Whole) -> PeriodFacts:
    codes = frame["period"]
    if len(starts) > 1:
        # Series mostly have the same periods, which then need looking up only once.
        size = int(starts[1])
        rest = len(codes) - size
        alike = len(codes) % size == 0 and (codes.slice(size) == codes.slice(0, rest)).all()
        if alike:
            try:
                once = facts_of_run(tuple(codes.slice(0, size).to_list()))
            except TableError as reason:
                raise _first_bad_code(frame, reason) from reason
            return PeriodFacts(once.known, once.of_row, len(codes) // size)
    # In their order, so that blocks with the same periods find them looked up already.
    named = codes.unique().sort()
    try:
        known = facts_of_codes(named.to_list())
    except TableError as reason:
        raise _first_bad_code(frame, reason) from reason
    return PeriodFacts(known, codes.cast(pl.Enum(named)).to_physical().to_numpy().astype(np.int64))


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


def _check_series(lines: Lines) -> None:
    frame = lines.frame
    for fact in ("kind", "window"):
        known = lines.periods.known[fact]
        if (known == known[0]).all():
            continue
        told = lines.periods.numbers(fact)
        changes = _same_series(lines) & (told[1:] != told[:-1])
        if changes.any():
            raise TableError(
                f"Series {frame['series'][int(changes.argmax())]} has periods of more than one "
                "kind: give each kind a series of its own."
            )
    for name in frame.columns:
        if name not in _BY_NAME or not _BY_NAME[name].of_series:
            continue
        within = lines.changes_within(name)
        if len(within):
            raise TableError(
                f"Series {frame['series'][int(within[0])]} has more than one {name}; "
                "it says one thing for a whole series."
            )


def _with_noughts(numbers: Floats) -> Floats:
    """What sums of floats leave over is nought; and so is -0.0."""
    if numbers.min(initial=SMALLEST) >= SMALLEST:
        return numbers
    tiny = numbers < SMALLEST
    tiny &= numbers > -SMALLEST
    if not tiny.any():
        return numbers
    numbers = numbers.copy()
    numbers[np.flatnonzero(tiny)] = 0.0
    return numbers
