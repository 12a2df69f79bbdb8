"""Baselines and figures, from text as councils write it."""

from __future__ import annotations

import re
from decimal import Decimal

from goldthread.framework.rules.targets import NotUnderstood
from goldthread.framework.rules.values import Figure, NoValue, Value, ValueToBeConfirmed
from goldthread.grammar.markup import without_markup
from goldthread.grammar.reading import Context, Reading, TextSpan


def read_value(text: str, *, context: Context = Context()) -> Reading[Value]:  # noqa: ARG001 - read by the full grammar
    """The figure a cell states."""
    plain = without_markup(text).strip()
    span = TextSpan(0, len(text))
    if not plain:
        return Reading(rule=NoValue(why="blank"), span=span)
    if re.fullmatch(r"n\.?/?a\.?", plain, re.I):
        return Reading(rule=NoValue(why="na"), span=span)
    if re.fullmatch(r"tb[cad]\.?", plain, re.I):
        return Reading(rule=ValueToBeConfirmed(), span=span)
    number = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)\s*(%?)", plain)
    if number:
        rule = Figure(value=Decimal(number[1].replace(",", "")), unit=number[2] or None)
        return Reading(rule=rule, span=span)
    return Reading(rule=NotUnderstood(text=text), span=span, not_understood=(span,))
