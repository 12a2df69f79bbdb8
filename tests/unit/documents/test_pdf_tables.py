"""Tables of a PDF, however the print shows them: the same rows come out of every style."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_files import pdf_file

from goldthread.documents.blocks import Document, Heading, Paragraph, Table
from goldthread.documents.pdf.reader import read

COLUMNS = "columns: (5cm, 3cm, 3cm, 1fr)"
CONTENT = """
[Homes let within twenty days of becoming empty across the whole borough],[71%],[85%],[Head of Housing],
[Repairs done on time],[92%],[95%],[Head of Repairs],
[Families in bed and breakfast for more than six weeks],[12],[],[Head of Homelessness and the housing advice service],
[Rent collected],[97.1%],[98%],[Head of Income],
"""
HEADER = "[*Measure*],[*Baseline*],[*Target*],[*Owner*],"
EXPECTED = [
    ("Measure", "Baseline", "Target", "Owner"),
    (
        "Homes let within twenty days of becoming empty across the whole borough",
        "71%",
        "85%",
        "Head of Housing",
    ),
    ("Repairs done on time", "92%", "95%", "Head of Repairs"),
    (
        "Families in bed and breakfast for more than six weeks",
        "12",
        "",
        "Head of Homelessness and the housing advice service",
    ),
    ("Rent collected", "97.1%", "98%", "Head of Income"),
]
WHITE_HEADER = (
    '..([Measure],[Baseline],[Target],[Owner]).map(it => text(fill: white, weight: "bold", it)),'
)
STYLES = {
    "fully ruled": f"#table({COLUMNS}, stroke: 0.5pt, {HEADER}{CONTENT})",
    "no outer rules": f"#table({COLUMNS}, stroke: (x, y) => (left: if x > 0 {{0.5pt}}, top: if y > 0 {{0.5pt}}), {HEADER}{CONTENT})",
    "level rules under every row": f"#table({COLUMNS}, stroke: (x: none, y: 0.5pt), {HEADER}{CONTENT})",
    "rules below rows, none above": f"#table({COLUMNS}, stroke: (bottom: 0.5pt), {HEADER}{CONTENT})",
    "rules round the header and at the end": (
        f"#table({COLUMNS}, stroke: none, table.hline(), {HEADER} table.hline(), {CONTENT} table.hline())"
    ),
    "no rules at all": f"#table({COLUMNS}, stroke: none, inset: 4pt, {HEADER}{CONTENT})",
    "shaded header": (
        f'#table({COLUMNS}, stroke: none, fill: (x, y) => if y == 0 {{rgb("#003366")}}, {WHITE_HEADER}{CONTENT})'
    ),
    "every other row shaded": (
        f'#table({COLUMNS}, stroke: none, fill: (x, y) => if calc.even(y) {{rgb("#dddddd")}}, {HEADER}{CONTENT})'
    ),
    "every other row shaded from the second": (
        f'#table({COLUMNS}, stroke: none, fill: (x, y) => if calc.odd(y) {{rgb("#dddddd")}}, {HEADER}{CONTENT})'
    ),
    "ruled on a shaded ground": (
        f'#table({COLUMNS}, stroke: 0.5pt, fill: (x, y) => rgb("#eef4ff"), {HEADER}{CONTENT})'
    ),
}


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[tuple[str, ...]]:
    return [row.texts for row in table.rows]


@pytest.mark.parametrize("style", STYLES)
def test_a_table_reads_the_same_in_every_style(tmp_path: Path, style: str) -> None:
    path = pdf_file(
        tmp_path,
        "= Housing\nThe measures are these, and they are told to the Cabinet each quarter.\n\n"
        f"{STYLES[style]}\nWhat follows the table is prose again.",
    )

    document = read(path)

    (table,) = tables(document)
    assert texts(table) == EXPECTED
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Table, Paragraph]


@pytest.mark.parametrize("style", ["shaded header", "fully ruled"])
def test_a_header_set_apart_by_bold_or_shade_is_marked(tmp_path: Path, style: str) -> None:
    (table,) = tables(read(pdf_file(tmp_path, STYLES[style])))

    assert [row.marked_header for row in table.rows] == [True, False, False, False, False]


def test_a_shaded_header_is_marked_though_it_is_not_bold(tmp_path: Path) -> None:
    markup = (
        '#table(columns: 2, stroke: 0.5pt, fill: (x, y) => if y == 0 {rgb("#99ccff")},'
        "[Measure],[Target],[Homes],[12],[Trees],[40])"
    )

    (table,) = tables(read(pdf_file(tmp_path, markup)))

    assert [row.marked_header for row in table.rows] == [True, False, False]


def test_a_header_of_two_lines_between_rules_is_one_row(tmp_path: Path) -> None:
    markup = f"""#table({COLUMNS}, stroke: none, table.hline(),
      [*Measure*],[*Baseline\\ (2019/20)*],[*Target\\ (2021/22)*],[*Owner*], table.hline(),
      {CONTENT} table.hline())"""

    (table,) = tables(read(pdf_file(tmp_path, markup)))

    assert texts(table)[0] == ("Measure", "Baseline (2019/20)", "Target (2021/22)", "Owner")
    assert texts(table)[1:] == EXPECTED[1:]


def test_two_tables_of_one_width_stay_two_with_the_heading_between(tmp_path: Path) -> None:
    one = f"#table({COLUMNS}, stroke: (x: none, y: 0.5pt), {HEADER}{CONTENT})"

    document = read(pdf_file(tmp_path, f"= First\n{one}\n= Second\n{one}"))

    assert [type(block) for block in document.blocks] == [Heading, Table, Heading, Table]
    assert [texts(table) for table in tables(document)] == [EXPECTED, EXPECTED]


def test_merged_cells_say_which_cell_they_continue(tmp_path: Path) -> None:
    markup = """#table(columns: (5cm, 2cm, 2cm, 1fr), stroke: 0.5pt,
      table.cell(rowspan: 2)[*Measure*], table.cell(colspan: 2)[*Target*], table.cell(rowspan: 2)[*Owner*],
      [*2021*],[*2022*],
      table.cell(colspan: 4)[*Theme one: a good place to live*],
      table.cell(rowspan: 2)[Homes],[1],[2],[Head of Homes],
      [3],[4],[Head of Growth],
      [Trees], table.cell(colspan: 2)[not yet set],[Head of Parks])"""

    (table,) = tables(read(pdf_file(tmp_path, markup)))

    assert texts(table) == [
        ("Measure", "Target", "", "Owner"),
        ("", "2021", "2022", ""),
        ("Theme one: a good place to live", "", "", ""),
        ("Homes", "1", "2", "Head of Homes"),
        ("", "3", "4", "Head of Growth"),
        ("Trees", "not yet set", "", "Head of Parks"),
    ]
    above = [(r, c) for r, row in enumerate(table.rows) for c, cell in enumerate(row.cells)
             if cell.continues_above]  # fmt: skip
    left = [(r, c) for r, row in enumerate(table.rows) for c, cell in enumerate(row.cells)
            if cell.continues_left]  # fmt: skip
    assert above == [(1, 0), (1, 3), (4, 0)]
    assert left == [(0, 2), (2, 1), (2, 2), (2, 3), (5, 2)]
    assert [row.marked_header for row in table.rows] == [True, True, False, False, False, False]


def test_paragraphs_and_bullets_of_a_cell_are_its_lines(tmp_path: Path) -> None:
    markup = """#table(columns: (4cm, 6cm), stroke: 0.5pt, [Action],[Milestones],
      [Adopt the plan],[Draft by May 2021 \\ Consult over the summer \\ Adopt in July 2021],
      [Open the hub],[- Find a place that all who need the hub can reach on foot or by bus
      - Fit it out])"""

    (table,) = tables(read(pdf_file(tmp_path, markup)))

    assert table.rows[1].cells[1].lines == (
        "Draft by May 2021",
        "Consult over the summer",
        "Adopt in July 2021",
    )
    assert table.rows[1].cells[1].text == "\n".join(table.rows[1].cells[1].lines)
    assert table.rows[2].cells[1].lines == (
        "• Find a place that all who need the hub can reach on foot or by bus",
        "• Fit it out",
    )


def test_signs_are_read_as_printed_and_a_coloured_circle_says_nothing(tmp_path: Path) -> None:
    markup = """#table(columns: 4, stroke: 0.5pt, [Measure],[Direction],[Status],[Value],
      [Office efficiency, first flow],[↑],[#circle(radius: 4pt, fill: green)],[£2.5m],
      [Rate per head#super[1]],[↔],[●],[–])"""

    (table,) = tables(read(pdf_file(tmp_path, markup)))

    assert texts(table)[1:] == [
        ("Office efficiency, first flow", "↑", "", "£2.5m"),
        ("Rate per head¹", "↔", "●", "–"),
    ]


def test_a_frame_round_a_paragraph_is_no_table(tmp_path: Path) -> None:
    framed = "#block(stroke: 1pt, inset: 8pt)[A word of warning that stands in a frame.]"
    shaded = '#block(fill: rgb("#eeeeee"), inset: 8pt)[A word of comfort on a grey ground.]'

    document = read(pdf_file(tmp_path, f"Before.\n\n{framed}\n\n{shaded}\n\nAfter."))

    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Before.",
        "A word of warning that stands in a frame.",
        "A word of comfort on a grey ground.",
        "After.",
    ]
    assert tables(document) == []


def test_a_table_within_a_frame_round_the_page_is_read(tmp_path: Path) -> None:
    markup = f"#rect(width: 100%, height: 100%)[= Housing\n{STYLES['fully ruled']}]"

    (table,) = tables(read(pdf_file(tmp_path, markup)))

    assert texts(table) == EXPECTED
