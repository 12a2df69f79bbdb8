"""What lint reports, and the record every rule keeps of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from goldthread.framework import Deliverable, Framework, Measure, Node, Source

Item: TypeAlias = Measure | Deliverable | Node


class Severity(StrEnum):
    """How much a finding matters, worst first.

    An *error* makes a measure or promise impossible to judge honestly. A *warning* will
    mislead somebody or cannot be acted on as it stands. *Advice* would make it better.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect: what was found, in which items and where, why it matters and what to do.

    A grouped finding says the same of each of its items by itself, and keeps the place of each
    among its ``members``; any other is about its items taken together.
    """

    code: str
    severity: Severity
    title: str
    message: str
    why: str
    fix: str
    items: tuple[str, ...]
    source: Source
    members: tuple[tuple[str, Source], ...] = ()

    @property
    def count(self) -> int:
        """How many things to put right it names: what is true of many counts for each of them."""
        return len(self.items) if self.members else 1


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is called, how serious a finding is, why it matters and what to do."""

    code: str
    severity: Severity
    title: str
    why: str
    fix: str

    def finding(self, message: str, *items: Item, grouped: bool = False) -> Finding:
        """A finding about these items: every one of them among its ids and its places."""
        return Finding(
            self.code,
            self.severity,
            self.title,
            message,
            self.why,
            self.fix,
            tuple(dict.fromkeys(item.id for item in items)),
            joined_places(item.source for item in items),
            tuple((item.id, item.source) for item in items) if grouped else (),
        )


def joined_places(sources: Iterable[Source]) -> Source:
    """All the places of several items, in the order of the document."""
    all_of_them = tuple(sources)
    return Source(
        tuple(sorted({line for source in all_of_them for line in source.lines})),
        tuple(sorted({page for source in all_of_them for page in source.pages})),
        tuple(dict.fromkeys(cell for source in all_of_them for cell in source.cells)),
    )


Check: TypeAlias = Callable[[Framework], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class CheckedRule:
    """A rule with the function that looks for it."""

    rule: Rule
    find: Check
