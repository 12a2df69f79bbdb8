"""Rules and shaded boxes that meet make the grid of a table."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.documents.pdf.page import Box, Page, Rule

_TOUCH = 2.5  # points between the ends of two rules that still meet
_SAME = 3.0  # points between two rules that are one edge (double lines, sides of two boxes)
_COVERED = 0.6  # the share of a cell's side that a rule must cover to close it
_MOST_PAIRS = 1_000_000  # level rules times upright ones; a dense page of figures has 10,000
_LOW, _NARROW = 5.0, 5.0  # points: what is smaller holds no text and is no row or column


@dataclass(frozen=True, slots=True)
class Grid:
    """The edges of a table's columns and rows, and which of the inner sides are drawn.

    ``closed_above[r][c]`` says that a rule parts the cell of row r and column c from the one
    above it, ``closed_left[r][c]`` from the one to its left. Outer sides count as closed.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    closed_above: tuple[tuple[bool, ...], ...]
    closed_left: tuple[tuple[bool, ...], ...]
    open_top: bool
    open_bottom: bool

    @property
    def box(self) -> Box:
        """The outline of the table."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns."""
        return len(self.ys) - 1, len(self.xs) - 1

    def place(self, point: tuple[float, float]) -> tuple[int, int]:
        """The row and column that a point within the box stands in."""
        rows, columns = self.size
        row = bisect_right(self.ys, point[1]) - 1
        column = bisect_right(self.xs, point[0]) - 1
        return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)


@dataclass(frozen=True, slots=True)
class Edges:
    """The rules of a page and the sides of its shades, those in one line joined.

    ``too_many`` when a drawing holds more of them than any table has; none are given then.
    """

    across: tuple[Rule, ...]
    down: tuple[Rule, ...]
    too_many: bool = False


def grids_of(edges: Edges) -> list[Grid]:
    """The grids on a page, from the top down. A grid of one cell may be a frame round a text."""
    grids = []
    for level, upright in _meeting(edges.across, edges.down):
        grid = _grid(level, upright)
        if grid is not None:
            grids.append(grid)
    kept = [
        grid
        for grid in grids
        if not any(_encloses(other, grid) for other in grids)
        and not (
            grid.size == (1, 1)
            and any(_within(other.box, grid.box) for other in grids if other is not grid)
        )
    ]
    return sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0]))


def loose_rules(edges: Edges, grids: Sequence[Grid]) -> list[Rule]:
    """The level rules and edges of shades that belong to no grid."""
    return [
        rule
        for rule in edges.across
        if not any(
            grid.box.holds(((rule.start + rule.end) / 2, rule.at), slack=_SAME) for grid in grids
        )
    ]


def edges_of(page: Page) -> Edges:
    """The lines of a page that tables may be made of."""
    shades = [shade for shade in page.shades if not _is_ground(shade, page)]
    across = list(page.across)
    down = list(page.down)
    for shade in shades:
        across += [Rule(y, shade.x0, shade.x1) for y in (shade.top, shade.bottom)]
        down += [Rule(x, shade.top, shade.bottom) for x in (shade.x0, shade.x1)]
    level, upright = joined_rules(across), joined_rules(down)
    if len(level) * len(upright) > _MOST_PAIRS:
        return Edges((), (), too_many=True)
    return Edges(tuple(level), tuple(upright))


def _is_ground(shade: Box, page: Page) -> bool:
    return shade.width * shade.height > 0.7 * page.width * page.height


def joined_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Rules that follow or cover each other on one line made one."""
    joined: list[Rule] = []
    lines: dict[int, list[Rule]] = defaultdict(list)
    found = list(rules)
    for at, rule in zip(_clustered([rule.at for rule in found], 1.0), found, strict=True):
        lines[round(at * 100)].append(Rule(at, rule.start, rule.end))
    for at in sorted(lines):
        current: Rule | None = None
        for rule in sorted(lines[at], key=lambda rule: rule.start):
            if current is not None and rule.start <= current.end + _TOUCH:
                current = Rule(current.at, current.start, max(current.end, rule.end))
                continue
            if current is not None:
                joined.append(current)
            current = rule
        if current is not None:
            joined.append(current)
    return joined


def _clustered(values: Sequence[float], gap: float) -> list[float]:
    """Every value replaced by the mean of the values that lie within ``gap`` of each other."""
    order = sorted(range(len(values)), key=values.__getitem__)
    result = list(values)
    start = 0
    for stop in range(1, len(order) + 1):
        if stop == len(order) or values[order[stop]] - values[order[stop - 1]] > gap:
            group = order[start:stop]
            mean = sum(values[index] for index in group) / len(group)
            for index in group:
                result[index] = mean
            start = stop
    return result


def _meeting(across: Sequence[Rule], down: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Groups of level and upright rules that meet each other, however far apart their ends."""
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, level in enumerate(across):
        for j, upright in enumerate(down, start=len(across)):
            if (
                level.start - _TOUCH <= upright.at <= level.end + _TOUCH
                and upright.start - _TOUCH <= level.at <= upright.end + _TOUCH
            ):
                parent[root(i)] = root(j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = defaultdict(lambda: ([], []))
    for i, level in enumerate(across):
        groups[root(i)][0].append(level)
    for j, upright in enumerate(down, start=len(across)):
        groups[root(j)][1].append(upright)
    return list(groups.values())


def _steps(values: Iterable[float], least: float) -> tuple[float, ...]:
    """Edges in order, those nearer than ``least`` to the one before taken as one."""
    means = sorted(set(_clustered(list(values), _SAME)))
    steps: list[float] = []
    for value in means:
        if not steps or value - steps[-1] >= least:
            steps.append(value)
    return tuple(steps)


def _grid(across: list[Rule], down: list[Rule]) -> Grid | None:
    if not across or not down:
        return None
    left = min(rule.start for rule in across)
    right = max(rule.end for rule in across)
    top = min(rule.start for rule in down)
    bottom = max(rule.end for rule in down)
    inner = [rule.at for rule in down if left - _SAME <= rule.at <= right + _SAME]
    xs = _steps([left, right, *inner], _NARROW)
    ys = _steps([top, bottom, *(rule.at for rule in across)], _LOW)
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 1:
        return None
    closed_above = tuple(
        tuple(row == 0 or _covers(across, ys[row], xs[c], xs[c + 1]) for c in range(columns))
        for row in range(rows)
    )
    closed_left = tuple(
        tuple(c == 0 or _covers(down, xs[c], ys[row], ys[row + 1]) for c in range(columns))
        for row in range(rows)
    )
    return Grid(
        xs,
        ys,
        closed_above,
        closed_left,
        open_top=not _covers(across, ys[0], xs[0], xs[-1]),
        open_bottom=not _covers(across, ys[-1], xs[0], xs[-1]),
    )


def _covers(rules: Iterable[Rule], at: float, start: float, end: float) -> bool:
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if abs(rule.at - at) <= _SAME
    )
    return covered >= _COVERED * (end - start)


def _encloses(outer: Grid, inner: Grid) -> bool:
    """Whether the inner grid is a table within a cell of the outer one, and not in a mere frame."""
    return outer is not inner and outer.size != (1, 1) and _within(inner.box, outer.box)


def _within(inner: Box, outer: Box) -> bool:
    return outer.holds((inner.x0, inner.top), _SAME) and outer.holds(
        (inner.x1, inner.bottom), _SAME
    )
