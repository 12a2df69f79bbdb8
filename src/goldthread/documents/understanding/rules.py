"""Texts → rules, through the grammar, with what the row and the document say around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldthread.framework import Deliverable, Measure, Milestone
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


def with_rules(measure: Measure, year: DocumentYear) -> Measure:
    """The measure with the rules its texts were understood as; a blank text has no rule."""
    polarity = read_polarity(measure.direction_text) if measure.direction_text else None
    context = Context(title=measure.title, polarity=polarity, year=year.year)
    return replace(
        measure,
        polarity=polarity,
        baseline=read_value(measure.baseline_text, context=context).rule
        if measure.baseline_text
        else None,
        target=read_target(measure.target_text, context=context).rule
        if measure.target_text
        else None,
        frequency=read_frequency(measure.frequency_text, context=context).rule
        if measure.frequency_text
        else None,
    )


def with_dates(deliverable: Deliverable, year: DocumentYear) -> Deliverable:
    """The deliverable with its deadline and its milestones' dates as they were understood."""
    context = Context(title=deliverable.title, year=year.year)
    return replace(
        deliverable,
        deadline=read_deadline(deliverable.deadline_text, context=context).rule
        if deliverable.deadline_text
        else None,
        milestones=tuple(_with_date(milestone, context) for milestone in deliverable.milestones),
    )


def _with_date(milestone: Milestone, context: Context) -> Milestone:
    if not milestone.deadline_text:
        return milestone
    return replace(milestone, deadline=read_deadline(milestone.deadline_text, context=context).rule)
