"""A real browser on the demonstration, served as a newcomer would serve it."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from migrated import with_tables
from opened_for_everybody import DESK
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright
from real_postgresql import empty_database, migrated_database
from served_installation import Installation

import goldthread.web

__all__ = [
    "browser",
    "empty_database",
    "migrated_database",
    "opened",
    "page",
    "site",
    "window",
]

STYLES = Path(goldthread.web.__file__).parent / "static" / "goldthread" / "build" / "goldthread.css"
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
    installation = Installation.new(tmp_path_factory.mktemp("demonstration"))
    shutil.copytree(_filled(tmp_path_factory), installation.home / "data", dirs_exist_ok=True)
    with installation.served("demo") as address:
        yield address


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
                timeout=500,
                check=False,
            )
            assert done.returncode == 0, f"The demonstration was not filled:\n{done.stderr}"
            unfinished.rename(data)
    return data


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


@pytest.fixture(scope="session")
def window(browser: Browser) -> Page:
    """One window for all: in a new one the browser compiles every script and style again."""
    return browser.new_page(viewport=DESK)


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a window with cookies of its own, besides `page`; takes what `new_page` takes.

    It is emptied before it is closed, and no test closes one itself: Chromium forgets to close a
    window that is about to show its next page (crbug.com/536385539), for which Playwright then
    waits without end.
    """
    windows: list[Page] = []

    def opens(**how: Any) -> Page:
        windows.append(browser.new_page(**how))
        return windows[-1]

    yield opens
    for one in windows:
        one.goto("about:blank")
        one.close()


@pytest.fixture
def page(window: Page) -> Iterator[Page]:
    """An empty window of a desk's size, that fails the test on any word in its console."""
    said: list[str] = []

    def hears(message: ConsoleMessage) -> None:
        said.append(f"{message.type}: {message.text}")

    def fails(error: Error) -> None:
        said.append(f"error: {error}")

    window.set_viewport_size(DESK)
    window.on("console", hears)
    window.on("pageerror", fails)
    yield window
    window.goto("about:blank")
    window.context.clear_cookies()
    window.remove_listener("console", hears)
    window.remove_listener("pageerror", fails)
    assert said == []
