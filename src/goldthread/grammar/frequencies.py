"""How often a figure is collected, from text as councils write it."""

from __future__ import annotations

from goldthread.framework.rules.schedule import Every, Frequency, NoFrequency, Unit
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar.markup import without_markup
from goldthread.grammar.reading import Context, Reading, TextSpan

_EVERY = {
    "daily": Unit.DAY,
    "weekly": Unit.WEEK,
    "monthly": Unit.MONTH,
    "quarterly": Unit.QUARTER,
    "termly": Unit.TERM,
    "annual": Unit.YEAR,
    "annually": Unit.YEAR,
    "yearly": Unit.YEAR,
}


def read_frequency(text: str, *, context: Context = Context()) -> Reading[Frequency]:  # noqa: ARG001 - read by the full grammar
    """The frequency a cell states."""
    plain = without_markup(text).strip(" .\n").lower()
    span = TextSpan(0, len(text))
    if not plain:
        return Reading(rule=NoFrequency(why="blank"), span=span)
    if plain in _EVERY:
        return Reading(rule=Every(unit=_EVERY[plain]), span=span)
    return Reading(rule=NotUnderstood(text=text), span=span, not_understood=(span,))
