"""How much wider than a method says its intervals must be, from a table that was learned.

The table is ``widening.json`` beside this file; where it comes from is said in it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import log

from goldthread.engine.forecast.kinds import Kind

LEVELS = (0.50, 0.80, 0.95)
"""The shares that the intervals hold; the narrowest only shapes chances and is not shown."""

_FARTHEST = 2
"""Beyond so many times the steps learned on, factors stay as they are."""


@dataclass(frozen=True, slots=True)
class Factors:
    """By how much to widen the first step, and with what power of the step that grows."""

    first: float
    power: float

    def at(self, step: float) -> float:
        """The factor at a step, counted from 1."""
        return float(self.first * step**self.power)


@dataclass(frozen=True, slots=True)
class Row:
    """What was learned of one scale, frequency and length.

    ``windows`` is how many stretches of series it was learned on, ``steps`` how many steps
    ahead.
    """

    kind: Kind
    frequency: int
    n: int
    windows: int
    steps: int
    of50: Factors
    of80: Factors
    of95: Factors

    def at(self, step: int) -> tuple[float, ...]:
        """The factors of the 50%, the 80% and the 95% interval at a step."""
        reached = min(step, _FARTHEST * self.steps)
        return self.of50.at(reached), self.of80.at(reached), self.of95.at(reached)


def widened_by(kind: Kind, frequency: int, n: int, step: int) -> tuple[float, ...]:
    """The factors of the 50%, 80% and 95% intervals for ``n`` figures and a step ahead.

    Between two lengths of the table by the logarithm of the length; beyond its longest and
    shortest as there. Proportions use what was learned on logarithms, the nearest thing
    that series with a known future can teach.
    """
    rows = table()[Kind.AMOUNT if kind is Kind.AMOUNT else Kind.COUNT, frequency]
    if n <= rows[0].n:
        return rows[0].at(step)
    for shorter, longer in pairwise(rows):
        if n <= longer.n:
            weight = log(n / shorter.n) / log(longer.n / shorter.n)
            low, high = shorter.at(step), longer.at(step)
            return tuple(near + weight * (far - near) for near, far in zip(low, high, strict=True))
    return rows[-1].at(step)


@cache
def table() -> dict[tuple[Kind, int], tuple[Row, ...]]:
    """The rows of the shipped table by scale and frequency, shortest series first."""
    text = files("goldthread.engine.forecast").joinpath("widening.json").read_text("utf-8")
    rows: dict[tuple[Kind, int], list[Row]] = {}
    for one in json.loads(text)["rows"]:
        kind = Kind(one["kind"])
        rows.setdefault((kind, one["frequency"]), []).append(
            Row(
                kind,
                one["frequency"],
                one["n"],
                one["windows"],
                one["steps"],
                Factors(**one["of50"]),
                Factors(**one["of80"]),
                Factors(**one["of95"]),
            )
        )
    return {key: tuple(sorted(found, key=lambda row: row.n)) for key, found in rows.items()}
