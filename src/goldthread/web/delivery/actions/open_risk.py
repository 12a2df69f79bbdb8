"""Write down what may go wrong with a deliverable, or has."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.delivery.models import Concern, Grade, RiskOrIssue
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Deliverable, Person
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class RiskWords:
    """All that is said of a risk or an issue."""

    kind: Concern
    text: str
    likelihood: Grade
    impact: Grade
    owner: Person | None = None
    action: str = ""

    def columns(self) -> dict[str, object]:
        """What is said as the record keeps it. Raises ``ActionRefusedError`` without words."""
        if not self.text.strip():
            raise ActionRefusedError("Say what may go wrong, or has.")
        return {
            "kind": self.kind.value,
            "text": self.text.strip(),
            "likelihood": self.likelihood.value,
            "impact": self.impact.value,
            "owner": self.owner,
            "action": self.action.strip(),
        }


def open_risk(*, deliverable: Deliverable, words: RiskWords, by: str) -> RiskOrIssue:
    """Open a risk or an issue. Raises ``ActionRefusedError`` without words."""
    columns = words.columns()
    with transaction.atomic():
        authority = lock_authority(deliverable.authority)
        row = RiskOrIssue.objects.create(
            deliverable=deliverable, opened_by=by, opened_at=timezone.now(), **columns
        )
        record_event(
            by=by, action="open risk", authority=authority, subject=row, after=told(columns)
        )
    return row


def told(columns: dict[str, object]) -> dict[str, object]:
    """What is said, as the record of changes has it: the owner by post."""
    return columns | {"owner": str(columns["owner"]) if columns["owner"] else None}
