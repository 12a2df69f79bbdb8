"""Say what an edition calls its levels."""

from __future__ import annotations

from django.db import transaction

from goldthread.framework.editions import LevelNames
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Framework
from goldthread.web.refusal import ActionRefusedError


def name_levels(*, framework: Framework, names: LevelNames, by: str, reason: str = "") -> Framework:
    """Call the levels of an edition by these names, on every page and in every download.

    Raises ``ActionRefusedError`` where nothing is different.
    """
    with transaction.atomic():
        authority = lock_authority(framework.authority)
        now = Framework.objects.for_authority(authority).get(pk=framework.pk)
        before, after = now.level_names, names.to_json()
        if before == after:
            raise ActionRefusedError("The levels are called that already.")
        now.level_names = after
        now.save(update_fields=["level_names"])
        record_event(
            by=by,
            action="name levels",
            authority=authority,
            subject=now,
            before=before,
            after=after,
            reason=reason.strip(),
        )
    return now
