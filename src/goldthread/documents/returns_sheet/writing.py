"""The workbook to fill in: a row for every line of figures, and a sheet that says how."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.cell.cell import TYPE_STRING, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from goldthread.documents.returns_sheet.asked import AskedRow, RowKey
from goldthread.documents.returns_sheet.columns import (
    COLUMNS,
    GUIDE,
    OF_FIGURES,
    OF_WORDS,
    SHEET,
    WIDTHS,
    Column,
)

Written: TypeAlias = str | Decimal | date | None

_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_HEAD = PatternFill("solid", fgColor="1D2A35")
_TOLD = PatternFill("solid", fgColor="F3F2F1")
_LINE = Side(style="thin", color="B1B4B6")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_LARGEST = "9999999999.99999"
_GUIDE = (
    (
        "Fill in the white cells of the sheet Returns, save the file, and give it back on the page "
        "you had it from. Nothing is changed until you have seen there what will be."
    ),
    (
        "A row is one line of figures of one return. A return whose cells are all blank stays as it "
        "is. You may take rows out, put them in another order or filter them; leave the headings and "
        "the hidden first column as they are."
    ),
    (
        "Value: the figure itself, as a number. A numerator and a denominator may stand instead: the "
        "figure is then worked out from them. Where there is no figure, leave it blank and say why "
        "in the commentary."
    ),
    "Provisional: yes where the figure will be confirmed later.",
    (
        "Commentary: a sentence on what is behind it. Where only words are asked for in this period, "
        "it is all there is to give."
    ),
    (
        "Why off target, What is being done, Who sees to it, Back on target by: only where the figure "
        "misses its target. The last is a day, such as 30/09/2026."
    ),
    "What is said in words is said once for a return, on its first row.",
)


def write_returns_sheet(rows: Sequence[AskedRow], *, authority: str) -> bytes:
    """The workbook that asks for these rows, in their order.

    Cells that tell are locked (without a password: it keeps fingers off, not people) and words
    that a spreadsheet would run as a formula are shown by it instead.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET
    _write_head(sheet)
    for number, row in enumerate(rows, start=1):
        key = RowKey(authority, row.period_return, row.version, row.series, number, len(rows))
        _write_row(sheet, number + 1, row, key)
    _check_entries(sheet, len(rows) + 1)
    _set_out(sheet, len(rows) + 1)
    _write_guide(book.create_sheet(GUIDE))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _write_head(sheet: Worksheet) -> None:
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, place, column.value)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = _TOP


def _write_row(sheet: Worksheet, number: int, row: AskedRow, key: RowKey) -> None:
    open_to_entry = _open_to_entry(row)
    for place, (column, written) in enumerate(zip(COLUMNS, _told(row, key), strict=True), start=1):
        cell = sheet.cell(number, place)
        _write(cell, written)
        cell.alignment = _TOP
        cell.border = _BOX
        if column in open_to_entry:
            cell.protection = Protection(locked=False)
        else:
            cell.fill = _TOLD
        if column in (Column.DUE, Column.RECOVER_BY):
            cell.number_format = "dd/mm/yyyy"


def _open_to_entry(row: AskedRow) -> frozenset[Column]:
    figures = OF_FIGURES if row.series is not None else ()
    return frozenset((*figures, *(OF_WORDS if row.takes_words else ())))


def _told(row: AskedRow, key: RowKey) -> Iterator[Written]:
    """What stands in each column of a row, in the order of the columns."""
    given = row.given
    yield from (str(key), row.measure, row.title, row.line, row.unit or "", row.period)
    yield from (row.due_on, row.target, row.last)
    yield from (given.value, given.numerator, given.denominator)
    yield "yes" if given.provisional else ""
    yield from (given.commentary, given.reason, given.action, given.owner, given.recover_by)


def _write(cell: Cell | MergedCell, written: Written) -> None:
    if written is None or written == "":
        return
    cell.value = written
    if isinstance(written, str):
        cell.data_type = TYPE_STRING
        if written.startswith(_RUNS_AS_FORMULA):
            # Shown as text, and still text when somebody edits the cell.
            cell.quotePrefix = True


def _check_entries(sheet: Worksheet, last: int) -> None:
    numbers = DataValidation(
        type="decimal",
        operator="between",
        formula1=f"-{_LARGEST}",
        formula2=_LARGEST,
        allow_blank=True,
        errorTitle="A number",
        error="Write a number, such as 72.4. Where there is none, leave it blank and say why.",
    )
    days = DataValidation(
        type="date",
        operator="greaterThan",
        formula1="DATE(2000,1,1)",
        allow_blank=True,
        errorTitle="A day",
        error="Write a day, such as 30/09/2026.",
    )
    yes_or_no = DataValidation(
        type="list",
        formula1='"yes,no"',
        allow_blank=True,
        errorTitle="Yes or no",
        error="Write yes or no, or leave it blank.",
    )
    for check, columns in (
        (numbers, (Column.VALUE, Column.NUMERATOR, Column.DENOMINATOR)),
        (days, (Column.RECOVER_BY,)),
        (yes_or_no, (Column.PROVISIONAL,)),
    ):
        check.showErrorMessage = True
        sheet.add_data_validation(check)
        for column in columns:
            letter = _letter(column)
            check.add(f"{letter}2:{letter}{max(last, 2)}")


def _set_out(sheet: Worksheet, last: int) -> None:
    for column, width in WIDTHS.items():
        sheet.column_dimensions[_letter(column)].width = width
    sheet.column_dimensions[_letter(Column.KEY)].hidden = True
    sheet.freeze_panes = f"{_letter(Column.LINE)}2"
    sheet.auto_filter.ref = f"A1:{_letter(COLUMNS[-1])}{last}"
    sheet.protection.sheet = True
    for allowed in ("autoFilter", "sort", "formatColumns", "formatRows"):
        setattr(sheet.protection, allowed, False)  # False is Excel's word for "not forbidden"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr] # made with it
    sheet.print_title_rows = "1:1"


def _write_guide(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = 100
    sheet["A1"] = GUIDE
    sheet["A1"].font = Font(bold=True, size=14)
    for number, words in enumerate(_GUIDE, start=3):
        cell = sheet.cell(number, 1, words)
        cell.alignment = _TOP


def _letter(column: Column) -> str:
    return get_column_letter(COLUMNS.index(column) + 1)
