"""The styles of a pack in Word: those every document has, brought to the council's colours."""

from __future__ import annotations

from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from goldthread.reports.docx.template import SIZES
from goldthread.reports.pack.blocks import LaidOut

_OWN = (
    ("Lead", "Body Text", 12.0),
    ("Notice", "Body Text", 11.0),
    ("Key Figure", "Body Text", 14.0),
    ("Table Text", "Normal", 8.5),
    ("Contents Heading", "Normal", 13.0),
    ("Closing", "Normal", 8.5),
)


def with_styles(document: Any, laid_out: LaidOut, *, own: bool) -> None:
    """Give a document the styles a pack uses; those of a council's template are left alone.

    ``own`` says that the document is ours, and its page and headings are to be set as well.
    """
    if own:
        _page(document)
        _headings(document, laid_out)
    names = {style.name for style in document.styles}
    for name, base, size in _OWN:
        if name not in names:
            style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = document.styles[base] if base in names else None
            style.font.size = Pt(size)
            style.paragraph_format.space_after = Pt(2 if name == "Table Text" else 8)
    document.styles["Contents Heading"].font.bold = True
    document.styles["Closing"].paragraph_format.space_before = Pt(24)
    _language(document, laid_out.language)


def _page(document: Any) -> None:
    """A4 on its side: a scorecard has eight columns."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(16))
    # The line at the head of each page must not run into a table that goes on there.
    section.top_margin, section.header_distance = Mm(20), Mm(9)


def _headings(document: Any, laid_out: LaidOut) -> None:
    colour = RGBColor.from_string(laid_out.main_colour.lstrip("#").upper())
    font = laid_out.font or "Arial"
    for name in ("Normal", "Caption", *SIZES):
        style = document.styles[name]
        style.font.name = font
        # Word takes the headings' font from the theme unless each script is told another.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), font)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:cstheme", "w:eastAsiaTheme"):
            fonts.attrib.pop(qn(theme), None)
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Caption"].font.size = Pt(9.5)
    document.styles["Caption"].font.color.rgb = RGBColor(0x0B, 0x0C, 0x0C)
    document.styles["Subtitle"].font.name = font
    for name, size in SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.bold = Pt(size), True
        style.font.italic = False
        style.font.color.rgb = colour
        style.paragraph_format.keep_with_next = True
        # Most headings begin a page; what stands above them is room the page needs.
        style.paragraph_format.space_before = Pt(6)


def _language(document: Any, language: str) -> None:
    """Say which language the words are in, so that they are read out and spelt in it."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    if defaults is None:
        return
    for found in defaults.iter(qn("w:lang")):
        found.set(qn("w:val"), language)
