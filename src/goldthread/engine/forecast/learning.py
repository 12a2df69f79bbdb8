"""Learning how much too narrow the methods' own intervals are, from series whose future is known.

For each frequency, length and scale: the absolute errors of each step in units of the
standard error the method gave, and how far out one must go to hold 50%, 80% and 95% of
them.
Over the steps those factors are smoothed by a power of the step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from goldthread.engine.forecast.combining import looked_ahead
from goldthread.engine.forecast.kinds import Kind
from goldthread.engine.forecast.methods import Array
from goldthread.engine.forecast.rules import choice_of_method
from goldthread.engine.forecast.widening import LEVELS, Factors, Row

LENGTHS = {
    1: (6, 8, 10, 12, 13, 16, 20, 26),
    4: (6, 8, 11, 12, 16, 20, 28, 40),
    12: (6, 8, 11, 12, 17, 23, 24, 36, 48, 72, 96),
}
"""The lengths learned on; both sides of every change of method are among them."""

STEPS = {1: 6, 4: 8, 12: 18}
"""How many steps ahead are learned."""

ORIGINS = 3
"""From how many points in time, at most, each series is looked ahead from."""

AIM = {0.50: 0.50, 0.80: 0.82, 0.95: 0.965}
"""The share of errors held on the series learned on.

The two that are shown are wider than their names say: series from elsewhere are less well behaved than
those learned on. Intervals learned on the M3 competition so as to hold 95% held about 92%
on series from outside it.
"""


@dataclass(frozen=True, slots=True)
class Known:
    """A series with its future: all its figures, earliest first."""

    id: str
    frequency: int
    figures: tuple[float, ...]
    future: int


def is_held_out(series_id: str) -> bool:
    """Whether a series is kept for testing: every third, by the number in its name."""
    return int("".join(filter(str.isdigit, series_id))) % 3 == 0


def learned_rows(
    series: Sequence[Known],
    frequencies: Iterable[int] = tuple(LENGTHS),
    report: Callable[[int, int], object] = lambda *_: None,
) -> list[Row]:
    """The rows of the widening table for these frequencies, learned on these series."""
    jobs = [
        (kind, frequency, n)
        for kind in (Kind.AMOUNT, Kind.COUNT)
        for frequency in frequencies
        for n in LENGTHS[frequency]
    ]
    rows = []
    for done, (kind, frequency, n) in enumerate(jobs, start=1):
        past, future = windows(series, frequency, n, STEPS[frequency])
        if kind is Kind.COUNT:
            above = np.all(past > 0, axis=1) & np.all(future > 0, axis=1)
            past, future = np.log(past[above]), np.log(future[above])
        rows.append(_row(kind, frequency, past, future))
        report(done, len(jobs))
    return rows


def windows(
    series: Iterable[Known], frequency: int, n: int, steps: int, origins: int = ORIGINS
) -> tuple[Array, Array]:
    """``n`` figures and the ``steps`` after them, from up to ``origins`` points of each series.

    The first is where the future of the series begins; each further one lies ``steps``
    earlier. Series that never move are left out, as they are forecast without errors.
    """
    past, future = [], []
    for one in series:
        if one.frequency != frequency:
            continue
        begins = len(one.figures) - one.future
        for origin in range(begins, n - 1, -steps)[:origins]:
            before, after = one.figures[origin - n : origin], one.figures[origin : origin + steps]
            if len(after) == steps and len(set(before)) > 1:
                past.append(before)
                future.append(after)
    return np.array(past, dtype=float), np.array(future, dtype=float)


def _row(kind: Kind, frequency: int, past: Array, future: Array) -> Row:
    n = past.shape[1]
    ahead = looked_ahead(
        past,
        frequency,
        future.shape[1],
        choice_of_method(frequency, n).method,
        by_factors=kind is Kind.AMOUNT and bool(np.all(past > 0)),
    )
    outside = np.abs(future - ahead.middle) / ahead.error
    factors = []
    for level in LEVELS:
        normal = NormalDist().inv_cdf((1 + level) / 2)
        by_step = np.quantile(outside, AIM[level], axis=0) / normal
        power, first = np.polyfit(np.log(np.arange(1, len(by_step) + 1)), np.log(by_step), 1)
        factors.append(Factors(round(float(np.exp(first)), 4), round(float(power), 4)))
    return Row(kind, frequency, n, len(past), future.shape[1], *factors)
