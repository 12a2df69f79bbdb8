"""The lines of a table while they are being put together: cells by what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldthread.documents.blocks import Cell
from goldthread.documents.understanding.cleaning import (
    Piece,
    dash_items,
    holds_list_markup,
    items_of,
    pieces,
    title_of,
    without_bullet,
    without_number,
)
from goldthread.documents.understanding.headers import Column, Header, Kind
from goldthread.framework import Source

_MID_SENTENCE = re.compile(r"[a-z(,;]")
_ENDED = re.compile(r"[.?!]['’”\")]*$")


@dataclass(slots=True)
class Entry:
    """What one cell of a line says, from one cell of the document or several joined.

    ``merged`` when the file says that the cell belongs to the one above; ``inherited`` when
    the text was taken from another row.
    """

    parts: tuple[Piece, ...]
    source: Source
    merged: bool = False
    inherited: bool = False
    was_list: bool = False

    @property
    def text(self) -> str:
        """The words on one line, bullets kept."""
        return " ".join(f"• {part.text}" if part.is_item else part.text for part in self.parts)

    @property
    def title(self) -> str:
        """The words as a name: list items after a colon, numbers and bullets before it gone."""
        return without_bullet(without_number(title_of(self.parts)))

    @property
    def items(self) -> tuple[str, ...]:
        """The list items, if it is a list."""
        return items_of(self.parts)

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not self.parts

    @property
    def begins_mid_sentence(self) -> bool:
        """Whether it begins as a sentence does not begin."""
        return bool(self.parts) and bool(_MID_SENTENCE.match(self.parts[0].text))

    @property
    def is_ended(self) -> bool:
        """Whether its last words end a sentence."""
        return bool(self.parts) and bool(_ENDED.search(self.parts[-1].text))

    def joined_with(self, other: Entry, *, as_paragraph: bool = False) -> Entry:
        """This entry and what goes on with it, as one."""
        if self.is_blank or other.is_blank:
            return other if self.is_blank else self
        head, tail = self.parts, other.parts
        if not as_paragraph and not tail[0].is_item:
            seam = Piece(f"{head[-1].text} {tail[0].text}", head[-1].is_item)
            head, tail = (*head[:-1], seam), tail[1:]
        return Entry(
            (*head, *tail),
            self.source.joined_with(other.source),
            self.merged,
            self.inherited,
            self.was_list or other.was_list,
        )

    def copied(self) -> Entry:
        """The same words, standing in another row."""
        return Entry(self.parts, self.source, inherited=True, was_list=self.was_list)


BLANK = Entry((), Source())


def entry_of(cell: Cell | None) -> Entry:
    """What a cell says."""
    if cell is None:
        return BLANK
    parts = pieces(cell.text, cell.lines)
    source = cell.source if parts else Source()
    return Entry(parts, source, merged=cell.continues_above, was_list=holds_list_markup(cell.text))


def said(text: str, source: Source) -> Entry:
    """An entry of these words."""
    return Entry((Piece(text),) if text else (), source)


@dataclass(slots=True)
class Line:
    """One row of a table, or several that are one: entries by the index of their column.

    ``beside_several`` when the row names several statements, so that which of them its
    measure serves is not said.
    """

    entries: dict[int, Entry]
    source: Source
    after_break: bool = False
    group: Entry = field(default_factory=lambda: BLANK)
    shifted: bool = False
    spread: bool = False
    beside_several: bool = False

    def at(self, column: Column | None) -> Entry:
        """The entry in a column; a blank one where there is no such column."""
        return BLANK if column is None else self.entries.get(column.index, BLANK)

    def put(self, column: Column, entry: Entry) -> None:
        """Set what stands in a column."""
        self.entries[column.index] = entry

    def filled(self, header: Header) -> tuple[Column, ...]:
        """The columns in which something of this row's own stands."""
        return tuple(column for column in header.columns if not self.at(column).is_blank)

    def kinds(self, header: Header) -> frozenset[Kind]:
        """What kinds of column are filled."""
        return frozenset(column.kind for column in self.filled(header))


def dash_list(entry: Entry) -> tuple[str, ...]:
    """The items of an entry written as "- One - Two"."""
    return dash_items(entry.text)
