"""The only file that knows the PDF library: a file's pages as words, rules and boxes.

pdfium rather than pdfminer because it reads the same letters nine times faster, and because
broken files meet the code that a browser shows them with.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.pdf.drawings import Drawings, Transform, drawings_of
from goldthread.documents.pdf.lines import RAISED_DIGITS
from goldthread.documents.pdf.page import Page, Word
from goldthread.documents.pdf.tags import roles_of
from goldthread.documents.pdf.words import Glyph, Style, turned_words, words_of


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the file's own table of contents. ``page`` counts from 1; level too."""

    level: int
    title: str
    page: int | None


class PdfFile:
    """An open PDF. Use it in a ``with`` statement."""

    def __init__(self, path: Path) -> None:
        try:
            self._pdf = pypdfium2.PdfDocument(path)
        except pypdfium2.PdfiumError as error:
            if "password" in str(error).lower():
                raise UnreadableDocument(
                    "it is protected by a password",
                    "Save a copy without the password and read that.",
                ) from error
            raise UnreadableDocument(
                f"it is not a PDF that can be opened ({str(error).rstrip('.')})",
                "Open it in a PDF viewer and print it to a new PDF, or read the original file.",
            ) from error

    def __enter__(self) -> PdfFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pdf.close()

    def __len__(self) -> int:
        return len(self._pdf)

    @property
    def title(self) -> str | None:
        """The title among the file's properties, if it has one."""
        return self._pdf.get_metadata_dict().get("Title", "").strip() or None

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The file's own table of contents."""
        return tuple(self._bookmarks())

    def _bookmarks(self) -> Iterator[Bookmark]:
        for entry in self._pdf.get_toc():
            target = entry.get_dest()
            index = target.get_index() if target else None
            title = " ".join(entry.get_title().split())
            yield Bookmark(entry.level + 1, title, None if index is None else index + 1)

    def pages(self) -> Iterator[Page]:
        """Every page in turn; each is closed before the next is opened."""
        for index in range(len(self._pdf)):
            page = self._pdf[index]
            try:
                yield _page(page, index + 1)
            finally:
                page.close()


def _page(page: pypdfium2.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    upright = _upright(page, width, height)
    glyphs, slanted = _glyphs(page, upright)
    quarter = _usual_quarter(glyphs)
    if quarter:
        # The page lies on its side: turn everything, as a reader would turn the sheet.
        upright = upright.then(Transform.quarter_turn(quarter, width, height))
        if quarter % 2:
            width, height = height, width
        glyphs, slanted = _glyphs(page, upright)
    drawings: Drawings = drawings_of(page, upright, width, height)
    level = [glyph for glyph in glyphs if not glyph.style.quarter]
    unknown = sum(1 for glyph in glyphs if glyph.text == "\ufffd")
    words: list[Word] = words_of(level) + turned_words(glyphs, width, height)
    return Page(
        number=number,
        width=width,
        height=height,
        words=tuple(words),
        across=drawings.across,
        down=drawings.down,
        shades=drawings.shades,
        picture_share=drawings.picture_share,
        drawings=drawings.count,
        slanted=slanted,
        unreadable_share=unknown / len(glyphs) if glyphs else 0.0,
    )


def _upright(page: pypdfium2.PdfPage, width: float, height: float) -> Transform:
    """From the file's coordinates to points from the top left of the page as it is shown."""
    grain = 1000

    def shown(x: float, y: float) -> tuple[float, float]:
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(
            page.raw, 0, 0, round(width * grain), round(height * grain), 0, x, y,
            ctypes.byref(across), ctypes.byref(down),
        )  # fmt: skip
        return across.value / grain, down.value / grain

    (ox, oy), (ax, ay), (bx, by) = shown(0, 0), shown(1000, 0), shown(0, 1000)
    return Transform((ax - ox) / 1000, (ay - oy) / 1000, (bx - ox) / 1000, (by - oy) / 1000, ox, oy)


def _usual_quarter(glyphs: list[Glyph]) -> int:
    quarters = Counter(glyph.style.quarter for glyph in glyphs)
    if not quarters:
        return 0
    quarter, count = quarters.most_common(1)[0]
    return quarter if count > 0.8 * len(glyphs) else 0


def _glyphs(page: pypdfium2.PdfPage, upright: Transform) -> tuple[list[Glyph], str]:
    """Every letter in the order of the file, and the text that is set at a slant."""
    text_page = page.get_textpage()
    try:
        return _glyphs_of(text_page.raw, upright, roles_of(page))
    finally:
        text_page.close()


def _glyphs_of(raw: Any, upright: Transform, roles: dict[int, str]) -> tuple[list[Glyph], str]:
    x, y, box = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    x_ref, y_ref, box_ref = ctypes.byref(x), ctypes.byref(y), ctypes.byref(box)
    styles: dict[int | None, Style] = {}
    glyphs: list[Glyph] = []
    slanted: list[str] = []
    spaced = False
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if pdfium.FPDFText_IsGenerated(raw, index) == 1:
            spaced = spaced or code == 0x20
            continue
        text_object = pdfium.FPDFText_GetTextObject(raw, index)
        key = ctypes.cast(text_object, ctypes.c_void_p).value
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(raw, index, text_object, upright, roles)
        letter = _letter(code)
        if not letter:
            continue
        if style.slanted:
            slanted.append(letter)
            continue
        pdfium.FPDFText_GetCharOrigin(raw, index, x_ref, y_ref)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box_ref)
        left, base = upright.point(x.value, y.value)
        if style.quarter:
            glyph = Glyph(letter, *_turned_span(box, upright, style, left, base), style)
        else:
            ax, _ = upright.point(box.left, box.bottom)
            bx, _ = upright.point(box.right, box.top)
            if letter.isdecimal() and _is_raised(raw, index, style.size, y.value):
                letter = letter.translate(RAISED_DIGITS)
            glyph = Glyph(letter, left, max(ax, bx), base, style)
        # A space that the file does not have may only stand for the end of a line.
        if spaced and glyphs and abs(glyphs[-1].base - glyph.base) < _ANOTHER_LINE * style.size:
            glyphs.append(glyphs[-1].space_after())
        glyphs.append(glyph)
        spaced = False
    return glyphs, "".join(slanted).strip()


def _is_raised(raw: Any, index: int, size: float, base: float) -> bool:
    """Whether a digit is drawn as a raised one, though the file sets it on the base line."""
    edges = [ctypes.c_double() for _ in range(4)]
    if not pdfium.FPDFText_GetCharBox(raw, index, *(ctypes.byref(edge) for edge in edges)):
        return False
    bottom, top = edges[2].value, edges[3].value
    return bottom - base > 0.2 * size and 0 < top - bottom < 0.6 * size


def _turned_span(
    box: Any, upright: Transform, style: Style, left: float, base: float
) -> tuple[float, float, float]:
    """Start and end along the direction of the type, and the place of its base line."""
    ax, ay = upright.point(box.left, box.bottom)
    bx, by = upright.point(box.right, box.top)
    if style.quarter == 1:  # reads downwards
        return min(ay, by), max(ay, by), -left
    if style.quarter == 3:  # reads upwards
        return -max(ay, by), -min(ay, by), left
    return -max(ax, bx), -min(ax, bx), -base


_ANOTHER_LINE = 0.6  # ems between base lines

_LETTERS = {
    0x02: "-",  # pdfium's mark for a hyphen at the end of a line
    0xFFFE: "-",
    0xAD: "-",  # many fonts name their ordinary hyphen so; what it means is judged by its place
    0x2010: "-",
    0x2011: "-",
    0xA0: " ",
    0x09: " ",
    0x0A: " ",
    0x0D: " ",
    0xF0B7: "•",
    0xF0A7: "•",
    0xF0D8: "•",
    0xF0FC: "✓",
    0x00: "\ufffd",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
    0x200B: "",
    0xFEFF: "",
}


def _letter(code: int) -> str:
    known = _LETTERS.get(code)
    if known is not None:
        return known
    # Half of a pair that a broken font table gives: no letter.
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def _style(
    raw: Any, index: int, text_object: Any, upright: Transform, roles: dict[int, str]
) -> Style:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, ctypes.byref(matrix))
    along = upright.direction(matrix.a, matrix.b)
    tall = upright.direction(matrix.c, matrix.d)
    size = pdfium.FPDFText_GetFontSize(raw, index) * (tall[0] ** 2 + tall[1] ** 2) ** 0.5
    name = _font_name(raw, index).lower()
    weight = pdfium.FPDFText_GetFontWeight(raw, index)
    mode = pdfium.FPDFTextObj_GetTextRenderMode(text_object) if text_object else 0
    bold = (
        any(mark in name for mark in ("bold", "black", "heavy", "demi"))
        or weight >= 600
        or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    )
    mark = pdfium.FPDFPageObj_GetMarkedContentID(text_object) if text_object else -1
    return Style.towards(
        along,
        size=round(size, 2),
        bold=bold,
        italic="italic" in name or "oblique" in name,
        tag=roles.get(mark, ""),
    )


def _font_name(raw: Any, index: int) -> str:
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(raw, index, buffer, 256, ctypes.byref(flags))
    return buffer.value.decode("utf-8", "replace") if 0 < length <= 256 else ""
