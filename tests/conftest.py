"""What every test that needs a database shares: its tables, copied and not migrated again."""

from __future__ import annotations

import gc
import os
import sqlite3
import sys
from typing import Any

import pytest
from hypothesis import settings
from migrated import migrated_sqlite

# Where Python was told to keep no compiled files, each of the many processes that tests start
# would spend two seconds on compiling what the one before it compiled.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# What is tried first loads what it needs, and a busy machine takes its time over that.
settings.register_profile("on any machine", deadline=None)
settings.load_profile("on any machine")


def pytest_configure(config: pytest.Config) -> None:
    """Several workers take the files in the order below, not those of most tests first."""
    if hasattr(config.option, "loadscopereorder"):
        config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest is begun first, so that none of it is left to one worker at the end."""
    items.sort(key=_seconds, reverse=True)


def pytest_collection_finish() -> None:
    """What has been loaded by now stays; to look through all of it for what could be thrown away,
    again and again, takes a tenth of the time.
    """
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _seconds(item: pytest.Item) -> int:
    long = item.get_closest_marker("long")
    return long.args[0] if long else 0


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Have the tests' database made as a copy of one that was migrated.

    Where one is given in DATABASE_URL it is migrated as ever, or copied from that very database
    when whoever gave it says that its tables are there.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.creation.create_test_db = _copied_into_memory  # type: ignore[method-assign]
    elif os.environ.get("TESTS_COPY_THE_DATABASE"):
        connection.settings_dict["TEST"]["TEMPLATE"] = connection.settings_dict["NAME"]


@pytest.fixture(scope="session", autouse=True)
def passwords_are_not_worth_guarding() -> None:
    """A test's passwords are hashed in no time; what production uses is tested as a setting."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]


def _copied_into_memory(*_args: Any, **_kwargs: Any) -> str:
    from django.db import connection

    name = connection.creation._get_test_db_name()
    connection.close()
    connection.settings_dict["NAME"] = name
    connection.ensure_connection()
    kept = sqlite3.connect(migrated_sqlite())
    kept.backup(connection.connection)
    kept.close()
    return str(name)
