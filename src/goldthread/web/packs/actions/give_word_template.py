"""Give the council's own Word template."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import WordTemplate
from goldthread.web.packs.word_template import LookedOver
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority


def give_word_template(
    *, authority: Authority, name: str, ready: LookedOver, by: str
) -> WordTemplate:
    """Have Word files take their look from a template that was looked over.

    It takes the place of one that there is. Files that were issued keep theirs.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        there = WordTemplate.objects.for_authority(authority).first()
        before = {"name": there.name, "sha256": there.sha256} if there else None
        now = there or WordTemplate(authority=authority)
        now.name, now.content = name[:200], ready.template
        now.sha256 = hashlib.sha256(ready.template).hexdigest()
        now.told, now.given_by, now.given_at = list(ready.told), by, timezone.now()
        now.save()
        record_event(
            by=by,
            action="give word template",
            authority=authority,
            subject=now,
            before=before,
            after={"name": now.name, "sha256": now.sha256, "changed in it": now.told},
        )
    return now
