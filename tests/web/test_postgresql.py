"""What could differ from one database to another holds on a real PostgreSQL too."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# A new file is tried on both, unless it is named here with the reason.
SHOWS_PAGES = (
    # Pages and messages are made of what the selectors give; what writes has tests that stay.
    "collection/test_activity.py",
    "collection/test_calendar_feed.py",
    "collection/test_collecting_pages.py",
    "collection/test_evidence_pages.py",
    "collection/test_published_story_pages.py",
    "collection/test_return_pages.py",
    "collection/test_sending.py",
    "collection/test_what_is_close.py",
    "collection/test_words_between_figures.py",
    "collection/test_work_pages.py",
    "drafting/test_editing.py",
    "drafting/test_import_pages.py",
    "drafting/test_revised_documents.py",
    "scorecards",
    "test_edition_pages.py",
)
ADMITS = (
    # Who may see what is decided from rows that any database gives alike.
    "accounts",
    "test_admission.py",
    "test_deciding.py",
)
FROM_THE_SHELL = (
    # Commands call the actions that stay, or start processes that have a database of their own.
    "test_deciding_from_the_shell.py",
    "test_inviting_from_the_shell.py",
    "test_running.py",
    "test_settings.py",
    "test_the_shell_in_trouble.py",
    "test_the_tutorial.py",
)
NOT_OF_THE_DATABASE = (
    # The engine's own words, the shape of the code, how long a large framework takes; and itself.
    "test_architecture.py",
    "test_looking_ahead.py",
    "test_postgresql.py",
    "test_volume.py",
)
ON_BOTH_BY_THEMSELVES = (
    "test_a_killed_worker.py",
    "test_backup_and_restore.py",
    "test_returns_at_once.py",
    "test_several_at_once.py",
)
ELSEWHERE = (*SHOWS_PAGES, *ADMITS, *FROM_THE_SHELL, *NOT_OF_THE_DATABASE)


def test_whatever_is_left_out_is_there() -> None:
    faults = HERE.parent / "faults"
    assert [name for name in ELSEWHERE if not (HERE / name).exists()] == []
    assert [name for name in ON_BOTH_BY_THEMSELVES if not (faults / name).exists()] == []


@pytest.mark.long(150)
@pytest.mark.postgresql
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a database is given already")
def test_the_records_hold_on_postgresql(migrated_database: Callable[[], str]) -> None:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            str(HERE),
            str(HERE.parent / "faults"),
            "-q",
            "--no-header",
            "-p",
            "no:cacheprovider",
            *(f"--ignore={HERE / name}" for name in ELSEWHERE),
            *(f"--ignore={HERE.parent / 'faults' / name}" for name in ON_BOTH_BY_THEMSELVES),
        ],
        env={**os.environ, "DATABASE_URL": migrated_database(), "TESTS_COPY_THE_DATABASE": "1"},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        timeout=540,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
