"""The years a framework is for, from what its edition and introduction say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goldthread.framework import Framework
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.moments import Moment
from goldthread.framework.rules.schedule import DueBy, RunsUntil
from goldthread.grammar import read_deadline

_YEARS = re.compile(r"(20\d\d)\s*(?:[-–/]|to)\s*(20\d\d|\d\d)(?!\d)")
_NEXT_YEARS = re.compile(
    r"next (?P<count>two|three|four|five|\d+) years \(?(?:to|until|up to) "
    r"(?P<end>(?:[A-Z][a-z]+ )?20\d\d)\)?",
)
_RUNS = re.compile(
    r"\b(?:runs?|covers?|lasts?|period) from (?P<begins>[A-Z][a-z]+ 20\d\d) (?:to|until) "
    r"(?P<ends>[A-Z][a-z]+ 20\d\d)"
)
_FINANCIAL_YEARS = re.compile(r"\b(20\d\d)[/-]\d\d\s*(?:to|[-–]|until)\s*(20\d\d)[/-]\d\d(?!\d)")
_DAYS = 366
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Edition:
    """The first and last day a framework is for, and the words that say so."""

    first: date
    last: date
    words: str


def edition_of(framework: Framework) -> Edition | None:
    """The span of an edition, or ``None`` where the framework does not say.

    "Over the next two years (to May 2022)" in the introduction says it best; else the years
    of the edition's name. "2022/23" is a financial year; a longer span may be meant in calendar
    or financial years, so it is taken at its widest; a single year says when the framework was
    published, and not what it is for.
    """
    for paragraph in framework.introduction:
        if said := _NEXT_YEARS.search(paragraph):
            read = read_deadline(said["end"]).rule
            if isinstance(read, s.DueBy):
                years = _COUNTS.get(said["count"]) or int(said["count"])
                last = read.by.day
                # Two years to the end of May 2022 began with June 2020; the month before that
                # is when they were agreed.
                return Edition(date(last.year - years, last.month, 1), last, said[0])
        if span := _RUNS.search(paragraph):
            begun, ended = (read_deadline(span[end]).rule for end in ("begins", "ends"))
            if isinstance(begun, s.DueBy) and isinstance(ended, s.DueBy):
                return Edition(begun.by.day.replace(day=1), ended.by.day, span[0])
    titles = [framework.title, *(node.title for node in framework.nodes if node.parent is None)]
    for title in titles:
        if several := _FINANCIAL_YEARS.search(title):
            return Edition(
                date(int(several[1]), 4, 1), date(int(several[2]) + 1, 3, 31), several[0]
            )
    named = _YEARS.search(framework.edition or "") or next(
        (found for title in titles if (found := _YEARS.search(title))), None
    )
    if named is None:
        return None
    begins, ends = int(named[1]), int(named[2])
    if ends < 100:
        ends += begins // 100 * 100
    if ends <= begins:
        return None
    if ends == begins + 1:
        return Edition(date(begins, 4, 1), date(ends, 3, 31), named[0])
    return Edition(date(begins, 1, 1), date(ends, 12, 31), named[0])


def is_of_one_year(framework: Framework) -> bool:
    """Whether a framework is for a single year, so that its targets are for the end of it."""
    edition = edition_of(framework)
    return edition is not None and (edition.last - edition.first).days <= _DAYS


def last_days(rule: object) -> list[Moment]:
    """The moments a deadline ends with; none for work without an end."""
    match rule:
        case DueBy():
            return [rule.by]
        case RunsUntil(last=Moment() as last):
            return [last]
        case s.SeveralDates():
            return [moment for part in rule.parts for moment in last_days(part)]
        case s.Reference() | s.Inherited() if rule.resolves_to is not None:
            return last_days(rule.resolves_to)
        case _:
            return []
