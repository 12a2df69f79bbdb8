"""A table as a CSV file that a spreadsheet opens safely."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import TypeAlias

Cell: TypeAlias = str | int | Decimal | date | None

_BEGINS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def written(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """The table as CSV in UTF-8, with the mark that Excel knows the encoding by."""
    lines = StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return lines.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> str:
    """A cell as text. Words that a spreadsheet would run as a formula get an apostrophe."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, str):
        return f"'{cell}" if cell.startswith(_BEGINS_A_FORMULA) else cell
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
