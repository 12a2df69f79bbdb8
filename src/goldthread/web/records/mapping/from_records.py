"""A framework read back from its rows, as it was when it was loaded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

from goldthread import framework as core
from goldthread.framework.rules import (
    Deadline,
    deadline_from_json,
    target_from_json,
    value_from_json,
)
from goldthread.web.records import models
from goldthread.web.records.mapping.definitions import Defined, frequency_of, polarity_of
from goldthread.web.records.mapping.places import (
    footnotes_from_json,
    names_as_written,
    row_counts_from_json,
    source_from_json,
)
from goldthread.web.records.models import PersonKind


def framework_from_records(record: models.Framework) -> core.Framework:
    """The framework that was loaded: the document's own targets and definitions, none set since.

    Thirteen queries, however large the framework is.
    """
    nodes = list(record.nodes.order_by("position"))
    deliverables = list(record.edition_deliverables.order_by("position"))
    codes = _Codes(
        {node.pk: node.code for node in nodes}, {row.pk: row.code for row in deliverables}
    )
    of_measures, of_deliverables = _OfMeasures.of(record), _OfDeliverables.of(record)
    measures = record.edition_measures.select_related("service", "baseline").order_by("position")
    return core.Framework(
        title=record.title,
        edition=record.edition,
        authority=record.authority_as_printed,
        introduction=tuple(record.introduction),
        nodes=tuple(_node(node, codes) for node in nodes),
        measures=tuple(_measure(row, of_measures, codes) for row in measures),
        deliverables=tuple(_deliverable(row, of_deliverables, codes) for row in deliverables),
        rows=row_counts_from_json(record.row_counts),
    )


@dataclass(frozen=True, slots=True)
class _Codes:
    """The ids of nodes and deliverables in the framework, by their keys."""

    nodes: Mapping[int, str]
    deliverables: Mapping[int, str]


# What is listed with an item is read for all items at once and kept by the item's key: to
# prefetch it makes a query set for every item, which takes longer than the queries.


@dataclass(frozen=True, slots=True)
class _OfMeasures:
    """What is listed with the measures of an edition, and what its document says of each."""

    placements: Mapping[int, Sequence[models.MeasurePlacement]]
    components: Mapping[int, Sequence[models.Component]]
    leads: Mapping[int, Sequence[models.MeasureLead]]
    partners: Mapping[int, Sequence[models.MeasurePartner]]
    targets: Mapping[int, models.Target]
    defined: Mapping[int, Defined]

    @classmethod
    def of(cls, record: models.Framework) -> _OfMeasures:
        """Those of this edition. Six queries."""
        owner = "edition_measure"
        said = {f"{owner}__framework": record, "valid_from": None}
        return cls(
            placements=_listed(models.MeasurePlacement, owner, record),
            components=_listed(models.Component, owner, record, "series"),
            leads=_listed(models.MeasureLead, owner, record, "person"),
            partners=_listed(models.MeasurePartner, owner, record, "partner"),
            targets={one.edition_measure_id: one for one in models.Target.objects.filter(**said)},
            defined={
                one.edition_measure_id: one for one in models.Definition.objects.filter(**said)
            },
        )


@dataclass(frozen=True, slots=True)
class _OfDeliverables:
    """What is listed with the deliverables of an edition."""

    placements: Mapping[int, Sequence[models.DeliverablePlacement]]
    leads: Mapping[int, Sequence[models.DeliverableLead]]
    programmes: Mapping[int, Sequence[models.DeliverableProgramme]]
    milestones: Mapping[int, Sequence[models.EditionMilestone]]

    @classmethod
    def of(cls, record: models.Framework) -> _OfDeliverables:
        """Those of this edition. Four queries."""
        owner = "edition_deliverable"
        return cls(
            placements=_listed(models.DeliverablePlacement, owner, record),
            leads=_listed(models.DeliverableLead, owner, record, "person"),
            programmes=_listed(models.DeliverableProgramme, owner, record, "programme"),
            milestones=_listed(models.EditionMilestone, owner, record),
        )


Listed = TypeVar("Listed", bound=Model)


def _listed(
    model: type[Listed], owner: str, record: models.Framework, *named: str
) -> Mapping[int, Sequence[Listed]]:
    """The rows listed with the items of an edition, in their order, by the key of the item."""
    rows = model._default_manager.filter(**{f"{owner}__framework": record}).order_by("position")
    found: dict[int, list[Listed]] = defaultdict(list)
    for row in rows.select_related(*named) if named else rows:
        found[getattr(row, f"{owner}_id")].append(row)
    return found


def _node(row: models.Node, codes: _Codes) -> core.Node:
    return core.Node(
        id=row.code,
        kind=core.NodeKind(row.kind),
        title=row.title,
        parent=codes.nodes[row.parent_id] if row.parent_id is not None else None,
        goal=row.goal,
        notes=tuple(row.notes),
        source=source_from_json(row.source),
    )


def _measure(row: models.EditionMeasure, listed: _OfMeasures, codes: _Codes) -> core.Measure:
    labels = tuple(component.series.label for component in listed.components.get(row.pk, ()))
    target = listed.targets.get(row.pk)
    defined = listed.defined.get(row.pk, row)
    baseline = getattr(row, "baseline", None)
    leads = [lead.person for lead in listed.leads.get(row.pk, ())]
    return core.Measure(
        id=row.code,
        title=defined.title,
        placements=tuple(_placement(one, codes) for one in listed.placements.get(row.pk, ())),
        rationale=defined.rationale,
        components=() if labels == ("",) else labels,
        baseline_text=baseline.text if baseline else None,
        direction_text=row.direction_text,
        target_text=target.text if target else None,
        frequency_text=defined.frequency_text,
        baseline=value_from_json(baseline.rule) if baseline and baseline.rule else None,
        polarity=polarity_of(defined),
        target=target_from_json(target.rule) if target and target.rule else None,
        frequency=frequency_of(defined),
        lead_members=_names(leads, PersonKind.MEMBER),
        lead_officers=_names(leads, PersonKind.OFFICER),
        names_as_written=names_as_written(row.source),
        service=row.service.name if row.service else None,
        ownership=core.Ownership(defined.ownership) if defined.ownership else None,
        partners=tuple(one.partner.name for one in listed.partners.get(row.pk, ())),
        footnotes=footnotes_from_json(row.footnotes),
        inherited=tuple(row.inherited),
        source=source_from_json(row.source),
    )


def _deliverable(
    row: models.EditionDeliverable, listed: _OfDeliverables, codes: _Codes
) -> core.Deliverable:
    leads = [lead.person for lead in listed.leads.get(row.pk, ())]
    return core.Deliverable(
        id=row.code,
        title=row.title,
        placements=tuple(_placement(one, codes) for one in listed.placements.get(row.pk, ())),
        description=row.description,
        deadline_text=row.deadline_text,
        deadline=_read_deadline(row.deadline),
        lead_members=_names(leads, PersonKind.MEMBER),
        lead_officers=_names(leads, PersonKind.OFFICER),
        names_as_written=names_as_written(row.source),
        programmes=tuple(one.programme.name for one in listed.programmes.get(row.pk, ())),
        milestones=tuple(
            core.Milestone(step.text, step.deadline_text, _read_deadline(step.deadline))
            for step in listed.milestones.get(row.pk, ())
        ),
        footnotes=footnotes_from_json(row.footnotes),
        inherited=tuple(row.inherited),
        source=source_from_json(row.source),
    )


def _placement(
    row: models.MeasurePlacement | models.DeliverablePlacement, codes: _Codes
) -> core.Placement:
    return core.Placement(
        node=codes.nodes[row.node_id],
        role=core.Role(row.role) if row.role else None,
        topic=row.topic,
        deliverable=codes.deliverables[row.tied_to_id] if row.tied_to_id else None,
    )


def _read_deadline(rule: Any) -> Deadline | None:
    return deadline_from_json(rule) if rule else None


def _names(people: list[models.Person], kind: PersonKind) -> tuple[str, ...]:
    return tuple(person.name for person in people if person.kind == kind)
