"""Whose framework a page is about, which edition, and as at which period: what every selector is told."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any
from urllib.parse import quote, urlencode

from django.urls import reverse

from goldthread.framework.editions import LevelNames
from goldthread.framework.periods import Calendar, Period, PeriodError, period_from_code
from goldthread.framework.wording import edition_in_words
from goldthread.web.records.models import Authority, Framework
from goldthread.web.records.selectors import EVERYTHING, Disclosure, framework_in_force_of
from goldthread.web.records.selectors.known_then import KnownThen


@dataclass(frozen=True)
class Scope:
    """One edition of an authority's framework as at one period, with the addresses of its pages.

    ``as_at`` is ``None`` for the latest figures. Every address keeps the period that was
    chosen, and the ``edition`` where it is another than the one in force (``None``), so that a
    reader who looks back stays there from page to page. ``disclosure`` says which figures this
    reader may see; every selector that gives a figure asks it. ``editions`` are all there are of
    the authority, the newest first. With ``then`` figures, targets, definitions and what came of
    them are as they were known at its moment; without it, as they are known now.
    """

    authority: Authority
    framework: Framework
    today: date
    as_at: Period | None = None
    disclosure: Disclosure = EVERYTHING
    edition: int | None = None
    editions: tuple[Framework, ...] = field(default=(), repr=False, compare=False)
    then: KnownThen | None = field(default=None, repr=False, compare=False)

    @cached_property
    def calendar(self) -> Calendar:
        """How this authority divides its years."""
        return calendar_of(self.authority.year_start_month)

    @cached_property
    def levels(self) -> LevelNames:
        """What this edition calls the levels of its tree."""
        return self.framework.levels

    @property
    def known_at(self) -> datetime | None:
        """The moment whose knowledge is shown; ``None`` for now."""
        return self.then.at if self.then else None

    @property
    def in_force(self) -> Framework | None:
        """The edition in force; where none is adopted, the newest draft."""
        return framework_in_force_of(self.editions)

    def of_edition(self, framework: Framework) -> Scope:
        """The same reader's view of another edition."""
        other = None if framework == self.in_force else framework.number
        return replace(self, framework=framework, edition=other)

    @property
    def framework_name(self) -> str:
        """The edition's title, with its edition where the title does not say it already."""
        return name_of(self.framework)

    @property
    def last_day(self) -> date | None:
        """Figures of periods that end after this day are left out; ``None`` leaves out none."""
        return self.as_at.last if self.as_at else None

    @property
    def day(self) -> date:
        """The day that deadlines are held against: the end of the period looked at, or today."""
        return min(self.as_at.last, self.today) if self.as_at else self.today

    def may_tell(self, row: Any) -> bool:
        """Whether this reader may see what came of figures: a result, forecast or other such row.

        What it was made from is only looked at where anything is hidden at all.
        """
        return not self.disclosure.hidden or self.disclosure.shows_what_came_of(row)

    def path(self, page: str, *parts: str) -> str:
        """The address of a page of this edition, without the period looked at."""
        pattern = _address(page, self.authority.code, self.edition, len(parts))
        return pattern.format(*map(quote, parts))

    def address(self, page: str, *parts: str, **query: str) -> str:
        """The address of a page of this edition."""
        path = self.path(page, *parts)
        if self.as_at:
            query = {"at": self.as_at.code, **query}
        return f"{path}?{urlencode(query)}" if query else path

    def period_label(self, code: str) -> str:
        """A period as this council writes it; a code that is not ours stands as it is."""
        return _label(code, self.calendar)


@lru_cache(maxsize=1024)
def _address(page: str, authority: str, edition: int | None, parts: int) -> str:
    """The address of a kind of page with a ``{}`` for each part.

    Asking Django for each of a thousand addresses took a third of the time of a large page.
    """
    places = [f"part{place}" for place in range(parts)]
    if edition is None:
        path = reverse(f"scorecards:{page}", args=[authority, *places])
    else:
        path = reverse(f"scorecards:edition:{page}", args=[authority, str(edition), *places])
    for place in places:
        path = path.replace(f"/{place}/", "/{}/")
    return path


def name_of(framework: Framework) -> str:
    """An edition's title, with its edition where the title does not say it already."""
    return edition_in_words(framework.title, framework.edition)


@lru_cache(maxsize=16)
def calendar_of(year_start_month: int) -> Calendar:
    """The calendar of an authority whose reporting year starts in this month."""
    return Calendar(financial_year_starts=year_start_month)


@lru_cache(maxsize=4096)
def _label(code: str, calendar: Calendar) -> str:
    try:
        return period_from_code(code, calendar).label
    except PeriodError:
        return code
