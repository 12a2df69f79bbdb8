"""``bench``: how long the work takes on this machine, measured from outside."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table

from goldthread.cli.bench_engine import engine
from goldthread.cli.bench_pack import pack
from goldthread.cli.bench_records import records
from goldthread.cli.terminal import ExitCode, output, progress, unusable


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    bench = typer.Typer(help="Measure how long work takes on this machine.", no_args_is_help=True)
    bench.callback()(lambda: None)
    bench.command()(read)
    bench.command()(engine)
    bench.command()(records)
    bench.command()(pack)
    app.add_typer(bench, name="bench")


def read(
    files: Annotated[
        list[Path] | None,
        typer.Argument(help="Documents to read; without any, those of the demonstration."),
    ] = None,
    runs: Annotated[int, typer.Option(min=1, max=50, help="How often to read each.")] = 3,
) -> None:
    """Seconds and memory to read documents, each in a fresh process as a user would."""
    from goldthread.demo import demo_frameworks

    with ExitStack() as opened:
        documents = files or [
            opened.enter_context(framework.document()) for framework in demo_frameworks()
        ]
        missing = [file for file in documents if not file.is_file()]
        if missing:
            raise unusable(f"{missing[0]} is not there.")
        table, failed = _timings(documents, runs)
    output().print(table)
    if failed:
        raise typer.Exit(ExitCode.FINDINGS)


def _timings(documents: list[Path], runs: int) -> tuple[Table, bool]:
    """A line for each document, and whether any of them could not be read."""
    table = Table("Document", box=None, header_style="bold")
    for heading in ("Size, KB", "Median, s", "Slowest, s", "Memory, MB"):
        table.add_column(heading, justify="right")
    failed = False
    with progress("Measuring") as report:
        for place, file in enumerate(documents):
            report(place, len(documents))
            times, memories, codes = zip(*(_timed_read(file) for _ in range(runs)), strict=True)
            failed = failed or ExitCode.UNUSABLE in codes
            table.add_row(
                file.name,
                f"{file.stat().st_size / 1000:.0f}",
                f"{statistics.median(times):.2f}",
                f"{max(times):.2f}",
                f"{max(memories):.0f}",
            )
    return table, failed


def _timed_read(file: Path) -> tuple[float, float, int]:
    """Wall seconds, the largest process's memory in MB, and the exit code of one reading."""
    command = [sys.executable, "-m", "goldthread.cli", "read", str(file), "--format", "json"]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    # wait4 also counts the child process that opens the file, which is where the memory goes.
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    return seconds, used.ru_maxrss / 1024, process.returncode
