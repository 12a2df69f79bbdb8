"""Bring an installation up to date before anything uses it."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from goldthread.web import setup
from goldthread.web.config.data_directory import data_directory

_LOCK = 1_921_040_612  # any number that nothing else in the database uses


def prepare() -> None:
    """Start Django and bring the database's tables up to date; quick when they already are.

    Processes that start at the same time wait for one another. Raises
    ``ImproperlyConfigured`` when a setting cannot be used.
    """
    setup()
    from django.core.management import call_command

    with _one_at_a_time():
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Hold off other processes: by a lock of PostgreSQL, or for SQLite by a locked file."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])
    else:
        with (data_directory() / "preparing.lock").open("w", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
