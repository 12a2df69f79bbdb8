"""Arrays and plain rows as the table that comes out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from goldthread.engine import ENGINE_VERSION
from goldthread.engine.columnar.judged import Judged
from goldthread.engine.columnar.lines import Lines
from goldthread.engine.columnar.schema import KEYS, OUTPUT, Column, Kind
from goldthread.engine.columnar.sums import Codes

_STORED: dict[Kind, type[pl.DataType]] = {
    Kind.TEXT: pl.String,
    Kind.NUMBER: pl.Float64,
    Kind.YES_NO: pl.Boolean,
    Kind.DAY: pl.Date,
}


def answer_schema(series: pl.DataType) -> dict[str, pl.DataType]:
    """The types of the table that comes out; ``series`` is that of the series column."""
    return {column.name: _type_of(column, series) for column in OUTPUT}


def _type_of(column: Column, series: pl.DataType) -> pl.DataType:
    if column.kind is Kind.TEXT_OR_WHOLE:
        return series
    if column.kind is Kind.WHOLE:
        return pl.Int16() if column.name == "stretch" else pl.Int64()
    if column.name == "engine_version":
        return pl.Enum([ENGINE_VERSION])
    return pl.Enum(column.words) if column.words else _STORED[column.kind]()


def table_of(lines: Lines, judged: Judged) -> pl.DataFrame:
    """The rows of a block with everything that was worked out for them."""
    last = pl.Series(lines.periods.numbers("last").astype(np.int32)).cast(pl.Date)
    given: dict[str, pl.Series] = {
        "period": lines.frame["period"],
        "period_ends": last,
        "revision": _revision(lines),
        "engine_version": pl.repeat(
            ENGINE_VERSION, lines.rows, dtype=pl.Enum([ENGINE_VERSION]), eager=True
        ),
    }
    for name in KEYS:
        if name in lines.frame.columns:
            given[name] = lines.frame[name]
        else:
            given[name] = pl.Series(name, [None], dtype=pl.String).new_from_index(0, lines.rows)
    cells = pl.DataFrame(
        [
            given[column.name].alias(column.name)
            if column.name in given
            else _cells(column, judged.columns[column.name])
            for column in OUTPUT
        ]
    )
    return cells.with_columns(*_in_words(cells))


def _revision(lines: Lines) -> pl.Series:
    if "revision" in lines.frame.columns:
        return lines.frame["revision"].fill_null(1)
    return pl.Series(np.ones(lines.rows, dtype=np.int64))


def _cells(column: Column, values: NDArray[Any]) -> pl.Series:
    if column.kind is Kind.NUMBER:
        return pl.Series(column.name, values, nan_to_null=True)
    if column.words:
        return _places(column, values)
    if values.dtype == np.bool_:
        return pl.Series(column.name, values)
    whole = pl.Series(column.name, values)
    if (values < 0).any():
        whole = whole.set(whole < 0, None)
    return whole


def _places(column: Column, codes: Codes) -> pl.Series:
    """Codes as the places of the words they stand for; 0 is an empty cell."""
    if not codes.any():
        empty = pl.repeat(None, len(codes), dtype=pl.Enum(column.words), eager=True)
        return empty.alias(column.name)
    places = pl.Series(column.name, codes - np.uint8(1))
    return places if codes.all() else places.set(places == _BELOW_NOUGHT, None)


_BELOW_NOUGHT = 255
"""What one less than 0 is in a byte."""


def _in_words(cells: pl.DataFrame) -> Iterator[pl.Expr]:
    """The places of words as words; all at once, because each call on its own costs more."""
    for column, held in zip(OUTPUT, cells.dtypes, strict=True):
        if column.words and held == pl.UInt8:
            yield pl.col(column.name).cat.to(pl.Enum(column.words))
        if column.kind is Kind.YES_NO and held != pl.Boolean:
            yield pl.col(column.name).cast(pl.Boolean)


def table_of_rows(rows: Sequence[Mapping[str, Any]], series: pl.DataType) -> pl.DataFrame:
    """Plain rows, such as those of the reference, as the same table."""
    return pl.DataFrame(rows, schema=answer_schema(series), orient="row")
