"""By how much a figure should move, as it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goldthread.framework.rules.targets import Change, Quantity
from goldthread.grammar.asking.codecs import SIDES, number_in_words, number_of, side_answer
from goldthread.grammar.asking.parts import Part, quantity_part
from goldthread.grammar.asking.questions import Question
from goldthread.grammar.reading import Context


def change_part(number: Question, unit: Question, high: Question, side: Question) -> Part:
    """A number or a range, its unit and how firmly it is meant; or no amount at all."""
    size = quantity_part("amount", number, unit)

    def told(values: Sequence[Any], context: Context) -> Sequence[str]:
        change: Change | None = values[0]
        if change is None:
            return "", "", "", ""
        return (
            *size.told((Quantity(change.value, change.unit),), context),
            number_in_words(change.high),
            side_answer(change.comparison, strict=change.strict),
        )

    def made(answers: Sequence[str], before: Sequence[Any], context: Context) -> Sequence[Any]:
        (quantity,) = size.made(answers[:2], before, context)
        if quantity is None:
            return (None,)
        comparison, strict = SIDES.get(answers[3] or "unstated", SIDES["unstated"])
        return (
            Change(
                value=quantity.value,
                unit=quantity.unit,
                high=number_of(answers[2]),
                comparison=comparison,
                strict=strict,
            ),
        )

    return Part((number, unit, high, side), ("amount",), told, made)
