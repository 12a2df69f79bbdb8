"""``backup`` and ``restore``: the whole installation in one file, and back out of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from goldthread.cli.running import failing_clearly, person
from goldthread.cli.terminal import ExitCode, output, progress

if TYPE_CHECKING:
    from goldthread.web.backups.manifest import Manifest

_KEEP_APART = (
    "It holds names, addresses, password hashes and sealed second factors: keep it as safe as the "
    "server. It does not hold the secret key and the other settings: keep those too, elsewhere."
)
_NAMED_AT_MOST = 10


def add_to(app: typer.Typer) -> None:
    """Give the application these commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, or with --check to look at.")],
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing: see that this backup is whole.")
    ] = False,
    replace: Annotated[
        bool, typer.Option("--replace", help="Write over the file where it is there already.")
    ] = False,
) -> None:
    """Write everything that this installation keeps to one file, while people go on working.

    The database, as SQLite or as PostgreSQL, and the files that are kept beside it. The file is
    there once it is whole and was read through. Exit code 1 where a file that the records name
    is not kept any more: it is named, and everything else is in the backup.
    """
    from goldthread.web import running

    if check:
        with failing_clearly(), progress(f"Looking through {file.name}") as report:
            manifest = running.check_backup(file, report=report)
        _say(f"{file} is whole. {_told(manifest)}")
        return
    with failing_clearly(), progress(f"Writing {file.name}") as report:
        made = running.back_up(file, replace=replace, report=report)
    _say(f"Wrote {file}: {made.size / 1_000_000:.1f} MB. {_told(made.manifest)}")
    _say(_KEEP_APART)
    for name in made.lost[:_NAMED_AT_MOST]:
        typer.echo(f"Not kept any more, or not as it was: {name}", err=True)
    if len(made.lost) > _NAMED_AT_MOST:
        typer.echo(f"And {len(made.lost) - _NAMED_AT_MOST} more.", err=True)
    if made.lost:
        raise typer.Exit(ExitCode.FINDINGS)


def restore(
    file: Annotated[Path, typer.Argument(help="A file that goldthread backup wrote.")],
) -> None:
    """Give a new, empty installation everything that a backup holds: all of it, or nothing.

    The database may be of the other kind. A backup of an older version is brought up to date.
    Exit code 1 where a record of changes is not whole, as it was not when it was backed up.
    """
    from goldthread.web import running

    with failing_clearly(), progress(f"Restoring {file.name}") as report:
        done = running.restore(file, by=person(), report=report)
    _say(f"Restored. {_told(done.manifest)}")
    for one in done.chains:
        told = one.broken.message if one.broken else f"{one.head.number} events, all whole."
        _say(f"{one.head.authority}: {told}")
    _say("Everybody signs in anew.")
    if done.cancelled:
        _say(f"Long work that was not done was cancelled, {done.cancelled} in all: begin it again.")
    if not done.same_key:
        typer.echo(
            "The secret key here is not the one the backup was made under: second factors cannot "
            "be opened with it. Set GOLDTHREAD_SECRET_KEY to the one you kept.",
            err=True,
        )
    if any(one.broken for one in done.chains):
        raise typer.Exit(ExitCode.FINDINGS)


def _told(manifest: Manifest) -> str:
    """What a backup holds, in a sentence."""
    kind = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[manifest.database]
    return (
        f"It was made on {manifest.made_at:%-d %B %Y at %H:%M} UTC by Goldthread "
        f"{manifest.goldthread} from {kind}: {manifest.rows:,} rows of {len(manifest.tables)} "
        f"tables, {len(manifest.files):,} kept files."
    )


def _say(words: str) -> None:
    output().print(words, markup=False, highlight=False, soft_wrap=True)
