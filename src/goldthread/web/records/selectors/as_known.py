"""What was on record at a moment: editions, targets, definitions, who held which portfolio.

Figures, tolerances and what is said of delivery are never changed, and each carries the moment it
was recorded. What is changed in its place is read from the record of changes, which holds what was
said of it by then.
"""

from __future__ import annotations

import copy
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from goldthread.framework.rules import rule_to_json
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar.frequencies import read_frequency
from goldthread.web.audit.models import Event
from goldthread.web.records.mapping.definitions import definitions_in_order
from goldthread.web.records.mapping.subjects import Stated
from goldthread.web.records.mapping.targets_in_order import close_in_order
from goldthread.web.records.models import (
    Authority,
    Definition,
    EditionMeasure,
    Framework,
    FrameworkStatus,
    Person,
    Target,
)

_DEFINED_AS = {
    "title": "title",
    "rationale": "rationale",
    "which_way_is_better": "polarity",
    "owned_by": "ownership",
    "how_often": "frequency_text",
}
"""What the record of changes calls the columns of a definition."""


def editions_as_known(editions: Iterable[Framework], at: datetime) -> list[Framework]:
    """An authority's editions as they stood at a moment, in the same order; none that came later.

    One that was adopted later was a draft; the last that was adopted by then was in force.
    """
    known = [copy.copy(one) for one in editions if one.read_at <= at]
    adopted = [one for one in known if one.adopted_at is not None and one.adopted_at <= at]
    last = max(adopted, key=lambda one: (one.adopted_at, one.number), default=None)
    for one in known:
        if one in adopted:
            here = FrameworkStatus.ADOPTED if one == last else FrameworkStatus.SUPERSEDED
            one.status = here.value
        elif one.adopted_at is not None:
            one.status = FrameworkStatus.DRAFT.value
            one.adopted_at = one.adopted_by = one.in_force_from = None
    return known


def targets_as_known(authority: Authority, targets: Iterable[Target], at: datetime) -> list[Target]:
    """The targets that were set by a moment, as they were then. One query at most."""
    targets = list(targets)
    said = _said_by(
        at,
        authority=authority,
        subject_type=Target._meta.label_lower,
        subject_id__in=[str(one.pk) for one in targets if one.set_at > at],
        action="set target",
    )
    last = {event.subject_id: event for event in said}
    found: dict[int, list[Target]] = defaultdict(list)
    for row in targets:
        then = copy.copy(row)
        if row.set_at > at:
            event = last.get(str(row.pk))
            if event is None:
                continue  # nobody had set it yet
            told = _told(event)
            then.text, then.rule = told["text"], told["rule"]
            then.set_at, then.set_by, then.reason = event.at, event.by, event.reason
        found[row.edition_measure_id].append(then)
    for own in found.values():
        close_in_order(own)
    return [one for own in found.values() for one in own]


def definitions_as_known(
    authority: Authority, definitions: Iterable[Definition], at: datetime
) -> list[Definition]:
    """The definitions that were stated by a moment, as they were then. One query at most."""
    definitions = list(definitions)
    later = {one.edition_measure_id for one in definitions if one.set_at > at}
    said = _said_by(
        at,
        authority=authority,
        subject_type=EditionMeasure._meta.label_lower,
        subject_id__in=[str(key) for key in later],
        action="change definition",
    )
    last = {(event.subject_id, _told(event)["from"]): event for event in said}
    found = []
    for row in definitions:
        if row.set_at <= at:
            found.append(row)
        elif event := last.get((str(row.edition_measure_id), str(row.valid_from))):
            found.append(_defined_as(row, event))
    return found


def stated_as_known(authority: Authority, stated: Iterable[Stated], at: datetime) -> list[Stated]:
    """What an edition said of its measures at a moment, of what it says now. Two queries."""
    stated = list(stated)
    targets = _by_measure(
        targets_as_known(authority, (row for one in stated for row in one.targets), at)
    )
    definitions = _by_measure(
        definitions_as_known(authority, (row for one in stated for row in one.definitions), at)
    )
    return [
        replace(
            one,
            row=_as_last_defined(one.row, definitions[one.row.pk]),
            targets=tuple(sorted(targets[one.row.pk], key=lambda row: row.valid_from or date.min)),
            definitions=tuple(definitions[one.row.pk]),
        )
        for one in stated
    ]


def portfolios_as_known(authority: Authority, at: datetime) -> Mapping[str, str | None]:
    """The portfolio of every lead member whose portfolio was named anew since, by name.

    Two queries.
    """
    first: dict[str, Event] = {}
    for event in Event.objects.filter(
        authority=authority, action="name portfolio", at__gt=at
    ).order_by("number"):
        first.setdefault(event.subject_id, event)
    names = dict(Person.objects.filter(pk__in=first).values_list("pk", "name"))
    return {
        names[int(key)]: (event.before or {}).get("portfolio")
        for key, event in first.items()
        if int(key) in names
    }


def _said_by(at: datetime, **of: Any) -> list[Event]:
    """What was done by a moment, in the order it was; nothing is asked for no record."""
    if not of["subject_id__in"]:
        return []
    return list(Event.objects.filter(**of, at__lte=at).order_by("number"))


def _told(event: Event) -> Mapping[str, Any]:
    """What an event says of a record after it."""
    return event.after or {}


def _defined_as(row: Definition, event: Event) -> Definition:
    """A definition as an event told it; how often figures come is read from its words again."""
    then, said = copy.copy(row), _told(event)
    for told, column in _DEFINED_AS.items():
        setattr(then, column, said[told])
    if then.frequency_text != row.frequency_text:
        rule = read_frequency(then.frequency_text).rule if then.frequency_text else None
        read = rule is not None and not isinstance(rule, NotUnderstood)
        then.frequency = rule_to_json(rule) if rule is not None and read else None
    then.set_at, then.set_by, then.reason = event.at, event.by, event.reason
    return then


def _as_last_defined(row: EditionMeasure, definitions: Iterable[Definition]) -> EditionMeasure:
    """The edition's measure saying what its last definition says."""
    in_order = definitions_in_order(row, definitions)
    if not in_order:
        return row
    then = copy.copy(row)
    for column in (*_DEFINED_AS.values(), "frequency"):
        setattr(then, column, getattr(in_order[-1], column))
    return then


def _by_measure(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.edition_measure_id].append(row)
    return found
