"""Where an item itself stands, without the rows it only shares a cell with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TypeVar

from goldthread.framework import Deliverable, Framework, Measure, Source

Placed = TypeVar("Placed", Measure, Deliverable)


def with_own_rows(framework: Framework) -> Framework:
    """The framework with each item's lines narrowed to the rows that are its own.

    A measure that takes its rationale from a merged cell names the line of that cell too, which
    is the row of another measure: a finding about the one would point at the other. The only
    line of an item is its own; any other that several items name is left to the nearest of
    them, by the lines that no other item names. An item all of whose lines are shared keeps them.
    """
    items: list[Measure | Deliverable] = [*framework.measures, *framework.deliverables]
    taken = {item.source.lines[0] for item in items if len(item.source.lines) == 1}
    holding: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for item in items:
        lines = _left_by(taken, item.source.lines)
        for line in lines:
            holding[line].append(lines)
    alone = {line for line, holders in holding.items() if len(holders) == 1}
    alike: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for item in items:
        alike[_left_by(taken, item.source.lines)].append(item.id)

    def distance(line: int, lines: tuple[int, ...]) -> int:
        return min((abs(line - own) for own in lines if own in alone), default=0)

    def own_rows(item: Placed) -> Placed:
        lines = _left_by(taken, item.source.lines)
        together = alike[lines]
        if len(together) == len(lines) > 1:
            # Two rows whose cells reach into each other: the first row is the first item's.
            kept: tuple[int, ...] = (sorted(lines)[together.index(item.id)],)
        else:
            kept = tuple(
                line
                for line in lines
                if line in alone
                or distance(line, lines) <= min(distance(line, other) for other in holding[line])
            )
        if not kept or kept == item.source.lines:
            return item
        return replace(item, source=Source(kept, item.source.pages, item.source.cells))

    return replace(
        framework,
        measures=tuple(own_rows(measure) for measure in framework.measures),
        deliverables=tuple(own_rows(deliverable) for deliverable in framework.deliverables),
    )


def _left_by(taken: set[int], lines: tuple[int, ...]) -> tuple[int, ...]:
    """The lines that are not the only line of some item; all of them when none would be left."""
    return tuple(line for line in lines if line not in taken) or lines
