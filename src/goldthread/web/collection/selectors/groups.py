"""Returns of a long list put together: by period and day due, and within a long one by node."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, Protocol, TypeVar

from goldthread.framework.periods import Period
from goldthread.web.collection.selectors.work import WorkItem
from goldthread.web.records.models import Authority, MeasurePlacement, Node
from goldthread.web.records.selectors import statements_that_count

_FEW = 5


def shown_at_once(many: int) -> int:
    """How many of a list are shown before the rest, which are a click away.

    One or two more than a few are quicker read than opened.
    """
    return many if many <= _FEW + 2 else _FEW


class OfAReturn(Protocol):
    """Anything about one return of a list."""

    @property
    def item(self) -> WorkItem: ...


Listed = TypeVar("Listed", bound=OfAReturn)


@dataclass(frozen=True, slots=True)
class AtANode(Generic[Listed]):
    """Returns of measures under one top node; ``title`` is blank where a measure stands nowhere."""

    title: str
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class ReturnGroup(Generic[Listed]):
    """Returns of one period that are due on one day: the first few, and the rest by node.

    ``days_late`` is 0 where the day has not passed, and for what has left its owners.
    """

    period: Period
    due_on: date
    days_late: int
    few: tuple[Listed, ...]
    rest: tuple[AtANode[Listed], ...]

    @property
    def all(self) -> tuple[Listed, ...]:
        """Every one of them."""
        return (*self.few, *(one for node in self.rest for one in node.listed))

    @property
    def resting(self) -> int:
        """How many are not shown at once."""
        return sum(len(one.listed) for one in self.rest)

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.few) + self.resting


TopNodes = Callable[[], Mapping[int, tuple[int, str]]]
"""Gives the position and title of the top node of each measure, by the measure's key."""


def grouped(listed: Iterable[Listed], authority: Authority) -> tuple[ReturnGroup[Listed], ...]:
    """The groups of a list in the order of their first returns. Two queries where one is long."""
    return in_groups(listed, partial(top_nodes, authority))


def in_groups(listed: Iterable[Listed], top_nodes: TopNodes) -> tuple[ReturnGroup[Listed], ...]:
    """The groups of a list in the order of their first returns.

    ``top_nodes`` is asked only where a group is too long to be shown whole.
    """
    together: dict[tuple[str, date], list[Listed]] = defaultdict(list)
    for one in listed:
        together[one.item.period.code, one.item.period_return.due_on].append(one)
    is_long = any(shown_at_once(len(members)) < len(members) for members in together.values())
    nodes = top_nodes() if is_long else {}
    return tuple(_group(members, nodes) for members in together.values())


def _group(members: list[Listed], nodes: Mapping[int, tuple[int, str]]) -> ReturnGroup[Listed]:
    shown = shown_at_once(len(members))
    by_node: dict[tuple[int, str], list[Listed]] = defaultdict(list)
    for one in members[shown:]:
        by_node[nodes.get(one.item.period_return.measure_id, NOWHERE)].append(one)
    first = members[0].item
    return ReturnGroup(
        period=first.period,
        due_on=first.period_return.due_on,
        days_late=first.days_late if first.period_return.stands_at.is_with_the_data_owner else 0,
        few=tuple(members[:shown]),
        rest=tuple(AtANode(node[1], tuple(by_node[node])) for node in sorted(by_node)),
    )


NOWHERE = (1_000_000, "")
"""Sorts after every node."""


def top_nodes(authority: Authority) -> dict[int, tuple[int, str]]:
    """The position and title of the node at the top above each measure, by the measure's key."""
    stated = statements_that_count(authority)
    nodes = {
        key: (parent, position, title)
        for key, parent, position, title in Node.objects.filter(
            framework__in=stated.order_by().values("framework")
        ).values_list("pk", "parent", "position", "title")
    }
    found: dict[int, tuple[int, str]] = {}
    placed = MeasurePlacement.objects.filter(edition_measure__in=stated.order_by().values("pk"))
    for measure, node in placed.values_list("edition_measure__measure", "node"):
        if measure not in found:
            parent, position, title = nodes[node]
            while parent is not None:
                parent, position, title = nodes[parent]
            found[measure] = (position, title)
    return found


def left_late_on_purpose(late: Iterable[OfAReturn]) -> int:
    """How many of these late returns a demonstration made up so that there are some to see."""
    return sum(one.item.period_return.illustrative for one in late)
