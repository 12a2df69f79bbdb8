"""Every row of every table, counted once under what it turned out to be."""

from __future__ import annotations

from goldthread.documents.blocks import Row
from goldthread.documents.understanding.cleaning import plain
from goldthread.framework import KeptColumn, RowCounts, Source, UnplacedRow


class Ledger:
    """Counts rows while a document is read; ``counts`` is the account at the end.

    ``remarks`` are what the file's reader wants a person to know of it.
    """

    def __init__(self, remarks: tuple[str, ...] = ()) -> None:
        self._measure = self._deliverable = self._continuation = 0
        self._header = self._note = 0
        self._unplaced: list[UnplacedRow] = []
        self._columns: list[KeptColumn] = []
        self._remarks = remarks

    def measure(self) -> None:
        """A row that begins one measure, or several packed into it."""
        self._measure += 1

    def deliverable(self) -> None:
        """A row that begins a deliverable and no measure."""
        self._deliverable += 1

    def continuation(self) -> None:
        """A row that goes on with an item begun above, such as its next milestone."""
        self._continuation += 1

    def header(self, rows: int = 1) -> None:
        """Rows that head columns or a part of a table, and rules drawn between rows."""
        self._header += rows

    def note(self) -> None:
        """A row that is a sentence about the table."""
        self._note += 1

    def unplaced(self, row: Row, reason: str) -> None:
        """A row that has no place, with its text and the reason a person needs."""
        text = " | ".join(plain(text) for text in row.texts if text.strip())
        self._unplaced.append(UnplacedRow(text, reason, row.source))

    def unplaced_text(self, text: str, reason: str, source: Source) -> None:
        """A row's text that has no place, where the row has been taken apart already."""
        self._unplaced.append(UnplacedRow(text, reason, source))

    def column(self, column: KeptColumn) -> None:
        """A column of which nothing says what it holds, with every cell of it."""
        self._columns.append(column)

    @property
    def counts(self) -> RowCounts:
        """The account: each row once."""
        return RowCounts(
            measure=self._measure,
            deliverable=self._deliverable,
            continuation=self._continuation,
            header=self._header,
            note=self._note,
            unplaced=tuple(self._unplaced),
            columns=tuple(self._columns),
            remarks=self._remarks,
        )
