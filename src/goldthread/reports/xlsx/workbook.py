"""The workbook: a summary with its chart, then a sheet for each table of the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import accumulate
from typing import Any

from goldthread.framework.wording import day
from goldthread.reports.pack.frozen import DRAFT, Frozen, closing_words, looking_back_words
from goldthread.reports.pack.report import Report
from goldthread.reports.pack.sentences.figures import how_illustrative
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_it_stands,
    what_changed,
    where_it_is_going,
)
from goldthread.reports.pack.sheets import Sheet, Value, counts_by_top, sheets
from goldthread.reports.pictures.marks import MARKS

Progress = Callable[[int, int, str], None]

_COLOURS = ("#a3201c", "#f6c350", "#2f8a69", "#4c5864", "#dde2e5", "#9aa5ae", "#6b7783")
_DARKEST = _COLOURS[0]
"""On which dark letters cannot be read."""
_WIDE, _MIDDLE, _NARROW, _NARROWEST, _LINK = 44, 28, 16, 11, 7
_A3, _A4 = 8, 9
_WORDY = {"Measure", "Deliverable", "Milestone", "Status because", "Direction because"} | {
    "What is likely",
    "Comment",
    "Why",
    "What is being done",
    "Because",
    "Target in words",
    "About",
    "What is missing",
    "Source",
}
_NAMES = {"Place", "Part of the framework", "Lead member", "Lead officer", "Programmes", "Service"}
_PAGE = "Page"
_LIMITS = {"Average", "Lower limit", "Upper limit"}
"""Columns of what was worked out, shown to three decimals; the cell holds it whole."""
_SHADE = "#eef1f3"
_SHORT = {"Role", "Value", "Unit", "Provisional", "Made up", "Target", "Revision"}
_LINE_HEIGHT, _MOST_HEIGHT = 15, 400
_PRINTED_WIDTH = 280
"""How many characters wide what is printed of a table is, so that it can be read on A3."""
_MOST_ON_PAPER = 200
"""Rows, about five pages of them, from which a table to calculate with is left out of print."""
_LONG = 2000
"""Rows from which a table has one line a row: nobody reads that many of several lines."""


def xlsx_of(
    report: Report, *, frozen: Frozen | None = None, progress: Progress | None = None
) -> bytes:
    """The report as an Excel workbook.

    Words are written as words, whatever they begin with, so that nothing in them is taken for
    a formula. ``progress`` is told how far the work is, and may raise to stop it.
    """
    import xlsxwriter

    kept = BytesIO()
    workbook = xlsxwriter.Workbook(
        kept,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False},
    )
    workbook.set_properties({"title": report.title, "author": report.authority, "comments": ""})
    looks = _Looks(workbook, report)
    _summary(workbook, report, frozen, looks)
    tables = sheets(report, frozen)
    for done, one in enumerate(tables):
        if progress is not None:
            progress(done, len(tables), f"Writing the sheet “{one.name}”")
        _table(workbook, one, looks)
    for sheet in workbook.worksheets() if frozen is None else ():
        sheet.set_header(f"&R&B{DRAFT}")
    workbook.close()
    return kept.getvalue()


class _Looks:
    """How the cells of a workbook look."""

    def __init__(self, workbook: Any, report: Report) -> None:
        colour = report.branding.main_colour
        # What stands after a number must not run into it.
        words = {"valign": "top", "align": "left", "indent": 1}
        head = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 2, "bg_color": _SHADE}
        self.title = workbook.add_format({"bold": True, "font_size": 18, "font_color": colour})
        self.lead = workbook.add_format({"font_size": 12, "text_wrap": True, "valign": "top"})
        self.quiet_line = workbook.add_format({"font_color": "#4c5864"})
        self.head = workbook.add_format({**head, "align": "left", "indent": 1})
        self.name_head = workbook.add_format(head)
        self.number_head = workbook.add_format({**head, "align": "right"})
        self.name = workbook.add_format({"text_wrap": True, "valign": "top"})
        self.line = workbook.add_format(words)
        self.cell = workbook.add_format({**words, "text_wrap": True})
        self.number = workbook.add_format({"valign": "top"})
        self.limit = workbook.add_format({"valign": "top", "num_format": "0.0##"})
        self.day = workbook.add_format({**words, "num_format": "d mmm yyyy"})
        self.link = workbook.add_format({**words, "font_color": "#1a5276", "underline": 1})
        self.rule = workbook.add_format({"bottom": 1, "bottom_color": "#b1b4b6"})


def _summary(workbook: Any, report: Report, frozen: Frozen | None, looks: _Looks) -> None:
    sheet = workbook.add_worksheet("Summary")
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(MARKS), 15)
    sheet.write_string(0, 0, report.title, looks.title)
    about = (
        f"{report.authority}, {report.framework}, {report.period.label}. "
        f"Figures as known on {day(report.known_at.date())}."
    )
    lines = [about, how_it_stands(report), what_changed(report), where_it_is_going(report)]
    lines += [how_delivery_stands(report.deliverables), how_complete(report)]
    lines.append(closing_words(frozen))
    if report.illustrative:
        lines.insert(0, how_illustrative(report))
    if report.as_known_on:
        lines.insert(0, looking_back_words(report))
    if frozen is None:
        lines.insert(0, DRAFT)
    for row, line in enumerate(lines, start=1):
        sheet.merge_range(row, 0, row, len(MARKS), "", looks.lead)
        sheet.write_string(row, 0, line, looks.lead)
        sheet.set_row(row, 32)
    top = len(lines) + 2
    heads = ("Part of the framework", *(mark.words for mark in MARKS.values()))
    for column, words in enumerate(heads):
        sheet.write_string(top, column, words, looks.number_head if column else looks.name_head)
    sheet.set_row(top, 2 * _LINE_HEIGHT)
    counts = counts_by_top(report)
    for row, (title, numbers) in enumerate(counts, start=top + 1):
        sheet.write_string(row, 0, title, looks.name)
        for column, number in enumerate(numbers, start=1):
            sheet.write_number(row, column, number)
    if counts:
        _status_chart(workbook, sheet, top, len(counts))
    _for_print(sheet)
    sheet.fit_to_pages(1, 1)


def _status_chart(workbook: Any, sheet: Any, top: int, rows: int) -> None:
    chart = workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, (mark, colour) in enumerate(zip(MARKS.values(), _COLOURS, strict=True), start=1):
        chart.add_series(
            {
                "name": ["Summary", top, column],
                "categories": ["Summary", top + 1, 0, top + rows, 0],
                "values": ["Summary", top + 1, column, top + rows, column],
                "fill": {"color": colour},
                "border": {"color": "#0b0c0c"},
                "data_labels": {
                    "value": mark.judged,
                    "num_format": "0;;",
                    "font": {"color": "#ffffff" if colour == _DARKEST else "#0b0c0c"},
                },
            }
        )
    chart.set_title({"name": "Measures by status"})
    chart.set_y_axis({"reverse": True})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 120 + 60 * rows})
    sheet.insert_chart(
        top + rows + 2,
        0,
        chart,
        {"description": "Bars of how many measures have each status; the table above holds them."},
    )


def _table(workbook: Any, stated: Sheet, looks: _Looks) -> None:
    table = _with_link_beside(stated)
    sheet = workbook.add_worksheet(table.name)
    on_paper = table.for_paper or len(table.rows) <= _MOST_ON_PAPER
    about = table.about if on_paper else f"{table.about} {_not_printed(len(table.rows))}"
    sheet.write_string(0, 0, about, looks.quiet_line)
    widths = [_width(name) for name in table.columns]
    for column, (name, width) in enumerate(zip(table.columns, widths, strict=True)):
        numbers = any(isinstance(row[column], Decimal | int) for row in table.rows)
        sheet.set_column(column, column, width)
        words = looks.head if column else looks.name_head
        sheet.write_string(1, column, name, looks.number_head if numbers else words)
    sheet.set_row(1, _height(table.columns, widths) + _LINE_HEIGHT / 3)
    wrapped = len(table.rows) < _LONG
    for place, row in enumerate(table.rows, start=2):
        if wrapped:
            # Excel fits rows to their words by itself; other programs do not.
            sheet.set_row(place, _height(_words_of(table, row), widths))
        for column, value in enumerate(row):
            words = looks.name if column == 0 else looks.cell
            _write(sheet, (place, column), table, value, looks, words if wrapped else looks.line)
    last = len(table.rows) + 1
    if table.rows:
        sheet.autofilter(1, 0, last, len(table.columns) - 1)
        across = (2, 0, last, len(table.columns) - 1)
        sheet.conditional_format(*across, {"type": "no_errors", "format": looks.rule})
    sheet.freeze_panes(2, 1)
    _for_print(sheet)
    if not on_paper:
        sheet.print_area(0, 0, 1, len(widths) - 1)
        return
    sheet.repeat_rows(1)
    fits = sum(total <= _PRINTED_WIDTH for total in accumulate(widths))
    if fits < len(widths):
        sheet.set_paper(_A3)
        sheet.print_area(0, 0, max(last, 2), fits - 1)


def _not_printed(rows: int) -> str:
    return (
        f"Its {rows:,} rows are to calculate with and are left out of print; to print them, clear "
        "the print area."
    )


def _words_of(table: Sheet, row: Sequence[Value]) -> list[Value]:
    """What of a row has to fit in its height: an address is shown as one word."""
    named = zip(table.columns, row, strict=True)
    return [None if name == table.link_column else value for name, value in named]


def _with_link_beside(table: Sheet) -> Sheet:
    """The table with the column of addresses right after the names it belongs to."""
    if table.link_column is None:
        return table
    at = table.columns.index(table.link_column)

    def moved(row: Sequence[Any]) -> tuple[Any, ...]:
        return (row[0], row[at], *row[1:at], *row[at + 1 :])

    return replace(
        table,
        columns=moved(table.columns),
        rows=tuple(moved(row) for row in table.rows),
        link_column=_PAGE,
    )


def _width(column: str) -> int:
    """How many characters wide a column is, by what stands in it."""
    if column in _WORDY:
        return _WIDE
    if column in _NAMES:
        return _MIDDLE
    if column == _PAGE:
        return _LINK
    return _NARROWEST if column in _SHORT else _NARROW


def _height(values: Sequence[Value], widths: Sequence[int]) -> int:
    """How high a row is, in points, by the words in it that take the most lines."""
    lines = max(
        (
            -(-len(value) // (width - 2))
            for value, width in zip(values, widths, strict=False)
            if isinstance(value, str)
        ),
        default=1,
    )
    return min(_LINE_HEIGHT * max(lines, 1), _MOST_HEIGHT)


def _write(
    sheet: Any,
    place: tuple[int, int],
    table: Sheet,
    value: Value,
    looks: _Looks,
    words: Any,
) -> None:
    row, column = place
    name = table.columns[column]
    if value is None:
        return
    if isinstance(value, Decimal | int):
        sheet.write_number(row, column, value, looks.limit if name in _LIMITS else looks.number)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value, looks.day)
    elif name == table.link_column and "://" in value and _can_be_a_link(value, row):
        sheet.write_url(row, column, value, looks.link, string="Open")
    else:
        sheet.write_string(row, column, value, words)


def _can_be_a_link(address: str, row: int) -> bool:
    """A workbook holds at most 65,530 links, each of at most 2,079 characters."""
    return len(address) <= 2079 and row < 65_000


def _for_print(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&RPage &P of &N")
