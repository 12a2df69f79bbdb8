"""One paragraph → its words, as a person reads them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from goldthread.documents.packages import Element
from goldthread.documents.symbols import as_drawn, raised, symbol
from goldthread.documents.word.names import (
    COMPATIBILITY,
    MATHS,
    child,
    switch,
    value,
    w,
    whole_number,
)
from goldthread.documents.word.styles import Styles

_UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
_ALTERNATIVES = f"{{{COMPATIBILITY}}}AlternateContent"
_MATHS_TEXT = f"{{{MATHS}}}t"

# What only wraps words: their own text is that of what stands inside.
_WRAPPERS = {
    w(name)
    for name in (
        "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml",
        "dir", "bdo", "ruby", "rubyBase",
    )
} | {f"{{{COMPATIBILITY}}}Choice", f"{{{COMPATIBILITY}}}Fallback"}  # fmt: skip
_DELETED = {w("del"), w("moveFrom")}
_SIGNS = {
    w("tab"): "\t",
    w("ptab"): "\t",
    w("cr"): "\n",
    w("noBreakHyphen"): "-",
}


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote or endnote mark in the text: its kind, the note's id and the mark as printed."""

    kind: str
    note_id: str
    mark: str


@dataclass(slots=True)
class ReadParagraph:
    """The words of one paragraph and what hangs on them.

    ``emphasised`` is for a line all of which is bold, italic or set clearly larger than usual.
    """

    text: str = ""
    bold: bool = False
    emphasised: bool = False
    boxes: list[Element] = field(default_factory=list)
    notes: list[NoteMark] = field(default_factory=list)


class InlineReader:
    """Reads paragraphs of one document in order, counting note marks and what it leaves out.

    ``left_out`` counts, by its name in a remark, everything seen that is not text;
    ``struck_through`` counts pieces that someone has drawn a line through.
    """

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._marks_given = 0
        self.left_out: Counter[str] = Counter()
        self.struck_through = 0

    def read(self, paragraph: Element) -> ReadParagraph:
        """The paragraph's words; soft line breaks are new lines, ends are stripped."""
        read = ReadParagraph()
        self._pieces: list[tuple[str, bool, bool]] = []
        self._paragraph_style = self._styles.style_of(paragraph)
        self._walk(paragraph, read)
        seen = [(bold, emphasised) for text, bold, emphasised in self._pieces if text.strip()]
        read.text = "".join(text for text, _, _ in self._pieces).strip()
        read.bold = bool(seen) and all(bold for bold, _ in seen)
        read.emphasised = bool(seen) and all(emphasised for _, emphasised in seen)
        return read

    def _walk(self, container: Element, read: ReadParagraph) -> None:
        for element in container:
            if element.tag == w("r"):
                self._run(element, read)
            elif element.tag in _WRAPPERS:
                self._walk(element, read)
            elif element.tag in _DELETED:
                self._count_deletion(element)
            elif element.tag == _ALTERNATIVES:
                self._walk_alternative(element, read)
            elif isinstance(element.tag, str) and element.tag.startswith(f"{{{MATHS}}}"):
                formula = "".join(part.text or "" for part in element.iter(_MATHS_TEXT))
                self._pieces.append((formula, False, False))

    def _count_deletion(self, element: Element) -> None:
        # A moved piece is read where it went, so only true deletions are worth a word.
        if element.tag == w("del") and next(element.iter(w("delText")), None) is not None:
            self.left_out["tracked deletion"] += 1

    def _walk_alternative(self, element: Element, read: ReadParagraph) -> None:
        """The same thing is written twice, for new and old programs: take the first that says anything."""
        for option in element:
            boxes = list(option.iter(w("txbxContent")))
            if boxes:
                self._take_boxes(option, read)
                return
        for option in element:
            if next(option.iter(w("t"), w("sym")), None) is not None:
                self._walk(option, read)
                return
        self._count_drawing(element)

    def _run(self, run: Element, read: ReadParagraph) -> None:
        if self._styles.run_switch(run, self._paragraph_style, "vanish"):
            self.left_out["hidden text"] += any(
                (part.text or "").strip() for part in run.iter(w("t"))
            )
            return
        bold = self._styles.run_switch(run, self._paragraph_style, "b")
        emphasised = (
            bold
            or self._styles.run_switch(run, self._paragraph_style, "i")
            or self._styles.stands_out(run, self._paragraph_style)
        )
        superscript = self._styles.is_superscript(run)
        if any(switch(run, "rPr", name) for name in ("strike", "dstrike")):
            self.struck_through += any((part.text or "").strip() for part in run.iter(w("t")))
        font = _font(run)
        for element in run:
            text = self._sign(element, read, font)
            if superscript and text:
                text = raised(text)
            if text:
                self._pieces.append((text, bold, emphasised))

    def _sign(self, element: Element, read: ReadParagraph, font: str | None) -> str:
        tag = element.tag
        if tag == w("t"):
            return as_drawn(element.text or "", font)
        if tag in _SIGNS:
            return _SIGNS[tag]
        if tag == w("br"):
            return "\n"
        if tag == w("sym"):
            return self._drawn_sign(element)
        if tag in (w("footnoteReference"), w("endnoteReference")):
            return self._note_mark(element, read)
        if tag == _ALTERNATIVES:
            self._walk_alternative(element, read)
        elif tag in (w("drawing"), w("pict"), w("object")):
            self._take_boxes(element, read)
        return ""

    def _drawn_sign(self, element: Element) -> str:
        font = element.get(w("font"), "")
        known = _symbol(element)
        if known is None:
            self.left_out[f"sign of the font {font or 'without a name'} that is not known"] += 1
        return known or _UNKNOWN_SIGN

    def _note_mark(self, element: Element, read: ReadParagraph) -> str:
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        if element.get(w("customMarkFollows")) in ("1", "true", "on"):
            mark = "".join(
                _mark_letter(sign) for sign in element.itersiblings() if sign.tag != w("rPr")
            ).strip()
            read.notes.append(NoteMark(kind, element.get(w("id"), ""), raised(mark)))
            return ""  # the mark follows as text of its own
        # Footnotes and endnotes share one count, so that no mark in the text has two notes.
        self._marks_given += 1
        mark = raised(str(self._marks_given))
        read.notes.append(NoteMark(kind, element.get(w("id"), ""), mark))
        return mark

    def _take_boxes(self, element: Element, read: ReadParagraph) -> None:
        """Text boxes are read after the paragraph they hang on; pictures are only counted."""
        boxes = _outermost_boxes(element)
        read.boxes.extend(boxes)
        if not boxes:
            self._count_drawing(element)

    def _count_drawing(self, element: Element) -> None:
        for part in element.iter():
            name = str(part.tag).rpartition("}")[2]
            if name in ("pic", "imagedata"):
                self.left_out["picture"] += 1
                return
            if name == "chart" or (name == "relIds" and "diagram" in str(part.tag)):
                self.left_out["chart or diagram"] += 1
                return


def _outermost_boxes(element: Element) -> list[Element]:
    """The text boxes in a drawing, each drawing's old-style copy left aside."""
    found: list[Element] = []
    for part in element:
        if part.tag == w("txbxContent"):
            found.append(part)
        elif part.tag == _ALTERNATIVES:
            for option in part:
                inner = _outermost_boxes(option)
                if inner:
                    found.extend(inner)
                    break
        else:
            found.extend(_outermost_boxes(part))
    return found


def _font(run: Element) -> str | None:
    fonts = child(run, "rPr", "rFonts")
    if fonts is None:
        return None
    return fonts.get(w("ascii")) or fonts.get(w("hAnsi"))


def _mark_letter(sign: Element) -> str:
    if sign.tag == w("sym"):
        return _symbol(sign) or _UNKNOWN_SIGN
    return sign.text or "" if sign.tag == w("t") else ""


def _symbol(sign: Element) -> str | None:
    """The character a ``w:sym`` draws, if its font and code are known."""
    try:
        code = int(sign.get(w("char"), ""), 16)
    except ValueError:
        return None
    return symbol(sign.get(w("font"), ""), code)


def grid_span(cell: Element) -> int:
    """How many columns of the table's grid a cell covers; nonsense counts as one."""
    span = whole_number(value(cell, "tcPr", "gridSpan"))
    return span if span is not None and 1 <= span <= 200 else 1
