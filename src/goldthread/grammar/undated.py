"""Deadlines without a date: under way, as required, repeated, or hanging on an event."""

from __future__ import annotations

import re
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.moments import Length
from goldthread.framework.rules.schedule import (
    Deadline,
    Duration,
    Every,
    Ongoing,
    Reference,
    RelativeDate,
    SeveralDates,
    Standing,
    State,
    Unit,
)
from goldthread.grammar.cautions import DATES, NUMBERS, denies, open_words
from goldthread.grammar.cells import Cell
from goldthread.grammar.frequencies import read_frequency
from goldthread.grammar.frequency_details import windowed
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.number_words import number_of
from goldthread.grammar.repeats import fold_repeats
from goldthread.grammar.turning_words import conditions_in

_REPEATED_FROM = re.compile(r"\b(?:every|each)\s+\d*\s*$", re.I)
_STARTED = re.compile(
    r"\b(?:under[- ]?way|in[- ]progress|commenced|has started|work started|already started)\b", re.I
)
_ALL_THE_TIME = re.compile(r"^\W*(?:continuous(?:ly)?|at all times|24/7)\W*$", re.I)
_FINISHED = re.compile(
    r"^\W*(?:now )?(?:(?:completed|done) (?:and|&) )?(?:completed?|done|achieved|delivered|closed|finished)\W*$",
    re.I,
)
_ENDS_DONE = re.compile(r"(?P<event>[^.;]{0,80}?)\b(?:now )?(?:completed?|done)", re.I)
_ENDS_STARTED = re.compile(
    r"(?P<event>[^.;]{0,80}?)\b(?:under[- ]?way|in[- ]progress|(?:has )?commenced|(?:has )?started)",
    re.I,
)
_TAKEN_BACK = re.compile(
    r"\b(?:not|never|no|yet|to be|nearly|almost|partly|partially|if|once|when|\d+ ?%)\b|%", re.I
)
_IRREGULAR = re.compile(
    r"^\W*(?:as (?:and when(?: (?:required|needed|necessary))?|required|needed|necessary)|ad[ -]?hoc|when required|as opportunities arise)\W*$",
    re.I,
)
_WITHOUT_END = re.compile(r"^\W*(?:until further notice|indefinite(?:ly)?)\W*$", re.I)
_LENGTH = re.compile(
    r"^\(?(?:approx(?:imately|\.)? )?(?P<many>\d+|one|two|three|four|five|six|nine|twelve|eighteen)[ -](?P<unit>day|week|month|year)s?\W*$",
    re.I,
)
_REFERENCE = re.compile(
    r"^\W*(?:by|in line with|in accordance with|as per|per|see|to meet|within)\s+(?:the\s+|all\s+)?(?P<to>(?:[\w'&-]+\s+){0,6}(?:deadlines?|timetables?|timescales?|timelines?|schedules?|programme|plan|guidelines|requirements?|calendar|delivery plan|action plan))\W*$",
    re.I,
)
_A_TIME_FROM = r"(?:within\s+)?(?P<many>\d+|one|two|three|four|five|six|nine|twelve|eighteen)\s+(?P<unit>(?:working |calendar |business )?days?|weeks?|months?|years?)\s+(?P<how>of|after|from|following|before|prior to)\b"
_RELATIVE = re.compile(
    rf"\b(?:{_A_TIME_FROM}\s+(?:the\s+)?(?P<event>[^;.()]+)"
    r"|(?P<alone>^after|^following|^during|^before|^prior to|^upon|^on completion of|^once)\s+(?:the\s+)?(?P<occasion>[^;.()]+))",
    re.I,
)
_FROM_AN_EVENT = re.compile(rf"(?:^|\b){_A_TIME_FROM}", re.I)
_MOST_WORDS = 16


def without_date(cell: Cell, plain: str) -> tuple[Deadline | None, list[Token]]:
    """What a cell without any date says of the time, and the words that leave it open."""
    words = fold_repeats(cell.words)
    loose = open_words(words, {id(word) for word in words if word.type == "REPEAT"})
    loose += [words[place] for place in conditions_in(words)]
    loose += [word for word in words if word.type == "PLAN_YEAR"]
    stated = _stated(cell, words, plain)
    if isinstance(stated, RelativeDate):
        loose = beside_a_relative_date(cell)
    elif isinstance(stated, Every | Duration):
        loose = [word for word in loose if word.type not in DATES | NUMBERS]
    if isinstance(stated, Every) and stated.condition:
        loose = []
    return stated, loose


def _stated(cell: Cell, words: list[Token], plain: str) -> Deadline | None:
    if _FINISHED.match(plain):
        return Standing(state=State.DONE)
    if _ALL_THE_TIME.match(plain):
        return Standing(state=State.CONTINUOUS, note=plain)
    if _IRREGULAR.match(plain):
        return Standing(state=State.IRREGULAR, note=plain)
    if _WITHOUT_END.match(plain):
        return Ongoing()
    length = _LENGTH.match(plain)
    if length:
        return Duration(length=Length(number_of(length["many"]), length["unit"].lower()))
    reference = _REFERENCE.match(plain)
    if reference:
        return Reference(to=reference["to"].strip())
    repeated = _repeated(cell, words, plain)
    if _STARTED.search(plain):
        started = Standing(state=State.STARTED)
        return SeveralDates(parts=(started, repeated)) if repeated else started
    return repeated or windowed(plain) or relative_date(plain)


def state_of(sentence: str) -> Standing | None:
    """ "Phase 1 - complete", "Procurement has commenced": done, or under way; the rest its note."""
    for pattern, state in ((_ENDS_DONE, State.DONE), (_ENDS_STARTED, State.STARTED)):
        found = pattern.fullmatch(sentence)
        if found and not _TAKEN_BACK.search(sentence):
            return Standing(state=state, event=found["event"].strip(" -–—:,") or None)
    return None


def _repeated(cell: Cell, words: list[Token], plain: str) -> Deadline | None:
    repeats = [word for word in words if word.type == "REPEAT"]
    if not repeats:
        return None
    if len(repeats) > 1:
        parts: list[Deadline] = [word.value.rule for word in repeats]
        return SeveralDates(parts=tuple(parts))
    rule: Every = repeats[0].value.rule
    times = re.search(
        r"\b(?P<many>\d+) (?P<what>(?!(?:day|week|month|working|calendar|business)s?\b)[\w&]+(?: [\w&]+){0,2}) (?:per|a|each|every) (?:year|month|quarter|week)\b",
        plain,
        re.I,
    )
    if times and rule.times == 1:
        rule = replace(
            rule, times=int(times["many"]), what=times["what"], minimum="at least" in plain.lower()
        )
        return rule if rule.unit in Unit else None
    read = read_frequency(cell.text, context=cell.context).rule
    if isinstance(read, Every):
        others = [word for word in words if not is_mark(word) and word.type != "REPEAT"]
        return replace(read, event=cell.quote(others) if others else None)
    return None


def hangs_on_an_event(words: str) -> bool:
    """Whether words end in a time counted from what follows: "Within 6 months of"."""
    found = _FROM_AN_EVENT.search(words)
    if found is None or _REPEATED_FROM.search(words[: found.start()]):
        return False  # "every 6 months from April 2025"
    return not words[found.end() :].strip()


def beside_a_relative_date(cell: Cell) -> list[Token]:
    """The words outside "6 months of adoption" that leave it open, and denials within."""
    found = _RELATIVE.search(cell.text)
    within = range(found.start(), found.end()) if found else range(0)
    read = {
        id(word)
        for index, word in enumerate(cell.words)
        if (word.start_pos or 0) in within
        and not denies(cell.words, index)
        # "Before Easter 2024": a day that only a calendar tells
        and not (word.type in DATES and index and cell.words[index - 1].type == "WORD")
    }
    loose = open_words(cell.words, read)
    return loose + [cell.words[place] for place in conditions_in(cell.words)]


def relative_date(plain: str) -> Deadline | None:
    """ "Within 6 months of adoption", "After Cabinet": a time that hangs on an event."""
    found = _RELATIVE.search(plain)
    if not found or len(plain.split()) > _MOST_WORDS:
        return None
    if found["alone"]:
        event, how = found["occasion"].strip(), found["alone"].lower()
        if how == "during":
            return RelativeDate(during=event)
        if how in {"before", "prior to"}:
            return RelativeDate(before=event)
        return RelativeDate(after=event)
    many = number_of(found["many"])
    said = found["unit"].lower()
    unit = said.split()[-1].rstrip("s") + "s"
    works = said.startswith(("working", "business"))
    before = found["how"].lower() in {"before", "prior to"}
    event = found["event"].strip()
    return RelativeDate(
        after=None if before else event,
        before=event if before else None,
        days=many if unit == "days" and not works else None,
        working_days=many if works else None,
        weeks=many if unit == "weeks" else None,
        months=many if unit == "months" else None,
        years=many if unit == "years" else None,
    )
