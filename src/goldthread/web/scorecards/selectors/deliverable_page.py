"""One deliverable: what was promised, its steps in time, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from goldthread.framework import Source
from goldthread.web.delivery.models import LinkedMeasure
from goldthread.web.delivery.selectors.promises import DeliveryRecords, delivery_records
from goldthread.web.records.mapping.places import source_from_json
from goldthread.web.records.models import EditionDeliverable, EditionMeasure
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.findings import FoundAbout, findings_about
from goldthread.web.scorecards.selectors.readings import PrintedAndRead, deadline_reading
from goldthread.web.scorecards.selectors.tree import Branch, tree_of


@dataclass(frozen=True, slots=True)
class Moved:
    """A measure that the deliverable is meant to move, as it stands."""

    link: LinkedMeasure
    facts: MeasureFacts | None


@dataclass(frozen=True, slots=True)
class DeliverablePage:
    """Everything a deliverable's page shows.

    ``measures`` are printed beside it, ``moves`` somebody said it is meant to move; ``known`` is
    what is on record of the delivery of the whole edition.
    """

    facts: DeliverableFacts
    record: EditionDeliverable
    paths: tuple[tuple[Branch, ...], ...]
    topics: tuple[str, ...]
    deadline: PrintedAndRead
    measures: tuple[MeasureFacts, ...]
    moves: tuple[Moved, ...]
    findings: tuple[FoundAbout, ...]
    source: Source
    document: str
    known: DeliveryRecords

    @property
    def main_path(self) -> tuple[Branch, ...]:
        """The way down to the first place it stands at."""
        return self.paths[0]

    @property
    def readings(self) -> tuple[PrintedAndRead, ...]:
        """What is printed of it, beside what was read."""
        return (self.deadline,)


def deliverable_page(scope: Scope, code: str) -> DeliverablePage | None:
    """The page of the deliverable of this code; ``None`` when this framework has none.

    Twenty-one queries at most.
    """
    known = delivery_records(scope.framework)
    record = next((row for row in known.rows.values() if row.deliverable.code == code), None)
    if record is None:
        return None
    facts = deliverable_facts(scope, [record.pk], known=known)[0]
    tree = tree_of(scope)
    measures, moves = _measures(scope, record)
    return DeliverablePage(
        facts=facts,
        record=record,
        paths=tuple(tree.path(node) for node in dict.fromkeys(p.node for p in facts.places)),
        topics=tuple(dict.fromkeys(place.topic for place in facts.places if place.topic)),
        deadline=deadline_reading(record),
        measures=measures,
        moves=moves,
        findings=findings_about(scope, "deliverable", code),
        source=source_from_json(record.source),
        document=scope.framework.document_name,
        known=known,
    )


def _measures(
    scope: Scope, record: EditionDeliverable
) -> tuple[tuple[MeasureFacts, ...], tuple[Moved, ...]]:
    """The measures printed beside a deliverable, and those it is meant to move."""
    links = list(
        LinkedMeasure.objects.filter(deliverable=record.deliverable_id, ended_at=None)
        .select_related("measure")
        .order_by("pk")
    )
    rows = list(
        EditionMeasure.objects.filter(framework=scope.framework)
        .filter(Q(placements__tied_to=record) | Q(measure__in=[link.measure_id for link in links]))
        .order_by()
        .values_list("pk", "measure_id", "placements__tied_to")
    )
    if not rows:
        return (), tuple(Moved(link, None) for link in links)
    facts = {one.key: one for one in measure_facts(scope, {key for key, _, _ in rows})}
    tied = {key for key, _, beside in rows if beside == record.pk}
    stated = {measure: key for key, measure, _ in rows}
    return (
        tuple(one for key, one in facts.items() if key in tied),
        tuple(Moved(link, facts.get(stated.get(link.measure_id, 0))) for link in links),
    )
