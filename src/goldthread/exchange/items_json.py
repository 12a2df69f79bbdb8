"""The items of a framework as JSON, in the members of ``goldthread/1``, and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from goldthread.framework import (
    Deliverable,
    Footnote,
    KeptCell,
    KeptColumn,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Ownership,
    Placement,
    Polarity,
    Role,
    RowCounts,
    Source,
    UnplacedRow,
    WrittenName,
)
from goldthread.framework.rules import (
    deadline_from_json,
    frequency_from_json,
    rule_to_json,
    target_from_json,
    value_from_json,
)

Json = dict[str, Any]
T = TypeVar("T")


def node_to_json(node: Node) -> Json:
    """A node as plain JSON values."""
    return {
        "id": node.id,
        "parent": node.parent,
        "kind": node.kind.value,
        "title": node.title,
        "goal": node.goal,
        "notes": list(node.notes),
        "source": _source_to_json(node.source),
    }


def node_from_json(data: Json) -> Node:
    """The node that this JSON describes."""
    return Node(
        id=data["id"],
        parent=data.get("parent"),
        kind=NodeKind(data["kind"]),
        title=data["title"],
        goal=data.get("goal"),
        notes=tuple(data.get("notes", ())),
        source=_source_from_json(data.get("source")),
    )


def measure_to_json(measure: Measure) -> Json:
    """A measure as plain JSON values: its texts, and the rules read from them."""
    return {
        "id": measure.id,
        "title": measure.title,
        "rationale": measure.rationale,
        "components": list(measure.components),
        "placements": [_placement_to_json(placement) for placement in measure.placements],
        "baseline_text": measure.baseline_text,
        "direction_text": measure.direction_text,
        "target_text": measure.target_text,
        "frequency_text": measure.frequency_text,
        "baseline": _present(rule_to_json, measure.baseline),
        "polarity": measure.polarity.value if measure.polarity else None,
        "target": _present(rule_to_json, measure.target),
        "frequency": _present(rule_to_json, measure.frequency),
        "lead_members": list(measure.lead_members),
        "lead_officers": list(measure.lead_officers),
        **_names_to_json(measure.names_as_written),
        "service": measure.service,
        "ownership": measure.ownership.value if measure.ownership else None,
        "partners": list(measure.partners),
        "footnotes": [{"mark": note.mark, "text": note.text} for note in measure.footnotes],
        "inherited": list(measure.inherited),
        "source": _source_to_json(measure.source),
    }


def measure_from_json(data: Json) -> Measure:
    """The measure that this JSON describes."""
    return Measure(
        id=data["id"],
        title=data["title"],
        rationale=data.get("rationale"),
        components=tuple(data.get("components", ())),
        placements=tuple(_placement_from_json(placement) for placement in data["placements"]),
        baseline_text=data.get("baseline_text"),
        direction_text=data.get("direction_text"),
        target_text=data.get("target_text"),
        frequency_text=data.get("frequency_text"),
        baseline=_present(value_from_json, data.get("baseline")),
        polarity=_present(Polarity, data.get("polarity")),
        target=_present(target_from_json, data.get("target")),
        frequency=_present(frequency_from_json, data.get("frequency")),
        lead_members=tuple(data.get("lead_members", ())),
        lead_officers=tuple(data.get("lead_officers", ())),
        names_as_written=_names_from_json(data),
        service=data.get("service"),
        ownership=_present(Ownership, data.get("ownership")),
        partners=tuple(data.get("partners", ())),
        footnotes=_footnotes_from_json(data),
        inherited=tuple(data.get("inherited", ())),
        source=_source_from_json(data.get("source")),
    )


def deliverable_to_json(deliverable: Deliverable) -> Json:
    """A deliverable as plain JSON values, with its milestones."""
    return {
        "id": deliverable.id,
        "title": deliverable.title,
        "description": deliverable.description,
        "placements": [_placement_to_json(placement) for placement in deliverable.placements],
        "deadline_text": deliverable.deadline_text,
        "deadline": _present(rule_to_json, deliverable.deadline),
        "lead_members": list(deliverable.lead_members),
        "lead_officers": list(deliverable.lead_officers),
        **_names_to_json(deliverable.names_as_written),
        "programmes": list(deliverable.programmes),
        "milestones": [_milestone_to_json(milestone) for milestone in deliverable.milestones],
        "footnotes": [{"mark": note.mark, "text": note.text} for note in deliverable.footnotes],
        "inherited": list(deliverable.inherited),
        "source": _source_to_json(deliverable.source),
    }


def deliverable_from_json(data: Json) -> Deliverable:
    """The deliverable that this JSON describes."""
    return Deliverable(
        id=data["id"],
        title=data["title"],
        description=data.get("description"),
        placements=tuple(_placement_from_json(placement) for placement in data["placements"]),
        deadline_text=data.get("deadline_text"),
        deadline=_present(deadline_from_json, data.get("deadline")),
        lead_members=tuple(data.get("lead_members", ())),
        lead_officers=tuple(data.get("lead_officers", ())),
        names_as_written=_names_from_json(data),
        programmes=tuple(data.get("programmes", ())),
        milestones=tuple(
            Milestone(
                text=item["text"],
                deadline_text=item.get("deadline_text"),
                deadline=_present(deadline_from_json, item.get("deadline")),
            )
            for item in data.get("milestones", ())
        ),
        footnotes=_footnotes_from_json(data),
        inherited=tuple(data.get("inherited", ())),
        source=_source_from_json(data.get("source")),
    )


def _milestone_to_json(milestone: Milestone) -> Json:
    return {
        "text": milestone.text,
        "deadline_text": milestone.deadline_text,
        "deadline": _present(rule_to_json, milestone.deadline),
    }


def _placement_to_json(placement: Placement) -> Json:
    written: Json = {"node": placement.node, "topic": placement.topic}
    if placement.role:
        written["role"] = placement.role.value
    if placement.deliverable:
        written["deliverable"] = placement.deliverable
    return written


def _placement_from_json(data: Json) -> Placement:
    return Placement(
        node=data["node"],
        role=_present(Role, data.get("role")),
        topic=data.get("topic"),
        deliverable=data.get("deliverable"),
    )


def _names_to_json(names: tuple[WrittenName, ...]) -> Json:
    """The member for names spelt otherwise than they are listed; left out where there are none."""
    if not names:
        return {}
    return {"names_as_written": [{"name": one.name, "written": one.written} for one in names]}


def _names_from_json(data: Json) -> tuple[WrittenName, ...]:
    return tuple(
        WrittenName(one["name"], one["written"]) for one in data.get("names_as_written", ())
    )


def _footnotes_from_json(data: Json) -> tuple[Footnote, ...]:
    return tuple(Footnote(note["mark"], note.get("text")) for note in data.get("footnotes", ()))


def rows_to_json(rows: RowCounts) -> Json:
    """What became of every row of the document, as plain JSON values."""
    return {
        "total": rows.total,
        "measure": rows.measure,
        "deliverable": rows.deliverable,
        "continuation": rows.continuation,
        "header": rows.header,
        "note": rows.note,
        "unaccounted": rows.unaccounted,
        "unplaced": [
            {"text": row.text, "reason": row.reason, "source": _source_to_json(row.source)}
            for row in rows.unplaced
        ],
        "columns": [
            {
                "heading": column.heading,
                "of": column.of,
                "node": column.node,
                "cells": [
                    {"item": cell.item, "title": cell.title, "text": cell.text}
                    for cell in column.cells
                ],
                "source": _source_to_json(column.source),
            }
            for column in rows.columns
        ],
        "remarks": list(rows.remarks),
    }


def rows_from_json(data: Json) -> RowCounts:
    """What became of every row, from its JSON."""
    return RowCounts(
        **{
            kind: int(data.get(kind, 0))
            for kind in ("measure", "deliverable", "continuation", "header", "note")
        },
        unplaced=tuple(
            UnplacedRow(row["text"], row["reason"], _source_from_json(row.get("source")))
            for row in data.get("unplaced", ())
        ),
        columns=tuple(
            KeptColumn(
                column["heading"],
                column["of"],
                column["node"],
                tuple(
                    KeptCell(cell["item"], cell["title"], cell["text"]) for cell in column["cells"]
                ),
                _source_from_json(column.get("source")),
            )
            for column in data.get("columns", ())
        ),
        remarks=tuple(data.get("remarks", ())),
    )


def _source_to_json(source: Source) -> Json:
    places = {"lines": source.lines, "pages": source.pages, "cells": source.cells}
    return {kind: list(found) for kind, found in places.items() if found}


def _source_from_json(data: Json | None) -> Source:
    places = data or {}
    return Source(
        lines=tuple(places.get("lines", ())),
        pages=tuple(places.get("pages", ())),
        cells=tuple(places.get("cells", ())),
    )


def _present(convert: Callable[[Any], T], value: Any) -> T | None:
    return None if value is None else convert(value)
