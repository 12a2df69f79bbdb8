"""The pack as a Word document: structure that Word and screen readers understand."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest
from docx.oxml.ns import qn
from small_report import small_report

from goldthread.reports.docx import UnusableTemplateError, docx_of
from goldthread.reports.docx.words import bookmark
from goldthread.reports.pack.blocks import Heading, Table
from goldthread.reports.pack.composing import composed

LAID_OUT = composed(small_report(), watermark="Draft")


@pytest.fixture(scope="module")
def document() -> docx.document.Document:
    return docx.Document(BytesIO(docx_of(LAID_OUT)))


def test_headings_are_headings_in_the_report_s_order(document: docx.document.Document) -> None:
    found = [
        (int(one.style.name.removeprefix("Heading ")), one.text)
        for one in document.paragraphs
        if one.style.name.startswith("Heading")
    ]

    wanted = [(b.level, b.text) for b in LAID_OUT.blocks if isinstance(b, Heading)]
    assert found == wanted


def test_every_table_of_the_report_has_a_header_row_that_repeats_and_row_headers(
    document: docx.document.Document,
) -> None:
    captions = {b.caption: b for b in LAID_OUT.blocks if isinstance(b, Table)}
    seen = set()
    for table in document.tables:
        caption = table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstColumn")) == "1"
        if caption in captions:
            seen.add(caption)
            head = table.rows[0]
            assert head._tr.trPr.find(qn("w:tblHeader")) is not None
            assert [cell.text for cell in head.cells] == [
                column.title for column in captions[caption].columns
            ]
            assert len(table.rows) == len(captions[caption].rows) + 1
    assert seen == set(captions)


def test_every_picture_has_words_or_is_marked_as_decoration(
    document: docx.document.Document,
) -> None:
    pictures = list(document.element.iter(qn("wp:docPr")))

    assert pictures
    for one in pictures:
        decorative = one.xpath(".//*[local-name()='decorative']")
        assert one.get("descr") or decorative


def test_links_within_the_document_lead_to_bookmarks(document: docx.document.Document) -> None:
    body = document.element.body
    names = {one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))}
    wanted = {
        one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink")) if one.get(qn("w:anchor"))
    }

    assert wanted
    assert wanted <= names


def test_figures_are_those_of_the_report(document: docx.document.Document) -> None:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    assert "31 days" in cells
    assert "at most 25 days" in cells
    assert " Off target" in cells
    assert "A second contractor starts in May & works weekends <until July>." in cells


def test_a_long_name_of_a_bookmark_stays_its_own() -> None:
    first, second = bookmark("measure-" + "a" * 60), bookmark("measure-" + "a" * 61)

    assert len(first) == len(second) == 40
    assert first != second


def test_the_council_s_template_gives_its_styles_and_not_its_text() -> None:
    own = docx.Document()
    own.add_paragraph("Words of the template.")
    own.styles["Heading 1"].font.name = "Georgia"
    kept = BytesIO()
    own.save(kept)

    made = docx.Document(BytesIO(docx_of(LAID_OUT, template=kept.getvalue())))

    assert made.styles["Heading 1"].font.name == "Georgia"
    assert "Words of the template." not in [one.text for one in made.paragraphs]


def test_what_is_no_word_document_is_refused_as_a_template() -> None:
    with pytest.raises(UnusableTemplateError, match="cannot be opened as a Word document"):
        docx_of(LAID_OUT, template=b"PK not really")
