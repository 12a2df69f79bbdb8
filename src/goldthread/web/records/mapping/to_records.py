"""A framework as rows that are ready to be saved, in the order they can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Model

from goldthread import framework as core
from goldthread.framework.rules import rule_to_json
from goldthread.web.records import models
from goldthread.web.records.mapping.figures import due_on, plain_figure
from goldthread.web.records.mapping.places import (
    footnotes_to_json,
    origin_to_json,
    source_to_json,
)
from goldthread.web.records.models import PersonKind


@dataclass(frozen=True, slots=True)
class NamedRows:
    """Saved rows of everything a framework names, by name; people by kind and name."""

    people: Mapping[tuple[str, str], models.Person]
    services: Mapping[str, models.Service]
    partners: Mapping[str, models.Partner]
    programmes: Mapping[str, models.Programme]


@dataclass(frozen=True, slots=True)
class LastingRows:
    """Saved rows of what outlives an edition, by the ids of the framework.

    ``series`` stand by the id of their measure and their label, ``milestones`` by the id of
    their deliverable and their place in it.
    """

    measures: Mapping[str, models.Measure]
    series: Mapping[tuple[str, str], models.Series]
    deliverables: Mapping[str, models.Deliverable]
    milestones: Mapping[tuple[str, int], models.Milestone]


@dataclass(slots=True)
class FrameworkRows:
    """Unsaved rows of one framework. Rows name one another as objects, so that those saved
    earlier give their keys to those saved later."""

    nodes: list[models.Node] = field(default_factory=list)
    deliverables: list[models.EditionDeliverable] = field(default_factory=list)
    measures: list[models.EditionMeasure] = field(default_factory=list)
    listed: list[Model] = field(default_factory=list)

    def node_levels(self) -> Iterator[list[models.Node]]:
        """The nodes level by level, so that parents are saved before their children."""
        depths: dict[str, int] = {}
        for node in self.nodes:
            depths[node.code] = _depth(node)
        for depth in range(max(depths.values(), default=-1) + 1):
            yield [node for node in self.nodes if depths[node.code] == depth]


def framework_rows(
    framework: core.Framework,
    record: models.Framework,
    *,
    named: NamedRows,
    lasting: LastingRows,
    set_at: datetime,
    set_by: str,
) -> FrameworkRows:
    """Every row below a framework's own. What is ``named`` and ``lasting`` is saved already."""
    rows = FrameworkRows()
    nodes = _node_rows(framework, record, rows)
    deliverables: dict[str, models.EditionDeliverable] = {}
    for position, item in enumerate(framework.deliverables):
        deliverables[item.id] = _deliverable_row(
            item, record, position, lasting.deliverables[item.id]
        )
        rows.deliverables.append(deliverables[item.id])
    for item in framework.deliverables:
        rows.listed += _listed_with_deliverable(item, deliverables, nodes, named, lasting)
    for position, measure in enumerate(framework.measures):
        row = _measure_row(measure, record, position, lasting.measures[measure.id], named)
        rows.measures.append(row)
        rows.listed += _listed_with_measure(
            measure, row, deliverables, nodes, named, lasting.series
        )
        rows.listed += _rules_of(measure, row, set_at, set_by)
    return rows


def _node_rows(
    framework: core.Framework, record: models.Framework, rows: FrameworkRows
) -> dict[str, models.Node]:
    made = {
        node.id: models.Node(
            framework=record,
            code=node.id,
            kind=node.kind.value,
            position=position,
            title=node.title,
            goal=node.goal,
            notes=list(node.notes),
            source=source_to_json(node.source),
        )
        for position, node in enumerate(framework.nodes)
    }
    for node in framework.nodes:
        made[node.id].parent = made[node.parent] if node.parent is not None else None
    rows.nodes += made.values()
    return made


def _depth(node: models.Node) -> int:
    depth, above = 0, node.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return depth


def _deliverable_row(
    item: core.Deliverable,
    record: models.Framework,
    position: int,
    lasting: models.Deliverable,
) -> models.EditionDeliverable:
    return models.EditionDeliverable(
        framework=record,
        deliverable=lasting,
        code=item.id,
        position=position,
        title=item.title,
        description=item.description,
        deadline_text=item.deadline_text,
        deadline=rule_to_json(item.deadline) if item.deadline else None,
        due_on=due_on(item.deadline),
        footnotes=footnotes_to_json(item.footnotes),
        inherited=list(item.inherited),
        source=origin_to_json(item.source, item.names_as_written),
    )


def _listed_with_deliverable(
    item: core.Deliverable,
    deliverables: Mapping[str, models.EditionDeliverable],
    nodes: Mapping[str, models.Node],
    named: NamedRows,
    lasting: LastingRows,
) -> Iterator[Model]:
    row = deliverables[item.id]
    for position, placement in enumerate(item.placements):
        yield models.DeliverablePlacement(
            edition_deliverable=row,
            node=nodes[placement.node],
            position=position,
            role=placement.role.value if placement.role else None,
            topic=placement.topic,
            tied_to=deliverables[placement.deliverable] if placement.deliverable else None,
        )
    for position, person in enumerate(_people_of(item, named)):
        yield models.DeliverableLead(edition_deliverable=row, position=position, person=person)
    for position, name in enumerate(item.programmes):
        yield models.DeliverableProgramme(
            edition_deliverable=row, position=position, programme=named.programmes[name]
        )
    for position, milestone in enumerate(item.milestones):
        yield models.EditionMilestone(
            edition_deliverable=row,
            milestone=lasting.milestones[item.id, position],
            position=position,
            text=milestone.text,
            deadline_text=milestone.deadline_text,
            deadline=rule_to_json(milestone.deadline) if milestone.deadline else None,
            due_on=due_on(milestone.deadline),
        )


def _measure_row(
    measure: core.Measure,
    record: models.Framework,
    position: int,
    lasting: models.Measure,
    named: NamedRows,
) -> models.EditionMeasure:
    return models.EditionMeasure(
        framework=record,
        measure=lasting,
        code=measure.id,
        position=position,
        title=measure.title,
        rationale=measure.rationale,
        direction_text=measure.direction_text,
        frequency_text=measure.frequency_text,
        frequency=rule_to_json(measure.frequency) if measure.frequency else None,
        polarity=measure.polarity.value if measure.polarity else None,
        ownership=measure.ownership.value if measure.ownership else None,
        service=named.services[measure.service] if measure.service else None,
        footnotes=footnotes_to_json(measure.footnotes),
        inherited=list(measure.inherited),
        source=origin_to_json(measure.source, measure.names_as_written),
    )


def _listed_with_measure(
    measure: core.Measure,
    row: models.EditionMeasure,
    deliverables: Mapping[str, models.EditionDeliverable],
    nodes: Mapping[str, models.Node],
    named: NamedRows,
    series: Mapping[tuple[str, str], models.Series],
) -> Iterator[Model]:
    for position, placement in enumerate(measure.placements):
        yield models.MeasurePlacement(
            edition_measure=row,
            node=nodes[placement.node],
            position=position,
            role=placement.role.value if placement.role else None,
            topic=placement.topic,
            tied_to=deliverables[placement.deliverable] if placement.deliverable else None,
        )
    for position, label in enumerate(measure.components or ("",)):
        yield models.Component(
            edition_measure=row, position=position, series=series[measure.id, label]
        )
    for position, person in enumerate(_people_of(measure, named)):
        yield models.MeasureLead(edition_measure=row, position=position, person=person)
    for position, name in enumerate(measure.partners):
        yield models.MeasurePartner(
            edition_measure=row, position=position, partner=named.partners[name]
        )


def _rules_of(
    measure: core.Measure, row: models.EditionMeasure, set_at: datetime, set_by: str
) -> Iterator[Model]:
    if measure.target_text is not None or measure.target is not None:
        yield models.Target(
            edition_measure=row,
            text=measure.target_text,
            rule=rule_to_json(measure.target) if measure.target else None,
            set_at=set_at,
            set_by=set_by,
        )
    if measure.baseline_text is not None or measure.baseline is not None:
        figure = plain_figure(measure.baseline)
        yield models.Baseline(
            edition_measure=row,
            text=measure.baseline_text,
            rule=rule_to_json(measure.baseline) if measure.baseline else None,
            value=figure.value if figure else None,
            unit=figure.unit if figure else None,
            covers_first=figure.covers.first if figure and figure.covers else None,
            covers_last=figure.covers.last if figure and figure.covers else None,
        )


def _people_of(item: core.Measure | core.Deliverable, named: NamedRows) -> Iterator[models.Person]:
    for name in item.lead_members:
        yield named.people[PersonKind.MEMBER, name]
    for name in item.lead_officers:
        yield named.people[PersonKind.OFFICER, name]
