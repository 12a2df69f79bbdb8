"""``remind`` and ``work``: what is done each day without anybody asking."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from goldthread.cli.running import failing_clearly, person
from goldthread.cli.terminal import ExitCode, output, progress


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(remind)
    app.command()(work)


def remind(
    authority: Annotated[
        str | None, typer.Option(help="The code of the one authority to do it for; else all.")
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="The day to do it for; else today."),
    ] = None,
) -> None:
    """Open the returns that came due, and write to everybody for whom something waits.

    Drafts of packs that are due are made, and readers written to whose pack may be read now.
    Run it once a day from cron where ``goldthread work`` does not run. Run again, it writes to
    nobody twice. Exit code 1 where a message could not be sent.
    """
    from goldthread.web import running

    with failing_clearly(), progress("Writing reminders"):
        days = running.remind(authority=authority, on=on.date() if on else None, by=person())
    for done in days:
        output().print(
            f"{done.authority}: {done.opened} returns opened, {done.written} people written to, "
            f"{done.sent} messages sent, {done.failed} not sent",
            markup=False,
            highlight=False,
        )
    if any(done.failed for done in days):
        raise typer.Exit(ExitCode.FINDINGS)


def work() -> None:
    """Do the background work: reminders each morning, judging and forecasts when figures change.

    Every five minutes drafts of packs are made that are due, and readers written to. It runs until it is stopped, beside ``goldthread serve``.
    """
    from goldthread.web import running

    with failing_clearly():
        running.work()
