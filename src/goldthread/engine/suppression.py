"""Hiding small counts of people, and as much beside them as it takes to keep them hidden.

A hidden cell of a published breakdown is no secret if it can be worked out from the totals.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)

SMALLEST_SAFE = 5
"""Counts from 1 to one less than this are hidden unless the council sets another bound."""


@dataclass(frozen=True, slots=True)
class Sum(Generic[Key]):
    """A published total and the cells that make it."""

    total: Key
    parts: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Suppression(Generic[Key]):
    """Which cells are hidden: ``small`` for what they hold, ``beside`` to protect those.

    On a page the two must look the same; which is which would give the small ones away.
    """

    small: frozenset[Key]
    beside: frozenset[Key]

    @property
    def hidden(self) -> frozenset[Key]:
        """Every cell that must not be shown."""
        return self.small | self.beside


def suppress(
    counts: Mapping[Key, int],
    sums: Sequence[Sum[Key]] = (),
    *,
    smallest_safe: int = SMALLEST_SAFE,
) -> Suppression[Key]:
    """Which cells of a table of people to hide, totals among them.

    Counts from 1 to ``smallest_safe`` − 1 are hidden. Then, while a reader who knows the
    sums, the cells that are shown and that no hidden cell is nought could still work a
    small count out, the smallest shown cell of a sum with it is hidden as well, parts before
    totals. Noughts are never hidden: that nobody is meant tells of nobody.

    Raises ``ValueError`` for a negative count, a sum of cells that are not there, or a sum
    that does not add up.
    """
    _check(counts, sums)
    small = frozenset(key for key, count in counts.items() if 0 < count < smallest_safe)
    hidden = set(small)
    totals = {own.total for own in sums}
    while exposed := _worked_out(counts, sums, hidden, small):
        beside = [
            key
            for own in sums
            for key in (own.total, *own.parts)
            if hidden.intersection((own.total, *own.parts)) and counts[key] and key not in hidden
        ]
        # There always is one: sums without a shown count other than nought tell nothing, since
        # any filling of them could be doubled.
        near = [key for key in beside if _shares_a_sum(key, exposed, sums)] or beside
        hidden.add(min(near, key=lambda key: (key in totals, counts[key], str(key))))
    return Suppression(small, frozenset(hidden) - small)


def _shares_a_sum(key: Key, exposed: frozenset[Key], sums: Sequence[Sum[Key]]) -> bool:
    return any(
        key in (own.total, *own.parts) and exposed.intersection((own.total, *own.parts))
        for own in sums
    )


def _worked_out(
    counts: Mapping[Key, int], sums: Sequence[Sum[Key]], hidden: set[Key], small: frozenset[Key]
) -> frozenset[Key]:
    """The small cells whose count a reader of the shown cells could work out exactly."""
    unknown = sorted(hidden, key=str)
    place = {key: index for index, key in enumerate(unknown)}
    rows: list[list[float]] = []
    known: list[float] = []
    for own in sums:
        row, shown = [0.0] * len(unknown), 0
        for key, sign in ((own.total, -1), *((part, 1) for part in own.parts)):
            if key in place:
                row[place[key]] += sign
            else:
                shown -= sign * counts[key]
        if any(row):
            rows.append(row)
            known.append(shown)
    if not rows:
        return frozenset()
    return frozenset(key for key in small if _is_certain(place[key], rows, known))


def _is_certain(at: int, rows: list[list[float]], known: list[float]) -> bool:
    """Whether the cell at this place can have one whole number only."""
    # It takes a second to load, which every command and page would wait for and few need.
    from scipy.optimize import linprog

    ends = []
    for sign in (1.0, -1.0):
        aim = [0.0] * len(rows[0])
        aim[at] = sign
        found = linprog(aim, A_eq=rows, b_eq=known, bounds=(1, None), method="highs")
        if found.fun is None:
            return False  # nothing bounds it on this side
        ends.append(sign * found.fun)
    return ends[1] - ends[0] < 1 - _HAIR


_HAIR = 1e-6


def _check(counts: Mapping[Key, int], sums: Sequence[Sum[Key]]) -> None:
    for key, count in counts.items():
        if count < 0:
            raise ValueError(f"{key} counts {count} people, which cannot be.")
    for own in sums:
        missing = [key for key in (own.total, *own.parts) if key not in counts]
        if missing:
            raise ValueError(f"The sum for {own.total} names {missing[0]}, which has no count.")
        added = sum(counts[part] for part in own.parts)
        if added != counts[own.total]:
            raise ValueError(
                f"The parts of {own.total} add up to {added}, and it is {counts[own.total]}."
            )
