"""What a document's styles say about a paragraph or run: heading level, emphasis, numbering."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.documents.packages import Element
from goldthread.documents.word.names import (
    VAL,
    child,
    is_on,
    number,
    switch,
    value,
    w,
    whole_number,
)

# What Word takes where a document sets no size at all, in half points.
_WORDS_OWN_SIZE = 20
# Letters this much larger than the document's usual ones are set to stand out (2 points).
_STANDS_OUT_BY = 4

_BUILT_IN_HEADING = re.compile(r"heading (\d)", re.I)


@dataclass(frozen=True, slots=True)
class NumberingChoice:
    """Which list a paragraph belongs to and how deep; ``list_id`` 0 means "no list after all"."""

    list_id: int | None
    level: int | None


class Styles:
    """The styles part of a document; without one, every question is answered "not said"."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._answers: dict[tuple[str, tuple[str, ...]], Element | None] = {}
        self._default_paragraph: str | None = None
        for style in root.iter(w("style")) if root is not None else ():
            style_id = style.get(w("styleId"), "")
            self._styles[style_id] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true"):
                self._default_paragraph = style_id

        default = root.find(f"{w('docDefaults')}/{w('rPrDefault')}") if root is not None else None
        self._usual_size = (
            self._size_in(self._default_paragraph)
            or number(default, "rPr", "sz")
            or _WORDS_OWN_SIZE
        )

    def _size_in(self, style_id: str | None) -> int | None:
        size = self._said(style_id, "rPr", "sz")
        return None if size is None else whole_number(size.get(VAL))

    def _said(self, style_id: str | None, *path: str) -> Element | None:
        """The nearest word on a matter in a style and those it is based on, looked up once."""
        if style_id is None:
            return None
        asked = (style_id, path)
        if asked not in self._answers:
            found = (child(style, *path) for style in self._chain(style_id))
            self._answers[asked] = next((one for one in found if one is not None), None)
        return self._answers[asked]

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        seen: set[str] = set()
        while style_id is not None and style_id not in seen and style_id in self._styles:
            seen.add(style_id)
            style = self._styles[style_id]
            yield style
            style_id = value(style, "basedOn")

    def style_of(self, paragraph: Element) -> str | None:
        """The paragraph's style id: its own, or the document's default."""
        return value(paragraph, "pPr", "pStyle") or self._default_paragraph

    def name(self, style_id: str | None) -> str:
        """The style's name in small letters; built-in ones keep their English name everywhere."""
        style = self._styles.get(style_id or "")
        return (value(style, "name") or style_id or "").lower()

    def heading_level(self, paragraph: Element) -> int | None:
        """1 to 9 for a heading, by the outline level Word itself goes by; ``None`` for the rest."""
        own = number(paragraph, "pPr", "outlineLvl")
        if own is not None:
            return own + 1 if 0 <= own <= 8 else None
        for style in self._chain(self.style_of(paragraph)):
            outline = number(style, "pPr", "outlineLvl")
            if outline is not None:
                return outline + 1 if 0 <= outline <= 8 else None
            # Some programs write the built-in headings without their outline level.
            built_in = _BUILT_IN_HEADING.fullmatch(value(style, "name") or "")
            if built_in:
                return int(built_in[1])
        return None

    def is_title(self, paragraph: Element) -> bool:
        """Whether the paragraph is in the style for the title of the whole document."""
        return any(
            (value(style, "name") or "").lower() == "title"
            for style in self._chain(self.style_of(paragraph))
        )

    def is_contents_entry(self, paragraph: Element) -> bool:
        """Whether the paragraph belongs to a generated table of contents."""
        return self.name(self.style_of(paragraph)).startswith(("toc ", "table of figures"))

    def numbering(self, paragraph: Element) -> NumberingChoice | None:
        """The list the paragraph belongs to, by itself or by its style."""
        own = child(paragraph, "pPr", "numPr")
        if own is not None and child(own, "numId") is not None:
            return NumberingChoice(number(own, "numId"), number(own, "ilvl"))
        by_style = self._said(self.style_of(paragraph), "pPr", "numPr", "numId")
        if by_style is None:
            return None
        return NumberingChoice(
            whole_number(by_style.get(VAL)), number(by_style.getparent(), "ilvl")
        )

    def run_switch(self, run: Element, paragraph_style: str | None, name: str) -> bool:
        """Whether ``b``, ``i`` or ``vanish`` is on for a run: by itself, its style or its paragraph's."""
        own = switch(run, "rPr", name)
        if own is not None:
            return own
        for start in (value(run, "rPr", "rStyle"), paragraph_style):
            said = self._said(start, "rPr", name)
            if said is not None:
                return is_on(said)
        return False

    def stands_out(self, run: Element, paragraph_style: str | None) -> bool:
        """Whether a run is set clearly larger than the document's usual letters."""
        size = (
            number(run, "rPr", "sz")
            or self._size_in(value(run, "rPr", "rStyle"))
            or self._size_in(paragraph_style)
            or self._usual_size
        )
        return size >= self._usual_size + _STANDS_OUT_BY

    def is_superscript(self, run: Element) -> bool:
        """Whether a run is set small and high, as footnote marks are."""
        own = value(run, "rPr", "vertAlign")
        if own is not None:
            return own == "superscript"
        said = self._said(value(run, "rPr", "rStyle"), "rPr", "vertAlign")
        return said is not None and said.get(VAL) == "superscript"
