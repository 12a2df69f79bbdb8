"""Deadlines and milestones' dates, from text as councils write it."""

from __future__ import annotations

import calendar
import re
from datetime import date

from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.schedule import Deadline, DueBy, NoDate, Ongoing
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar.markup import without_markup
from goldthread.grammar.reading import Context, Reading, TextSpan

_MONTHS = [name.lower() for name in calendar.month_name]


def read_deadline(text: str, *, context: Context = Context()) -> Reading[Deadline]:  # noqa: ARG001 - read by the full grammar
    """The deadline a cell states."""
    plain = without_markup(text).strip(" .\n")
    span = TextSpan(0, len(text))
    if not plain:
        return Reading(rule=NoDate(why="blank"), span=span)
    if re.fullmatch(r"n\.?/?a\.?", plain, re.I):
        return Reading(rule=NoDate(why="na"), span=span)
    if re.fullmatch(r"on-?going", plain, re.I):
        return Reading(rule=Ongoing(), span=span)
    named = re.fullmatch(r"(?:by )?(?:end of )?([a-z]+) (\d{4})", plain, re.I)
    if named and named[1].lower() in _MONTHS:
        year, month = int(named[2]), _MONTHS.index(named[1].lower())
        day = date(year, month, calendar.monthrange(year, month)[1])
        return Reading(rule=DueBy(by=Moment(day, Precision.MONTH)), span=span)
    return Reading(rule=NotUnderstood(text=text), span=span, not_understood=(span,))
