"""What a filled-in spreadsheet of returns gives, or every problem with it by its cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from goldthread.documents.blocks import Document, Row, Table
from goldthread.documents.observations.columns import placed_cells
from goldthread.documents.observations.figure import FiguresError
from goldthread.documents.observations.values import UnreadableFigure, typed_figure, typed_yes
from goldthread.documents.returns_sheet.asked import AskedRow, GivenCells, GivenReturn, RowKey
from goldthread.documents.returns_sheet.columns import BY_WORDS, OF_FIGURES, OF_WORDS, Column
from goldthread.framework.wording import listed

MOST_ROWS = 5_000
_NOT_STORED = "a formula whose result is not stored"
_DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y", "%d %B %Y", "%d %b %Y", "%d-%b-%y", "%d.%m.%Y")
_LONGEST_WORDS = 10_000
_LONGEST_OWNER = 200
_LARGEST = Decimal(10) ** 10
_DECIMALS = 5

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReturnsRead:
    """What a spreadsheet gives, in its order; ``taken_out`` are the numbers of missing rows."""

    returns: tuple[GivenReturn, ...]
    taken_out: tuple[int, ...] = ()


def returns_in(
    document: Document, asked: Mapping[tuple[int, int | None], AskedRow], *, authority: str
) -> ReturnsRead:
    """What a filled-in workbook gives for each of its returns.

    ``asked`` are the rows that may stand in it, by the return and the series; ``authority`` is
    whose workbook it must be. Rows may be in any order, and some may be taken out. Raises
    ``FiguresError`` with every problem at once, each by its cell.
    """
    reader = _Reader(document, asked, authority)
    rows = [row for header, table in reader.tables() for row in reader.rows(header, table)]
    if not reader.problems:
        reader.check_formulas()
    if not reader.problems and not rows:
        reader.problem(None, "there are no returns in it. Take the spreadsheet out again")
    given = tuple(_returns(rows, reader)) if not reader.problems else ()
    if reader.problems:
        raise FiguresError(reader.problems)
    there = {one.key.row for one in rows}
    written = max((one.key.rows for one in rows), default=0)
    return ReturnsRead(given, tuple(sorted(set(range(1, written + 1)) - there)))


def typed_day(text: str) -> date:
    """A day as a person writes it in Britain: the day first.

    Raises ``UnreadableFigure`` with the end of a sentence that says what to write.

    >>> typed_day("30/9/2026")
    datetime.date(2026, 9, 30)
    """
    plain = " ".join(text.split())
    for form in _DAYS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    raise UnreadableFigure(f"{text!r} is not a day. Write a day such as 30/09/2026.")


@dataclass(frozen=True, slots=True)
class _GivenRow:
    key: RowKey
    asked: AskedRow
    cells: GivenCells
    places: Mapping[Column, str]


class _Reader:
    """Reads one workbook and gathers its problems."""

    def __init__(
        self,
        document: Document,
        asked: Mapping[tuple[int, int | None], AskedRow],
        authority: str,
    ) -> None:
        self.problems: list[str] = []
        self._document = document
        self._asked = asked
        self._authority = authority
        self._count = 0
        self._of_others: set[str] = set()

    def problem(self, place: str | None, words: str) -> None:
        """Remember one thing that is wrong, and where."""
        at = f", {place}" if place else ""
        self.problems.append(f"{self._document.name}{at}: {words.removesuffix('.')}.")

    def tables(self) -> Iterator[tuple[Mapping[Column, int], Sequence[Row]]]:
        """The columns of the sheet by their places, and its rows."""
        columns: Mapping[Column, int] | None = None
        for block in self._document.blocks:
            if not isinstance(block, Table):
                continue
            if columns is None:
                columns = self._columns(block.rows[0])
                if columns is not None:
                    yield columns, block.rows[1:]
            elif _sheet_of(block.rows[0]) == self._sheet:
                # A row that was taken out left a blank one: the table goes on below it.
                yield columns, block.rows
        if columns is None:
            self.problem(
                None,
                f"no sheet with the column “{Column.MEASURE}” and its hidden column was found. "
                "Fill in the spreadsheet that was taken out here; another one is not understood",
            )

    def _columns(self, head: Row) -> Mapping[Column, int] | None:
        places: dict[Column, int] = {}
        strange: list[tuple[str, str]] = []
        for place, cell in placed_cells(head):
            words = " ".join(cell.text.split())
            column = BY_WORDS.get(words.casefold())
            if column is not None and column not in places:
                places[column] = place
            elif words:
                strange.append((words, _where(cell.source.cells)))
        if Column.KEY not in places and len(places) < len(OF_FIGURES):
            return None
        self._sheet = _sheet_of(head)
        missing = [column.value for column in Column if column not in places]
        for words, where in strange:
            self.problem(
                where, f"the column “{words}” is none of this spreadsheet’s{_instead(missing)}"
            )
        if missing and not strange:
            self.problem(
                _where(head.source.cells),
                f"the column {listed([f'“{one}”' for one in missing])} is missing. Put it back, "
                "or take the spreadsheet out again",
            )
        return MappingProxyType(places)

    def rows(self, columns: Mapping[Column, int], table: Sequence[Row]) -> Iterator[_GivenRow]:
        """The rows of a table that hold something, unless the file was refused already."""
        if self.problems:
            return
        self._count += len(table)
        if self._count > MOST_ROWS:
            self.problem(
                None, f"it has more than {MOST_ROWS:,} rows. Take out fewer returns at a time"
            )
            return
        for row in table:
            if not row.is_blank:
                found = self._row(columns, row)
                if found is not None:
                    yield found

    def _row(self, columns: Mapping[Column, int], row: Row) -> _GivenRow | None:
        cells = dict(placed_cells(row))
        texts = {
            column: cells[place].text.strip() if place in cells else ""
            for column, place in columns.items()
        }
        letters = {
            column: _where(cells[place].source.cells if place in cells else row.source.cells)
            for column, place in columns.items()
        }
        key = RowKey.read(texts[Column.KEY])
        if key is None:
            self.problem(
                _where(row.source.cells),
                "this row was not written by Goldthread, or its hidden first cell was changed. "
                "Take the row out, or take the spreadsheet out again",
            )
            return None
        if key.authority != self._authority:
            if key.authority not in self._of_others:
                self._of_others.add(key.authority)
                self.problem(
                    letters[Column.MEASURE],
                    f"this is a spreadsheet of {key.authority}, and not of {self._authority}. "
                    "Give it there",
                )
            return None
        asked = self._asked.get((key.period_return, key.series))
        if asked is None:
            self.problem(
                letters[Column.MEASURE],
                f"“{texts[Column.TITLE]}”, {texts[Column.PERIOD]}, is not among the returns that "
                "you give figures for. Take the row out",
            )
            return None
        return _GivenRow(key, asked, self._cells(asked, texts, letters), MappingProxyType(letters))

    def _cells(
        self, asked: AskedRow, texts: Mapping[Column, str], places: Mapping[Column, str]
    ) -> GivenCells:
        def read(column: Column, how: Callable[[str], T], blank: T) -> T:
            if not texts[column]:
                return blank
            try:
                return how(texts[column])
            except UnreadableFigure as wrong:
                self.problem(places[column], f"{column}: {wrong}")
                return blank

        def words(column: Column, longest: int = _LONGEST_WORDS) -> str:
            text = texts[column]
            text = text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text
            if len(text) > longest:
                self.problem(places[column], f"{column}: it is longer than {longest:,} letters")
            return text

        given = GivenCells(
            value=read(Column.VALUE, lambda text: _number(text, asked.unit), None),
            numerator=read(Column.NUMERATOR, lambda text: _number(text, "cases"), None),
            denominator=read(Column.DENOMINATOR, lambda text: _number(text, "cases"), None),
            provisional=read(Column.PROVISIONAL, typed_yes, blank=False),
            commentary=words(Column.COMMENTARY),
            reason=words(Column.REASON),
            action=words(Column.ACTION),
            owner=words(Column.OWNER, _LONGEST_OWNER),
            recover_by=read(Column.RECOVER_BY, typed_day, None),
        )
        if asked.series is None and any(texts[column] for column in OF_FIGURES):
            filled = next(column for column in OF_FIGURES if texts[column])
            self.problem(places[filled], "only words are asked for here in this period")
        self._check_cases(given, texts, places)
        return given

    def _check_cases(
        self, given: GivenCells, texts: Mapping[Column, str], places: Mapping[Column, str]
    ) -> None:
        """Cases without what they are out of make no figure, and nothing is out of none."""
        if given.denominator is not None and given.denominator <= 0:
            self.problem(places[Column.DENOMINATOR], "Denominator: it must be more than 0")
        for there, other in (
            (Column.NUMERATOR, Column.DENOMINATOR),
            (Column.DENOMINATOR, Column.NUMERATOR),
        ):
            if texts[there] and not texts[other]:
                self.problem(places[other], f"{other}: it is blank, but there is a {there.lower()}")

    def check_formulas(self) -> None:
        """A formula that has not been worked out stands in the file as a blank cell."""
        for remark in self._document.remarks:
            place, found, _ = remark.partition(f": {_NOT_STORED}")
            if found:
                self.problem(
                    place,
                    "a formula without its result. Write the number itself, or open the file in "
                    "Excel and save it",
                )


def _returns(rows: Sequence[_GivenRow], reader: _Reader) -> Iterator[GivenReturn]:
    """The rows put together by their returns; what does not fit together is a problem."""
    by_return: dict[int, list[_GivenRow]] = defaultdict(list)
    for row in rows:
        by_return[row.key.period_return].append(row)
    for key, of_return in by_return.items():
        seen: dict[int | None, _GivenRow] = {}
        for row in of_return:
            first = seen.setdefault(row.key.series, row)
            if first is not row:
                reader.problem(
                    row.places[Column.MEASURE],
                    f"“{row.asked.title}”, {row.asked.period}, stands there twice, first at "
                    f"{first.places[Column.MEASURE]}. Take one out",
                )
        yield GivenReturn(
            period_return=key,
            version=min(row.key.version for row in of_return),
            figures=MappingProxyType(
                {
                    row.key.series: _figure_of(row.cells)
                    for row in of_return
                    if row.key.series is not None
                }
            ),
            words=_words_of(of_return, reader),
            place=of_return[0].places[Column.MEASURE],
        )


def _figure_of(cells: GivenCells) -> GivenCells:
    return GivenCells(cells.value, cells.numerator, cells.denominator, cells.provisional)


_FIELDS = {
    Column.COMMENTARY: "commentary",
    Column.REASON: "reason",
    Column.ACTION: "action",
    Column.OWNER: "owner",
    Column.RECOVER_BY: "recover_by",
}


def _words_of(rows: Sequence[_GivenRow], reader: _Reader) -> GivenCells:
    """What is said of a return, on whichever of its rows it was written, but once."""
    said = GivenCells()
    for column in OF_WORDS:
        name = _FIELDS[column]
        found = [(row, getattr(row.cells, name)) for row in rows if getattr(row.cells, name)]
        for row, words in found[1:]:
            if words != found[0][1]:
                reader.problem(
                    row.places[column],
                    f"{column}: another one stands at {found[0][0].places[column]}. Say it once "
                    "for the return",
                )
        if found:
            said = replace(said, **{name: found[0][1]})
    return said


def _number(text: str, unit: str | None) -> Decimal | None:
    number = typed_figure(text, unit)
    if number is None:
        return None
    _sign, _digits, exponent = number.as_tuple()
    if abs(number) >= _LARGEST or int(exponent) < -_DECIMALS:
        # A spreadsheet works with more digits than a person gave it: 0.1 + 0.2 and its like.
        rounded = round(number, _DECIMALS)
        if abs(number) >= _LARGEST or abs(rounded - number) > Decimal("1e-9"):
            raise UnreadableFigure(
                f"{text} cannot be kept exactly. Write at most 10 digits before the point and 5 "
                "after it."
            )
        return rounded.normalize() if rounded else Decimal(0)
    return number


def _instead(missing: Sequence[str]) -> str:
    if not missing:
        return ". Take it out"
    return (
        f", and {listed([f'“{one}”' for one in missing])} is missing. Write its name back over it"
    )


def _where(cells: Sequence[str]) -> str:
    return cells[0].replace("$", "") if cells else "the sheet"


def _sheet_of(row: Row) -> str:
    return row.source.cells[0].rpartition("!")[0] if row.source.cells else ""
