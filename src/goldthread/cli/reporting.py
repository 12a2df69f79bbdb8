"""``report``: the pack of a period as files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from goldthread.cli.running import Authority, failing_clearly
from goldthread.cli.terminal import output, progress, unusable


def add_to(app: typer.Typer) -> None:
    """Give the application this command."""
    app.command()(report)


def report(
    authority: Authority,
    period: Annotated[str, typer.Option(help="The period reported on, such as 2020-Q4.")],
    out: Annotated[Path, typer.Option(help="The folder to write the files into.")],
    formats: Annotated[
        str,
        typer.Option("--format", help="html, docx, pdf, xlsx, pptx, zip (CSV), with commas."),
    ] = "html",
    audience: Annotated[
        str,
        typer.Option(
            help="cabinet, scrutiny, or whose part: lead-member:NAME, service:NAME, node:CODE, "
            "programme:NAME."
        ),
    ] = "cabinet",
    include: Annotated[
        str,
        typer.Option(
            help="Which measures have a page of their own: by-exception, changed or everything."
        ),
    ] = "by-exception",
    frozen: Annotated[
        bool,
        typer.Option(
            "--frozen", help="The pack that was frozen last, with its addendum, and no draft."
        ),
    ] = False,
    as_known_on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            metavar="DATE",
            help="What was on record at the end of this day, such as 2021-03-31.",
        ),
    ] = None,
) -> None:
    """Write the pack of a period as it is known now, as it was on a day, or as it was frozen."""
    from goldthread.web import running

    known_on = as_known_on.date() if as_known_on else None
    asked = running.PackAsked(authority, period, audience, include, frozen, known_on)
    wanted = [one.strip().lower() for one in formats.split(",") if one.strip()]
    try:
        with failing_clearly(), progress(f"Writing the pack of {period}"):
            written = running.report(asked, formats=wanted, out=out)
    except running.ReportRefusedError as refused:
        raise unusable(str(refused)) from refused
    for path in written:
        output().print(f"Wrote {path}", markup=False, highlight=False)
