"""What a target leaves unsaid that whoever is held to it will ask."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.framework import Polarity
from goldthread.framework.rules import Target
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Gap:
    """Something a target does not say: the question that would settle it, and why it matters."""

    question: str
    words: str


def not_said(
    rule: Target, *, polarity: Polarity | None = None, unit: str | None = None
) -> tuple[Gap, ...]:
    """What is left open by a target, most important first; nothing is taken for granted.

    ``polarity`` is that of the measure, ``unit`` the unit its figures are known to be in.
    """
    found = [*_side(rule, polarity), *_amounts(rule, unit), *_dates(rule)]
    if isinstance(rule, aims.ByPeriod):
        without = [step for step in rule.steps if not _has_date(step)]
        if without:
            found.append(Gap("steps", "A step has no date, so nobody can say when it holds."))
    if isinstance(rule, aims.SeveralTargets):
        found += [
            Gap("parts", gap.words)
            for part in rule.parts
            for gap in not_said(part, polarity=polarity, unit=unit)
        ]
    if isinstance(rule, aims.TargetToBeConfirmed) and rule.until is None:
        found.append(Gap("until", "Nobody knows when it will be confirmed. Until when?"))
    return tuple(dict.fromkeys(found))


def _side(rule: Rule, polarity: Polarity | None) -> list[Gap]:
    number = rule.share if isinstance(rule, aims.ShareWithin) else rule
    if not isinstance(number, aims.Threshold | aims.AnnualTotal):
        return []
    if number.comparison is not aims.Comparison.UNSTATED or polarity in (
        Polarity.UP,
        Polarity.DOWN,
    ):
        return []
    question = "kind" if isinstance(rule, aims.Threshold) else "side"
    return [Gap(question, "Is more than this good, or less? Nothing says so yet.")]


def _amounts(rule: Rule, unit: str | None) -> list[Gap]:
    if isinstance(rule, aims.Threshold | aims.Between | aims.AnnualTotal):
        if rule.unit is None and unit is None:
            return [Gap("unit", "In what unit is the number? As it stands it is a plain count.")]
        if rule.unit is None and unit is not None:
            return [Gap("unit", f"The figures are in {unit}; the target’s number has no unit.")]
    if isinstance(rule, aims.Trend) and not (rule.amount or rule.goal):
        moves = rule.direction in (aims.TrendDirection.INCREASE, aims.TrendDirection.DECREASE)
        if moves:
            return [Gap("amount", "By how much? As it stands, any movement at all will do.")]
    return []


def _dates(rule: Rule) -> list[Gap]:
    terms = getattr(rule, "terms", None)
    if not isinstance(terms, aims.Terms):
        return []
    gaps = []
    if terms.by is not None and terms.by.could_be:
        gaps.append(Gap("by", f"Does the year end on {terms.by.day:%-d %B %Y}? Write the month."))
    if terms.by_day_in_year is not None or terms.quarter is not None:
        gaps.append(Gap("by", "Of which year? Until it is said, nothing is due."))
    dated = _has_date(rule) or terms.per or terms.maintain
    if not dated and isinstance(rule, aims.Threshold | aims.Between | aims.Trend):
        gaps.append(Gap("by", "By when? Without a date it holds for every period."))
    if isinstance(rule, aims.Trend) and not (rule.versus or rule.start or rule.goal):
        gaps.append(Gap("versus", "Compared with what? As it stands, with the baseline."))
    return gaps


def _has_date(rule: Rule) -> bool:
    terms = getattr(rule, "terms", None)
    return isinstance(terms, aims.Terms) and terms.by is not None
