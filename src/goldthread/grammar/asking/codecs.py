"""Single answers as values and back: numbers, units, dates, sides and targets in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from goldthread.framework.rules import Target
from goldthread.framework.rules.moments import DayInYear, Moment
from goldthread.framework.rules.schedule import DueBy, DueByDayInYear, DueByQuarter
from goldthread.framework.rules.targets import Comparison, NotUnderstood
from goldthread.framework.wording import day as said_day
from goldthread.grammar.canonical import canonical_text
from goldthread.grammar.deadlines import read_deadline
from goldthread.grammar.reading import Context
from goldthread.grammar.said_dates import said_day_in_year, said_moment
from goldthread.grammar.said_numbers import said_number
from goldthread.grammar.targets import read_target
from goldthread.grammar.values import read_value

_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|[-−+]?\.\d+")
_UNITS = {
    "£": "GBP",
    "gbp": "GBP",
    "pounds": "GBP",
    "percent": "%",
    "per cent": "%",
    "percentage": "%",
    "per cent.": "%",
}
_OUT_OF = re.compile(r"(?:out of|/)\s*(\d+)", re.I)
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")

T = TypeVar("T")


class AnswerError(ValueError):
    """An answer cannot be understood; the message says what to write."""


def number_of(answer: str) -> Decimal | None:
    """The number answered, ``None`` for nothing. Raises ``AnswerError``.

    >>> number_of("2.5m"), number_of("1,200")
    (Decimal('2500000.0'), Decimal('1200'))
    """
    written = answer.strip().removesuffix("%").removeprefix("£").strip()
    if not written:
        return None
    if _NUMBER.fullmatch(written):
        try:
            return Decimal(written.replace(",", "").replace("−", "-"))
        except InvalidOperation as error:  # the expression lets nothing else through
            raise AnswerError(f"“{answer}” is not a number.") from error
    read = read_value(written)
    value = getattr(read.rule, "value", None)
    unit = getattr(read.rule, "unit", None)
    if isinstance(value, Decimal) and not read.not_understood and unit in (None, "GBP"):
        return value
    raise AnswerError(f"“{answer}” is not a number. Write it in figures, such as: 75, or: 1,200.")


def unit_of(answer: str) -> str | None:
    """The unit answered; ``None`` for a plain count. Any words will do.

    >>> unit_of("£"), unit_of("out of 5"), unit_of("")
    ('GBP', '/5', None)
    """
    said = " ".join(answer.split())
    out_of = _OUT_OF.fullmatch(said)
    if out_of:
        return f"/{out_of[1]}"
    return _UNITS.get(said.lower(), said) or None


def unit_in_words(unit: str | None) -> str:
    """A unit as it is asked for: "£", "out of 5"; blank for a plain count."""
    if unit is None:
        return ""
    if unit == "GBP":
        return "£"
    return f"out of {unit[1:].strip()}" if unit.startswith("/") else unit


def number_in_words(value: Decimal | None) -> str:
    """A number as it is typed; blank for none."""
    return "" if value is None else said_number(value)


When = tuple[Moment | None, DayInYear | None, int | None]
"""A date with its year; or a day and month without one; or a quarter of no named year."""


def when_of(answer: str, context: Context) -> When:
    """The date answered, with or without its year. Raises ``AnswerError``."""
    if not answer.strip():
        return None, None, None
    read = read_deadline(answer, context=context)
    rule = read.rule
    plain = not read.not_understood and not getattr(rule, "event", None)
    if plain and isinstance(rule, DueBy) and not (rule.provisional or rule.was or rule.who):
        return rule.by, None, None
    if plain and isinstance(rule, DueByDayInYear) and not rule.provisional:
        return None, rule.by, None
    if plain and isinstance(rule, DueByQuarter):
        return None, None, rule.quarter
    raise AnswerError(
        f"“{answer}” is not understood as a date. Write it such as: March 2027, Q4 2026/27, or: "
        "31 March 2027."
    )


def when_in_words(when: When, context: Context) -> str:
    """A date as it is typed; blank for none."""
    moment, day_in_year, quarter = when
    if moment is not None:
        return said_moment(moment, context.year_start_month)
    if day_in_year is not None:
        return said_day_in_year(day_in_year)
    return f"Q{quarter}" if quarter is not None else ""


def day_of(answer: str, context: Context) -> date | None:
    """The single day answered, the last of the period where a period is named."""
    moment, day_in_year, quarter = when_of(answer, context)
    if day_in_year is not None or quarter is not None:
        raise AnswerError(f"“{answer}” leaves the year out. Write it with its year.")
    return moment.day if moment else None


def day_in_words(value: date | None) -> str:
    """A day as it is typed; blank for none."""
    return "" if value is None else said_day(value)


def until_of(answer: str, context: Context) -> str | None:
    """Until when something is awaited: a day in its plain form, or an event as said."""
    said = " ".join(answer.split())
    if not said:
        return None
    try:
        found = day_of(said, context)
    except AnswerError:
        return said
    return found.isoformat() if found else None


def until_in_words(until: str | None) -> str:
    """A day or an event as it is typed."""
    if until and _ISO_DAY.fullmatch(until):
        return said_day(date.fromisoformat(until))
    return until or ""


SIDES = {
    "at_least": (Comparison.AT_LEAST, False),
    "more_than": (Comparison.AT_LEAST, True),
    "at_most": (Comparison.AT_MOST, False),
    "less_than": (Comparison.AT_MOST, True),
    "exactly": (Comparison.EXACTLY, False),
    "unstated": (Comparison.UNSTATED, False),
}
"""Each answer about the side of a number that is good, and what it stands for."""

_SIDE_WORDS = {stands_for: answer for answer, stands_for in SIDES.items()}


def side_answer(comparison: Comparison, *, strict: bool) -> str:
    """The answer that stands for a side; strictness means nothing where no side is said."""
    return _SIDE_WORDS.get((comparison, strict)) or _SIDE_WORDS[comparison, False]


def target_of(words: str, context: Context) -> Target:
    """The target that words state, all of them. Raises ``AnswerError``."""
    read = read_target(words, context=context)
    if isinstance(read.rule, NotUnderstood):
        raise AnswerError(
            f"“{words}” is not understood as a target. Write it more plainly, such as: at least "
            "75% by March 2027."
        )
    if read.not_understood:
        left = ", ".join(f"“{words[span.start : span.end]}”" for span in read.not_understood)
        raise AnswerError(f"Of “{words}”, {left} is not understood. Say it another way.")
    return read.rule


def target_in_words(rule: Target | None, context: Context) -> str:
    """A target as somebody would type it; blank for none."""
    return canonical_text(rule, year_start_month=context.year_start_month) if rule else ""


def targets_of(lines: str, before: Sequence[Target], context: Context) -> tuple[Target, ...]:
    """One target for each line; a line that says what a target before said is that target."""
    left = [(target_in_words(rule, context), rule) for rule in before]
    found: list[Target] = []
    for line in (" ".join(one.split()) for one in lines.splitlines()):
        if not line:
            continue
        known = next((pair for pair in left if " ".join(pair[0].split()) == line), None)
        if known is not None:
            left.remove(known)
            found.append(known[1])
        else:
            found.append(target_of(line, context))
    return tuple(found)
