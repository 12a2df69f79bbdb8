"""Rows that go on with the row above: cut by a page, or one cell that spans several rows."""

from __future__ import annotations

import re

from goldthread.documents.understanding.alignment import aligned
from goldthread.documents.understanding.events import JoinedTable, PlacedRow
from goldthread.documents.understanding.headers import Column, Header, Kind
from goldthread.documents.understanding.ledger import Ledger
from goldthread.documents.understanding.lines import Entry, Line, entry_of

# Words that may be cut by the end of a page and go on at the top of the next.
_WORDS = frozenset(
    {
        Kind.MEASURE, Kind.DELIVERABLE, Kind.DESCRIPTION, Kind.RATIONALE, Kind.TOPIC, Kind.SURVEY,
        Kind.PARTNERS, Kind.MILESTONE, Kind.TARGET, Kind.PROGRAMME, Kind.NAME, Kind.UNKNOWN,
    }
)  # fmt: skip
_PEOPLE = frozenset({Kind.LEAD_MEMBER, Kind.LEAD_OFFICER, Kind.OWNER})
_ABOUT_A_MEASURE = frozenset({Kind.BASELINE, Kind.DIRECTION, Kind.TARGET, Kind.FREQUENCY})
_SPREADS = frozenset({Kind.RATIONALE, Kind.TARGET, Kind.FREQUENCY, Kind.BASELINE, Kind.PROGRAMME})
_IS_A_VALUE = re.compile(r"(?:n\.?/?a\.?|tb[cad]\.?|none|nil|ongoing|to be \w+)", re.I)
_POINTS_ABOVE = re.compile(r"(?:as|same as|see) above\.?|ditto\.?", re.I)


def lines_of(table: JoinedTable, header: Header, ledger: Ledger) -> list[Line]:
    """The table's rows with every row that goes on with another joined to it.

    Joined rows are entered in the ledger as continuations; the lines given back are not
    entered yet.
    """
    lines: list[Line] = []
    spreading: dict[int, Entry] = {}
    shifted = False
    for placed in table.rows:
        line = _line(placed, header, ledger, can_move=not table.whole, after_shifted=shifted)
        if line is None:
            continue
        if line.shifted and shifted and line.group.is_blank and lines:
            line.group = lines[-1].group
        shifted = line.shifted
        if lines and _goes_on(line, lines, header, spreading, table):
            ledger.continuation()
            continue
        _take_spread(line, header, spreading)
        if lines and line.after_break and not table.whole:
            _give_back_first_step(line, lines[-1], header)
        lines.append(line)
    return lines


def _give_back_first_step(line: Line, above: Line, header: Header) -> None:
    """Move a name from the top of a page to the last row before it, where its steps began.

    The name of a cell merged over a page break may stand on the second page only. The steps
    show it: "Round 1 complete" above the break and "Round 2 complete" below are one list.
    """
    name, step = header.first(Kind.DELIVERABLE), header.first(Kind.MILESTONE)
    if name is None or step is None or header.has(Kind.MEASURE) or not above.at(name).is_blank:
        return
    first, second = above.at(step).text, line.at(step).text
    counted = re.sub(r"\d+", "#", first)
    if "#" in counted and first != second and counted == re.sub(r"\d+", "#", second):
        above.put(name, line.at(name))
        line.put(name, Entry((), line.source))


def _line(
    placed: PlacedRow, header: Header, ledger: Ledger, *, can_move: bool, after_shifted: bool
) -> Line | None:
    found = aligned(placed.row, header, can_move=can_move, after_shifted=after_shifted)
    if found.left_over:
        ledger.unplaced(
            placed.row,
            "It has more cells than the table has headings, and they fit under none of them.",
        )
        return None
    return Line(
        entries={index: entry_of(cell) for index, cell in found.cells.items()},
        source=placed.row.source,
        after_break=placed.after_break,
        group=entry_of(found.group),
        shifted=found.shifted,
    )


def _goes_on(
    line: Line,
    lines: list[Line],
    header: Header,
    spreading: dict[int, Entry],
    table: JoinedTable,
) -> bool:
    """Whether the whole row went on with rows above; joins what goes on in any case."""
    filled = line.filled(header)
    if not filled:
        return False
    if _has_merged(line):
        return False
    if len(filled) == 1 and filled[0].kind not in (Kind.MEASURE, Kind.DELIVERABLE, Kind.TOPIC):
        return _lone_cell(line, lines, filled[0], spreading, table)
    if len(filled) == 1 and not table.whole and _name_reads_on(line, lines, filled[0]):
        return True
    _join_bracket(line, lines, header)
    if not line.after_break or table.whole:
        return False
    return _cut_by_page(line, lines, header)


def _name_reads_on(line: Line, lines: list[Line], column: Column) -> bool:
    """Whether a row is only the second line of the name above it; joins it then."""
    entry, above = line.at(column), lines[-1].at(column)
    if not entry.begins_mid_sentence or above.is_blank or above.is_ended:
        return False
    lines[-1].put(column, above.joined_with(entry))
    lines[-1].source = lines[-1].source.joined_with(line.source)
    return True


def _has_merged(line: Line) -> bool:
    return any(entry.merged for entry in line.entries.values())


def _lone_cell(
    line: Line,
    lines: list[Line],
    column: Column,
    spreading: dict[int, Entry],
    table: JoinedTable,
) -> bool:
    """A row of one cell: more of a cell above it, or the middle of a cell over several rows."""
    entry, above = line.at(column), lines[-1]
    if table.whole and column.kind not in (Kind.MILESTONE, Kind.DESCRIPTION, Kind.PARTNERS):
        return False
    if column.kind in _PEOPLE or column.kind is Kind.KEPT:
        return False
    open_above = next((one for one in reversed(lines) if not one.at(column).is_blank), None)
    unfinished = open_above is not None and not open_above.at(column).is_ended
    if (
        column.kind in _SPREADS
        and above.at(column).is_blank
        and not (entry.begins_mid_sentence and unfinished)
    ):
        _spread_upwards(lines, column, entry)
        if not _POINTS_ABOVE.fullmatch(entry.text):
            spreading[column.index] = entry
        return True
    if open_above is None:
        return False
    # A cell left blank between is merged with the one above it, so the words are that one's.
    joined_to = open_above if column.kind in _SPREADS else above
    as_paragraph = not entry.begins_mid_sentence
    joined_to.put(column, joined_to.at(column).joined_with(entry, as_paragraph=as_paragraph))
    joined_to.source = joined_to.source.joined_with(line.source)
    return True


def _spread_upwards(lines: list[Line], column: Column, entry: Entry) -> None:
    first = True
    for one in reversed(lines):
        if not one.at(column).is_blank:
            break
        one.put(column, Entry(entry.parts, entry.source) if first else entry.copied())
        one.spread = not _POINTS_ABOVE.fullmatch(entry.text)
        first = False


def _take_spread(line: Line, header: Header, spreading: dict[int, Entry]) -> None:
    for column in header.columns:
        if column.index not in spreading:
            continue
        if line.at(column).is_blank:
            line.put(column, spreading[column.index].copied())
            line.spread = True
        else:
            del spreading[column.index]


def _join_bracket(line: Line, lines: list[Line], header: Header) -> None:
    """A target that is only a remark in brackets is the second half of the cell above."""
    for column in header.all(Kind.TARGET):
        entry, above = line.at(column), lines[-1].at(column)
        if re.fullmatch(r"\([^()\d]{8,}\)\.?", entry.text) and not above.is_blank:
            joined = above.joined_with(entry)
            lines[-1].put(column, joined)
            line.put(column, joined.copied())


def _cut_by_page(line: Line, lines: list[Line], header: Header) -> bool:
    """Join the cells that a page break cut; whether nothing of the row's own is left."""
    joined = _join_cut_cells(line, lines, header)
    left = line.filled(header)
    if not left:
        return True
    kinds = line.kinds(header)
    joined_kinds = {column.kind for column in joined}
    names = kinds & {Kind.MEASURE, Kind.DELIVERABLE}
    if not names and not kinds & _PEOPLE and (joined or not header.has(*_PEOPLE)):
        if Kind.MILESTONE in kinds and Kind.DEADLINE in kinds:
            return False
        return _append_all(line, lines, left)
    if not names and kinds <= {Kind.DESCRIPTION, Kind.MILESTONE} and header.has(*_PEOPLE):
        return _append_all(line, lines, left)
    if (
        names
        and kinds <= names
        and joined_kinds & {Kind.RATIONALE, Kind.DESCRIPTION}
        and header.has(*_ABOUT_A_MEASURE)
        and lines[-1].kinds(header) & _ABOUT_A_MEASURE
    ):
        return _append_all(line, lines, left)
    return False


def _join_cut_cells(line: Line, lines: list[Line], header: Header) -> list[Column]:
    joined: list[Column] = []
    for column in line.filled(header):
        entry = line.at(column)
        if (
            column.kind not in _WORDS
            or not entry.begins_mid_sentence
            or _IS_A_VALUE.fullmatch(entry.text)
        ):
            continue
        above = next((one for one in reversed(lines) if not one.at(column).is_blank), None)
        if above is None or above.at(column).is_ended:
            continue
        above.put(column, above.at(column).joined_with(entry))
        above.source = above.source.joined_with(line.source)
        line.put(column, Entry((), line.source))
        joined.append(column)
    return joined


def _append_all(line: Line, lines: list[Line], columns: tuple[Column, ...]) -> bool:
    for column in columns:
        above = lines[-1]
        entry = line.at(column)
        mid = entry.begins_mid_sentence
        held = above.at(column)
        above.put(
            column,
            held.joined_with(entry, as_paragraph=not mid and column.kind is not Kind.MEASURE),
        )
        above.source = above.source.joined_with(line.source)
    return True
