"""``verify-audit``: whether the record of changes is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldthread.cli.running import failing_clearly
from goldthread.cli.terminal import ExitCode, output, progress


def add_to(app: typer.Typer) -> None:
    """Give the application this command."""
    app.command(name="verify-audit")(verify_audit)


def verify_audit(
    authority: Annotated[
        str | None, typer.Option(help="The code of the one authority to look through; else all.")
    ] = None,
    against: Annotated[
        Path | None,
        typer.Option(help="A file that --keep wrote earlier and that was kept elsewhere."),
    ] = None,
    keep: Annotated[
        Path | None,
        typer.Option(
            help="Add where each record ends today to this file, to be kept on another machine."
        ),
    ] = None,
) -> None:
    """See that nobody changed, removed, slipped in or cut off a record of what was done.

    Exit code 1 where a record is broken: the first event that does not hold is named.
    """
    from goldthread.web import running

    with failing_clearly(), progress("Looking through the record of changes") as report:
        checks = running.verify_audit(authority=authority, against=against, report=report)
        if keep is not None and not any(check.broken for check in checks):
            running.keep_heads(checks, keep)
    for check in checks:
        told = check.broken.message if check.broken else f"{check.head.number} events, all whole."
        output().print(f"{check.head.authority}: {told}", markup=False, highlight=False)
    if any(check.broken for check in checks):
        if keep is not None:
            typer.echo(f"Nothing was added to {keep}.", err=True)
        raise typer.Exit(ExitCode.FINDINGS)
