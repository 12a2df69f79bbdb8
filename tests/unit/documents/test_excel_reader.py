"""What the Excel reader promises: what a person sees, every filled cell, tables told apart."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.table import Table as ListObject

from goldthread.documents import understand
from goldthread.documents.blocks import Document, Heading, Paragraph, Table
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.excel.reader import read

BOLD = Font(bold=True)


def saved(folder: Path, workbook: Workbook, name: str = "made.xlsx") -> Path:
    path = folder / name
    workbook.save(path)
    return path


def rewritten(path: Path, part: str, change: Callable[[str], str]) -> Path:
    """A copy of the file with one part changed as a text."""
    copy = path.with_name(f"changed-{path.name}")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode()) if name == part else content)
    return copy


def of_rows(folder: Path, *rows: list[object]) -> Document:
    workbook = Workbook()
    for row in rows:
        workbook.active.append(row)
    return read(saved(folder, workbook))


def texts(document: Document) -> list[object]:
    """Headings and paragraphs as text, tables as the texts of their rows."""
    return [
        [row.texts for row in block.rows] if isinstance(block, Table) else block.text
        for block in document.blocks
    ]


def test_cells_say_what_a_person_sees(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for column, (value, code) in enumerate(
        [
            (0.85, "0%"),
            (datetime(2020, 6, 1), "mmmm yyyy"),  # noqa: DTZ001 - a spreadsheet has no time zones
            (1200, '"£"#,##0'),
            (True, "General"),
            ("plain", "General"),
        ],
        start=1,
    ):
        sheet.cell(1, column, value).number_format = code
    (table,) = read(saved(tmp_path, workbook)).blocks
    assert table.rows[0].texts == ("85%", "June 2020", "£1,200", "TRUE", "plain")


def test_places_are_written_as_excel_writes_them(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "Prevention"
    second = workbook.create_sheet("Well run council's")
    for sheet in workbook.worksheets:
        sheet["B7"], sheet["C7"] = "Measure", "Target"
    tables = [b for b in read(saved(tmp_path, workbook)).blocks if isinstance(b, Table)]
    assert second.title == "Well run council's"
    assert tables[0].rows[0].source.cells == ("Prevention!B7:C7",)
    assert tables[0].rows[0].cells[1].source.cells == ("Prevention!C7",)
    assert tables[1].rows[0].source.cells == ("'Well run council''s'!B7:C7",)


def test_merged_cells_say_what_they_continue(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (["a", "b", "c"], ["d", "e", None], ["f", None, None]):
        sheet.append(row)
    sheet.merge_cells("C1:C2")
    sheet.merge_cells("A3:C3")
    (table,) = read(saved(tmp_path, workbook)).blocks
    marks = [[(c.continues_above, c.continues_left) for c in row.cells] for row in table.rows]
    assert marks[1][2] == (True, False)
    assert marks[2] == [(False, False), (False, True), (False, True)]


def test_lines_above_a_table_are_headings_ranked_by_their_setting(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (["Priority"], [], ["Theme"], ["Indicators"], ["Measure", "Target"], ["a", "b"], [],
                ["Theme two"], ["Measure", "Target"], ["c", "d"]):  # fmt: skip
        sheet.append(row)
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["A3"].font = sheet["A8"].font = Font(bold=True, size=13)
    found = read(saved(tmp_path, workbook)).blocks
    headings = [(b.text, b.level) for b in found if isinstance(b, Heading)]
    assert headings == [("Priority", 1), ("Theme", 2), ("Indicators", 3), ("Theme two", 2)]
    assert sum(isinstance(b, Table) for b in found) == 2


def test_a_long_plain_line_is_prose(tmp_path: Path) -> None:
    found = of_rows(
        tmp_path, ["This sheet lists what we want to achieve by next year."], ["a", "b"]
    )
    assert isinstance(found.blocks[0], Paragraph)


def test_a_row_with_one_filled_cell_inside_a_table_stays_in_it(tmp_path: Path) -> None:
    found = of_rows(tmp_path, ["Measure", "Target"], ["a", "1"], ["Housing"], ["b", "2"])
    assert texts(found) == [[("Measure", "Target"), ("a", "1"), ("Housing", ""), ("b", "2")]]


def test_a_heading_and_a_new_header_row_begin_a_new_table_without_a_blank_row(
    tmp_path: Path,
) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (
        ["Measure", "Target"],
        ["a", "1"],
        ["Theme two"],
        ["Measure", "Target"],
        ["b", "2"],
    ):
        sheet.append(row)
    for place in ("A1", "B1", "A3", "A4", "B4"):
        sheet[place].font = BOLD
    assert texts(read(saved(tmp_path, workbook))) == [
        [("Measure", "Target"), ("a", "1")],
        "Theme two",
        [("Measure", "Target"), ("b", "2")],
    ]


def test_a_blank_row_inside_a_merge_does_not_break_the_table(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    for row in (["a", "b"], ["c", "d"], [], ["", "e"]):
        sheet.append(row)
    sheet.merge_cells("A2:A4")
    (table,) = read(saved(tmp_path, workbook)).blocks
    assert [row.texts for row in table.rows] == [("a", "b"), ("c", "d"), ("", "e")]
    assert table.rows[2].cells[0].continues_above


def test_sheet_titles_are_headings_once_and_in_full(tmp_path: Path) -> None:
    full = "Prevention, Independence and Resilience"
    workbook = Workbook()
    workbook.active.title = full[:31].rstrip()
    other = workbook.create_sheet("Surveys")
    workbook.active.append([full])
    workbook.active.append([])
    for sheet in (workbook.active, other):
        sheet.append(["Measure", "Target"])
    found = read(saved(tmp_path, workbook)).blocks
    assert [(b.text, b.level) for b in found if isinstance(b, Heading)] == [
        (full, 1),
        ("Surveys", 1),
    ]


def test_a_line_at_the_head_of_every_sheet_is_the_workbooks(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "Homes"
    for sheet in (workbook.active, workbook.create_sheet("Roads")):
        for row in (["Wealdham Council Plan 2024-26"], ["Measures"], ["Measure", "Target"]):
            sheet.append(row)
        sheet.append([f"{sheet.title} open", 12])
    document = read(saved(tmp_path, workbook))
    assert document.running == ("Wealdham Council Plan 2024-26",)
    assert texts(document)[:2] == ["Homes", "Measures"]
    framework = understand(document)
    assert (framework.title, framework.edition) == ("Wealdham Council Plan 2024-26", "2024-26")
    assert [node.title for node in framework.nodes] == ["Homes", "Roads"]


def test_hidden_sheets_are_not_read_and_are_named(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["a", "b"])
    notes = workbook.create_sheet("Notes")
    notes.append(["secret", "b"])
    notes.sheet_state = "hidden"
    document = read(saved(tmp_path, workbook))
    assert "secret" not in str(texts(document))
    assert document.remarks == ("The sheet 'Notes' is hidden and was not read.",)


def test_hidden_columns_are_read_and_said(tmp_path: Path) -> None:
    workbook = Workbook()
    assert workbook.active is not None
    workbook.active.append(["Measure", "Target", "Aside"])
    workbook.active.append(["Homes built", "120", "check"])
    for letter in ("C", "F"):  # the last of them holds nothing
        workbook.active.column_dimensions[letter].hidden = True
    workbook.save(tmp_path / "plan.xlsx")
    document = read(tmp_path / "plan.xlsx")
    assert document.remarks == ("The sheet 'Sheet' has hidden columns (C); they were read too.",)
    assert understand(document).rows.remarks == document.remarks


def test_hidden_rows_are_read_and_said(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (["a", "b"], ["c", "d"]):
        workbook.active.append(row)
    workbook.active.row_dimensions[2].hidden = True
    document = read(saved(tmp_path, workbook))
    assert texts(document) == [[("a", "b"), ("c", "d")]]
    assert document.remarks == ("The sheet 'Sheet' has 1 hidden rows; they were read too.",)


def test_lines_of_a_cell_and_raised_marks_are_kept(tmp_path: Path) -> None:
    workbook = Workbook()
    raised = CellRichText("Homes", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    workbook.active.append(["one\ntwo", raised])
    (table,) = read(saved(tmp_path, workbook)).blocks
    assert table.rows[0].cells[0].lines == ("one", "two")
    assert table.rows[0].cells[1].text == "Homes²"


def test_arrows_of_a_symbol_font_are_read_as_drawn(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["Direction", "p"])
    workbook.active["B1"].font = Font(name="Wingdings 3")
    assert read(saved(tmp_path, workbook)).blocks[0].rows[0].texts == ("Direction", "▲")


def test_a_formula_without_its_result_is_said_and_an_error_is_kept(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["a", "=1+1", "#REF!"])
    document = read(saved(tmp_path, workbook))
    assert document.blocks[0].rows[0].texts == ("a", "", "#REF!")
    assert document.remarks == (
        "Sheet!C1: the spreadsheet shows the error #REF!.",
        "Sheet!B1: a formula whose result is not stored; open the file in Excel and save it.",
    )


def test_a_stored_result_of_a_formula_is_read(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["a", "=1+1"])
    path = rewritten(
        saved(tmp_path, workbook),
        "xl/worksheets/sheet1.xml",
        lambda part: re.sub(r"<f>1\+1</f><v\s*/?>(</v>)?", "<f>1+1</f><v>2</v>", part),
    )
    assert read(path).blocks[0].rows[0].texts == ("a", "2")


def test_header_rows_the_file_itself_names_are_marked(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (["Measure", "Target"], ["a", "b"]):
        workbook.active.append(row)
    workbook.active.add_table(ListObject(displayName="T", ref="A1:B2"))
    (table,) = read(saved(tmp_path, workbook)).blocks
    assert [row.marked_header for row in table.rows] == [True, False]


def test_a_coloured_band_is_a_heading(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (["Homes"], [], ["a", "b"]):
        workbook.active.append(row)
    workbook.active["A1"].fill = PatternFill("solid", start_color="FFDDEEFF")
    assert isinstance(read(saved(tmp_path, workbook)).blocks[0], Heading)


@pytest.mark.parametrize("declared", ["A1:A1", "A1:XFD1048576", ""])
def test_a_sheet_is_read_whole_whatever_size_it_declares(tmp_path: Path, declared: str) -> None:
    workbook = Workbook()
    for number in range(300):
        workbook.active.append([f"row {number}", number])
    path = rewritten(
        saved(tmp_path, workbook),
        "xl/worksheets/sheet1.xml",
        lambda part: re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{declared}"', part),
    )
    (table,) = read(path).blocks
    assert [row.texts for row in table.rows] == [(f"row {n}", str(n)) for n in range(300)]


def test_a_cell_at_the_far_corner_costs_nothing(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "near", "far"
    assert texts(read(saved(tmp_path, workbook))) == ["near", "far"]


def test_a_macro_workbook_is_read_and_its_macros_are_not_run(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(["a", "b"])
    path = saved(tmp_path, workbook, "made.xlsm")
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf not a real macro")
    document = read(path)
    assert texts(document) == [[("a", "b")]]
    assert document.remarks == ("The file holds macros; they were not run.",)


def test_a_workbook_with_nothing_on_show_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match="none of its visible sheets holds anything"):
        read(saved(tmp_path, Workbook()))


def test_struck_through_words_are_kept_and_said(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.append(
        ["June 2020", CellRichText(TextBlock(InlineFont(strike=True), "2"), "3")]
    )
    workbook.active["A1"].font = Font(strike=True)
    document = read(saved(tmp_path, workbook))
    assert document.blocks[0].rows[0].texts == ("June 2020", "23")
    assert document.remarks == (
        "Sheet!A1, Sheet!B1: struck-through words are read like any others.",
    )
