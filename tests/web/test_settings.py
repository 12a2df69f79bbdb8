"""What the environment may say, and what it makes of an installation."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from django.db.utils import ConnectionHandler

from goldthread.web.config import databases, environment
from goldthread.web.config.data_directory import prepare_data_directory, secret_key


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in environment.DECLARED:
        monkeypatch.delenv(setting.name, raising=False)


def test_the_secret_key_is_made_once_and_is_its_owner_s_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "data"))
    directory = prepare_data_directory()
    key = secret_key()
    assert len(key) >= 50
    prepare_data_directory()
    assert secret_key() == key
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert stat.S_IMODE((directory / "secret-key").stat().st_mode) == 0o600


def test_reading_the_settings_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "data"))
    assert len(secret_key()) >= 50
    assert not (tmp_path / "data").exists()


def test_production_needs_a_key_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_ENV", "production")
    with pytest.raises(ImproperlyConfigured, match="GOLDTHREAD_SECRET_KEY is not set"):
        secret_key()


def test_a_data_directory_that_cannot_be_made_says_what_to_set(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    monkeypatch.setenv("GOLDTHREAD_DATA", str(in_the_way / "data"))
    with pytest.raises(ImproperlyConfigured, match="Set GOLDTHREAD_DATA to a directory"):
        prepare_data_directory()


def test_a_word_that_is_not_allowed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDTHREAD_ENV", "staging")
    with pytest.raises(ImproperlyConfigured, match="it may be local or production"):
        environment.ENVIRONMENT.read()


def test_a_database_address_is_read_with_its_escapes() -> None:
    found = databases.postgresql(
        "postgresql://gold%40thread:p%2Fw@db.example:5433/per%20f?sslmode=require"
    )
    assert found["USER"] == "gold@thread"
    assert found["PASSWORD"] == "p/w"  # noqa: S105 - made up for this test
    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "per f")
    assert found["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_s_directory_can_be_named() -> None:
    found = databases.postgresql("postgres://me:@/goldthread?host=/run/postgresql")
    assert (found["HOST"], found["NAME"], found["PORT"]) == ("/run/postgresql", "goldthread", "")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://x/y", "begins with mysql"),
        ("postgresql://host", "names no database"),
        ("postgresql://host:port/name", "is not an address"),
        ("postgresql://host/name?pool=5", "has pool after its question mark"),
    ],
)
def test_a_database_address_that_cannot_be_used_says_why_and_keeps_the_password(
    url: str, said: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match=said) as refused:
        databases.postgresql(url.replace("://", "://me:hidden@"))
    assert "hidden" not in str(refused.value)


def settings_in_a_process(**given: str) -> subprocess.CompletedProcess[str]:
    """Django's settings as a new process reads them, printed one by one."""
    program = (
        "from django.conf import settings as s; "
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, "
        "s.SECURE_HSTS_SECONDS, s.DEBUG, s.ANONYMOUS_READING)"
    )
    env = {name: value for name, value in os.environ.items() if "GOLDTHREAD" not in name}
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**env, "DJANGO_SETTINGS_MODULE": "goldthread.web.config.settings", **given},
        capture_output=True,
        text=True,
        check=False,
    )


def test_local_use_works_over_plain_http_and_production_does_not() -> None:
    assert settings_in_a_process().stdout.split() == [
        "False",
        "False",
        "False",
        "0",
        "False",
        "False",
    ]
    production = settings_in_a_process(
        GOLDTHREAD_ENV="production",
        GOLDTHREAD_SECRET_KEY="x" * 60,
        GOLDTHREAD_HOSTS="performance.example.gov.uk",
        GOLDTHREAD_ANONYMOUS_READING="1",
    )
    assert production.stdout.split() == ["True", "True", "True", "31536000", "False", "True"]


@pytest.mark.parametrize(
    ("address", "hosts", "links"),
    [
        ("", "", "http://localhost:8000"),
        ("", "performance.example.gov.uk,10.0.0.1", "https://performance.example.gov.uk"),
        ("", "*, .example.gov.uk", "https://example.gov.uk"),
        ("http://intranet:81/", "performance.example.gov.uk", "http://intranet:81"),
    ],
)
def test_links_lead_to_the_address_or_the_first_host_that_is_named(
    monkeypatch: pytest.MonkeyPatch, address: str, hosts: str, links: str
) -> None:
    monkeypatch.setenv("GOLDTHREAD_ADDRESS", address)
    monkeypatch.setenv("GOLDTHREAD_HOSTS", hosts)
    assert environment.site_address() == links


def test_production_without_its_host_names_does_not_start() -> None:
    refused = settings_in_a_process(GOLDTHREAD_ENV="production", GOLDTHREAD_SECRET_KEY="x" * 60)
    assert refused.returncode != 0
    assert "GOLDTHREAD_HOSTS is not set" in refused.stderr


@pytest.fixture
def databases_of_their_own(django_db_blocker: Any) -> Iterator[None]:
    """Lets a test open a database file of its own."""
    with django_db_blocker.unblock():
        yield


@pytest.mark.usefixtures("databases_of_their_own")
def test_sqlite_writes_ahead_waits_and_holds_to_its_references(tmp_path: Path) -> None:
    connection = ConnectionHandler({"default": databases.sqlite(tmp_path / "x.sqlite3")})["default"]
    try:
        with connection.cursor() as cursor:

            def pragma(name: str) -> object:
                cursor.execute(f"PRAGMA {name}")
                return cursor.fetchone()[0]

            assert pragma("journal_mode") == "wal"
            assert pragma("foreign_keys") == 1
            assert pragma("busy_timeout") == 20_000
            assert pragma("synchronous") == 1  # NORMAL
    finally:
        connection.close()


@pytest.mark.usefixtures("databases_of_their_own")
def test_a_transaction_of_sqlite_takes_the_write_lock_when_it_begins(tmp_path: Path) -> None:
    handler = ConnectionHandler(
        {name: databases.sqlite(tmp_path / "x.sqlite3") for name in ("default", "other")}
    )
    handler["other"].settings_dict["OPTIONS"]["timeout"] = 0
    first, second = handler["default"], handler["other"]
    try:
        first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
        with pytest.raises(OperationalError, match="locked"):
            second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    finally:
        first.close()
        second.close()
