"""What stands on a page, from the top down: tables, and the lines between them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from goldthread.documents.pdf.aligned import (
    aligned_table,
    aligned_tables,
    columns_of,
    is_tabular,
    lines_in,
    rows_above,
    rows_below,
    ruled_apart,
    segments,
)
from goldthread.documents.pdf.grids import Grid, edges_of, grids_of, loose_rules
from goldthread.documents.pdf.lines import lines_of
from goldthread.documents.pdf.page import Box, Line, Page, Rule, Word
from goldthread.documents.pdf.printed import PrintedTable
from goldthread.documents.pdf.ruled import ruled_table
from goldthread.documents.pdf.shaded import is_only_shaded, shaded_tables
from goldthread.documents.pdf.wording import Measure

_CONTENTS_ENTRY = re.compile(r"\w.*(?:\.{4,}|(?:\. ){4,}|…{2,})\s*[\divxlc]+\s*$")


@dataclass(slots=True)
class Layout:
    """A page whose ruled tables are known. Of the rest, the lines and level rules are kept."""

    number: int
    width: float
    height: float
    tables: list[PrintedTable]
    lines: list[Line]
    rules: list[Rule]
    shaded: list[Grid]
    is_picture: bool
    has_contents: bool = False
    is_crowded: bool = False
    """A drawing on it has so many lines that none could be looked at as a table's."""


@dataclass(slots=True)
class Stretch:
    """Lines that follow each other with no table between.

    ``column`` is the room that they fill where the page is set in columns.
    """

    lines: list[Line]
    column: Measure | None = None


@dataclass(slots=True)
class Flow:
    """A page in reading order, with the notes at its foot set apart."""

    layout: Layout
    parts: list[PrintedTable | Stretch] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def layout_of(page: Page) -> Layout:
    """The ruled tables of a page and the lines outside them."""
    edges = edges_of(page)
    grids = grids_of(edges)
    shaded = [grid for grid in grids if grid.size[0] <= 2 and is_only_shaded(grid, page)]
    drawn = [grid for grid in grids if grid not in shaded]
    held: list[list[Word]] = [[] for _ in drawn]
    free: list[Word] = []
    for word in page.words:
        for grid, words in zip(drawn, held, strict=True):
            if grid.box.holds(word.middle, slack=1.0):
                words.append(word)
                break
        else:
            free.append(word)
    tables = []
    used: list[Grid] = []
    for grid, words in zip(drawn, held, strict=True):
        if _holds_a_table(grid, words):
            tables.append(ruled_table(grid, page, words))
            used.append(grid)
        else:
            free += words
    lines = lines_of(free, page.number)
    kept = [line for line in lines if not _CONTENTS_ENTRY.search(line.text)]
    return Layout(
        page.number,
        page.width,
        page.height,
        tables,
        kept,
        loose_rules(edges, [*used, *shaded]),
        shaded,
        is_picture=page.picture_share > 0.3 or (not page.words and page.drawings > 20),
        has_contents=len(kept) < len(lines),
        is_crowded=edges.too_many,
    )


def _holds_a_table(grid: Grid, words: Sequence[Word]) -> bool:
    """Whether text stands in more than one cell: else it is a frame or a picture."""
    return len({grid.place(word.middle) for word in words}) > 1


def flow_of(layout: Layout, furniture: Collection[tuple[int, float, float]], body: float) -> Flow:
    """The page in reading order without its running lines; unruled tables found and notes apart.

    ``body`` is the size of the document's plain type; notes at the foot are set smaller.
    """
    lines = [line for line in layout.lines if (line.page, line.base, line.x0) not in furniture]
    flow = Flow(layout)
    notes = _notes(lines, layout, body)
    lines = lines[: len(lines) - len(notes)]
    tables, rest = _unruled_tables(lines, layout)
    flow.notes = notes
    everything = sorted([*layout.tables, *tables], key=lambda table: (table.box.top, table.box.x0))
    for table in everything:
        before = [line for line in rest if line.base < table.box.top + 2]
        rest = rest[len(before) :]
        if before:
            flow.parts += in_columns(before)
        flow.parts.append(table)
    if rest:
        flow.parts += in_columns(rest)
    return flow


def _notes(lines: Sequence[Line], layout: Layout, body: float) -> list[Line]:
    """Small type below everything else on the page."""
    lowest = max((table.box.bottom for table in layout.tables), default=0.0)
    notes: list[Line] = []
    for line in reversed(lines):
        if line.size > 0.92 * body or line.base < max(lowest, 0.5 * layout.height):
            break
        if notes and notes[0].base - line.base > 2 * line.size:
            break
        if len(segments(line)) > 1 and notes and len(segments(notes[0])) > 1:
            return []  # columns: the rows of a table in small type
        notes.insert(0, line)
    return notes if len(notes) <= 15 else []


def _unruled_tables(lines: Sequence[Line], layout: Layout) -> tuple[list[PrintedTable], list[Line]]:
    tables, rest = shaded_tables(layout.shaded, lines, layout.rules)
    for box, heights in ruled_apart(layout.rules, lines):
        if any(_overlaps(box, table.box) for table in (*layout.tables, *tables)):
            continue
        within = lines_in(box, rest)
        if not within:
            continue
        count = len(columns_of([line for line in within if is_tabular(line)]))
        above = rows_above(box, within, rest, count)
        below = rows_below(box, within, rest, count)
        within = [*above, *within, *below]
        columns = columns_of([line for line in within if is_tabular(line)])
        whole = Box(box.x0, min(box.top, within[0].top), box.x1, max(box.bottom, within[-1].bottom))
        is_each = len(heights) > (2 if above else 3)
        tables.append(aligned_table(within, columns, whole, heights, row_a_band=is_each))
        taken = {id(line) for line in within}
        rest = [line for line in rest if id(line) not in taken]
    stops = sorted(table.box.top for table in (*layout.tables, *tables))
    for run in _runs(rest, stops):
        columns = columns_of([line for line in run if is_tabular(line)])
        box = Box(
            min(line.x0 for line in run),
            run[0].top,
            max(line.x1 for line in run),
            run[-1].bottom,
        )
        tables.append(aligned_table(run, columns, box, _rules_in(box, layout.rules)))
        taken = {id(line) for line in run}
        rest = [line for line in rest if id(line) not in taken]
    return tables, rest


def _runs(lines: Sequence[Line], stops: Sequence[float]) -> list[list[Line]]:
    """The unruled tables among lines; none runs on past a ruled one."""
    runs: list[list[Line]] = []
    edges = [*stops, float("inf")]
    top = float("-inf")
    for stop in edges:
        runs += aligned_tables([line for line in lines if top <= line.base < stop])
        top = stop
    return runs


def _rules_in(box: Box, rules: Sequence[Rule]) -> list[float]:
    return sorted(
        {
            round(rule.at, 1)
            for rule in rules
            if box.top < rule.at < box.bottom and rule.end - rule.start > 0.8 * box.width
        }
    )


def _overlaps(one: Box, other: Box) -> bool:
    return (
        one.top < other.bottom
        and other.top < one.bottom
        and one.x0 < other.x1
        and (other.x0 < one.x1)
    )


def in_columns(lines: list[Line]) -> list[Stretch]:
    """Lines of prose in reading order: set in columns, one column after the other."""
    wide = [line for line in lines if len(segments(line)) > 1]
    if len(wide) < 6 or len(wide) < 0.5 * len(lines):
        return [Stretch(lines)]
    columns = columns_of(wide)
    if len(columns) != 2:
        return [Stretch(lines)]
    gutter = columns[1].x0 - 1
    start = lines.index(wide[0])
    parts = [part for line in lines[start:] for part in segments(line)]
    if any(part.x0 < gutter < part.x1 for part in parts):
        return [Stretch(lines)]
    stretches = [Stretch(lines[:start])] if start else []
    for column, is_first in zip(columns, (True, False), strict=True):
        own = [part for part in parts if (part.x0 < gutter) == is_first]
        stretches.append(Stretch(own, Measure(column.x0, column.x1)))
    return stretches
