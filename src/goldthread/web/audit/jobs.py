"""Long work of the audit: looking through a whole record of changes."""

from __future__ import annotations

import time
from typing import Any

from django.urls import reverse

from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.selectors import verified_chain
from goldthread.web.jobs.kinds import kind
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.running import Running

CHECK_RECORD = "check record"


def _outcome_at(job: Job) -> str:
    return f"{reverse('audit:history', args=[job.authority.code])}?checked={job.key}"


def _begin_at(job: Job) -> str:
    return reverse("audit:history", args=[job.authority.code])


@kind(
    CHECK_RECORD,
    title="Checking that the record of changes is whole",
    permission=Permission.SEE_AUDIT,
    outcome_at=_outcome_at,
    begin_at=_begin_at,
)
def check_record(job: Running, /, **_arguments: Any) -> dict[str, Any]:
    """Look through every event of the authority; says how many, and where it breaks if it does."""
    began = time.monotonic()

    def tell(done: int, total: int) -> None:
        job.progress(done, total, f"Looking through event {done:,} of {total:,}")

    check = verified_chain(job.authority, report=tell)
    return {
        "number": check.head.number,
        "digest": check.head.digest,
        "broken": check.broken.message if check.broken else "",
        "seconds": round(time.monotonic() - began, 1),
    }
