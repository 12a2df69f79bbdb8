"""A table as it is printed: rows of cells that still know their lines and their place.

These are worked on in place while pages are joined, and become blocks at the very end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from goldthread.documents.pdf.page import Box, Line


@dataclass(slots=True)
class PrintedCell:
    """A cell. ``above`` and ``left``: no line parts it from the cell above it, or to its left.

    ``deep`` is how many rows of its page the merged cell that starts here takes.
    """

    box: Box
    lines: list[Line] = field(default_factory=list)
    above: bool = False
    left: bool = False
    deep: int = 1

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in it."""
        return not self.lines

    @property
    def bold(self) -> bool:
        """Whether all that is printed in it is bold."""
        return bool(self.lines) and all(line.bold for line in self.lines)


@dataclass(slots=True)
class PrintedRow:
    """A row, with the pages that it stands on."""

    cells: list[PrintedCell]
    pages: list[int]
    header: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """What each cell says, for comparing rows."""
        return tuple(" ".join(line.text for line in cell.lines) for cell in self.cells)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is printed in any cell."""
        return all(cell.is_blank for cell in self.cells)

    @property
    def bold(self) -> bool:
        """Whether everything printed in it is bold."""
        return not self.is_blank and all(cell.bold for cell in self.cells if cell.lines)


@dataclass(slots=True)
class PrintedTable:
    """A table of one page, or of several once joined. ``edges`` are the sides of its columns."""

    page: int
    box: Box
    edges: tuple[float, ...]
    rows: list[PrintedRow]
    ruled: bool
    open_top: bool = False
    """No line closes its first row at the top."""
    open_bottom: bool = False
    """No line closes its last row at the bottom."""

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.edges) - 1

    @property
    def lines(self) -> Iterator[Line]:
        """Every line printed in it."""
        for row in self.rows:
            for cell in row.cells:
                yield from cell.lines
