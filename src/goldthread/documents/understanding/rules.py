"""Texts → rules, through the grammar, with what the row and the document say around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from goldthread.framework import Deliverable, Measure, Milestone
from goldthread.framework.rules import Deadline, Frequency, Target, Value
from goldthread.framework.rules.targets import Between, Relative, Threshold, Trend
from goldthread.framework.rules.values import Figure
from goldthread.grammar import (
    Context,
    read_deadline,
    read_frequency,
    read_polarity,
    read_target,
    read_value,
)


@dataclass(frozen=True, slots=True)
class DocumentYear:
    """The calendar year in which the document's own first year begins, if it names one."""

    year: int | None = None

    @classmethod
    def of_edition(cls, edition: str | None) -> DocumentYear:
        """The first year named in an edition such as "2020 to 2022" or "2017/18"."""
        found = re.search(r"20\d\d", edition or "")
        return cls(int(found[0]) if found else None)


@dataclass(frozen=True, slots=True)
class HeadingYears:
    """The years in the headings of a measure's columns: "Target 2022/23", "Baseline 2021/22".

    Of several past years, ``baseline`` is the latest that has a figure, and ``latest`` its text.
    """

    target: str | None = None
    baseline: str | None = None
    latest: str | None = None


def make_ready() -> None:
    """Build the grammars that the first reading of a cell would build, in about a tenth of a second.

    For whoever has time to spare while the document itself is being opened.
    """
    for read in (read_target, read_value, read_deadline, read_frequency):
        read("12% by March 2021", context=Context())


def with_rules(
    measure: Measure,
    year: DocumentYear,
    headed: HeadingYears = HeadingYears(),
) -> Measure:
    """The measure with the rules its texts were understood as; a blank text has no rule.

    A figure without a date of its own has the date its column's heading gives.
    """
    polarity = read_polarity(measure.direction_text) if measure.direction_text else None
    context = Context(title=measure.title, polarity=polarity, year=year.year)
    baseline, target = measure.baseline_text, measure.target_text
    return replace(
        measure,
        polarity=polarity,
        baseline=_baseline(headed.latest or baseline, context, headed.baseline)
        if baseline
        else None,
        target=_target(target, context, headed.target) if target else None,
        frequency=_frequency(measure.frequency_text, year) if measure.frequency_text else None,
    )


def _target(text: str, context: Context, heading_year: str | None) -> Target:
    rule = read_target(text, context=context).rule
    if heading_year is None or not isinstance(rule, Threshold | Between | Trend | Relative):
        return rule
    dated = read_target(f"1 by {heading_year}", context=context).rule
    if rule.terms.by is not None or not isinstance(dated, Threshold) or dated.terms.by is None:
        return rule
    return replace(rule, terms=replace(rule.terms, by=dated.terms.by))


def _baseline(text: str, context: Context, heading_year: str | None) -> Value:
    rule = read_value(text, context=context).rule
    if heading_year is None or not isinstance(rule, Figure) or rule.covers is not None:
        return rule
    dated = read_value(f"{text} ({heading_year})", context=context).rule
    return dated if isinstance(dated, Figure) and dated.value == rule.value else rule


def with_dates(deliverable: Deliverable, year: DocumentYear) -> Deliverable:
    """The deliverable with its deadline and its milestones' dates as they were understood."""
    return replace(
        deliverable,
        deadline=_deadline(deliverable.deadline_text, year) if deliverable.deadline_text else None,
        milestones=tuple(_with_date(milestone, year) for milestone in deliverable.milestones),
    )


def _with_date(milestone: Milestone, year: DocumentYear) -> Milestone:
    if not milestone.deadline_text:
        return milestone
    return replace(milestone, deadline=_deadline(milestone.deadline_text, year))


# A document says "Quarterly" hundreds of times; when something is due does not hang on its name.
@lru_cache(maxsize=2048)
def _frequency(text: str, year: DocumentYear) -> Frequency:
    return read_frequency(text, context=Context(year=year.year)).rule


@lru_cache(maxsize=2048)
def _deadline(text: str, year: DocumentYear) -> Deadline:
    return read_deadline(text, context=Context(year=year.year)).rule
