"""A person's due dates by what they do next: what is late, what this week asks for, what comes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from itertools import groupby

from goldthread.framework.periods import Period
from goldthread.web.collection.selectors.due_dates import DueDate
from goldthread.web.collection.selectors.groups import (
    NOWHERE,
    ReturnGroup,
    TopNodes,
    in_groups,
    shown_at_once,
    top_nodes,
)
from goldthread.web.collection.selectors.work import WorkItem
from goldthread.web.records.models import Authority

_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DueDay:
    """The returns of one period that are due on one day.

    ``named`` are all of them where they are few; of many, ``by_node`` says how many stand under
    each top node (a blank title for those that stand nowhere) instead.
    """

    due_on: date
    period: Period
    count: int
    opened: bool
    named: tuple[DueDate, ...]
    by_node: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DueMonth:
    """The due dates of one month; ``first`` is its first day."""

    first: date
    days: tuple[DueDay, ...]

    @property
    def count(self) -> int:
        """How many returns are due in it."""
        return sum(one.count for one in self.days)


@dataclass(frozen=True, slots=True)
class DatesAhead:
    """Due dates in the order they are looked at; ``soon`` are those of the next seven days.

    ``given`` counts those of which nothing is asked any more.
    """

    late: tuple[ReturnGroup[WorkItem], ...]
    soon: tuple[ReturnGroup[WorkItem], ...]
    later: tuple[DueMonth, ...]
    given: int

    @property
    def late_count(self) -> int:
        """How many are late."""
        return sum(group.count for group in self.late)

    @property
    def soon_count(self) -> int:
        """How many are due in the next seven days."""
        return sum(group.count for group in self.soon)


def dates_ahead(dates: Iterable[DueDate], authority: Authority, today: date) -> DatesAhead:
    """Somebody's due dates by what they do next. Two queries where many are due at once."""
    nodes: TopNodes = cache(partial(top_nodes, authority))
    asked = list(dates)
    late: list[WorkItem] = []
    soon: list[WorkItem] = []
    later: list[DueDate] = []
    for one in asked:
        if one.is_given:
            continue
        if one.opened is None or one.due_on > today + _SOON:
            later.append(one)
            continue
        days_late = max(0, (today - one.due_on).days)
        (late if days_late else soon).append(WorkItem(one.opened, one.period, days_late))
    return DatesAhead(
        in_groups(late, nodes),
        in_groups(soon, nodes),
        tuple(
            DueMonth(first, tuple(_due_day(together, nodes) for together in days))
            for first, days in groupby(
                by_day(later), key=lambda together: together[0].due_on.replace(day=1)
            )
        ),
        sum(one.is_given for one in asked),
    )


def by_day(dates: Iterable[DueDate]) -> list[list[DueDate]]:
    """Due dates, which come in order, put together by day and period."""
    together: dict[tuple[date, str], list[DueDate]] = defaultdict(list)
    for one in dates:
        together[one.due_on, one.period.code].append(one)
    return list(together.values())


def _due_day(together: list[DueDate], nodes: TopNodes) -> DueDay:
    many = shown_at_once(len(together)) < len(together)
    standing = Counter(nodes().get(one.measure.pk, NOWHERE) for one in together) if many else {}
    return DueDay(
        due_on=together[0].due_on,
        period=together[0].period,
        count=len(together),
        opened=any(one.opened for one in together),
        named=() if many else tuple(together),
        by_node=tuple((node[1], standing[node]) for node in sorted(standing)),
    )
