"""The whole of delivery: how many deliverables stand how, what is due, and what has slipped."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from goldthread.framework.delivery import (
    DeliverableStatus,
    DueKind,
    MilestoneState,
    Redating,
    StateOn,
    redatings,
    roll_up,
)
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS, STATE_MARKS, state_key
from goldthread.reports.pictures.marks import Mark
from goldthread.web.delivery.selectors.looking_back import LookedBackTo, looked_back_to
from goldthread.web.delivery.selectors.promises import Promised, delivery_records
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.counting import tally_of
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of

AHEAD = 90
"""How many days ahead the page looks for what falls due."""


@dataclass(frozen=True, slots=True)
class DatedItem:
    """One date of a deliverable: the promise, its state, and the deliverable it is of.

    ``moved`` is its last re-dating, where there was one.
    """

    item: DeliverableFacts
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
    items: tuple[DeliverableFacts, ...]

    @property
    def counts(self) -> Counter[DeliverableStatus]:
        """How many of them have each status."""
        return roll_up(one.promised.standing for one in self.items)

    @property
    def tally(self) -> tuple[tuple[Mark, int], ...]:
        """The counts with their marks, the gravest first; what none has is left out."""
        return tally_of(item.status.value for item in self.items)

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
    """Every deliverable of a framework as it stands on a day, and ``before`` as it stood on the
    day looked back to, by what was known then.
    """

    scope: Scope
    day: date
    back: LookedBackTo
    before: Mapping[int, Promised]
    tree: Tree
    items: tuple[DeliverableFacts, ...]

    @cached_property
    def whole(self) -> Group:
        """All of it as one group."""
        return Group(self.scope.framework_name, "", self.items)

    @cached_property
    def document_has_dates(self) -> bool:
        """Whether the document itself says of anything by when it is to be done."""
        return any(
            promise.deadline is not None and promise.due.kind in (DueKind.DATED, DueKind.YEARLY)
            for item in self.items
            for promise, _ in item.promised.promises
        )

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
        """What was well when one looked last and has slipped since, the longest first.

        What was said since then of an earlier day was not known, and counts as said since.
        """
        found = []
        for item in self.items:
            then = self.before[item.key].promises
            for (promise, state), (known, before) in zip(item.promised.promises, then, strict=True):
                if state.state is not MilestoneState.SLIPPED:
                    continue
                had = set(redatings(known))
                moved = [
                    one
                    for one in redatings(promise)
                    if one.as_of <= self.day and (one not in had or one.as_of > self.back.day)
                ]
                worse = before.state is not MilestoneState.SLIPPED or (
                    state.overdue and not before.overdue
                )
                if worse or any((one.days or 0) > 0 for one in moved):
                    last = moved[-1] if moved else None
                    found.append(DatedItem(item, promise.text, state, last))
        return tuple(sorted(found, key=lambda one: -one.state.days_late))

    def groups(self, by: str) -> tuple[Group, ...]:
        """The deliverables by a grouping; one may stand in several groups."""
        found: dict[str, list[DeliverableFacts]] = defaultdict(list)
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
            for promise, state in item.promised.promises
        )


def portfolio(scope: Scope, since: date | None = None) -> Portfolio:
    """Every deliverable of the framework with its status. Nine queries.

    ``since`` of ``None`` looks back to the last pack that was issued.
    """
    known = delivery_records(scope.framework)
    day = known.day(scope.day)
    back = looked_back_to(scope, day, since)
    return Portfolio(
        scope=scope,
        day=day,
        back=back,
        before=known.standing_on(back.day, known_at=back.known_at),
        tree=tree_of(scope),
        items=deliverable_facts(scope, known=known),
    )


def _when_due(one: DatedItem) -> date:
    return one.state.stretch.last if one.state.stretch else date.max


def _at_depth(tree: Tree, item: DeliverableFacts, depth: int) -> list[tuple[str, str]]:
    named = []
    for place in item.places:
        path: Sequence[Branch] = tree.path(place.node)
        branch = path[min(depth, len(path) - 1)]
        named.append((branch.title, branch.code))
    return named


def _plain(names: Sequence[str], none: str) -> list[tuple[str, str]]:
    return [(name, name) for name in names] or [(none, "")]


_NAMES: Mapping[str, Callable[[Tree, DeliverableFacts], list[tuple[str, str]]]] = {
    "priority": lambda tree, item: _at_depth(tree, item, 0),
    "theme": lambda tree, item: _at_depth(tree, item, 1),
    "programme": lambda _tree, item: _plain(item.programmes, "In no programme"),
    "lead-member": lambda _tree, item: _plain(item.lead_members, "No lead member"),
}
