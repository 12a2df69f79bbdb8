"""``invite``: let somebody in."""

from __future__ import annotations

from typing import Annotated

import typer

from goldthread.cli.running import Authority, failing_clearly, person
from goldthread.cli.terminal import output


def add_to(app: typer.Typer) -> None:
    """Give the application this command."""
    app.command()(invite)


def invite(
    email: Annotated[str, typer.Argument(help="The e-mail address they will sign in by.")],
    authority: Authority,
    role: Annotated[
        str,
        typer.Option(
            help="viewer, data_owner, lead_officer, lead_member, performance_team, "
            "administrator or auditor, for the whole authority."
        ),
    ],
    name: Annotated[
        str | None, typer.Option(help="The authority's name, the first time it is met.")
    ] = None,
) -> None:
    """Invite somebody to an authority, and print the link to give them.

    The first administrator comes in this way; administrators invite everybody else on the pages.
    With its name an authority that is not here yet is set up.
    The link is good for 14 days and for one person.
    """
    from goldthread.web.running.inviting import invite as invited

    with failing_clearly():
        done = invited(email=email, authority=authority, role=role, by=person(), name=name)
    output().print(f"{done.email} is invited as {done.role}.", markup=False, highlight=False)
    typer.echo(done.link)
