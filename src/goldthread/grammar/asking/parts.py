"""How the fields of a rule are asked for: each part with its questions, there and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.framework.rules.targets import Portion, Quantity
from goldthread.grammar.asking.codecs import (
    SIDES,
    AnswerError,
    day_in_words,
    day_of,
    number_in_words,
    number_of,
    side_answer,
    target_in_words,
    target_of,
    targets_of,
    unit_in_words,
    unit_of,
    until_in_words,
    until_of,
    when_in_words,
    when_of,
)
from goldthread.grammar.asking.questions import TICKED, Question
from goldthread.grammar.reading import Context

Fields = dict[str, Any]
"""Values of fields of a rule by name; ``terms.by`` is the field ``by`` of its ``terms``."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields of a rule that are asked for together.

    ``told`` gives the answer to each question from the fields' values, and ``made`` the values
    from the answers, told also what the fields were before. Either is given in the order of
    ``questions`` and of ``fields``.
    """

    questions: tuple[Question, ...]
    fields: tuple[str, ...]
    told: Callable[[Sequence[Any], Context], Sequence[str]]
    made: Callable[[Sequence[str], Sequence[Any], Context], Sequence[Any]]


def number_part(field: str, question: Question) -> Part:
    """A number."""

    def made(answers: Sequence[str], _before: Sequence[Any], _context: Context) -> Sequence[Any]:
        return (number_of(answers[0]),)

    return Part((question,), (field,), lambda values, _: (number_in_words(values[0]),), made)


def whole_number_part(field: str, question: Question) -> Part:
    """A whole number, such as how many places."""

    def made(answers: Sequence[str], _before: Sequence[Any], _context: Context) -> Sequence[Any]:
        value = number_of(answers[0])
        if value is not None and (value != int(value) or value < 1):
            raise AnswerError(f"“{answers[0]}” is not a whole number of places.")
        return (None if value is None else int(value),)

    return Part(
        (question,),
        (field,),
        lambda values, _: ("" if values[0] is None else str(values[0]),),
        made,
    )


def unit_part(field: str, question: Question) -> Part:
    """A unit, in any words."""
    return Part(
        (question,),
        (field,),
        lambda values, _: (unit_in_words(values[0]),),
        lambda answers, *_: (unit_of(answers[0]),),
    )


def words_part(field: str, question: Question, *, blank: str | None = None) -> Part:
    """Words as they stand; ``blank`` is what none are kept as."""
    return Part(
        (question,),
        (field,),
        lambda values, _: (values[0] or "",),
        lambda answers, *_: (" ".join(answers[0].split()) or blank,),
    )


def tick_part(field: str, question: Question) -> Part:
    """A yes or a no."""
    return Part(
        (question,),
        (field,),
        lambda values, _: (TICKED if values[0] else "",),
        lambda answers, *_: (answers[0] == TICKED,),
    )


def choice_part(
    field: str, question: Question, value_of: Callable[[str], Any], *, blank: Any = None
) -> Part:
    """One of several; ``value_of`` makes the value of an answer."""

    def made(answers: Sequence[str], _before: Sequence[Any], _context: Context) -> Sequence[Any]:
        if not answers[0]:
            return (blank,)
        if answers[0] not in {answer for answer, _ in question.choices}:
            raise AnswerError("Choose one of the answers given.")
        return (value_of(answers[0]),)

    return Part(
        (question,),
        (field,),
        lambda values, _: ("" if values[0] is None else str(values[0]),),
        made,
    )


def words_choice_part(field: str, question: Question) -> Part:
    """One of several words; what a document gave otherwise is kept while nobody chooses."""
    known = {answer for answer, _ in question.choices}
    return Part(
        (question,),
        (field,),
        lambda values, _: (values[0] if values[0] in known else "",),
        lambda answers, *_: (answers[0] if answers[0] in known else "no_target",),
    )


def side_part(question: Question, prefix: str = "") -> Part:
    """The side of a number that is good, with whether the number itself will do."""

    def made(answers: Sequence[str], _before: Sequence[Any], _context: Context) -> Sequence[Any]:
        return SIDES.get(answers[0] or "unstated", SIDES["unstated"])

    return Part(
        (question,),
        (f"{prefix}comparison", f"{prefix}strict"),
        lambda values, _: (side_answer(values[0], strict=bool(values[1])),),
        made,
    )


def when_part(question: Question) -> Part:
    """By when: a date with or without its year, which a rule keeps in three fields."""

    def told(values: Sequence[Any], context: Context) -> Sequence[str]:
        moment, day_in_year, quarter = values
        return (when_in_words((moment, day_in_year, quarter), context),)

    def made(answers: Sequence[str], _before: Sequence[Any], context: Context) -> Sequence[Any]:
        return when_of(answers[0], context)

    return Part((question,), ("terms.by", "terms.by_day_in_year", "terms.quarter"), told, made)


def day_part(field: str, question: Question) -> Part:
    """A single day."""

    def made(answers: Sequence[str], _before: Sequence[Any], context: Context) -> Sequence[Any]:
        return (day_of(answers[0], context),)

    return Part((question,), (field,), lambda values, _: (day_in_words(values[0]),), made)


def moment_part(field: str, question: Question) -> Part:
    """A date with its year."""

    def made(answers: Sequence[str], _before: Sequence[Any], context: Context) -> Sequence[Any]:
        moment, day_in_year, quarter = when_of(answers[0], context)
        if day_in_year is not None or quarter is not None:
            raise AnswerError(f"“{answers[0]}” leaves the year out. Write it with its year.")
        return (moment,)

    return Part(
        (question,),
        (field,),
        lambda values, context: (when_in_words((values[0], None, None), context),),
        made,
    )


def until_part(field: str, question: Question) -> Part:
    """Until when something is awaited, as a date or an event."""
    return Part(
        (question,),
        (field,),
        lambda values, _: (until_in_words(values[0]),),
        lambda answers, _, context: (until_of(answers[0], context),),
    )


def quantity_part(field: str, number: Question, unit: Question) -> Part:
    """A number with its unit, kept as one value, or none at all."""

    def told(values: Sequence[Any], _context: Context) -> Sequence[str]:
        held: Quantity | None = values[0]
        if held is None:
            return "", ""
        return number_in_words(held.value), unit_in_words(held.unit)

    def made(answers: Sequence[str], _before: Sequence[Any], _context: Context) -> Sequence[Any]:
        value = number_of(answers[0])
        if value is None:
            if answers[1].strip():
                raise AnswerError("A unit is given without a number.")
            return (None,)
        return (Quantity(value, unit_of(answers[1])),)

    return Part((number, unit), (field,), told, made)


def needed_quantity_part(field: str, number: Question, unit: Question) -> Part:
    """A number with its unit that cannot be left out."""
    may_be_none = quantity_part(field, number, unit)

    def made(answers: Sequence[str], before: Sequence[Any], context: Context) -> Sequence[Any]:
        found = may_be_none.made(answers, before, context)
        if found[0] is None or found[0].unit is None:
            raise AnswerError("Give a number and its unit, such as: 30, and: days.")
        return found

    return Part(may_be_none.questions, may_be_none.fields, may_be_none.told, made)


_PORTION = re.compile(r"(?P<number>\S+)\s+(?P<scope>.+)")


def portions_part(question: Question) -> Part:
    """Parts of a total that belong to somebody, one on a line: "150 the skills team"."""

    def told(values: Sequence[Any], _context: Context) -> Sequence[str]:
        lines = [f"{number_in_words(one.value)} {one.scope}" for one in values[0] or ()]
        return ("\n".join(lines),)

    def made(answers: Sequence[str], _before: Sequence[Any], _context: Context) -> Sequence[Any]:
        found = []
        for line in answers[0].splitlines():
            if not line.strip():
                continue
            match = _PORTION.fullmatch(" ".join(line.split()))
            if match is None:
                raise AnswerError(f"“{line}” needs a number and whose it is, in that order.")
            value = number_of(match["number"])
            if value is None:
                raise AnswerError(f"“{line}” needs a number and whose it is, in that order.")
            found.append(Portion(value=value, scope=match["scope"]))
        return (tuple(found),)

    return Part((question,), ("portions",), told, made)


def target_part(field: str, question: Question) -> Part:
    """A target inside a target, in words."""

    def made(answers: Sequence[str], _before: Sequence[Any], context: Context) -> Sequence[Any]:
        return (target_of(answers[0], context) if answers[0].strip() else None,)

    return Part(
        (question,),
        (field,),
        lambda values, context: (target_in_words(values[0], context),),
        made,
    )


def targets_part(field: str, question: Question, *, at_least: int, too_few: str) -> Part:
    """Several targets inside a target, each in words on a line of its own."""

    def told(values: Sequence[Any], context: Context) -> Sequence[str]:
        return ("\n".join(target_in_words(one, context) for one in values[0] or ()),)

    def made(answers: Sequence[str], before: Sequence[Any], context: Context) -> Sequence[Any]:
        found = targets_of(answers[0], before[0] or (), context)
        if len(found) < at_least:
            raise AnswerError(too_few)
        return (found,)

    return Part((question,), (field,), told, made)


Answers = Mapping[str, str]
"""What was answered, by the names of the questions, and ``kind``."""
