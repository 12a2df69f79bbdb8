"""``compare``, ``set-target`` and ``judge``: what figures are held against, and holding them.

The web room is imported inside the commands: it takes a second, which no other command should.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from goldthread.cli.running import Authority, failing_clearly, person
from goldthread.cli.terminal import output, progress


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(compare)
    app.command(name="set-target")(set_target)
    app.command()(judge)


def compare(
    file: Annotated[Path, typer.Argument(help="Figures of other councils, .xlsx or .csv.")],
    authority: Authority,
    groups: Annotated[
        Path | None,
        typer.Option(help="Who is in which group: columns Group, Kind, Area, Also called."),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(help="Who published the figures, and under which licence, if no row says."),
    ] = None,
    reason: Annotated[
        str, typer.Option(help="Why figures on record are corrected, if any are.")
    ] = "",
) -> None:
    """Take in the figures of other councils: all of the file, or nothing of it.

    A row is one figure: the columns Measure, Area, Period and Value, and where they are known
    Area name, Numerator, Denominator and Source. Exit code 1 when anything in it is wrong.
    """
    from goldthread.web import running

    with failing_clearly(), progress(f"Taking in {file.name}"):
        done = running.compare(
            file,
            authority=authority,
            by=person(),
            groups=groups,
            source=source,
            reason=reason,
        )
    recorded = done.recorded
    output().print(
        f"{recorded.new} new figures, {recorded.corrected} corrected, "
        f"{recorded.unchanged} as they were",
        highlight=False,
    )
    if done.groups:
        output().print(f"Groups: {', '.join(done.groups)}", markup=False, highlight=False)
    if recorded.own:
        typer.echo(
            f"{recorded.own} rows of the authority itself were left out: its own figures are given "
            "with goldthread observe.",
            err=True,
        )
    for remark in done.left_out:
        typer.echo(remark, err=True)


def set_target(
    measure: Annotated[str, typer.Argument(help="The measure's code, as in its address.")],
    target: Annotated[str, typer.Argument(help='The target in words: "at least 90%".')],
    authority: Authority,
    since: Annotated[
        str, typer.Option("--from", help='The first period it holds for: "Q1 2021-22".')
    ],
    reason: Annotated[str, typer.Option(help="Why it is changed: this stays on record.")],
) -> None:
    """Hold a measure to another target from a period on; periods before keep the old one.

    Exit code 1 when the words are not understood.
    """
    from goldthread.web import running

    with failing_clearly():
        done = running.set_target(
            authority=authority,
            measure=measure,
            text=target,
            from_period=since,
            by=person(),
            reason=reason,
        )
    output().print(
        f"{measure}: {done.text}, from {done.valid_from:%-d %B %Y}", markup=False, highlight=False
    )


def judge(authority: Authority) -> None:
    """Judge and forecast the figures on record: only what changed is worked out."""
    from goldthread.web import running

    with failing_clearly(), progress("Judging"):
        done = running.judge_again(authority=authority, by=person())
    output().print(
        f"{done.evaluated.results} results, {done.evaluated.worked_out} judgements made; "
        f"{done.forecast.series} series looked ahead from, {done.forecast.worked_out} forecasts "
        "made",
        highlight=False,
    )
