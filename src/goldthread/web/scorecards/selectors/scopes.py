"""Which authorities there are, which edition each one shows, and which periods it has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.framework.periods import Period, PeriodKind, containing, period_from_code
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import decide_for_a_part, may
from goldthread.web.records import selectors as records
from goldthread.web.records.models import Authority, Framework, Observation
from goldthread.web.records.selectors.editions import editions_at
from goldthread.web.scorecards.scope import Scope, calendar_of, name_of


@dataclass(frozen=True, slots=True)
class Entry:
    """An authority on the front page, with the edition shown; ``None`` where there is none to see."""

    authority: Authority
    framework: Framework | None
    measures: int
    deliverables: int

    @property
    def name(self) -> str:
        """What the edition is called."""
        return name_of(self.framework) if self.framework else ""


def authorities(reader: Any, shown: Iterable[Authority] | None = None) -> tuple[Entry, ...]:
    """These authorities, or every one of this installation, with the edition their pages show.

    Three queries for each authority: an installation has few.
    """
    entries = []
    for authority in records.authorities() if shown is None else shown:
        framework = records.framework_in_force(authority)
        if framework is not None and not _may_see(reader, framework):
            framework = None
        entries.append(
            Entry(
                authority,
                framework,
                framework.edition_measures.count() if framework else 0,
                framework.edition_deliverables.count() if framework else 0,
            )
        )
    return tuple(entries)


def scope_for(
    code: str, *, at: str | None, today: date, reader: Any, edition: str | None = None
) -> Scope | None:
    """The authority of this code with an edition; ``None`` where there is neither.

    ``edition`` is its number as an address has it, ``None`` for the one in force, or the newest
    draft until one is. A draft is there only for those who see what is not published yet.
    ``reader`` is who asks, signed in or not: only those with a role in this authority are shown
    small counts of people, so that an account elsewhere opens none. Raises ``PeriodError`` when
    ``at`` is not the code of a period.
    """
    editions = editions_at(code)
    if not editions:
        return None
    authority = editions[0].authority
    in_force = records.framework_in_force_of(editions)
    framework = (
        in_force
        if edition is None
        else next((one for one in editions if str(one.number) == edition), None)
    )
    if framework is None or not _may_see(reader, framework):
        return None
    as_at = period_from_code(at, calendar_of(authority.year_start_month)) if at else None
    disclosure = records.disclosure_for(
        authority, public=not may(reader, Permission.READ, authority)
    )
    other = framework.number if framework != in_force else None
    return Scope(authority, framework, today, as_at, disclosure, other, tuple(editions))


def as_it_was_worded(scope: Scope) -> Scope:
    """The same look back through the edition that held then, where that is another.

    Whoever looks at the figures of a period reads the words, targets and promises of that time,
    and not those of an edition that came later. No query.
    """
    if scope.as_at is None or scope.edition is not None:
        return scope
    last = scope.as_at.last
    spans = records.spans_of(scope.editions)
    held = next(
        (
            one
            for one in scope.editions
            if (span := spans.get(one.pk))
            and (span.first is None or span.first <= last)
            and (span.last is None or last <= span.last)
        ),
        None,
    )
    return scope if held is None else scope.of_edition(held)


def may_see_drafts(reader: Any, authority: Authority) -> bool:
    """Whether somebody sees editions before they are adopted."""
    return any(
        decide_for_a_part(reader, permission, authority).allowed
        for permission in (Permission.MANAGE_FRAMEWORK, Permission.SEE_RETURNS)
    )


def _may_see(reader: Any, framework: Framework) -> bool:
    """Whether a reader sees this edition: anybody one that was ever in force, few a draft."""
    return framework.adopted_at is not None or may_see_drafts(reader, framework.authority)


@dataclass(frozen=True, slots=True)
class EditionStanding:
    """How an edition that is not in force stands, and the way to the one that is."""

    state: str
    first: date | None
    last: date | None
    in_force_name: str
    in_force_href: str


def standing_of(scope: Scope) -> EditionStanding:
    """What to say above every page of an edition that was not adopted or is not in force. No query."""
    in_force = scope.in_force if scope.edition else None
    span = records.spans_of(scope.editions).get(scope.framework.pk)
    return EditionStanding(
        state="draft" if scope.framework.adopted_at is None else scope.framework.status,
        first=span.first if span else None,
        last=span.last if span else None,
        in_force_name=name_of(in_force) if in_force else "",
        in_force_href=scope.of_edition(in_force).address("framework") if in_force else "",
    )


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
