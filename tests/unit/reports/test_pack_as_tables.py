"""The pack as a workbook and as CSV: the report's own numbers, and words that stay words."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from zipfile import ZipFile

import openpyxl
import pytest
from small_report import HOMES, small_report

from goldthread.reports.csv import csv_of
from goldthread.reports.pack.frozen import Frozen
from goldthread.reports.pack.report import Correction
from goldthread.reports.xlsx import xlsx_of

HOSTILE = '=HYPERLINK("http://elsewhere.example","Look")'


@pytest.fixture(scope="module")
def workbook() -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx_of(small_report())))


def rows_of(workbook: openpyxl.Workbook, name: str) -> list[dict[str, object]]:
    head, *rows = list(workbook[name].iter_rows(min_row=2, values_only=True))
    return [dict(zip(head, row, strict=True)) for row in rows]


def csv_rows(data: bytes, name: str) -> list[dict[str, str]]:
    text = ZipFile(BytesIO(data)).read(name).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_a_figure_is_a_number_with_its_target_status_and_provenance(
    workbook: openpyxl.Workbook,
) -> None:
    (row,) = (one for one in rows_of(workbook, "Measures") if one["Measure"] == HOMES.title)

    assert (row["Value"], row["Unit"], row["Target"]) == (31, "days", 25)
    assert (row["Status"], row["Status before"]) == ("Off target", "Close to target")
    assert (row["Source"], row["Revision"]) == ("Return of the quarter", 1)


def test_a_measure_at_two_places_is_there_at_both(workbook: openpyxl.Workbook) -> None:
    rows = [one for one in rows_of(workbook, "Measures") if one["Figure"] == "number"]

    assert [one["Place"] for one in rows] == ["Jobs", "Council housing"]


def test_a_hidden_figure_has_no_number(workbook: openpyxl.Workbook) -> None:
    rows = [one for one in rows_of(workbook, "Measures") if one["Figure"] == "care leavers"]

    assert {one["Value"] for one in rows} == {"not shown: a small number of people"}


def test_every_period_of_every_figure_is_there(workbook: openpyxl.Workbook) -> None:
    # 13 quarters of homes and 8 of residents helped into work.
    assert len(rows_of(workbook, "Figures")) == 21


def test_sheets_can_be_filtered_and_print_with_their_head(workbook: openpyxl.Workbook) -> None:
    for name in ("Measures", "Figures", "Deliverables"):
        sheet = workbook[name]
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows == "$2:$2"
        assert sheet.page_setup.orientation == "landscape"


def test_thousands_of_figures_to_calculate_with_are_left_out_of_print() -> None:
    many = small_report(measures=tuple(replace(HOMES, code=f"h{n}") for n in range(16)))
    sheet = openpyxl.load_workbook(BytesIO(xlsx_of(many)))["Figures"]
    assert sheet.max_row == 2 + 16 * 13
    assert sheet.print_area == "'Figures'!$A$1:$M$2"
    assert "208 rows are to calculate with and are left out of print" in str(sheet["A1"].value)


def test_the_status_is_printed_and_the_address_is_a_word_beside_the_name(
    workbook: openpyxl.Workbook,
) -> None:
    sheet = workbook["Measures"]
    heads = [cell.value for cell in sheet[2]]

    assert heads[:2] == ["Measure", "Page"]
    assert sheet["B3"].value == "Open"
    assert sheet["B3"].hyperlink.target.startswith("http")
    # A link does not wrap in every program, so that the name is none.
    assert sheet["A3"].hyperlink is None
    assert sheet["A3"].alignment.wrap_text
    printed = sheet[str(sheet.print_area).partition("!")[2].replace("$", "")]
    assert "Status" in [cell.value for cell in printed[1]]


def test_a_chart_has_words(workbook: openpyxl.Workbook) -> None:
    archive = ZipFile(BytesIO(xlsx_of(small_report())))
    drawing = archive.read("xl/drawings/drawing1.xml").decode()

    assert 'descr="Bars of how many measures' in drawing
    assert workbook["Summary"]["A1"].value == small_report().title


@pytest.mark.parametrize("words", [HOSTILE, "+1", "-1+2", "@sum", "\t=1"])
def test_words_are_never_a_formula(words: str) -> None:
    report = small_report(measures=(replace(HOMES, title=words),))

    made = openpyxl.load_workbook(BytesIO(xlsx_of(report)))
    cell = made["Figures"]["A3"]
    assert (cell.data_type, cell.value) == ("s", words)
    (first, *_others) = csv_rows(csv_of(report), "figures.csv")
    assert first["Measure"] == f"'{words}"


def test_csv_says_what_the_workbook_says(workbook: openpyxl.Workbook) -> None:
    rows = csv_rows(csv_of(small_report()), "measures.csv")
    held = rows_of(workbook, "Measures")

    assert len(rows) == len(held)
    for one, other in zip(rows, held, strict=True):
        assert one["Measure"] == other["Measure"]
        assert one["Value"] == ("" if other["Value"] is None else str(other["Value"]))
        assert one["Status"] == other["Status"]


def test_a_frozen_one_says_its_fingerprint_and_what_was_corrected_since() -> None:
    correction = Correction(
        HOMES.title,
        HOMES.address,
        "",
        "January to March 2021",
        "31 days",
        "29 days",
        date(2021, 6, 1),
        "A home was counted twice.",
    )
    frozen = Frozen("ab" * 32, datetime(2021, 5, 1, 9, tzinfo=UTC), (correction,))

    archive = csv_of(small_report(), frozen)
    (row,) = csv_rows(archive, "corrections.csv")
    assert (row["Was"], row["Is now"]) == ("31 days", "29 days")
    assert "ab" * 32 in ZipFile(BytesIO(archive)).read("about.txt").decode()
    made = openpyxl.load_workbook(BytesIO(xlsx_of(small_report(), frozen=frozen)))
    said = [str(cell.value) for cell in made["Summary"]["A"]]
    assert any("ab" * 32 in one for one in said)
    assert made["Corrections"]["A3"].value == HOMES.title
    assert not any(sheet.oddHeader.right.text for sheet in made)


def test_every_sheet_of_a_draft_is_printed_with_the_word(workbook: openpyxl.Workbook) -> None:
    assert {sheet.oddHeader.right.text for sheet in workbook} == {"&BDRAFT"}
    assert workbook["Summary"]["A2"].value == "DRAFT"


def test_the_same_report_is_the_same_archive() -> None:
    assert csv_of(small_report()) == csv_of(small_report())


def test_without_anything_in_it_it_still_opens() -> None:
    empty = small_report(measures=(), deliverables=(), completeness=(), nodes=())

    assert openpyxl.load_workbook(BytesIO(xlsx_of(empty))).sheetnames[0] == "Summary"
