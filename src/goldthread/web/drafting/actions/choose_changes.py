"""Take or leave differences between an imported document and the edition it is compared with."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from goldthread.web.audit.actions import record_event
from goldthread.web.drafting.actions.open_import import as_it_stands, require_open
from goldthread.web.drafting.models import DocumentImport, ImportChoice
from goldthread.web.drafting.selectors.differing import compared
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class AllUndecided:
    """Every difference of a sort (blank: of any) that nobody has decided on."""

    sort: str = ""


@dataclass(frozen=True, slots=True)
class Chosen:
    """How many differences were decided, and how many of them only because they belong to others."""

    decided: int
    belonging: int


def choose_changes(
    *,
    document_import: DocumentImport,
    changes: Collection[str] | AllUndecided,
    taken: bool | None,
    by: str,
) -> Chosen:
    """Say of these differences that they are taken (or left, or that it is open again).

    What a difference that is taken cannot stand without is taken with it, and what cannot stand
    without one that is left is left with it. Raises ``ActionRefusedError`` where one is not
    there any more.
    """
    with transaction.atomic():
        now = as_it_stands(document_import)
        require_open(now)
        found = compared(now)
        asked = (
            {line.key for line in found.undecided if changes.sort in ("", line.sort)}
            if isinstance(changes, AllUndecided)
            else set(changes)
        )
        if not asked <= {line.key for line in found.lines}:
            raise ActionRefusedError(
                "The differences have changed while you had the page open. Nothing of yours was "
                "kept: look at them again."
            )
        decided = asked
        if taken is True:
            decided = found.with_what_they_need(asked)
        elif taken is False:
            decided = found.with_what_needs_them(asked)
        now.choices.filter(change__in=decided).delete()
        if taken is not None:
            at = timezone.now()
            ImportChoice.objects.bulk_create(
                ImportChoice(document_import=now, change=key, taken=taken, by=by, at=at)
                for key in sorted(decided)
            )
        record_event(
            by=by,
            action="choose changes",
            authority=now.authority,
            subject=now,
            after={"changes": sorted(decided), "taken": taken},
        )
    return Chosen(len(decided), len(decided) - len(asked))
