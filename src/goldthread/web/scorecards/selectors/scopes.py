"""Which authorities there are, which edition each one shows, and which periods it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.framework.periods import Period, PeriodKind, containing, period_from_code
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority, Framework, Observation
from goldthread.web.scorecards.scope import Scope, calendar_of, name_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An authority on the front page, with the edition shown; ``None`` when it has none yet."""

    authority: Authority
    framework: Framework | None
    measures: int
    deliverables: int

    @property
    def name(self) -> str:
        """What the edition is called."""
        return name_of(self.framework) if self.framework else ""


def authorities(shown: Iterable[Authority] | None = None) -> tuple[Entry, ...]:
    """These authorities, or every one of this installation, with the edition their pages show.

    Three queries for each authority: an installation has few.
    """
    entries = []
    for authority in records.authorities() if shown is None else shown:
        framework = records.framework_in_force(authority)
        entries.append(
            Entry(
                authority,
                framework,
                framework.edition_measures.count() if framework else 0,
                framework.edition_deliverables.count() if framework else 0,
            )
        )
    return tuple(entries)


def scope_for(code: str, *, at: str | None, today: date, reader: Any) -> Scope | None:
    """The authority of this code with the edition in force; ``None`` where there is neither.

    ``reader`` is who asks, signed in or not: only those with a role in this authority are shown
    small counts of people, so that an account elsewhere opens none. Raises ``PeriodError`` when
    ``at`` is not the code of a period.
    """
    try:
        authority = records.authority_by_code(code)
    except Authority.DoesNotExist:
        return None
    framework = records.framework_in_force(authority)
    if framework is None:
        return None
    as_at = period_from_code(at, calendar_of(authority.year_start_month)) if at else None
    disclosure = records.disclosure_for(
        authority, public=not may(reader, Permission.READ, authority)
    )
    return Scope(authority, framework, today, as_at, disclosure)


def periods_to_look_back_to(scope: Scope) -> tuple[Period, ...]:
    """The quarters of this authority that have figures, the latest first.

    Figures for months and years count under the quarter they end in.
    """
    days = (
        Observation.objects.filter(
            series__measure__authority=scope.authority,
            series__components__edition_measure__framework=scope.framework,
        )
        .order_by()
        .values_list("period_last", flat=True)
        .distinct()
    )
    quarters = {containing(day, PeriodKind.QUARTER, scope.calendar) for day in days}
    return tuple(sorted(quarters, reverse=True))
