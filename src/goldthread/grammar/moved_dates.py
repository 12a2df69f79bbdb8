"""A deadline that has moved, with the date it had before: "June 2024 (originally March 2024)"."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.framework.rules.schedule import DueBy
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


def moved_date(cell: Cell, dated: list[Dated]) -> DueBy | None:
    """The deadline where one of two dates is said to have taken the other's place.

    The older date is kept as ``was``. ``None`` where no words say which is the newer.
    """
    if len(dated) != 2 or any(one.word.type == "ONGOING" for one in dated):
        return None
    first, second = dated
    lead = cell.quote(second.before) if second.before else ""
    before = cell.quote(first.before) if first.before else ""
    if _WAS.fullmatch(lead):
        event = _NOW.sub("", before) if _NOW.fullmatch(before) else None
        return _due(cell, newer=first, older=second, event=event, led_by=first)
    if _NOW.fullmatch(lead):
        event = "" if _WAS.fullmatch(before) else None
        return _due(cell, newer=second, older=first, event=event, led_by=first)
    return None


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
