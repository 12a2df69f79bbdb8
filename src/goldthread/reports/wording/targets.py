"""A target as a sentence: what was understood of the words in the document."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from goldthread.framework.rules import Target
from goldthread.framework.rules import targets as t
from goldthread.framework.rules.rule import Rule
from goldthread.framework.wording import amount, day, listed, plain_number
from goldthread.reports.wording.dates import by_moment, expected, when
from goldthread.reports.wording.remarks import Wording, sentence

_SIDES = {
    (t.Comparison.AT_LEAST, False): "at least {}",
    (t.Comparison.AT_LEAST, True): "more than {}",
    (t.Comparison.AT_MOST, False): "at most {}",
    (t.Comparison.AT_MOST, True): "less than {}",
    (t.Comparison.EXACTLY, False): "exactly {}",
    (t.Comparison.EXACTLY, True): "exactly {}",
    (t.Comparison.UNSTATED, False): "{} (nothing says whether above or below it is good)",
    (t.Comparison.UNSTATED, True): "{} (nothing says whether above or below it is good)",
}
_ORIGINS = {
    t.Origin.TEXT: "",
    t.Origin.POLARITY: " (which side is good is taken from the stated direction)",
    t.Origin.NAME: " (which side is good is taken from the measure's name)",
    t.Origin.INFERRED: " (which side is good is an inference)",
}
_RELATIVE = {
    t.RelativeDirection.ABOVE: "above",
    t.RelativeDirection.BELOW: "below",
    t.RelativeDirection.IN_LINE: "in line with",
    t.RelativeDirection.AT_OR_ABOVE: "at or above",
    t.RelativeDirection.AT_OR_BELOW: "at or below",
}
_TRENDS = {
    t.TrendDirection.INCREASE: "rise",
    t.TrendDirection.DECREASE: "fall",
    t.TrendDirection.NO_INCREASE: "not rise",
    t.TrendDirection.NO_DECREASE: "not fall",
    t.TrendDirection.MAINTAIN: "stay as it is",
}
_NONE = {
    "no_target": "The document says there is no target",
    "na": "The document says a target does not apply",
    "blank": "The document leaves the target blank",
    "contextual": "Shown for context, without a target",
    "data_only": "Reported as data only, without a target",
}


def target_sentence(rule: Target) -> str:
    """What the rule asks, as a sentence with a full stop."""
    return sentence(rule, _WORDS)


def target_asked(rule: Target) -> str:
    """What the rule asks, as a sentence, with nothing of how it was read.

    For whoever gives a figure or signs it off: where the better side was taken from, and other
    readings, are for those who put the document right.
    """
    return sentence(_without_remarks(rule), _WORDS)


def _without_remarks(rule: Any) -> Any:
    if isinstance(rule, t.ReferenceTarget | t.InheritedTarget) and rule.resolves_to is not None:
        return _without_remarks(rule.resolves_to)
    changed: dict[str, Any] = {"doubt": None, "suspect": None}
    for field in fields(rule):
        value = getattr(rule, field.name)
        if isinstance(value, t.Origin):
            changed[field.name] = t.Origin.TEXT
        elif isinstance(value, Rule) and type(value) in _WORDS:
            changed[field.name] = _without_remarks(value)
        elif isinstance(value, tuple) and any(type(one) in _WORDS for one in value):
            changed[field.name] = tuple(map(_without_remarks, value))
    return replace(rule, **changed)


def _words(rule: Rule) -> str:
    return _WORDS[type(rule)](rule)


def _threshold(rule: t.Threshold | t.AnnualTotal) -> str:
    number = amount(rule.value, rule.unit)
    if rule.terms.approximate:
        number = f"about {number}"
    words = _SIDES[rule.comparison, rule.strict].format(number)
    if isinstance(rule, t.AnnualTotal):
        words += " over a year"
    if isinstance(rule, t.Threshold) and rule.aspiration is not None:
        words += f", and if possible {amount(rule.aspiration, rule.unit)}"
    if isinstance(rule, t.AnnualTotal) and rule.portions:
        shares = [f"{plain_number(part.value)} {part.scope}" for part in rule.portions]
        words += f", of which {'; '.join(shares)}"
    return words + _terms(rule.terms) + _ORIGINS[rule.origin]


def _between(rule: t.Between) -> str:
    return f"between {amount(rule.low, rule.unit)} and {amount(rule.high, rule.unit)}" + _terms(
        rule.terms
    )


def _tolerance(rule: t.WithinTolerance) -> str:
    around = rule.of or "the expected figure"
    return f"within {plain_number(rule.percent)}% either side of {around}" + _terms(rule.terms)


def _by_period(rule: t.ByPeriod) -> str:
    words = "in steps: " + "; then ".join(_words(step) for step in rule.steps)
    return f"{words}; the whole year: {_words(rule.annual)}" if rule.annual else words


def _share_within(rule: t.ShareWithin) -> str:
    within = amount(rule.within.value, rule.within.unit)
    return f"{_threshold(rule.share)} done within {within}" + _terms(rule.terms)


def _relative(rule: t.Relative) -> str:
    both = {1: "", 2: "both "}.get(len(rule.each), "each of ")
    words = f"{_RELATIVE[rule.direction]} {both}{listed(rule.each)}"
    if rule.what:
        words = f"{rule.what} {words}"
    if rule.margin:
        words += f", with a margin of {amount(rule.margin.value, rule.margin.unit)}"
    if rule.benchmark:
        words += f", which stood at {amount(rule.benchmark.value, rule.benchmark.unit)}"
    return words + _terms(rule.terms)


def _trend(rule: t.Trend) -> str:
    words = f"should {_TRENDS[rule.direction]}"
    if rule.amount:
        words += f" by {_amount_of_change(rule.amount)}"
    if rule.start:
        words += f" from {amount(rule.start.value, rule.start.unit)}"
    if rule.goal:
        words += f" to {amount(rule.goal.value, rule.goal.unit)}"
    if rule.versus:
        words += f" compared with {rule.versus}"
    return words + _terms(rule.terms) + _ORIGINS[rule.origin].replace("side", "way")


def _amount_of_change(change: t.Change) -> str:
    words = _SIDES[change.comparison, change.strict] if change.comparison != "value" else "{}"
    words = words.format(amount(change.value, change.unit))
    return f"{words} to {amount(change.high, change.unit)}" if change.high is not None else words


def _rank(rule: t.Rank) -> str:
    place = f"{rule.quartile} quartile" if rule.quartile else f"top {rule.top}"
    within = f" of {rule.group}" if rule.group else ""
    return f"in the {place}{within}" + _terms(rule.terms)


def _several(rule: t.SeveralTargets) -> str:
    return f"{len(rule.parts)} targets: " + "; ".join(_words(part) for part in rule.parts)


def _reference(rule: t.ReferenceTarget) -> str:
    if rule.resolves_to is None:
        return f"points to something else (“{rule.to}”), which could not be followed"
    return f"{_words(rule.resolves_to)} (found by following “{rule.to}”)"


def _inherited(rule: t.InheritedTarget) -> str:
    if rule.resolves_to is None:
        return "taken from the cell above"
    return f"{_words(rule.resolves_to)} (from the cell above)"


def _baseline(rule: t.BaselineToSet) -> str:
    words = "a baseline is to be established first" + _terms(rule.terms)
    return f"{words}, and then: {_words(rule.then)}" if rule.then else words


def _to_be_confirmed(rule: t.TargetToBeConfirmed) -> str:
    who = f", from {rule.who}" if rule.who else ""
    return f"promised but not yet set{expected(rule.until)}{who}"


def _none(rule: t.NoTarget) -> str:
    return _NONE.get(rule.why, "there is no target")


def _not_understood(_rule: t.NotUnderstood) -> str:
    return "not understood as a rule, so nothing is judged against it"


def _terms(terms: t.Terms) -> str:
    parts = [
        f" of {terms.of}" if terms.of else "",
        f" for {terms.scope}" if terms.scope else "",
        f" ({terms.statistic})" if terms.statistic else "",
        f" per {terms.per}" if terms.per else "",
        f" over {terms.lasts}" if terms.lasts else "",
        f", compared with {terms.versus}" if terms.versus else "",
        ", adding up through the year" if terms.cumulative else "",
        f", from {day(terms.starts_on)}" if terms.starts_on else "",
        f", {by_moment(terms.by)}" if terms.by else "",
        f", by {when(terms.by_day_in_year)}" if terms.by_day_in_year else "",
        f", in quarter {terms.quarter}" if terms.quarter else "",
        ", and kept there" if terms.maintain else "",
        f" (from {terms.benchmark})" if terms.benchmark else "",
        " (provisional)" if terms.provisional else "",
    ]
    return "".join(parts)


_WORDS: Wording = {
    t.Threshold: _threshold,
    t.AnnualTotal: _threshold,
    t.Between: _between,
    t.WithinTolerance: _tolerance,
    t.ByPeriod: _by_period,
    t.ShareWithin: _share_within,
    t.Relative: _relative,
    t.Trend: _trend,
    t.Rank: _rank,
    t.SeveralTargets: _several,
    t.ReferenceTarget: _reference,
    t.InheritedTarget: _inherited,
    t.BaselineToSet: _baseline,
    t.TargetToBeConfirmed: _to_be_confirmed,
    t.NoTarget: _none,
    t.NotUnderstood: _not_understood,
}
