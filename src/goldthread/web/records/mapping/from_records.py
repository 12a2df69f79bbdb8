"""A framework read back from its rows, as it was when it was loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Prefetch

from goldthread import framework as core
from goldthread.framework.rules import (
    Deadline,
    deadline_from_json,
    target_from_json,
    value_from_json,
)
from goldthread.web.records import models
from goldthread.web.records.mapping.definitions import (
    defined_by_the_document,
    frequency_of,
    polarity_of,
)
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
    deliverables = _deliverables_with_everything(record)
    codes = _Codes(
        {node.pk: node.code for node in nodes}, {row.pk: row.code for row in deliverables}
    )
    return core.Framework(
        title=record.title,
        edition=record.edition,
        authority=record.authority_as_printed,
        introduction=tuple(record.introduction),
        nodes=tuple(_node(node, codes) for node in nodes),
        measures=tuple(_measure(row, codes) for row in _measures_with_everything(record)),
        deliverables=tuple(_deliverable(row, codes) for row in deliverables),
        rows=row_counts_from_json(record.row_counts),
    )


@dataclass(frozen=True, slots=True)
class _Codes:
    """The ids of nodes and deliverables in the framework, by their keys."""

    nodes: Mapping[int, str]
    deliverables: Mapping[int, str]


def _measures_with_everything(record: models.Framework) -> list[models.EditionMeasure]:
    return list(
        record.edition_measures.select_related("service", "baseline")
        .prefetch_related(
            "placements",
            _with("components", models.Component, "series"),
            _with("measureleads", models.MeasureLead, "person"),
            _with("measurepartners", models.MeasurePartner, "partner"),
            "targets",
            "definitions",
        )
        .order_by("position")
    )


def _deliverables_with_everything(record: models.Framework) -> list[models.EditionDeliverable]:
    return list(
        record.edition_deliverables.prefetch_related(
            "placements",
            _with("deliverableleads", models.DeliverableLead, "person"),
            _with("deliverableprogrammes", models.DeliverableProgramme, "programme"),
            "editionmilestones",
        ).order_by("position")
    )


def _with(rows: str, model: type[Model], named: str) -> Any:
    """What to prefetch for rows that only say which of something else: both, in one query."""
    return Prefetch(rows, model._default_manager.select_related(named))


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


def _measure(row: models.EditionMeasure, codes: _Codes) -> core.Measure:
    labels = tuple(component.series.label for component in row.components.all())
    target = next((one for one in row.targets.all() if one.valid_from is None), None)
    defined = defined_by_the_document(row)
    baseline = getattr(row, "baseline", None)
    leads = [lead.person for lead in row.measureleads.all()]
    return core.Measure(
        id=row.code,
        title=defined.title,
        placements=tuple(_placement(placement, codes) for placement in row.placements.all()),
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
        partners=tuple(listed.partner.name for listed in row.measurepartners.all()),
        footnotes=footnotes_from_json(row.footnotes),
        inherited=tuple(row.inherited),
        source=source_from_json(row.source),
    )


def _deliverable(row: models.EditionDeliverable, codes: _Codes) -> core.Deliverable:
    leads = [lead.person for lead in row.deliverableleads.all()]
    return core.Deliverable(
        id=row.code,
        title=row.title,
        placements=tuple(_placement(placement, codes) for placement in row.placements.all()),
        description=row.description,
        deadline_text=row.deadline_text,
        deadline=_read_deadline(row.deadline),
        lead_members=_names(leads, PersonKind.MEMBER),
        lead_officers=_names(leads, PersonKind.OFFICER),
        names_as_written=names_as_written(row.source),
        programmes=tuple(listed.programme.name for listed in row.deliverableprogrammes.all()),
        milestones=tuple(
            core.Milestone(step.text, step.deadline_text, _read_deadline(step.deadline))
            for step in row.editionmilestones.all()
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
