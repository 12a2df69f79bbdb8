"""Bring an installation up to date before anything uses it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from goldthread.web import setup
from goldthread.web.config import environment
from goldthread.web.config.data_directory import data_directory

_LOCK = 1_921_040_612  # any number that nothing else in the database uses


def prepare() -> None:
    """Start Django and bring the database's tables up to date; quick when they already are.

    Processes that start at the same time wait for one another. Raises
    ``ImproperlyConfigured`` when a setting, or the database that it names, cannot be used.
    """
    setup()
    from django.core.management import call_command

    with one_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)


def require_database() -> None:
    """See that the database can be opened, so that one that cannot is named and not met later."""
    from django.core.exceptions import ImproperlyConfigured
    from django.db import DatabaseError, connection

    try:
        connection.ensure_connection()
    except DatabaseError as reason:
        where = (
            f"{environment.DATABASE_URL.name} names"
            if environment.DATABASE_URL.read()
            else f"is {connection.settings_dict['NAME']}"
        )
        raise ImproperlyConfigured(
            f"The database that {where} cannot be opened ({reason}). Check that it is there, "
            "that it is a database, and that you may use it."
        ) from reason


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Hold off other processes: by a lock of PostgreSQL, or for SQLite by a locked file."""
    from django.db import connection

    if connection.vendor == "postgresql":
        require_database()
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    else:
        with (data_directory() / "preparing.lock").open("w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            # Opened for the first time, SQLite changes how it keeps its journal, and another
            # process that opens it at that moment is refused; so not before the lock is held.
            require_database()
            yield
