"""The spreadsheets that were taken in, and what each of them changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from goldthread.framework.returns import ReturnState
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.audit.selectors import names_of
from goldthread.web.audit.wording import Change, Telling, changes
from goldthread.web.collection.models import Return, SpreadsheetImport
from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class ChangedReturn:
    """One return that a spreadsheet changed; ``moved_on`` says that it was changed since."""

    period_return: Return
    handed_in: bool
    moved_on: bool
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ImportTold:
    """A spreadsheet that was taken in, by whom, what it changed, and who undid it."""

    taken: SpreadsheetImport
    who: str
    undone_by: str
    returns: tuple[ChangedReturn, ...]

    @property
    def handed_in(self) -> int:
        """How many returns it handed in."""
        return sum(one.handed_in for one in self.returns)

    @property
    def can_be_undone(self) -> bool:
        """Whether any return of it still is as it left it."""
        fresh = any(not one.moved_on for one in self.returns)
        return self.taken.undone_at is None and fresh


def imports_seen_by(user: User, authority: Authority) -> QuerySet[SpreadsheetImport]:
    """The spreadsheets a person took in, the latest first; everybody's for who may reopen."""
    taken = SpreadsheetImport.objects.for_authority(authority).order_by("-at", "-pk")
    if may(user, Permission.REOPEN, authority):
        return taken
    return taken.filter(by=user.get_username())


def import_told(taken: SpreadsheetImport) -> ImportTold:
    """What a spreadsheet changed, return by return."""
    names = names_of([taken.by, taken.undone_by])
    found = (
        Return.objects.for_authority(taken.authority)
        .select_related("measure__authority")
        .prefetch_related("measure__series")
        .in_bulk([one["return"] for one in taken.changed])
    )
    returns = []
    for one in taken.changed:
        here = found[one["return"]]
        returns.append(
            ChangedReturn(
                here,
                handed_in=one["state"] == ReturnState.SUBMITTED,
                moved_on=here.version != one["version"],
                changes=changes(one["before"]["draft"], one["after"], Telling(here.parts_told)),
            )
        )
    return ImportTold(
        taken,
        names.get(taken.by, taken.by),
        names.get(taken.undone_by, taken.undone_by),
        tuple(returns),
    )
