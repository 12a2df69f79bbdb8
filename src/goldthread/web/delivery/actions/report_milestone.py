"""Say how far a milestone, or a deliverable as a whole, is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.framework.delivery import due_of
from goldthread.framework.wording import day
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.evidence import keep_file, plain_name, require_known_kind
from goldthread.web.delivery.models import MilestoneReport, ReportEvidence
from goldthread.web.delivery.selectors.promises import deadline_of
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Deliverable, Milestone
from goldthread.web.refusal import ActionRefusedError


class SomebodyElseReportedError(ActionRefusedError):
    """Somebody reported on the deliverable since the person saw it; nothing was done."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file as it came: its name and its bytes."""

    name: str
    content: bytes


def report_milestone(
    *,
    deliverable: Deliverable,
    milestone: Milestone | None,
    by: str,
    seen: int,
    done_on: date | None = None,
    expected_on: date | None = None,
    reason: str = "",
    as_of: date | None = None,
    files: Sequence[GivenFile] = (),
) -> MilestoneReport:
    """Keep that a milestone was done on a day, or is expected on one, with what shows it.

    ``seen`` is the number of the last report of the deliverable that the person had before
    them, ``as_of`` the day it speaks of (today). A new day that is later than the one it is due
    by, or than the one said before, needs a reason, and so does taking back that it is done.
    Raises ``SomebodyElseReportedError`` where there is a later report, and ``ActionRefusedError``
    where nothing or both is said, for a day of doing that is still to come, without a needed
    reason, and for a file that is not taken.
    """
    as_of, reason = as_of or timezone.localdate(), reason.strip()
    if (done_on is None) == (expected_on is None):
        raise ActionRefusedError("Say either when it was done or when it is expected.")
    if done_on and done_on > as_of:
        raise ActionRefusedError(
            f"{day(done_on)} is still to come. Say instead that it is expected then."
        )
    kept = _kept(files)
    with transaction.atomic():
        lock_authority(deliverable.authority)
        own = MilestoneReport.objects.filter(deliverable=deliverable)
        last = own.aggregate(last=Max("number"))["last"] or 0
        if last != seen:
            raise SomebodyElseReportedError(
                "Somebody else reported on this deliverable while you had it open. Nothing of "
                "yours was saved: look at it again."
            )
        before = own.filter(milestone=milestone).last()
        _require_reason(deliverable, milestone, before, expected_on, reason)
        report = MilestoneReport.objects.create(
            deliverable=deliverable,
            milestone=milestone,
            number=last + 1,
            as_of=as_of,
            done_on=done_on,
            expected_on=expected_on,
            reason=reason,
            by=by,
            at=timezone.now(),
        )
        for name, size, digest in kept:
            ReportEvidence.objects.create(report=report, name=name, size=size, sha256=digest)
        record_event(
            by=by,
            action="report milestone",
            authority=deliverable.authority,
            subject=report,
            before=_said(before) if before else None,
            after={
                "milestone": milestone.text if milestone else deliverable.title,
                **_said(report),
                "as_of": as_of,
                "files": [name for name, _, _ in kept],
            },
            reason=reason,
        )
    return report


def _kept(files: Sequence[GivenFile]) -> list[tuple[str, int, str]]:
    """The files, kept before they are on record; one given twice is one."""
    kept: dict[str, tuple[str, int, str]] = {}
    for file in files:
        name = plain_name(file.name)
        require_known_kind(name, file.content)
        digest = keep_file(file.content)
        kept[digest] = name, len(file.content), digest
    return list(kept.values())


def _require_reason(
    deliverable: Deliverable,
    milestone: Milestone | None,
    before: MilestoneReport | None,
    expected_on: date | None,
    reason: str,
) -> None:
    if expected_on is None or reason:
        return
    if before and before.done_on:
        raise ActionRefusedError("It was reported as done. Say why that is no longer so.")
    due = due_of(deadline_of(deliverable, milestone)).stretch
    promised = before.expected_on if before else None
    limits = [one for one in (promised, due.last if due else None) if one]
    if limits and expected_on > min(limits):
        raise ActionRefusedError(
            f"{day(expected_on)} is later than {day(min(limits))}. Say why: the reason stays on "
            "record."
        )


def _said(report: MilestoneReport) -> dict[str, object]:
    return {"done_on": report.done_on, "expected_on": report.expected_on}
