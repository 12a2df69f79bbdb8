"""A real browser on the demonstration, served as a newcomer would serve it."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import URLError

import pytest
from migrated import with_tables
from playwright.sync_api import Browser, Page, sync_playwright
from real_postgresql import empty_database, migrated_database

import goldthread.web

__all__ = ["browser", "empty_database", "migrated_database", "page", "site"]

STYLES = Path(goldthread.web.__file__).parent / "static" / "goldthread" / "build" / "goldthread.css"
# The first start reads two frameworks, judges them and looks ahead.
WAIT_SECONDS = 300
FILL = """
from goldthread.web.running.demonstration import fill_demonstration
fill_demonstration(say=print)
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration: both councils, with figures."""
    assert STYLES.is_file(), (
        "The style sheet has not been compiled: run `npm ci && npm run build` in frontend/."
    )
    home = tmp_path_factory.mktemp("demonstration")
    shutil.copytree(_filled(tmp_path_factory), home / "data")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (home / "log").open("w+")
    server = subprocess.Popen(
        [sys.executable, "-m", "goldthread.cli", "demo", "--port", str(port)],
        cwd=home,
        env=os.environ | {"GOLDTHREAD_DATA": str(home / "data")},
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, server, Path(log.name))
        yield address
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


def _filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the demonstration in it, filled once for all that run the tests."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    data = tmp_path_factory.getbasetemp().parent / f"demonstration-{run}"
    with data.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not data.exists():
            unfinished = with_tables(data.with_suffix(".unfinished"))
            done = subprocess.run(
                [sys.executable, "-c", FILL],
                env=os.environ | {"GOLDTHREAD_DATA": str(unfinished)},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"The demonstration was not filled:\n{done.stderr}"
            unfinished.rename(data)
    return data


def _wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/health").close()  # noqa: S310 - our own server
        except (URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"The demonstration did not start:\n{log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("Chromium is not installed here; pages are tried in it where it is.")
    with pytest.MonkeyPatch.context() as while_it_runs, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django would take for its own in
        # every other test that this worker is given meanwhile.
        while_it_runs.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        started = playwright.chromium.launch(
            executable_path=chromium,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
            ],
        )
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty window of a desk's size, that fails the test on any word in its console."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900})
    said: list[str] = []
    opened.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
    opened.on("pageerror", lambda error: said.append(f"error: {error}"))
    yield opened
    opened.close()
    assert said == []
