"""Arrays and plain rows as the table that comes out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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

_ENUMS = {column.name: pl.Enum(column.words) for column in OUTPUT if column.words}
_VERSION = pl.Enum([ENGINE_VERSION])
# Looked up by the code, whose 0 is no word and is blanked afterwards.
_WORDS = {
    name: pl.Series(name, [words.categories[0], *words.categories], dtype=words)
    for name, words in _ENUMS.items()
}
_NO_WORD = {name: pl.Series(name, [None], dtype=words) for name, words in _ENUMS.items()}


def answer_schema(series: pl.DataType) -> dict[str, pl.DataType]:
    """The types of the table that comes out; ``series`` is that of the series column."""
    return {column.name: _type_of(column, series) for column in OUTPUT}


def _type_of(column: Column, series: pl.DataType) -> pl.DataType:
    if column.kind is Kind.TEXT_OR_WHOLE:
        return series
    if column.kind is Kind.WHOLE:
        return pl.Int16() if column.name == "stretch" else pl.Int64()
    if column.name == "engine_version":
        return _VERSION
    return _ENUMS.get(column.name) or _STORED[column.kind]()


def table_of(lines: Lines, judged: Judged) -> pl.DataFrame:
    """The rows of a block with everything that was worked out for them."""
    last = pl.Series(lines.periods.days("last")).cast(pl.Date)
    given: dict[str, pl.Series] = {
        "period": lines.frame["period"],
        "period_ends": last,
        "revision": _revision(lines),
        "engine_version": pl.Series([ENGINE_VERSION], dtype=_VERSION).new_from_index(0, lines.rows),
    }
    for name in KEYS:
        if name in lines.frame.columns:
            given[name] = lines.frame[name]
        else:
            given[name] = pl.Series(name, [None], dtype=pl.String).new_from_index(0, lines.rows)
    columns: list[pl.Series] = []
    made: dict[int, pl.Series] = {}
    for column in OUTPUT:
        if column.name in given:
            columns.append(given[column.name].alias(column.name))
        elif column.words:
            columns.append(_words(column.name, judged.columns[column.name]))
        else:
            # What is one column here, such as the value and what was judged, is so there too.
            values = judged.columns[column.name]
            if id(values) not in made:
                made[id(values)] = _cells(column, values)
            columns.append(made[id(values)].alias(column.name))
    return pl.DataFrame(columns)


def _revision(lines: Lines) -> pl.Series:
    if "revision" in lines.frame.columns:
        return lines.frame["revision"].fill_null(1)
    return pl.Series(np.ones(lines.rows, dtype=np.int64))


def _words(name: str, codes: Codes) -> pl.Series:
    """The words of some codes; empty where the code is 0."""
    first = int(codes[0])
    if (codes == first).all():
        one = _WORDS[name] if first else _NO_WORD[name]
        return one.new_from_index(first, len(codes))
    words = _WORDS[name][pl.Series(codes)]
    there = codes != 0
    return words if there.all() else words.zip_with(pl.Series(there), _NO_WORD[name])


def _cells(column: Column, values: NDArray[Any]) -> pl.Series:
    if column.kind is Kind.NUMBER:
        return pl.Series(column.name, values, nan_to_null=True)
    told = pl.Series(column.name, values)
    if values.dtype != np.bool_ and (values < 0).any():
        told = told.set(told < 0, None)
    return told.cast(pl.Boolean) if column.kind is Kind.YES_NO else told


def table_of_rows(rows: Sequence[Mapping[str, Any]], series: pl.DataType) -> pl.DataFrame:
    """Plain rows, such as those of the reference, as the same table."""
    return pl.DataFrame(rows, schema=answer_schema(series), orient="row")
