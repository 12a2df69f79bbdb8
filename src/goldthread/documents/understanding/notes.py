"""Footnotes: marks on items, and the notes they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from goldthread.documents.understanding.titles import footnote_in
from goldthread.framework import Footnote, Source

_SUPERSCRIPT = re.compile(r"(?<=\S)\s*(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]+)(?=\W|$)")
_STAR = re.compile(r"(?<=[^\s*])(?P<mark>\*{1,3}|[†‡])(?=[\s.,;:)]|$)")
_UNIT_BEFORE = re.compile(r"(?:\b[kcm]?m|\bCO|\bNO|\bPM)$", re.I)


@dataclass(slots=True)
class Notes:
    """The notes of a document, in order."""

    found: list[tuple[str, str, Source]] = field(default_factory=list)

    def learn(self, text: str, source: Source) -> None:
        """Remember a paragraph that begins with a mark."""
        note = footnote_in(text)
        if note:
            self.found.append((note[0], note[1], source))

    def source_of(self, text: str | None) -> Source:
        """Where a note stands."""
        return next((place for _, note, place in self.found if note == text), Source())

    def note_for(self, mark: str, source: Source) -> str | None:
        """The note a mark leads to: the next one with this mark after the item, else the last before."""
        same = [(text, place) for known, text, place in self.found if known == mark]
        if not same:
            return None
        after = [text for text, place in same if _is_after(place, source)]
        if after:
            return after[0]
        # A star has many notes in one document; a number has one.
        return None if mark.startswith("*") and source.lines else same[-1][0]


def _is_after(place: Source, source: Source) -> bool:
    if place.lines and source.lines:
        return source.lines[0] < place.lines[0] <= source.lines[-1] + 60
    return True


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


def footnotes_of(texts: tuple[str, ...], source: Source, notes: Notes) -> tuple[Footnote, ...]:
    """The footnotes marked in these texts, each mark once, with its note where there is one."""
    marks = dict.fromkeys(mark for text in texts for mark in marks_in(text))
    return tuple(Footnote(mark, notes.note_for(mark, source)) for mark in marks)
