"""Footnotes: marks on items, and the notes they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from goldthread.documents.understanding.titles import footnote_in
from goldthread.framework import Footnote, Source

_SUPERSCRIPT = re.compile(r"(?<=\S)\s*(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]+)(?=\W|$)")
_STAR = re.compile(r"(?<=[^\s*])(?P<mark>\*{1,3}|[†‡])(?=[\s.,;:)]|$)")
_UNIT_BEFORE = re.compile(r"(?:\b[kcm]?m|\bCO|\bNO|\bPM)$", re.I)


_A_STAR_REACHES = 1  # tables between an item and its note: stars are used again in each section


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph that begins with a mark, and how many tables stand before it."""

    mark: str
    text: str
    source: Source
    after_tables: int


@dataclass(slots=True)
class Notes:
    """The notes of a document, in order, and how many of its tables have been reached."""

    found: list[Note] = field(default_factory=list)
    tables_reached: int = 0

    def learn(self, text: str, source: Source, *, after_tables: int) -> None:
        """Remember a paragraph that begins with a mark."""
        note = footnote_in(text)
        if note:
            self.found.append(Note(note[0], note[1], source, after_tables))

    def source_of(self, text: str | None) -> Source:
        """Where a note stands."""
        return next((note.source for note in self.found if note.text == text), Source())

    def note_for(self, mark: str) -> str | None:
        """The note that a mark in the table now read leads to.

        That is the next one with this mark after the table. A number has one note in the whole
        document, so it may stand before as well; a star has many, so it must stand near.
        """
        same = [note for note in self.found if note.mark == mark]
        following = next((n for n in same if n.after_tables >= self.tables_reached), None)
        if mark.startswith("*"):
            near = self.tables_reached + _A_STAR_REACHES
            return following.text if following and following.after_tables <= near else None
        return (following or same[-1]).text if same else None


@lru_cache(maxsize=4096)
def marks_in(text: str) -> tuple[str, ...]:
    """The footnote marks in a text; the raised figure of a unit (m²) is none."""
    marks = [
        found["mark"]
        for found in _SUPERSCRIPT.finditer(text)
        if not _UNIT_BEFORE.search(text[: found.start()]) or found[0] != found["mark"]
    ]
    marks.extend(found["mark"] for found in _STAR.finditer(text))
    return tuple(dict.fromkeys(marks))


def without_marks(text: str) -> str:
    """A name without its footnote marks."""
    for mark in marks_in(text):
        text = re.sub(rf"\s*{re.escape(mark)}(?=\W|$)", "", text, count=1)
    return re.sub(r"\s+([:;,.])", r"\1", text).strip()


def with_notes(source: Source, footnotes: tuple[Footnote, ...], notes: Notes) -> Source:
    """An item's source with the places of the notes its marks lead to."""
    for footnote in footnotes:
        source = source.joined_with(notes.source_of(footnote.text)) if footnote.text else source
    return source


def footnotes_of(texts: tuple[str, ...], notes: Notes) -> tuple[Footnote, ...]:
    """The footnotes marked in these texts, each mark once, with its note where there is one."""
    marks = dict.fromkeys(mark for text in texts for mark in marks_in(text))
    return tuple(Footnote(mark, notes.note_for(mark)) for mark in marks)
