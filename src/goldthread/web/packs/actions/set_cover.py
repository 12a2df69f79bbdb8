"""Say what stands on the cover of every new pack to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import CoverTemplate
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority


def set_cover(*, authority: Authority, cover: Mapping[str, Any], by: str) -> CoverTemplate:
    """Keep the council's own form of a committee report; packs that there are keep their words."""
    with transaction.atomic():
        authority = lock_authority(authority)
        there = CoverTemplate.objects.for_authority(authority).first()
        before = {"cover": there.cover} if there else None
        now = there or CoverTemplate(authority=authority)
        now.cover = dict(cover)
        now.save()
        record_event(
            by=by,
            action="set cover",
            authority=authority,
            subject=now,
            before=before,
            after={"cover": now.cover},
        )
    return now
