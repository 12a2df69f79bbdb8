"""Counts by status, for anything that groups measures and deliverables: themes, leads, services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.marks import MARKS, Mark


@dataclass(frozen=True, slots=True)
class CountRow:
    """One group: its name and page, the statuses of its measures, how many deliverables.

    ``promised`` are the statuses of its deliverables where they were worked out.
    """

    title: str
    href: str
    statuses: tuple[str, ...]
    deliverables: int
    kind: str = ""
    depth: int = 0
    promised: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One group in a table of counts: how many it has, and how many of each status."""

    row: CountRow
    total: int
    counts: tuple[tuple[Mark, int], ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """A table of counts of one kind of thing. Only statuses that occur have a column."""

    first: str
    things: str
    columns: tuple[Mark, ...]
    rows: tuple[CountedRow, ...]
    with_deliverables: bool


@dataclass(frozen=True, slots=True)
class CountTable:
    """Groups beside each other."""

    first: str
    rows: tuple[CountRow, ...]

    @property
    def of_measures(self) -> Counted:
        """The measures of each group by status, with a count of its deliverables, unless these
        have a table of their own; a group without measures then stands only there.
        """
        apart = self._told_apart
        rows = [row for row in self.rows if row.statuses or not apart]
        counted = _counted(self.first, "Measures", MARKS, ((row, row.statuses) for row in rows))
        return Counted(*counted, with_deliverables=not apart)

    @property
    def of_deliverables(self) -> Counted:
        """The deliverables of each group that has any by status, where they were worked out."""
        rows = [(row, row.promised) for row in self.rows if row.promised]
        counted = _counted(self.first, "Deliverables", DELIVERY_MARKS, rows)
        return Counted(*counted, with_deliverables=False)

    @property
    def _told_apart(self) -> bool:
        return any(row.promised is not None for row in self.rows)


def tally_of(
    statuses: Iterable[str], marks: Mapping[str, Mark] = DELIVERY_MARKS
) -> tuple[tuple[Mark, int], ...]:
    """How many there are of each status, the gravest first; what does not occur is left out."""
    counts = Counter(statuses)
    return tuple((mark, counts[key]) for key, mark in marks.items() if counts[key])


def _counted(
    first: str,
    things: str,
    marks: Mapping[str, Mark],
    rows: Iterable[tuple[CountRow, tuple[str, ...]]],
) -> tuple[str, str, tuple[Mark, ...], tuple[CountedRow, ...]]:
    rows = list(rows)
    occurring = {status for _, statuses in rows for status in statuses}
    columns = {key: mark for key, mark in marks.items() if key in occurring}
    return (
        first,
        things,
        tuple(columns.values()),
        tuple(
            CountedRow(
                row,
                len(statuses),
                tuple((mark, statuses.count(key)) for key, mark in columns.items()),
            )
            for row, statuses in rows
        ),
    )
