"""What the document prints, beside what was read from it; and what was not understood."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.framework.rules.json_form import (
    deadline_from_json,
    frequency_from_json,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.reports.wording import (
    deadline_sentence,
    frequency_sentence,
    target_sentence,
    value_sentence,
)
from goldthread.web.records.mapping.definitions import defined_by_the_document
from goldthread.web.records.models import EditionDeliverable, EditionMeasure, Target

_BETTER = {
    "up": "Higher is better.",
    "down": "Lower is better.",
    "in_range": "It should stay inside a range.",
    "none": "Neither higher nor lower is better by itself.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the printed words, and whether it was understood."""

    words: str
    understood: bool = True


@dataclass(frozen=True, slots=True)
class PrintedAndRead:
    """One field: what it is, its printed words in pieces, and the sentence read from it.

    ``printed`` is empty where the document prints nothing. ``inherited`` when the words stand
    in another cell that this one was merged with.
    """

    field: str
    printed: tuple[Piece, ...]
    read: str
    understood: bool
    inherited: bool = False


def readings_of(record: EditionMeasure, targets: Iterable[Target]) -> tuple[PrintedAndRead, ...]:
    """The target, baseline, direction and frequency of a measure as printed and as read."""
    document = next((target for target in targets if target.valid_from is None), None)
    defined = defined_by_the_document(record)
    baseline = getattr(record, "baseline", None)
    taken = set(record.inherited)
    return (
        _reading(
            "Target",
            document.text if document else None,
            document.rule if document else None,
            lambda rule: target_sentence(target_from_json(rule)),
            inherited="target" in taken or "target_text" in taken,
        ),
        _reading(
            "Baseline",
            baseline.text if baseline else None,
            baseline.rule if baseline else None,
            lambda rule: value_sentence(value_from_json(rule)),
            inherited="baseline" in taken or "baseline_text" in taken,
        ),
        PrintedAndRead(
            "Good is",
            _pieces(record.direction_text, None),
            _BETTER.get(defined.polarity or "", "Nothing says which way is better."),
            understood=defined.polarity is not None or record.direction_text is None,
            inherited="direction" in taken or "direction_text" in taken,
        ),
        _reading(
            "Frequency",
            defined.frequency_text,
            defined.frequency,
            lambda rule: frequency_sentence(frequency_from_json(rule)),
            inherited="frequency" in taken or "frequency_text" in taken,
        ),
    )


def deadline_reading(record: EditionDeliverable) -> PrintedAndRead:
    """The deadline of a deliverable as printed and as read."""
    return _reading(
        "Deadline",
        record.deadline_text,
        record.deadline,
        lambda rule: deadline_sentence(deadline_from_json(rule)),
        inherited="deadline" in record.inherited or "deadline_text" in record.inherited,
    )


def _reading(
    field: str,
    text: str | None,
    rule: Mapping[str, Any] | None,
    say: Callable[[Mapping[str, Any]], str],
    *,
    inherited: bool,
) -> PrintedAndRead:
    if rule is None:
        read = "Nothing is printed." if text is None else "Not understood."
        return PrintedAndRead(field, _pieces(text, text), read, text is None, inherited)
    try:
        read = say(rule)
    except RuleFormError:
        return PrintedAndRead(
            field, _pieces(text, text), "Not understood.", understood=False, inherited=inherited
        )
    lost = _not_understood(rule)
    return PrintedAndRead(field, _pieces(text, lost), read, lost is None, inherited)


def _not_understood(rule: Mapping[str, Any]) -> str | None:
    """The words that a rule, or a part of it, says were not understood."""
    if rule.get("kind") == "text":
        words = rule.get("text")
        return words if isinstance(words, str) else ""
    for inner in ("parts", "steps"):
        for part in rule.get(inner) or ():
            if isinstance(part, dict) and (words := _not_understood(part)) is not None:
                return words
    return None


def _pieces(text: str | None, lost: str | None) -> tuple[Piece, ...]:
    """The printed words cut at the stretch that was not understood."""
    if not text:
        return ()
    if lost is None:
        return (Piece(text),)
    start = text.find(lost) if lost else -1
    if start < 0:
        return (Piece(text, understood=False),)
    cut = (
        Piece(text[:start]),
        Piece(text[start : start + len(lost)], understood=False),
        Piece(text[start + len(lost) :]),
    )
    return tuple(piece for piece in cut if piece.words)
