"""What else a cell says of a frequency: its lag, its months, its source, for whom, and if."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from dataclasses import replace
from datetime import date

from lark import Token

from goldthread.framework.rules.moments import Length, Precision
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.schedule import CountingWindow, Every, FromSource, Unit
from goldthread.grammar.cells import Cell
from goldthread.grammar.number_words import number_of
from goldthread.grammar.said_periods import Said
from goldthread.grammar.sentences import without_notes

_LAG = re.compile(
    r"\b(?P<many>\d+|one|an?|two|three|four|five|six)[ -](?P<unit>day|week|wk|month|mth|quarter|qtr|year|yr)s?'?(?: time)?[ -](?:in )?"
    r"(?:arrears|lag|behind|delay|later|time lag|after (?:the )?(?:period|quarter|month|year) end)",
    re.I,
)
_LAG_OF = re.compile(
    r"\b(?:lag|lagged|delay|arrears)(?: of| by|:)? \(?(?P<many>\d+|one|an?|two|three|four|five|six)[ -](?P<unit>day|week|wk|month|mth|quarter|qtr|year|yr)s?\b",
    re.I,
)
_SHORT_UNITS = {"wk": "week", "mth": "month", "qtr": "quarter", "yr": "year"}
_CUMULATIVE = re.compile(r"(?<!non)(?<!non[- ])\bcumulative|\byear[ -]to[ -]date\b|\bytd\b", re.I)
_ARREARS = re.compile(r"\bin arrears\b", re.I)
_MONTHS_IN_A_YEAR = 12
_FROM_A_DATE = frozenset({"PERIOD", "BARE_YEAR"})
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DAY_OF_IT = re.compile(
    rf"\b(?:(?:by|on|before|at) )?(?:the )?(?:(?:\d{{1,2}}(?:st|nd|rd|th)|first|second|third|fourth|last|final) (?:(?:working|business|calendar) )?(?:{_WEEKDAY}|day|week)|\d{{1,2}}(?:st|nd|rd|th)|\d{{1,2}} (?:working|business|calendar) days?)\b"
    r"(?: (?:of|in) (?:the )?(?:following |next |new )?(?P<unit>month|quarter)\b)?",
    re.I,
)
_ROLLING = re.compile(
    r"\b(?:rolling (?P<a>\d+|three|twelve|five)[ -](?P<b>month|year|yr|quarter)s?|(?P<c>\d+|three|twelve|five)[ -](?P<d>month|year|yr|quarter)s?[ -]rolling|rolling (?P<one>year|quarter|annual)\b)",
    re.I,
)
_SOURCE = re.compile(
    r"\b(?:measured|reported|collected|derived|provided|sourced|available|published|taken|data)?\s*(?:through|via|by|from|using)\s+(?:the\s+)?(?P<name>[^;.()]+)",
    re.I,
)
_SOURCE_NOTE = re.compile(
    r"\b(?:survey|data|return|census|statistics|statutory|ons|dfe|nhs|defra|report|release|index|panel|audit|poll|questionnaire|inspection)\b",
    re.I,
)
_A_TIME = re.compile(r"(?:the )?(?:end|close|start|middle|mid)\b", re.I)
_COLLECTION = re.compile(r"survey|census|return|poll|questionnaire|count", re.I)
_AUDIENCE = re.compile(
    r"\b(?:reports?|reported|reporting)\s+to\s+(?:the\s+)?(?P<who>[^;.(),]+)", re.I
)
CONDITION = re.compile(
    r"\b(?:where|when|if|as)\s+(?:applicable|available|possible|activated|needed)\b|\b(?:if|provided that|subject to)\s+(?P<what>[^;.()]+)",
    re.I,
)
_WINDOW = re.compile(
    r"\b(?:in the |over the )?(?:last|past|preceding|previous|rolling|R)\s?(?P<many>\d+|twelve)[ -]?(?P<unit>m|month|year)s?\b|\br(?P<short>12)m\b|\b(?P<first>\d+)[- ](?P<of>month|year)s? rolling\b",
    re.I,
)
_TO_DATE = re.compile(r"\b(?P<basis>year to date|ytd|month to date|quarter to date)\b", re.I)
_MOST_WORDS_BESIDE_A_WINDOW = 6


def with_details(cell: Cell, rule: Every, plain: str, *, alone: bool) -> Every:
    """What else the cell says of a frequency: lag, months, source, audience, conditions."""
    if not alone:
        return rule
    rule = replace(rule, cumulative=bool(_CUMULATIVE.search(plain)))
    lag = lag_in(plain)
    if lag:
        rule = replace(rule, lag=lag.value, lag_unit=Unit(lag.unit))
    elif _ARREARS.search(plain) and rule.times == 1:
        why = "how far in arrears is not said; one period is taken"
        rule = replace(
            rule, lag=rule.interval, lag_unit=rule.unit, doubt=rule.doubt or Doubt(why=why)
        )
    rolling = _ROLLING.search(plain)
    if rolling:
        count = number_of(rolling["a"] or rolling["c"] or "1")
        unit = (rolling["b"] or rolling["d"] or rolling["one"]).lower().replace("annual", "year")
        rule = replace(rule, rolling=Length(count, "year" if unit == "yr" else unit))
    said = [word.value for word in cell.words if word.type == "PERIOD"]
    months = tuple(dict.fromkeys(month for one in said for month in months_of(one)))
    quarters = tuple(dict.fromkeys(number for one in said for number in quarters_of(one)))
    if len(months) == _MONTHS_IN_A_YEAR:
        months = ()
    if months and _fits(rule, len(months)):
        rule = replace(rule, months=months)
    if quarters and _fits(rule, len(quarters)):
        rule = replace(rule, quarters=quarters)
    rule = replace(rule, minimum=_is_minimum(cell), starts_on=_starts_on(cell))
    rule = _with_its_day(rule, plain)
    audience = _AUDIENCE.search(plain)
    if audience:
        who = re.sub(r"\s+(?:\w+ly|(?:each|every|per)\b.*)$", "", audience["who"].strip())
        rule = replace(rule, audience=who)
    elif to := _to_whom(cell):
        rule = replace(rule, audience=to)
    condition = CONDITION.search(plain)
    if condition:
        rule = replace(rule, condition=(condition["what"] or condition[0]).strip())
    if re.search(r"\baverages?\b", plain, re.I):
        rule = replace(rule, statistic="average")
    return replace(rule, source=_source(cell, plain)) if not lag else rule


def _with_its_day(rule: Every, plain: str) -> Every:
    """ "Monthly, 10 working days after month end": the day it falls on, kept as it is said."""
    day = day_of_it(plain)
    if day is None or rule.unit not in {Unit.MONTH, Unit.QUARTER}:
        return rule
    return replace(rule, note=plain[day.start() :].strip())


def _to_whom(cell: Cell) -> str | None:
    """ "Monthly to the Board", "Reported quarterly to Cabinet"."""
    for place, (one, two) in enumerate(itertools.pairwise(cell.words)):
        if one.type == "REPEAT" and two.type == "TO":
            named = itertools.takewhile(_may_name, cell.words[place + 2 :])
            return re.sub(r"^the\s+", "", cell.quote(list(named))) or None
    return None


def _may_name(word: Token) -> bool:
    return word.type in {"WORD", "AND", "OF"}


def _fits(rule: Every, many: int) -> bool:
    """Whether so many months can say when in the year a frequency falls."""
    if rule.unit is Unit.YEAR:
        return True
    return rule.unit is Unit.MONTH and rule.interval > 1 and many * rule.interval == 12


def lag_in(plain: str) -> Length | None:
    """ "One month in arrears", "lag of 2 quarters": how late a figure is known."""
    found = _LAG.search(plain) or _LAG_OF.search(plain)
    if not found:
        return None
    many = number_of(found["many"])
    unit = found["unit"].lower()
    return Length(many, _SHORT_UNITS.get(unit, unit))


def numbers_in_lengths(plain: str) -> Counter[str]:
    """The numbers that a lag or a rolling window is said with, each as often as it is used."""
    found = [_LAG.search(plain) or _LAG_OF.search(plain), _ROLLING.search(plain)]
    words = [word for one in found if one for word in one.groups() if word]
    return Counter(word.lower() for word in words)


def day_of_it(plain: str) -> re.Match[str] | None:
    """ "1st Monday of", "by the 10th working day": which day of a month or quarter is meant."""
    return _DAY_OF_IT.search(plain)


def _is_minimum(cell: Cell) -> bool:
    """ "At least twice a year": straight before the frequency."""
    return any(
        one.type in {"AT_LEAST", "MINIMUM"} and two.type == "REPEAT"
        for one, two in itertools.pairwise(cell.words)
    )


def _starts_on(cell: Cell) -> date | None:
    """ "Monthly from April 2024": the day a frequency begins."""
    for one, two in itertools.pairwise(cell.words):
        if one.type == "FROM" and two.type in _FROM_A_DATE:
            period = two.value.period(cell.context)
            return period.first if period else None
    return None


def quarters_of(said: Said) -> tuple[int, ...]:
    """The quarters named without a year: one, or all from one to another."""
    if said.is_year_end or not said.quarter or said.quarter > 4:
        return ()
    return said.quarters or (said.quarter,)


def months_of(said: Said) -> tuple[int, ...]:
    """The months named without a year."""
    if said.months:
        return said.months
    day = said.day_in_year
    if day is None or day.precision in {Precision.SEASON, Precision.TERM}:
        return ()
    return (day.month,)


def _source(cell: Cell, plain: str) -> str | None:
    found = _SOURCE.search(plain)
    if found and not _names_a_time(cell, found["name"]) and not _A_TIME.match(found["name"]):
        return found["name"].strip()
    _, notes = without_notes(cell.words)
    for _, note in notes:
        printed = cell.quote(note)
        if not any(word.type in {"REPEAT", "PERIOD"} for word in note) and _SOURCE_NOTE.search(
            printed
        ):
            return printed
    return _source_named_after(cell)


def _source_named_after(cell: Cell) -> str | None:
    """ "Annual Residents Survey": what is done so often, and gives the figure."""
    for place, word in enumerate(cell.words):
        if word.type == "REPEAT":
            named = list(
                itertools.takewhile(lambda one: one.type == "WORD", cell.words[place + 1 :])
            )
            if len(named) > 1 and _COLLECTION.fullmatch(named[-1]):
                return cell.quote(named)
    return None


def _names_a_time(cell: Cell, name: str) -> bool:
    """Whether "from April 2024" or "by the 10th" was taken for where a figure comes from."""
    first = name.split()[0]
    starts = [word for word in cell.words if word.type in _FROM_A_DATE]
    printed = {cell.quote([word]).split()[0] for word in starts if cell.quote([word])}
    return first in printed or day_of_it(name) is not None


def windowed(plain: str) -> CountingWindow | None:
    """The time a figure is counted over: "last 12 months", "year to date"."""
    found = _WINDOW.search(plain) or _TO_DATE.search(plain)
    rest = plain.replace(found[0], " ") if found else plain
    if found is None or "/" in rest or len(rest.split()) > _MOST_WORDS_BESIDE_A_WINDOW:
        return None
    if found.re is _WINDOW:
        many = found["short"] or found["many"] or found["first"]
        count = number_of(many)
        unit = (found["unit"] or found["of"] or "month").lower()
        return CountingWindow(length=Length(count, "month" if unit == "m" else unit), rolling=True)
    basis = found["basis"].lower()
    return CountingWindow(basis="year to date" if basis == "ytd" else basis)


def from_source(plain: str) -> FromSource | None:
    """Something whose own frequency is not said: "Residents' survey"."""
    found = _SOURCE.search(plain)
    name = found["name"].strip() if found else plain
    if re.search(r"\b(?:following|after|completion|each|every|lag|delay|arrears)\b", plain, re.I):
        return None
    if len(plain.split()) <= 10 and _SOURCE_NOTE.search(name):
        return FromSource(source=name)
    return None
