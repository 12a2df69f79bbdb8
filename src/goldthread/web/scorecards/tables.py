"""Tables to download: what a page shows, as CSV that a spreadsheet opens safely."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponse
from django.utils.text import slugify

from goldthread.reports.csv.writing import Cell, written


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
    response = HttpResponse(
        written(downloaded.columns, downloaded.rows), content_type="text/csv; charset=utf-8"
    )
    name = slugify(downloaded.name)[:120] or "table"
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
