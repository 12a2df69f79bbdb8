"""Targets in a sentence: "At least 75% by March 2022"."""

from __future__ import annotations

import re
from dataclasses import replace

from goldthread.framework.rules import targets as aims
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.targets import Comparison, RelativeDirection, Terms, TrendDirection
from goldthread.grammar.said_dates import said_day_in_year, said_moment, said_span
from goldthread.grammar.said_numbers import said_quantity
from goldthread.grammar.said_rules import PLACES, SIDES, all_in_a_sentence, in_a_sentence

_BESIDE = {
    RelativeDirection.ABOVE: "Above",
    RelativeDirection.BELOW: "Below",
    RelativeDirection.IN_LINE: "In line with",
    RelativeDirection.AT_OR_ABOVE: "At or above",
    RelativeDirection.AT_OR_BELOW: "At or below",
}
_KEPT = {Comparison.AT_LEAST: "Keep above ", Comparison.AT_MOST: "Keep below "}
_USUALLY = {"average": " on average", "median": " (median)"}
# Units that are words are said once: "between 10 and 12 weeks", but "between 10% and 12%".
_NOUN = re.compile(r"(?!(?:per|GBP|EUR|AUD|NZD|ZAR|percentage|basis)\b)[A-Za-z]")
_PART_OF_IT = re.compile(r"each of\b|(?:y|yr|year) ?(?:\d|one|two|three|four|five)$", re.I)
_WAYS = {
    TrendDirection.INCREASE: "Increase",
    TrendDirection.DECREASE: "Decrease",
    TrendDirection.NO_INCREASE: "No increase",
    TrendDirection.NO_DECREASE: "No decrease",
    TrendDirection.MAINTAIN: "No change",
}


@in_a_sentence.register
def _(rule: aims.Threshold, starts: int) -> str:
    terms = rule.terms
    of = f" of {terms.of}" if terms.of else ""
    usually = _USUALLY.get(terms.statistic or "", "")
    said = f"{_amount(rule)}{usually}{of}{_terms(terms, starts)}"
    if terms.cumulative and not terms.starts_on:
        said += " (cumulative)"
    if rule.aspiration is not None:
        said += f" (stretch {said_quantity(rule.aspiration, rule.unit)})"
    if rule.baseline is not None:
        said += f" (baseline {said_quantity(rule.baseline, rule.unit)})"
    return said


def _amount(rule: aims.Threshold) -> str:
    """The amount with its side: "At least 75%", "About 200", "Zero breaches", "Keep below 5%"."""
    side = SIDES.get((rule.comparison, rule.strict), "")
    quantity = said_quantity(rule.value, rule.unit)
    none_of = rule.comparison is Comparison.AT_MOST and not rule.strict and not rule.value
    if none_of and (rule.unit is None or _NOUN.match(rule.unit)) and not rule.terms.maintain:
        return f"Zero {rule.unit or ''}".rstrip()
    if rule.terms.maintain and rule.strict:
        return f"{_KEPT[rule.comparison]}{quantity}"
    if rule.terms.approximate:
        side = f"{side}about ".replace("about", "about" if side else "About")
    if rule.terms.maintain:
        side = f"Maintain {side.lower()}"
    return f"{side}{quantity}"


@in_a_sentence.register
def _(rule: aims.AnnualTotal, starts: int) -> str:
    side = SIDES.get((rule.comparison, rule.strict), "")
    amount = said_quantity(rule.value, rule.unit)
    if rule.terms.by:
        return f"{side}{amount} in {said_moment(rule.terms.by, starts)}"
    return f"{side}{amount} a year"


@in_a_sentence.register
def _(rule: aims.Between, starts: int) -> str:
    shared = rule.unit is not None and _NOUN.match(rule.unit)
    low = said_quantity(rule.low, None if shared else rule.unit)
    high = said_quantity(rule.high, rule.unit)
    return f"Between {low} and {high}{_terms(rule.terms, starts)}"


@in_a_sentence.register
def _(rule: aims.WithinTolerance, starts: int) -> str:
    of = f" of {rule.of}" if rule.of else ""
    return f"Within ±{said_quantity(rule.percent, '%')}{of}{_terms(rule.terms, starts)}"


@in_a_sentence.register
def _(rule: aims.ByPeriod, starts: int) -> str:
    return all_in_a_sentence(rule.steps, starts)


@in_a_sentence.register
def _(rule: aims.SeveralTargets, starts: int) -> str:
    return all_in_a_sentence(rule.parts, starts)


@in_a_sentence.register
def _(rule: aims.ShareWithin, starts: int) -> str:
    side = (
        ""
        if rule.share.comparison is Comparison.AT_LEAST and not rule.share.strict
        else SIDES.get((rule.share.comparison, rule.share.strict), "")
    )
    share = said_quantity(rule.share.value, rule.share.unit)
    within = said_quantity(rule.within.value, rule.within.unit)
    return f"{side}{share} within {within}{_terms(rule.terms, starts)}"


@in_a_sentence.register
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


@in_a_sentence.register
def _(rule: aims.Trend, starts: int) -> str:
    said = _WAYS[rule.direction]
    if rule.start and rule.goal:
        start = said_quantity(rule.start.value, rule.start.unit)
        said += f" from {start} to {said_quantity(rule.goal.value, rule.goal.unit)}"
    elif rule.start:
        said += f" from baseline of {said_quantity(rule.start.value, rule.start.unit)}"
    elif rule.amount:
        side = SIDES.get((rule.amount.comparison, rule.amount.strict), "").lower()
        said += f" by {side}{said_quantity(rule.amount.value, rule.amount.unit)}"
        if rule.amount.high is not None:
            said = f"{_WAYS[rule.direction]} by {said_quantity(rule.amount.value, rule.amount.unit)} to {said_quantity(rule.amount.high, rule.amount.unit)}"
    versus = f" compared to {rule.versus}" if rule.versus else ""
    if rule.terms.per:
        said += f" each {rule.terms.per}"
    return f"{said}{_terms(replace(rule.terms, per=None), starts)}{versus}"


@in_a_sentence.register
def _(rule: aims.Rank, starts: int) -> str:
    place = f"top {rule.top}"
    if rule.quartile:
        place = rule.quartile if " " in rule.quartile else f"{rule.quartile} quartile"
    group = f" of {rule.group}" if rule.group else ""
    return f"{place[0].upper()}{place[1:]}{group}{_terms(rule.terms, starts)}"


@in_a_sentence.register
def _(rule: aims.ReferenceTarget, _starts: int) -> str:
    if rule.comparison is Comparison.EXACTLY:
        return f"Equal to {rule.to}"
    return f"As {rule.to}" if rule.to in PLACES else f"See {rule.to}"


@in_a_sentence.register
def _(rule: aims.InheritedTarget, starts: int) -> str:
    return in_a_sentence(rule.resolves_to, starts) if rule.resolves_to else ""


@in_a_sentence.register
def _(rule: aims.BaselineToSet, starts: int) -> str:
    said = f"Establish a baseline{_terms(rule.terms, starts)}"
    if rule.then is None:
        return said
    then = in_a_sentence(rule.then, starts)
    return f"{said}, then {then[0].lower()}{then[1:]}"


def _terms(terms: Terms, starts: int) -> str:
    said = ""
    firm = " (provisional)" if terms.provisional else ""
    if terms.scope:
        joined = "" if terms.scope.startswith("per ") else "for "
        joined = "in " if _PART_OF_IT.match(terms.scope) else joined
        said += f" {joined}{terms.scope}"
    if terms.per:
        said += f" per {terms.per}"
    if terms.lasts:
        said += f" over {terms.lasts}"
    if terms.starts_on and terms.by:
        span = figures.Span(first=terms.starts_on, last=terms.by.day, precision=terms.by.precision)
        days = said_span(span, starts)
        when = f"between {days.replace(' to ', ' and ')}" if " to " in days else f"in {days}"
        return f"{said} {when}{firm}"
    if terms.by:
        said += f" by {said_moment(terms.by, starts)}"
    elif terms.by_day_in_year:
        said += f" by {said_day_in_year(terms.by_day_in_year)}"
    elif terms.quarter:
        said += f" by the end of Q{terms.quarter}"
    return said + firm
