"""Undo a spreadsheet that was taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from goldthread.framework.returns import ReturnState
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.collection.actions.take_in_spreadsheet import KEPT
from goldthread.web.collection.models import Return, SpreadsheetImport
from goldthread.web.collection.selectors.locks import locked_among
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class Undone:
    """How many returns are as they were, and which were not put back because they moved on."""

    put_back: int
    left: tuple[Return, ...]


def undo_spreadsheet(*, taken: SpreadsheetImport, reason: str, by: str) -> Undone:
    """Put the returns that a spreadsheet changed back as they were before.

    One that somebody has changed, sent back or signed off since, or whose period was locked,
    stays as it is and is named.
    Submissions that were made stay on record. Raises ``ActionRefusedError`` without a reason,
    when it was undone already, or where nothing can be put back any longer.
    """
    if not reason.strip():
        raise ActionRefusedError("Say why: that a spreadsheet was undone stays on record.")
    with transaction.atomic():
        authority = lock_authority(taken.authority)
        now = SpreadsheetImport.objects.for_authority(authority).get(pk=taken.pk)
        if now.undone_at is not None:
            raise ActionRefusedError("This spreadsheet was undone already.")
        found = Return.objects.for_authority(authority).select_related("measure__authority")
        returns = found.in_bulk([one["return"] for one in now.changed])
        locked = locked_among(returns.values(), timezone.localdate())
        done, left = [], []
        for one in now.changed:
            here = returns[one["return"]]
            before = {"state": here.state, **here.draft}
            if here.pk not in locked and _put_back(here, one):
                after = {"state": one["before"]["state"], **one["before"]["draft"]}
                done.append(Done("put return back", here, before, after, reason.strip()))
            else:
                left.append(here)
        if not done:
            raise ActionRefusedError(
                "Nothing can be put back: every return of it has been changed since, or locked."
            )
        now.undone_by, now.undone_at, now.undone_for = by, timezone.now(), reason.strip()
        now.save(update_fields=["undone_by", "undone_at", "undone_for"])
        summary = {"put_back": len(done), "left": len(left)}
        whole = Done("undo spreadsheet", now, after=summary, reason=reason.strip())
        record_events(by=by, authority=authority, done=[whole, *done])
    return Undone(len(done), tuple(left))


def _put_back(here: Return, one: dict) -> bool:
    """Whether the return still is as the spreadsheet left it, and now is as before that."""
    before = {name: one["before"][name] for name in KEPT}
    at = before["draft_at"]
    before["draft_at"] = datetime.fromisoformat(at) if at else None
    done = Return.objects.filter(
        pk=here.pk,
        version=one["version"],
        state__in=(ReturnState.DRAFT, ReturnState.SENT_BACK, ReturnState.SUBMITTED),
    ).update(version=one["version"] + 1, **before)
    return bool(done)
