"""Answers into a target, a target into answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any, cast

from goldthread.framework.rules import Target
from goldthread.framework.rules import targets as aims
from goldthread.grammar.asking.codecs import AnswerError, target_in_words, target_of
from goldthread.grammar.asking.kinds import KINDS, TargetKind, kind_of
from goldthread.grammar.asking.parts import Answers, Part
from goldthread.grammar.asking.questions import Sort
from goldthread.grammar.reading import NOTHING_KNOWN, Context

WORDS = "words"
"""The kind that is answered by writing the target down; the words stand under the same name."""

_INNER = {
    "terms": aims.NO_TERMS,
    "share": aims.Threshold(comparison=aims.Comparison.AT_LEAST, value=Decimal(0), unit="%"),
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with an answer, and to which question it was given."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Made:
    """The target that answers come to, or why they come to none."""

    rule: Target | None
    problems: tuple[Problem, ...] = ()


def answers_of(rule: Target, context: Context = NOTHING_KNOWN) -> dict[str, str]:
    """The answers that a target stands for, with its ``kind``.

    >>> from goldthread.grammar import read_target
    >>> told = answers_of(read_target("at least 75% by March 2027").rule)
    >>> {name: answer for name, answer in told.items() if answer}
    {'kind': 'at_least', 'value': '75', 'unit': '%', 'by': 'March 2027'}
    """
    kind = kind_of(rule)
    answers = {"kind": kind.name}
    for part in kind.parts:
        answers |= _told(part, rule, context)
    return answers


def target_of_answers(
    answers: Answers, *, before: Target | None = None, context: Context = NOTHING_KNOWN
) -> Made:
    """The target that these answers come to.

    ``before`` is the target they are a change of: a part whose answers are those it gave stays
    exactly as it was, also where it holds more than is asked; and when no answer is another,
    the target itself comes back. Whoever changes one settles what was doubtful about it.
    """
    name = answers.get("kind", "")
    if name == WORDS:
        return _of_words(answers.get(WORDS, ""), before, context)
    kind = KINDS.get(name)
    if kind is None:
        return Made(None, (Problem("kind", "Choose what kind of target it is."),))
    alike = before if before is not None and kind_of(before) is kind else None
    if alike is None and not kind.offered:
        return Made(None, (Problem("kind", f"“{kind.title}” is only read from a document."),))
    problems: list[Problem] = []
    values: dict[str, Any] = {}
    for part in kind.parts:
        if alike is not None and _same(part, answers, _told(part, alike, context)):
            continue
        try:
            values |= _made(part, answers, alike, context)
        except AnswerError as error:
            problems.append(Problem(part.questions[0].name, str(error)))
    problems += _left_out(kind, answers, {one.question for one in problems})
    if problems:
        return Made(None, tuple(problems))
    if alike is not None and not values:
        return Made(alike)
    try:
        return Made(_rule(kind, alike or _of_the_same_class(kind, before), values))
    except ValueError as error:
        return Made(None, (Problem(kind.questions[0].name, str(error)),))


def words_of_target(rule: Target, context: Context = NOTHING_KNOWN) -> str:
    """The target as a council would write it down."""
    return target_in_words(rule, context)


def _of_words(words: str, before: Target | None, context: Context) -> Made:
    if not words.strip():
        return Made(None, (Problem(WORDS, "Write what the target is, such as: at least 75%."),))
    if before is not None and words.strip() == target_in_words(before, context):
        return Made(before)
    try:
        return Made(target_of(words, context))
    except AnswerError as error:
        return Made(None, (Problem(WORDS, str(error)),))


def _told(part: Part, rule: Target, context: Context) -> dict[str, str]:
    values = [_value(rule, path) for path in part.fields]
    names = (question.name for question in part.questions)
    return dict(zip(names, part.told(values, context), strict=True))


def _same(part: Part, answers: Answers, told: Mapping[str, str]) -> bool:
    return all(
        _plain(answers.get(question.name, ""), question.sort)
        == _plain(told[question.name], question.sort)
        for question in part.questions
    )


def _plain(answer: str, sort: Sort) -> Any:
    """An answer without what a browser or a hand adds to it: line ends, spaces, empty lines."""
    if sort is not Sort.LINES:
        return " ".join(answer.split())
    return [" ".join(line.split()) for line in answer.splitlines() if line.strip()]


def _made(part: Part, answers: Answers, before: Target | None, context: Context) -> dict[str, Any]:
    given = [answers.get(question.name, "") for question in part.questions]
    was: Sequence[Any] = [
        _value(before, path) if before is not None else None for path in part.fields
    ]
    return dict(zip(part.fields, part.made(given, was, context), strict=True))


def _left_out(kind: TargetKind, answers: Answers, already: set[str]) -> list[Problem]:
    missing = [
        question
        for question in kind.questions
        if question.needed
        and question.name not in already
        and not answers.get(question.name, "").strip()
    ]
    return [
        Problem(
            question.name,
            "Choose an answer." if question.sort is Sort.CHOICE else "This must be answered.",
        )
        for question in missing
    ]


def _of_the_same_class(kind: TargetKind, before: Target | None) -> Target | None:
    """A target of the same class but another side: what is not asked of it still holds."""
    return before if before is not None and type(before) is kind.rule else None


def _rule(kind: TargetKind, before: Target | None, values: Mapping[str, Any]) -> Target:
    top: dict[str, Any] = {}
    if before is not None:
        top = {field.name: getattr(before, field.name) for field in fields(before)}
        # Somebody has now said what it is: what was doubtful, or guessed at, is settled.
        top |= {"doubt": None, "note": None, "suspect": None}
        if "origin" in top:
            top["origin"] = aims.Origin.TEXT
    inner: dict[str, dict[str, Any]] = {}
    for path, value in values.items():
        name, dot, within = path.partition(".")
        if dot:
            inner.setdefault(name, {})[within] = value
        else:
            top[name] = value
    for name, changed in inner.items():
        top[name] = replace(cast("Any", top.get(name, _INNER[name])), **changed)
    return cast("Target", kind.rule(**{**top, **kind.fixed}))


def _value(rule: Target | None, path: str) -> Any:
    held: Any = rule
    for name in path.split("."):
        held = getattr(held, name)
    return held
