"""How often a figure is collected, from text as councils write it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.moments import Length
from goldthread.framework.rules.schedule import (
    Arrears,
    CountingWindow,
    DateSense,
    Every,
    Frequency,
    FrequencyToBeConfirmed,
    FromSource,
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
from goldthread.grammar.cells import Cell, is_mark, without_notes
from goldthread.grammar.closed import Nothing, PointsTo, Promised, closed_answer
from goldthread.grammar.leftovers import is_conditional
from goldthread.grammar.periods import Said, fold_periods
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading
from goldthread.grammar.repeats import fold_repeats
from goldthread.grammar.tokens import words_of

_NUMBERS = {
    "one": 1,
    "a": 1,
    "an": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "twelve": 12,
}
_ONE_AFTER_ANOTHER = frozenset(
    {"during", "after", "afterwards", "before", "then", "thereafter", "initially"}
)
_LIMITS = frozenset(
    {"not", "never", "except", "excepting", "excluding", "unless", "until", "otherwise"}
)
_LAG = re.compile(
    r"\b(?P<many>\d+|one|an?|two|three|four|five|six)[ -](?P<unit>day|week|month|quarter|year)s?'?(?: time)?[ -](?:in )?"
    r"(?:arrears|lag|behind|delay|later|time lag|after (?:the )?(?:period|quarter|month|year) end)",
    re.I,
)
_LAG_OF = re.compile(
    r"\b(?:lag|lagged|delay|arrears)(?: of| by|:)? (?P<many>\d+|one|an?|two|three|four|five|six)[ -](?P<unit>day|week|month|quarter|year)s?\b",
    re.I,
)
_ROLLING = re.compile(
    r"\b(?:rolling (?P<a>\d+|three|twelve|five)[ -](?P<b>month|year|quarter)s?|(?P<c>\d+|three|twelve|five)[ -](?P<d>month|year|quarter)s?[ -]rolling)",
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
_AUDIENCE = re.compile(
    r"\b(?:reports?|reported|reporting)\s+to\s+(?:the\s+)?(?P<who>[^;.(),]+)", re.I
)
_CONDITION = re.compile(
    r"\b(?:where|when|if|as)\s+(?:applicable|available|possible|activated|needed)\b|\b(?:if|provided that|subject to)\s+(?P<what>[^;.()]+)",
    re.I,
)
_ONE_OFF = re.compile(
    r"\b(?:one[- ]off|once only|single (?:collection|report)|one[- ]time)\b(?:.*?\b(?:at|after|on|following)\s+(?P<after>[^;.)]+))?",
    re.I | re.S,
)
_IRREGULAR = re.compile(
    r"\b(?:as (?:and when|required|needed|necessary|appropriate|available|published|it occurs|they occur)|ad[ -]?hoc|irregular(?:ly)?|when (?:[a-z]+ ){0,3}(?:available|required|published|released|necessary|needed|updated)|varies|variable|occasional(?:ly)?|sporadic|on demand|on request|event[- ]driven|per election|per event)\b",
    re.I,
)
_CONTINUOUS = re.compile(
    r"\b(?:continuous(?:ly)?|real[- ]?time|live (?:data|feed|dashboard)|at all times)\b", re.I
)
_STOPPED = re.compile(
    r"\b(?:discontinued|no longer (?:collected|reported|available|published)|ceased|stopped)\b",
    re.I,
)
_RELEASE = re.compile(r"\b(?:published|released?|publication|available|due)\b", re.I)
_REVIEW = re.compile(r"\breview\b", re.I)
_WINDOW = re.compile(
    r"\b(?:in the |over the )?(?:last|past|preceding|previous|rolling|R)\s?(?P<many>\d+|twelve)[ -]?(?P<unit>m|month|year)s?\b|\br(?P<short>12)m\b",
    re.I,
)
_TO_DATE = re.compile(r"\b(?P<basis>year to date|ytd|month to date|quarter to date)\b", re.I)
_MOST_WORDS_BESIDE_A_WINDOW = 6
_LIFE = re.compile(r"\b(?P<years>\d+)[- ]year (?:target|plan|strategy|programme)\b", re.I)
_NARRATIVE = re.compile(r"\b(?P<what>narrative|commentary|update|progress report)s?\b", re.I)
_FOLLOWING = re.compile(r"\b(?:after|following)\s+(?:the\s+|each\s+)?(?P<event>[^;.()]+)", re.I)


def read_frequency(text: str, *, context: Context = NOTHING_KNOWN) -> Reading[Frequency]:
    """The frequency a cell states, or ``NotUnderstood`` where no reading is safe.

    "Bi-annual", "bi-monthly" and their like carry the other sense they are used in.
    """
    cell = Cell(text, context, fold_repeats(fold_periods(words_of(text))))
    rule = _frequency(cell)
    if rule is not None and _leaves_out_meaning(cell, rule):
        rule = None
    if rule is None:
        whole = cell.span()
        return Reading(rule=NotUnderstood(text=text.strip()), span=whole, not_understood=(whole,))
    return Reading(rule=rule, span=cell.span())


def _leaves_out_meaning(cell: Cell, rule: Frequency) -> bool:
    """Whether a word turns or limits the frequency, or a time or number was not taken up.

    "Monthly except August", "Fortnightly during winter", "Annually until 2025, then quarterly".
    """
    every = [rule] if isinstance(rule, Every) else []
    if isinstance(rule, SeveralFrequencies):
        every = [part for part in rule.parts if isinstance(part, Every)]
    if not every:
        return False
    if any(
        word.type in {"UNTIL", "AT_MOST", "MAXIMUM"} or word.lower() in _LIMITS
        for word in cell.words
    ):
        return True
    if (
        isinstance(rule, SeveralFrequencies)
        and not rule.choice
        and not any(one.what or one.condition for one in every)
    ):
        said = {word.lower() for word in cell.words if word.type in {"WORD", "IN", "OVER"}}
        if said & _ONE_AFTER_ANOTHER:
            return True
    if is_conditional(cell.words) and not any(one.condition for one in every):
        return True
    outside, _ = without_notes(cell.words)
    alone = every[0] if len(every) == 1 else None
    for before, word in itertools.pairwise([None, *outside]):
        if word is None:
            continue
        if word.type in {"PERIOD", "BARE_YEAR"} and not _is_taken_up(word, before, alone):
            return True
        if word.type == "TERM" and alone:
            return True  # "Weekly in term time"
        if word.type in {"NUMBER", "NUMBER_WORD"} and alone and not (alone.lag or alone.rolling):
            return True
    return False


def _is_taken_up(word: Token, before: Token | None, rule: Every | None) -> bool:
    """Whether a date beside a frequency says when in the year it falls, or since when."""
    said: Said = word.value
    if rule is None:
        return said.is_without_year
    if before is not None and before.type == "FROM":
        return True
    if rule.unit is Unit.YEAR:
        return bool(rule.months or rule.quarters or said.is_year_end)
    return rule.unit is Unit.QUARTER and bool(said.quarter)


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
        _with_details(cell, word.value.rule, plain, alone=len(repeats) == 1) for word in repeats
    ]
    if len(rules) == 1:
        event = _FOLLOWING.search(plain)
        if event and re.search(r"\bor after\b|\bor following\b", plain, re.I):
            other = RelativeDate(after=event["event"].strip())
            return SeveralFrequencies(parts=(rules[0], other), choice=True)
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


def _place(words: list[Token], word: Token) -> int:
    """Where a word stands; folded words compare alike, so it is looked for itself."""
    return next(index for index, one in enumerate(words) if one is word)


def _is_month_of(repeats: list[Token], outside: list[Token]) -> bool:
    """ "Annually (March each year)": the second only says again what the first said."""
    one, two = (word.value.rule for word in repeats)
    between = outside[_place(outside, repeats[0]) + 1 : _place(outside, repeats[1])]
    return one.unit == two.unit and any(word.type == "PERIOD" for word in between)


def _later(rule: Every, plain: str) -> Every:
    condition = _CONDITION.search(plain)
    if condition and condition["what"]:
        return replace(rule, condition=condition["what"].strip())
    return rule


def _with_details(cell: Cell, rule: Every, plain: str, *, alone: bool) -> Every:
    """What else the cell says of a frequency: lag, months, source, audience, conditions."""
    if not alone:
        return rule
    rule = replace(rule, cumulative=bool(re.search(r"\bcumulative", plain, re.I)))
    lag = _LAG.search(plain) or _LAG_OF.search(plain)
    if lag:
        many = _NUMBERS.get(lag["many"].lower()) or int(lag["many"])
        rule = replace(rule, lag=many, lag_unit=Unit(lag["unit"].lower()))
    rolling = _ROLLING.search(plain)
    if rolling:
        said_many = (rolling["a"] or rolling["c"]).lower()
        count = {"three": 3, "five": 5, "twelve": 12}.get(said_many) or int(said_many)
        rule = replace(rule, rolling=Length(count, (rolling["b"] or rolling["d"]).lower()))
    said = [word.value for word in cell.words if word.type == "PERIOD"]
    months = tuple(dict.fromkeys(month for one in said for month in _months(one)))
    quarters = tuple(
        dict.fromkeys(
            one.quarter for one in said if one.quarter and one.quarter <= 4 and not one.is_year_end
        )
    )
    if months and rule.unit is Unit.YEAR:
        rule = replace(rule, months=months)
    if quarters and rule.unit is Unit.YEAR:
        rule = replace(rule, quarters=quarters)
    audience = _AUDIENCE.search(plain)
    if audience:
        rule = replace(rule, audience=audience["who"].strip())
    condition = _CONDITION.search(plain)
    if condition:
        rule = replace(rule, condition=(condition["what"] or condition[0]).strip())
    if re.search(r"\baverages?\b", plain, re.I):
        rule = replace(rule, statistic="average")
    return replace(rule, source=_source(cell, plain)) if not lag else rule


def _months(said: Said) -> tuple[int, ...]:
    if said.months:
        return said.months
    day = said.day_in_year
    return (day.month,) if day is not None else ()


def _source(cell: Cell, plain: str) -> str | None:
    found = _SOURCE.search(plain)
    if found:
        return found["name"].strip()
    _, notes = without_notes(cell.words)
    for _, note in notes:
        printed = cell.quote(note)
        if not any(word.type in {"REPEAT", "PERIOD"} for word in note) and _SOURCE_NOTE.search(
            printed
        ):
            return printed
    return None


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
    lag = _LAG.search(plain) or re.search(
        r"follow[ -]up (?P<many>\d+) (?P<unit>month|week|year)s? after", plain, re.I
    )
    if lag:
        many = _NUMBERS.get(lag["many"].lower()) or int(lag["many"])
        return Arrears(lag=Length(many, lag["unit"].lower()))
    return _dated(cell, plain) or windowed(plain) or _from_source(plain)


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
        months = tuple(dict.fromkeys(month for one in said for month in _months(one)))
        quarters = tuple(dict.fromkeys(one.quarter for one in said if one.quarter))
        if len(quarters) == 4:
            return Every(unit=Unit.QUARTER)
        spans = any(one.is_span for one in said)
        times = 1 if spans else len(months or quarters)
        return Every(unit=Unit.YEAR, times=times, months=months, quarters=quarters)
    if period is None or len(said) > 1:
        return None
    if _REVIEW.search(plain):
        every = Every(unit=Unit.YEAR) if re.search(r"\bannual", plain, re.I) else None
        return OtherDate(sense=DateSense.REVIEW, at=period.moment, every=every)
    return OtherDate(sense=DateSense.RELEASE, at=period.moment) if _RELEASE.search(plain) else None


def windowed(plain: str) -> CountingWindow | None:
    """The time a figure is counted over: "last 12 months", "year to date"."""
    found = _WINDOW.search(plain) or _TO_DATE.search(plain)
    rest = plain.replace(found[0], " ") if found else plain
    if found is None or "/" in rest or len(rest.split()) > _MOST_WORDS_BESIDE_A_WINDOW:
        return None
    if found.re is _WINDOW:
        many = found["short"] or found["many"]
        count = 12 if many.lower() == "twelve" else int(many)
        unit = (found["unit"] or "month").lower()
        return CountingWindow(length=Length(count, "month" if unit == "m" else unit), rolling=True)
    basis = found["basis"].lower()
    return CountingWindow(basis="year to date" if basis == "ytd" else basis)


def _from_source(plain: str) -> Frequency | None:
    found = _SOURCE.search(plain)
    name = found["name"].strip() if found else plain
    if len(plain.split()) <= 10 and _SOURCE_NOTE.search(name):
        return FromSource(source=name)
    return None
