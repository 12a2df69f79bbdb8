"""Change a draft, one change or many together, and take changes back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread import framework as core
from goldthread.exchange import change_from_json, change_to_json
from goldthread.framework.revision import Change, Changed, Recounted, inverse_of, with_changes
from goldthread.web.audit.actions import record_event
from goldthread.web.records import mapping
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.recounting import recount
from goldthread.web.records.actions.rewriting import rewrite
from goldthread.web.records.models import (
    Framework,
    FrameworkRevision,
    FrameworkStatus,
    RevisionOrigin,
)
from goldthread.web.refusal import ActionRefusedError


class DraftChangedError(ActionRefusedError):
    """Somebody else changed the draft since the person saw it; ``since`` is what they did."""

    def __init__(self, since: Iterable[FrameworkRevision]) -> None:
        self.since = tuple(since)
        who = ", ".join(dict.fromkeys(one.made_by for one in self.since))
        super().__init__(
            f"{who or 'Somebody else'} changed this draft while you had it open. Nothing of yours "
            "was saved yet: look at what changed, then save yours again or leave it."
        )


def revise_framework(
    *,
    framework: Framework,
    changes: Sequence[Change],
    by: str,
    reason: str = "",
    origin: RevisionOrigin = RevisionOrigin.EDIT,
    seen: int | None = None,
) -> FrameworkRevision:
    """Make changes to a draft, all of them or none, and keep them as one revision.

    Only the records of what changes are written: measures keep their figures and the targets set
    since, deliverables and milestones their history. ``seen`` is the number of the last
    revision the person saw (0 for none); where there is a later one it raises
    ``DraftChangedError``, and with ``None`` the changes need only still fit. Raises
    ``ActionRefusedError`` when it is not a draft, when there is nothing to change, and, naming
    the item, when a change does not start from what the draft says or would break it.
    """
    with transaction.atomic():
        lock_authority(framework.authority)
        record = _draft(framework)
        since = record.revisions.filter(number__gt=seen) if seen is not None else ()
        if since:
            raise DraftChangedError(since)
        revision = _revise(record, changes, by=by, reason=reason, origin=origin)
        record_event(
            by=by,
            action="revise framework",
            authority=record.authority,
            subject=record,
            after=_told(revision, changes),
            reason=revision.reason,
        )
    return revision


def take_back_revision(
    *, revision: FrameworkRevision, by: str, reason: str = ""
) -> FrameworkRevision:
    """Undo a revision of a draft, as a revision of its own.

    Raises ``ActionRefusedError`` when it was taken back already and, naming the item, when
    something it changed has been changed again since: that must be taken back first.
    """
    with transaction.atomic():
        lock_authority(revision.framework.authority)
        record = _draft(revision.framework)
        before = FrameworkRevision.objects.filter(takes_back=revision).first()
        if before is not None:
            raise ActionRefusedError(f"{before.made_by} has taken this back already.")
        changes = inverse_of(tuple(change_from_json(one) for one in revision.changes))
        undone = _revise(
            record, changes, by=by, reason=reason, origin=RevisionOrigin.UNDO, takes_back=revision
        )
        record_event(
            by=by,
            action="take back revision",
            authority=record.authority,
            subject=record,
            after=_told(undone, changes),
            reason=undone.reason,
        )
    return undone


def _draft(framework: Framework) -> Framework:
    record = Framework.objects.for_authority(framework.authority).get(pk=framework.pk)
    if record.status != FrameworkStatus.DRAFT:
        raise ActionRefusedError(
            f"{record} is {record.get_status_display().lower()}, and only a draft can be changed. "
            "Start a new edition from it, change that, and adopt it."
        )
    return record


def _revise(
    record: Framework,
    changes: Sequence[Change],
    *,
    by: str,
    reason: str,
    origin: RevisionOrigin,
    takes_back: FrameworkRevision | None = None,
) -> FrameworkRevision:
    if not changes:
        raise ActionRefusedError("There is nothing to change.")
    before = mapping.framework_from_records(record)
    try:
        after = with_changes(before, changes)
    except core.FrameworkError as refused:
        raise ActionRefusedError(str(refused)) from refused
    now = timezone.now()
    last = record.revisions.aggregate(number=Max("number"))["number"] or 0
    rewrite(record, before, after, set_at=now, set_by=by)
    recount(
        record,
        [change for change in changes if isinstance(change, Recounted)],
        since=takes_back.made_at if takes_back else None,
    )
    return FrameworkRevision.objects.create(
        framework=record,
        number=last + 1,
        origin=origin,
        changes=[change_to_json(change) for change in changes],
        takes_back=takes_back,
        made_at=now,
        made_by=by,
        reason=reason.strip(),
    )


def _told(revision: FrameworkRevision, changes: Sequence[Change]) -> dict[str, object]:
    """A revision as the record of changes keeps it."""
    return {
        "revision": revision.number,
        "origin": RevisionOrigin(revision.origin).label,
        "counts": _counted(changes),
        "changes": revision.changes,
    }


def _counted(changes: Sequence[Change]) -> dict[str, int]:
    """How many changes of each sort, such as ``{"measure target": 3, "node added": 1}``."""
    return dict(
        Counter(
            f"{one.item} {one.aspect if isinstance(one, Changed) else type(one).__name__.lower()}"
            for one in changes
        )
    )
