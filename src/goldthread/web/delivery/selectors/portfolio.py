"""The whole of delivery: how many deliverables stand how, what is due, and what has slipped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from goldthread.framework.delivery import (
    DeliverableStatus,
    MilestoneState,
    Promise,
    Redating,
    StateOn,
    redatings,
    roll_up,
    state_on,
)
from goldthread.framework.periods import PeriodKind, containing
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS, STATE_MARKS, state_key
from goldthread.reports.pictures.marks import Mark
from goldthread.web.delivery.selectors.promises import Promised, delivery_day, promised_by
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of

AHEAD = 90
"""How many days ahead the page looks for what falls due."""


@dataclass(frozen=True, slots=True)
class Item:
    """A deliverable in a list: its facts, and how it stands on the day."""

    facts: DeliverableFacts
    promised: Promised

    @property
    def status(self) -> DeliverableStatus:
        """The status that counts."""
        return self.promised.standing.status

    @property
    def mark(self) -> Mark:
        """The mark of its status."""
        return DELIVERY_MARKS[self.status.value]

    @property
    def because(self) -> str:
        """Why it stands so."""
        return self.promised.standing.because

    @property
    def chosen(self) -> bool:
        """Whether somebody chose this status over the one worked out."""
        return self.promised.standing.override is not None

    @property
    def milestones_done(self) -> int:
        """How many of its milestones are done."""
        return sum(one.state.is_done for one in self.promised.standing.worked_out.milestones)


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One date of a deliverable: the promise, its state, and the deliverable it is of.

    ``moved`` is its last re-dating, where there was one.
    """

    item: Item
    text: str
    state: StateOn
    moved: Redating | None = None

    @property
    def mark(self) -> Mark:
        """The mark of its state."""
        return STATE_MARKS[state_key(self.state)]


@dataclass(frozen=True, slots=True)
class Group:
    """Some deliverables that go together: a priority, a programme, a lead member."""

    title: str
    slug: str
    items: tuple[Item, ...]

    @property
    def counts(self) -> Counter[DeliverableStatus]:
        """How many of them have each status."""
        return roll_up(one.promised.standing for one in self.items)

    @property
    def tally(self) -> tuple[tuple[Mark, int], ...]:
        """The counts with their marks, the gravest first; what none has is left out."""
        counts = self.counts
        return tuple(
            (mark, counts[DeliverableStatus(key)])
            for key, mark in DELIVERY_MARKS.items()
            if counts[DeliverableStatus(key)]
        )

    @property
    def cells(self) -> tuple[int, ...]:
        """The counts of every status in the order of the marks, for a table."""
        counts = self.counts
        return tuple(counts[DeliverableStatus(key)] for key in DELIVERY_MARKS)


GROUPINGS = {
    "priority": "Priority",
    "theme": "Theme",
    "programme": "Programme",
    "lead-member": "Lead member",
}


@dataclass(frozen=True)
class Portfolio:
    """Every deliverable of a framework as it stands on a day."""

    scope: Scope
    day: date
    since: date
    tree: Tree
    items: tuple[Item, ...]

    @cached_property
    def whole(self) -> Group:
        """All of it as one group."""
        return Group(self.scope.framework_name, "", self.items)

    @cached_property
    def due_next(self) -> tuple[DatedItem, ...]:
        """What falls due within the days ahead and is not done, the next first."""
        until = self.day + timedelta(days=AHEAD)
        return tuple(
            sorted(
                (
                    one
                    for one in self._dated
                    if one.state.stretch
                    and not one.state.state.is_done
                    and self.day <= one.state.stretch.last <= until
                ),
                key=_when_due,
            )
        )

    @cached_property
    def slipped(self) -> tuple[DatedItem, ...]:
        """What was well on the day looked back to and has slipped since, the longest first."""
        found = []
        for item in self.items:
            for promise, state in _promises(item):
                if state.state is not MilestoneState.SLIPPED:
                    continue
                before = state_on(promise, self.since)
                moved = [one for one in redatings(promise) if self.since < one.as_of <= self.day]
                worse = before.state is not MilestoneState.SLIPPED or (
                    state.overdue and not before.overdue
                )
                if worse or any((one.days or 0) > 0 for one in moved):
                    last = moved[-1] if moved else None
                    found.append(DatedItem(item, promise.text, state, last))
        return tuple(sorted(found, key=lambda one: -one.state.days_late))

    def groups(self, by: str) -> tuple[Group, ...]:
        """The deliverables by a grouping; one may stand in several groups."""
        found: dict[str, list[Item]] = defaultdict(list)
        slugs: dict[str, str] = {}
        for item in self.items:
            for title, slug in dict.fromkeys(_NAMES[by](self.tree, item)):
                found[title].append(item)
                slugs[title] = slug
        return tuple(Group(title, slugs[title], tuple(own)) for title, own in found.items())

    @cached_property
    def _dated(self) -> tuple[DatedItem, ...]:
        return tuple(
            DatedItem(item, promise.text, state)
            for item in self.items
            for promise, state in _promises(item)
        )


def portfolio(scope: Scope, since: date | None = None) -> Portfolio:
    """Every deliverable of the framework with its status. Fourteen queries at most.

    ``since`` of ``None`` looks back to the end of the quarter before the day.
    """
    day = delivery_day(scope.framework, scope.day)
    return Portfolio(
        scope=scope,
        day=day,
        since=min(since, day) if since else last_quarter_end(scope, day),
        tree=tree_of(scope),
        items=items_of(scope, day),
    )


def items_of(scope: Scope, day: date) -> tuple[Item, ...]:
    """Every deliverable in the order of the document, as it stands on a day."""
    promised = promised_by(scope.framework, day)
    return tuple(
        Item(facts, promised[facts.key])
        for facts in deliverable_facts(scope)
        if facts.key in promised
    )


def last_quarter_end(scope: Scope, day: date) -> date:
    """The last day of the quarter before the one that a day is in."""
    quarter = containing(day, PeriodKind.QUARTER, scope.calendar)
    return quarter.first - timedelta(days=1)


def as_they_stand(scope: Scope, facts: Iterable[DeliverableFacts]) -> Mapping[int, Item]:
    """How some deliverables of a page stand, by their keys."""
    promised = promised_by(scope.framework, delivery_day(scope.framework, scope.day))
    return {one.key: Item(one, promised[one.key]) for one in facts if one.key in promised}


def _promises(item: Item) -> list[tuple[Promise, StateOn]]:
    delivery, judged = item.promised.delivery, item.promised.standing.worked_out
    return [
        *zip(delivery.milestones, judged.milestones, strict=True),
        (delivery.whole, judged.whole),
    ]


def _when_due(one: DatedItem) -> date:
    return one.state.stretch.last if one.state.stretch else date.max


def _at_depth(tree: Tree, item: Item, depth: int) -> list[tuple[str, str]]:
    named = []
    for place in item.facts.places:
        path: Sequence[Branch] = tree.path(place.node)
        branch = path[min(depth, len(path) - 1)]
        named.append((branch.title, branch.code))
    return named


def _plain(names: Sequence[str], none: str) -> list[tuple[str, str]]:
    return [(name, name) for name in names] or [(none, "")]


_NAMES: Mapping[str, Callable[[Tree, Item], list[tuple[str, str]]]] = {
    "priority": lambda tree, item: _at_depth(tree, item, 0),
    "theme": lambda tree, item: _at_depth(tree, item, 1),
    "programme": lambda _tree, item: _plain(item.facts.programmes, "In no programme"),
    "lead-member": lambda _tree, item: _plain(item.facts.lead_members, "No lead member"),
}
