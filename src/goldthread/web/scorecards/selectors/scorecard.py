"""One node's scorecard: its measures by role and topic, its deliverables, and what lies below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.systems_view import StatusCount, headline, status_counts
from goldthread.web.records.models import DeliverablePlacement, MeasurePlacement
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.counting import CountRow, CountTable, tally_of
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.ownership import Owned, by_owner
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of

ROLES = {
    "long_term": "Long-term outcomes",
    "proxy": "Proxy measures",
    "combined": "Long-term outcomes and proxy measures together",
    "demand": "Demand and activity",
    "indicator": "Indicators",
    "survey": "Measured by survey",
    None: "Measures",
}
ROLE_WORDS = {
    "long_term": "Long-term outcome",
    "proxy": "Proxy measure",
    "combined": "Long-term outcome and proxy measure",
    "demand": "Demand and activity",
    "indicator": "Indicator",
    "survey": "Indicator from a survey",
    None: "Measure",
}
_MEANINGS = {
    "long_term": "What this is for in the end; it moves slowly.",
    "proxy": "What should move first if the long-term outcome is to follow.",
    "demand": "How much is being asked of services; a rise is not good or bad by itself.",
}


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Measures under one topic of the document's table, in its order."""

    topic: str | None
    measures: tuple[MeasureFacts, ...]


@dataclass(frozen=True, slots=True)
class RoleGroup:
    """The measures that stand at a node in one role."""

    role: str | None
    topics: tuple[TopicGroup, ...]

    @property
    def heading(self) -> str:
        """What the role is called."""
        return ROLES[self.role]

    @property
    def meaning(self) -> str | None:
        """What the role means, where that helps."""
        return _MEANINGS.get(self.role) if self.role else None

    @property
    def size(self) -> int:
        """How many measures stand here."""
        return sum(len(group.measures) for group in self.topics)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """Everything a node's page shows."""

    branch: Branch
    path: tuple[Branch, ...]
    counts: tuple[StatusCount, ...]
    headline: str
    owners: tuple[Owned, ...]
    groups: tuple[RoleGroup, ...]
    below: CountTable
    deliverables: tuple[DeliverableFacts, ...]

    @property
    def delivered(self) -> tuple[tuple[Mark, int], ...]:
        """How the deliverables that stand at the node itself stand."""
        return tally_of(item.status.value for item in self.deliverables)

    @property
    def ancestors(self) -> tuple[Branch, ...]:
        """The branches above this one."""
        return self.path[:-1]

    @property
    def measures(self) -> tuple[MeasureFacts, ...]:
        """The measures that stand at the node itself, in the order of the page."""
        return tuple(
            measure for group in self.groups for topic in group.topics for measure in topic.measures
        )


def scorecard(scope: Scope, code: str) -> Scorecard | None:
    """The scorecard of the node of this code; ``None`` when this framework has no such node.

    Counts take in everything below the node; the tables list what stands at it. A constant
    number of queries however deep the tree.
    """
    tree = tree_of(scope)
    branch = tree.of_code(code)
    if branch is None:
        return None
    below = [step.key for step in tree.under(branch.key)]
    keys = set(
        MeasurePlacement.objects.filter(node_id__in=below)
        .order_by()
        .values_list("edition_measure_id", flat=True)
    )
    promises = set(
        DeliverablePlacement.objects.filter(node_id__in=below)
        .order_by()
        .values_list("edition_deliverable_id", flat=True)
    )
    facts = measure_facts(scope, keys)
    deliverables = deliverable_facts(scope, promises)
    counts = status_counts(measure.status for measure in facts)
    return Scorecard(
        branch=branch,
        path=tree.path(branch.key),
        counts=counts,
        headline=headline(counts),
        owners=by_owner(facts),
        groups=tuple(_by_role(facts, branch.key)),
        below=CountTable("Part", tuple(_below(tree, branch, facts, deliverables))),
        deliverables=tuple(
            item for item in deliverables if any(place.node == branch.key for place in item.places)
        ),
    )


def _by_role(facts: Iterable[MeasureFacts], node: int) -> Iterator[RoleGroup]:
    here = [
        (place.role, place.topic, measure)
        for measure in facts
        for place in measure.places
        if place.node == node
    ]
    for role in ROLES:
        standing = [(topic, measure) for held, topic, measure in here if held == role]
        if standing:
            yield RoleGroup(
                role,
                tuple(
                    TopicGroup(topic, tuple(measure for _, measure in group))
                    for topic, group in groupby(standing, key=lambda entry: entry[0])
                ),
            )


def _below(
    tree: Tree,
    branch: Branch,
    facts: tuple[MeasureFacts, ...],
    deliverables: tuple[DeliverableFacts, ...],
) -> Iterator[CountRow]:
    for child in tree.children(branch.key):
        within = {step.key for step in tree.under(child.key)}
        measures = [
            measure for measure in facts if any(place.node in within for place in measure.places)
        ]
        promised = [
            item for item in deliverables if any(place.node in within for place in item.places)
        ]
        yield CountRow(
            title=child.title,
            href=child.href,
            statuses=tuple(measure.status for measure in measures),
            deliverables=len(promised),
            kind=child.kind_word,
            promised=tuple(item.status.value for item in promised),
        )
