"""Targets, from text as councils write it."""

from __future__ import annotations

import re
from decimal import Decimal

from goldthread.framework.model import Polarity
from goldthread.framework.rules.targets import (
    Comparison,
    NotUnderstood,
    NoTarget,
    Origin,
    Target,
    TargetToBeConfirmed,
    Threshold,
)
from goldthread.grammar.markup import without_markup
from goldthread.grammar.reading import Context, Reading, TextSpan


def read_target(text: str, *, context: Context = Context()) -> Reading[Target]:
    """The target a cell states."""
    plain = without_markup(text).strip()
    span = TextSpan(0, len(text))
    if not plain:
        return Reading(rule=NoTarget(why="blank"), span=span)
    if re.fullmatch(r"n\.?/?a\.?", plain, re.I):
        return Reading(rule=NoTarget(why="na"), span=span)
    if re.fullmatch(r"tb[cad]\.?", plain, re.I):
        return Reading(rule=TargetToBeConfirmed(), span=span)
    number = re.fullmatch(r"(\d[\d,]*(?:\.\d+)?)\s*(%?)", plain)
    if number:
        side = {
            Polarity.UP: Comparison.AT_LEAST,
            Polarity.DOWN: Comparison.AT_MOST,
        }.get(context.polarity or Polarity.NONE, Comparison.UNSTATED)
        rule = Threshold(
            comparison=side,
            value=Decimal(number[1].replace(",", "")),
            unit=number[2] or None,
            origin=Origin.TEXT if side is Comparison.UNSTATED else Origin.POLARITY,
        )
        return Reading(rule=rule, span=span)
    return Reading(rule=NotUnderstood(text=text), span=span, not_understood=(span,))
