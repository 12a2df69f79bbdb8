"""Freeze a pack: from here on it says what it says now."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.reports.pack.keeping import content_hash, kept
from goldthread.web.audit.actions import record_event
from goldthread.web.packs.actions.words import as_it_stands
from goldthread.web.packs.models import FrozenPack, Pack, PackState
from goldthread.web.packs.selectors.drafts import Built, built
from goldthread.web.refusal import ActionRefusedError


def freeze_pack(*, pack: Pack, by: str, ready: Built | None = None) -> FrozenPack:
    """Build the facts of a draft, keep them with their hash, and say so in the record.

    Building takes seconds in which nobody else could write; ``ready`` brings what was built
    before. It is built again where anything was changed since, so that whatever comes later
    than the pack is a correction of it. Raises ``ActionRefusedError`` for one that is frozen already, and where the
    framework has nothing for whom it is for.
    """
    with transaction.atomic():
        now = as_it_stands(pack)
        if now.state != PackState.DRAFT:
            raise ActionRefusedError(f"{now} is {now.get_state_display()} already.")
        if ready is None or not ready.still_holds(now.authority):
            ready = built(now)
        content = kept(ready.report)
        frozen = FrozenPack.objects.create(
            pack=now,
            content=content,
            sha256=content_hash(content),
            known_at=ready.report.known_at,
            frozen_at=timezone.now(),
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
                "measures": len(ready.report.measures),
                "deliverables": len(ready.report.deliverables),
            },
        )
    return frozen
