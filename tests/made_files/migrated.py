"""A database with its tables, migrated once for each state of the migrations and copied from there.

Migrating from nothing takes ten seconds, which every worker and every installation of a test's own
would spend again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import goldthread.web

WEB = Path(goldthread.web.__file__).parent
KEPT = Path(__file__).parents[2] / ".build" / "migrated"
_KEPT_AT_MOST = 4
_OF_OTHERS = ("django", "django-allauth", "django-axes")
# What the tables and their rules are made from.
_MADE_FROM = ("*/migrations/*.py", "*/models/*.py", "*/apps.py", "integrity/*.py")


def with_tables(data: Path) -> Path:
    """The data directory of an installation whose database has its tables and nothing in them."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(migrated_sqlite(), data / "goldthread.sqlite3")
    return data


def migrated_sqlite() -> Path:
    """A SQLite database with every table and rule; made when it is first asked for."""

    def make(path: Path) -> None:
        with TemporaryDirectory() as data:
            _prepare(GOLDTHREAD_DATA=data)
            made = sqlite3.connect(Path(data) / "goldthread.sqlite3")
            # Only then can it be copied into memory, and by itself.
            made.execute("PRAGMA journal_mode=DELETE")
            made.close()
            shutil.copy(Path(data) / "goldthread.sqlite3", path)

    return _kept("sqlite3", make)


def migrated_dump(new_database: Callable[[], str], dump: Callable[[str], bytes]) -> Path:
    """What makes every table and rule of a PostgreSQL database; made when it is first asked for."""

    def make(path: Path) -> None:
        address = new_database()
        with TemporaryDirectory() as data:
            _prepare(GOLDTHREAD_DATA=data, DATABASE_URL=address)
        path.write_bytes(dump(address))

    return _kept("sql", make)


def _prepare(**environment: str) -> None:
    others = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", "from goldthread.web.running import prepare; prepare()"],
        env=others | {"PYTHONPATH": str(WEB.parents[1])} | environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, f"The database could not be migrated:\n{done.stderr}"


def _kept(suffix: str, make: Callable[[Path], None]) -> Path:
    path = KEPT / f"{_state_of_migrations()}.{suffix}"
    with _one_at_a_time():
        if not path.exists():
            unfinished = path.with_suffix(f".{suffix}.unfinished")
            make(unfinished)
            unfinished.rename(path)
            older = sorted(KEPT.glob(f"*.{suffix}"), key=lambda one: one.stat().st_mtime)
            for one in older[:-_KEPT_AT_MOST]:
                one.unlink()
    return path


def _state_of_migrations() -> str:
    digest = hashlib.sha256(" ".join(map(version, _OF_OTHERS)).encode())
    for pattern in _MADE_FROM:
        for file in sorted(WEB.glob(pattern)):
            digest.update(str(file.relative_to(WEB)).encode() + file.read_bytes())
    return digest.hexdigest()[:20]


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
