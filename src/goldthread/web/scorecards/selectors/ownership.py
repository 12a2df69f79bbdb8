"""What the council controls and what it influences with partners, shown and judged apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.reports.pictures.systems_view import StatusCount, headline, status_counts
from goldthread.web.scorecards.selectors.facts import MeasureFacts

_OWNERS = (
    (
        "council",
        "What the council controls",
        "Council measures: the council can move these by what it does itself.",
    ),
    (
        "partnership",
        "What it influences with partners",
        "Partnership measures: others have as much or more to do with how these move.",
    ),
    ("", "Nobody says whose", "The framework does not say who answers for these."),
)


@dataclass(frozen=True, slots=True)
class Owned:
    """The measures of one kind of owner: how they stand, by themselves."""

    owner: str
    heading: str
    meaning: str
    counts: tuple[StatusCount, ...]

    @property
    def headline(self) -> str:
        """How they stand, in words."""
        return headline(self.counts)

    @property
    def size(self) -> int:
        """How many there are."""
        return sum(entry.count for entry in self.counts)


def by_owner(measures: Iterable[MeasureFacts]) -> tuple[Owned, ...]:
    """The measures by who controls them; nothing where the framework says it of none of them.

    A tally that mixes the two says nothing of how well a council does what is its own to do.
    """
    every = tuple({measure.key: measure for measure in measures}.values())
    if not any(measure.ownership for measure in every):
        return ()
    found = (
        Owned(
            owner,
            heading,
            meaning,
            status_counts(one.status for one in every if (one.ownership or "") == owner),
        )
        for owner, heading, meaning in _OWNERS
    )
    return tuple(one for one in found if one.size)
