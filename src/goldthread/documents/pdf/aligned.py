"""Tables without upright rules: columns and rows told from how the words line up."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.pdf.lines import line as one_line
from goldthread.documents.pdf.lines import lines_of
from goldthread.documents.pdf.page import Box, Line, Rule
from goldthread.documents.pdf.printed import PrintedCell, PrintedRow, PrintedTable
from goldthread.documents.pdf.wording import BULLETS, Measure, awaits_more

_GUTTER = 1.1  # ems of white within a line that show it to stand in columns
_NARROW_GUTTER = 0.55  # the same once other lines show it; more than a space between words
_LOOSE = 1.7  # ems between base lines beyond which every line is a row of its own
_WIDER = 1.06  # how much wider than the usual leading the gap between two rows is
_HEADER_LINES = 3  # lines of a header, at most
_LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}|_{4,}")


@dataclass(frozen=True, slots=True)
class Column:
    """The room that a column's words take."""

    x0: float
    x1: float


def segments(line: Line, gutter: float = _GUTTER) -> list[Line]:
    """The parts of a line that white spaces wider than ``gutter`` ems part."""
    groups = [[line.words[0]]]
    for before, after in zip(line.words, line.words[1:], strict=False):
        if after.x0 - before.x1 > gutter * max(before.size, after.size):
            groups.append([])
        groups[-1].append(after)
    return [one_line(group, line.page) for group in groups]


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """The columns that lines fall into: runs of white that go down through all of them."""
    spans = sorted((part.x0, part.x1) for line in lines for part in segments(line, _NARROW_GUTTER))
    columns: list[Column] = []
    for x0, x1 in spans:
        if columns and x0 <= columns[-1].x1 + 2:
            columns[-1] = Column(columns[-1].x0, max(columns[-1].x1, x1))
        else:
            columns.append(Column(x0, x1))
    return columns


def aligned_tables(lines: Sequence[Line]) -> list[list[Line]]:
    """The runs of lines, from the top down, that stand in columns with no rules to show it."""
    runs: list[list[Line]] = []
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run, line):
            runs.append(run)
            run = []
        if run or is_tabular(line):
            run.append(line)
    runs.append(run)
    return [kept for run in runs if (kept := _trimmed(run)) and _is_table(kept)]


def is_tabular(line: Line) -> bool:
    """Whether wide white spaces show the line to stand in columns; the one behind a bullet does not."""
    parts = segments(line)
    bulleted = len(parts[0].text) == 1 and parts[0].text in BULLETS
    return len(parts) - bulleted > 1 and not _LEADERS.search(line.text)


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    last = run[-1]
    if line.base - last.base > 3.2 * max(last.size, line.size) or _LEADERS.search(line.text):
        return False
    tabular = [other for other in run if is_tabular(other)]
    columns = columns_of(tabular)
    if is_tabular(line):
        return len(columns_of([*tabular, line])) >= 2
    # The rest of a cell: it stands in one column and begins where that column begins.
    within = [column for column in columns if column.x0 - 2 <= line.x0 and line.x0 < column.x1 + 2]
    if len(within) != 1 or (abs(within[0].x0 - line.x0) > 3 and line.x0 - within[0].x0 > 20):
        return False
    later = [column.x0 for column in columns if column.x0 > line.x0]
    return abs(line.size - last.size) < 0.6 and (not later or line.x1 < min(later) - 2)


def _trimmed(run: Sequence[Line]) -> list[Line]:
    """The run without lines at its end that stand alone and apart from it."""
    kept = list(run)
    usual = _usual_gap(kept)
    left = min((line.x0 for line in kept), default=0.0)
    while kept and not is_tabular(kept[-1]):
        if kept[-1].x0 > left + 2 * kept[-1].size:
            break  # prose begins at the left: this is the rest of a cell
        if len(kept) > 1 and kept[-1].base - kept[-2].base <= _WIDER * usual + 0.5:
            break
        kept.pop()
    return kept


def _usual_gap(lines: Sequence[Line]) -> float:
    """The distance of the base lines of two lines of one cell: the least there is."""
    gaps = (after.base - before.base for before, after in pairwise(lines))
    return min((gap for gap in gaps if gap > 0.9 * lines[0].size), default=0.0)


def _is_table(run: Sequence[Line]) -> bool:
    tabular = [line for line in run if is_tabular(line)]
    columns = columns_of(tabular)
    if len(columns) < 2 or len(tabular) < (3 if len(columns) == 2 else 2):
        return False
    filled = [0] * len(columns)
    aligned = [0] * len(columns)
    for line in tabular:
        for part in segments(line, _NARROW_GUTTER):
            index = _column_at(columns, part)
            filled[index] += 1
            column = columns[index]
            middle = abs((part.x0 + part.x1) - (column.x0 + column.x1)) / 2
            if min(part.x0 - column.x0, column.x1 - part.x1, middle) < 3:
                aligned[index] += 1
    enough = all(count >= 2 for count in filled)
    return enough and sum(aligned) >= 0.7 * sum(filled) and not _is_set_in_columns(run, columns)


def _is_set_in_columns(run: Sequence[Line], columns: Sequence[Column]) -> bool:
    """Whether this is prose set in columns, whose lines nearly all fill their column."""
    parts = [part for line in run for part in segments(line)]
    full = 0
    for part in parts:
        column = columns[_column_at(columns, part)]
        full += part.x1 - part.x0 > 0.8 * (column.x1 - column.x0) > 12 * part.size
    return len(run) >= 8 and full > 0.7 * len(parts)


def _column_at(columns: Sequence[Column], part: Line) -> int:
    index = bisect_right([column.x0 - 2 for column in columns], part.x0) - 1
    return max(index, 0)


def aligned_table(
    run: Sequence[Line],
    columns: Sequence[Column],
    box: Box,
    bands: Sequence[float] = (),
    *,
    row_a_band: bool = False,
) -> PrintedTable:
    """The table that lines in columns form.

    ``bands`` are the heights of rules or shades that part rows. ``row_a_band`` when they part
    every row; else the lines say which rows stand between two of them, but for the header.
    """
    edges = _edges(columns, box)
    rows: list[PrintedRow] = []
    banded = _banded(run, bands)
    for index, lines in enumerate(banded):
        is_header = index == 0 and len(banded) > 1 and len(lines) <= _HEADER_LINES
        is_row = is_header or (row_a_band and index > 0)
        parted = [lines] if is_row else rows_within(lines, edges)
        rows += [_row(part, edges) for part in parted]
    return PrintedTable(run[0].page, box, edges, rows, ruled=False)


def _edges(columns: Sequence[Column], box: Box) -> tuple[float, ...]:
    inner = [max((before.x1 + after.x0) / 2, after.x0 - 6) for before, after in pairwise(columns)]
    return (min(box.x0, columns[0].x0), *inner, max(box.x1, columns[-1].x1))


def _banded(run: Sequence[Line], bands: Sequence[float]) -> list[list[Line]]:
    groups: dict[int, list[Line]] = {}
    for line in run:
        groups.setdefault(bisect_right(bands, line.base - 0.3 * line.size), []).append(line)
    return [groups[key] for key in sorted(groups)]


def _row(lines: Sequence[Line], edges: Sequence[float]) -> PrintedRow:
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    page = lines[0].page
    words = [word for line in lines for word in line.words]
    cells = []
    for x0, x1 in pairwise(edges):
        own = [word for word in words if x0 <= word.middle[0] < x1]
        cells.append(PrintedCell(Box(x0, top, x1, bottom), lines_of(own, page)))
    return PrintedRow(cells, [page])


def rows_within(lines: Sequence[Line], edges: Sequence[float]) -> list[list[Line]]:
    """Lines grouped into rows by the white between them and by which columns they fill."""
    rows: list[list[Line]] = []
    gaps = [after.base - before.base for before, after in pairwise(lines)]
    usual = _usual_gap(lines)
    spaced = any(gap > _WIDER * usual + 0.5 for gap in gaps) and usual < _LOOSE * lines[0].size
    fullest = max((len(_filled(line, edges)) for line in lines), default=0)
    for index, line in enumerate(lines):
        if not rows:
            rows.append([line])
            continue
        gap = gaps[index - 1]
        if gap > _LOOSE * line.size and not spaced:
            starts = len(_filled(line, edges)) > 1 or 0 in _filled(line, edges)
        elif spaced:
            starts = gap > _WIDER * usual + 0.5
        else:
            starts = _starts_row(rows[-1], line, edges, fullest)
        if starts:
            rows.append([])
        rows[-1].append(line)
    return rows


def _filled(line: Line, edges: Sequence[float]) -> set[int]:
    columns = len(edges) - 1
    return {
        min(max(bisect_right(edges, word.middle[0]) - 1, 0), columns - 1) for word in line.words
    }


def _starts_row(row: Sequence[Line], line: Line, edges: Sequence[float], fullest: int) -> bool:
    """Whether a line begins a new row where all lines are equally far apart."""
    filled = _filled(line, edges)
    if len(filled) >= max(2, 0.75 * fullest):
        return not _all_run_on(row[-1], line, edges)
    return 0 in filled and len(filled) >= 2 and not _all_run_on(row[-1], line, edges)


def _all_run_on(last: Line, line: Line, edges: Sequence[float]) -> bool:
    """Whether every part of the line may be the rest of the text above it in its column."""
    for column in _filled(line, edges):
        x0, x1 = edges[column], edges[column + 1]
        before = [word for word in last.words if x0 <= word.middle[0] < x1]
        after = [word for word in line.words if x0 <= word.middle[0] < x1]
        if not before or not after:
            return False
        first, second = one_line(before, last.page), one_line(after, line.page)
        starts_anew = second.text[:1].isupper() and not awaits_more(first.text)
        if starts_anew or Measure(x0, x1 - 4).had_room_for(first, second):
            return False
    return True


def ruled_apart(rules: Sequence[Rule], lines: Sequence[Line]) -> list[tuple[Box, list[float]]]:
    """Stacks of level rules of one width with words between them: tables with no upright rules."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        for stack in stacks:
            if abs(stack[0].start - rule.start) < 4 and abs(stack[0].end - rule.end) < 4:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    found = []
    for stack in stacks:
        for heights in _unbroken(stack, lines):
            box = Box(stack[0].start, heights[0], stack[0].end, heights[-1])
            within = lines_in(box, lines)
            tabular = [line for line in within if is_tabular(line)]
            if tabular and len(columns_of(tabular)) > 1 and len(within) <= 6 * len(tabular):
                found.append((box, heights))
    return found


def lines_in(box: Box, lines: Sequence[Line]) -> list[Line]:
    """The lines that begin within a box."""
    return [line for line in lines if box.holds((line.x0 + 1, line.base - 2), slack=3)]


def rows_above(box: Box, within: Sequence[Line], lines: Sequence[Line], columns: int) -> list[Line]:
    """The lines right above a table that stand in its columns: a header with no rule over it.

    A row that the table does not show by a rule or shade may stand between the two.
    """
    tabular = [line for line in within if is_tabular(line)]
    top, found = box.top, list[Line]()
    for line in reversed([line for line in lines if line.base < box.top]):
        near = top - line.bottom < (1.5 if is_tabular(line) else 0.9) * line.size
        inside = line.x0 > box.x0 - 3 and line.x1 < box.x1 + 3
        if not (near and inside) or abs(line.size - within[0].size) > 0.6:
            break
        if len(columns_of([*tabular, *found, line])) < columns:
            break
        found.insert(0, line)
        top = line.top
    while found and not is_tabular(found[0]):
        found.pop(0)  # prose above the table
    return found


def rows_below(box: Box, within: Sequence[Line], lines: Sequence[Line], columns: int) -> list[Line]:
    """The lines right below the last rule of a table that go on in its columns."""
    tabular = [line for line in within if is_tabular(line)]
    found: list[Line] = []
    bottom = box.bottom
    for line in lines:
        if line.base <= box.bottom:
            continue
        inside = line.x0 > box.x0 - 3 and line.x1 < box.x1 + 3
        alike = abs(line.size - within[-1].size) < 0.6
        near = line.top - bottom < (1.5 if is_tabular(line) else 0.9) * line.size
        if not (near and inside and alike):
            break
        if len(columns_of([*tabular, *found, line])) < columns:
            break
        found.append(line)
        bottom = line.bottom
    return found if any(is_tabular(line) for line in found) else []


def _unbroken(stack: Sequence[Rule], lines: Sequence[Line]) -> list[list[float]]:
    """The heights of a stack's rules, parted where one table ends and the next begins."""
    whole = lines_in(Box(stack[0].start, stack[0].at, stack[0].end, stack[-1].at), lines)
    size = min((line.size for line in whole if is_tabular(line)), default=0.0)
    runs: list[list[float]] = [[stack[0].at]]
    for rule in stack[1:]:
        last = runs[-1][-1]
        if rule.at - last <= 5:
            continue
        between = lines_in(Box(rule.start, last, rule.end, rule.at), lines)
        if _is_break(between, last, rule.at, size):
            runs.append([])
        runs[-1].append(rule.at)
    return [run for run in runs if len(run) > 1]


def _is_break(between: Sequence[Line], top: float, bottom: float, size: float) -> bool:
    """Whether what stands between two rules is white, or a heading, and no row.

    ``size`` is that of the type in the rows.
    """
    if not between:
        return bottom - top > 12
    if any(is_tabular(line) for line in between):
        return False
    first, last = between[0], between[-1]
    if first.size > size + 0.6:
        return True
    return first.top - top > 1.3 * first.size or bottom - last.bottom > 1.3 * last.size
