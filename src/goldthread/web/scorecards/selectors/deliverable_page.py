"""One deliverable: what was promised, its steps in time, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.framework import Source
from goldthread.web.records.mapping.places import source_from_json
from goldthread.web.records.models import EditionDeliverable, MeasurePlacement
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import (
    DeliverableFacts,
    facts_of_deliverable,
)
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.findings import FoundAbout, findings_about
from goldthread.web.scorecards.selectors.readings import PrintedAndRead, deadline_reading
from goldthread.web.scorecards.selectors.tree import Branch, tree_of


@dataclass(frozen=True, slots=True)
class DeliverablePage:
    """Everything a deliverable's page shows."""

    facts: DeliverableFacts
    record: EditionDeliverable
    paths: tuple[tuple[Branch, ...], ...]
    topics: tuple[str, ...]
    deadline: PrintedAndRead
    measures: tuple[MeasureFacts, ...]
    findings: tuple[FoundAbout, ...]
    source: Source
    document: str

    @property
    def main_path(self) -> tuple[Branch, ...]:
        """The way down to the first place it stands at."""
        return self.paths[0]

    @property
    def readings(self) -> tuple[PrintedAndRead, ...]:
        """What is printed of it, beside what was read."""
        return (self.deadline,)


def deliverable_page(scope: Scope, code: str) -> DeliverablePage | None:
    """The page of the deliverable of this code; ``None`` when this framework has none."""
    record = (
        EditionDeliverable.objects.filter(framework=scope.framework, deliverable__code=code)
        .select_related("deliverable")
        .first()
    )
    if record is None:
        return None
    milestones = tuple(record.editionmilestones.order_by("position"))
    facts = facts_of_deliverable(scope, record, milestones)
    tree = tree_of(scope)
    tied = set(
        MeasurePlacement.objects.filter(tied_to=record)
        .order_by()
        .values_list("edition_measure_id", flat=True)
    )
    return DeliverablePage(
        facts=facts,
        record=record,
        paths=tuple(tree.path(node) for node in dict.fromkeys(p.node for p in facts.places)),
        topics=tuple(dict.fromkeys(place.topic for place in facts.places if place.topic)),
        deadline=deadline_reading(record),
        measures=measure_facts(scope, tied) if tied else (),
        findings=findings_about(scope, "deliverable", code),
        source=source_from_json(record.source),
        document=scope.framework.document_name,
    )
