"""What the reading of a frequency passed over: limits, dates, numbers and other rates."""

from __future__ import annotations

import itertools
import re

from lark import Token

from goldthread.framework.rules.schedule import (
    Arrears,
    CountingWindow,
    Every,
    Frequency,
    FrequencyToBeConfirmed,
    NoFrequency,
    OtherDate,
    Reference,
    SeveralFrequencies,
    Standing,
    State,
    Unit,
    Window,
)
from goldthread.grammar.cautions import DATES, NUMBERS, is_strange, open_words
from goldthread.grammar.cells import Cell
from goldthread.grammar.frequency_details import day_of_it, numbers_in_lengths
from goldthread.grammar.said_periods import Said
from goldthread.grammar.sentences import without_notes
from goldthread.grammar.turning_words import conditions_in

_ONE_AFTER_ANOTHER = frozenset(
    {
        "during",
        "after",
        "afterwards",
        "before",
        "then",
        "thereafter",
        "initially",
        "was",
        "previously",
        "formerly",
        "originally",
        "now",
        "changed",
        "moved",
        "moving",
        "changing",
    }
)
_BEFORE_NOW = frozenset({"was", "previously", "formerly", "originally"})
_PREFIXES = frozenset({"semi", "bi", "tri", "half", "quasi", "alternate", "alternating", "non"})
_MONTHS_IN_A_YEAR = 12
_SAID_OF_IT = re.compile(r"cumul|report|publish|present|benchmark|rolling|ytd", re.I)
_ONE_OF_THEM = frozenset({"next", "last", "latest", "previous"})
_PART_OF_THE_TIME = frozenset({"during", "while", "whilst", "throughout"})
_NO_MORE = frozenset({"stopped", "ceased", "suspended", "paused", "discontinued", "withdrawn"})
_BESIDE_THE_POINT = frozenset({"will", "soon", "possible", "may", "could", "reported", "reporting", "reports", "report"})  # fmt: skip
_MONTHS = {Unit.DAY: 0.033, Unit.WEEK: 0.25, Unit.MONTH: 1, Unit.QUARTER: 3, Unit.TERM: 4, Unit.YEAR: 12}  # fmt: skip
_CLOSED = (NoFrequency, Reference, FrequencyToBeConfirmed)
_READ_WHOLE = (OtherDate, Window, CountingWindow, Arrears)


def loose_words(cell: Cell, rule: Frequency) -> list[Token]:
    """The words that turn or limit the frequency, or a time or number that was not taken up.

    "Monthly except August", "Fortnightly during winter", "Annually until 2025, then quarterly".
    """
    if isinstance(rule, _CLOSED):
        return []
    every = [rule] if isinstance(rule, Every) else []
    if isinstance(rule, SeveralFrequencies):
        every = [part for part in rule.parts if isinstance(part, Every)]
    read = {id(word) for word in cell.words if word.type == "REPEAT"}
    if every:
        read |= _dates_read(cell, every)
    elif isinstance(rule, _READ_WHOLE):
        read |= {id(word) for word in cell.words if word.type in DATES | NUMBERS}
    is_stopped = isinstance(rule, Standing) and rule.state is State.DISCONTINUED
    if is_stopped:
        read |= {id(word) for word in cell.words if word.type in DATES}  # since when
    loose = open_words(cell.words, read)
    if is_stopped:
        loose = [word for word in loose if word.lower() != "no"]  # "no longer reported"
    if not any(one.condition for one in every) and not is_stopped:
        loose += [cell.words[place] for place in conditions_in(cell.words)]
    return loose + [word for word in _limits(cell, rule, every, read) if word not in loose]


def _dates_read(cell: Cell, every: list[Every]) -> set[int]:
    """The dates and numbers that a frequency took up."""
    outside, notes = without_notes(cell.words)
    alone = every[0] if len(every) == 1 else None
    read = {
        id(word)  # "(next due 2025)" says when one falls, and not how often
        for _, note in notes
        if any(word.lower() in _ONE_OF_THEM for word in note)
        for word in note
        if word.type in DATES
    }
    read |= {
        id(word)
        for before, word in itertools.pairwise([None, *cell.words])
        if word is not None
        and word.type in {"PERIOD", "BARE_YEAR"}
        and _is_taken_up(word, before, alone)
    }
    day = day_of_it(cell.text)
    if day and alone and alone.unit in {Unit.MONTH, Unit.QUARTER}:
        at = range(day.start(), day.end())
        read |= {id(word) for word in cell.words if (word.start_pos or 0) in at}
    if alone and (alone.lag or alone.rolling):
        left = numbers_in_lengths(cell.quote(cell.words))
        for word in cell.words:
            if word.type in NUMBERS and left[word.lower()] > 0:
                left[word.lower()] -= 1
                read.add(id(word))
    elif not any(word.type == "REPEAT" for word in outside):
        read |= {id(word) for word in outside if word.type in NUMBERS}
    return read


def _limits(cell: Cell, rule: Frequency, every: list[Every], read: set[int]) -> list[Token]:
    """What keeps a frequency to a part of the time, or says that it changes."""
    if not every:
        return []
    outside, _ = without_notes(cell.words)
    found = [
        word
        for word in cell.words
        if word.type in {"UNTIL", "AT_MOST", "MAXIMUM", "OR_MORE", "OR_LESS"}
    ]
    if isinstance(rule, SeveralFrequencies) and not rule.choice:
        if not any(one.what or one.condition for one in every):
            found += [word for word in outside if word.lower() in _ONE_AFTER_ANOTHER]
    elif len(every) == 1:
        if not every[0].condition:
            found += [word for word in outside if word.lower() in {"when", "whenever"}]
        found += [word for word in outside if word.type == "TERM"]  # "Weekly in term time"
        turned = _PART_OF_THE_TIME | _BEFORE_NOW | _NO_MORE
        found += [word for word in outside if word.lower() in turned]
        if every[0].unit is not Unit.YEAR and any(word.type in DATES for word in cell.words):
            found += [word for word in cell.words if word.lower() == "only"]  # "(Q2 and Q4 only)"
    found += _beside(cell) + _joined_to_more(outside, every)
    alone = every[0] if len(every) == 1 else None
    if alone and not alone.what:
        found += [
            word
            for word in outside
            if word.type in NUMBERS and word.lower() != "all" and id(word) not in read
        ]
    found = [word for word in found if id(word) not in read]
    return found + _other_rates(cell, every)


def _beside(cell: Cell) -> list[Token]:
    """Words straight before a frequency, and signs beside it, that make it another one.

    "Semi annually", "from annual to quarterly", "Monthly → Quarterly".
    """
    found: list[Token] = []
    for before, word in itertools.pairwise(cell.words):
        if word.type == "REPEAT" and (
            before.type in {"FROM", "MORE_THAN", "LESS_THAN"} or before.lower() in _PREFIXES
        ):
            found.append(before)
        if "REPEAT" in {before.type, word.type}:
            found += [one for one in (before, word) if is_strange(one)]
        if before.type in {"NUMBER", "NUMBER_WORD"} and word.type == "TIME_UNIT":
            found.append(before)
    return found


def _joined_to_more(outside: list[Token], every: list[Every]) -> list[Token]:
    """ "Annually and at mid-year", "Monthly plus year end": another time beside the frequency."""
    if len(every) != 1:
        return []
    return [
        joint
        for word, joint, after in zip(outside, outside[1:], outside[2:], strict=False)
        if word.type == "REPEAT"
        and (joint.type in {"AND", "PLUS"} or joint.lower() == "plus")
        and after.type not in {"CUMULATIVE", "REPEAT"}
        and not _SAID_OF_IT.match(after)
    ]


def _other_rates(cell: Cell, every: list[Every]) -> list[Token]:
    """A frequency in brackets that is another than the one outside: "Monthly (Q4: weekly)".

    What will or may be possible one day is no frequency yet, and how often a figure is
    reported on is not how often it is collected.
    """
    outside, notes = without_notes(cell.words)
    if not any(word.type == "REPEAT" for word in outside):
        return []
    rates = {months_between(one) for one in every}
    return [
        word
        for _, note in notes
        if not any(one.lower() in _BESIDE_THE_POINT for one in note)
        for word in note
        if word.type == "REPEAT" and months_between(word.value.rule) not in rates
    ]


def months_between(rule: Every) -> float:
    return _MONTHS[rule.unit] * rule.interval / rule.times


def _is_taken_up(word: Token, before: Token | None, rule: Every | None) -> bool:
    """Whether a date beside a frequency says when in the year it falls, or since when."""
    said: Said = word.value
    if rule is None:
        return said.is_without_year
    if len(said.months) == _MONTHS_IN_A_YEAR:
        return True  # "Monthly (Apr-Mar)"
    if before is not None and before.type == "FROM":
        return True
    if rule.unit is Unit.YEAR:
        return said.is_without_year
    if rule.unit is Unit.TERM:
        return bool(said.terms)
    if rule.unit is Unit.MONTH:
        return bool(rule.months or rule.quarters)
    return rule.unit is Unit.QUARTER and bool(said.quarter or said.months)
