"""Deadlines and milestones' dates, from text as councils write it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.framework.rules.schedule import (
    DateSense,
    DateToBeConfirmed,
    Deadline,
    DueBy,
    DueByDayInYear,
    DueByQuarter,
    Every,
    NoDate,
    Ongoing,
    OtherDate,
    Recurring,
    Reference,
    RelativeDate,
    RunsUntil,
    SeveralDates,
    Standing,
    State,
    Unit,
    Window,
)
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar.calendars import Period
from goldthread.grammar.cells import Cell, is_mark, sentences
from goldthread.grammar.closed import Nothing, PointsTo, Promised, closed_answer
from goldthread.grammar.dated_parts import (
    Dated,
    dated_parts,
    event_of,
    is_in_a_known_year,
    leaves_a_year_out,
    ongoing_within,
)
from goldthread.grammar.frequencies import read_frequency, windowed
from goldthread.grammar.periods import Said, fold_periods
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading
from goldthread.grammar.repeats import fold_repeats
from goldthread.grammar.tokens import words_of

_DONE = re.compile(
    r"\b(?:was|were|has been|have been|in principle|already)\b|^(?:completed|achieved|delivered|approved|launched|adopted|published)(?: (?:in|on))?$",
    re.I,
)
_START = re.compile(
    r"\b(?:start(?:s|ing|ed)?|commenc(?:e|es|ing|ement)|begin(?:s|ning)?|returns?|go(?:es)?[ -]live from)\b(?:\W+\w+){0,4}\W*$|\b(?:to commence|to start|to begin|work starting)\b",
    re.I,
)
_RUNS = re.compile(
    r"\b(?:on-?going|runs?|continues?|extend(?:s|ed)?|funded|funding)\b[^.]*\b(?:until|to|up to|till)\W*$|\b(?:until|up to|till)\W*$",
    re.I,
)
_PROVISIONAL = re.compile(
    r"\b(?:tbc|projected|provisional(?:ly)?|indicative|estimated|anticipated|tentative(?:ly)?|subject to)\b",
    re.I,
)
_STARTED = re.compile(
    r"\b(?:under[- ]?way|in progress|commenced|has started|work started|already started)\b", re.I
)
_FINISHED = re.compile(r"^\W*(?:complete[d]?|done|achieved|delivered|closed|finished)\W*$", re.I)
_IRREGULAR = re.compile(
    r"^\W*(?:as (?:and when(?: required| needed)?|required|needed|necessary)|ad[ -]?hoc|when required|as opportunities arise)\W*$",
    re.I,
)
_REFERENCE = re.compile(
    r"^\W*(?:by|in line with|in accordance with|as per|per|see|to meet|within)\s+(?:the\s+|all\s+)?(?P<to>(?:[\w'&-]+\s+){0,6}(?:deadlines?|timetables?|timescales?|timelines?|schedules?|programme|plan|guidelines|requirements?|calendar|delivery plan|action plan))\W*$",
    re.I,
)
_RELATIVE = re.compile(
    r"\b(?:(?:within\s+)?(?P<many>\d+|one|two|three|four|six|twelve|eighteen)\s+(?P<unit>(?:working |calendar )?days?|weeks?|months?|years?)\s+(?P<how>of|after|from|following|before|prior to)\s+(?:the\s+)?(?P<event>[^;.()]+)"
    r"|(?P<alone>^after|^following|^during|^before|^prior to|^upon|^on completion of|^once)\s+(?:the\s+)?(?P<occasion>[^;.()]+))",
    re.I,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "twelve": 12, "eighteen": 18}
_FROM_AN_EVENT = re.compile(
    r"\W*(?:within\s+)?\d+ (?:working |calendar )?(?:days?|weeks?|months?) (?:of|after|from|before)\b",
    re.I,
)
_MEASURE_TO_COME = re.compile(
    r"(?:\w+ ){0,2}(?:metrics?|measures?|targets?|indicators?|kpis?|baselines?) (?:is |are )?to be (?:developed|set|agreed|confirmed|established|defined)\b",
    re.I,
)
_NEAR_WORDS = 3
_TURNS_A_DATE = frozenset({"not", "never", "unless", "except", "excluding", "originally", "initially", "formerly", "otherwise", "if", "paused", "hold", "suspended", "withdrawn", "cancelled", "overdue"})  # fmt: skip
_MOVES_A_DATE = frozenset({"delayed", "moved", "slipped", "deferred", "postponed", "rescheduled", "revised", "changed", "extended", "brought"})  # fmt: skip
# A cell with more dates than this is a table run together.
_MOST_DATES = 40


def read_deadline(text: str, *, context: Context = NOTHING_KNOWN) -> Reading[Deadline]:
    """The date or dates a cell states, each with the words around it as its ``event``.

    Dates that are not deadlines (when something was done, or starts) say what they are. Words
    without a date are ``NotUnderstood``: they may be a milestone's own text.
    """
    cell = Cell(text, context, fold_periods(words_of(text)))
    rule = _deadline(cell)
    whole = cell.span()
    if rule is None:
        return Reading(rule=NotUnderstood(text=text.strip()), span=whole, not_understood=(whole,))
    return Reading(rule=rule, span=whole)


def _deadline(cell: Cell) -> Deadline | None:
    plain = cell.quote(cell.words)
    dated = dated_parts(cell)
    if len(dated) > _MOST_DATES:
        return None
    has_dates = any(one.word.type in {"PERIOD", "BARE_YEAR"} for one in dated)
    if not has_dates or cell.words[0].type == "TBC":
        closed = _closed(cell)
        if closed:
            return closed
    if not dated:
        return _without_date(cell, plain)
    dated = ongoing_within(dated)
    if leaves_a_year_out(cell, dated) or _is_turned(dated):
        return None
    other = _not_a_deadline(cell, plain, dated)
    return other or _due(cell, dated)


def _is_turned(dated: list[Dated]) -> bool:
    """Whether the words by a date take it back or move it, or leave another open."""
    for one in dated:
        near = {str(word).lower() for word in one.before[-_NEAR_WORDS:]}
        said = [str(word).lower() for word in one.before]
        if near & _TURNS_A_DATE or ("now" in near and "was" in said) or said == ["after"]:
            return True
        until = bool(one.before) and one.before[-1].type in {"TO", "UNTIL"}
        if until and any(word.type in {"EACH", "EVERY_UNIT"} for word in one.before):
            return True  # "every quarter to March 2026"
        moved = one.word.type == "PERIOD" and one.word.value.is_span
        if moved and near & _MOVES_A_DATE:
            return True
    return any(
        word.type == "TBC" and before.type == "COLON"
        for before, word in itertools.pairwise(dated[-1].after)
    )


def _closed(cell: Cell) -> Deadline | None:
    """A cell that says there is no date, not yet one, or where to find it."""
    answer = closed_answer(cell)
    if isinstance(answer, Nothing):
        return NoDate(why=answer.why)
    if isinstance(answer, PointsTo):
        return Reference(to=answer.to)
    if isinstance(answer, Promised) and not _dates_later(cell):
        return DateToBeConfirmed(until=answer.until, who=answer.who, what=answer.what)
    return None


def _not_a_deadline(cell: Cell, plain: str, dated: list[Dated]) -> Deadline | None:
    """Dates that are part of a frequency, hang on an event, or say when a measure will come."""
    repeated = _repeated_from(cell, dated)
    if repeated:
        return repeated
    if any(is_in_a_known_year(cell, one) for one in dated):
        first = dated[0].word
        if len(dated) == 1 and _MEASURE_TO_COME.match(plain) and first.type == "PERIOD":
            until = first.value.period(cell.context).last
            return DateToBeConfirmed(until=until.isoformat(), what="metric")
        return None
    if _FROM_AN_EVENT.match(plain):
        return _relative(plain)
    if all(one.word.type == "PERIOD" for one in dated):
        collected = read_frequency(cell.text, context=cell.context).rule
        if isinstance(collected, Every) and collected.unit is not Unit.YEAR:
            return collected
    return None


def _due(cell: Cell, dated: list[Dated]) -> Deadline | None:
    """Every date as what it is; ``None`` where one of them cannot be read."""
    rules = [rule for one in dated if (rule := _rule(cell, one)) is not None]
    if len(rules) < len(dated):
        return None
    undated = sum(isinstance(rule, DueByQuarter) for rule in rules)
    if undated and any(word.type == "PLAN_YEAR" for word in cell.words):
        return None  # "Year 3, Q2" of a plan whose first year is not known here
    if 0 < undated < len(rules) and any(isinstance(rule, DueBy | Window) for rule in rules):
        return None  # "Q4 (Jan-Mar 2025)": one date said twice, or two
    rules = _replacing_older(rules, dated, cell)
    rules = _promised_first(cell, rules)
    rules += _repeats_beside(cell, rules)
    return rules[0] if len(rules) == 1 else SeveralDates(parts=tuple(rules))


def _repeated_from(cell: Cell, dated: list[Dated]) -> Every | None:
    """ "Weekly from September 2024": a frequency that begins then."""
    words = fold_repeats(cell.words)
    lead = dated[0].before
    if len(dated) != 1 or words[0].type != "REPEAT" or not lead or lead[-1].type != "FROM":
        return None
    period = dated[0].word.value.period(cell.context)
    rule: Every = words[0].value.rule
    return replace(rule, starts_on=period.first) if period else None


def _replacing_older(rules: list[Deadline], dated: list[Dated], cell: Cell) -> list[Deadline]:
    """ "31 March 2024 (was 31 December 2023)" is one deadline that has moved."""
    if len(rules) != 2 or not isinstance(rules[0], DueBy):
        return rules
    lead = cell.quote(dated[1].before) if dated[1].before else ""
    older = dated[1].word.value
    if not re.fullmatch(
        r"\W*(?:was|previously|originally|formerly|(?:revised|moved|slipped|delayed|changed|deferred|extended|postponed) from)\W*",
        lead,
        re.I,
    ):
        return rules
    period = older.period(cell.context)
    event = event_of(cell, Dated(dated[0].word, dated[0].before, []))
    return [replace(rules[0], was=period.last if period else None, event=event)]


def _dates_later(cell: Cell) -> bool:
    return any(word.type in {"PERIOD"} for word in cell.words[2:]) and any(
        word.type == "COLON" for word in cell.words
    )


def _promised_first(cell: Cell, rules: list[Deadline]) -> list[Deadline]:
    """ "To be developed. Projected implementation date: October 2020" holds two."""
    if cell.words[0].type != "TBC" or len(cell.words) < 3:
        return rules
    first = rules[0]
    if isinstance(first, DueBy) and first.event:
        event = first.event[len(cell.quote(cell.words[:1])) :].strip(" .:,")
        rules = [replace(first, event=event or None), *rules[1:]]
    return [DateToBeConfirmed(note=cell.quote(cell.words[:1])), *rules]


def _repeats_beside(cell: Cell, rules: list[Deadline]) -> list[Deadline]:
    """A frequency in a sentence of its own, beside a date."""
    found: list[Deadline] = []
    last = rules[-1]
    words = fold_repeats(cell.words)
    for sentence in sentences(words):
        has_date = any(word.type in {"PERIOD", "BARE_YEAR", "ONGOING"} for word in sentence)
        repeats = [word for word in sentence if word.type == "REPEAT"]
        if repeats and not has_date and len(sentences(words)) > 1:
            found.append(replace(repeats[0].value.rule, event=None))
    if not found and isinstance(last, DueBy | Ongoing):
        tail = [word for word in fold_repeats(_tail(cell)) if word.type == "REPEAT"]
        if tail:
            found.append(tail[0].value.rule)
    return found


def _tail(cell: Cell) -> list[Token]:
    place = max(
        (index for index, word in enumerate(cell.words) if word.type in {"PERIOD", "ONGOING"}),
        default=len(cell.words),
    )
    return cell.words[place + 1 :]


def _rule(cell: Cell, dated: Dated) -> Deadline | None:
    event = event_of(cell, dated)
    if dated.word.type == "ONGOING":
        return Ongoing(event=event)
    said: Said = dated.word.value
    lead = cell.quote(dated.before) if dated.before else ""
    tail = cell.quote(dated.after) if dated.after else ""
    yearly = _is_yearly(cell, dated)
    if said.is_without_year and yearly and (said.months or said.day_in_year):
        months = said.months or ((said.day_in_year.month,) if said.day_in_year else ())
        return Recurring(months=months, event=_without_repeat(event))
    period = said.period(cell.context)
    provisional = bool(_PROVISIONAL.search(f"{lead} {tail[:20]}"))
    if period is None:
        return _without_year(said, event, lead, provisional=provisional)
    return _with_period(cell, dated, period, event, lead, provisional=provisional)


def _with_period(
    cell: Cell, dated: Dated, period: Period, event: str | None, lead: str, *, provisional: bool
) -> Deadline:
    said: Said = dated.word.value
    joiner = dated.before[-1].type if dated.before else None
    if said.is_span or period.pooled:
        return Window(
            first=period.first,
            last=period.last,
            precision=period.precision,
            event=event,
            provisional=provisional,
        )
    if re.match(
        r"\W*(?:onwards?|on wards|and onwards?)\b",
        cell.quote(dated.after) if dated.after else "",
        re.I,
    ):
        before = event_of(cell, Dated(dated.word, dated.before, []))
        return Ongoing(event=before, starts_on=period.first)
    is_last = bool(dated.after) and dated.after[-1] is cell.words[-1]
    if is_last and _FINISHED.match(cell.quote(dated.after)) and joiner != "BY":
        return OtherDate(sense=DateSense.DONE, at=period.moment, event=event)
    if _RUNS.search(lead) or joiner == "UNTIL":
        return RunsUntil(last=period.moment, event=event)
    if _DONE.search(lead) and joiner != "BY":
        return OtherDate(sense=DateSense.DONE, at=period.moment, event=event)
    if (_START.search(lead) and joiner != "BY") or joiner == "FROM":
        return OtherDate(sense=DateSense.START, at=period.moment, event=event)
    return DueBy(
        by=period.moment,
        event=event,
        provisional=provisional,
        financial_year=period.label if period.precision is not Precision.MONTH else None,
    )


def _without_year(
    said: Said, event: str | None, lead: str, *, provisional: bool
) -> Deadline | None:
    if said.quarter is not None:
        return DueByQuarter(quarter=said.quarter, event=event) if not said.is_year_end else None
    day: DayInYear | None = said.day_in_year
    if day is None:
        return None
    if _START.search(lead):
        return OtherDate(sense=DateSense.START, at=day, event=event)
    return DueByDayInYear(by=day, event=event, provisional=provisional)


def _is_yearly(cell: Cell, dated: Dated) -> bool:
    if dated.before and dated.before[-1].type == "EACH":
        return True
    printed = f"{cell.quote(dated.before) if dated.before else ''} {cell.quote(dated.after) if dated.after else ''}"
    return bool(
        re.search(
            r"\b(?:each|every) year\b|\bannual(?:ly)?\b|\byearly\b|\bper (?:year|annum)\b",
            printed,
            re.I,
        )
    )


def _without_repeat(event: str | None) -> str | None:
    cleaned = re.sub(
        r"\W*\b(?:each year|every year|annual(?:ly)?|yearly|per (?:year|annum))\b\W*",
        " ",
        event or "",
        flags=re.I,
    ).strip()
    return cleaned or None


def _without_date(cell: Cell, plain: str) -> Deadline | None:
    if _FINISHED.match(plain):
        return Standing(state=State.DONE)
    if _IRREGULAR.match(plain):
        return Standing(state=State.IRREGULAR, note=plain)
    reference = _REFERENCE.match(plain)
    if reference:
        return Reference(to=reference["to"].strip())
    repeated = _repeated(cell, plain)
    if _STARTED.search(plain):
        started = Standing(state=State.STARTED)
        return SeveralDates(parts=(started, repeated)) if repeated else started
    return repeated or windowed(plain) or _relative(plain)


def _repeated(cell: Cell, plain: str) -> Deadline | None:
    words = fold_repeats(cell.words)
    repeats = [word for word in words if word.type == "REPEAT"]
    if not repeats:
        return None
    if len(repeats) > 1:
        parts: list[Deadline] = [word.value.rule for word in repeats]
        return SeveralDates(parts=tuple(parts))
    read = read_frequency(cell.text, context=cell.context).rule
    rule: Every = repeats[0].value.rule
    times = re.search(
        r"\b(?P<many>\d+) (?P<what>[\w&]+(?: [\w&]+){0,2}) (?:per|a|each|every) (?:year|month|quarter|week)\b",
        plain,
        re.I,
    )
    if times and rule.times == 1:
        rule = replace(
            rule, times=int(times["many"]), what=times["what"], minimum="at least" in plain.lower()
        )
        return rule if rule.unit in Unit else None
    if isinstance(read, Every):
        others = [word for word in words if not is_mark(word) and word.type != "REPEAT"]
        return replace(read, event=cell.quote(others) if others else None)
    return rule


def _relative(plain: str) -> Deadline | None:
    found = _RELATIVE.search(plain)
    if not found or len(plain.split()) > 16:
        return None
    if found["alone"]:
        event, how = found["occasion"].strip(), found["alone"].lower()
        if how == "during":
            return RelativeDate(during=event)
        if how in {"before", "prior to"}:
            return RelativeDate(before=event)
        return RelativeDate(after=event)
    many = _NUMBERS.get(found["many"].lower()) or int(found["many"])
    unit = found["unit"].lower().split()[-1].rstrip("s") + "s"
    before = found["how"].lower() in {"before", "prior to"}
    event = found["event"].strip()
    return RelativeDate(
        after=None if before else event,
        before=event if before else None,
        days=many if unit == "days" else None,
        weeks=many if unit == "weeks" else None,
        months=many if unit == "months" else None,
        years=many if unit == "years" else None,
    )
