"""Which cell belongs under which heading, when an extraction has moved the cells of a row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from goldthread.documents.blocks import Cell, Row
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.headers import Column, Header, Kind
from goldthread.documents.understanding.likeness import (
    fits,
    is_bare_number,
    looks_like_frequency,
    looks_like_measure,
    looks_like_ownership,
)

_LONGEST_SHIFT = 3


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """The cells of a row by the index of their column.

    ``group`` is a cell that stands between two columns and names what the row's name is a
    part of; ``shifted`` says that the name itself did not stand under its heading.
    """

    cells: dict[int, Cell]
    group: Cell | None = None
    shifted: bool = False
    left_over: tuple[Cell, ...] = ()


def aligned(
    row: Row, header: Header, *, can_move: bool = True, after_shifted: bool = False
) -> AlignedRow:
    """The row with each cell under the heading it belongs to.

    Cells stay where they stand unless one of them cannot be what its heading says. Then the
    order of the cells is kept and each goes to the column it fits best; cells that fit
    nowhere are ``left_over``. ``can_move`` is false for files that know their tables: there
    a cell moves only where the row has more cells than the table has columns.
    """
    where_they_stand = {
        index: cell for index, cell in enumerate(row.cells) if index < len(header.columns)
    }
    if any(cell.continues_above or cell.continues_left for cell in row.cells):
        return AlignedRow(where_they_stand)
    beyond = any(cell.text.strip() for cell in row.cells[len(header.columns) :])
    if not beyond and not can_move:
        return AlignedRow(where_they_stand)
    if not _is_out_of_place(row, header, after_shifted=after_shifted):
        return AlignedRow(where_they_stand)
    return _best_fit(row, header) or AlignedRow(where_they_stand)


def _is_out_of_place(row: Row, header: Header, *, after_shifted: bool) -> bool:
    texts = {index: plain(text) for index, text in enumerate(row.texts) if text.strip()}
    by_kind: dict[Kind, str] = {}
    for index, text in texts.items():
        column = header.columns[index] if index < len(header.columns) else None
        if column is None or (column.kind is Kind.UNKNOWN and not column.heading.strip()):
            return True
        by_kind.setdefault(column.kind, text)
        if is_bare_number(text) and column.kind in (Kind.DELIVERABLE, Kind.MEASURE):
            return True
    if Kind.OWNERSHIP in by_kind and not looks_like_ownership(by_kind[Kind.OWNERSHIP]):
        return any(looks_like_ownership(text) for text in texts.values())
    return _measure_is_out_of_place(by_kind, header, texts, after_shifted=after_shifted)


def _measure_is_out_of_place(
    by_kind: dict[Kind, str], header: Header, texts: dict[int, str], *, after_shifted: bool
) -> bool:
    if not header.has(Kind.MEASURE):
        return False
    name = by_kind.get(Kind.MEASURE, "")
    beside = by_kind.get(Kind.RATIONALE, "")
    if looks_like_measure(beside) and not looks_like_measure(name):
        others = set(by_kind) - {Kind.MEASURE, Kind.RATIONALE, Kind.TOPIC}
        fits_here = by_kind.get(Kind.TARGET, "")
        moved = bool(fits_here) and fits(fits_here, Kind.TARGET) < 0
        return len(beside) < 120 and (not others or moved)
    if not name and set(by_kind) == {Kind.TOPIC}:
        return looks_like_measure(by_kind[Kind.TOPIC])
    if not name and not after_shifted:
        return False
    frequency = by_kind.get(Kind.FREQUENCY, "")
    return bool(
        frequency
        and not looks_like_frequency(frequency)
        and any(
            looks_like_frequency(text) and len(text) < 40
            for index, text in texts.items()
            if header.columns[index].kind is not Kind.FREQUENCY
        )
        and Kind.TARGET in by_kind
    )


def _best_fit(row: Row, header: Header) -> AlignedRow | None:
    cells = [(index, cell) for index, cell in enumerate(row.cells) if cell.text.strip()]
    columns = [
        column
        for column in header.columns
        if column.heading.strip() or column.kind is not Kind.UNKNOWN
    ]
    columns = [column for column in columns if column.kind is not Kind.UNKNOWN]
    best: tuple[float, tuple[tuple[int, int | None], ...]] | None = None
    for shift in range(-_LONGEST_SHIFT, _LONGEST_SHIFT + 1):
        found = _assignment(cells, columns, shift, first_is_blank=not row.texts[0].strip())
        if best is None or found[0] > best[0]:
            best = found
    if best is None:
        return None
    return _placed(cells, columns, best[1])


_GROUP = -2
_NUMBER = -1


def _assignment(
    cells: list[tuple[int, Cell]], columns: list[Column], shift: int, *, first_is_blank: bool
) -> tuple[float, tuple[tuple[int, int | None], ...]]:
    """The best order-keeping assignment for one shift: (score, ((cell, column or mark), ...))."""
    texts = [plain(cell.text) for _, cell in cells]
    numbered = bool(cells) and cells[0][0] == 0 and is_bare_number(texts[0])

    @cache
    def best(cell: int, column: int) -> tuple[float, tuple[tuple[int, int | None], ...]]:
        if cell == len(cells):
            return 0.0, ()
        options = [(-4.0 + best(cell + 1, column)[0], ((cell, None), *best(cell + 1, column)[1]))]
        if cell == 0 and numbered:
            rest = best(1, column)
            options.append((1.0 + rest[0], ((0, _NUMBER), *rest[1])))
        if cell + 1 < len(cells) and len(texts[cell]) < 60:
            rest = best(cell + 1, column)
            if rest[1] and isinstance(rest[1][0][1], int) and rest[1][0][1] >= 0:
                after = columns[rest[1][0][1]].kind
                if after is Kind.MEASURE and looks_like_measure(texts[cell + 1]):
                    options.append((-0.2 + rest[0], ((cell, _GROUP), *rest[1])))
        index = cells[cell][0]
        for place in range(column, len(columns)):
            kind = columns[place].kind
            if first_is_blank and kind is Kind.TOPIC and columns[place].index == 0:
                continue
            moved = abs(columns[place].index - index - shift)
            rest = best(cell + 1, place + 1)
            score = fits(texts[cell], kind) - 0.25 * moved + rest[0]
            options.append((score, ((cell, place), *rest[1])))
        return max(options, key=lambda option: option[0])

    score, chosen = best(0, 0)
    if numbered and shift == -1:
        score += 0.5
    return score - 0.1 * abs(shift), chosen


def _placed(
    cells: list[tuple[int, Cell]],
    columns: list[Column],
    chosen: tuple[tuple[int, int | None], ...],
) -> AlignedRow:
    placed: dict[int, Cell] = {}
    group: Cell | None = None
    left_over: list[Cell] = []
    shifted = False
    for position, place in chosen:
        index, cell = cells[position]
        if place is None:
            left_over.append(cell)
        elif place == _GROUP:
            group = cell
        elif place != _NUMBER:
            placed[columns[place].index] = cell
            named = columns[place].kind in (Kind.MEASURE, Kind.DELIVERABLE)
            shifted = shifted or (named and columns[place].index != index)
    return AlignedRow(
        placed, group, shifted=shifted or group is not None, left_over=tuple(left_over)
    )
