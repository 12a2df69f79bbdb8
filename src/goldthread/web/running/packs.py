"""What is done for packs at its time: drafts are made, and readers written to."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.framework.periods import Period
    from goldthread.web.packs.letters import Checked
    from goldthread.web.packs.models import PackSchedule
    from goldthread.web.records.models import Authority

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PacksTended:
    """What was done for the packs of one authority: drafts made, and readers written to."""

    drafts: int
    letters: int


def tend_packs(authority: Authority, *, on: date, at: datetime, by: str) -> PacksTended:
    """Make the drafts that are due ``on`` a day, and write to readers whose pack is out ``at`` now.

    The letters wait to be sent. Done again, it does what is still to be done and nothing twice.
    """
    from goldthread.web.packs import actions
    from goldthread.web.packs.letters import letter_about, letter_about_draft
    from goldthread.web.packs.selectors.kinds import drafts_due, packs_to_tell

    drafts = 0
    for schedule, period in drafts_due(authority, on):
        check = _looked_over(schedule, period)
        written = letter_about_draft(schedule.day.sentence, schedule.owner, check)
        made = actions.begin_scheduled_pack(schedule=schedule, period=period, write=written, by=by)
        drafts += made is not None
    letters = 0
    for pack in packs_to_tell(authority, at):
        letters += len(actions.tell_readers(pack=pack, write=letter_about, by=by))
    return PacksTended(drafts, letters)


def tend_all_packs(*, by: str) -> list[tuple[str, PacksTended]]:
    """Tend the packs of every authority and send what was written; those with none are left out.

    What goes wrong in one authority is logged and keeps no other from its turn.
    """
    from django.utils import timezone

    from goldthread.web.collection.actions import send_messages
    from goldthread.web.collection.sending import chosen_way
    from goldthread.web.records import models

    told = []
    for authority in models.Authority.objects.all():
        try:
            tended = tend_packs(authority, on=timezone.localdate(), at=timezone.now(), by=by)
            if tended.drafts or tended.letters:
                send_messages(authority=authority, send=chosen_way(), by=by)
                told.append((authority.code, tended))
        except Exception:  # noqa: BLE001 - one council's trouble must not keep another waiting
            _log.exception("The packs of %s were not tended", authority.code)
    return told


def _looked_over(schedule: PackSchedule, period: Period) -> Checked | str:
    """What the draft would be made without, or why nobody can tell.

    It takes seconds, and so it is done before the database is held for making the draft.
    """
    from goldthread.web.packs.models import Pack
    from goldthread.web.packs.selectors.drafts import draft_report
    from goldthread.web.refusal import ActionRefusedError

    definition = schedule.definition
    to_be = Pack(
        authority=definition.authority,
        definition=definition,
        title=definition.title,
        period_code=period.code,
    )
    try:
        return draft_report(to_be)
    except ActionRefusedError as refused:
        return str(refused)
