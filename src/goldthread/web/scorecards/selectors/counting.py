"""Counts by status, for anything that groups measures: themes, parts of a theme, leads, services."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from goldthread.reports.pictures.marks import MARKS, Mark


@dataclass(frozen=True, slots=True)
class CountRow:
    """One group: its name and page, the statuses of its measures, how many deliverables."""

    title: str
    href: str
    statuses: tuple[str, ...]
    deliverables: int
    kind: str = ""
    depth: int = 0

    @property
    def measures(self) -> int:
        """How many measures it has."""
        return len(self.statuses)


@dataclass(frozen=True, slots=True)
class CountTable:
    """Groups beside each other. Only statuses that occur in any of them have a column."""

    first: str
    rows: tuple[CountRow, ...]

    @property
    def columns(self) -> tuple[Mark, ...]:
        """The statuses that occur, the one that asks most of the reader first."""
        occurring = {status for row in self.rows for status in row.statuses}
        return tuple(mark for mark in MARKS.values() if mark.status in occurring)

    @property
    def counted(self) -> Iterable[tuple[CountRow, tuple[tuple[Mark, int], ...]]]:
        """Each row with its count under every column."""
        columns = self.columns
        for row in self.rows:
            counts = Counter(row.statuses)
            yield row, tuple((mark, counts[mark.status]) for mark in columns)
