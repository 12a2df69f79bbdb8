"""``load``, ``template``, ``observe``, ``serve`` and ``demo``: the running system.

The web room is imported inside the commands: it takes a second, which no other command should.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Annotated, Literal

import typer

from goldthread.cli.reading import read_framework
from goldthread.cli.terminal import ExitCode, output, progress, system_refusal, unusable

Authority = Annotated[
    str, typer.Option(help="The authority's code, as it stands in addresses: example-council.")
]
Port = Annotated[int, typer.Option(min=1, max=65535, help="The port to listen on.")]


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    for command in (load, template, observe, serve, demo):
        app.command()(command)


def load(
    file: Annotated[Path, typer.Argument(help="The framework's document.")],
    authority: Authority,
    name: Annotated[
        str | None, typer.Option(help="The authority's name, the first time it is met.")
    ] = None,
    gss_code: Annotated[
        str | None, typer.Option(help="Its code at the Office for National Statistics.")
    ] = None,
) -> None:
    """Read a framework document and keep it as a draft edition of the authority.

    Exit code 1 when rows could not be placed: they are kept with the framework and listed.
    """
    from goldthread.web import running

    framework = read_framework(file)
    with failing_clearly(), progress(f"Loading {len(framework.measures)} measures"):
        done = running.load(
            framework, file, authority=authority, name=name, gss_code=gss_code, by=person()
        )
    loaded, check = done.framework, done.checked.record
    output().print(
        f"{loaded.record}: {loaded.loading.value}; {len(framework.measures)} measures "
        f"({loaded.new_measures} new, {loaded.carried_over} carried over), "
        f"{len(framework.deliverables)} deliverables",
        markup=False,
        highlight=False,
    )
    output().print(
        f"Checked, to put right: errors {check.errors}, warnings {check.warnings}, "
        f"advice {check.advice}; see Health check on its pages",
        markup=False,
        highlight=False,
    )
    for row in framework.rows.unplaced:
        output().print(f"Not placed, {row.source}: {row.reason}", markup=False)
    if framework.rows.unaccounted:
        raise typer.Exit(ExitCode.FINDINGS)


def template(
    authority: Authority,
    period: Annotated[
        list[str], typer.Option(help='A period such as 2020-Q4 or "March 2021"; may be repeated.')
    ],
    out: Annotated[Path, typer.Option(help="Where to write it: a .xlsx or .csv file.")],
    layout: Annotated[
        Literal["long", "wide"],
        typer.Option(help="long: a row a figure; wide: a row a series, a column a period."),
    ] = "long",
) -> None:
    """Write the sheet to fill in with an authority's figures."""
    from goldthread.documents.observations import Layout, TemplateFormat
    from goldthread.web import running

    kind = out.suffix.lower().lstrip(".")
    if kind not in set(TemplateFormat):
        raise unusable(f"{out} should end in .xlsx or .csv.")
    with failing_clearly():
        sheet = running.template(
            authority=authority,
            periods=period,
            layout=Layout(layout),
            file_format=TemplateFormat(kind),
        )
        out.write_bytes(sheet)
    output().print(f"Wrote {out}", markup=False, highlight=False)


def observe(
    file: Annotated[Path, typer.Argument(help="A filled-in sheet of figures, .xlsx or .csv.")],
    authority: Authority,
    source: Annotated[
        str | None, typer.Option(help="Where the figures come from; else the file's name.")
    ] = None,
    reason: Annotated[
        str, typer.Option(help="Why figures on record are corrected, if any are.")
    ] = "",
) -> None:
    """Take in figures and judge them: all of the file, or nothing of it.

    A figure that looks unlikely is taken in, and a question about it is printed. Exit code 1
    when anything in the file is wrong: each problem is named by its cell.
    """
    from goldthread.web import running

    with failing_clearly(), progress(f"Taking in {file.name}"):
        observed = running.observe(
            file, authority=authority, by=person(), source=source, reason=reason
        )
    recorded = observed.recorded
    output().print(
        f"{recorded.new} new figures, {recorded.corrected} corrected, "
        f"{recorded.unchanged} as they were",
        highlight=False,
    )
    for part in recorded.new_parts:
        output().print(f"New part, {part}", markup=False, highlight=False)
    for question in recorded.questions:
        where = f"{question.place}: " if question.place else ""
        output().print(
            f"To check, {where}{question.figure}: {question.words}", markup=False, highlight=False
        )
    for remark in observed.left_out:
        typer.echo(remark, err=True)


def serve(
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Processes to answer with.")] = 1,
) -> None:
    """Serve the pages from this machine."""
    from goldthread.web import running

    _serve(host, port, workers, beforehand=running.prepare)


def demo(port: Port = 8000) -> None:
    """Show both published frameworks, with figures, on this machine.

    Most figures are illustrative and marked so. Everything is kept apart from your own data,
    in var/demo, and anybody on this machine may read it, or try it as one of its made-up people.
    """
    from goldthread.web.running.demonstration import fill_demonstration

    os.environ.setdefault("GOLDTHREAD_DATA", str(Path("var") / "demo"))
    os.environ["GOLDTHREAD_ANONYMOUS_READING"] = "1"
    os.environ["GOLDTHREAD_DEMONSTRATION"] = "1"
    fill = partial(fill_demonstration, say=lambda step: typer.echo(f"{step} …", err=True))
    _serve("127.0.0.1", port, workers=1, beforehand=fill)


def _serve(host: str, port: int, workers: int, *, beforehand: Callable[[], None]) -> None:
    from goldthread.web import running
    from goldthread.web.config import environment

    shown = {"127.0.0.1": "localhost"}.get(host, f"[{host}]" if ":" in host else host)
    if shown == "localhost" and environment.HOSTS.read() == environment.HOSTS.default:
        # Links in e-mails and packs lead to these pages, unless the council has said otherwise,
        # or a proxy stands before them.
        os.environ.setdefault("GOLDTHREAD_ADDRESS", f"http://{shown}:{port}")

    def say_ready() -> None:
        typer.echo(f"Goldthread is on http://{shown}:{port}  (Ctrl+C stops it)")

    with failing_clearly():
        running.serve(
            host=host, port=port, workers=workers, on_ready=say_ready, beforehand=beforehand
        )


def person() -> str:
    """Who runs the command, for the record of changes."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # In a container the process may run under a number that has no name there.
        return f"user {os.getuid()}"


@contextmanager
def failing_clearly() -> Iterator[None]:
    """Turn what may go wrong into one clear message, or one for each problem, and an exit code."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import OperationalError

    from goldthread.documents import UnreadableDocument
    from goldthread.documents.observations import FiguresError
    from goldthread.web import running
    from goldthread.web.refusal import ActionRefusedError

    try:
        yield
    except (
        UnreadableDocument,
        running.AddressNotUsableError,
        running.BackupRefusedError,
        running.HeadsFileError,
        running.NothingToFillError,
        running.NoSuchMeasureError,
        running.UnknownAuthorityError,
        running.UnknownRoleError,
        ImproperlyConfigured,
    ) as reason:
        raise unusable(str(reason)) from reason
    except OperationalError as reason:
        raise unusable(
            f"The database stopped the work ({reason}). See that it has room and that nothing "
            "else holds it, and run the command again."
        ) from reason
    except (FiguresError, ActionRefusedError) as refused:
        typer.echo(f"{refused}\nNothing was changed.", err=True)
        raise typer.Exit(ExitCode.FINDINGS) from refused
    except OSError as reason:
        raise unusable(system_refusal(reason)) from reason
