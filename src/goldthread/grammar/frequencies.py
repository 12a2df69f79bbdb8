"""How often a figure is collected, from text as councils write it."""

from __future__ import annotations

import re
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.moments import Length
from goldthread.framework.rules.rule import Doubt
from goldthread.framework.rules.schedule import (
    Arrears,
    DateSense,
    Every,
    Frequency,
    FrequencyToBeConfirmed,
    NoFrequency,
    OneOff,
    Ongoing,
    OtherDate,
    Reference,
    RelativeDate,
    SeveralFrequencies,
    Standing,
    State,
    Unit,
    Window,
)
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar import calendars as cal
from goldthread.grammar.cells import Cell
from goldthread.grammar.closed import Nothing, PointsTo, Promised, closed_answer
from goldthread.grammar.frequency_cautions import loose_words, months_between
from goldthread.grammar.frequency_details import (
    CONDITION,
    day_of_it,
    from_source,
    lag_in,
    months_of,
    quarters_of,
    windowed,
    with_details,
)
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.periods import fold_periods
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading, TextSpan
from goldthread.grammar.repeats import as_abbreviated, as_coded, fold_repeats
from goldthread.grammar.sentences import without_notes
from goldthread.grammar.tokens import words_of

_ONE_OFF = re.compile(
    r"\b(?:on(?:e|ce)[- ]off|once only|single (?:collection|report)|one[- ]time)\b(?:.*?\b(?:at|after|on|following)\s+(?P<after>[^;.)]+))?",
    re.I | re.S,
)
_IRREGULAR = re.compile(
    r"\b(?:as (?:and when|required|needed|necessary|appropriate|available|published|it occurs|they occur)|ad[ -]?hoc|irregular(?:ly)?|when (?:[a-z]+ ){0,3}(?:available|required|published|released|necessary|needed|updated)|varies|variable|occasional(?:ly)?|sporadic|(?:up)?on (?:demand|request|publication)|event[- ]driven|per election|per event)\b",
    re.I,
)
_CONTINUOUS = re.compile(
    r"\b(?:continuous(?:ly)?|real[- ]?time|live (?:data|feed|dashboard)|at all times)\b|^(?:live|24/7)$",
    re.I,
)
_STOPPED = re.compile(
    r"\b(?:discontinued|no longer|ceased|stopped)\b",
    re.I,
)
_FOLLOW_UP = re.compile(r"follow[ -]up (?P<many>\d+) (?P<unit>month|week|year)s? after", re.I)
_UNIT_ALONE = re.compile(
    r"(?:at |by )?(?:the )?(?:end of (?:the |each |every )?)?(?:calendar |financial |fiscal |academic |school |reporting )?(?P<unit>month|quarter|term|year)(?:[ -]end)?",
    re.I,
)
_UNSETTLED = re.compile(
    r"\b(?:tbc|to be confirmed|provisional|proposed|likely|expected|approx(?:imately)?|roughly|about|around|mostly|usually|normally|generally|typically)\b|\?",
    re.I,
)
_RELEASE = re.compile(r"\b(?:published|released?|publication|available|due)\b", re.I)
_REVIEW = re.compile(r"\breview\b", re.I)
_LIFE = re.compile(r"\b(?P<years>\d+)[- ]year (?:target|plan|strategy|programme)\b", re.I)
_NARRATIVE = re.compile(r"\b(?P<what>narrative|commentary|update|progress report)s?\b", re.I)
_FOLLOWING = re.compile(r"\b(?:after|following)\s+(?:the\s+|each\s+)?(?P<event>[^;.()]+)", re.I)


def read_frequency(text: str, *, context: Context = NOTHING_KNOWN) -> Reading[Frequency]:
    """The frequency a cell states, or ``NotUnderstood`` where no reading is safe.

    "Bi-annual", "bi-monthly" and their like carry the other sense they are used in. Where a
    word may change the frequency and nothing read it, ``not_understood`` names that word.
    """
    cell = Cell(text, context, as_abbreviated(fold_repeats(fold_periods(words_of(text)))))
    whole = cell.span()
    coded = as_coded(text)
    if coded is not None:
        return Reading(rule=coded, span=whole)
    rule = _frequency(cell)
    loose = [] if rule is None else loose_words(cell, rule)
    if rule is not None and not loose:
        if isinstance(rule, Every) and not rule.doubt and _UNSETTLED.search(cell.text):
            rule = replace(rule, doubt=Doubt(why="said to be provisional or rough"))
        return Reading(rule=rule, span=whole)
    spans = tuple(TextSpan(word.start_pos or 0, word.end_pos or 0) for word in loose)
    return Reading(
        rule=NotUnderstood(text=text.strip()), span=whole, not_understood=spans or (whole,)
    )


def _frequency(cell: Cell) -> Frequency | None:
    answer = closed_answer(cell)
    if isinstance(answer, Nothing):
        return NoFrequency(why=answer.why)
    if isinstance(answer, PointsTo):
        return Reference(to=answer.to)
    if isinstance(answer, Promised):
        what = "target" if any(word.type == "TARGET" for word in cell.words[:2]) else answer.what
        return FrequencyToBeConfirmed(until=answer.until, who=answer.who, what=what)
    plain = cell.quote(cell.words)
    outside, _ = without_notes(cell.words)
    repeats = [word for word in outside if word.type == "REPEAT"]
    if not repeats:
        said = [word for word in cell.words if word.type in {"PERIOD", "BARE_YEAR"}]
        repeats = [] if said else [word for word in cell.words if word.type == "REPEAT"]
        outside = cell.words
    if not repeats:
        return _without_repeat(cell, plain)
    return _joined(cell, outside, repeats, plain)


def _joined(cell: Cell, outside: list[Token], repeats: list[Token], plain: str) -> Frequency | None:
    rules = [
        with_details(cell, word.value.rule, plain, alone=len(repeats) == 1) for word in repeats
    ]
    if len(rules) == 1:
        return _or_else(cell, rules[0], outside)
    if _says_it_again(repeats, outside):
        return rules[0]
    if len(rules) == 2 and _is_month_of(repeats, outside):
        return rules[0]
    first, second = (_place(outside, word) for word in repeats[:2])
    between = [
        word for word in outside[first + 1 : second] if not is_mark(word) or word.type == "SLASH"
    ]
    if all(word.type in {"OR", "SLASH"} for word in between) and between:
        return SeveralFrequencies(parts=tuple(rules), choice=True)
    narrative = _NARRATIVE.search(plain)
    if narrative and len(rules) >= 2 and between:
        pair = SeveralFrequencies(
            parts=(
                replace(rules[0], what="value"),
                replace(rules[1], what=narrative["what"].lower()),
            )
        )
        if len(rules) == 2:
            return pair
        return SeveralFrequencies(parts=(pair, *rules[2:]), one_per_row=True)
    if between and re.search(r"\b(?:will|to) move to\b|\bthen\b|\bmoving to\b", plain, re.I):
        return SeveralFrequencies(parts=(rules[0], _later(rules[1], plain), *rules[2:]))
    joined = any(word.type in {"COMMA", "AND", "SEMICOLON"} for word in outside[first + 1 : second])
    return SeveralFrequencies(parts=tuple(rules), one_per_row=not between and not joined)


def _or_else(cell: Cell, rule: Every, outside: list[Token]) -> Frequency | None:
    """ "Annually or after an inspection", "Annually or as required": the other choice, if read."""
    place = next((index for index, word in enumerate(outside) if word.type == "OR"), None)
    if place is None:
        return rule
    other: Frequency | None = None
    rest = cell.quote(outside[place + 1 :])
    event = _FOLLOWING.match(rest)
    if event:
        other = RelativeDate(after=event["event"].strip())
    elif _IRREGULAR.match(rest):
        other = Standing(state=State.IRREGULAR, note=rest)
    elif outside[place - 1].type != "REPEAT":
        return rule  # "Monthly data or survey": a choice of something else
    if other is None:
        return None
    return SeveralFrequencies(parts=(replace(rule, condition=None), other), choice=True)


def _says_it_again(repeats: list[Token], outside: list[Token]) -> bool:
    """ "Termly - 3 times a year": two ways to say one frequency, apart by a mark."""
    one, two = (word.value.rule for word in repeats[:2])
    if len(repeats) != 2 or one == two or months_between(one) != months_between(two):
        return False
    between = outside[_place(outside, repeats[0]) + 1 : _place(outside, repeats[1])]
    return bool(between) and all(is_mark(word) for word in between)


def _place(words: list[Token], word: Token) -> int:
    """Where a word stands; folded words compare alike, so it is looked for itself."""
    return next(index for index, one in enumerate(words) if one is word)


def _is_month_of(repeats: list[Token], outside: list[Token]) -> bool:
    """ "Annually (March each year)": the second only says again what the first said."""
    one, two = (word.value.rule for word in repeats)
    between = outside[_place(outside, repeats[0]) + 1 : _place(outside, repeats[1])]
    return one.unit == two.unit and any(word.type == "PERIOD" for word in between)


def _later(rule: Every, plain: str) -> Every:
    condition = CONDITION.search(plain)
    if condition and condition["what"]:
        return replace(rule, condition=condition["what"].strip())
    return rule


def _without_repeat(cell: Cell, plain: str) -> Frequency | None:
    for pattern, state in (
        (_STOPPED, State.DISCONTINUED),
        (_CONTINUOUS, State.CONTINUOUS),
        (_IRREGULAR, State.IRREGULAR),
    ):
        if pattern.search(plain):
            return Standing(state=state, note=plain)
    once = _ONE_OFF.search(plain)
    if once or plain.lower() == "once":
        after = once["after"].strip() if once and once["after"] else None
        return OneOff(after=after)
    if any(word.type == "ONGOING" for word in cell.words[:2]):
        return Ongoing()
    alone = _UNIT_ALONE.fullmatch(plain)
    if alone:
        return Every(unit=Unit(alone["unit"].lower()))
    day = day_of_it(plain)
    if day and day["unit"] and day[0] == plain:
        return Every(unit=Unit(day["unit"].lower()), note=plain)  # "Last Friday of the month"
    follow = _FOLLOW_UP.search(plain)
    lag = Length(int(follow["many"]), follow["unit"].lower()) if follow else lag_in(plain)
    if lag:
        return Arrears(lag=lag)
    return _dated(cell, plain) or windowed(plain) or from_source(plain)


def _dated(cell: Cell, plain: str) -> Frequency | None:
    """Dates where a frequency is expected: months of each year, reviews, releases."""
    said = [word.value for word in cell.words if word.type in {"PERIOD", "BARE_YEAR"}]
    if not said:
        return None
    life = _LIFE.search(plain)
    period = said[0].period(cell.context)
    if life and period:
        starts = cal.financial_year(period.first.year, cell.context.year_start_month)
        if period.first == starts.first:
            last = cal.financial_year(
                starts.first.year + int(life["years"]) - 1, starts.first.month
            ).last
            return Window(first=starts.first, last=last, precision=starts.precision)
        return None
    if any(one.is_year_end for one in said):
        return Every(unit=Unit.YEAR) if len(cell.words) == 1 else None
    if all(one.is_without_year for one in said):
        months = tuple(dict.fromkeys(month for one in said for month in months_of(one)))
        quarters = tuple(dict.fromkeys(number for one in said for number in quarters_of(one)))
        if len(quarters) == 4:
            return Every(unit=Unit.QUARTER)
        if not months and not quarters:
            return None  # "Summer only"
        spans = any(one.is_span for one in said) and not quarters
        times = 1 if spans else len(months or quarters)
        return Every(unit=Unit.YEAR, times=times, months=months, quarters=quarters)
    if period is None or len(said) > 1:
        return None
    if _REVIEW.search(plain):
        every = Every(unit=Unit.YEAR) if re.search(r"\bannual", plain, re.I) else None
        return OtherDate(sense=DateSense.REVIEW, at=period.moment, every=every)
    return OtherDate(sense=DateSense.RELEASE, at=period.moment) if _RELEASE.search(plain) else None
