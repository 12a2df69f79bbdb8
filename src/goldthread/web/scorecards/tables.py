"""Tables to download: what a page shows, as CSV that a spreadsheet opens safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from django.http import HttpResponse
from django.utils.text import slugify

Cell: TypeAlias = str | int | Decimal | date | datetime | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a page: its name for the file, its columns and its rows, all of one width."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def table(name: str, columns: Iterable[str], rows: Iterable[tuple[Cell, ...]]) -> Table:
    """A table from its rows."""
    return Table(name, tuple(columns), tuple(rows))


def csv_response(downloaded: Table) -> HttpResponse:
    """The table as a CSV file, in UTF-8 with the mark that Excel knows it by."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(downloaded.columns)
    writer.writerows([_safe(cell) for cell in row] for row in downloaded.rows)
    response = HttpResponse(
        lines.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8"
    )
    name = slugify(downloaded.name)[:120] or "table"
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _safe(cell: Cell) -> str:
    """A cell as text. Words that a spreadsheet would run as a formula get an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date | datetime):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_FORMULA_STARTS) else cell
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
