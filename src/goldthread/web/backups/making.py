"""Make a backup: one snapshot of the database, and the files that are kept."""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone
from django.utils.crypto import salted_hmac

from goldthread import __version__
from goldthread.web.backups.manifest import FORMAT, KeptFile, Manifest, Table
from goldthread.web.backups.refusal import BackupRefusedError
from goldthread.web.backups.sealed import LONGEST_ROW, Unsealed, checked
from goldthread.web.backups.tables import (
    NAMES_KEPT_FILES,
    Model,
    columns_of,
    last_id,
    lines_of,
    migrations_known,
    tables_at,
)
from goldthread.web.config.data_directory import data_directory

Report = Callable[[int, int], None]

_SNAPSHOT = {
    # Neither holds up anybody who writes: both see the database as it was when they began.
    "sqlite": "BEGIN DEFERRED",
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}
_KEPT = re.compile(r"(?P<folder>[a-z][a-z-]*)/(?P<digest>(?P<first>[0-9a-f]{2})[0-9a-f]{62})")


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was made: what it holds, its size in bytes, and what was found wrong.

    ``lost`` are files that the records name and that are not kept any more, or not as they were.
    """

    manifest: Manifest
    size: int
    lost: tuple[str, ...]


def make_backup(path: Path, *, replace: bool = False, report: Report | None = None) -> Made:
    """Write everything that this installation keeps to one file, while people go on working.

    The file appears under its name once it is whole and was read through; only its owner may
    read it. ``report`` is called with how many parts are done and how many there are. Raises
    ``BackupRefusedError`` where there is a file already that is not to be replaced, where
    another backup to it is under way, and for a database that a newer version changed.
    """
    _require_free(path, replace=replace)
    with _unfinished(path) as file, Unsealed(file) as backup:
        tables, kept, named = list[Table](), list[KeptFile](), set[str]()
        with _snapshot():
            loader = MigrationLoader(connection)
            migrations = migrations_known(loader)
            if not migrations:
                raise BackupRefusedError(
                    "There is nothing to back up: this database has no tables. See that the "
                    "settings are those that Goldthread runs with."
                )
            models = tables_at(loader, set(migrations))
            # Files are kept before the rows that name them, and never removed: whatever the
            # snapshot names is here.
            files = sorted(_kept_files())
            steps = 2 * (len(models) + len(files))
            tell = partial(_tell, report, steps)
            for model in models:
                tables.append(_write_table(backup, model, named))
                tell(len(tables))
        for number, name in enumerate(files, start=1):
            kept += _write_file(backup, name)
            tell(len(tables) + number)
        now = timezone.now()
        manifest = Manifest(
            format=FORMAT,
            goldthread=__version__,
            made_at=now,
            database="postgresql" if connection.vendor == "postgresql" else "sqlite",
            key_mark=key_mark(now),
            migrations=migrations,
            tables=tuple(tables),
            files=tuple(kept),
        )
        backup.seal(manifest)
        checked(file, report=lambda done, _of: tell(steps // 2 + done))
        size = file.seek(0, 2)
        _require_free(path, replace=replace)
    lost = named - {f"{one.folder}/{one.sha256}" for one in kept}
    return Made(manifest, size, tuple(sorted(lost)))


def key_mark(made_at: datetime) -> str:
    """What tells whether a backup of this time was made under the secret key in force here."""
    return salted_hmac(
        "goldthread.backup", made_at.isoformat(), secret=settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()


def _tell(report: Report | None, steps: int, done: int) -> None:
    if report is not None:
        report(done, steps)


def _require_free(path: Path, *, replace: bool) -> None:
    if path.is_dir():
        raise BackupRefusedError(f"{path} is a directory. Name the file to write in it.")
    if path.exists() and not replace:
        raise BackupRefusedError(
            f"{path} is there already. Name another file, or say --replace to write over it."
        )


@contextmanager
def _unfinished(path: Path) -> Iterator[BinaryIO]:
    """A file beside the one to be, which takes its place when it is done and goes when it fails.

    What a backup that was killed left behind is written over by the next one to the same file.
    """
    beside = path.with_name(f"{path.name}.unfinished")
    handle = os.open(beside, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    with os.fdopen(handle, "r+b") as file:
        _take(file, beside, path)
        try:
            os.fchmod(handle, 0o600)
            file.truncate()
            yield file
            file.flush()
            os.fsync(handle)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
    directory = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(directory)  # or the name could be gone when the machine loses power
    finally:
        os.close(directory)


def _take(file: BinaryIO, beside: Path, path: Path) -> None:
    """Hold the unfinished file for this process alone."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        # Another backup may have put it in its place between opening and holding it.
        held = beside.exists() and os.path.samestat(beside.stat(), os.fstat(file.fileno()))
    except BlockingIOError:
        held = False
    if not held:
        raise BackupRefusedError(f"Another backup to {path} is under way.")


@contextmanager
def _snapshot() -> Iterator[None]:
    """See the database as it is at one moment, whoever writes to it meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(_SNAPSHOT[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _write_table(backup: Unsealed, model: Model, named: set[str]) -> Table:
    """Write every row of a table, and note which kept files they name."""
    name, rows = model._meta.db_table, 0
    key, last = model._meta.pk.attname, last_id(model, connection)
    folder = NAMES_KEPT_FILES.get(name)
    with backup.part(f"tables/{name}.jsonl") as part:
        for row, line in lines_of(model):
            rows += 1
            if len(line) > LONGEST_ROW:
                raise BackupRefusedError(
                    f"Table {name}, {key} {row[key]}: this row is longer than a backup can hold."
                )
            part.write(line)
            if folder is not None:
                named.add(f"{folder}/{row['sha256']}")
    return Table(
        name=name,
        columns=tuple(field.column for field in columns_of(model)),
        rows=rows,
        last_id=last,
        size=part.size,
        sha256=part.sha256,
    )


def _kept_files() -> Iterator[Path]:
    """Every file that is kept under its digest in a folder of the data directory."""
    root = data_directory()
    for path in root.glob("*/??/*"):
        found = _KEPT.fullmatch(f"{path.parts[-3]}/{path.name}")
        if found and found["first"] == path.parent.name and path.is_file():
            yield path


def _write_file(backup: Unsealed, path: Path) -> Iterator[KeptFile]:
    """Write a kept file, unless it is not the one its name says: then it counts as lost."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != path.name:
        return
    kept = KeptFile(folder=path.parts[-3], sha256=path.name, size=len(content))
    with backup.part(kept.part) as part:
        part.write(content)
    yield kept
