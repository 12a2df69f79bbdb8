"""Say from when, and how, an authority collects its returns."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import CollectionRules
from goldthread.web.collection.models.collection_plan import DAYS_TO_GIVE, DAYS_TO_SIGN_OFF
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


def start_collecting(
    *,
    authority: Authority,
    collect_from: date,
    by: str,
    days_to_give: int = DAYS_TO_GIVE,
    days_to_sign_off: int = DAYS_TO_SIGN_OFF,
    story_when_close: bool = False,
) -> CollectionRules:
    """Say from when an authority collects returns, and in how many working days.

    Said again, it changes the rules; returns that are open keep the day they are due. Raises
    ``ActionRefusedError`` for less than a day.
    """
    if days_to_give < 1 or days_to_sign_off < 1:
        raise ActionRefusedError("Give people at least one working day.")
    with transaction.atomic():
        authority = lock_authority(authority)
        said = {
            "collect_from": collect_from,
            "days_to_give": days_to_give,
            "days_to_sign_off": days_to_sign_off,
            "story_when_close": story_when_close,
        }
        before = CollectionRules.objects.for_authority(authority).values(*said).first()
        rules, _new = CollectionRules.objects.update_or_create(authority=authority, defaults=said)
        record_event(
            by=by,
            action="set collection rules",
            authority=authority,
            subject=rules,
            before=before,
            after=said,
        )
    return rules
