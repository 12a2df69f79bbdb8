"""Freeze a pack: from here on it says what it says now."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.reports.pack.keeping import content_hash, kept
from goldthread.web.audit.actions import record_event
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import FrozenPack, Pack, PackState
from goldthread.web.packs.selectors.drafts import draft_report
from goldthread.web.refusal import ActionRefusedError


def freeze_pack(*, pack: Pack, by: str) -> FrozenPack:
    """Build the facts of a draft, keep them with their hash, and say so in the record.

    Nothing can be recorded between building and keeping, so that whatever comes later is a
    correction. Raises ``ActionRefusedError`` for one that is frozen already, and where the
    framework has nothing for whom it is for.
    """
    with transaction.atomic():
        now = as_it_stands(pack)
        if now.state != PackState.DRAFT:
            raise ActionRefusedError(f"{now} is {now.get_state_display()} already.")
        at = timezone.now()
        report = draft_report(now, at=at)
        content = kept(report)
        frozen = FrozenPack.objects.create(
            pack=now,
            content=content,
            sha256=content_hash(content),
            known_at=at,
            frozen_at=at,
            frozen_by=by,
        )
        now.state = PackState.FROZEN
        now.save(update_fields=["state"])
        record_event(
            by=by,
            action="freeze pack",
            authority=now.authority,
            subject=now,
            before={"state": PackState.DRAFT.value},
            after={
                "state": now.state,
                "sha256": frozen.sha256,
                "measures": len(report.measures),
                "deliverables": len(report.deliverables),
            },
        )
    return frozen
