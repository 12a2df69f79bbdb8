"""Everything in this folder holds on a real PostgreSQL too."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
# What says the same on every database, starts processes of its own, or only takes long.
ELSEWHERE = (
    "accounts",
    "collection/test_activity.py",
    "collection/test_calendar_feed.py",
    "collection/test_collecting_pages.py",
    "collection/test_evidence_pages.py",
    "collection/test_published_story_pages.py",
    "collection/test_return_pages.py",
    "collection/test_work_pages.py",
    "scorecards",
    "test_architecture.py",
    "test_postgresql.py",
    "test_settings.py",
    "test_the_tutorial.py",
    "test_volume.py",
)


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
            f"--ignore={HERE.parent / 'faults' / 'test_several_at_once.py'}",
            f"--ignore={HERE.parent / 'faults' / 'test_returns_at_once.py'}",
        ],
        env={**os.environ, "DATABASE_URL": migrated_database(), "TESTS_COPY_THE_DATABASE": "1"},
        cwd=HERE.parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
