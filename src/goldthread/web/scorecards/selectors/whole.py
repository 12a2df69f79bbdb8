"""The whole framework at once: the systems view and the counts beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from goldthread.reports.pictures.systems_view import (
    Bead,
    StatusCount,
    Strand,
    SystemsView,
    Thread,
    headline,
    status_counts,
)
from goldthread.web.records.models import DeliverablePlacement
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.counting import CountRow, CountTable
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.ownership import Owned, by_owner
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of


@dataclass(frozen=True, slots=True)
class Whole:
    """The framework's home page: the picture, its sentence, and its table."""

    view: SystemsView
    counts: tuple[StatusCount, ...]
    headline: str
    themes: CountTable
    deliverables: int
    owners: tuple[Owned, ...] = ()

    @property
    def repeated(self) -> int:
        """How many measures stand in more than one place."""
        seen = Counter(
            bead.measure
            for thread in self.view.threads
            for strand in thread.strands
            for bead in strand.beads
        )
        return sum(times > 1 for times in seen.values())


def whole_framework(scope: Scope) -> Whole:
    """Everything the framework's home page shows. Ten queries."""
    tree = tree_of(scope)
    facts = measure_facts(scope, with_figures=False)
    deliverables = deliverables_by_node(scope)
    beads = _beads_by_node(facts)
    view = SystemsView(
        title=scope.framework_name,
        threads=tuple(_thread(tree, root, beads, deliverables) for root in tree.roots),
    )
    counts = status_counts(bead.status for bead in view.beads)
    return Whole(
        view=view,
        counts=counts,
        headline=headline(counts),
        themes=CountTable(
            scope.levels.one("theme"),
            tuple(_row(tree, branch, beads, deliverables) for branch in tree.branches),
        ),
        deliverables=len(set().union(*deliverables.values())),
        owners=by_owner(facts),
    )


def deliverables_by_node(scope: Scope) -> Mapping[int, set[int]]:
    """The keys of the deliverables at each node. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    rows = DeliverablePlacement.objects.filter(edition_deliverable__framework=scope.framework)
    for node, deliverable in rows.order_by().values_list("node_id", "edition_deliverable_id"):
        found[node].add(deliverable)
    return found


def _beads_by_node(facts: tuple[MeasureFacts, ...]) -> Mapping[int, list[Bead]]:
    """A bead at every node a measure stands at; twice at one node is still one bead."""
    found: dict[int, dict[str, Bead]] = defaultdict(dict)
    for measure in facts:
        for place in measure.places:
            found[place.node].setdefault(
                measure.code,
                bead_of(measure, place.role),
            )
    return {node: list(by_code.values()) for node, by_code in found.items()}


def bead_of(measure: MeasureFacts, role: str | None) -> Bead:
    """A measure as a bead, in the role it has where it is drawn."""
    return Bead(
        measure=measure.code,
        title=measure.title,
        status=measure.status,
        href=measure.href,
        long_term=role == "long_term",
        likely=_likely(measure),
        direction=_direction(measure),
    )


def _likely(measure: MeasureFacts) -> str:
    """The likely status at the end of the year of the series that decides, where it is judged."""
    outlook = measure.deciding.outlook
    return outlook.likely_status if outlook and measure.mark.judged else ""


def _direction(measure: MeasureFacts) -> str:
    """The mark of a measure that is getting better or worse; the worse where both are so."""
    ways = {
        line.judgement.direction: line.direction.status for line in measure.lines if line.direction
    }
    return ways.get("worsening") or ways.get("improving") or ""


def _thread(
    tree: Tree,
    root: Branch,
    beads: Mapping[int, list[Bead]],
    deliverables: Mapping[int, set[int]],
) -> Thread:
    strands = []
    for branch in tree.under(root.key):
        # The priority itself is a strand only where something stands directly at it.
        if branch is root and not beads.get(root.key) and not deliverables.get(root.key):
            continue
        strands.append(
            Strand(
                title=branch.title if branch is not root else "At this level",
                href=branch.href,
                beads=tuple(beads.get(branch.key, ())),
                depth=max(0, branch.depth - 1),
                deliverables=len(deliverables.get(branch.key, ())),
            )
        )
    promised: set[int] = set().union(
        *(deliverables.get(branch.key, set()) for branch in tree.under(root.key))
    )
    return Thread(
        title=root.title, href=root.href, strands=tuple(strands), deliverables=len(promised)
    )


def _row(
    tree: Tree,
    branch: Branch,
    beads: Mapping[int, list[Bead]],
    deliverables: Mapping[int, set[int]],
) -> CountRow:
    within = [step.key for step in tree.under(branch.key)]
    measures = {bead.measure: bead.status for key in within for bead in beads.get(key, ())}
    promised: set[int] = set().union(*(deliverables.get(key, set()) for key in within))
    return CountRow(
        title=branch.title,
        href=branch.href,
        statuses=tuple(measures.values()),
        deliverables=len(promised),
        kind=branch.kind_word,
        depth=branch.depth,
    )
