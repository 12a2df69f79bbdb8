"""Say what a kind of pack is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from goldthread.reports.pack.report import AudienceKind, Inclusion
from goldthread.web.audit.actions import record_event
from goldthread.web.packs.actions.words import WHOLE
from goldthread.web.packs.models import PackDefinition
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def define_pack(
    *,
    authority: Authority,
    title: str,
    audience: AudienceKind,
    audience_of: str,
    inclusion: Inclusion,
    cover: Mapping[str, Any],
    by: str,
) -> PackDefinition:
    """Keep the definition of a pack, or its cover where the same one is there already.

    Raises ``ActionRefusedError`` without a title, and where it is not said whom it is for.
    """
    title, audience_of = title.strip(), audience_of.strip()
    if not title:
        raise ActionRefusedError("Say what the pack is called.")
    if (audience in WHOLE) is bool(audience_of):
        raise ActionRefusedError("Choose whom the pack is for.")
    with transaction.atomic():
        authority = lock_authority(authority)
        there = PackDefinition.objects.filter(
            authority=authority,
            title=title,
            audience=audience.value,
            audience_of=audience_of,
            inclusion=inclusion.value,
        ).first()
        if there is not None and there.cover == dict(cover):
            return there
        before = {"cover": there.cover} if there else None
        now = there or PackDefinition(
            authority=authority,
            title=title,
            audience=audience.value,
            audience_of=audience_of,
            inclusion=inclusion.value,
        )
        now.cover = dict(cover)
        now.save()
        record_event(
            by=by,
            action="define pack",
            authority=authority,
            subject=now,
            before=before,
            after={"title": title, "cover": now.cover},
        )
    return now
