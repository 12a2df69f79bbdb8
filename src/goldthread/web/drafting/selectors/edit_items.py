"""What a measure or a deliverable of a draft says, side by side with its rules in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldthread.framework import Deliverable, Measure
from goldthread.framework.wording import listed
from goldthread.reports.wording import (
    deadline_sentence,
    frequency_sentence,
    target_sentence,
    value_sentence,
)
from goldthread.web.drafting.forms_editing import OWNERSHIP_WORDS
from goldthread.web.drafting.selectors.edit_draft import Draft, Item
from goldthread.web.drafting.selectors.wording import BETTER, ROLES


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an item: its name in addresses, its heading, what it says, what that means."""

    name: str
    title: str
    lines: tuple[str, ...]
    means: tuple[str, ...] = ()


def sides_of(draft: Draft, item: Item) -> tuple[Side, ...]:
    """Every side of an item in the order of its page; one that says nothing has no lines."""
    return _of_measure(draft, item) if isinstance(item, Measure) else _of_deliverable(draft, item)


def _of_measure(draft: Draft, item: Measure) -> tuple[Side, ...]:
    target = target_sentence(item.target) if item.target else ""
    baseline = value_sentence(item.baseline) if item.baseline else ""
    often = frequency_sentence(item.frequency) if item.frequency else ""
    whose = OWNERSHIP_WORDS[item.ownership] if item.ownership else ""
    return (
        Side("words", "What it is", _lines(item.title, item.rationale)),
        Side("target", "Target", _lines(item.target_text), _lines(target)),
        Side("baseline", "Baseline", _lines(item.baseline_text), _lines(baseline)),
        Side(
            "direction",
            "Which way is better",
            _lines(BETTER[item.polarity] if item.polarity else None),
        ),
        Side("collection", "How often", _lines(item.frequency_text), _lines(often)),
        Side("counted", "What is counted", _lines(listed(item.components))),
        Side("place", "Where it stands", _places(draft, item)),
        Side(
            "people",
            "Who answers for it",
            (
                *_people(item),
                *_lines(
                    f"Service: {item.service}" if item.service else None,
                    whose,
                    _said("Partners", item.partners),
                ),
            ),
        ),
    )


def _of_deliverable(draft: Draft, item: Deliverable) -> tuple[Side, ...]:
    due = deadline_sentence(item.deadline) if item.deadline else ""
    return (
        Side("words", "What it is", _lines(item.title, item.description)),
        Side("dates", "By when", _lines(item.deadline_text), _lines(due)),
        Side(
            "milestones",
            "Milestones",
            tuple(
                f"{step.text}{f' ({step.deadline_text})' if step.deadline_text else ''}"
                for step in item.milestones
            ),
            tuple(deadline_sentence(step.deadline) for step in item.milestones if step.deadline),
        ),
        Side("programmes", "Programmes", _lines(listed(item.programmes))),
        Side("place", "Where it stands", _places(draft, item)),
        Side("people", "Who answers for it", _people(item)),
    )


def _lines(*said: str | None) -> tuple[str, ...]:
    return tuple(one for one in said if one)


def _said(what: str, names: Sequence[str]) -> str:
    return f"{what}: {listed(names)}" if names else ""


def _people(item: Item) -> tuple[str, ...]:
    return _lines(
        _said("Lead members" if len(item.lead_members) > 1 else "Lead member", item.lead_members),
        _said(
            "Lead officers" if len(item.lead_officers) > 1 else "Lead officer", item.lead_officers
        ),
    )


def _places(draft: Draft, item: Item) -> tuple[str, ...]:
    told = []
    for at in item.placements:
        words = draft.nodes[at.node].title
        words += f", as {ROLES[at.role]}" if at.role else ""
        words += f" ({at.topic})" if at.topic else ""
        told.append(words)
    return tuple(told)
