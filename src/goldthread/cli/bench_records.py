"""``bench records``: how long one new figure takes to be recorded, judged and kept."""

from __future__ import annotations

import os
import statistics
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from rich.table import Table

from goldthread.cli.terminal import output, progress


def records(
    measures: Annotated[int, typer.Option(min=1, max=2000, help="Measures on record.")] = 100,
    months: Annotated[int, typer.Option(min=1, max=240, help="Figures of each.")] = 36,
    runs: Annotated[int, typer.Option(min=1, max=1000, help="New figures to give.")] = 40,
) -> None:
    """Milliseconds from one new figure to its judgement on record, in a database of its own."""
    from goldthread.web.running.measuring import measure_one_figure

    with TemporaryDirectory() as data, progress("Measuring") as report:
        os.environ["GOLDTHREAD_DATA"] = str(Path(data) / "records")
        os.environ.pop("DATABASE_URL", None)
        times = measure_one_figure(measures=measures, months=months, runs=runs, report=report)
    table = Table("One new figure", box=None, header_style="bold")
    for heading in ("Median, ms", "Slowest, ms", "Median of the processor, ms"):
        table.add_column(heading, justify="right")
    for words, spent in (
        ("recorded, with what to ask about it", [one.recorded for one in times]),
        ("judged and the judgement kept", [one.judged for one in times]),
    ):
        clock = [one.clock for one in spent]
        processor = [one.processor for one in spent]
        seconds = statistics.median(clock), max(clock), statistics.median(processor)
        table.add_row(words, *(f"{one * 1000:.1f}" for one in seconds))
    output().print(table)
    judgements = statistics.median(one.judgements for one in times)
    output().print(f"{judgements:.0f} judgements for each figure", highlight=False)
