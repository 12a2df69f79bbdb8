"""The Word document around the blocks: its styles, header and footer."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import count
from typing import Any
from xml.sax.saxutils import quoteattr

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Emu

from goldthread.reports.docx.numbering import new_numbering
from goldthread.reports.docx.pictures import EMU_PER_PIXEL, Pictures
from goldthread.reports.docx.sections import Sections
from goldthread.reports.docx.styles import with_styles
from goldthread.reports.docx.tables import facts, key_figures, table
from goldthread.reports.docx.template import opened_template, style_ids
from goldthread.reports.docx.words import W, Writing, bookmark, plain
from goldthread.reports.pack.blocks import (
    Block,
    Contents,
    Facts,
    Heading,
    KeyFigures,
    LaidOut,
    Listing,
    NewPage,
    Notice,
    Paragraph,
    Picture,
    Table,
    Tone,
    Words,
)

Progress = Callable[[int, int, str], None]

_EVERY = 50
_PICTURES = "Drawing the pictures"
_BEGINS_PAGE = "<w:pageBreakBefore/>"
_PAGE_BREAK = f'<w:p {W}><w:r><w:br w:type="page"/></w:r></w:p>'


def docx_of(
    laid_out: LaidOut, *, template: bytes | None = None, progress: Progress | None = None
) -> bytes:
    """The pack as a Word document.

    ``template`` is the council's own document, whose styles, header, footer and page are used
    where it has them; its text is left out. ``progress`` is told how far the work is, and may
    raise to stop it. Raises ``UnusableTemplateError``.
    """
    document = docx.Document() if template is None else opened_template(template)
    with_styles(document, laid_out, own=template is None)
    _running_lines(document, laid_out)
    sections = Sections(document)

    def drawn(done: int, total: int) -> None:
        if progress is not None:
            progress(done, total, _PICTURES)

    pictures = Pictures(document.part, laid_out.blocks, sections.rooms, progress=drawn)
    writing = Writing(document.part, pictures)
    body = document.element.body
    end = body.find(f"{{{body.nsmap['w']}}}sectPr")
    numbers = count(1)
    for block in _front(document, laid_out, writing):
        end.addprevious(block)
    begins = False
    for done, (block, following) in enumerate(laid_out.with_what_follows):
        if progress is not None and done % _EVERY == 0:
            progress(done, len(laid_out.blocks), "Writing the document")
        if isinstance(block, NewPage):
            turned = sections.turned(sideways=block.sideways)
            if turned is not None:
                end.addprevious(turned)
            elif isinstance(following, Heading | Picture):
                begins = True  # what follows begins the page itself
            else:
                end.addprevious(_elements(_PAGE_BREAK)[0])
            continue
        for element in _elements(
            _heading(block, next(numbers), begins_page=begins)
            if isinstance(block, Heading)
            else _xml(block, following, document, writing, sections.width, begins_page=begins)
        ):
            end.addprevious(element)
        begins = False
    for element in _elements(writing.paragraph((Words(laid_out.closing),), "Closing")):
        end.addprevious(element)
    sections.end()
    _name_styles(document)
    _properties(document, laid_out)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _front(document: Any, laid_out: LaidOut, writing: Writing) -> Iterator[Any]:
    if laid_out.logo and laid_out.logo_kind == "image/png":
        paragraph = document.add_paragraph()
        shape = paragraph.add_run().add_picture(
            BytesIO(b64decode(laid_out.logo)), height=Emu(60 * EMU_PER_PIXEL)
        )
        shape._inline.docPr.set("descr", laid_out.logo_words)
        yield paragraph._p
    if laid_out.watermark:
        yield from _elements(
            writing.paragraph((Words(laid_out.watermark.upper(), Tone.STRONG),), "Notice")
        )
    yield from _elements(writing.paragraph((Words(laid_out.title),), "Title"))
    yield from _elements(writing.paragraph((Words(laid_out.subtitle),), "Subtitle"))


def _xml(
    block: Block,
    following: Block | None,
    document: Any,
    writing: Writing,
    width: float,
    *,
    begins_page: bool,
) -> str:
    if isinstance(block, Paragraph):
        # What introduces a table, a list or a picture stays on its page.
        leads_on = isinstance(following, Table | Facts | Listing | Picture)
        more = "<w:keepNext/>" if leads_on else ""
        return writing.paragraph(block.runs, "Lead" if block.lead else "BodyText", more=more)
    if isinstance(block, Listing):
        style = "ListNumber" if block.numbered else "ListBullet"
        numbering = new_numbering(document) if block.numbered else ""
        return "".join(writing.paragraph(item, style, more=numbering) for item in block.items)
    if isinstance(block, Contents):
        numbering = new_numbering(document)
        return writing.paragraph((Words("Contents"),), "ContentsHeading") + "".join(
            writing.paragraph(
                (Words(one.text, href=f"#{one.anchor}"),), "ListNumber", more=numbering
            )
            for one in block.chapters
        )
    if isinstance(block, Notice):
        return writing.paragraph((Words(block.text, Tone.STRONG),), "Notice")
    if isinstance(block, Picture):
        return _figure(block, writing, begins_page=begins_page)
    if isinstance(block, Table):
        return table(block, writing, width)
    if isinstance(block, Facts):
        return facts(block, writing, width) if block.pairs else ""
    if isinstance(block, KeyFigures):
        return key_figures(block, writing)
    raise TypeError(f"There is nothing in Word for a {type(block).__name__}.")


def _heading(block: Heading, number: int, *, begins_page: bool) -> str:
    name = quoteattr(bookmark(block.anchor))
    begins = _BEGINS_PAGE if begins_page else ""
    return (
        f'<w:p {W}><w:pPr><w:pStyle w:val="Heading{block.level}"/>{begins}</w:pPr>'
        f'<w:bookmarkStart w:id="{number}" w:name={name}/>{plain(block.text)}'
        f'<w:bookmarkEnd w:id="{number}"/></w:p>'
    )


def _figure(block: Picture, writing: Writing, *, begins_page: bool) -> str:
    more = "<w:keepNext/>" if block.caption else ""
    more += _BEGINS_PAGE if begins_page else ""
    drawn = (
        f'<w:p {W}><w:pPr><w:pStyle w:val="BodyText"/>{more}</w:pPr>{writing.picture(block)}</w:p>'
    )
    if not block.caption:
        return drawn
    return drawn + writing.paragraph((Words(block.caption),), "Caption")


def _elements(xml: str) -> list[Any]:
    """The elements of some XML, in order."""
    return list(parse_xml(f"<w:body {W}>{xml}</w:body>")) if xml else []


def _name_styles(document: Any) -> None:
    """Have paragraphs name their styles as the document does, whatever language it was made in."""
    other = {key: own for key, own in style_ids(document).items() if key != own}
    for style in document.element.body.iter(qn("w:pStyle")) if other else ():
        style.set(qn("w:val"), other.get(style.get(qn("w:val")), style.get(qn("w:val"))))


def _running_lines(document: Any, laid_out: LaidOut) -> None:
    """The title and authority at the head of each page, its number at the foot.

    Before the pages are turned: sections that follow have the lines of the first.
    """
    for section in document.sections:
        if not section.header.paragraphs or not section.header.paragraphs[0].text:
            section.header.paragraphs[0].text = laid_out.head_of_page
        elif laid_out.running or laid_out.watermark:
            # A template's own header stays; what nobody may overlook stands below it.
            told = (laid_out.running, laid_out.watermark.upper())
            section.header.add_paragraph(" | ".join(one for one in told if one))
        if not section.footer.paragraphs[0].text:
            foot = section.footer.paragraphs[0]._p
            for element in _elements(
                f'<w:r><w:t xml:space="preserve">Page </w:t></w:r>{_field("PAGE")}'
                f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES")}'
            ):
                foot.append(element)


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _properties(document: Any, laid_out: LaidOut) -> None:
    about = document.core_properties
    about.title, about.author = laid_out.title, laid_out.authority
    about.subject, about.language = laid_out.subtitle, laid_out.language
    about.comments, about.keywords = "", ""
