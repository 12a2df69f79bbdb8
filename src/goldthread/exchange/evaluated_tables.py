"""A Parquet file of figures in, a Parquet file of judgements out, a block at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from errno import ENOTDIR
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from polars.io.plugins import register_io_source

from goldthread.engine.columnar.answers import answer_schema
from goldthread.engine.columnar.evaluate import BLOCK_ROWS, evaluate_blocks
from goldthread.engine.columnar.schema import TableError
from goldthread.engine.columnar.table import (
    ROW,
    NotInOrderError,
    blocks_of_batches,
    columns_of,
    keys_of,
    with_plain_types,
)

Report = Callable[[int, int], None]


def _no_report(_done: int, _total: int) -> None:
    """Work that nobody watches."""


@dataclass(frozen=True, slots=True)
class Evaluated:
    """How many rows went in and came out; the others were earlier revisions of a figure."""

    rows_in: int
    rows_out: int


def evaluate_file(
    source: Path, answers: Path, *, report: Report = _no_report, block_rows: int = BLOCK_ROWS
) -> Evaluated:
    """Judge every figure of one Parquet file and write another.

    Memory does not grow with the file: a block at a time is read, judged and written. A file
    that is not in the order of its series is sorted first, into a second file beside the
    answers. The answers appear whole or not at all. Raises ``TableError`` where the table
    cannot be used, and ``OSError`` where a file cannot.
    """
    if not answers.parent.is_dir():
        raise NotADirectoryError(ENOTDIR, "There is no such folder", str(answers.parent))
    with TemporaryDirectory(dir=answers.parent, prefix=f".{answers.name}.") as folder:
        try:
            table = _table(source)
            total = int(table.select(pl.len()).collect().item())
            part = Path(folder) / "answers.parquet"
            try:
                rows = _write(table, part, total, report, block_rows)
            except NotInOrderError:
                table = _sorted(table, Path(folder) / "sorted.parquet")
                rows = _write(table, part, total, report, block_rows)
        except pl.exceptions.PolarsError as reason:
            said = str(reason).splitlines()[0]
            raise TableError(f"it cannot be worked through as Parquet: {said}") from reason
        part.replace(answers)
    return Evaluated(total, rows)


def _table(source: Path) -> pl.LazyFrame:
    with source.open("rb") as opened:
        if opened.read(4) != b"PAR1":
            raise TableError("it is not a Parquet file.")
    table = pl.scan_parquet(source)
    names = [column.name for column in columns_of(table.collect_schema())]
    return table.select(names).with_row_index(ROW)


def _sorted(table: pl.LazyFrame, into: Path) -> pl.LazyFrame:
    table.sort([*keys_of(table.head(0).collect()), "period"], maintain_order=True).sink_parquet(
        into
    )
    return pl.scan_parquet(into)


def _write(table: pl.LazyFrame, answers: Path, total: int, report: Report, block_rows: int) -> int:
    """Write the answers; how many rows they are."""
    schema = answer_schema(with_plain_types(table.head(0).collect()).schema["series"])
    raised: list[Exception] = []
    rows = 0

    def judged(*_asked: object) -> Iterator[pl.DataFrame]:
        # Nothing is asked for but all columns of all rows.
        nonlocal rows
        try:
            batches = table.collect_batches(chunk_size=block_rows, maintain_order=True)
            for part in evaluate_blocks(blocks_of_batches(batches, block_rows)):
                rows += part.height
                report(rows, total)
                yield part
        except Exception as reason:
            # Polars would wrap it; it is raised as it was once the writing has stopped.
            raised.append(reason)
            raise

    try:
        # The least and largest of each column would be a fifth of the work of writing, and who
        # looks for one council finds it by the column that names it, which is small.
        register_io_source(judged, schema=schema).sink_parquet(
            answers, compression="lz4", statistics=False
        )
    except Exception:
        if raised:
            raise raised[0] from None
        raise
    return rows
