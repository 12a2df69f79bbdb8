"""A job as its work sees it: say how far it is, be told to stop, keep what was made."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from goldthread.web.jobs.actions.doing import ending, note_progress
from goldthread.web.jobs.models import Job
from goldthread.web.records.models import Authority

SECONDS_BETWEEN_WRITES = 0.4
"""A reader cannot follow more, and every write holds up the others of SQLite for a moment."""


class Cancelled(Exception):  # noqa: N818 - it is no error
    """Somebody cancelled the job: stop, and leave nothing behind. Let it pass through."""


class Running:
    """A job under way."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._written_at = float("-inf")
        self._transactions = len(connection.atomic_blocks)
        self.is_done = False

    @property
    def authority(self) -> Authority:
        """Whose job it is."""
        return self._job.authority

    @property
    def by(self) -> str:
        """Who asked for it, for the ``by=`` of actions."""
        return self._job.asked_by

    def progress(self, done: int, total: int, words: str, *, at_once: bool = False) -> None:
        """Say how far it is: so many parts of so many (0 where nobody knows), and what is done now.

        May be called as often as one likes: it is written down a few times a second at most
        (``at_once`` before a step that takes long and says nothing itself), and not within a
        transaction, where nobody would see it before its end. Raises ``Cancelled`` when it is to
        stop.
        """
        now = time.monotonic()
        soon = not at_once and now - self._written_at < SECONDS_BETWEEN_WRITES
        if soon or self._in_a_transaction():
            return
        self._written_at = now
        if not note_progress(self._job, done, total, words):
            raise Cancelled

    @contextmanager
    def finishing(self) -> Iterator[dict[str, Any]]:
        """Make what the job is for, and have it done, in one transaction: both or neither.

        Gives the outcome, to be filled in::

            with job.finishing() as outcome:
                outcome["edition"] = actions.load_framework(...).record.pk

        Nobody can cancel it from here on. Raises ``Cancelled`` when somebody did before.
        """
        with ending(self._job) as outcome:
            if outcome is None:
                raise Cancelled
            yield outcome
        self.is_done = True

    def _in_a_transaction(self) -> bool:
        """Whether the work has begun one; a test stands in one before it begins."""
        return len(connection.atomic_blocks) > self._transactions
