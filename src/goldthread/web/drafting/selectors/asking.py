"""What a person is asked of a cell, how they may answer, and what their answer says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from goldthread.documents.review import (
    ENTRIES,
    WORDS,
    Asks,
    Cell,
    CellReading,
    Fix,
    How,
    ItemKind,
    Question,
    item_at,
    printed_of,
    reads_as,
    rule_in,
    said_to_be_none,
    title_of,
)
from goldthread.framework import (
    Framework,
    KeptColumn,
    Measure,
    Placement,
    Polarity,
    Role,
    UnplacedRow,
)
from goldthread.framework.rules import Rule
from goldthread.framework.rules.targets import AnnualTotal, Comparison, Threshold
from goldthread.web.drafting.selectors.imports import PutRight, names_of_places
from goldthread.web.drafting.selectors.wording import (
    BETTER,
    FIELD_NAMES,
    HINTS,
    KIND_NAMES,
    ROLES,
    field_name,
    fix_in_words,
    nothing_is_said,
    places_of,
    rule_sentence,
)
from goldthread.web.refusal import ActionRefusedError

_MOST_LETTERS = 2000
_MOST_PLACES = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a click gives: what is sent, and how it reads."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """One question of the list, with the answers a click can give.

    ``read`` is what was understood so far and ``said`` what a person said since.
    """

    question: Question
    name: str
    field: str
    read: str
    choices: tuple[Choice, ...]
    seen: int | None
    said: str


@dataclass(frozen=True, slots=True)
class CellAsked:
    """One cell as its page shows it.

    ``form`` is the kind of answer: ``rule``, ``direction``, ``words``, ``entries``, ``place``,
    ``holds`` (what a column is) or ``item``. ``reading`` is what words that were typed would mean.
    """

    cell: Cell
    title: str
    kind: str
    name: str
    form: str
    printed: str
    read: str
    question: Question | None
    choices: tuple[Choice, ...]
    nothing: str
    hint: str
    value: str
    reading: CellReading | None
    reading_words: str
    seen: int | None
    said: str
    by: str
    places: tuple[tuple[str, str], ...]
    roles: tuple[tuple[str, str], ...]
    standing: tuple[Placement, ...]


def questions_shown(right: PutRight, questions: Iterable[Question]) -> tuple[QuestionShown, ...]:
    """Questions as the list shows them."""
    shown = []
    for question in questions:
        held = right.said.get(question.cell)
        shown.append(
            QuestionShown(
                question=question,
                name=_name_of(question.cell),
                field=field_name(question.cell),
                read=_read_of(question),
                choices=quick_choices(question),
                seen=right.seen(question.cell),
                said=fix_in_words(right.framework, held[1]) if held else "",
            )
        )
    return tuple(shown)


def quick_choices(question: Question) -> tuple[Choice, ...]:
    """The answers that need no words."""
    match question.asks:
        case Asks.WHICH_SIDE:
            return (
                Choice(f"better:{Polarity.UP}", f"Higher is better: {_sided(question.rule, 'up')}"),
                Choice(
                    f"better:{Polarity.DOWN}", f"Lower is better: {_sided(question.rule, 'down')}"
                ),
                Choice(f"better:{Polarity.NONE}", "Neither is better by itself"),
            )
        case Asks.TWO_READINGS:
            field = question.cell.field
            return tuple(
                Choice(f"choose:{at}", rule_sentence(field, replace(rule, doubt=None)))
                for at, rule in enumerate(question.choices)
            )
        case Asks.COLUMN:
            return (
                *(Choice(f"holds:{field}", FIELD_NAMES[field]) for field in question.fields),
                Choice("as_read", "A note: no part of the framework"),
            )
        case Asks.LEFT_OVER | Asks.SUSPECT:
            return (Choice("as_read", "Right as it was read"),)
        case _:
            return ()


def _sided(rule: Rule | None, side: str) -> str:
    """A number with a side, as it would be judged."""
    if isinstance(rule, Threshold | AnnualTotal):
        comparison = Comparison.AT_LEAST if side == "up" else Comparison.AT_MOST
        told = rule_sentence("target", replace(rule, comparison=comparison, doubt=None))
        return told[:1].lower() + told[1:].rstrip(".")
    return ""


def answered(right: PutRight, sent: Mapping[str, str]) -> list[tuple[Fix, int | None]]:
    """The answers that the list of questions sent.

    ``rest`` is the answer to every question of the page about a direction that has none of its
    own. Raises ``ActionRefusedError`` for an answer that the question does not have.
    """
    known = {_sent_as(one.cell): one for one in right.questions}
    rest = sent.get("rest", "")
    given: list[tuple[Fix, int | None]] = []
    for name in sent:
        if not name.startswith("seen:"):
            continue
        question = known.get(name.removeprefix("seen:"))
        if question is None:
            raise ActionRefusedError(
                "What is to be looked at has changed since you opened the page. Nothing of yours "
                "was kept: look at it again."
            )
        answer = sent.get(f"answer:{_sent_as(question.cell)}", "")
        if not answer and question.asks is Asks.WHICH_SIDE:
            answer = rest
        if not answer:
            continue
        if answer not in {choice.value for choice in quick_choices(question)}:
            raise ActionRefusedError("That is no answer to this question.")
        seen = sent.get(name, "")
        given.append((_fix_of(question, answer), int(seen) if seen.isdecimal() else None))
    return given


def _sent_as(cell: Cell) -> str:
    return f"{cell.kind}/{cell.item}/{cell.field}"


def _fix_of(question: Question, answer: str) -> Fix:
    what, _colon, value = answer.partition(":")
    if what == "better":
        return Fix(question.cell, How.BETTER, words=value)
    if what == "choose":
        rule = replace(question.choices[int(value)], doubt=None)
        return Fix(question.cell, How.CHOSEN, rule=rule)
    if what == "holds":
        return Fix(question.cell, How.HOLDS, becomes=value)
    return Fix(question.cell, How.AS_READ)


def asked(right: PutRight, cell: Cell, sent: Mapping[str, str]) -> CellAsked:
    """A cell as its page shows it; ``sent`` are the words somebody tries, or sent in vain."""
    framework = _framework_with(right, cell)
    held = right.said.get(cell)
    question = next((one for one in right.questions if one.cell == cell), None)
    printed = held[1].printed if held else printed_of(framework, cell)
    form = form_of(cell)
    tried = sent.get("words", "").strip()[:_MOST_LETTERS]
    reading = _tried(framework, cell, tried) if form == "rule" and tried else None
    item = item_at(framework, cell)
    return CellAsked(
        cell=cell,
        title=title_of(framework, cell),
        kind=KIND_NAMES[cell.kind],
        name=field_name(cell),
        form=form,
        printed=printed,
        read=_understood(framework, cell, printed),
        question=question,
        choices=_choices(question, form),
        nothing=nothing_is_said(cell.field) if form == "rule" else "",
        hint=HINTS.get(cell.field, HINTS["deadline"]),
        value=tried or (_value(framework, cell) if form in ("words", "entries") else ""),
        reading=reading,
        reading_words=rule_sentence(cell.field, reading.rule) if reading else "",
        seen=right.seen(cell),
        said=fix_in_words(right.framework, held[1]) if held else "",
        by=held[0].by if held else "",
        places=tuple(names_of_places(right.framework)) if form == "place" else (),
        roles=tuple((str(role), words) for role, words in ROLES.items()),
        standing=() if isinstance(item, UnplacedRow | KeptColumn) else places_of(item),
    )


def form_of(cell: Cell) -> str:
    """Which kind of answer a cell takes."""
    if cell.field in ("place", "item", "direction", "holds"):
        return cell.field
    if cell.field in WORDS.get(cell.kind, ()):
        return "words"
    return "entries" if cell.field in ENTRIES.get(cell.kind, ()) else "rule"


def fix_given(right: PutRight, cell: Cell, sent: Mapping[str, str]) -> Fix:
    """What the form of a cell says of it.

    Raises ``ActionRefusedError`` for words that mean nothing there, and for an answer left out.
    """
    framework = _framework_with(right, cell)
    how = sent.get("how", "")
    words = sent.get("words", "").strip()
    if len(words) > _MOST_LETTERS:
        raise ActionRefusedError(f"That is more than {_MOST_LETTERS} letters.")
    if how == How.AS_READ:
        return Fix(cell, How.AS_READ)
    if how == How.DROPPED:
        return Fix(cell, How.DROPPED, words=sent.get("reason", "").strip())
    match form_of(cell):
        case "rule":
            return _rule_given(right, framework, cell, how, words)
        case "direction":
            value = how.removeprefix("better:")
            if value not in set(Polarity):
                raise ActionRefusedError("Say which way is better.")
            return Fix(cell, How.BETTER, words=value)
        case "holds":
            question = next((one for one in right.questions if one.cell == cell), None)
            if question is None or how not in {one.value for one in quick_choices(question)}:
                raise ActionRefusedError("Say what the column is.")
            return _fix_of(question, how)
        case "words" | "entries":
            return Fix(cell, How.WORDS, words=words)
        case "place":
            return Fix(cell, How.PLACED, places=_places_given(right.framework, cell, sent))
        case _:
            raise ActionRefusedError("Say what is to be done with it.")


def _rule_given(right: PutRight, framework: Framework, cell: Cell, how: str, words: str) -> Fix:
    if how == How.NOTHING:
        return Fix(cell, How.NOTHING, rule=said_to_be_none(cell.field))
    question = next((one for one in right.questions if one.cell == cell), None)
    if how.startswith("choose:") and question is not None:
        if how not in {choice.value for choice in quick_choices(question)}:
            raise ActionRefusedError("That is none of its readings.")
        return _fix_of(question, how)
    if how != How.READ_AS or not words:
        raise ActionRefusedError("Say what it means, in words or by one of the answers.")
    reading = _tried(framework, cell, words)
    if not reading.understood:
        raise ActionRefusedError(
            f"“{words}” is not understood either. Say it more plainly, in one short sentence."
        )
    return Fix(cell, How.READ_AS, words=words, rule=reading.rule)


def _tried(framework: Framework, cell: Cell, words: str) -> CellReading:
    item = item_at(framework, cell)
    if isinstance(item, UnplacedRow | KeptColumn):
        raise ActionRefusedError("A row that has no place, or a column, has no cells yet.")
    return reads_as(framework, item, cell.field, words)


def _places_given(
    framework: Framework, cell: Cell, sent: Mapping[str, str]
) -> tuple[Placement, ...]:
    nodes = {node.id for node in framework.nodes}
    before = {one.node: one for one in _standing(framework, cell)}
    places: list[Placement] = []
    for at in range(_MOST_PLACES):
        node, role = sent.get(f"node-{at}", ""), sent.get(f"role-{at}", "")
        if not node:
            continue
        if node not in nodes or (role and role not in set(Role)):
            raise ActionRefusedError("There is no such place in this framework any more.")
        if cell.kind is ItemKind.NODE and node == cell.item:
            raise ActionRefusedError("A place cannot stand under itself.")
        was = before.get(node)
        places.append(
            Placement(
                node,
                Role(role) if role else None,
                was.topic if was else None,
                was.deliverable if was else None,
            )
        )
    return tuple(dict.fromkeys(places))


def _standing(framework: Framework, cell: Cell) -> tuple[Placement, ...]:
    try:
        item = item_at(framework, cell)
    except LookupError:
        return ()
    return () if isinstance(item, UnplacedRow | KeptColumn) else places_of(item)


def _framework_with(right: PutRight, cell: Cell) -> Framework:
    """The framework in which the cell is: put right, or as read where it was dropped there."""
    try:
        if cell.kind is not ItemKind.ROW:
            item_at(right.framework, cell)
            return right.framework
    except LookupError:
        pass
    return right.read.framework


def _choices(question: Question | None, form: str) -> tuple[Choice, ...]:
    if form == "direction":
        return tuple(Choice(f"better:{way}", words) for way, words in BETTER.items())
    if form == "holds" and question is not None:
        return quick_choices(question)
    if question is None or form != "rule":
        return ()
    return tuple(one for one in quick_choices(question) if one.value != How.AS_READ)


def _understood(framework: Framework, cell: Cell, printed: str) -> str:
    item = item_at(framework, cell)
    if isinstance(item, UnplacedRow):
        return item.reason
    if isinstance(item, KeptColumn):
        return "A note of its place."
    if cell.field == "direction" and isinstance(item, Measure):
        return f"{BETTER[item.polarity]}." if item.polarity else ""
    if form_of(cell) == "rule":
        return rule_sentence(cell.field, rule_in(item, cell.field))
    return printed


def _value(framework: Framework, cell: Cell) -> str:
    return printed_of(framework, cell)


def _name_of(cell: Cell) -> str:
    return _sent_as(cell)


def _read_of(question: Question) -> str:
    if question.asks is Asks.UNPLACED:
        return question.because
    return rule_sentence(
        "target" if question.cell.field == "direction" else question.cell.field, question.rule
    )
