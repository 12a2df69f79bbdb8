"""The sheet to fill in with figures."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from enum import StrEnum

from goldthread.documents.observations.columns import TEMPLATE_COLUMNS, Column
from goldthread.documents.observations.figure import KnownSeries
from goldthread.framework.periods import Period

_WIDTHS = {Column.TITLE: 60, Column.SERIES: 30, Column.NOTE: 40}
_USUAL_WIDTH = 16
_NAMING = (Column.MEASURE, Column.TITLE, Column.SERIES, Column.UNIT)
_RUNS_AS_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Layout(StrEnum):
    """How figures stand in a sheet: a row a figure, or a row a series and a column a period."""

    LONG = "long"
    WIDE = "wide"


class TemplateFormat(StrEnum):
    """The kind of file."""

    CSV = "csv"
    XLSX = "xlsx"


def write_template(
    series: Sequence[KnownSeries],
    periods: Sequence[Period],
    *,
    layout: Layout = Layout.LONG,
    file_format: TemplateFormat = TemplateFormat.XLSX,
) -> bytes:
    """A sheet with a place for the figure of every series in every period.

    Filled in, it is read by ``figures_in``. Words that a spreadsheet would run as a formula
    are written so that it shows them instead.
    """
    rows = _long(series, periods) if layout is Layout.LONG else _wide(series, periods)
    return _csv(rows) if file_format is TemplateFormat.CSV else _xlsx(rows)


def _long(series: Sequence[KnownSeries], periods: Sequence[Period]) -> list[list[str]]:
    rows: list[list[str]] = [list(TEMPLATE_COLUMNS)]
    for period in periods:
        for one in series:
            rows.append([*_name(one), period.label, "", "", "", "", ""])
    return rows


def _wide(series: Sequence[KnownSeries], periods: Sequence[Period]) -> list[list[str]]:
    blanks = [""] * len(periods)
    return [
        [*_NAMING, *(period.label for period in periods)],
        *([*_name(one), *blanks] for one in series),
    ]


def _name(series: KnownSeries) -> list[str]:
    return [series.measure, series.title, series.label, series.unit or ""]


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    for row in rows:
        writer.writerow(f"'{text}" if text.startswith(_RUNS_AS_FORMULA) else text for text in row)
    # The mark at the front tells Excel that the file is UTF-8.
    return out.getvalue().encode("utf-8-sig")


def _xlsx(rows: Sequence[Sequence[str]]) -> bytes:
    # Not at the top: openpyxl takes long to start, and the models lead here.
    from openpyxl import Workbook
    from openpyxl.cell.cell import TYPE_STRING
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Figures"
    for number, row in enumerate(rows, start=1):
        for place, text in enumerate(row, start=1):
            if text:
                cell = sheet.cell(number, place, text)
                cell.data_type = TYPE_STRING
                cell.font = Font(bold=number == 1)
    for place, words in enumerate(rows[0], start=1):
        width = next((w for column, w in _WIDTHS.items() if column == words), _USUAL_WIDTH)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
