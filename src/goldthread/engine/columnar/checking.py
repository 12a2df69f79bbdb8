"""What is wrong with the cells of a table, with the number of the row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

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
from goldthread.engine.columnar.table import ROW, Cells
from goldthread.engine.spc.chart import FEWEST_TO_FIX_AFTER


def check_cells(cells: Cells) -> None:
    """Raise ``TableError`` for the first cell of a block that cannot be used."""
    block = cells.frame
    words = {column.name: cells.words(column.name) for column in INPUT if column.words}
    problems = [*_empty(block), *_words(words), *_sizes(block), *_targets(block, words)]
    if not problems:
        return
    found = block.select(
        condition.fill_null(value=False).any().alias(str(number))
        for number, (condition, _) in enumerate(problems)
    ).row(0)
    broken = [problem for problem, is_broken in zip(problems, found, strict=True) if is_broken]
    if broken:
        condition, told = broken[0]
        row = block.filter(condition).sort(ROW).row(0, named=True)
        raise TableError(f"Row {row[ROW] + 1}: {told.format(**row)}")


Problem = tuple[pl.Expr, str]
"""Where a cell would be wrong, and what is then said. Only what there may be is looked for."""
Words = Mapping[str, set[str | None]]
"""The words that the columns of choices have at all."""


def _empty(block: pl.DataFrame) -> list[Problem]:
    return [
        (pl.col(name).is_null(), f"it has no {name}.")
        for name in ("series", "period")
        if block[name].null_count()
    ]


def _words(words: Words) -> list[Problem]:
    return [
        (
            ~pl.col(column.name).cast(pl.String).is_in(list(column.words)),
            f"“{{{column.name}}}” is no {column.name}; write {', '.join(column.words)}.",
        )
        for column in INPUT
        if None in words.get(column.name, ())
    ]


def _sizes(block: pl.DataFrame) -> list[Problem]:
    names = [
        column.name
        for column in INPUT
        if column.kind is Kind.NUMBER and column.name in block.columns
    ]
    numbers = [
        (pl.col(name).abs() > LARGEST, f"the {name} {{{name}}} is too large to be a figure.")
        for name in names
        if _is_too_large(block[name])
    ]
    if "fix_after" in block.columns:
        few = f"limits can be fixed after {FEWEST_TO_FIX_AFTER} points or more, not {{fix_after}}."
        numbers.append((pl.col("fix_after") < FEWEST_TO_FIX_AFTER, few))
    return numbers


def _is_too_large(cells: pl.Series) -> bool:
    if cells.null_count():
        found: Any = (cells.min(), cells.max())
        least, most = found
        return least is not None and max(most, -least) > LARGEST
    numbers = cells.to_numpy()
    return bool(max(numbers.max(initial=0), -numbers.min(initial=0)) > LARGEST)


def _targets(block: pl.DataFrame, words: Words) -> list[Problem]:
    has = set(block.columns)
    found: list[Problem] = []
    if TargetKind.BETWEEN in words.get("target_kind", ()) and {"target", "target_high"} <= has:
        backwards = pl.col("target_high") < pl.col("target")
        found.append(
            (
                (pl.col("target_kind").cast(pl.String) == TargetKind.BETWEEN) & backwards,
                "the target cannot run from {target} down to {target_high}.",
            )
        )
    if Covers.YEAR in words.get("target_covers", ()) and "target_kind" in has:
        kind = pl.col("target_kind").cast(pl.String)
        found.append(
            (
                (pl.col("target_covers").cast(pl.String) == Covers.YEAR)
                & ~kind.is_in(list(NUMERIC_KINDS)),
                "a target for a whole year is at_least, at_most, exact or value, not {target_kind}.",
            )
        )
    if "tolerance_kind" in has:
        found += _tolerances(has)
    elif "tolerance" in has:
        found.append((pl.col("tolerance") < 0, "a tolerance cannot be less than nothing."))
    return found


def _tolerances(has: set[str]) -> list[Problem]:
    kind = pl.col("tolerance_kind").cast(pl.String)
    number = pl.col("tolerance") if "tolerance" in has else pl.lit(None, dtype=pl.Float64)
    return [
        (
            kind.is_in([ToleranceKind.POINTS, ToleranceKind.FLOOR])
            & (number.is_null() | number.is_nan()),
            "the tolerance_kind {tolerance_kind} needs a number in the column tolerance.",
        ),
        (
            kind.fill_null(ToleranceKind.PERCENT).is_in(
                [ToleranceKind.PERCENT, ToleranceKind.POINTS]
            )
            & (number < 0),
            "a tolerance cannot be less than nothing.",
        ),
        (
            (kind == ToleranceKind.INTERVAL) & ~number.is_between(0, 1, closed="none"),
            "the tolerance of an interval is a confidence between 0 and 1, such as 0.95.",
        ),
    ]
