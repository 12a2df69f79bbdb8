"""A grid and the words within it make a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from goldthread.documents.pdf.grids import Grid
from goldthread.documents.pdf.lines import lines_of
from goldthread.documents.pdf.page import Box, Page, Word
from goldthread.documents.pdf.printed import PrintedCell, PrintedRow, PrintedTable

_HEADER_ROWS = 3  # rows of a header, at most
_RUN_ON = 1.2  # ems of white beyond which two words of a line are not one run of text


def ruled_table(grid: Grid, page: Page, words: Sequence[Word]) -> PrintedTable:
    """The table of a grid: every word in the cell that holds it, merged cells taken as one."""
    rows, columns = grid.size
    by_place: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in words:
        by_place[grid.place(word.middle)].append(word)
    above, left = merged_sides(grid, by_place)
    anchors = _anchors(above, left)
    gathered: dict[tuple[int, int], list[Word]] = defaultdict(list)
    for place, found in by_place.items():
        gathered[anchors[place]] += found
    printed = [
        PrintedRow(
            [
                PrintedCell(
                    _region(grid, anchors, r, c),
                    lines_of(gathered.get((r, c), ()), page.number),
                    above=above[r][c],
                    left=left[r][c],
                    deep=_deep(anchors, r, c, rows),
                )
                for c in range(columns)
            ],
            [page.number],
        )
        for r in range(rows)
    ]
    for row in printed[: shaded_header(grid, page)]:
        row.header = True
    return PrintedTable(
        page.number, grid.box, grid.xs, printed, ruled=True,
        open_top=grid.open_top, open_bottom=grid.open_bottom,
    )  # fmt: skip


def shaded_header(grid: Grid, page: Page) -> int:
    """How many rows at the top are shaded right across, where the rows below are not."""
    shaded = [_is_shaded(grid, page, r) for r in range(grid.size[0])]
    if all(shaded) or not shaded[0]:
        return 0
    top = shaded.index(False)
    return top if top <= _HEADER_ROWS and sum(shaded[top:]) <= 0.3 * len(shaded[top:]) else 0


def _is_shaded(grid: Grid, page: Page, r: int) -> bool:
    middle = (grid.ys[r] + grid.ys[r + 1]) / 2
    covered = sum(
        min(shade.x1, grid.xs[-1]) - max(shade.x0, grid.xs[0])
        for shade in page.shades
        if shade.top < middle < shade.bottom
        and shade.x0 < grid.xs[-1]
        and grid.xs[0] < shade.x1
        and shade.height < 0.9 * grid.box.height + 1
    )
    return covered > 0.8 * grid.box.width


def merged_sides(
    grid: Grid, by_place: dict[tuple[int, int], list[Word]]
) -> tuple[list[list[bool]], list[list[bool]]]:
    """For each cell whether it is one with the cell above, and with the cell to its left.

    A side that is not drawn is a merge only where the words allow it: when several columns
    hold text and no line of it runs over the missing side, the rule was merely not drawn.
    """
    rows, columns = grid.size
    left = [
        [not grid.closed_left[r][c] and not _parts(grid, by_place, r, c) for c in range(columns)]
        for r in range(rows)
    ]
    above = [[not grid.closed_above[r][c] for c in range(columns)] for r in range(rows)]
    for r in range(1, rows):
        for c in range(columns):
            # Cells merged both ways must be a rectangle; else only the upright merge holds.
            if above[r][c] and left[r][c] != left[r - 1][c]:
                left[r][c] = left[r - 1][c] = False
    return above, left


def _parts(grid: Grid, by_place: dict[tuple[int, int], list[Word]], r: int, c: int) -> bool:
    """Whether the words of a row show that an undrawn side parts two cells all the same."""
    words = {column: by_place.get((r, column), []) for column in range(grid.size[1])}
    if words[c - 1] and words[c]:
        return not _runs_over([*words[c - 1], *words[c]], grid.xs[c])
    if any(grid.closed_left[r][1:]) or sum(1 for found in words.values() if found) < 2:
        return False
    # No upright rule in the whole row, such as a shaded row between unshaded ones.
    everything = [word for found in words.values() for word in found]
    return not any(_runs_over(everything, edge) for edge in grid.xs[1:-1])


def _runs_over(words: Sequence[Word], edge: float) -> bool:
    """Whether a word, or a run of words of one line, crosses the edge."""
    before = [word for word in words if word.x1 <= edge + 1]
    after = [word for word in words if word.x0 >= edge - 1]
    if len(before) + len(after) < len(words):
        return True
    return any(
        abs(first.base - second.base) < 0.3 * first.size
        and second.x0 - first.x1 < _RUN_ON * first.size
        for first in before
        for second in after
    )


def _anchors(
    above: list[list[bool]], left: list[list[bool]]
) -> dict[tuple[int, int], tuple[int, int]]:
    anchors: dict[tuple[int, int], tuple[int, int]] = {}
    for r, row in enumerate(above):
        for c, is_above in enumerate(row):
            if is_above:
                anchors[(r, c)] = anchors[(r - 1, c)]
            elif left[r][c]:
                anchors[(r, c)] = anchors[(r, c - 1)]
            else:
                anchors[(r, c)] = (r, c)
    return anchors


def _deep(anchors: dict[tuple[int, int], tuple[int, int]], r: int, c: int, rows: int) -> int:
    return sum(1 for row in range(r, rows) if anchors[(row, c)] == anchors[(r, c)])


def _region(grid: Grid, anchors: dict[tuple[int, int], tuple[int, int]], r: int, c: int) -> Box:
    rows, columns = grid.size
    bottom, right = r, c
    while bottom + 1 < rows and anchors[(bottom + 1, c)] == (r, c):
        bottom += 1
    while right + 1 < columns and anchors[(r, right + 1)] == (r, c):
        right += 1
    return Box(grid.xs[c], grid.ys[r], grid.xs[right + 1], grid.ys[bottom + 1])
