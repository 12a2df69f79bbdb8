"""An installation of its own, served and commanded as a council's own would be."""

from __future__ import annotations

import email
import email.policy
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path
from urllib.error import URLError

import pytest
from migrated import with_tables

WAIT_SECONDS = 120
_BETWEEN_LETTERS = "-" * 79


@dataclass(frozen=True, slots=True)
class Installation:
    """Where an installation keeps its things, what it is set to, and its address."""

    home: Path
    env: Mapping[str, str]
    address: str

    @classmethod
    def new(cls, home: Path, *, database: str | None = None, **settings: str) -> Installation:
        """An installation with nothing in it yet, on a port that nobody has.

        Its tables are there, unless it is given a ``database`` without any.
        """
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            address = f"http://127.0.0.1:{free.getsockname()[1]}"
        env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        env |= {"GOLDTHREAD_DATA": str(home / "data"), "GOLDTHREAD_ADDRESS": address} | settings
        if database is not None:
            env["DATABASE_URL"] = database
        else:
            with_tables(home / "data")
        return cls(home, env, address)

    def runs(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments on it; what it said, once it has gone well."""
        done = subprocess.run(
            [sys.executable, *command],
            env=self.env,
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=WAIT_SECONDS * 2,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}:\n{done.stdout}\n{done.stderr}"
        return done

    def goldthread(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a command of Goldthread on it."""
        return self.runs("-m", "goldthread.cli", *command)

    @contextmanager
    def served(self, command: str = "serve") -> Iterator[str]:
        """Its address, for as long as the pages are served there."""
        port = self.address.rpartition(":")[2]
        with (self.home / "log").open("w+") as log:
            server = subprocess.Popen(
                [sys.executable, "-m", "goldthread.cli", command, "--port", port],
                env=dict(self.env),
                cwd=self.home,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
            try:
                self._wait_for(server)
                yield self.address
            finally:
                # As by Ctrl+C: it does not wait for browsers that keep their line open.
                server.send_signal(signal.SIGINT)
                server.wait(timeout=60)

    def log(self) -> str:
        """What the server has written so far."""
        return (self.home / "log").read_text(encoding="utf-8", errors="replace")

    def _wait_for(self, server: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until and server.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/health", timeout=10).close()  # noqa: S310 - ours
            except (URLError, ConnectionError, TimeoutError):
                time.sleep(0.2)
            else:
                return
        pytest.fail(f"The pages were not served:\n{self.log()}")


def letters_in(written: str) -> list[EmailMessage]:
    """The e-mails among what a command wrote to standard error, where no mail server is set."""
    letters = []
    for piece in written.split(_BETWEEN_LETTERS):
        begins = piece.find("Content-Type:")
        if begins >= 0:
            letters.append(
                email.message_from_string(
                    piece[begins:],
                    policy=email.policy.default,  # type: ignore[arg-type]  # typeshed: Message
                )
            )
    return letters
