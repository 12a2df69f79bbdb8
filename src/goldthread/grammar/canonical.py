"""Rules as a councillor would read them: "At least 75% by 31 March 2022".

The words chosen are words that the readers take back to the same rule. What a rule carries
about its own reading (origin, doubt, notes) is not part of the sentence.
"""

from __future__ import annotations

from functools import singledispatch

from goldthread.framework.rules import schedule as dates
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.framework.rules.rule import Rule
from goldthread.framework.rules.targets import Comparison, RelativeDirection, Terms, TrendDirection
from goldthread.grammar.said_dates import (
    said_day_in_year,
    said_end,
    said_moment,
    said_month,
    said_months,
    said_span,
)
from goldthread.grammar.said_numbers import said_quantity

_SIDES = {
    (Comparison.AT_LEAST, False): "At least ",
    (Comparison.AT_LEAST, True): "More than ",
    (Comparison.AT_MOST, False): "At most ",
    (Comparison.AT_MOST, True): "Less than ",
    (Comparison.EXACTLY, False): "Exactly ",
}
_BESIDE = {
    RelativeDirection.ABOVE: "Above",
    RelativeDirection.BELOW: "Below",
    RelativeDirection.IN_LINE: "In line with",
    RelativeDirection.AT_OR_ABOVE: "At or above",
    RelativeDirection.AT_OR_BELOW: "At or below",
}
_WAYS = {
    TrendDirection.INCREASE: "Increase",
    TrendDirection.DECREASE: "Decrease",
    TrendDirection.NO_INCREASE: "No increase",
    TrendDirection.NO_DECREASE: "No decrease",
    TrendDirection.MAINTAIN: "No change",
}
_ABSENT = {
    "blank": "",
    "dash": "-",
    "na": "Not applicable",
    "no_data": "Not available",
    "no_target": "No target",
    "contextual": "Contextual",
    "data_only": "Data only",
    "not_a_row": "---",
}
_PLAIN_EVERY = {
    (dates.Unit.DAY, 1, 1): "Daily",
    (dates.Unit.WEEK, 1, 1): "Weekly",
    (dates.Unit.WEEK, 2, 1): "Fortnightly",
    (dates.Unit.MONTH, 1, 1): "Monthly",
    (dates.Unit.QUARTER, 1, 1): "Quarterly",
    (dates.Unit.TERM, 1, 1): "Termly",
    (dates.Unit.YEAR, 1, 1): "Annually",
}


def canonical_text(rule: Rule, *, year_start_month: int = 4) -> str:
    """The rule as a sentence; ``year_start_month`` names its quarters and financial years.

    >>> from goldthread.grammar import read_target
    >>> canonical_text(read_target("≥75 per cent by Mar-22").rule)
    'At least 75% by March 2022'
    """
    return _said(rule, year_start_month)


@singledispatch
def _said(rule: Rule, _starts: int) -> str:
    raise TypeError(f"There are no words for {type(rule).__name__}, which is not a rule.")


@_said.register
def _(rule: aims.Threshold, starts: int) -> str:
    terms = rule.terms
    side = _SIDES.get((rule.comparison, rule.strict), "")
    if terms.statistic:
        side = f"{'Median' if terms.statistic == 'median' else 'Average'} {side.lower()}"
    if terms.maintain:
        side = f"Maintain {side.lower()}"
    about = "about " if terms.approximate else ""
    of = f" of {terms.of}" if terms.of else ""
    said = f"{side}{about}{said_quantity(rule.value, rule.unit)}{of}{_terms(terms, starts)}"
    if terms.cumulative and not terms.starts_on:
        said += " cumulative"
    if rule.aspiration is not None:
        said += f" (stretch {said_quantity(rule.aspiration, rule.unit)})"
    if rule.baseline is not None:
        said += f" (baseline {said_quantity(rule.baseline, rule.unit)})"
    return said


@_said.register
def _(rule: aims.AnnualTotal, starts: int) -> str:
    side = _SIDES.get((rule.comparison, rule.strict), "")
    amount = said_quantity(rule.value, rule.unit)
    if rule.terms.by:
        return f"{side}{amount} in {said_moment(rule.terms.by, starts)}"
    return f"{side}{amount} a year"


@_said.register
def _(rule: aims.Between, starts: int) -> str:
    low, high = said_quantity(rule.low, rule.unit), said_quantity(rule.high, rule.unit)
    return f"Between {low} and {high}{_terms(rule.terms, starts)}"


@_said.register
def _(rule: aims.WithinTolerance, starts: int) -> str:
    of = f" of {rule.of}" if rule.of else ""
    return f"Within ±{said_quantity(rule.percent, '%')}{of}{_terms(rule.terms, starts)}"


@_said.register
def _(rule: aims.ByPeriod, starts: int) -> str:
    return _all(rule.steps, starts)


@_said.register
def _(rule: aims.SeveralTargets, starts: int) -> str:
    return _all(rule.parts, starts)


@_said.register
def _(rule: aims.ShareWithin, starts: int) -> str:
    side = (
        ""
        if rule.share.comparison is Comparison.AT_LEAST and not rule.share.strict
        else _SIDES.get((rule.share.comparison, rule.share.strict), "")
    )
    share = said_quantity(rule.share.value, rule.share.unit)
    within = said_quantity(rule.within.value, rule.within.unit)
    return f"{side}{share} within {within}{_terms(rule.terms, starts)}"


@_said.register
def _(rule: aims.Relative, starts: int) -> str:
    figure = ""
    if rule.benchmark:
        figure = f" ({said_quantity(rule.benchmark.value, rule.benchmark.unit)})"
    beside = _BESIDE[rule.direction]
    if rule.margin:
        margin = said_quantity(rule.margin.value, rule.margin.unit)
        near = rule.direction is RelativeDirection.IN_LINE
        beside = f"Within {margin} of" if near else f"{margin} {beside.lower()}"
    return f"{beside} {rule.to}{figure}{_terms(rule.terms, starts)}"


@_said.register
def _(rule: aims.Trend, starts: int) -> str:
    said = _WAYS[rule.direction]
    if rule.start and rule.goal:
        start = said_quantity(rule.start.value, rule.start.unit)
        said += f" from {start} to {said_quantity(rule.goal.value, rule.goal.unit)}"
    elif rule.start:
        said += f" from baseline of {said_quantity(rule.start.value, rule.start.unit)}"
    elif rule.amount:
        side = _SIDES.get((rule.amount.comparison, rule.amount.strict), "").lower()
        said += f" by {side}{said_quantity(rule.amount.value, rule.amount.unit)}"
        if rule.amount.high is not None:
            said = f"{_WAYS[rule.direction]} by {said_quantity(rule.amount.value, rule.amount.unit)} to {said_quantity(rule.amount.high, rule.amount.unit)}"
    versus = f" compared to {rule.versus}" if rule.versus else ""
    return f"{said}{_terms(rule.terms, starts)}{versus}"


@_said.register
def _(rule: aims.Rank, starts: int) -> str:
    place = f"{rule.quartile} quartile" if rule.quartile else f"top {rule.top}"
    group = f" of {rule.group}" if rule.group else ""
    return f"{place[0].upper()}{place[1:]}{group}{_terms(rule.terms, starts)}"


_PLACES = frozenset({"above", "below", "previous", "before", "opposite", "left", "right"})


@_said.register
def _(rule: aims.ReferenceTarget, _starts: int) -> str:
    if rule.comparison is Comparison.EXACTLY:
        return f"Equal to {rule.to}"
    return f"As {rule.to}" if rule.to in _PLACES else f"See {rule.to}"


@_said.register
def _(rule: aims.InheritedTarget, starts: int) -> str:
    return _said(rule.resolves_to, starts) if rule.resolves_to else ""


@_said.register
def _(rule: aims.BaselineToSet, starts: int) -> str:
    said = f"Establish a baseline{_terms(rule.terms, starts)}"
    if rule.then is None:
        return said
    then = _said(rule.then, starts)
    return f"{said}, then {then[0].lower()}{then[1:]}"


@_said.register(aims.TargetToBeConfirmed)
@_said.register(figures.ValueToBeConfirmed)
@_said.register(dates.DateToBeConfirmed)
@_said.register(dates.FrequencyToBeConfirmed)
def _(
    rule: aims.TargetToBeConfirmed
    | figures.ValueToBeConfirmed
    | dates.DateToBeConfirmed
    | dates.FrequencyToBeConfirmed,
    _starts: int,
) -> str:
    return f"To be confirmed after {rule.until}" if rule.until else "To be confirmed"


@_said.register(aims.NoTarget)
@_said.register(figures.NoValue)
@_said.register(dates.NoDate)
@_said.register(dates.NoFrequency)
def _(
    rule: aims.NoTarget | figures.NoValue | dates.NoDate | dates.NoFrequency,
    _starts: int,
) -> str:
    return _ABSENT.get(rule.why, "Not applicable")


@_said.register
def _(rule: aims.NotUnderstood, _starts: int) -> str:
    return rule.text


@_said.register
def _(rule: figures.Figure, starts: int) -> str:
    side = _SIDES.get((rule.bound, rule.strict), "") if rule.bound else ""
    about = "about " if rule.approximate else ""
    said = side + about + said_quantity(rule.value, rule.unit)
    if rule.label:
        said += f" {rule.label}" if rule.label.startswith("of ") else f" ({rule.label})"
    if rule.provisional:
        said += ", provisional"
    return f"{said} ({said_span(rule.covers, starts)})" if rule.covers else said


@_said.register
def _(rule: figures.FigureRange, _starts: int) -> str:
    return f"Between {said_quantity(rule.low, rule.unit)} and {said_quantity(rule.high, rule.unit)}"


@_said.register(figures.SeveralFigures)
@_said.register(dates.SeveralDates)
@_said.register(dates.SeveralFrequencies)
def _(
    rule: figures.SeveralFigures | dates.SeveralDates | dates.SeveralFrequencies,
    starts: int,
) -> str:
    choice = not isinstance(rule, figures.SeveralFigures) and rule.choice
    return _all(rule.parts, starts, joined=" or " if choice else "; ")


@_said.register(figures.ValueReference)
@_said.register(dates.Reference)
def _(rule: figures.ValueReference | dates.Reference, _starts: int) -> str:
    if isinstance(rule, figures.ValueReference):
        return f"As {rule.to}" if rule.to in _PLACES else f"See {rule.to}"
    return f"As {rule.to}" if rule.to == "above" else f"By {rule.to}"


@_said.register
def _(rule: dates.DueBy, starts: int) -> str:
    by = f"by {said_moment(rule.by, starts)}"
    later = " (TBC)" if rule.provisional else ""
    if rule.was:
        later += f" (was {said_end(rule.was, Precision.DAY, starts)})"
    return f"{rule.event} {by}{later}" if rule.event else f"{by[0].upper()}{by[1:]}{later}"


@_said.register
def _(rule: dates.DueByDayInYear, _starts: int) -> str:
    by = f"by {said_day_in_year(rule.by)}"
    return f"{rule.event} {by}" if rule.event else f"{by[0].upper()}{by[1:]}"


@_said.register
def _(rule: dates.DueByQuarter, _starts: int) -> str:
    return f"{rule.event} by Q{rule.quarter}" if rule.event else f"By Q{rule.quarter}"


@_said.register
def _(rule: dates.Window, starts: int) -> str:
    span = figures.Span(first=rule.first, last=rule.last, precision=rule.precision)
    said = said_span(span, starts)
    said = said if " to " in said else f"Throughout {said}"
    return f"{rule.event}: {said}" if rule.event else said


@_said.register
def _(rule: dates.Recurring, _starts: int) -> str:
    months = said_months(rule.months)
    return f"{rule.event}: {months} each year" if rule.event else f"{months} each year"


@_said.register
def _(rule: dates.Ongoing, starts: int) -> str:
    if rule.starts_on:
        said = f"{said_end(rule.starts_on, Precision.DAY, starts)} onwards"
    else:
        said = "ongoing" if rule.event else "Ongoing"
    return f"{rule.event} {said}" if rule.event else said


@_said.register
def _(rule: dates.OtherDate, starts: int) -> str:
    at = (
        said_day_in_year(rule.at)
        if isinstance(rule.at, DayInYear)
        else said_moment(rule.at, starts)
    )
    words = {"done": "was completed in", "start": "starts in", "review": "review in"}
    said = f"{words.get(rule.sense, str(rule.sense).replace('_', ' '))} {at}"
    return f"{rule.event} {said}" if rule.event else f"{said[0].upper()}{said[1:]}"


@_said.register
def _(rule: dates.RunsUntil, starts: int) -> str:
    last = (
        said_day_in_year(rule.last)
        if isinstance(rule.last, DayInYear)
        else said_moment(rule.last, starts)
    )
    return f"{rule.event} until {last}" if rule.event else f"Until {last}"


@_said.register
def _(rule: dates.Standing, _starts: int) -> str:
    words = {"started": "Under way", "irregular": "As required", "done": "Completed"}
    said = words.get(rule.state, str(rule.state).capitalize())
    return f"{rule.event}: {said.lower()}" if rule.event else said


@_said.register
def _(rule: dates.RelativeDate, _starts: int) -> str:
    if rule.during:
        return f"During {rule.during}"
    named = rule.before or rule.after or ""
    the = "the " if named[:1].isdigit() else ""
    event = f"{'before' if rule.before else 'after'} {the}{named}"
    for many, unit in (
        (rule.days, "days"),
        (rule.weeks, "weeks"),
        (rule.months, "months"),
        (rule.years, "years"),
    ):
        if many:
            return f"{many} {unit} {event}"
    return event[0].upper() + event[1:]


@_said.register
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
        said += (
            f", rolling {rule.rolling.value} {rule.rolling.unit}{'s' * (rule.rolling.value > 1)}"
        )
    if rule.lag and rule.lag_unit:
        plural = "" if rule.lag == 1 else "s"
        said += f", {rule.lag} {rule.lag_unit}{plural} in arrears"
    if rule.months:
        said += f" ({', '.join(said_month(month) for month in rule.months)})"
    if rule.quarters:
        said += f" ({', '.join(f'Q{quarter}' for quarter in rule.quarters)})"
    if rule.starts_on:
        said += f" from {said_end(rule.starts_on, Precision.DAY, starts)}"
    said = f"At least {said[0].lower()}{said[1:]}" if rule.minimum else said
    return f"{said}, cumulative" if rule.cumulative else said


@_said.register
def _(rule: dates.FromSource, _starts: int) -> str:
    return f"Reported through {rule.source}"


@_said.register
def _(rule: dates.OneOff, _starts: int) -> str:
    return f"One-off after {rule.after}" if rule.after else "One-off"


@_said.register
def _(rule: dates.Duration, _starts: int) -> str:
    return f"{rule.length.value} {rule.length.unit}s"


@_said.register
def _(rule: dates.CountingWindow, _starts: int) -> str:
    if rule.length:
        return f"Last {rule.length.value} {rule.length.unit}s"
    return (rule.basis or "").capitalize()


@_said.register
def _(rule: dates.Arrears, _starts: int) -> str:
    return f"{rule.lag.value} {rule.lag.unit}s in arrears"


@_said.register
def _(rule: dates.Inherited, starts: int) -> str:
    return _said(rule.resolves_to, starts) if rule.resolves_to else ""


def _all(rules: tuple[Rule, ...], starts: int, joined: str = "; ") -> str:
    return joined.join(_said(rule, starts) for rule in rules)


def _terms(terms: Terms, starts: int) -> str:
    said = ""
    firm = " (provisional)" if terms.provisional else ""
    if terms.scope:
        joined = "" if terms.scope.startswith("per ") else "for "
        said += f" {joined}{terms.scope}"
    if terms.per:
        said += f" per {terms.per}"
    if terms.lasts:
        said += f" over {terms.lasts}"
    if terms.starts_on and terms.by:
        span = figures.Span(first=terms.starts_on, last=terms.by.day, precision=terms.by.precision)
        return f"{said} in {said_span(span, starts)}{firm}"
    if terms.by:
        said += f" by {said_moment(terms.by, starts)}"
    elif terms.by_day_in_year:
        said += f" by {said_day_in_year(terms.by_day_in_year)}"
    elif terms.quarter:
        said += f" by the end of Q{terms.quarter}"
    return said + firm
