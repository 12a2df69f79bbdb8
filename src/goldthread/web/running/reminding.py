"""``remind``: the day's returns and drafts are begun, and everybody hears what waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goldthread.web.running.authorities import authority_named
from goldthread.web.running.packs import tend_packs
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class DayDone:
    """What the day came to for one authority: returns opened, people written to, messages."""

    authority: str
    opened: int
    written: int
    sent: int
    failed: int


def remind(*, by: str, authority: str | None = None, on: date | None = None) -> list[DayDone]:
    """Do the day's work of every authority that collects returns, or of one.

    Done again, it does what is still to be done and nothing twice. Raises
    ``UnknownAuthorityError``, and ``ImproperlyConfigured`` where messages cannot be sent.
    """
    prepare()
    from django.utils import timezone

    from goldthread.web.records import models

    chosen = [authority_named(authority)] if authority else list(models.Authority.objects.all())
    return [_day_of(one, on or timezone.localdate(), by) for one in chosen]


def _day_of(authority: Authority, on: date, by: str) -> DayDone:
    from django.utils import timezone

    from goldthread.web.collection import actions
    from goldthread.web.collection.sending import chosen_way, written_digest
    from goldthread.web.config import environment

    send = chosen_way()
    opened = actions.open_returns(authority=authority, until=on, by=by)
    written = actions.make_digests(authority=authority, on=on, write=written_digest, by=by)
    outside = environment.HEADS_TO.read()
    if outside:
        actions.write_heads(authority=authority, on=on, address=outside, by=by)
    tend_packs(authority, on=on, at=timezone.now(), by=by)
    done = actions.send_messages(authority=authority, send=send, by=by)
    return DayDone(authority.code, len(opened), len(written), done.sent, done.failed)
