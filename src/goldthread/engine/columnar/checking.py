"""What is wrong with the cells of a table, with the number of the row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

import numpy as np
import polars as pl

from goldthread.engine.columnar.codes import is_one_of
from goldthread.engine.columnar.limits import LARGEST
from goldthread.engine.columnar.schema import (
    INPUT,
    NUMERIC_KINDS,
    Covers,
    Kind,
    TableError,
    TargetKind,
    ToleranceKind,
)
from goldthread.engine.columnar.sums import Bools
from goldthread.engine.columnar.table import ROW, UNKNOWN, Cells
from goldthread.engine.spc.chart import FEWEST_TO_FIX_AFTER


def check_cells(cells: Cells) -> None:
    """Raise ``TableError`` for the first cell of a block that cannot be used."""
    words = {column.name: cells.words(column.name) for column in INPUT if column.words}
    problems = [_empty(cells), _words(cells, words), _sizes(cells), _targets(cells, words)]
    for condition, told in chain.from_iterable(problems):
        if condition.any():
            row = cells.frame.filter(pl.Series(condition)).sort(ROW).row(0, named=True)
            raise TableError(f"Row {row[ROW] + 1}: {told.format(**row)}")


Problem = tuple[Bools, str]
"""The rows where a cell is wrong, and what is then said. Only what there may be is looked for."""
Words = Mapping[str, set[str | None]]
"""The words that the columns of choices have at all."""


def _empty(cells: Cells) -> Iterator[Problem]:
    for name in ("series", "period"):
        if cells.frame[name].null_count():
            yield cells.frame[name].is_null().to_numpy(), f"it has no {name}."


def _words(cells: Cells, words: Words) -> Iterator[Problem]:
    for column in INPUT:
        if None in words.get(column.name, ()):
            said = f"“{{{column.name}}}” is no {column.name}; write {', '.join(column.words)}."
            yield cells.choice(column.name) == UNKNOWN, said


def _sizes(cells: Cells) -> Iterator[Problem]:
    for column in INPUT:
        name = column.name
        if column.kind is Kind.NUMBER and name in cells.frame.columns:
            numbers = cells.number(name)
            # One that is missing is neither the least nor the most.
            least, most = np.fmin.reduce(numbers), np.fmax.reduce(numbers)
            if max(most, -least) > LARGEST:
                said = f"the {name} {{{name}}} is too large to be a figure."
                yield np.abs(numbers) > LARGEST, said
    if "fix_after" in cells.frame.columns:
        few = f"limits can be fixed after {FEWEST_TO_FIX_AFTER} points or more, not {{fix_after}}."
        yield cells.number("fix_after") < FEWEST_TO_FIX_AFTER, few


def _targets(cells: Cells, words: Words) -> Iterator[Problem]:
    has = set(cells.frame.columns)
    if TargetKind.BETWEEN in words.get("target_kind", ()) and {"target", "target_high"} <= has:
        backwards = cells.number("target_high") < cells.number("target")
        yield (
            backwards & is_one_of(cells.choice("target_kind"), [TargetKind.BETWEEN]),
            "the target cannot run from {target} down to {target_high}.",
        )
    if Covers.YEAR in words.get("target_covers", ()) and "target_kind" in has:
        kind = cells.choice("target_kind")
        yield (
            is_one_of(cells.choice("target_covers"), [Covers.YEAR])
            & ~((kind == 0) | is_one_of(kind, NUMERIC_KINDS)),
            "a target for a whole year is at_least, at_most, exact or value, not {target_kind}.",
        )
    if "tolerance_kind" in has:
        yield from _tolerances(cells, words)
    elif "tolerance" in has:
        yield cells.number("tolerance") < 0, "a tolerance cannot be less than nothing."


def _tolerances(cells: Cells, words: Words) -> Iterator[Problem]:
    kind, kinds = cells.choice("tolerance_kind"), words["tolerance_kind"]
    has = "tolerance" in cells.frame.columns
    number = cells.number("tolerance") if has else np.full(kind.shape, np.nan)
    by_number = (ToleranceKind.POINTS, ToleranceKind.FLOOR)
    if not kinds.isdisjoint(by_number):
        yield (
            is_one_of(kind, by_number) & np.isnan(number),
            "the tolerance_kind {tolerance_kind} needs a number in the column tolerance.",
        )
    percent = (kind == 0) | is_one_of(kind, [ToleranceKind.PERCENT, ToleranceKind.POINTS])
    yield percent & (number < 0), "a tolerance cannot be less than nothing."
    if ToleranceKind.INTERVAL in kinds:
        yield (
            is_one_of(kind, [ToleranceKind.INTERVAL]) & ((number <= 0) | (number >= 1)),
            "the tolerance of an interval is a confidence between 0 and 1, such as 0.95.",
        )
