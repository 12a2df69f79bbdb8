"""What every format's reader gives: headings, paragraphs and tables, each with its place.

A reader does no understanding. It says what stands where, with markup taken for what it is
(a merged cell, a list item, a bold line) and nothing thrown away. Everything after this
speaks blocks and never asks which format they came from.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from goldthread.framework import Source


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table.

    ``text`` is what stands in it; separate paragraphs or list items of the cell are separate
    ``lines`` of the same words. ``continues_above`` says that the file itself merges this cell
    with the one above it, ``continues_left`` with the one to its left; the text then is ``""``
    and stands in the cell it continues. A blank that is not merged is just blank.
    """

    text: str
    source: Source
    lines: tuple[str, ...] = ()
    continues_above: bool = False
    continues_left: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table. ``marked_header`` when the file itself says so."""

    cells: tuple[Cell, ...]
    source: Source
    marked_header: bool = False

    @property
    def texts(self) -> tuple[str, ...]:
        """The text of every cell, left to right."""
        return tuple(cell.text for cell in self.cells)

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that stand together. ``starts_page`` when it is the first thing on its page.

    ``whole`` is false for a format that cannot tell where a table ends (an extraction of a
    PDF as text), so that the next table may be its next page.
    """

    rows: tuple[Row, ...]
    source: Source
    starts_page: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A line the file itself marks as a heading, or that is set like one.

    ``level`` counts from 1; ``None`` when the format does not say and it must be worked out.
    """

    text: str
    source: Source
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of prose. ``number`` is the list number or bullet it carried, if any."""

    text: str
    source: Source
    number: str | None = None
    emphasised: bool = False


Block: TypeAlias = Heading | Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader found it: its blocks in reading order, and its own title if it has one.

    ``remarks`` are things the reader wants a person to know ("sheet 'Notes' is hidden").
    ``running`` are the lines its pages repeat at their head or foot, each once.
    """

    name: str
    format: str
    blocks: tuple[Block, ...]
    title: str | None = None
    remarks: tuple[str, ...] = ()
    running: tuple[str, ...] = ()
