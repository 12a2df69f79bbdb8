"""Every figure of a sheet, or every problem with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Concatenate, ParamSpec, TypeVar

from goldthread.documents.blocks import Document, Heading, Paragraph, Row, Table
from goldthread.documents.observations.columns import (
    COLUMNS_OF_OTHERS,
    OWN_COLUMNS,
    WIDE_COLUMNS,
    Column,
    Header,
    header_of,
    placed_cells,
)
from goldthread.documents.observations.figure import (
    FiguresError,
    FiguresRead,
    GivenFigure,
    KnownSeries,
)
from goldthread.documents.observations.naming import NotOneSeries, SeriesByName
from goldthread.documents.observations.values import (
    UnreadableFigure,
    typed_breakdown,
    typed_figure,
    typed_yes,
    worked_out,
)
from goldthread.framework import Source
from goldthread.framework.periods import (
    ENGLAND,
    Calendar,
    Period,
    PeriodError,
    PeriodKind,
    period_from_words,
)

_HEADER_WITHIN = 10  # rows: a title and a few words of guidance may stand above the header

_BESIDE_A_VALUE = (Column.NUMERATOR, Column.DENOMINATOR, Column.NOTE)

P = ParamSpec("P")
T = TypeVar("T")


def figures_in(
    document: Document,
    known: Sequence[KnownSeries],
    *,
    calendar: Calendar = ENGLAND,
    of_others: bool = False,
) -> FiguresRead:
    """Every figure of the document's tables, in their order.

    ``of_others`` reads a file of other councils' figures, which says in each row whose they are.

    A blank value is a figure not given, and left out, unless it is a percentage whose
    numerator and denominator are given; "n/a" is one that is known not to exist. A table below a blank row goes on under the header above it. Raises
    ``FiguresError`` with every problem of the file at once, each with its place, and then
    nothing of the file counts.
    """
    reader = _Reader(document.name, SeriesByName(known), calendar, of_others=of_others)
    figures: list[GivenFigure] = []
    left_out: list[str] = []
    header: Header | None = None
    sheet = ""
    for block in document.blocks:
        if header is not None and _sheet_of(block.source) != sheet:
            header = None
        if not isinstance(block, Table):
            if header is not None:
                reader.line_of_text(block)
            continue
        own = _header_in(block)
        if own is not None:
            header, rows = own
            sheet = _sheet_of(block.source)
            reader.check(header, rows[0])
            figures += reader.figures(header, rows[1:])
        elif header is not None:
            figures += reader.figures(header, block.rows)
        else:
            left_out.append(
                f"{document.name}, {block.rows[0].source}: this table was left out, because no "
                "column of it is called Measure."
            )
    if reader.problems:
        raise FiguresError(reader.problems)
    if not reader.found_a_header:
        raise FiguresError(
            [
                (
                    f"{document.name}: no table with a column called Measure was found. Write "
                    "the names of the columns over the figures, as the template has them."
                )
            ]
        )
    return FiguresRead(tuple(figures), tuple(left_out))


def _header_in(table: Table) -> tuple[Header, Sequence[Row]] | None:
    """The header of a table and its rows from there on; what stands above it is guidance."""
    for number, row in enumerate(table.rows[:_HEADER_WITHIN]):
        header = header_of(row)
        if header is not None:
            return header, table.rows[number:]
    return None


def _sheet_of(source: Source) -> str:
    """The sheet of a workbook that a block stands on; blank for a file that has no sheets."""
    return source.cells[0].rpartition("!")[0] if source.cells else ""


class _Line:
    """One row, with its cells by the place of their column."""

    def __init__(self, row: Row, header: Header) -> None:
        self.row = row
        self.header = header
        self._cells = dict(placed_cells(row))

    def text(self, column: Column) -> str:
        """What stands in a column, the apostrophe taken off that keeps a formula from running."""
        place = self.header.columns.get(column)
        return "" if place is None else self.text_at(place)

    def text_at(self, place: int) -> str:
        """What stands at a place; blank beyond the end of a short row."""
        cell = self._cells.get(place)
        text = "" if cell is None else cell.text.strip()
        return text[1:] if text[:1] == "'" and text[1:2] in "=+-@" else text

    def source_at(self, place: int) -> Source:
        """Where a cell stands; the row, beyond its end."""
        cell = self._cells.get(place)
        return self.row.source if cell is None else cell.source


class _Reader:
    """Reads the sheets of one file and gathers their problems."""

    def __init__(
        self, name: str, series: SeriesByName, calendar: Calendar, *, of_others: bool
    ) -> None:
        self.problems: list[str] = []
        self.found_a_header = False
        self._unread: set[str] = set()  # headings of columns that name no period
        self._name = name
        self._series = series
        self._calendar = calendar
        self._of_others = of_others
        self._columns = COLUMNS_OF_OTHERS if of_others else OWN_COLUMNS

    def check(self, header: Header, row: Row) -> None:
        """Name what is wrong with the columns of a table, given its header row."""
        self.found_a_header = True
        top = _Line(row, header)
        for words in header.repeated:
            self._problem(row.source, words, "stands over two columns. Keep one")
        self._check_whose(header, top)
        if header.is_long:
            for place, words in header.others.items():
                self._problem(
                    top.source_at(place),
                    words,
                    "is no column of figures. Known are "
                    f"{', '.join(one for one in Column if one in self._columns)}. Rename it or "
                    "take it out",
                )
            return
        strange = [
            column
            for column in header.columns
            if column not in WIDE_COLUMNS and column in self._columns
        ]
        for column in strange:
            self._problem(
                top.source_at(header.columns[column]),
                top.text(column),
                "has no place in this layout. Give a column Period and a column Value for a row "
                "a figure, or a column for each period",
            )
        if not header.others and not strange:
            self._problem(
                row.source,
                None,
                "there are no figures: give a column Period and a column Value, or a column for "
                "each period, such as Q4 2020-21",
            )
        for place, words in header.others.items():
            if not self._checked(top.source_at(place), words, self._names_a_period, words):
                self._unread.add(words)

    def _check_whose(self, header: Header, top: _Line) -> None:
        """Name the columns that belong to the other kind of file, and one that is missing."""
        for column, place in header.columns.items():
            if column not in self._columns:
                self._problem(
                    top.source_at(place),
                    top.text(column),
                    "is for a council's own figures, and this is a file of those of others. Take "
                    "it out"
                    if self._of_others
                    else "is for figures of other councils. Take those in with goldthread compare",
                )
        if self._of_others and Column.AREA not in header.columns:
            self._problem(
                top.row.source,
                None,
                "there is no column Area, which says whose figure each is. Add it",
            )
        if self._of_others and not header.is_long:
            self._problem(
                top.row.source,
                None,
                "give a column Period and a column Value, with a row a figure",
            )

    def figures(self, header: Header, rows: Iterable[Row]) -> Iterator[GivenFigure]:
        """The figures of the rows under a header."""
        for row in rows:
            if not row.is_blank:
                line = _Line(row, header)
                yield from self._long(line) if header.is_long else self._wide(line)

    def line_of_text(self, block: Heading | Paragraph) -> None:
        """Words between rows are a person's remarks; a number there is a figure gone astray."""
        with suppress(UnreadableFigure):
            if typed_figure(block.text, None) is not None:
                self._problem(
                    block.source,
                    None,
                    f"the figure {block.text} stands alone in its row. Write the measure beside it",
                )

    def _long(self, line: _Line) -> Iterator[GivenFigure]:
        columns = line.header.columns
        source = line.source_at(columns[Column.VALUE])
        if not any(line.text(column) for column in (Column.VALUE, *_BESIDE_A_VALUE)):
            return
        series = self._found(line)
        if series is None:
            return
        period = self._read(line, Column.PERIOD, self._period, series)
        numerator = self._read(line, Column.NUMERATOR, typed_figure, None)
        denominator = self._read(line, Column.DENOMINATOR, typed_figure, None)
        if line.text(Column.VALUE):
            value = self._read(line, Column.VALUE, typed_figure, series.unit)
        else:
            value = self._checked(source, Column.VALUE, worked_out, numerator, denominator, series)
        provisional = self._read(line, Column.PROVISIONAL, typed_yes)
        if self._of_others and not line.text(Column.AREA):
            self._problem(source, Column.AREA, "is blank. Write whose figure it is")
        if period is None:
            return
        yield GivenFigure(
            series=series,
            period=period,
            value=value,
            numerator=numerator,
            denominator=denominator,
            provisional=bool(provisional),
            note=line.text(Column.NOTE),
            place=self._place(source),
            breakdown=self._read(line, Column.BREAKDOWN, typed_breakdown),
            adds_up=self._read(line, Column.ADDS_UP, typed_yes),
            counts_people=self._read(line, Column.COUNTS_PEOPLE, typed_yes),
            area=line.text(Column.AREA),
            area_name=line.text(Column.AREA_NAME),
            source=line.text(Column.SOURCE),
        )

    def _wide(self, line: _Line) -> Iterator[GivenFigure]:
        series = self._found(line)
        if series is None:
            return
        breakdown = self._read(line, Column.BREAKDOWN, typed_breakdown)
        for place, words in line.header.others.items():
            text = line.text_at(place)
            if not text or words in self._unread:
                continue
            source = line.source_at(place)
            before = len(self.problems)
            period = self._checked(source, words, self._period, words, series)
            value = self._checked(source, words, typed_figure, text, series.unit)
            if period is not None and len(self.problems) == before:
                yield GivenFigure(
                    series, period, value, place=self._place(source), breakdown=breakdown
                )

    def _found(self, line: _Line) -> KnownSeries | None:
        try:
            return self._series.find(
                line.text(Column.MEASURE), line.text(Column.TITLE), line.text(Column.SERIES)
            )
        except NotOneSeries as error:
            self._problem(line.row.source, None, str(error))
            return None

    def _names_a_period(self, words: str) -> bool:
        """Whether the words over a column of a wide sheet name a period, of whatever kind."""
        for kind in PeriodKind:
            with suppress(PeriodError):
                period_from_words(words, kind=kind, calendar=self._calendar)
                return True
        period_from_words(words, calendar=self._calendar)
        return True

    def _period(self, text: str, series: KnownSeries) -> Period:
        """The period, as the kind the series is collected by where the words allow that.

        A figure of another kind is taken too: councils report annual measures quarterly.
        """
        if series.kind is not None:
            with suppress(PeriodError):
                return period_from_words(text, kind=series.kind, calendar=self._calendar)
        return period_from_words(text, calendar=self._calendar)

    def _read(
        self,
        line: _Line,
        column: Column,
        read: Callable[Concatenate[str, P], T],
        *held_to: P.args,
        **named: P.kwargs,
    ) -> T | None:
        place = line.header.columns.get(column)
        if place is None:
            return None
        text = line.text_at(place)
        if not text and column is not Column.PERIOD:
            return None
        return self._checked(line.source_at(place), column, read, text, *held_to, **named)

    def _checked(
        self, source: Source, column: str, read: Callable[P, T], *given: P.args, **named: P.kwargs
    ) -> T | None:
        try:
            return read(*given, **named)
        except (PeriodError, UnreadableFigure) as error:
            self._problem(source, column, str(error))
            return None

    def _problem(self, source: Source, column: str | None, words: str) -> None:
        where = f", column {column}" if column else ""
        self.problems.append(f"{self._place(source)}{where}: {words.removesuffix('.')}.")

    def _place(self, source: Source) -> str:
        return f"{self._name}, {source}"
