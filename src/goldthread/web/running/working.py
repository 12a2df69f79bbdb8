"""``work``: what is done in the background, and when."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from goldthread.web.config import environment
from goldthread.web.config.data_directory import data_directory
from goldthread.web.jobs import beside
from goldthread.web.running.judging import Judging
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from huey.api import Huey

_log = logging.getLogger(__name__)

BY = "goldthread"
"""Who the record of changes names for what is done in the background."""


def work() -> None:
    """Do background work until the process is stopped.

    Reminders go out on weekday mornings at half past six; figures that changed are judged and
    looked ahead from every quarter of an hour. Every five minutes drafts of packs that are due are
    made, and readers are written to whose pack may be read from now on. Long work that somebody asks for on a page begins
    at once; ``serve`` does it too, and whichever is free takes it.
    """
    prepare()
    beside.start()
    try:
        queue_with_tasks().create_consumer(workers=1).run()
    finally:
        beside.stop()


def queue_with_tasks() -> Huey:
    """The queue, with everything that is done at a time of its own."""
    from huey import crontab

    queue = _queue()

    @queue.periodic_task(crontab(minute="30", hour="6", day_of_week="1-5"))
    @queue.lock_task("reminders")
    def reminders() -> None:
        from goldthread.web.running.reminding import remind

        for done in remind(by=BY):
            _log.info(
                "%s: %s returns opened, %s people written to, %s messages sent, %s not sent",
                done.authority,
                done.opened,
                done.written,
                done.sent,
                done.failed,
            )

    @queue.periodic_task(crontab(minute="*/5"))
    @queue.lock_task("packs")
    def packs() -> None:
        from goldthread.web.running.packs import tend_all_packs

        for authority, done in tend_all_packs(by=BY):
            _log.info(
                "%s: %s drafts of packs made, %s readers written to",
                authority,
                done.drafts,
                done.letters,
            )

    @queue.periodic_task(crontab(minute="15", hour="3"))
    @queue.lock_task("sessions")
    def sessions() -> None:
        from django.core.management import call_command

        call_command("clearsessions")

    judged = Judging()

    @queue.periodic_task(crontab(minute="*/15"))
    @queue.lock_task("judging")
    def judging() -> None:
        judged.again(by=BY)

    return queue


def _queue() -> Huey:
    """The queue: in a file of the data directory, or at the address that is set."""
    from huey import RedisHuey, SqliteHuey

    address = environment.QUEUE.read()
    if address:
        return RedisHuey("goldthread", url=address, utc=False)
    return SqliteHuey("goldthread", filename=str(data_directory() / "queue.sqlite3"), utc=False)
