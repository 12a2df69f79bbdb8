"""A backup is whole whoever writes meanwhile, and is restored whole or not at all, on either database."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from served_installation import Installation
from small_backup import backup_of, parts_of

from goldthread.web.backups.sealed import opened_backup

pytestmark = pytest.mark.long(40)

BEGIN = """
import json, os, signal, sys
from decimal import Decimal
from pathlib import Path
from threading import Thread
from goldthread.web import running, setup

def ended_in_the_middle(work):
    # A process of its own, which is killed while it works.
    child = os.fork()
    if not child:
        work()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL

def end(*_told, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

def while_it_is_made(done, _of):
    if done == 3:
        from goldthread.web.records import actions
        written = Thread(target=lambda: actions.register_authority(code="b", name="B", by="ben"))
        written.start()
        written.join(timeout=60)
        assert not written.is_alive(), "a backup held up somebody who wrote"
"""

MAKE = f"""{BEGIN}
setup()
path = Path("a.backup")
ended_in_the_middle(lambda: running.back_up(path, report=lambda done, _of: done < 50 or end()))
left = [one.name for one in Path().glob("*.backup*")]

running.prepare()
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.contrib.sessions.backends.db import SessionStore
from goldthread.framework import Framework, Measure, Node, NodeKind, Placement
from goldthread.framework.periods import quarter
from goldthread.web.collection.evidence import keep_file, kept_file
from goldthread.web.drafting.actions.give_document import give_document
from goldthread.web.records import actions, models

authority = actions.register_authority(code="anyborough", name="Anyborough – “A”", by="ana")
loaded = actions.load_framework(
    authority=authority,
    framework=Framework(
        title="F",
        nodes=(Node("n", NodeKind.THEME, "N"), Node("o", NodeKind.OUTCOME, "O", parent="n")),
        measures=(Measure("m", "M", (Placement("o"),)),),
    ),
    document=actions.ReadDocument("f.docx", "a" * 64),
    by="ana",
)
actions.adopt_framework(framework=loaded.record, by="ana")
figures = [
    actions.NewObservation(
        series=models.Series.objects.get(), period=quarter(2020, number), value=Decimal("0.1") * number
    )
    for number in (1, 2, 3)
]
actions.record_observations(authority=authority, observations=figures, by="ana", source="x")
# A job that waits and a file that is kept; a key that must not be given again; a person signed in.
give_document(authority=authority, name="a.csv", content=b"Measure\\nM\\n", key="k", by="ana")
Group.objects.create(name="gone").delete()
SessionStore().create()

made = running.back_up(path, report=while_it_is_made)
assert models.Authority.objects.filter(code="b").exists()
try:
    running.back_up(path)
except running.BackupRefusedError as refused:
    there = str(refused)
call_command("migrate", "collection", "0001", verbosity=0)
running.back_up(Path("older.backup"))
kept_file(made.manifest.files[0].sha256, folder="imports").write_bytes(b"altered")
lost = running.back_up(Path("lost.backup")).lost
print(json.dumps({{"left": left, "there": there, "lost": lost, "mode": path.stat().st_mode & 0o777}}))
"""

RESTORE = f"""{BEGIN}
path, newer = map(Path, sys.argv[1:])
told = {{}}
try:
    running.restore(newer, by="ben")
except running.BackupRefusedError as refused:
    told["newer"] = str(refused)
from django.db import connection
connection.close()

def killed():
    setup()
    from goldthread.web.backups import restoring
    restoring.cancel_job = end  # the last thing before all of it is kept
    running.restore(path, by="ben")

ended_in_the_middle(killed)
running.restore(path, by="ben")
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.db import IntegrityError
from goldthread.web.jobs.models import Job
told |= {{"group": Group.objects.create(name="new").pk, "sessions": Session.objects.count()}}
told["job"] = Job.objects.get().state
Group.objects.all().delete()
try:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET reason = 'other'")
except IntegrityError as refused:
    told["unchanged"] = str(refused)
try:
    running.restore(path, by="ben")
except running.BackupRefusedError as refused:
    told["again"] = str(refused)
told["broken"] = [one.broken for one in running.verify_audit()]
running.back_up(Path("again.backup"), report=while_it_is_made)
from goldthread.web.records.models import Authority
told["beside"] = Authority.objects.filter(code="b").exists()
print(json.dumps(told))
"""  # noqa: S608 - a program, and no query

Rows = Counter[str]


def rows_of(path: Path, like: Path) -> dict[str, Rows]:
    """What a backup holds by table, of the columns that another has."""
    with opened_backup(like) as other:
        columns = {table.name: table.columns for table in other.manifest.tables}
    with opened_backup(path) as backup:
        return {
            table.name: Counter(
                _row(dict(zip(table.columns, row, strict=True)), columns[table.name])
                for row in backup.rows(table)
            )
            for table in backup.manifest.tables
            if table.name in columns
        }


def _row(values: dict[str, Any], columns: tuple[str, ...]) -> str:
    return json.dumps([values[column] for column in columns], sort_keys=True)


def newer(backup: Path, directory: Path) -> Path:
    """The same backup, as if a version had made it that there is not yet."""
    parts = parts_of(backup.read_bytes())
    said = json.loads(parts["manifest.json"])
    said["migrations"].append(["records", "9999_from_tomorrow"])
    path = directory / "newer.backup"
    path.write_bytes(backup_of(*(parts | {"manifest.json": json.dumps(said).encode()}).items()))
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Where the backups of an installation lie, and what was told while they were made."""
    installation = Installation.new(tmp_path_factory.mktemp("made"))
    return installation.home, json.loads(installation.runs("-c", MAKE).stdout)


def test_a_backup_holds_one_moment_while_somebody_writes(
    made: tuple[Path, dict[str, Any]],
) -> None:
    home, told = made
    assert told["mode"] == 0o600
    assert "is there already" in told["there"]
    # What was written while it was made is not in it, neither the row nor what was done.
    rows = rows_of(home / "a.backup", home / "a.backup")
    assert len(rows["records_authority"]) == len(rows["audit_chainhead"]) == 1
    assert len(rows["records_observation"]) == 3
    assert "django_session" not in rows


def test_a_backup_that_was_killed_is_not_taken_for_one(made: tuple[Path, dict[str, Any]]) -> None:
    home, told = made
    assert told["left"] == ["a.backup.unfinished"]
    assert not (home / "a.backup.unfinished").exists()


def test_a_kept_file_that_is_not_as_it_was_is_named(made: tuple[Path, dict[str, Any]]) -> None:
    home, told = made
    with opened_backup(home / "a.backup") as backup:
        (kept,) = backup.manifest.files
    assert told["lost"] == [f"imports/{kept.sha256}"]


@pytest.mark.parametrize(
    "engine", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def test_what_was_backed_up_is_restored_even_after_a_restore_that_was_killed(
    engine: str,
    made: tuple[Path, dict[str, Any]],
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    backup = made[0] / "a.backup"
    database = request.getfixturevalue("migrated_database")() if engine == "postgresql" else None
    there = Installation.new(tmp_path, database=database)
    told = json.loads(there.runs("-c", RESTORE, str(backup), str(newer(backup, tmp_path))).stdout)
    assert "by a newer version of Goldthread" in told["newer"]
    assert told["group"] == 2, "the key of a row that was removed was given again"
    assert told["sessions"] == 0
    assert told["job"] == "cancelled"
    assert "never changed or removed" in told["unchanged"]
    assert told["again"].startswith("This installation is not empty")
    assert told["broken"] == [None]
    assert told["beside"]
    before, after = rows_of(backup, backup), rows_of(tmp_path / "again.backup", backup)
    # That it was restored is on record, and that the job that waited was cancelled.
    for table in ("jobs_job", "audit_chainhead"):
        assert before.pop(table).total() == after.pop(table).total() == 1
    assert after["audit_event"].total() == before["audit_event"].total() + 2
    after["audit_event"] &= before["audit_event"]
    assert after == before
    (file,) = (tmp_path / "data" / "imports").glob("*/*")
    assert file.read_bytes() == b"Measure\nM\n"


def test_a_backup_of_an_older_version_comes_up_to_date_in_a_new_directory(
    made: tuple[Path, dict[str, Any]], tmp_path: Path
) -> None:
    older = made[0] / "older.backup"
    with opened_backup(older) as old:
        assert ("collection", "0002_illustrative_returns") not in old.manifest.migrations
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-m", "goldthread.cli", "restore", str(older)],
        env=env | {"GOLDTHREAD_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(" events, all whole.") == 2
    # The new directory has a secret key of its own.
    assert "The secret key here is not the one" in done.stderr
    with closing(sqlite3.connect(tmp_path / "data" / "goldthread.sqlite3")) as database:

        def found(query: str) -> list[Any]:
            return database.execute(query).fetchall()

        assert ("0002_illustrative_returns",) in found(
            "SELECT name FROM django_migrations WHERE app = 'collection'"
        )
        assert found("SELECT illustrative FROM collection_return") == []
        assert found("SELECT value FROM records_observation ORDER BY id") == [
            (0.1,),
            (0.2,),
            (0.3,),
        ]
        triggers = {
            name for (name,) in found("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        }
    assert {"audit_event_never_changed", "records_observation_never_removed"} <= triggers
