"""Give an empty installation everything that a backup holds: all of it, or nothing."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db import (
    DEFAULT_DB_ALIAS,
    IntegrityError,
    connection,
    connections,
    transaction,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from goldthread import __version__
from goldthread.web.audit.selectors import ChainCheck, verified_chain
from goldthread.web.backups.actions import tell_of_restore
from goldthread.web.backups.making import Report, key_mark
from goldthread.web.backups.manifest import KeptFile, Manifest
from goldthread.web.backups.refusal import BackupRefusedError, UnusableBackupError
from goldthread.web.backups.sealed import Backup
from goldthread.web.backups.tables import (
    FILLED_BY_ITSELF,
    LEFT_OUT,
    Model,
    columns_of,
    go_on_after,
    last_of_each_app,
    migrations_known,
    put_rows,
    require_known,
    rows_in,
    tables_at,
)
from goldthread.web.config.data_directory import data_directory
from goldthread.web.jobs.actions import cancel_job
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class Restored:
    """What an installation was given, and what looking through it afterwards came to.

    ``same_key`` says whether the secret key here is the one the backup was made under, and
    ``cancelled`` how many pieces of long work were waiting or under way in it.
    """

    manifest: Manifest
    chains: tuple[ChainCheck, ...]
    same_key: bool
    cancelled: int


def restore_backup(backup: Backup, *, by: str, report: Report | None = None) -> Restored:
    """Give this installation, which must be empty, what a backup holds.

    Nothing can be seen of it before all is there: tables are made as the backup had them, filled,
    and brought up to date in one transaction. ``report`` is called with how many parts are done
    and how many there are. Raises ``BackupRefusedError`` where the installation is not empty or
    the backup comes from a newer version, and ``UnusableBackupError`` for what does not fit.
    """
    manifest = backup.manifest
    wanted = set(manifest.migrations)
    _require_not_newer(manifest)
    loader = MigrationLoader(connection)
    require_known(loader, wanted, "This backup was made")
    _require_reachable(loader, wanted)
    _require_empty(loader)
    parts = len(manifest.tables) + len(manifest.files)
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        if report is not None:
            report(done, parts)

    with _kept_if_all_goes_well() as written:
        for kept in manifest.files:
            written.append(_put_file(backup, kept))
            tell()
        # SQLite makes tables anew with the checks off, and looks through all rows at the end.
        with connection.constraint_checks_disabled(), transaction.atomic():
            if set(migrations_known(loader)) != wanted:
                _make_tables_anew(loader, wanted)
                loader = MigrationLoader(connection)
            for model in _fitting(backup, tables_at(loader, wanted)):
                _fill(backup, model)
                tell()
            _check_references()
            call_command("migrate", interactive=False, verbosity=0)
            authorities = list(Authority.objects.order_by("code"))
            chains = tuple(verified_chain(one) for one in authorities)
            for one in authorities:
                tell_of_restore(authority=one, made_at=manifest.made_at, by=by)
            unfinished = Job.objects.filter(state__in=[JobState.WAITING, JobState.RUNNING])
            cancelled = list(unfinished.select_related("authority"))
            for job in cancelled:
                cancel_job(job=job, by=by)
    same_key = key_mark(manifest.made_at) == manifest.key_mark
    return Restored(manifest, chains, same_key, len(cancelled))


def _require_not_newer(manifest: Manifest) -> None:
    def numbers(version: str) -> list[int]:
        return [int(part) for part in version.split(".") if part.isdecimal()]

    if numbers(manifest.goldthread) > numbers(__version__):
        raise BackupRefusedError(
            f"This backup was made by Goldthread {manifest.goldthread[:20]}, and this is "
            f"{__version__}. Update Goldthread here first."
        )


def _require_reachable(loader: MigrationLoader, wanted: set[tuple[str, str]]) -> None:
    """See that a database can stand exactly there: whatever a migration follows, it has too."""
    nodes = set(loader.graph.nodes)
    if not wanted <= nodes or any(
        parent.key not in wanted for one in wanted for parent in loader.graph.node_map[one].parents
    ):
        raise UnusableBackupError("its tables are none that Goldthread ever had.")


def _require_empty(loader: MigrationLoader) -> None:
    there = _tables_of_ours(loader) - FILLED_BY_ITSELF - LEFT_OUT
    for table, rows in rows_in(sorted(there), connection).items():
        if rows:
            raise BackupRefusedError(
                f"This installation is not empty ({table} has {rows} rows), and nothing was "
                "changed. Restore into a new one: name another directory in GOLDTHREAD_DATA, and "
                "another database in DATABASE_URL where you use PostgreSQL."
            )


def _tables_of_ours(loader: MigrationLoader) -> set[str]:
    """The tables in the database that our migrations made, or would make."""
    state = loader.project_state()
    ours = {one._meta.db_table for one in state.apps.get_models(include_auto_created=True)}
    return (ours | {"django_migrations"}) & set(connection.introspection.table_names())


def _make_tables_anew(loader: MigrationLoader, wanted: set[tuple[str, str]]) -> None:
    """Make the tables as they were when the backup was made, in place of empty ones."""
    cascade = " CASCADE" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for table in sorted(_tables_of_ours(loader)):
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)}{cascade}")
    executor = MigrationExecutor(connection)
    executor.migrate(last_of_each_app(executor.loader, wanted))


def _fitting(backup: Backup, models: list[Model]) -> list[Model]:
    """The tables to fill; they must be those of the backup, with its columns."""
    here = {model._meta.db_table: {field.column for field in columns_of(model)} for model in models}
    if here != {table.name: set(table.columns) for table in backup.manifest.tables}:
        raise UnusableBackupError("its tables are not those of the version that made it.")
    return models


def _fill(backup: Backup, model: Model) -> None:
    name = model._meta.db_table
    table = next(one for one in backup.manifest.tables if one.name == name)
    order = [table.columns.index(field.column) for field in columns_of(model)]
    rows = ([row[place] for place in order] for row in backup.rows(table))
    if name in FILLED_BY_ITSELF:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(name)}")  # noqa: S608 - ours
    # The connection itself: to ask for it anew for each value takes a third of the time.
    put_rows(model, rows, connections[DEFAULT_DB_ALIAS])
    if rows_in([name], connection)[name] != table.rows:
        raise UnusableBackupError(f"table {name} has not as many rows as it should.")
    go_on_after(model, table.last_id, connection)


def _check_references() -> None:
    """See that every row that another one names is there."""
    try:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                # And so for the rest of this transaction: tables with checks still to be made
                # cannot be altered.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        else:
            connection.check_constraints()
    except IntegrityError as reason:
        raise UnusableBackupError(f"a row names another that is not there ({reason}).") from reason


@contextmanager
def _kept_if_all_goes_well() -> Iterator[list[Path]]:
    """Files that were put into the data directory; they go again when anything fails."""
    written: list[Path] = []
    try:
        yield written
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _put_file(backup: Backup, kept: KeptFile) -> Path:
    """Keep a file where it was kept, whole or not at all."""
    path = data_directory() / kept.folder / kept.sha256[:2] / kept.sha256
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    unfinished = path.with_name(f"{kept.sha256}.{secrets.token_hex(8)}")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as into, backup.file(kept) as content:
            while piece := content.read(1024 * 1024):
                into.write(piece)
            into.flush()
            os.fsync(into.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    return path
