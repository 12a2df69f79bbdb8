"""A table of figures as Polars brings it: checked, sorted, and cut between series."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np
import polars as pl

from goldthread.engine.columnar.schema import INPUT, KEYS, Column, Kind, TableError
from goldthread.engine.columnar.sums import Codes, Floats, Whole

ROW = "row number"
"""The row of the file that a row was, from 0, for messages."""

_WHOLE = (pl.Int8, pl.Int16, pl.Int32, pl.Int64, pl.UInt8, pl.UInt16, pl.UInt32, pl.UInt64)
_NUMBERS = (*_WHOLE, pl.Float32, pl.Float64, pl.Decimal)
_TEXTS = (pl.String, pl.Categorical, pl.Enum)
_ALLOWED: dict[Kind, tuple[type[pl.DataType], ...]] = {
    Kind.TEXT: _TEXTS,
    Kind.TEXT_OR_WHOLE: (*_TEXTS, *_WHOLE),
    Kind.WHOLE: _WHOLE,
    Kind.NUMBER: _NUMBERS,
    Kind.YES_NO: (pl.Boolean,),
    Kind.CHOICE: _TEXTS,
}
_STORED: dict[Kind, type[pl.DataType]] = {
    Kind.TEXT: pl.String,
    Kind.WHOLE: pl.Int64,
    Kind.NUMBER: pl.Float64,
}


def columns_of(schema: Mapping[str, pl.DataType]) -> list[Column]:
    """The columns of a table that are evaluated.

    Raises ``TableError`` naming a column that is missing or holds something else.
    """
    missing = [column.name for column in INPUT if column.required and column.name not in schema]
    if missing:
        raise TableError(f"The table has no column {missing[0]}, which must be there.")
    found = [column for column in INPUT if column.name in schema]
    for column in found:
        held = schema[column.name]
        if held != pl.Null and held.base_type() not in _ALLOWED[column.kind]:
            raise TableError(
                f"The column {column.name} holds {held}, and must hold {_expected(column)}."
            )
    return found


def _expected(column: Column) -> str:
    said = f"a {column.kind}" if column.kind in (Kind.WHOLE, Kind.NUMBER) else str(column.kind)
    return f"{said} {', '.join(column.words)}" if column.words else said


def with_plain_types(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns that are evaluated, each in the one type it is worked with."""
    casts = []
    schema = frame.schema
    for column in columns_of(schema):
        wanted = _STORED.get(column.kind)
        if column.kind is Kind.TEXT_OR_WHOLE:
            wanted = pl.Int64 if schema[column.name].is_integer() else pl.String
        held = schema[column.name]
        if held == pl.Null:
            wanted = wanted or (pl.Boolean if column.kind is Kind.YES_NO else pl.String)
        expression = pl.col(column.name)
        if wanted is not None and held != wanted:
            expression = expression.cast(wanted)
        # Looking for what is not a number is far cheaper than writing a new column without it.
        if wanted is pl.Float64 and _may_have_nan(frame[column.name]):
            expression = expression.fill_nan(None)
        casts.append(expression)
    numbered = frame if ROW in frame.columns else frame.with_row_index(ROW)
    return numbered.select(*casts, pl.col(ROW))


def _may_have_nan(cells: pl.Series) -> bool:
    return cells.dtype.is_float() and bool(cells.is_nan().any())


def keys_of(frame: pl.DataFrame) -> list[str]:
    """The columns of this table that name a series."""
    return [name for name in KEYS if name in frame.columns]


@dataclass(frozen=True, slots=True)
class Block:
    """Some whole series of a table in one run each, and the rows at which they begin."""

    frame: pl.DataFrame
    starts: Whole


def changes_in(cells: pl.Series, likely: Whole | None = None) -> Whole:
    """The rows whose cell is not that of the row before; the first one is always among them.

    ``likely``, the first row among them, are rows where most changes are; looking there first
    spares a search.
    """
    if cells.null_count() == len(cells):
        return np.zeros(min(len(cells), 1), dtype=np.int64)
    later, earlier = cells.slice(1), cells.slice(0, len(cells) - 1)
    changes = later.ne_missing(earlier) if cells.null_count() else later != earlier
    how_many = changes.sum()
    if not how_many:
        return np.zeros(1, dtype=np.int64)
    if likely is not None and len(likely) > 1:
        found = changes[likely[1:] - 1].to_numpy()
        if np.count_nonzero(found) == how_many:
            rows: Whole = likely[np.append(True, found)]
            return rows
    return np.flatnonzero(np.append(True, changes.to_numpy()))


def _changes_in_numbers(numbers: Floats) -> Whole:
    """The same of a column of numbers, not-a-number where a cell is empty."""
    changes = numbers[1:] != numbers[:-1]
    missing = np.isnan(numbers)
    if missing.any():
        changes &= ~(missing[1:] & missing[:-1])
    return np.flatnonzero(np.append(True, changes))


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of equal cells in a column: the row at which each begins, and what it says."""

    begins: Whole
    cells: pl.Series


UNKNOWN = 255
"""The code of a word that its column does not know."""
_BY_NAME = {column.name: column for column in INPUT}
_WORDS = {column.name: pl.Enum(column.words) for column in INPUT if column.words}


@dataclass(frozen=True, slots=True)
class Cells:
    """The columns of some rows, and the runs in those whose cells mostly repeat.

    ``starts`` are the rows at which the series begin. A run is found only once, because
    comparing texts is dear.
    """

    frame: pl.DataFrame
    starts: Whole
    _begins: dict[str, Whole] = field(default_factory=dict)
    _runs: dict[str, Runs] = field(default_factory=dict)
    _codes: dict[str, Codes] = field(default_factory=dict)
    _choices: dict[str, Codes] = field(default_factory=dict)
    _numbers: dict[str, Floats] = field(default_factory=dict)

    def begins(self, name: str) -> Whole:
        """The row at which each run in one column begins."""
        if name not in self._begins:
            cells = self.frame[name]
            self._begins[name] = (
                _changes_in_numbers(self.number(name))
                if cells.dtype == pl.Float64
                else changes_in(cells, self.starts)
            )
        return self._begins[name]

    def runs(self, name: str) -> Runs:
        """The runs in one column."""
        if name not in self._runs:
            cells, begins = self.frame[name], self.begins(name)
            self._runs[name] = Runs(begins, cells if len(begins) == len(cells) else cells[begins])
        return self._runs[name]

    def codes(self, name: str) -> Codes:
        """The place of the word of each run among the words of the column from 1; 0 where empty."""
        if name not in self._codes:
            cells = self.runs(name).cells
            known = cells.cast(_WORDS[name], strict=False)
            codes = known.to_physical()
            if known.null_count():
                codes = codes.fill_null(UNKNOWN)
            # One more than the largest byte is 0.
            places = codes.to_numpy() + np.uint8(1)
            if known.null_count() > cells.null_count():
                unknown = known.is_null() & cells.is_not_null()
                places = np.where(unknown.to_numpy(), np.uint8(UNKNOWN), places)
            self._codes[name] = places
        return self._codes[name]

    def choice(self, name: str) -> Codes:
        """The same for each row, not to be written to."""
        if name not in self._choices:
            # Reading a word costs more than seeing that it is the one of the row before.
            sizes = np.diff(self.runs(name).begins, append=self.frame.height)
            self._choices[name] = np.repeat(self.codes(name), sizes)
        return self._choices[name]

    def number(self, name: str) -> Floats:
        """A column of numbers, not to be written to; not-a-number where empty."""
        if name not in self._numbers:
            cells = self.frame[name]
            if cells.null_count():
                cells = cells.fill_null(np.nan)
            self._numbers[name] = cells.to_numpy()
        return self._numbers[name]

    def words(self, name: str) -> set[str | None]:
        """The words that a column of choices has at all; ``None`` for one that it does not know."""
        if name not in self.frame.columns:
            return set()
        found = np.flatnonzero(np.bincount(self.codes(name), minlength=UNKNOWN + 1)).tolist()
        words = _BY_NAME[name].words
        return {None if code == UNKNOWN else words[code - 1] for code in found if code}


def series_starts(frame: pl.DataFrame) -> Whole:
    """The row at which each run of one series begins."""
    starts, *others = (changes_in(frame[name]) for name in keys_of(frame))
    for more in others:
        starts = np.union1d(starts, more)
    return starts


def _starts_and_names(frame: pl.DataFrame) -> tuple[Whole, pl.DataFrame]:
    """The row at which each run of one series begins, and the cells that name it."""
    keys = frame[keys_of(frame)]

    def found_from(first: int) -> tuple[Whole, pl.DataFrame]:
        before = max(first - 1, 0)
        part = keys.slice(before, first - before + _LOOKED_THROUGH_AT_ONCE).rechunk()
        # The row before a part is only there to be compared with.
        found = series_starts(part)[1 if first else 0 :]
        return found + before, part[found]

    # A part at a time, because a long column in several pieces is dear to compare and to look up in.
    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = list(pool.map(found_from, range(0, frame.height, _LOOKED_THROUGH_AT_ONCE)))
    if not found:
        return np.zeros(0, dtype=np.int64), keys
    starts, names = zip(*found, strict=True)
    return np.concatenate(starts), pl.concat(names)


AT_ONCE = 2
"""How many blocks or parts are worked on at the same time."""
_LOOKED_THROUGH_AT_ONCE = 100_000


def are_in_order(heads: pl.DataFrame) -> bool:
    """Whether rows that name series come in their order, none of them twice."""
    rises = pl.repeat(value=False, n=max(heads.height - 1, 0), eager=True)
    for name in reversed(heads.columns):
        later, earlier = heads[name][1:], heads[name][:-1]
        above = later > earlier
        if heads[name].null_count():
            # An empty key sorts before every other.
            above = above.fill_null(value=False) | (earlier.is_null() & later.is_not_null())
        rises = above | (later.eq_missing(earlier) & rises)
    return rises.all()


def blocks_of(frame: pl.DataFrame, rows: int) -> Iterator[Block]:
    """The table with every series in one run, cut between series into blocks of so many rows.

    A table in the order of its keys is left as it is, because sorting is dear. A series
    longer than a block is a block of its own.
    """
    starts, names = _starts_and_names(frame)
    if not are_in_order(names):
        frame = frame.sort([*names.columns, "period"], maintain_order=True)
        starts, _ = _starts_and_names(frame)
    yield from cut(frame, starts, rows)


def cut(frame: pl.DataFrame, starts: Whole, rows: int) -> Iterator[Block]:
    """Blocks of about so many rows of a table whose series begin at these rows."""
    first = 0
    while first < len(starts):
        after = max(int(np.searchsorted(starts, starts[first] + rows)), first + 1)
        begin = int(starts[first])
        end = int(starts[after]) if after < len(starts) else frame.height
        yield Block(frame.slice(begin, end - begin), starts[first:after] - begin)
        first = after


class NotInOrderError(Exception):
    """The rows of a series do not stand together, or the series not in their order."""


def blocks_of_batches(batches: Iterable[pl.DataFrame], rows: int) -> Iterator[Block]:
    """Whole series in blocks, as batches of a table that is in order are read.

    Raises ``NotInOrderError`` when it turns out not to be.
    """
    rest: pl.DataFrame | None = None
    before: pl.DataFrame | None = None
    for batch in batches:
        read = with_plain_types(batch)
        frame = read if rest is None else pl.concat([rest, read])
        if not frame.height:
            continue
        starts = series_starts(frame)
        heads = frame[keys_of(frame)][starts]
        if not are_in_order(heads if before is None else pl.concat([before, heads])):
            raise NotInOrderError
        if heads.height > 1:
            before = heads[-2:-1]
        # The last series may go on in what is read next.
        last = int(starts[-1])
        rest = frame[last:]
        yield from cut(frame[:last], starts[:-1], rows)
    if rest is not None:
        yield from cut(rest, series_starts(rest), rows)
