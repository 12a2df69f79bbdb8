"""Begin the pack of a period."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.jobs.actions import start_job
from goldthread.web.packs.actions.define_pack import define_pack
from goldthread.web.packs.actions.words import PackWords, require_a_day_gone_by
from goldthread.web.packs.building import period_of_pack
from goldthread.web.packs.models import Pack
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority, Observation


def begin_pack(*, authority: Authority, words: PackWords, by: str) -> Pack:
    """Begin a draft: what it says is worked out afresh until it is frozen.

    Where later figures are in already, what everything was heading for at the end of the period is
    worked out in the background.
    Raises ``ActionRefusedError`` for a period that is none, for a day of knowledge that is not over,
    and as ``define_pack`` does.
    """
    require_a_day_gone_by(words, timezone.localdate())
    period = period_of_pack(authority, words.period_code)
    with transaction.atomic():
        authority = lock_authority(authority)
        definition = define_pack(
            authority=authority,
            title=words.title,
            audience=words.audience,
            audience_of=words.audience_of,
            inclusion=words.inclusion,
            cover=words.cover,
            by=by,
        )
        own = Pack.objects.for_authority(authority).order_by()
        pack = Pack.objects.create(
            authority=authority,
            number=(own.aggregate(last=Max("number"))["last"] or 0) + 1,
            definition=definition,
            title=f"{definition.title}, {period.label}",
            period_code=period.code,
            meeting_on=words.meeting_on,
            as_known_on=words.as_known_on,
            decisions=list(words.decisions),
            begun_by=by,
            begun_at=timezone.now(),
        )
        if words.as_known_on or (
            Observation.objects.for_authority(authority)
            .filter(period_last__gt=period.last)
            .exists()
        ):
            start_job(
                kind="look ahead for pack",
                authority=authority,
                by=by,
                arguments={"number": pack.number},
                title=f"Looking ahead from the end of {period.label}",
            )
        record_event(
            by=by, action="begin pack", authority=authority, subject=pack, after=words.plainly()
        )
    return pack
