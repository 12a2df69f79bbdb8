"""Which database is used: SQLite in the data directory, or the one that an address names."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_HOW_TO_WRITE = "write it as postgresql://user:password@host:port/name"
_OPTIONS = {"sslmode", "sslrootcert", "connect_timeout", "application_name"}


def sqlite(path: Path) -> dict[str, Any]:
    """SQLite as Goldthread needs it.

    Write-ahead logging lets readers go on while one writer writes; transactions take the
    write lock when they begin (``IMMEDIATE``), so that two writers wait for one another, up to
    20 seconds, and none fails half way. Django itself turns foreign keys on.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }


def postgresql(url: str) -> dict[str, Any]:
    """The PostgreSQL database that an address names.

    The parts of the address are percent-decoded. In its query, ``host`` may name the directory
    of a Unix socket, and ``sslmode``, ``sslrootcert``, ``connect_timeout`` and
    ``application_name`` are handed to the server's client library. Anything else is refused,
    with what to write instead; the message never repeats the address, which holds a password.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured(f"DATABASE_URL is not an address; {_HOW_TO_WRITE}.") from error
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with {parts.scheme or 'no scheme'}; {_HOW_TO_WRITE}."
        )
    query = dict(parse_qsl(parts.query))
    socket_directory = query.pop("host", None)
    unknown = sorted(set(query) - _OPTIONS)
    if unknown:
        raise ImproperlyConfigured(
            f"DATABASE_URL has {', '.join(unknown)} after its question mark; "
            f"known there are host, {', '.join(sorted(_OPTIONS))}."
        )
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured(f"DATABASE_URL names no database; {_HOW_TO_WRITE}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": socket_directory or parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
