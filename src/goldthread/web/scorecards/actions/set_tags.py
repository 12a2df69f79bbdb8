"""Say whom or where measures and deliverables are about."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils import timezone

from goldthread.framework.concerns import Concern
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority, Deliverable, Measure
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.models import Tag, Tagging

_LONGEST_NAME = 200


def set_tags(
    *,
    authority: Authority,
    concern: Concern,
    name: str,
    measures: Collection[Measure] = (),
    deliverables: Collection[Deliverable] = (),
    holds: bool,
    by: str,
) -> Tag:
    """Set a tag on measures and deliverables, or (``holds`` false) take it off or turn it down.

    The tag is made when it is new. Raises ``ActionRefusedError`` without a name, without
    anything to set it on, and for what belongs to another authority.
    """
    items: list[Measure | Deliverable] = [*measures, *deliverables]
    reasons = list(_reasons_to_refuse(authority, name, items))
    if reasons:
        raise ActionRefusedError(reasons)
    with transaction.atomic():
        lock_authority(authority)
        tag, _ = Tag.objects.get_or_create(
            authority=authority, concern=concern.value, name=name.strip()
        )
        now = timezone.now()
        Tagging.objects.bulk_create(
            Tagging(
                authority=authority,
                tag=tag,
                measure=item if isinstance(item, Measure) else None,
                deliverable=item if isinstance(item, Deliverable) else None,
                holds=holds,
                said_at=now,
                said_by=by,
            )
            for item in items
        )
        record_event(
            by=by,
            action="set tags" if holds else "take tags off",
            authority=authority,
            subject=tag,
            after={
                "concern": concern.value.replace("_", " "),
                "measures": [one.code for one in measures],
                "deliverables": [one.code for one in deliverables],
            },
        )
    return tag


def _reasons_to_refuse(
    authority: Authority, name: str, items: Collection[Measure | Deliverable]
) -> Iterable[str]:
    if not name.strip():
        yield "Give the group or the place a name."
    if len(name.strip()) > _LONGEST_NAME:
        yield f"A name of a group or a place has at most {_LONGEST_NAME} characters."
    if not items:
        yield "Tick at least one measure or deliverable, or name one."
    for item in items:
        if item.authority_id != authority.pk:
            yield f"{item} belongs to another council."
