"""Have drafts of a kind of pack made by themselves."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.framework.pack_schedule import DraftDay
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import decide_for_a_part
from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import PackDefinition, PackSchedule
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def schedule_pack(
    *, definition: PackDefinition, day: DraftDay, owner: User, by: str
) -> PackSchedule:
    """From today on, have a draft made after each period, and its owner written to.

    What fell due before is not made up for; a schedule that was paused goes on. Raises
    ``ActionRefusedError`` for an owner who may not make packs.
    """
    with transaction.atomic():
        authority = lock_authority(definition.authority)
        if not decide_for_a_part(owner, Permission.PUBLISH, authority).allowed:
            raise ActionRefusedError(f"{owner.name} may not make packs of {authority}.")
        there = PackSchedule.objects.filter(definition=definition).first()
        before = {"schedule": there.day.sentence, "owner": there.owner.name} if there else None
        now = there or PackSchedule(definition=definition)
        now.every, now.owner = day.every.value, owner
        now.working_days, now.day_of_month = day.working_days, day.day_of_month
        now.starts_on, now.paused_at = timezone.localdate(), None
        now.save()
        record_event(
            by=by,
            action="schedule pack",
            authority=authority,
            subject=now,
            before=before,
            after={"schedule": day.sentence, "owner": owner.name},
        )
    return now
