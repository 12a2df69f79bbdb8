"""A comma-separated file (or semicolons, tabs, pipes) → blocks.

Lines above the table that fill one cell are its titles; the rest is one table for each stretch
of rows without a blank line between them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from goldthread.documents.blocks import Block, Cell, Document, Heading, Paragraph, Row, Table
from goldthread.documents.csv_file.delimiter import likeliest_delimiter
from goldthread.documents.decoding import decode
from goldthread.documents.errors import UnreadableDocument
from goldthread.framework import Source

_LONGEST_FIELD = 1_000_000
_LONGEST_HEADING = 150
_MOST_COLUMNS = 1000
_MOST_RECORDS = 100_000


@dataclass(frozen=True, slots=True)
class _Record:
    """One record of the file: its fields, and the first and last line it stands on."""

    fields: tuple[str, ...]
    first_line: int
    last_line: int

    @property
    def filled(self) -> int:
        return sum(1 for text in self.fields if text)

    @property
    def source(self) -> Source:
        return Source(lines=tuple(range(self.first_line, self.last_line + 1)))


def read(path: Path) -> Document:
    """The file's titles and tables. Raises ``UnreadableDocument``."""
    decoded = decode(path.read_bytes())
    text, declared = _without_declaration(decoded.text)
    delimiter = declared or likeliest_delimiter(text)
    stretches = list(_stretches(_records(text, delimiter, first_line=2 if declared else 1)))
    last_table = max(
        (at for at, stretch in enumerate(stretches) if _has_table(stretch)), default=-1
    )
    blocks: list[Block] = []
    for at, stretch in enumerate(stretches):
        blocks.extend(_blocks(stretch, heads_a_table=at <= last_table))
    remarks = decoded.remarks
    widths = {len(record.fields) for rows in stretches for record in rows if record.filled > 1}
    if len(widths) > 1:
        uneven = (
            f"Its rows are not all of one width ({min(widths)} to {max(widths)} cells); "
            "short ones are filled up with blanks."
        )
        remarks += (uneven,)
    return Document(path.name, "csv", tuple(blocks), None, remarks)


def _without_declaration(text: str) -> tuple[str, str | None]:
    """The text after Excel's own first line ``sep=;``, and the delimiter it names."""
    first, _, rest = text.partition("\n")
    first = first.strip().strip('"')
    if first.lower().startswith("sep=") and len(first) == 5:
        return rest, first[4]
    return text, None


def _records(text: str, delimiter: str, first_line: int) -> Iterator[_Record | None]:
    """The file's records in order, with ``None`` for each that is blank throughout."""
    csv.field_size_limit(_LONGEST_FIELD)
    # Without newline="" a quoted line end would be told apart from a record's no longer.
    rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    last = filled = 0
    while True:
        try:
            fields = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableDocument(
                f"it cannot be split into cells near line {rows.line_num + first_line - 1} ({error})",
                "Look for a quotation mark that is opened and never closed, or save it as .xlsx.",
            ) from None
        if len(fields) > _MOST_COLUMNS:
            raise UnreadableDocument(
                f"line {last + first_line} has {len(fields):,} cells",
                "A framework needs a few columns; check what separates the cells.",
            )
        cleaned = tuple(_shown(text) for text in fields)
        if any(cleaned):
            filled += 1
            yield _Record(cleaned, last + first_line, rows.line_num + first_line - 1)
        else:
            yield None
        if filled > _MOST_RECORDS:
            raise UnreadableDocument(
                f"it has more than {_MOST_RECORDS:,} rows",
                "A framework needs a few thousand at most: save the part that holds it by itself.",
            )
        last = rows.line_num


def _shown(field: str) -> str:
    lines = (line.strip() for line in field.splitlines())
    return "\n".join(line for line in lines if line)


def _stretches(records: Iterator[_Record | None]) -> Iterator[list[_Record]]:
    """Records with no blank one between them."""
    stretch: list[_Record] = []
    for record in records:
        if record is not None:
            stretch.append(record)
        elif stretch:
            yield stretch
            stretch = []
    if stretch:
        yield stretch


def _has_table(stretch: list[_Record]) -> bool:
    return any(record.filled > 1 for record in stretch)


def _blocks(stretch: list[_Record], *, heads_a_table: bool) -> Iterator[Block]:
    """The lines above the table, then the table; what follows the last table is notes."""
    start = 0
    while start < len(stretch) and stretch[start].filled == 1 and stretch[start].fields[0]:
        start += 1
    for record in stretch[:start]:
        text = record.fields[0]
        short = len(text) <= _LONGEST_HEADING and not text.endswith((".", ":"))
        if short and heads_a_table:
            yield Heading(text, record.source)
        else:
            yield Paragraph(text, record.source)
    if start < len(stretch):
        yield _table(stretch[start:])


def _table(records: list[_Record]) -> Table:
    width = max(
        max((at for at, text in enumerate(record.fields, start=1) if text), default=0)
        for record in records
    )
    rows = tuple(_row(record, width) for record in records)
    return Table(rows, Source(lines=(records[0].first_line, records[-1].last_line)))


def _row(record: _Record, width: int) -> Row:
    fields = (*record.fields[:width], *[""] * (width - len(record.fields)))
    cells = (Cell(text, record.source, tuple(text.split("\n")) if text else ()) for text in fields)
    return Row(tuple(cells), record.source)
