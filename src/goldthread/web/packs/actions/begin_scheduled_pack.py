"""Begin the draft that a schedule asks for."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.reports.pack.report import AudienceKind, Inclusion
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import decide_for_a_part
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message
from goldthread.web.packs.actions.begin_pack import begin_pack
from goldthread.web.packs.actions.words import PackWords
from goldthread.web.packs.models import Pack, PackSchedule
from goldthread.web.records.actions.locking import lock_authority

Writing = Callable[[Pack], tuple[str, str]]
"""Gives the subject and the text of what the owner is told."""


def begin_scheduled_pack(
    *, schedule: PackSchedule, period: Period, write: Writing, by: str
) -> Pack | None:
    """Begin the draft of a period and have its owner written to, in one.

    It asks the meeting for what the last pack of its kind did. ``None`` where the schedule was
    paused meanwhile, or the period has a pack of this kind: also one that somebody threw away,
    which is not made a second time. An owner who may not make packs any more is not written to.
    """
    with transaction.atomic():
        authority = lock_authority(schedule.definition.authority)
        now = PackSchedule.objects.select_related("definition__authority", "owner").get(
            pk=schedule.pk
        )
        definition = now.definition
        own = Pack.objects.filter(definition=definition)
        made = now.made_last == period.code or own.filter(period_code=period.code).exists()
        if now.paused_at is not None or made:
            return None
        last = own.order_by("-number").first()
        pack = begin_pack(
            authority=authority,
            words=PackWords(
                definition.title,
                period.code,
                AudienceKind(definition.audience),
                definition.audience_of,
                Inclusion(definition.inclusion),
                decisions=tuple(last.decisions) if last else (),
                cover=definition.cover,
            ),
            by=by,
        )
        now.made_last = period.code
        now.save(update_fields=["made_last"])
        if now.owner.email and decide_for_a_part(now.owner, Permission.PUBLISH, authority).allowed:
            subject, text = write(pack)
            Message.objects.create(
                authority=authority,
                user=now.owner,
                address=now.owner.email,
                key=f"pack-draft-{pack.number}",
                subject=subject[:200],
                text=text,
                made_at=timezone.now(),
            )
            record_event(
                by=by,
                action="tell owner of draft",
                authority=authority,
                subject=pack,
                after={"owner": now.owner.name},
            )
    return pack
