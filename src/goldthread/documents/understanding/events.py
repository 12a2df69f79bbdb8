"""What a document is a stream of: titles, prose and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from goldthread.documents.blocks import Row
from goldthread.documents.understanding.headers import Header
from goldthread.framework import Source


@dataclass(frozen=True, slots=True)
class Title:
    """A heading of the document, wherever it stood. ``level`` counts from 1, if it is known."""

    text: str
    source: Source
    level: int | None = None
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph, or one entry of a list when it carries a ``number``."""

    text: str
    source: Source
    number: str | None = None
    emphasised: bool = False


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of a table, and whether it is the first after a page break."""

    row: Row
    after_break: bool = False


@dataclass(slots=True)
class JoinedTable:
    """All the pages of one table, under one header. ``header`` is ``None`` where none was found."""

    header: Header | None
    rows: list[PlacedRow] = field(default_factory=list)
    whole: bool = True
    source: Source = field(default_factory=Source)
    borrowed: bool = False
    upright: bool = True

    @property
    def shows_merging(self) -> bool:
        """Whether the file itself says which cells are merged."""
        return any(cell.continues_above for placed in self.rows for cell in placed.row.cells)

    def texts_at(self, index: int) -> list[str]:
        """The texts of one column, row by row, without those of rows that end before it."""
        return [
            placed.row.texts[index].strip() for placed in self.rows if index < len(placed.row.cells)
        ]


Event: TypeAlias = Title | Prose | JoinedTable


def ends_banded_table(events: Sequence[Event], at: int) -> bool:
    """Whether what stands here follows a table that several rows across it part.

    Such a row heads the rows under it and nothing that comes after the table. One alone at the
    top of its table may head all that follows.
    """
    if at < 4:
        return False
    first_band, first, band, last = events[at - 4 : at]
    return (
        isinstance(first_band, Title)
        and isinstance(first, JoinedTable)
        and isinstance(band, Title)
        and isinstance(last, JoinedTable)
        and first_band.in_table
        and band.in_table
        and last.header is not None
        and last.header is first.header
    )
