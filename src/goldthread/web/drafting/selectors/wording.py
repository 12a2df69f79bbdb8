"""What was read, in the words of a page: rules as sentences, fields and roles by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from goldthread.documents.review import Cell, Fix, How, ItemKind
from goldthread.framework import Framework, Measure, Node, Placement
from goldthread.framework.rules import Rule
from goldthread.framework.wording import listed
from goldthread.reports.wording import (
    deadline_sentence,
    frequency_sentence,
    target_sentence,
    value_sentence,
)
from goldthread.reports.wording.revising import BETTER as BETTER
from goldthread.reports.wording.revising import ROLES as ROLES

FIELD_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "title": "Name",
        "goal": "Goal",
        "rationale": "What it will tell us",
        "description": "Description",
        "service": "Service",
        "lead_members": "Lead members",
        "lead_officers": "Lead officers",
        "partners": "Partners",
        "programmes": "Programmes",
        "direction": "Which way is better",
        "target": "Target",
        "baseline": "Baseline",
        "frequency": "How often",
        "deadline": "Deadline",
        "topic": "Group in the table",
        "ownership": "Whose it is",
        "milestones": "Milestones",
        "place": "Where it stands",
        "item": "The whole of it",
        "holds": "What the column is",
    }
)
HINTS: Mapping[str, str] = MappingProxyType(
    {
        "target": "Such as: at least 75% by March 2021; no more than 12 days; in line with the London average.",
        "baseline": "Such as: 62% (2018/19); 1,234 at March 2020.",
        "frequency": "Such as: monthly; every quarter, a month in arrears; yearly in July.",
        "direction": "Such as: higher is better.",
        "deadline": "Such as: March 2021; end of Q2 2020/21; ongoing; to be confirmed.",
        "milestones": "One on each line, its date behind a bar. Such as: The roof is on | May 2021.",
    }
)
"""How the words of a field may read."""
KIND_NAMES: Mapping[str, str] = MappingProxyType(
    {
        ItemKind.NODE: "place",
        ItemKind.MEASURE: "measure",
        ItemKind.DELIVERABLE: "deliverable",
        ItemKind.ROW: "row",
        ItemKind.COLUMN: "column",
    }
)
_SAID: Mapping[str, Callable[[Any], str]] = MappingProxyType(
    {"target": target_sentence, "baseline": value_sentence, "frequency": frequency_sentence}
)
_NOTHING: Mapping[str, str] = MappingProxyType(
    {
        "target": "No target is stated",
        "baseline": "No baseline is stated",
        "frequency": "It is not said how often",
    }
)


def field_name(cell: Cell) -> str:
    """What a page calls a field."""
    if cell.milestone is not None:
        return f"Date of milestone {cell.milestone + 1}"
    return FIELD_NAMES.get(cell.field, cell.field)


def rule_sentence(field: str, rule: Rule | None) -> str:
    """What was understood of a cell, as a sentence; blank where nothing was said there."""
    return _SAID.get(field, deadline_sentence)(rule) if rule is not None else ""


def nothing_is_said(field: str) -> str:
    """How one says that a cell states nothing."""
    return _NOTHING.get(field, "No date is stated")


def fix_in_words(framework: Framework, fix: Fix) -> str:
    """What a person said of a cell, as a sentence."""
    match fix.how:
        case How.AS_READ if fix.cell.kind is ItemKind.COLUMN:
            return "A note, and no part of the framework."
        case How.AS_READ:
            return "Right as it was read."
        case How.HOLDS:
            return f"{FIELD_NAMES[fix.becomes]}."
        case How.READ_AS:
            return f"“{fix.words}”: {rule_sentence(fix.cell.field, fix.rule)}"
        case How.CHOSEN:
            return rule_sentence(fix.cell.field, fix.rule)
        case How.NOTHING:
            return f"{nothing_is_said(fix.cell.field)}."
        case How.BETTER:
            return f"{BETTER[fix.words]}."
        case How.WORDS:
            return listed(fix.words.splitlines()) if fix.words.strip() else "Nothing."
        case How.PLACED:
            return places_in_words(framework, fix.places)
        case How.ADDED:
            where = places_in_words(framework, fix.places)
            told = [FIELD_NAMES[name].lower() for name, _words in fix.fields if name in FIELD_NAMES]
            said = f". Filled in: {listed(told)}" if told else ""
            return (
                f"A {KIND_NAMES.get(fix.becomes, fix.becomes)}, “{fix.words}”, at: {where}{said}."
            )
        case How.DROPPED:
            return f"No part of the framework: {fix.words}"


def places_in_words(framework: Framework, places: tuple[Placement, ...]) -> str:
    """Where something stands: the titles of the places, with its role at each."""
    titles = {node.id: node.title for node in framework.nodes}
    told = [
        f"{titles.get(one.node, one.node)}{f' ({ROLES[one.role]})' if one.role else ''}"
        for one in places
    ]
    return "; ".join(dict.fromkeys(told)) or "under nothing else"


def places_of(item: Node | Any) -> tuple[Placement, ...]:
    """Where an item stands; a place stands under another one."""
    if isinstance(item, Node):
        return (Placement(item.parent),) if item.parent else ()
    places: tuple[Placement, ...] = item.placements
    return places


def better_in_words(measure: Measure) -> str:
    """Which way is better, as a sentence."""
    return f"{BETTER[measure.polarity]}." if measure.polarity else "Nothing says which way."
