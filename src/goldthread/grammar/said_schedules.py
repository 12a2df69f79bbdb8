"""Deadlines and frequencies in a sentence: "Quarterly, 1 month in arrears", "By March 2025"."""

from __future__ import annotations

import re

from goldthread.framework.rules import schedule as dates
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.framework.wording import listed
from goldthread.grammar.said_dates import (
    said_day_in_year,
    said_end,
    said_moment,
    said_month,
    said_months,
    said_span,
)
from goldthread.grammar.said_rules import in_a_sentence

# What is said of a date that the sentence says already.
_SAYS_AS_MUCH = re.compile(
    r"(?:now )?(?:completed?|done|achieved|delivered|closed|finished|start(?:s|ing|ed)?|commenc\w+|begin\w*)",
    re.I,
)
_IS_DONE = re.compile(
    r"(?:completed|done|closed|finished|achieved|delivered|approved|launched|adopted|published|reviewed|submitted|opened|signed off|agreed|held|issued)\b",
    re.I,
)
_PLAIN_EVERY = {
    (dates.Unit.DAY, 1, 1): "Daily",
    (dates.Unit.WEEK, 1, 1): "Weekly",
    (dates.Unit.WEEK, 2, 1): "Fortnightly",
    (dates.Unit.MONTH, 1, 1): "Monthly",
    (dates.Unit.QUARTER, 1, 1): "Quarterly",
    (dates.Unit.TERM, 1, 1): "Termly",
    (dates.Unit.YEAR, 1, 1): "Annually",
}


def _capital(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


@in_a_sentence.register
def _(rule: dates.DueBy, starts: int) -> str:
    by = f"by {said_moment(rule.by, starts)}"
    later = " (TBC)" if rule.provisional else ""
    if rule.was:
        later += f" (was {said_end(rule.was, Precision.DAY, starts)})"
    if rule.event and rule.event.lower().startswith("subject to"):
        return f"{_capital(by)}, {rule.event}"
    return f"{_capital(rule.event)} {by}{later}" if rule.event else f"{_capital(by)}{later}"


@in_a_sentence.register
def _(rule: dates.DueByDayInYear, _starts: int) -> str:
    by = f"by {said_day_in_year(rule.by)}"
    return f"{_capital(rule.event)} {by}" if rule.event else _capital(by)


@in_a_sentence.register
def _(rule: dates.DueByQuarter, _starts: int) -> str:
    return f"{_capital(rule.event)} by Q{rule.quarter}" if rule.event else f"By Q{rule.quarter}"


@in_a_sentence.register
def _(rule: dates.Window, starts: int) -> str:
    span = figures.Span(first=rule.first, last=rule.last, precision=rule.precision)
    said = said_span(span, starts)
    said = said if " to " in said else f"Throughout {said}"
    return f"{_capital(rule.event)}: {said}" if rule.event else said


@in_a_sentence.register
def _(rule: dates.Recurring, _starts: int) -> str:
    months = said_months(rule.months)
    return f"{_capital(rule.event)}: {months} each year" if rule.event else f"{months} each year"


@in_a_sentence.register
def _(rule: dates.Ongoing, starts: int) -> str:
    if rule.starts_on:
        said = f"{said_end(rule.starts_on, Precision.DAY, starts)} onwards"
    else:
        said = "ongoing" if rule.event else "Ongoing"
    return f"{_capital(rule.event)}: {said}" if rule.event else said


@in_a_sentence.register
def _(rule: dates.OtherDate, starts: int) -> str:
    at = (
        said_day_in_year(rule.at)
        if isinstance(rule.at, DayInYear)
        else said_moment(rule.at, starts)
    )
    words = {"done": "completed", "start": "starts"}
    does = words.get(rule.sense, str(rule.sense).replace("_", " "))
    precision = Precision.DAY if at[:1].isdigit() and " " in at else Precision.MONTH
    on = "on" if precision is Precision.DAY else "in"
    said = f"{does[0].upper()}{does[1:]} {on} {at}"
    if rule.event is None or _SAYS_AS_MUCH.fullmatch(rule.event):
        return said
    if _IS_DONE.match(rule.event):
        return f"{_capital(rule.event)} ({at})" if " " in rule.event else f"{rule.event} {on} {at}"
    return f"{_capital(rule.event)}: {said[0].lower()}{said[1:]}"


@in_a_sentence.register
def _(rule: dates.RunsUntil, starts: int) -> str:
    last = (
        said_day_in_year(rule.last)
        if isinstance(rule.last, DayInYear)
        else said_moment(rule.last, starts)
    )
    return f"{_capital(rule.event)} until {last}" if rule.event else f"Until {last}"


@in_a_sentence.register
def _(rule: dates.Standing, _starts: int) -> str:
    words = {"started": "Under way", "irregular": "As required", "done": "Completed"}
    said = words.get(rule.state, str(rule.state).capitalize())
    if rule.note and rule.state is dates.State.IRREGULAR:
        said = _capital(rule.note)
    return f"{_capital(rule.event)}: {said.lower()}" if rule.event else said


@in_a_sentence.register
def _(rule: dates.RelativeDate, _starts: int) -> str:
    if rule.during:
        return f"During {rule.during}"
    named = rule.before or rule.after or ""
    the = "the " if named[:1].isdigit() else ""
    event = f"{'before' if rule.before else 'after'} {the}{named}"
    for many, unit in (
        (rule.days, "days"),
        (rule.working_days, "working days"),
        (rule.weeks, "weeks"),
        (rule.months, "months"),
        (rule.years, "years"),
    ):
        if many:
            return f"{many} {unit} {event}"
    return event[0].upper() + event[1:]


@in_a_sentence.register
def _(rule: dates.Every, starts: int) -> str:
    said = _PLAIN_EVERY.get((rule.unit, rule.interval, rule.times))
    if said is None and rule.interval == 1:
        times = "Twice" if rule.times == 2 else f"{rule.times} times"
        if rule.at_most_times:
            times = f"{rule.times}-{rule.at_most_times} times"
        said = f"{times} a {rule.unit}"
    elif said is None:
        said = f"Every {rule.interval} {rule.unit}s"
    if rule.rolling:
        many = f"{rule.rolling.value} " if rule.rolling.value > 1 else ""
        said += f", rolling {many}{rule.rolling.unit}{'s' if many else ''}"
    if rule.lag and rule.lag_unit:
        plural = "" if rule.lag == 1 else "s"
        said += f", {rule.lag} {rule.lag_unit}{plural} in arrears"
    if rule.months:
        said += f" ({listed([said_month(month) for month in rule.months])})"
    if rule.quarters:
        said += f" ({listed([f'Q{quarter}' for quarter in rule.quarters])})"
    if rule.starts_on:
        said += f" from {said_end(rule.starts_on, Precision.DAY, starts)}"
    said = f"At least {said[0].lower()}{said[1:]}" if rule.minimum else said
    return f"{said}, cumulative" if rule.cumulative else said


@in_a_sentence.register
def _(rule: dates.FromSource, _starts: int) -> str:
    return f"Reported through {rule.source}"


@in_a_sentence.register
def _(rule: dates.OneOff, _starts: int) -> str:
    return f"One-off after {rule.after}" if rule.after else "One-off"


@in_a_sentence.register
def _(rule: dates.Duration, _starts: int) -> str:
    return f"{rule.length.value} {rule.length.unit}s"


@in_a_sentence.register
def _(rule: dates.CountingWindow, _starts: int) -> str:
    if rule.length:
        return f"Last {rule.length.value} {rule.length.unit}s"
    return (rule.basis or "").capitalize()


@in_a_sentence.register
def _(rule: dates.Arrears, _starts: int) -> str:
    return f"{rule.lag.value} {rule.lag.unit}s in arrears"


@in_a_sentence.register
def _(rule: dates.Inherited, starts: int) -> str:
    return in_a_sentence(rule.resolves_to, starts) if rule.resolves_to else ""
