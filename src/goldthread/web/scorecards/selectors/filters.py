"""Filters of the list of measures: what is getting worse, unlikely to be met, or masked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import MeasureFacts


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to shorten the list: its name in the address, its words, and what it lets through."""

    name: str
    words: str
    meaning: str
    lets_through: Callable[[MeasureFacts], bool]


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter as a link: how many measures it would leave, and whether it is the one chosen."""

    words: str
    count: int
    href: str
    chosen: bool


EVERYTHING = Filter("", "", "", lambda _measure: True)
FILTERS = (
    Filter(
        "improving",
        "improving",
        "A series of each is getting better by more than chance would explain.",
        lambda measure: measure.improving,
    ),
    Filter(
        "worsening",
        "worsening",
        "A series of each is getting worse by more than chance would explain.",
        lambda measure: measure.worsening,
    ),
    Filter(
        "unlikely",
        "unlikely to meet the target",
        "The chance of meeting the target by its date is 3 in 10 or less.",
        lambda measure: measure.unlikely,
    ),
    Filter(
        "masked",
        "masked",
        "A part of each is not as the whole says: it moves against it, or differs from it, by "
        "more than chance.",
        lambda measure: measure.masked,
    ),
)


def filter_of(name: str) -> Filter | None:
    """The filter of this name; ``None`` when there is no such, and all for a blank."""
    return next((one for one in (EVERYTHING, *FILTERS) if one.name == name), None)


def filters_of(scope: Scope, every: Iterable[MeasureFacts], chosen: Filter) -> tuple[Choice, ...]:
    """Every filter that leaves anything, after the whole list; none where none of them would."""
    measures = tuple(every)
    found = [
        Choice(
            one.words,
            count,
            scope.address("measures", only=one.name),
            one is chosen,
        )
        for one in FILTERS
        if (count := sum(map(one.lets_through, measures))) or one is chosen
    ]
    if not found:
        return ()
    whole = Choice("all", len(measures), scope.address("measures"), chosen is EVERYTHING)
    return (whole, *found)
