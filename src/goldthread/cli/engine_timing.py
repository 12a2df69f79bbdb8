"""One measurement of the engine in a process of its own: ``python -m ... TASK FILE [OUT]``.

It prints seconds and processor seconds; or, for ``make FILE ROWS MISSING`` and ``mix FILE ROWS``,
how many rows were made. Reading the table is not counted, except where the task is to go from
file to file.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import polars as pl
from polars.io.plugins import register_io_source

from goldthread.engine.columnar.evaluate import BLOCK_ROWS, evaluate_blocks
from goldthread.engine.columnar.made_up import PERIODS, made_up_table
from goldthread.engine.columnar.made_up_mix import ROWS_OF_A_SERIES, mixed_table
from goldthread.engine.columnar.table import blocks_of, with_plain_types
from goldthread.exchange.evaluated_tables import evaluate_file


def in_blocks(table: pl.DataFrame) -> None:
    """The full evaluation; each block of answers is let go once it is made."""
    for _ in evaluate_blocks(blocks_of(with_plain_types(table), BLOCK_ROWS)):
        pass


def with_numpy(table: pl.DataFrame) -> None:
    """Only the mean and the mean moving range of each series, over flat arrays."""
    value = table["value"].to_numpy()
    number = table["series"].rle_id().to_numpy()
    starts = np.flatnonzero(np.diff(number, prepend=np.uint32(2**32 - 1)))
    moving = np.abs(np.diff(value, prepend=value[:1]))
    moving[starts] = 0.0
    count = np.diff(starts, append=len(value))
    mean = np.add.reduceat(value, starts) / count
    reach = 2.66 * np.add.reduceat(moving, starts) / np.maximum(count - 1, 1)
    outside = np.abs(value - np.repeat(mean, count)) > np.repeat(reach, count)
    outside.sum()


def with_pandas(table: pl.DataFrame) -> None:
    """The same mean, moving range and limits as a person would write them in pandas."""
    import pandas as pd

    frame = pd.DataFrame({"series": table["series"].to_list(), "value": table["value"].to_numpy()})
    started = time.perf_counter(), time.process_time()
    by_series = frame.groupby("series", sort=False)["value"]
    frame["mean"] = by_series.transform("mean")
    frame["moving"] = by_series.diff().abs()
    frame["reach"] = 2.66 * frame.groupby("series", sort=False)["moving"].transform("mean")
    ((frame["value"] - frame["mean"]).abs() > frame["reach"]).sum()
    _print(started)


def _print(started: tuple[float, float]) -> None:
    seconds, processor = time.perf_counter() - started[0], time.process_time() - started[1]
    sys.stdout.write(f"{seconds} {processor}\n")


def _make(file: Path, made: Made, series: int, schema: pl.Schema) -> None:
    """Write a made-up table in parts, because a large one would not fit in memory."""
    rows = 0

    def parts(*_asked: object) -> Iterator[pl.DataFrame]:
        nonlocal rows
        for first in range(0, series, _SERIES_AT_ONCE):
            part = made(min(_SERIES_AT_ONCE, series - first), first)
            rows += part.height
            yield part

    register_io_source(parts, schema=schema).sink_parquet(file, row_group_size=1_000_000)
    sys.stdout.write(f"{rows}\n")


Made = Callable[[int, int], pl.DataFrame]
"""So many series of a table from the series of this number."""
_SERIES_AT_ONCE = 25_000


def _made_alike(missing: float) -> Made:
    return lambda series, first: made_up_table(series * PERIODS, missing=missing, first=first)


def _mixed(series: int, first: int) -> pl.DataFrame:
    return mixed_table(series * ROWS_OF_A_SERIES, first=first)


_TASKS: dict[str, Callable[[pl.DataFrame], None]] = {"blocks": in_blocks, "numpy": with_numpy}


def main(arguments: list[str]) -> None:
    """Do one task and print how long it took."""
    task, file = arguments[0], Path(arguments[1])
    if task == "make":
        made = _made_alike(float(arguments[3]))
        _make(file, made, int(arguments[2]) // PERIODS, made(1, 0).schema)
        return
    if task == "mix":
        _make(file, _mixed, int(arguments[2]) // ROWS_OF_A_SERIES, _mixed(1, 0).schema)
        return
    if task == "files":
        started = time.perf_counter(), time.process_time()
        evaluate_file(file, Path(arguments[2]))
        _print(started)
        return
    table = pl.read_parquet(file)
    if task == "pandas":
        with_pandas(table)
        return
    started = time.perf_counter(), time.process_time()
    _TASKS[task](table)
    _print(started)


if __name__ == "__main__":
    main(sys.argv[1:])
