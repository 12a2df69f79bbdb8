"""The pack as a Word document: structure that Word and screen readers understand."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from small_report import small_report

from goldthread.reports.docx import UnusableTemplateError, docx_of, prepared
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
    captions = {b.name or b.caption: b for b in LAID_OUT.blocks if isinstance(b, Table)}
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


def saved(document: docx.document.Document) -> bytes:
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_styles_that_a_template_lacks_are_told_and_added() -> None:
    own = docx.Document()
    for name in ("Heading 2", "List Bullet", "List Number", "Caption"):
        style = own.styles[name].element
        style.getparent().remove(style)
    for relation in [key for key, one in own.part.rels.items() if "numbering" in one.reltype]:
        del own.part.rels[relation]

    ready, told = prepared(saved(own))

    assert told == (
        "It has no style called “Heading 2” for the parts of a chapter: a plain one was added.",
        "It has no style called “List Bullet” for lists: a plain one was added.",
        "It has no style called “List Number” for numbered lists: a plain one was added.",
        "It has no style called “Caption” for captions: a plain one was added.",
    )
    assert prepared(ready)[1] == ()
    made = docx.Document(BytesIO(docx_of(LAID_OUT, template=ready)))
    used = {one.style.name for one in made.paragraphs}
    assert {"Heading 2", "List Bullet", "List Number", "Caption"} <= used
    outline = made.styles["Heading 2"].element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    assert outline.get(qn("w:val")) == "1"
    numbered = made.styles["List Bullet"].element.find(
        f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}"
    )
    numbers = [str(one.numId) for one in made.part.numbering_part.element.num_lst]
    assert numbered.get(qn("w:val")) in numbers


def test_a_template_of_another_language_names_its_styles_its_own_way() -> None:
    """Word keeps a German heading as "heading 1" under the id "berschrift1"."""
    own = docx.Document()
    own.styles["Heading 1"].element.set(qn("w:styleId"), "berschrift1")

    made = docx.Document(BytesIO(docx_of(LAID_OUT, template=saved(own))))

    wanted = [b.text for b in LAID_OUT.blocks if isinstance(b, Heading) and b.level == 1]
    assert [one.text for one in made.paragraphs if one.style.name == "Heading 1"] == wanted


def test_the_last_section_keeps_the_header_it_takes_from_the_first() -> None:
    own = docx.Document()
    own.sections[0].header.paragraphs[0].text = "Anyborough Council"
    own.add_section()

    made = docx.Document(BytesIO(docx_of(LAID_OUT, template=prepared(saved(own))[0])))

    words = [one.text for one in made.sections[0].header.paragraphs]
    assert words == ["Anyborough Council", "Illustrative figures | DRAFT"]


def test_an_upright_template_is_turned_for_what_is_wide_and_turned_back() -> None:
    own = docx.Document()
    section = own.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.header.paragraphs[0].text = "Anyborough Council"
    section.different_first_page_header_footer = True

    made = docx.Document(BytesIO(docx_of(LAID_OUT, template=saved(own))))

    lie = [(one.page_width or 0) > (one.page_height or 0) for one in made.sections]
    assert True in lie
    assert lie[0] is False
    for before, after in pairwise(lie):
        assert before is not after
    for one in made.sections:
        words = [line.text for line in one.header.paragraphs]
        assert words == ["Anyborough Council", "Illustrative figures | DRAFT"]
        assert one.footer.paragraphs[0].text.startswith("Page ")
    # Only the beginning of the document has the header of a first page.
    firsts = [one.different_first_page_header_footer for one in made.sections]
    assert firsts == [True] + [False] * (len(lie) - 1)
    body = [one.tag.rpartition("}")[2] for one in made.element.body]
    assert body.count("sectPr") == 1
    assert body[-1] == "sectPr"


def test_a_page_that_lies_on_its_side_already_is_one_section(
    document: docx.document.Document,
) -> None:
    assert len(document.sections) == 1


def test_the_link_to_another_template_is_left_out_and_told() -> None:
    own = docx.Document()
    settings = own.part._settings_part
    key = settings.relate_to(
        "file:///S:/Normal.dotm",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    attached = settings.element.makeelement(qn("w:attachedTemplate"), {qn("r:id"): key})
    settings.element.append(attached)

    ready, told = prepared(saved(own))

    assert told == ("It was attached to another template: that link was left out.",)
    assert b"Normal.dotm" not in ready
    assert prepared(ready)[1] == ()
