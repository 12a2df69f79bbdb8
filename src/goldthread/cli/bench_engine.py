"""``bench engine``: how fast tables of figures are judged on this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from goldthread.cli.terminal import output, progress, unusable


@dataclass(frozen=True, slots=True)
class _Timing:
    """Seconds by the clock, seconds of processor time, and the most memory used in MB."""

    seconds: float
    processor: float
    memory: float


_WORK = {
    "blocks": "full evaluation, in memory",
    "files": "full evaluation, Parquet to Parquet",
    "numpy": "NumPy: mean, moving range and limits only",
    "pandas": "pandas: mean, moving range and limits only",
}
_ONLY_ALIKE = ("numpy", "pandas")
"""These know nothing of gaps, nor of figures that are not there."""
_MOST_IN_MEMORY = 10_000_000
"""Larger tables are measured from file to file only: nobody would hold them in memory."""


def engine(
    rows: Annotated[
        list[int] | None,
        typer.Option(min=36, help="How many observations; give it again for more sizes."),
    ] = None,
    missing: Annotated[
        float, typer.Option(min=0, max=0.9, help="The share of figures that are not there.")
    ] = 0.0,
    mixed: Annotated[
        bool, typer.Option("--mixed", help="Series of many sorts and lengths, with gaps.")
    ] = False,
    folder: Annotated[
        Path | None, typer.Option(help="Where the made-up tables are put meanwhile.")
    ] = None,
) -> None:
    """Observations judged a second, and memory, beside plain NumPy and pandas.

    Series of 36 made-up months, always the same; or with --mixed months, quarters and years of
    shares, rates, counts and running totals with targets of six kinds or none, without NumPy and pandas.
    Each measurement is a process of its own. More than ten million are measured from file to
    file only.
    """
    if mixed and missing:
        raise unusable("A mixed table has gaps of its own: leave --missing out.")
    sizes = rows or [10_000_000]
    work = [name for name in _WORK if name != "pandas" or find_spec("pandas")]
    if mixed:
        work = [name for name in work if name not in _ONLY_ALIKE]
    table = Table("Work", box=None, header_style="bold")
    for heading in (
        *("Observations", "Seconds", "Processor s"),
        *("Million a second", "ns of processor each", "Memory, MB"),
        *("Processor beside NumPy", "beside pandas"),
    ):
        table.add_column(heading, justify="right")
    with (
        tempfile.TemporaryDirectory(dir=folder) as made,
        progress("Measuring") as report,
    ):
        for place, size in enumerate(sizes):
            report(place, len(sizes))
            make = ["mix", str(size)] if mixed else ["make", str(size), str(missing)]
            _measure(table, work, make, Path(made))
    output().print(table)
    if not mixed and "pandas" not in work:
        typer.echo("pandas is not installed, so it was not measured.", err=True)


def _measure(table: Table, work: list[str], make: list[str], folder: Path) -> None:
    file, answers = folder / "figures.parquet", folder / "answers.parquet"
    task, *how = make
    made = int(_run([task, str(file), *how])[0])
    fitting = work if made <= _MOST_IN_MEMORY else ["files"]
    timings = {name: _timed([name, str(file), str(answers)]) for name in fitting}
    for name, timing in timings.items():
        table.add_row(
            _WORK[name],
            f"{made:,}",
            f"{timing.seconds:.2f}",
            f"{timing.processor:.2f}",
            f"{made / timing.seconds / 1e6:.2f}",
            f"{timing.processor / made * 1e9:.0f}",
            f"{timing.memory:.0f}",
            *(_times(timing, timings.get(other)) for other in ("numpy", "pandas")),
        )
    file.unlink()


def _times(timing: _Timing, other: _Timing | None) -> str:
    """How many times the processor time of another; a clock would tell of other work as well."""
    return "" if other is None else f"{timing.processor / other.processor:.1f}"


def _timed(arguments: list[str]) -> _Timing:
    said, memory = _run(arguments)
    seconds, processor = (float(part) for part in said.split())
    return _Timing(seconds, processor, memory)


def _run(arguments: list[str]) -> tuple[str, float]:
    """What a measurement printed, and the most memory that its process used in MB."""
    command = [sys.executable, "-m", "goldthread.cli.engine_timing", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise unusable(f"The measurement “{arguments[0]}” ended with code {process.returncode}.")
    return said, used.ru_maxrss / 1024
