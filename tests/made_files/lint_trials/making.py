"""Made-up measures, deliverables and frameworks, read by the grammar as a document's would be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from goldthread.framework import (
    Deliverable,
    Footnote,
    Framework,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Ownership,
    Placement,
    Role,
    Source,
    WrittenName,
)
from goldthread.grammar import (
    Context,
    read_deadline,
    read_frequency,
    read_polarity,
    read_target,
    read_value,
)

Placed = TypeVar("Placed", Measure, Deliverable)
THEME = "theme"
OTHER_THEME = "other-theme"
_YEAR = 2020


def measure(
    title: str,
    *,
    baseline: str | None = "61% (2019/20)",
    way: str | None = "↑",
    target: str | None = "70% by March 2022",
    often: str | None = "Quarterly",
    why: str | None = None,
    owner: str | None = "Cllr Example",
    node: str = THEME,
    role: Role = Role.INDICATOR,
    beside: str | None = None,
    line: int = 1,
    notes: Sequence[Footnote] = (),
) -> Measure:
    """A measure with everything a careful council gives, but for what the trial takes away."""
    polarity = read_polarity(way) if way else None
    context = Context(title=title, polarity=polarity, year=_YEAR)
    return Measure(
        id=f"m{line}",
        title=title,
        placements=(Placement(node, role, deliverable=beside),),
        rationale=why,
        baseline_text=baseline,
        baseline=read_value(baseline, context=context).rule if baseline else None,
        direction_text=way,
        polarity=polarity,
        target_text=target,
        target=read_target(target, context=context).rule if target else None,
        frequency_text=often,
        frequency=read_frequency(often).rule if often else None,
        lead_members=(owner,) if owner else (),
        footnotes=tuple(notes),
        source=Source(lines=(line,)),
    )


def deliverable(
    title: str,
    *,
    does: str | None = None,
    due: str | None = "March 2021",
    steps: Sequence[tuple[str, str | None]] = (),
    member: str | None = "Cllr Example",
    officer: str | None = None,
    node: str = THEME,
    line: int = 100,
    notes: Sequence[Footnote] = (),
) -> Deliverable:
    """A deliverable with a date and an owner, but for what the trial takes away."""
    return Deliverable(
        id=f"d{line}",
        title=title,
        placements=(Placement(node),),
        description=does,
        deadline_text=due,
        deadline=read_deadline(due, context=Context(year=_YEAR)).rule if due else None,
        milestones=tuple(
            Milestone(
                text,
                when,
                read_deadline(when, context=Context(year=_YEAR)).rule if when else None,
            )
            for text, when in steps
        ),
        lead_members=(member,) if member else (),
        lead_officers=(officer,) if officer else (),
        footnotes=tuple(notes),
        source=Source(lines=(line,)),
    )


def framework(
    *items: Measure | Deliverable,
    goal: str | None = None,
    edition: str | None = "2020-22",
    introduction: Sequence[str] = (),
) -> Framework:
    """A framework of two themes that holds these items, and a measure in each for company."""
    return Framework(
        title="A made-up framework",
        edition=edition,
        introduction=tuple(introduction),
        nodes=(
            Node(THEME, NodeKind.THEME, "Homes and streets", goal=goal, source=Source((900,))),
            Node(OTHER_THEME, NodeKind.THEME, "Learning and work", source=Source((901,))),
        ),
        measures=tuple(item for item in items if isinstance(item, Measure)),
        deliverables=tuple(item for item in items if isinstance(item, Deliverable)),
    )


def inheriting(item: Measure, *fields: str) -> Measure:
    """A measure whose named fields came from a merged cell above it."""
    return replace(item, inherited=fields)


def also(item: Placed, its_id: str) -> Placed:
    """A second item of the same row."""
    return replace(item, id=its_id)


def over_lines(item: Placed, *lines: int) -> Placed:
    """An item whose row stands on these lines."""
    return replace(item, source=Source(lines=lines))


def owned(item: Measure) -> Measure:
    """A measure that the council alone answers for."""
    return replace(item, ownership=Ownership.COUNCIL)


def spelt(item: Placed, written: str) -> Placed:
    """An item whose document writes the name of its lead member otherwise."""
    return replace(item, names_as_written=(WrittenName(item.lead_members[0], written),))


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule must leave alone, and what it must find, each with the items to be named."""

    quiet: Sequence[Framework]
    loud: Sequence[tuple[Framework, set[str]]] = field(default_factory=list)
