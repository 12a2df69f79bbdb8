"""What the Word reader promises: everything in body order, with its marks, and nothing lost."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from word_files import cell, numbered, p, row, table, word_file

from goldthread.documents.blocks import Heading, Paragraph, Table
from goldthread.documents.word.reader import read

STYLES = """
<w:style w:type="paragraph" w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Thema"><w:name w:val="Our theme"/><w:basedOn w:val="Base"/></w:style>
<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>
<w:style w:type="paragraph" w:styleId="Name"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Strong"><w:name w:val="Strong line"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Mark"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
"""
LISTS = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="(%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
"""


def style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def blocks(folder: Path, body: str, **parts: str) -> tuple[Heading | Paragraph | Table, ...]:
    return read(word_file(folder, body, **parts)).blocks


def only_table(folder: Path, body: str, **parts: str) -> Table:
    (found,) = (block for block in blocks(folder, body, **parts) if isinstance(block, Table))
    return found


def test_headings_paragraphs_and_tables_come_in_body_order(tmp_path: Path) -> None:
    body = p("One", style("Kop1")) + p("words") + table(row("a", "b")) + p("after")
    found = blocks(tmp_path, body, styles=STYLES)
    assert [type(block) for block in found] == [Heading, Paragraph, Table, Paragraph]
    assert found[1].source.cells == ("paragraph 2",)
    assert found[2].rows[0].source.cells == ("table 1 row 1",)


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        (style("Kop1"), 1),
        (style("Thema"), 2),
        ('<w:outlineLvl w:val="2"/>', 3),
        (style("Thema") + '<w:outlineLvl w:val="9"/>', None),
        (style("Round"), None),
    ],
    ids=[
        "localised name",
        "custom style based on one",
        "the paragraph itself",
        "body text after all",
        "circle",
    ],
)
def test_a_heading_is_what_word_puts_in_its_outline(
    tmp_path: Path, properties: str, level: int | None
) -> None:
    (found,) = blocks(tmp_path, p("Homes", properties), styles=STYLES)
    assert (found.level if isinstance(found, Heading) else None) == level


def test_the_title_style_names_the_document_and_its_words_stay(tmp_path: Path) -> None:
    document = read(word_file(tmp_path, p("Our plan", style("Name")), styles=STYLES))
    assert document.title == "Our plan"
    assert document.blocks[0].text == "Our plan"


def test_list_numbers_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    body = (
        p("first", numbered(1)) + p("deeper", numbered(1, 1)) + p("deeper still", numbered(1, 1))
        + p("second", numbered(1)) + p("deeper anew", numbered(1, 1)) + p("dot", numbered(2))
        + p("roman", numbered(3)) + p("from one again", numbered(4)) + p("none", numbered(0))
    )  # fmt: skip
    found = blocks(tmp_path, body, numbering=LISTS)
    assert [block.number for block in found] == [
        "1.", "1.a)", "1.b)", "2.", "2.a)", "•", "(IV)", "1.", None,
    ]  # fmt: skip


def test_an_empty_numbered_cell_holds_its_number(tmp_path: Path) -> None:
    body = table(
        row(cell(p("", numbered(1))), "statement one"),
        row(cell(p("", numbered(1))), "statement two"),
    )
    assert [r.cells[0].text for r in only_table(tmp_path, body, numbering=LISTS).rows] == [
        "1.",
        "2.",
    ]


def test_list_items_in_a_cell_are_lines_of_their_own(tmp_path: Path) -> None:
    content = p("Do:") + p("this", numbered(2)) + p("that", numbered(2))
    (first, _) = only_table(tmp_path, table(row(cell(content), "x")), numbering=LISTS).rows[0].cells
    assert first.lines == ("Do:", "• this", "• that")
    assert first.text == "Do:\n• this\n• that"


def test_a_line_is_emphasised_when_all_of_it_is_bold_or_italic(tmp_path: Path) -> None:
    half = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Half</w:t></w:r><w:r><w:t> of it</w:t></w:r></w:p>"
    body = (
        p("bold", run="<w:b/>") + p("italic", run="<w:i/>") + half
        + p("by style", style("Strong")) + p("switched off", style("Strong"), '<w:b w:val="0"/>')
    )  # fmt: skip
    found = blocks(tmp_path, body, styles=STYLES)
    assert [block.emphasised for block in found] == [True, True, False, True, False]


def test_a_line_set_clearly_larger_than_usual_is_emphasised(tmp_path: Path) -> None:
    # Sizes are in half points: the usual 11 points, then 14 and 12.
    usual = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    body = p("large", run='<w:sz w:val="28"/>') + p("near", run='<w:sz w:val="24"/>') + p("usual")
    found = blocks(tmp_path, body, styles=usual)
    assert [block.emphasised for block in found] == [True, False, False]


def test_a_heading_broken_over_two_lines_is_one_line(tmp_path: Path) -> None:
    body = p("Homes<w:t/>", style("Kop1")).replace("<w:t/>", "</w:t><w:br/><w:t>for all")
    assert blocks(tmp_path, body, styles=STYLES)[0].text == "Homes for all"


def test_a_macro_document_is_read_and_its_macros_are_not_run(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("words"), name="made.docm")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"not a real macro")
    document = read(path)
    assert document.blocks[0].text == "words"
    assert document.remarks == ("The file holds macros; they were not run.",)


def test_cells_merged_across_and_down_say_so(tmp_path: Path) -> None:
    body = table(
        row(cell("A", '<w:gridSpan w:val="2"/>'), cell("B", '<w:vMerge w:val="restart"/>')),
        row("c", "d", cell(p(), "<w:vMerge/>")),
        row("e", "f", "g"),
    )
    first, second, third = only_table(tmp_path, body).rows
    assert [(c.text, c.continues_left, c.continues_above) for c in first.cells] == [
        ("A", False, False), ("", True, False), ("B", False, False),
    ]  # fmt: skip
    assert [(c.text, c.continues_above) for c in second.cells] == [
        ("c", False),
        ("d", False),
        ("", True),
    ]
    assert third.texts == ("e", "f", "g")


def test_a_merge_that_continues_nothing_is_a_plain_blank_and_words_are_never_hidden(
    tmp_path: Path,
) -> None:
    body = table(row(cell(p(), "<w:vMerge/>"), "b"), row(cell("kept", "<w:vMerge/>"), "c"))
    first, second = only_table(tmp_path, body).rows
    assert not first.cells[0].continues_above
    assert (second.cells[0].text, second.cells[0].continues_above) == ("kept", False)


def test_a_row_that_starts_late_keeps_its_columns(tmp_path: Path) -> None:
    body = table(row("a", "b", "c"), row("y", "z", properties='<w:gridBefore w:val="1"/>'))
    assert only_table(tmp_path, body).rows[1].texts == ("", "y", "z")


def test_borders_that_miss_by_a_hair_are_one_column(tmp_path: Path) -> None:
    # The second border stands at 2000 in one row and at 2040 in the other: 40/20 pt, 0.7 mm.
    wide = '<w:gridSpan w:val="2"/>'
    body = table(
        row(cell("a", wide), "b", "c"), row("d", cell("e", wide), "f"), grid=(2000, 40, 2000, 2000)
    )
    found = only_table(tmp_path, body)
    assert [r.texts for r in found.rows] == [("a", "b", "c"), ("d", "e", "f")]
    assert not any(c.continues_left for r in found.rows for c in r.cells)


def test_a_header_row_is_marked_when_the_file_marks_it(tmp_path: Path) -> None:
    body = table(row("Measure", "Target", properties="<w:tblHeader/>"), row("a", "b"))
    assert [r.marked_header for r in only_table(tmp_path, body).rows] == [True, False]


def test_tracked_changes_are_read_as_accepted_and_said(tmp_path: Path) -> None:
    changed = (
        "<w:p><w:r><w:t>Target </w:t></w:r><w:del><w:r><w:delText>80%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>85%</w:t></w:r></w:ins></w:p>"
    )
    body = changed + table(
        row("a", "b"),
        row("gone", "gone", properties="<w:del/>"),
        row("c", "d", properties="<w:ins/>"),
    )
    document = read(word_file(tmp_path, body))
    assert document.blocks[0].text == "Target 85%"
    assert [r.texts for r in document.blocks[1].rows] == [("a", "b"), ("c", "d")]
    assert document.remarks == (
        "Left out: 1 tracked deletion.",
        "Left out: 1 table row deleted with changes tracked.",
    )


def test_words_in_links_controls_tags_and_fields_are_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:hyperlink><w:r><w:t>link </w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>control </w:t></w:r></w:sdtContent></w:sdt>"
        "<w:smartTag><w:r><w:t>tag </w:t></w:r></w:smartTag>"
        "<w:fldSimple><w:r><w:t>field</w:t></w:r></w:fldSimple></w:p>"
        f"<w:sdt><w:sdtContent>{p('whole')}{table(row('a', 'b'))}</w:sdtContent></w:sdt>"
    )
    found = blocks(tmp_path, body)
    assert found[0].text == "link control tag field"
    assert found[1].text == "whole"
    assert isinstance(found[2], Table)


def test_rows_and_cells_inside_content_controls_are_read(tmp_path: Path) -> None:
    wrapped = f"<w:sdt><w:sdtContent>{row('c', 'd')}</w:sdtContent></w:sdt>"
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('e')}</w:sdtContent></w:sdt>{cell('f')}</w:tr>"
    found = only_table(tmp_path, table(row("a", "b"), wrapped, inner))
    assert [r.texts for r in found.rows] == [("a", "b"), ("c", "d"), ("e", "f")]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>before</w:t></w:r><w:r><mc:AlternateContent>"
        f"<mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert [block.text for block in blocks(tmp_path, body)] == ["before", "in the box"]


def test_footnotes_keep_their_mark_in_the_text_and_follow_their_table(tmp_path: Path) -> None:
    mark = '<w:r><w:rPr><w:rStyle w:val="Mark"/></w:rPr><w:footnoteReference w:id="7"/></w:r>'
    noted = f"<w:p><w:r><w:t>Homes built</w:t></w:r>{mark}</w:p>"
    document = read(
        word_file(
            tmp_path,
            table(row(cell(noted), "b")) + p("after"),
            styles=STYLES,
            footnotes=f'<w:footnote w:id="7">{p("Gross figure.")}</w:footnote>',
        )
    )
    found, note, after = document.blocks
    assert found.rows[0].cells[0].text == "Homes built¹"
    assert (note.text, note.number) == ("Gross figure.", "¹")
    assert after.text == "after"


def test_endnotes_come_last_and_share_the_count_of_marks(tmp_path: Path) -> None:
    ends = '<w:p><w:r><w:t>a</w:t><w:endnoteReference w:id="2"/></w:r></w:p>'
    foot = '<w:p><w:r><w:t>b</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
    found = blocks(
        tmp_path,
        ends + foot,
        footnotes=f'<w:footnote w:id="2">{p("foot")}</w:footnote>',
        endnotes=f'<w:endnote w:id="2">{p("end")}</w:endnote>',
    )
    assert [(b.text, b.number) for b in found] == [
        ("a¹", None), ("b²", None), ("foot", "²"), ("end", "¹"),
    ]  # fmt: skip


def test_symbols_and_raised_figures_read_as_drawn(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:sym w:font="Wingdings" w:char="F0E1"/></w:r>'
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings 3"/></w:rPr><w:t>q</w:t></w:r>'
        '<w:r><w:t>word</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>12</w:t></w:r>'
        '<w:r><w:t>CO</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="subscript"/></w:rPr><w:t>2</w:t></w:r></w:p>'
    )
    assert blocks(tmp_path, body)[0].text == "↑▼word¹²CO2"


def test_a_sign_that_is_not_known_is_kept_as_unknown_and_said(tmp_path: Path) -> None:
    document = read(
        word_file(tmp_path, '<w:p><w:r><w:sym w:font="Odd Font" w:char="F041"/></w:r></w:p>')
    )
    assert document.blocks[0].text == "\N{REPLACEMENT CHARACTER}"
    assert document.remarks == ("Left out: 1 sign of the font Odd Font that is not known.",)


def test_soft_breaks_tabs_and_special_hyphens_are_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/>"
        "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r></w:p>"
    )
    assert blocks(tmp_path, body)[0].text == "a\nb\tc-de"


def test_a_table_within_a_cell_keeps_its_words_there_and_is_said(tmp_path: Path) -> None:
    inner = p("outer") + table(row("in one", "in two")) + p()
    document = read(word_file(tmp_path, table(row(cell(inner), "x"))))
    assert document.blocks[0].rows[0].cells[0].lines == ("outer", "in one", "in two")
    assert document.remarks == (
        "In table 1 a cell holds a table of its own; its words are kept in that cell.",
    )


def test_a_frame_of_one_cell_is_prose(tmp_path: Path) -> None:
    found = blocks(
        tmp_path, table(row(cell(p("Our goal", style("Kop1")) + p("words")))), styles=STYLES
    )
    assert [type(block) for block in found] == [Heading, Paragraph]


def test_the_table_of_contents_and_hidden_words_are_left_out_and_said(tmp_path: Path) -> None:
    body = p("Homes 4", style("TOC1")) + p("secret", run="<w:vanish/>") + p("shown")
    document = read(word_file(tmp_path, body, styles=STYLES))
    assert [block.text for block in document.blocks] == ["shown"]
    assert document.remarks == (
        "The table of contents is not read; its headings are read where they stand.",
        "Left out: 1 hidden text.",
    )


def test_struck_through_words_are_kept_and_said(tmp_path: Path) -> None:
    document = read(word_file(tmp_path, p("June 2020", run="<w:strike/>") + p("plain")))
    assert document.blocks[0].text == "June 2020"
    assert document.remarks == ("Struck-through words are read like any others (1 pieces).",)
