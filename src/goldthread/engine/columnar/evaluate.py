"""A table of figures judged in columns, block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import numpy as np
import polars as pl

from goldthread.engine.columnar.answers import answer_schema, table_of, table_of_rows
from goldthread.engine.columnar.judging import judge_lines
from goldthread.engine.columnar.lines import Lines, lines_of
from goldthread.engine.columnar.sums import Bools
from goldthread.engine.columnar.table import AT_ONCE, ROW, Block, blocks_of, with_plain_types
from goldthread.engine.reference.evaluate import evaluate_rows

BLOCK_ROWS = 150_000
"""Rows worked on at once. Each block costs some milliseconds whatever its size; a much larger one no
longer fits the processor's own memory."""


def evaluate_table(frame: pl.DataFrame, *, block_rows: int = BLOCK_ROWS) -> pl.DataFrame:
    """Judge every figure of a table.

    The columns are those of ``goldthread.engine.columnar.schema``; rows may be in any order,
    and come out in that of authority, series, breakdown and period. Raises ``TableError``
    naming what cannot be used, and the row or series.
    """
    table = with_plain_types(frame)
    answers = list(evaluate_blocks(blocks_of(table, block_rows)))
    if not answers:
        return pl.DataFrame(schema=answer_schema(table.schema["series"]))
    return pl.concat(answers, rechunk=False)


def evaluate_blocks(blocks: Iterable[Block], *, workers: int = AT_ONCE) -> Iterator[pl.DataFrame]:
    """Judge blocks of whole series, as ``blocks_of`` makes them, and give them back in order.

    No more blocks are held than there are workers, and as many that wait to be taken.
    """
    _keep_memory_for_the_next_block()
    coming = iter(blocks)
    with ThreadPoolExecutor(workers) as pool:
        waiting: list[Future[pl.DataFrame]] = []
        try:
            for block in coming:
                waiting.append(pool.submit(evaluate_block, block))
                if len(waiting) > workers:
                    yield waiting.pop(0).result()
            for future in waiting:
                yield future.result()
        finally:
            for future in waiting:
                future.cancel()


def _keep_memory_for_the_next_block() -> None:
    """Have arrays of a block's size taken from memory that the process already has.

    The allocator of Linux gives what is freed back to the system, and gets it again page by page
    for the next array, which would be a tenth of the work. It stops doing so for all sizes up to
    the largest array that was ever let go; this one is never written to and takes no memory.
    """
    np.empty(_ARRAYS_KEPT, dtype=np.uint8)


_ARRAYS_KEPT = 31 * 2**20
"""Bytes; the allocator of Linux looks at no array beyond 32 MB."""


def evaluate_block(block: Block) -> pl.DataFrame:
    """Judge the whole series of one block, each in one run."""
    # What is not there is not-a-number all the way, and numpy would warn of each sum with it.
    with np.errstate(all="ignore"):
        lines = lines_of(block)
        judged = judge_lines(lines)
        to_reference = lines.of_rows(judged.to_reference)
        answers = table_of(lines, judged)
    if to_reference.any():
        return _with_reference(lines, answers, to_reference)
    return answers


def _with_reference(lines: Lines, answers: pl.DataFrame, to_reference: Bools) -> pl.DataFrame:
    """The answers with those of some rows taken from the slow evaluation."""
    mine = pl.Series(to_reference)
    rows = lines.frame.filter(mine).drop(ROW).to_dicts()
    slow = table_of_rows(evaluate_rows(rows), answers.schema["series"])
    order = np.concatenate([np.flatnonzero(~to_reference), np.flatnonzero(to_reference)])
    return pl.concat([answers.filter(~mine), slow])[np.argsort(order)]
