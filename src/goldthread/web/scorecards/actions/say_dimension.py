"""Say what a dimension of the figures tells apart."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.framework.concerns import Concern
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority, Series
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.models import DimensionMeaning


def say_dimension(
    *, authority: Authority, name: str, concern: Concern | None, by: str
) -> DimensionMeaning:
    """Take a dimension for one of places, of groups of people, or (``None``) of neither.

    Raises ``ActionRefusedError`` for a dimension that no figure is broken down by.
    """
    if (
        not Series.objects.for_authority(authority)
        .filter(dimension=name)
        .exclude(dimension="")
        .exists()
    ):
        raise ActionRefusedError([f"No figure is broken down by “{name}”."])
    with transaction.atomic():
        lock_authority(authority)
        row = DimensionMeaning.objects.create(
            authority=authority,
            name=name,
            concern=concern.value if concern else "",
            said_at=timezone.now(),
            said_by=by,
        )
        record_event(
            by=by,
            action="say dimension",
            authority=authority,
            subject=row,
            after={"taken for": row.concern.replace("_", " ") or "neither places nor groups"},
        )
    return row
