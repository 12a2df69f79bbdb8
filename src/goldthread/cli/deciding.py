"""``set-tolerance``, ``describe``, ``rebase`` and ``set-aside``: what people decide, and why."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated

import typer

from goldthread.cli.running import Authority, failing_clearly, person
from goldthread.cli.terminal import output, unusable
from goldthread.engine.goals import (
    AbsoluteFloor,
    IntervalTest,
    NoTolerance,
    PercentagePoints,
    PercentOfTarget,
    Tolerance,
)

Measure = Annotated[str, typer.Argument(help="The measure's code, as in its address.")]
Reason = Annotated[str, typer.Option(help="Why: this stays on record.")]
OneSeries = Annotated[
    str | None, typer.Option(help="One series of the measure, by its label; else all of them.")
]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command(name="set-tolerance")(set_tolerance)
    app.command()(describe)
    app.command()(rebase)
    app.command(name="set-aside")(set_aside)


def set_tolerance(
    authority: Authority,
    reason: Reason,
    measure: Annotated[
        str | None,
        typer.Option(help="The measure's code; else it is for every measure without its own."),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", help='The first period it holds for: "Q1 2021-22".')
    ] = None,
    percent: Annotated[
        str | None, typer.Option(help="Close within this percentage of the target.")
    ] = None,
    points: Annotated[
        str | None, typer.Option(help="Close within so many percentage points of the target.")
    ] = None,
    floor: Annotated[
        str | None, typer.Option(help="Close between the target and this minimum standard.")
    ] = None,
    by_chance: Annotated[
        bool, typer.Option(help="Close where chance alone could explain the gap.")
    ] = False,
    exactly: Annotated[bool, typer.Option(help="Nothing but the target itself will do.")] = False,
    as_framework: Annotated[
        bool, typer.Option(help="Let the framework's tolerance hold for the measure again.")
    ] = False,
) -> None:
    """Say how far from a target still counts as close, from a period on; exactly one of the ways.

    Exit code 1 when it is refused.
    """
    said: list[Tolerance | None] = []
    if percent is not None:
        said.append(PercentOfTarget(_number(percent, "percent")))
    if points is not None:
        said.append(PercentagePoints(_number(points, "points")))
    if floor is not None:
        said.append(AbsoluteFloor(_number(floor, "floor")))
    if by_chance:
        said.append(IntervalTest())
    if exactly:
        said.append(NoTolerance())
    if as_framework:
        said.append(None)
    if len(said) != 1:
        raise unusable(
            "Say one of --percent, --points, --floor, --by-chance, --exactly and --as-framework."
        )
    from goldthread.web import running

    with failing_clearly():
        running.set_tolerance(
            authority=authority,
            measure=measure,
            rule=said[0],
            from_period=since,
            by=person(),
            reason=reason,
        )
    words = str(said[0]) if said[0] else "as the framework says"
    output().print(f"{measure or authority}: {words}", markup=False, highlight=False)


def describe(
    measure: Measure,
    authority: Authority,
    reason: Reason,
    series: OneSeries = None,
    adds_up: Annotated[
        bool | None,
        typer.Option("--adds-up/--does-not-add-up", help="Whether four quarters make the year."),
    ] = None,
    counts_people: Annotated[
        bool | None,
        typer.Option(
            "--counts-people/--counts-no-people",
            help="Whether it counts people, so that small figures are not published.",
        ),
    ] = None,
    seasonal: Annotated[
        bool | None,
        typer.Option("--seasonal/--not-seasonal", help="Whether it follows the seasons."),
    ] = None,
    scope: Annotated[
        str | None, typer.Option(help="The part of the service that some targets name.")
    ] = None,
) -> None:
    """Say of a measure's series what no document says; what is not said stays as it is."""
    if all(said is None for said in (adds_up, counts_people, seasonal, scope)):
        raise unusable("Say at least one thing of the series: see goldthread describe --help.")
    from goldthread.web import running

    with failing_clearly():
        changed = running.describe(
            authority=authority,
            measure=measure,
            series=series,
            adds_up=adds_up,
            counts_people=counts_people,
            seasonal=seasonal,
            scope=scope,
            by=person(),
            reason=reason,
        )
    output().print(f"{measure}: {changed} series changed", markup=False, highlight=False)


def rebase(
    measure: Measure,
    authority: Authority,
    since: Annotated[
        str, typer.Option("--from", help='The period its chart starts afresh with: "May 2021".')
    ],
    reason: Reason,
    series: OneSeries = None,
) -> None:
    """Let the control chart of a measure start afresh, because something is known to have changed.

    Exit code 1 when it is refused.
    """
    from goldthread.web import running

    with failing_clearly():
        made = running.rebase(
            authority=authority,
            measure=measure,
            series=series,
            from_period=since,
            by=person(),
            reason=reason,
        )
    output().print(
        f"{measure}: {len(made)} charts start afresh on {made[0].period_first:%-d %B %Y}",
        markup=False,
        highlight=False,
    )


def set_aside(
    authority: Authority,
    code: Annotated[str | None, typer.Argument(help="The rule's code: GT101.")] = None,
    item: Annotated[
        str | None, typer.Argument(help="The measure, deliverable or node, by its code.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why: this stays on record.")] = "",
    let_pass: Annotated[
        Path | None, typer.Option(help="A file of findings let pass, as for goldthread lint.")
    ] = None,
) -> None:
    """Set findings of the health check aside: one with its reason, or all that a file lets pass.

    Exit code 1 when the check says no such thing, or no reason is given; then none is set aside.
    """
    from goldthread.lint.suppressions import Suppression, SuppressionFileError, read_suppressions
    from goldthread.web import running

    if (let_pass is None) is (code is None or item is None):
        raise unusable("Name a rule and an item, or a file with --let-pass.")
    try:
        wanted = (
            read_suppressions(let_pass)
            if let_pass
            else (Suppression(code=code or "", item=item or "", reason=reason),)
        )
    except SuppressionFileError as error:
        raise unusable(str(error)) from error
    with failing_clearly():
        count = running.set_aside(authority=authority, let_pass=wanted, by=person())
    output().print(f"{count} findings set aside", highlight=False)


def _number(text: str, option: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise unusable(f"--{option} is {text!r}, which is no number.")
    return number
