"""A deadline that has moved, with the date it had before: "June 2024 (originally March 2024)"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.schedule import DueBy, RunsUntil
from goldthread.grammar import calendars as cal
from goldthread.grammar.calendars import Period
from goldthread.grammar.cells import Cell
from goldthread.grammar.date_senses import sense_of
from goldthread.grammar.dated_parts import Dated, event_of
from goldthread.grammar.said_periods import said_in_the_year_of

_MOVED = r"(?:revised|moved|slipped|delayed|changed|deferred|extended|postponed|rescheduled|brought forward|pushed back|put back)"
_DATE = r"(?: (?:due|planned|target|date|deadline|completion|by))*"
_WAS = re.compile(
    rf"\W*(?:(?:it )?was|prev(?:ious(?:ly)?)?|original(?:ly)?|former(?:ly)?|initial(?:ly)?|old|{_MOVED} from){_DATE}\W*",
    re.I,
)
_NOW = re.compile(
    rf"\W*(?:(?:and |but )?(?:is )?now|(?:and |but )?(?:now )?{_MOVED}(?: to| until)|revised|new|current(?:ly)?){_DATE}\W*",
    re.I,
)
_MOVED_TO = re.compile(
    rf"\W*(?P<what>(?:the )?(?:(?:due|target|end|completion) )?(?:date|deadline|timescale|target|milestone)(?: (?:has been|was|is))?(?: now)? )?(?P<how>{_MOVED}) (?:to|until)\W*",
    re.I,
)
_MOVED_FROM = re.compile(rf"\W*(?:(?:date|deadline|target) )?{_MOVED} from\W*", re.I)
_FROM = re.compile(r"\W*from\W*", re.I)
_MONTHS_IN = {Precision.MONTH: 1, Precision.QUARTER: 3}


def moved_date(cell: Cell, dated: list[Dated]) -> DueBy | None:
    """The deadline where one of two dates is said to have taken the other's place.

    The older date is kept as ``was``. ``None`` where no words say which is the newer.
    """
    if any(one.word.type == "ONGOING" for one in dated):
        return None
    if len(dated) == 1:
        return _moved_on(cell, dated[0])
    if len(dated) != 2:
        return None
    first, second = dated
    lead = cell.quote(second.before) if second.before else ""
    before = cell.quote(first.before) if first.before else ""
    if _WAS.fullmatch(lead) or (_FROM.fullmatch(lead) and _MOVED_TO.fullmatch(before)):
        event = _NOW.sub("", before) if _NOW.fullmatch(before) else None
        return _due(cell, newer=first, older=second, event=event, led_by=first)
    if _NOW.fullmatch(lead):
        event = "" if _WAS.fullmatch(before) else None
        return _due(cell, newer=second, older=first, event=event, led_by=first)
    return None


def _moved_on(cell: Cell, dated: Dated) -> DueBy | None:
    """ "Extended to June 2025", "Slipped from March to June 2025": the deadline is the last day.

    Where nothing says that it is the date that was extended, something may run until then.
    """
    lead = cell.quote(dated.before) if dated.before else ""
    said = dated.word.value
    period = said.period(cell.context)
    if period is None or dated.after:
        return None
    if said.is_span:
        months = _MONTHS_IN.get(period.precision)
        if not _MOVED_FROM.fullmatch(lead) or months is None:
            return None
        begun = period.first.year * 12 + period.first.month + months - 2
        was = cal.clamped(begun // 12, begun % 12 + 1, 31)
        year = _year_around(period.last, cell.context.year_start_month)
        label = None if period.precision is Precision.MONTH else year.label
        return DueBy(by=Moment(period.last, period.precision), was=was, financial_year=label)
    found = _MOVED_TO.fullmatch(lead)
    if not found:
        return None
    rule = DueBy(by=period.moment, financial_year=_label_of(period))
    if found["what"] or found["how"].lower() != "extended":
        return rule
    other = RunsUntil(last=period.moment)
    return replace(rule, doubt=Doubt(why="the deadline, or the end of it", alternatives=(other,)))


def _year_around(day: date, starts: int) -> Period:
    """The financial year a day is in, where years begin in the month ``starts``."""
    return cal.financial_year(day.year - (day.month < starts), starts)


def _label_of(period: Period) -> str | None:
    return None if period.precision is Precision.MONTH else period.label


def _due(
    cell: Cell, *, newer: Dated, older: Dated, event: str | None, led_by: Dated
) -> DueBy | None:
    alone = Dated(newer.word, [], [])
    rule = sense_of(cell, alone, conditional=False)
    if not isinstance(rule, DueBy):
        return None
    said = older.word.value
    if said.is_without_year:
        said = said_in_the_year_of(said, newer.word.value)
    period = said.period(cell.context)
    if period is None or said.is_span:
        return None
    if event is None:
        event = event_of(cell, Dated(led_by.word, led_by.before, []))
    return replace(rule, was=period.last, event=event or None)
