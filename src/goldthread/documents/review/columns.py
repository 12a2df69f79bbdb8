"""Columns of which nothing said what they hold, made into the field that a person says they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from goldthread.documents.blocks import Cell as PrintedCell
from goldthread.documents.review.cells import ItemKind, read_again
from goldthread.documents.review.fixes import Fix, FixError, How
from goldthread.documents.review.placing import milestones_in
from goldthread.documents.review.rows import FIELDS, MEASURE, RowCell, said_in
from goldthread.documents.understanding.headers import Column, Kind, kind_of_heading
from goldthread.documents.understanding.rules import (
    DocumentYear,
    HeadingYears,
    with_dates,
    with_rules,
)
from goldthread.framework import (
    Deliverable,
    Framework,
    KeptColumn,
    Measure,
    Ownership,
    Source,
)

Filled = TypeVar("Filled", Measure, Deliverable)

_LISTS = ("lead_members", "lead_officers", "partners", "programmes")
_TEXTS = ("target", "baseline", "frequency", "direction", "deadline")


def column_at(framework: Framework, number: str) -> KeptColumn:
    """The column of this number, counted from 1. Raises ``LookupError`` where there is none."""
    at = int(number) if number.isdecimal() else 0
    if not 0 < at <= len(framework.rows.columns):
        raise LookupError("There is no such column.")
    return framework.rows.columns[at - 1]


def fields_open_to(framework: Framework, column: KeptColumn) -> tuple[str, ...]:
    """The fields that a column can be: those in which nothing stands in any of its rows."""
    named = {cell.item for cell in column.cells}
    items: tuple[Measure | Deliverable, ...] = (
        framework.measures if column.of == MEASURE else framework.deliverables
    )
    mine = [one for one in items if one.id in named]
    return tuple(
        field
        for field in FIELDS[column.of]
        if field != "title" and not any(_is_filled(one, field) for one in mine)
    )


def words_of(column: KeptColumn) -> str:
    """What stands in a column, one cell a line behind the name of its row."""
    return "\n".join(f"{cell.title or 'no name'}: {cell.text}" for cell in column.cells)


def with_columns(framework: Framework, fixes: Iterable[Fix]) -> Framework:
    """The framework with the columns that these fixes name read as fields of their rows.

    A cell is read as the document's own columns of that kind are, and the note that told the
    column is taken away. Raises ``FixError`` for a field that the column cannot be.
    """
    for fix in fixes:
        if fix.cell.kind is not ItemKind.COLUMN or fix.how is not How.HOLDS:
            continue
        try:
            column = column_at(framework, fix.cell.item)
        except LookupError as error:
            raise FixError(str(error)) from None
        if fix.becomes not in fields_open_to(framework, column):
            raise FixError(
                f"“{column.heading}” cannot be read so: its rows say that already, or it is no field of a {column.of}."
            )
        framework = _with_column(framework, column, fix.becomes)
    return framework


def _with_column(framework: Framework, column: KeptColumn, field: str) -> Framework:
    year = DocumentYear.of_edition(framework.edition)
    said = {
        cell.item: _said(column, cell.text, field) for cell in column.cells if cell.item is not None
    }
    nodes = tuple(
        replace(one, notes=tuple(note for note in one.notes if note != column.note))
        if one.id == column.node
        else one
        for one in framework.nodes
    )
    if column.of == MEASURE:
        measures = tuple(
            _measure_with(framework, one, field, said[one.id], year) if one.id in said else one
            for one in framework.measures
        )
        return replace(framework, nodes=nodes, measures=measures)
    deliverables = tuple(
        _deliverable_with(one, field, said[one.id], year) if one.id in said else one
        for one in framework.deliverables
    )
    return replace(framework, nodes=nodes, deliverables=deliverables)


def _said(column: KeptColumn, text: str, field: str) -> Mapping[str, str]:
    """What one cell says of its item, read under a heading of this kind."""
    year = kind_of_heading(column.heading)[1]
    cells = (
        RowCell(Column(0, Kind.NAME, ""), PrintedCell("unnamed", Source())),
        RowCell(Column(1, Kind.UNKNOWN, column.heading, year), PrintedCell(text, Source())),
    )
    return said_in(cells, column.of, {0: "title", 1: field})


def _measure_with(
    framework: Framework, measure: Measure, field: str, said: Mapping[str, str], year: DocumentYear
) -> Measure:
    words = said.get(field, "")
    if field in _TEXTS:
        headed = HeadingYears(said.get("target_year"), said.get("baseline_year"))
        text: dict[str, Any] = {f"{field}_text": words or None}
        worded = replace(measure, **text)
        ruled = with_rules(worded, year, headed)
        if field == "direction":
            return read_again(framework, measure, replace(worded, polarity=ruled.polarity))
        rule: dict[str, Any] = {field: getattr(ruled, field)}
        return replace(worded, **rule)
    if field == "ownership":
        owned = words.casefold()
        return replace(measure, ownership=Ownership(owned) if owned in set(Ownership) else None)
    return _with_words(measure, field, words)


def _deliverable_with(
    deliverable: Deliverable, field: str, said: Mapping[str, str], year: DocumentYear
) -> Deliverable:
    words = said.get(field, "")
    if field == "deadline":
        return with_dates(replace(deliverable, deadline_text=words or None), year)
    if field == "milestones":
        return with_dates(replace(deliverable, milestones=milestones_in(words)), year)
    return _with_words(deliverable, field, words)


def _with_words(item: Filled, field: str, words: str) -> Filled:
    """The item with plain words, or a list of them, in a field."""
    if field == "topic":
        placements = tuple(replace(one, topic=words or None) for one in item.placements)
        return replace(item, placements=placements)
    entries = tuple(one for one in words.splitlines() if one)
    value: dict[str, Any] = {field: entries if field in _LISTS else words or None}
    return replace(item, **value)


def _is_filled(item: Measure | Deliverable, field: str) -> bool:
    if field == "topic":
        return any(one.topic for one in item.placements)
    return bool(getattr(item, f"{field}_text" if field in _TEXTS else field, None))
