"""The spreadsheet of returns: written, filled in as a person would, and read back."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from goldthread.documents import read_document
from goldthread.documents.excel import reader
from goldthread.documents.observations import FiguresError
from goldthread.documents.returns_sheet import (
    AskedRow,
    GivenCells,
    GivenReturn,
    ReturnsRead,
    returns_in,
    write_returns_sheet,
)

REPAIRS = AskedRow(
    period_return=7,
    version=2,
    series=31,
    measure="q1",
    title="Repairs done on time",
    line="",
    unit="%",
    period="Q4 2020-21",
    due_on=date(2021, 4, 16),
    target="At least 80%.",
    last="78.5% in Q3 2020-21",
)
HOMES_NUMBER = AskedRow(
    8, 1, 41, "q2", "=Homes let", "number", "days", "Q4 2020-21", date(2021, 4, 16)
)
HOMES_SHARE = AskedRow(
    8, 1, 42, "q2", "=Homes let", "share", "%", "Q4 2020-21", date(2021, 4, 16), takes_words=False
)
NARRATIVE = AskedRow(9, 4, None, "q3", "Trees planted", "", None, "Q4 2020-21", date(2021, 4, 16))
ROWS = (REPAIRS, HOMES_NUMBER, HOMES_SHARE, NARRATIVE)
ASKED = {(one.period_return, one.series): one for one in ROWS}

Change = Callable[[Worksheet], None]


def filled_in(tmp_path: Path, change: Change, rows: tuple[AskedRow, ...] = ROWS) -> ReturnsRead:
    """What is read from the workbook after a person changed it so."""
    book = load_workbook(io.BytesIO(write_returns_sheet(rows, authority="anyborough")))
    change(book["Returns"])
    return read(tmp_path, book)


def read(tmp_path: Path, book: Workbook) -> ReturnsRead:
    # By the reader itself: the door with its child process stands in a test of its own.
    path = tmp_path / "filled.xlsx"
    book.save(path)
    return returns_in(reader.read(path), ASKED, authority="anyborough")


def problems(tmp_path: Path, change: Change) -> tuple[str, ...]:
    with pytest.raises(FiguresError) as refused:
        filled_in(tmp_path, change)
    return refused.value.problems


def of_return(found: ReturnsRead, key: int) -> GivenReturn:
    return next(one for one in found.returns if one.period_return == key)


def test_what_a_person_fills_in_comes_back(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["J2"] = 72.4
        sheet["M2"] = "yes"
        sheet["N2"] = "Two vacancies were filled late."
        sheet["O2"], sheet["P2"], sheet["Q2"] = "Two vacancies", "Agency cover", "Head of Lettings"
        sheet["R2"] = date(2021, 9, 30)
        sheet["K4"], sheet["L4"] = 45, 60
        sheet["N5"] = "Planting begins in November."

    found = filled_in(tmp_path, fill)
    repairs = of_return(found, 7)
    assert repairs.version == 2
    assert repairs.figures[31] == GivenCells(value=Decimal("72.4"), provisional=True)
    assert repairs.words == GivenCells(
        commentary="Two vacancies were filled late.",
        reason="Two vacancies",
        action="Agency cover",
        owner="Head of Lettings",
        recover_by=date(2021, 9, 30),
    )
    homes = of_return(found, 8)
    assert homes.figures == {
        41: GivenCells(),
        42: GivenCells(numerator=Decimal(45), denominator=Decimal(60)),
    }
    assert of_return(found, 9).words.commentary == "Planting begins in November."
    assert found.taken_out == ()


def test_what_was_given_already_stands_in_it(tmp_path: Path) -> None:
    given = GivenCells(
        Decimal("70.25"),
        Decimal(281),
        Decimal(400),
        True,  # noqa: FBT003 - provisional, in the order of the columns
        "So far",
        "R",
        "A",
        "O",
        date(2021, 8, 1),
    )
    row = AskedRow(7, 2, 31, "q1", "Repairs", "", "%", "Q4", date(2021, 4, 16), given=given)
    found = filled_in(tmp_path, lambda _sheet: None, (row,))
    back = of_return(found, 7)
    figure = back.figures[31]
    assert (figure.value, figure.numerator, figure.denominator) == (
        Decimal("70.25"),
        Decimal(281),
        Decimal(400),
    )
    assert figure.provisional
    assert (back.words.commentary, back.words.recover_by) == ("So far", date(2021, 8, 1))


def test_it_is_set_out_for_filling_in() -> None:
    book = load_workbook(io.BytesIO(write_returns_sheet(ROWS, authority="anyborough")))
    sheet = book["Returns"]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.freeze_panes == "D2"
    assert sheet.protection.sheet
    assert sheet["C2"].protection.locked
    assert not sheet["J2"].protection.locked
    # Only words are asked for in row 5, and what is said is said on a return's first row.
    assert sheet["J5"].protection.locked
    assert sheet["N4"].protection.locked
    checks = {one.type: str(one.sqref) for one in sheet.data_validations.dataValidation}
    assert checks == {"decimal": "J2:J5 K2:K5 L2:L5", "date": "R2:R5", "list": "M2:M5"}
    # A title that a spreadsheet would run is text in it, and stays text.
    assert sheet["C3"].data_type == "s"
    assert sheet["C3"].quotePrefix
    assert "How to fill it in" in book.sheetnames


def test_rows_may_be_moved_and_taken_out(tmp_path: Path) -> None:
    def sort(sheet: Worksheet) -> None:
        sheet.delete_rows(3)
        sheet["J2"] = 81

    found = filled_in(tmp_path, sort)
    assert found.taken_out == (2,)
    assert of_return(found, 7).figures[31].value == 81
    assert set(of_return(found, 8).figures) == {42}


@pytest.mark.parametrize(
    ("cell", "typed", "told"),
    [
        ("J2", "about seventy", "Returns!J2: Value: 'about seventy' is not a number"),
        ("J2", "1234567890123", "Returns!J2: Value: 1234567890123 cannot be kept exactly"),
        ("J3", "72%", "Returns!J3: Value: '72%' is a percentage"),
        ("M2", "maybe", "Returns!M2: Provisional: 'maybe' is neither yes nor no"),
        ("R2", "soon", "Returns!R2: Back on target by: 'soon' is not a day"),
        ("K2", 12, "Returns!L2: Denominator: it is blank, but there is a numerator"),
        ("J5", 12, "Returns!J5: only words are asked for here"),
        ("N2", "x" * 10_001, "Returns!N2: Commentary: it is longer than 10,000 letters"),
        ("N4", "Another", "Returns!N4: Commentary: another one stands at Returns!N3"),
        (
            "J1",
            "Amount",
            "Returns!J1: the column “Amount” is none of this spreadsheet’s, and “Value”",
        ),
        ("A2", "anyborough/7", "this row was not written by Goldthread"),
        ("A2", "anyborough/99/1/5/1of4", "is not among the returns that you give figures for"),
        ("J2", "=1/3", "Returns!J2: a formula without its result"),
    ],
)
def test_a_problem_is_told_once_by_its_cell(
    tmp_path: Path, cell: str, typed: object, told: str
) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["N3"] = "What is behind it" if cell == "N4" else None
        sheet[cell] = typed

    (problem,) = problems(tmp_path, spoil)
    assert told in problem
    assert problem.startswith("filled.xlsx, Returns!")


def test_another_council_s_spreadsheet_is_refused_in_one_sentence(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(write_returns_sheet(ROWS, authority="elsewhere")))
    with pytest.raises(FiguresError) as refused:
        read(tmp_path, book)
    (problem,) = refused.value.problems
    assert "this is a spreadsheet of elsewhere, and not of anyborough" in problem


def test_a_row_that_stands_twice_is_told_with_both_places(tmp_path: Path) -> None:
    def copy(sheet: Worksheet) -> None:
        sheet.append([cell.value for cell in sheet[2]])

    (problem,) = problems(tmp_path, copy)
    assert "Returns!B6" in problem
    assert "stands there twice, first at Returns!B2" in problem


def test_some_other_workbook_is_told_apart(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "Telephone"])
    sheet.append(["Somebody", "1234"])
    with pytest.raises(FiguresError) as refused:
        read(tmp_path, book)
    (problem,) = refused.value.problems
    assert "no sheet with the column “Measure”" in problem


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    def spoil(sheet: Worksheet) -> None:
        sheet["J2"], sheet["J3"], sheet["R2"] = "many", "few", "soon"

    assert len(problems(tmp_path, spoil)) == 3


def test_it_comes_through_the_door_that_every_document_comes_through(tmp_path: Path) -> None:
    path = tmp_path / "returns.xlsx"
    path.write_bytes(write_returns_sheet(ROWS, authority="anyborough"))
    found = returns_in(read_document(path), ASKED, authority="anyborough")
    assert [one.period_return for one in found.returns] == [7, 8, 9]
    assert all(one.is_blank for one in found.returns)
