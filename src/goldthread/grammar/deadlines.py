"""Deadlines and milestones' dates, from text as councils write it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from lark import Token

from goldthread.framework.rules.schedule import (
    DateToBeConfirmed,
    Deadline,
    DueBy,
    DueByDayInYear,
    DueByQuarter,
    Every,
    NoDate,
    Ongoing,
    Recurring,
    Reference,
    SeveralDates,
    Unit,
    Window,
)
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar.cautions import is_sign, is_strange, open_words
from goldthread.grammar.cells import Cell
from goldthread.grammar.closed import Nothing, PointsTo, Promised, closed_answer
from goldthread.grammar.date_senses import sense_of
from goldthread.grammar.dated_parts import (
    Dated,
    dated_parts,
    is_in_a_known_year,
    leaves_a_year_out,
    ongoing_within,
    with_years_of_the_next,
    without_restated,
    years_in_names,
)
from goldthread.grammar.frequencies import read_frequency
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.moved_dates import moved_date
from goldthread.grammar.periods import fold_periods
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading, TextSpan
from goldthread.grammar.repeats import fold_repeats
from goldthread.grammar.said_periods import Said, with_days_before
from goldthread.grammar.sentences import sentences
from goldthread.grammar.tokens import words_of
from goldthread.grammar.turning_words import conditions_in
from goldthread.grammar.undated import (
    beside_a_relative_date,
    hangs_on_an_event,
    relative_date,
    state_of,
    without_date,
)

_MEASURE_TO_COME = re.compile(
    r"(?:\w+ ){0,2}(?:metrics?|measures?|targets?|indicators?|kpis?|baselines?) (?:is |are )?to be (?:developed|set|agreed|confirmed|established|defined)\b",
    re.I,
)
_SENTENCE_ENDS = frozenset({"SEMICOLON", "NEWLINE", "STOP"})
_NEAR_WORDS = 3
_TURNS_A_DATE = frozenset({"originally", "initially", "formerly", "paused", "hold", "suspended", "withdrawn", "cancelled", "overdue", "missed"})  # fmt: skip
_MOVES_A_DATE = frozenset({"delayed", "moved", "slipped", "deferred", "postponed", "rescheduled", "revised", "changed", "extended", "brought"})  # fmt: skip
_NOT_KEPT = frozenset({"missed", "slipped", "delayed", "deferred", "postponed", "cancelled", "withdrawn", "hold", "paused", "suspended"})  # fmt: skip
_LATER_THAN = frozenset({"after", "beyond", "post", "past", "following", "later", "earliest"})
_PARTS_OF_A_DATE = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend", "half", "part", "middle", "quarter", "third"})  # fmt: skip
_ROUGH_PARTS = frozenset({"mid", "early", "late", "middle"})
_NOT_EVERY_ONE = frozenset({"other", "second", "third", "alternate"})  # "every other April"
_UNFINISHED = frozenset({"TO", "UNTIL", "ABOUT", "TERM"})
# What is called by its year: "2027 budget" is one, and not due by the end of 2027.
_CALLED_BY_ITS_YEAR = frozenset({"budget", "budgets", "accounts", "census", "election", "elections", "settlement", "award", "season", "plan", "programme", "strategy", "mtfs", "mtfp"})  # fmt: skip
_NOT_KNOWN = frozenset({"unknown", "unclear", "undecided"})
_NO_LATER = frozenset({"earlier", "sooner", "before"})
# A cell with more dates than this is a table run together.
_MOST_DATES = 40


def read_deadline(text: str, *, context: Context = NOTHING_KNOWN) -> Reading[Deadline]:
    """The date or dates a cell states, each with the words around it as its ``event``.

    Dates that are not deadlines (when something was done, or starts) say what they are. Words
    without a date are ``NotUnderstood``: they may be a milestone's own text. So is a cell with a
    word that may change its dates and that nothing read; ``not_understood`` then names the word.
    """
    words = fold_periods([_as_by(word) for word in words_of(text)])
    cell = Cell(text, context, with_days_before(words))
    whole = cell.span()
    rule, loose = _deadline(cell)
    if rule is not None and not loose:
        return Reading(rule=rule, span=whole)
    spans = tuple(TextSpan(word.start_pos or 0, word.end_pos or 0) for word in loose)
    return Reading(
        rule=NotUnderstood(text=text.strip()), span=whole, not_understood=spans or (whole,)
    )


def _as_by(word: Token) -> Token:
    """ "No later than" and "up to" set a day here, and no amount."""
    if word.type != "AT_MOST":
        return word
    kinds = {"later": "BY", "up": "UNTIL"}
    said = word.lower().split()
    kind = kinds.get(said[-2]) if len(said) > 1 else None
    if kind is None:
        return word
    return Token(kind, str(word), start_pos=word.start_pos, end_pos=word.end_pos)


def _deadline(cell: Cell) -> tuple[Deadline | None, list[Token]]:
    """The reading, and the words that could change it and were not read."""
    plain = cell.quote(cell.words)
    dated = dated_parts(cell)
    if len(dated) > _MOST_DATES:
        return None, []
    has_dates = any(one.word.type in {"PERIOD", "BARE_YEAR"} for one in dated)
    if not has_dates or cell.words[0].type == "TBC":
        closed = _closed(cell)
        if closed:
            return closed, []
    if not dated:
        return without_date(cell, plain)
    if any(hangs_on_an_event(cell.quote(one.before)) for one in dated if one.before):
        return relative_date(plain), beside_a_relative_date(cell)
    named = years_in_names(dated)
    kept = without_restated(cell, [one for one in dated if one not in named])
    loose = open_words(cell.words, {id(one.word) for one in dated})
    kept = ongoing_within(kept)
    if not loose and not any(conditions_in(cell.words)) and (moved := moved_date(cell, kept)):
        return moved, []
    loose += _turned(kept) + _loose_choices(kept)
    loose += [word for word in cell.words if word.lower() in _NOT_KNOWN]
    if leaves_a_year_out(cell, kept) or loose:
        return None, loose
    return _not_a_deadline(cell, plain, kept) or _due(cell, kept), []


def _turned(dated: list[Dated]) -> list[Token]:
    """The words by a date that take it back or move it, or leave another open."""
    found: list[Token] = []
    for one in dated:
        near = one.before[-_NEAR_WORDS:]
        found += [word for word in near if word.lower() in _TURNS_A_DATE]
        if any(word.lower() == "was" for word in one.before):
            found += [word for word in near if word.lower() == "now"]
        last = one.before[-1] if one.before else None
        if last is not None and (last.lower() in _LATER_THAN or is_sign(last)):
            found.append(last)
        if last is not None and (last.type in {"MID", "START_OF"} or last.lower() in _ROUGH_PARTS):
            found.append(last)  # "Mid FY 2025": not the end of it
        if last is not None and last.type == "TO" and len(one.before) > 1:
            found += [word for word in one.before[-2:-1] if word.lower() in _ROUGH_PARTS]
        if [word.type for word in one.before[-2:-1]] == ["EACH"]:
            found += [word for word in one.before[-1:] if word.lower() in _NOT_EVERY_ONE]
        if last is not None and last.type in {"OF", "IN"} and len(one.before) > 1:
            part = one.before[-2]
            if part.type == "TIME_UNIT" or part.lower() in _PARTS_OF_A_DATE:
                found.append(part)  # "first week of June 2024"
        if last is not None and last.type in {"TO", "UNTIL"}:  # "every quarter to March 2026"
            found += [word for word in one.before if word.type in {"EACH", "EVERY_UNIT"}]
        if one.word.type == "PERIOD" and one.word.value.is_span:
            found += [word for word in near if word.lower() in _MOVES_A_DATE]
        if last is not None and is_strange(last):
            found.append(last)
        found += [word for word in one.before if word.type == "WEEK_COMMENCING"]
        found += [*_length_beside(one.before[::-1]), *_length_beside(one.after), *_was(one)]
        found += [*_turned_after(one), *_named_by_its_year(one)]
    return found


def _named_by_its_year(one: Dated) -> list[Token]:
    """ "2027 budget", "Budget 2027/28": the year says which budget, and no date is set."""
    if one.word.type == "ONGOING" or not (one.word.type == "BARE_YEAR" or one.word.value.is_years):
        return []
    beside = [*one.before[-1:], *one.after[:2]]
    return [word for word in beside if word.lower() in _CALLED_BY_ITS_YEAR]


def _was(one: Dated) -> list[Token]:
    """ "was due March 2025": a date that is no more, and none that took its place."""
    said = [word.lower() for word in one.before]
    return one.before[:1] if said[:1] == ["was"] and len(said) <= 2 else []


def _length_beside(words: Sequence[Token]) -> list[Token]:
    """A length of time next to a date, going away from it: "by June 2024 (6 months)"."""
    near = [word for word in words if not is_mark(word) and word.type not in {"TO", "UNTIL"}][:2]
    if {word.type for word in near} in ({"NUMBER", "TIME_UNIT"}, {"NUMBER_WORD", "TIME_UNIT"}):
        return near
    return []


def _turned_after(one: Dated) -> list[Token]:
    """ "June 2024: tbc", "June 2024+", "June 2024 to date", "June 2024 at the earliest"."""
    found = [
        word
        for before, word in itertools.pairwise(one.after)
        if word.type == "TBC" and before.type == "COLON"
    ]
    first = one.after[0] if one.after else None
    second = one.after[1] if len(one.after) > 1 else None
    if first is not None and (
        is_sign(first)
        or first.type in _UNFINISHED
        or is_strange(first)
        or (first.lower() == "half" and second is not None and second.type == "TERM")
    ):
        found.append(first)
    found += [word for word in one.after[:4] if word.lower() in _NOT_KEPT]
    found += [  # "Phase 2 March 2027 Phase 3 tbc": the date of something else
        word
        for before, word in itertools.pairwise(one.after)
        if word.type == "TBC" and any(mark.isdigit() for mark in before)
    ]
    return found + [word for word in one.after[:_NEAR_WORDS] if word.lower() == "earliest"]


def _loose_choices(dated: list[Dated]) -> list[Token]:
    """Each "or" beside a date that does not lead straight to another date."""
    found: list[Token] = []
    for place, one in enumerate(dated):
        before = [word for word in one.before if not is_mark(word)]
        after = [word for word in one.after if not is_mark(word)]
        if before and before[-1].type == "OR" and (place == 0 or len(before) > 1):
            found.append(before[-1])
        joint = [word.type for word in after]
        alone = joint in (["OR"], ["OR", "BY"]) and place + 1 < len(dated)
        harmless = len(after) > 1 and after[1].lower() in _NO_LATER
        if after and after[0].type == "OR" and not alone and not harmless:
            found.append(after[0])
    return found


def _is_choice(dated: list[Dated]) -> bool:
    """ "March or June 2024": every date joined to the next by "or" alone."""
    joints = [[word for word in one.before if not is_mark(word)] for one in dated[1:]]
    chosen = [[word.type for word in joint] in (["OR"], ["OR", "BY"]) for joint in joints]
    return bool(chosen) and all(chosen)


def _closed(cell: Cell) -> Deadline | None:
    """A cell that says there is no date, not yet one, or where to find it."""
    answer = closed_answer(cell)
    if isinstance(answer, Nothing):
        return NoDate(why="na" if answer.why == "no_target" else answer.why)
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
    collected = _collected(cell, dated)
    if collected:
        return collected
    if any(is_in_a_known_year(cell, one) for one in dated):
        first = dated[0].word
        if len(dated) == 1 and _MEASURE_TO_COME.match(plain) and first.type == "PERIOD":
            until = first.value.period(cell.context).last
            return DateToBeConfirmed(until=until.isoformat(), what="metric")
        return None
    return None


def _collected(cell: Cell, dated: list[Dated]) -> Every | None:
    """ "Quarterly by end of Oct, Jan, Apr & Jul": dates that only say when each one falls."""
    if not all(one.word.type == "PERIOD" and one.word.value.is_without_year for one in dated):
        return None
    rule = read_frequency(cell.text, context=cell.context).rule
    return rule if isinstance(rule, Every) and rule.unit is not Unit.YEAR else None


def _due(cell: Cell, dated: list[Dated]) -> Deadline | None:
    """Every date as what it is; ``None`` where one of them cannot be read."""
    dated = with_years_of_the_next(dated)
    conditional = _under_condition(cell, dated)
    standing, dated = _states_before(cell, dated)
    rules = [
        rule
        for one in dated
        if (rule := sense_of(cell, one, conditional=id(one.word) in conditional)) is not None
    ]
    if len(rules) < len(dated):
        return None
    if _is_choice(dated):
        return SeveralDates(parts=tuple(rules), choice=True)
    if any(word.type == "OR" for one in dated[1:] for word in one.before[:1]):
        return None  # "March, June or September": a list with a choice in it
    undated = sum(isinstance(rule, DueByQuarter) for rule in rules)
    if undated and any(word.type == "PLAN_YEAR" for word in cell.words):
        return None  # "Year 3, Q2" of a plan whose first year is not known here
    if 0 < undated < len(rules) and any(isinstance(rule, DueBy | Window) for rule in rules):
        return None  # "Q4 (Jan-Mar 2025)": one date said twice, or two
    if _spans_each_year(dated, rules):
        return None
    rules = _each_year_alike(dated, _promised_first(cell, rules))
    rules = [*standing, *rules, *_repeats_beside(cell, rules)]
    return rules[0] if len(rules) == 1 else SeveralDates(parts=tuple(rules))


def _spans_each_year(dated: list[Dated], rules: list[Deadline]) -> bool:
    """ "1 April - 31 March annually": a stretch of every year, and no two dates."""
    return any(
        isinstance(one, DueByDayInYear)
        and isinstance(two, Recurring)
        and [word.type for word in following.before] in (["DASH"], ["TO"])
        for one, two, following in zip(rules, rules[1:], dated[1:], strict=False)
    )


def _states_before(cell: Cell, dated: list[Dated]) -> tuple[list[Deadline], list[Dated]]:
    """ "Phase 1 - complete; Phase 2 - March 2025": where a sentence before the first date stands."""
    first = dated[0]
    ends = [at for at, word in enumerate(first.before[:-1]) if word.type in _SENTENCE_ENDS]
    if not ends:
        return [], dated
    said = first.before[: ends[-1]]
    state = state_of(cell.quote(said))
    if state is None:
        return [], dated
    return [state], [replace(first, before=first.before[ends[-1] + 1 :]), *dated[1:]]


def _each_year_alike(dated: list[Dated], rules: list[Deadline]) -> list[Deadline]:
    """ "March and September each year": what is said of the last month holds for those before."""
    last = rules[-1]
    alike = len(rules) == len(dated) > 1 and isinstance(last, Recurring)
    joints = [[word.type for word in one.before] for one in dated[1:]]
    if not alike or any(joint not in (["AND"], ["COMMA"]) for joint in joints):
        return rules
    if not all(isinstance(rule, DueByDayInYear) for rule in rules[:-1]):
        return rules
    months = [rule.by.month for rule in rules[:-1] if isinstance(rule, DueByDayInYear)]
    return [replace(last, months=(*months, *last.months))] if isinstance(last, Recurring) else rules


def _repeated_from(cell: Cell, dated: list[Dated]) -> Every | None:
    """ "Weekly from September 2024": a frequency that begins then."""
    words = fold_repeats(cell.words)
    lead = dated[0].before
    if len(dated) != 1 or words[0].type != "REPEAT" or not lead or lead[-1].type != "FROM":
        return None
    said: Said = dated[0].word.value
    period = said.period(cell.context)
    rule: Every = words[0].value.rule
    if said.is_span:
        return None  # "Monthly from January to December 2026" ends too
    return replace(rule, starts_on=period.first) if period else None


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


def _under_condition(cell: Cell, dated: list[Dated]) -> set[int]:
    """The dates a condition is set on: the last before it, or the first where it comes first."""
    found: set[int] = set()
    for place in conditions_in(cell.words):
        at = cell.words[place].start_pos or 0
        before = [one for one in dated if (one.word.start_pos or 0) < at]
        found.add(id((before[-1] if before else dated[0]).word))
    return found
