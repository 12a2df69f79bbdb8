"""The tables of a report as CSV files, safe to open in a spreadsheet."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from goldthread.reports.csv.writing import written
from goldthread.reports.pack.frozen import Frozen, closing_words, looking_back_words
from goldthread.reports.pack.report import Report
from goldthread.reports.pack.sentences.figures import how_illustrative
from goldthread.reports.pack.sheets import sheets

_ALWAYS = (2020, 1, 1, 0, 0, 0)
"""The files carry no time of their own, so that the same report is the same archive."""


def csv_of(report: Report, frozen: Frozen | None = None) -> bytes:
    """An archive (zip) with a CSV file in UTF-8 for each table of the report.

    ``about.txt`` says what report it is, which figures are made up, and the fingerprint of its
    facts where it is frozen.
    """
    kept = BytesIO()
    with ZipFile(kept, "w", ZIP_DEFLATED) as archive:
        for sheet in sheets(report, frozen):
            _put(
                archive,
                f"{sheet.name.lower().replace(' ', '-')}.csv",
                written(sheet.columns, sheet.rows),
            )
        about = (
            f"{report.title}, {report.authority}",
            looking_back_words(report),
            how_illustrative(report),
            closing_words(frozen),
        )
        _put(archive, "about.txt", "".join(f"{one}\r\n" for one in about if one).encode())
    return kept.getvalue()


def _put(archive: ZipFile, name: str, content: bytes) -> None:
    entry = ZipInfo(name, _ALWAYS)
    entry.compress_type = ZIP_DEFLATED
    archive.writestr(entry, content)
