"""Texts → rules, through the grammar, with what the row and the document say around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from goldthread.framework import Deliverable, Measure, Milestone
from goldthread.framework.rules import Deadline, Frequency
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
        frequency=_frequency(measure.frequency_text, year) if measure.frequency_text else None,
    )


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
