"""Deadlines and frequencies as sentences."""

from __future__ import annotations

from goldthread.framework.periods.calendar import MONTH_NAMES
from goldthread.framework.rules import Deadline, Frequency
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.rule import Rule
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.framework.wording import counted, day, days_between, listed
from goldthread.reports.wording.dates import by_moment, expected, time_span, when
from goldthread.reports.wording.remarks import Wording, sentence

_EACH = {
    s.Unit.DAY: "daily",
    s.Unit.WEEK: "weekly",
    s.Unit.MONTH: "monthly",
    s.Unit.QUARTER: "quarterly",
    s.Unit.TERM: "every term",
    s.Unit.YEAR: "yearly",
}
_TIMES = {2: "twice", 3: "three times", 4: "four times"}
_SENSES = {
    s.DateSense.DONE: "done in",
    s.DateSense.START: "starts in",
    s.DateSense.AS_AT: "as it stood in",
    s.DateSense.TIMESTAMP: "dated",
    s.DateSense.RELEASE: "published in",
    s.DateSense.REVIEW: "to be reviewed in",
}
_STATES = {
    s.State.STARTED: "under way",
    s.State.CONTINUOUS: "continuous",
    s.State.IRREGULAR: "from time to time",
    s.State.DISCONTINUED: "no longer collected",
    s.State.FORECAST: "a forecast",
    s.State.DONE: "done",
}


def frequency_sentence(rule: Frequency) -> str:
    """How often a figure is collected, as a sentence with a full stop."""
    return sentence(rule, _WORDS)


def deadline_sentence(rule: Deadline) -> str:
    """When something is due, as a sentence with a full stop."""
    return sentence(rule, _WORDS)


def frequency_words(rule: Frequency) -> str:
    """How often a figure is collected, in a few words, to group by: "quarterly"."""
    return _words(rule)


def _words(rule: Rule) -> str:
    return _WORDS[type(rule)](rule)


def _with_event(words: str, event: str | None) -> str:
    return f"{words} ({event})" if event else words


def _every(rule: s.Every) -> str:
    if rule.times > 1:
        words = f"{_TIMES.get(rule.times, f'{rule.times} times')} " + (
            f"a {rule.unit}" if rule.interval == 1 else f"every {rule.interval} {rule.unit}s"
        )
    elif rule.interval > 1:
        words = f"every {rule.interval} {rule.unit}s"
    else:
        words = _EACH[rule.unit]
    if rule.months:
        words += f", in {listed([MONTH_NAMES[month - 1] for month in rule.months])}"
    if rule.lag:
        words += f", known {counted(rule.lag, rule.lag_unit or rule.unit)} after the period ends"
    if rule.cumulative:
        words += ", adding up through the year"
    if rule.source:
        words += f", from {rule.source}"
    return words


def _from_source(rule: s.FromSource) -> str:
    return f"as {rule.source} gives it" if rule.source else "as its source gives it"


def _several_frequencies(rule: s.SeveralFrequencies) -> str:
    return (" or " if rule.choice else "; ").join(_words(part) for part in rule.parts)


def _due_by(rule: s.DueBy) -> str:
    words = by_moment(rule.by) + (" (provisional)" if rule.provisional else "")
    if rule.was:
        words += f" (moved from {day(rule.was)})"
    return _with_event(words, rule.event)


def _due_by_day_in_year(rule: s.DueByDayInYear) -> str:
    return _with_event(f"by {when(rule.by)}", rule.event)


def _due_by_quarter(rule: s.DueByQuarter) -> str:
    return _with_event(
        f"by the end of quarter {rule.quarter} of a year that is not named", rule.event
    )


def _window(rule: s.Window) -> str:
    words = (
        f"from {day(rule.first)}" if rule.open_ended else days_between(rule.first, rule.last)
    ) + (" (provisional)" if rule.provisional else "")
    return _with_event(words, rule.event)


def _recurring(rule: s.Recurring) -> str:
    months = listed([MONTH_NAMES[month - 1] for month in rule.months])
    return _with_event(f"every year in {months}", rule.event)


def _ongoing(rule: s.Ongoing) -> str:
    begun = f" from {day(rule.starts_on)}" if rule.starts_on else ""
    return _with_event(f"ongoing{begun}", rule.event)


def _other_date(rule: s.OtherDate) -> str:
    words = f"{_SENSES[rule.sense]} {when(rule.at)}"
    if rule.every:
        words += f", then {_every(rule.every)}"
    return _with_event(words, rule.event)


def _runs_until(rule: s.RunsUntil) -> str:
    return _with_event(f"runs until {when(rule.last)}", rule.event)


def _standing(rule: s.Standing) -> str:
    return _with_event(_STATES[rule.state], rule.event)


def _relative_date(rule: s.RelativeDate) -> str:
    lengths = [
        counted(number, noun)
        for number, noun in (
            (rule.years, "year"),
            (rule.months, "month"),
            (rule.weeks, "week"),
            (rule.days, "day"),
            (rule.working_days, "working day"),
        )
        if number
    ]
    anchors = [
        f"{word} {event}"
        for word, event in (("after", rule.after), ("before", rule.before), ("during", rule.during))
        if event
    ]
    return _with_event(" ".join([*lengths, *anchors]) or "on another event", rule.event)


def _duration(rule: s.Duration) -> str:
    return _with_event(f"for {time_span(rule.length)}", rule.event)


def _counting_window(rule: s.CountingWindow) -> str:
    if rule.length is None:
        return f"counted over {rule.basis or 'the year to date'}"
    rolling = "rolling " if rule.rolling else ""
    return f"counted over {rolling}{time_span(rule.length)}"


def _arrears(rule: s.Arrears) -> str:
    return f"known {time_span(rule.lag)} after the period ends"


def _reference(rule: s.Reference) -> str:
    if rule.resolves_to is None:
        return f"points to something else (“{rule.to}”)"
    return f"{_words(rule.resolves_to)} (found by following “{rule.to}”)"


def _inherited(rule: s.Inherited) -> str:
    if rule.resolves_to is None:
        return "taken from the cell above"
    return f"{_words(rule.resolves_to)} (from the cell above)"


def _several_dates(rule: s.SeveralDates) -> str:
    return (" or " if rule.choice else "; ").join(_words(part) for part in rule.parts)


def _to_be_confirmed(rule: s.DateToBeConfirmed | s.FrequencyToBeConfirmed) -> str:
    return "to be confirmed" + expected(rule.until)


def _one_off(rule: s.OneOff) -> str:
    return "once" + (f", after {rule.after}" if rule.after else "")


def _no_date(rule: s.NoDate) -> str:
    return "a date does not apply" if rule.why == "na" else "no date is given"


def _no_frequency(rule: s.NoFrequency) -> str:
    return "a frequency does not apply" if rule.why == "na" else "no frequency is given"


def _not_understood(_rule: NotUnderstood) -> str:
    return "not understood"


_WORDS: Wording = {
    s.Every: _every,
    s.FromSource: _from_source,
    s.SeveralFrequencies: _several_frequencies,
    s.OneOff: _one_off,
    s.FrequencyToBeConfirmed: _to_be_confirmed,
    s.NoFrequency: _no_frequency,
    s.DueBy: _due_by,
    s.DueByDayInYear: _due_by_day_in_year,
    s.DueByQuarter: _due_by_quarter,
    s.Window: _window,
    s.Recurring: _recurring,
    s.Ongoing: _ongoing,
    s.OtherDate: _other_date,
    s.RunsUntil: _runs_until,
    s.Standing: _standing,
    s.RelativeDate: _relative_date,
    s.Duration: _duration,
    s.CountingWindow: _counting_window,
    s.Arrears: _arrears,
    s.Reference: _reference,
    s.Inherited: _inherited,
    s.SeveralDates: _several_dates,
    s.DateToBeConfirmed: _to_be_confirmed,
    s.NoDate: _no_date,
    NotUnderstood: _not_understood,
}
