"""The ``goldthread`` command: arguments, progress and exit codes, nothing else.

Exit codes: 0 done; 1 findings or failures in the work itself; 2 the call or the file cannot
be used, with one line saying why.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import Annotated

import typer

from goldthread import __version__
from goldthread.cli.rooms import CommandsWhenCalled
from goldthread.cli.terminal import system_refusal, unusable

app = typer.Typer(
    name="goldthread",
    cls=CommandsWhenCalled,
    help="Performance management for councils: the framework document becomes the running system.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"goldthread {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read a framework, run it, and publish what it shows."""


def main() -> None:
    """Run the command named on the command line.

    A result that cannot be written out (a full disk) ends it with one line too.
    """
    # A command makes many small things and keeps nearly all of them: to look again and again, and
    # once more at its end, which of them may go takes a tenth of the time of reading a document.
    gc.set_threshold(50_000, 20, 20)
    atexit.register(gc.freeze)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()
    except OSError as reason:
        # Python tries once more at its end, and would print a traceback that says nothing new.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(unusable(system_refusal(reason)).exit_code)
