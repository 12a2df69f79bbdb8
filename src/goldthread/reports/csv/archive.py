"""The tables of a report as CSV files, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from goldthread.reports.pack.frozen import Frozen, closing_words
from goldthread.reports.pack.report import Report
from goldthread.reports.pack.sheets import Sheet, Value, sheets

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ALWAYS = (2020, 1, 1, 0, 0, 0)
"""The files carry no time of their own, so that the same report is the same archive."""


def csv_of(report: Report, frozen: Frozen | None = None) -> bytes:
    """An archive (zip) with a CSV file in UTF-8 for each table of the report.

    ``about.txt`` says what report it is, and the fingerprint of its facts where it is frozen.
    """
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for sheet in sheets(report, frozen):
            _put(archive, f"{sheet.name.lower()}.csv", _written(sheet))
        about = f"{report.title}, {report.authority}\r\n{closing_words(frozen)}\r\n"
        _put(archive, "about.txt", about.encode())
    return kept.getvalue()


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _ALWAYS)
    entry.compress_type = ZIP_DEFLATED
    archive.writestr(entry, content)


def _written(sheet: Sheet) -> bytes:
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    writer.writerows([_plain(value) for value in row] for row in sheet.rows)
    # The mark at the beginning is how spreadsheets know the encoding.
    return text.getvalue().encode("utf-8-sig")


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | int):
        return str(value)
    # Words that a spreadsheet would take for a formula are kept as words.
    return f"'{value}" if value.startswith(_BEGINS_A_FORMULA) else value
