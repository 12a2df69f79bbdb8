"""Change what a draft of a pack is to be."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.actions.define_pack import define_pack
from goldthread.web.packs.actions.words import (
    PackWords,
    as_it_stands,
    require_a_day_gone_by,
)
from goldthread.web.packs.building import period_of_pack
from goldthread.web.packs.models import Pack
from goldthread.web.refusal import ActionRefusedError

_COLUMNS = ("definition", "title", "period_code", "meeting_on", "decisions", "as_known_on")


def change_pack(*, pack: Pack, words: PackWords, by: str) -> Pack:
    """Change a draft. Raises ``ActionRefusedError`` for one that is frozen."""
    require_a_day_gone_by(words, timezone.localdate())
    period = period_of_pack(pack.authority, words.period_code)
    with transaction.atomic():
        now = as_it_stands(pack)
        if now.is_frozen:
            raise ActionRefusedError(f"{now} is frozen: what it says changes no more.")
        known = {"as known on": now.as_known_on} if now.as_known_on else {}
        before = {
            "title": now.title,
            "period": now.period_code,
            "decisions": now.decisions,
            **known,
        }
        now.definition = define_pack(
            authority=now.authority,
            title=words.title,
            audience=words.audience,
            audience_of=words.audience_of,
            inclusion=words.inclusion,
            cover=words.cover,
            by=by,
        )
        now.title = f"{now.definition.title}, {period.label}"
        now.period_code, now.meeting_on = period.code, words.meeting_on
        now.decisions, now.as_known_on = list(words.decisions), words.as_known_on
        now.save(update_fields=list(_COLUMNS))
        record_event(
            by=by,
            action="change pack",
            authority=now.authority,
            subject=now,
            before=before,
            after=words.plainly(),
        )
    return now
