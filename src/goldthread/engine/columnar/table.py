"""A table of figures as Polars brings it: checked, sorted, and cut between series."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import polars as pl

from goldthread.engine.columnar.schema import INPUT, KEYS, Column, Kind, TableError

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
    said = f"a {column.kind}" if column.kind is Kind.WHOLE else str(column.kind)
    return f"{said} {', '.join(column.words)}" if column.words else said


def with_plain_types(frame: pl.DataFrame) -> pl.DataFrame:
    """The columns that are evaluated, each in the one type it is worked with."""
    casts = []
    for column in columns_of(frame.schema):
        wanted = _STORED.get(column.kind)
        if column.kind is Kind.TEXT_OR_WHOLE:
            wanted = pl.Int64 if frame.schema[column.name].is_integer() else pl.String
        held = frame.schema[column.name]
        if held == pl.Null:
            wanted = wanted or (pl.Boolean if column.kind is Kind.YES_NO else pl.String)
        expression = pl.col(column.name)
        if wanted is not None and held != wanted:
            expression = expression.cast(wanted)
        casts.append(expression.fill_nan(None) if wanted is pl.Float64 else expression)
    numbered = frame if ROW in frame.columns else frame.with_row_index(ROW)
    return numbered.select(*casts, pl.col(ROW))


def keys_of(frame: pl.DataFrame) -> list[str]:
    """The columns of this table that name a series."""
    return [name for name in KEYS if name in frame.columns]


def series_starts(frame: pl.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The row at which each run of one series begins."""
    if not frame.height:
        return np.zeros(0, dtype=np.int64)
    changes = [pl.col(name).ne_missing(pl.col(name).shift(1)) for name in reversed(keys_of(frame))]
    found = frame.select(pl.any_horizontal(changes)).to_series().to_numpy().copy()
    found[0] = True
    return np.flatnonzero(found)


def in_order(frame: pl.DataFrame) -> pl.DataFrame:
    """The table with every series in one run, in the order of the keys.

    Rows that are so already are left as they are, because sorting is dear.
    """
    names = keys_of(frame)
    first_rows = frame.select(names)[series_starts(frame)]
    ordered = first_rows.unique().sort(names)
    if first_rows.equals(ordered):
        return frame
    return frame.sort([*names, "period"], maintain_order=True)


def blocks_of(frame: pl.DataFrame, rows: int) -> Iterator[pl.DataFrame]:
    """The table cut between series into blocks of about so many rows."""
    if not frame.height:
        return
    starts = series_starts(frame)
    cut = 0
    while cut < frame.height:
        after = np.searchsorted(starts, cut + rows)
        end = int(starts[after]) if after < len(starts) else frame.height
        # One series longer than a block is a block of its own.
        yield frame.slice(cut, end - cut)
        cut = end
