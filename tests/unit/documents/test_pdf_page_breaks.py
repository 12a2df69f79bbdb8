"""What a page break does to a PDF is undone: tables, rows and sentences are whole again."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import pdf_file

from goldthread.documents.blocks import Document, Paragraph, Table
from goldthread.documents.pdf.reader import read

SHORT_PAGE = "width: 21cm, height: 9cm, margin: 1.5cm"
SENTENCE = (
    "The service will set out what it means to do, with whom, by when and at what cost, and will "
    "come back to the Cabinet each quarter to say how far it has come and what stood in its way."
)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def rows_of(count: int) -> str:
    return "".join(
        f"[Measure {i} of the plan, told in enough words to wrap],[{i}%],[Owner {i}],"
        for i in range(1, count + 1)
    )


@pytest.mark.parametrize(
    "stroke",
    [
        "0.5pt",
        "(x: none, y: 0.5pt)",
        "none",
        'none, fill: (x, y) => if y == 0 {rgb("#99ccff")}',
        'none, fill: (x, y) => if calc.odd(y) {rgb("#dddddd")}',
    ],
)
def test_a_table_over_pages_is_one_and_its_repeated_header_is_marked(
    tmp_path: Path, stroke: str
) -> None:
    markup = (
        f"#table(columns: (5cm, 2cm, 1fr), stroke: {stroke},"
        f"table.header([*Measure*],[*Base*],[*Owner*]), {rows_of(14)})"
    )

    (table,) = tables(read(pdf_file(tmp_path, markup, page=SHORT_PAGE)))

    header = ("Measure", "Base", "Owner")
    body = [row for row in table.rows if row.texts != header]
    assert [row.texts for row in body] == [
        (f"Measure {i} of the plan, told in enough words to wrap", f"{i}%", f"Owner {i}")
        for i in range(1, 15)
    ]
    headers = [row for row in table.rows if row.texts == header]
    assert all(row.marked_header for row in headers)
    assert not any(row.marked_header for row in body)
    # One header on each page that the table stands on.
    assert [row.source.pages for row in headers] == [(page,) for page in table.source.pages]
    assert len(headers) >= 2


def test_a_table_goes_on_without_a_header_but_a_new_header_begins_a_new_table(
    tmp_path: Path,
) -> None:
    plain = f"#table(columns: (5cm, 2cm, 1fr), stroke: 0.5pt, [*Measure*],[*Base*],[*Owner*], {rows_of(10)})"
    other = "#table(columns: (5cm, 2cm, 1fr), stroke: 0.5pt, [*Action*],[*When*],[*Who*], [Plant],[May],[Head])"

    first, second = tables(
        read(pdf_file(tmp_path, f"{plain}\n#pagebreak()\n{other}", page=SHORT_PAGE))
    )

    assert len(first.rows) == 11
    assert [row.texts for row in second.rows] == [
        ("Action", "When", "Who"),
        ("Plant", "May", "Head"),
    ]


@pytest.mark.parametrize(
    "header", ["table.header([*Action*],[*What*],[*Owner*])", "[*Action*],[*What*],[*Owner*]"]
)
def test_a_row_cut_by_the_page_break_is_healed(tmp_path: Path, header: str) -> None:
    markup = (
        f"#table(columns: (4cm, 1fr, 3cm), stroke: 0.5pt, {header},"
        f"[First],[{SENTENCE}],[Leader],[Second],[{SENTENCE} {SENTENCE} {SENTENCE} {SENTENCE}],[Director],"
        "[Third],[Short.],[Leader])"
    )

    (table,) = tables(read(pdf_file(tmp_path, markup, page=SHORT_PAGE)))

    body = [row for row in table.rows if not row.marked_header]
    assert [row.texts for row in body] == [
        ("First", SENTENCE, "Leader"),
        ("Second", " ".join([SENTENCE] * 4), "Director"),
        ("Third", "Short.", "Leader"),
    ]
    assert body[1].source.pages == (1, 2)


def test_a_row_is_not_taken_for_the_rest_of_the_row_before(tmp_path: Path) -> None:
    markup = (
        "#table(columns: (5cm, 5cm, 1fr), stroke: 0.5pt,"
        "table.header([*Action*],[*Milestone*],[*Owner*]),"
        + "".join(f"[Action {i}],[],[Owner {i}]," for i in range(1, 20))
        + ")"
    )

    (table,) = tables(read(pdf_file(tmp_path, markup, page=SHORT_PAGE)))

    body = [row.texts for row in table.rows if not row.marked_header]
    assert body == [(f"Action {i}", "", f"Owner {i}") for i in range(1, 20)]


def test_a_merged_cell_goes_on_over_the_page_break(tmp_path: Path) -> None:
    measures = "".join(f"[Measure {i} is counted],[Owner {i}]," for i in range(1, 13))
    markup = (
        "#table(columns: (4cm, 1fr, 3cm), stroke: 0.5pt, table.header([*Theme*],[*Measure*],[*Owner*]),"
        f"table.cell(rowspan: 12)[Homes], {measures} [Streets],[Litter is picked],[Head of Streets])"
    )

    (table,) = tables(read(pdf_file(tmp_path, markup, page=SHORT_PAGE)))

    body = [row for row in table.rows if not row.marked_header]
    assert len(table.source.pages) > 1
    assert [row.cells[0].text for row in body] == ["Homes", *[""] * 11, "Streets"]
    assert [row.cells[0].continues_above for row in body] == [False, *[True] * 11, False]


def test_a_table_goes_on_past_a_note_at_the_foot_of_the_page(tmp_path: Path) -> None:
    markup = (
        "#set page(height: 9cm)\n"
        "#table(columns: (5cm, 2cm, 1fr), stroke: 0.5pt, table.header([*Measure*],[*Base*],[*Owner*]),"
        f"[Homes#footnote[Counted from the day that keys are returned.]],[1],[Head], {rows_of(10)})"
    )

    document = read(pdf_file(tmp_path, markup, page=SHORT_PAGE))

    (table,) = tables(document)
    assert table.rows[1].texts == ("Homes¹", "1", "Head")
    assert len([row for row in table.rows if not row.marked_header]) == 11
    assert document.blocks[1:] == (
        Paragraph("Counted from the day that keys are returned.", document.blocks[1].source, "¹"),
    )
    assert document.blocks[1].source.pages == (1,)


def test_a_sentence_goes_on_over_the_page_break(tmp_path: Path) -> None:
    long = " ".join([SENTENCE] * 12)

    document = read(pdf_file(tmp_path, f"Before.\n\n{long}\n\nAfter.", page=SHORT_PAGE))

    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Before.",
        long,
        "After.",
    ]
