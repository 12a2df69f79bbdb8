"""What every command shares: how it fails, and how it shows that work is going on."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import TYPE_CHECKING

import typer

# Loaded where something is drawn: lint in a pipe draws nothing, and need not wait for it.
if TYPE_CHECKING:
    from rich.console import Console

Report = Callable[[int, int], None]
"""Called with how much is done and how much there is; a total of 0 means not yet known."""


class ExitCode(IntEnum):
    """What the exit code of a command says."""

    DONE = 0
    FINDINGS = 1
    UNUSABLE = 2


def unusable(message: str) -> typer.Exit:
    """Say in one line why the call or the file cannot be used; raise what this returns."""
    typer.echo(f"goldthread: {' '.join(message.split())}", err=True)
    return typer.Exit(ExitCode.UNUSABLE)


def system_refusal(reason: OSError) -> str:
    """What the system would not do, in a sentence: "out/a.csv: No such file or directory."."""
    what = f"{reason.filename}: " if reason.filename else ""
    return f"{what}{reason.strerror or reason}."


def output() -> Console:
    """Where results go. In a pipe the lines are wide and plain, so that nothing is cut."""
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=200, no_color=True)


@contextmanager
def progress(doing: str) -> Iterator[Report]:
    """Show on a terminal that work goes on; stay silent in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    bar = Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(doing, total=None)

        def report(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total or None)

        yield report
