"""Control charts of many series at once, in the ruleset that Goldthread's pages use."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from goldthread.engine.columnar.sums import Bools, Codes, Floats, Whole, total_of
from goldthread.engine.spc import FEWEST_FOR_LIMITS
from goldthread.engine.spc.limits import (
    DIGITS_OF_A_BIT,
    DIGITS_THAT_COUNT,
    LIMIT_PER_RANGE,
    NEAR_SHARE,
    POWERS_OF_TEN,
)
from goldthread.engine.spc.signals import RUN

HIGH, LOW = 1, 2
"""The codes of a side; 0 is neither."""


@dataclass(frozen=True, slots=True)
class Charts:
    """Charts of many series: grids of places in time by series.

    The lines have one row only where they are the same at every place. ``mean`` is
    not-a-number in a stretch without figures. ``signals`` are the codes of a side for
    outside, trend, two of three and run.
    """

    stretch: Whole | None
    mean: Floats
    lower: Floats
    upper: Floats
    near_lower: Floats
    near_upper: Floats
    trial: Bools
    signals: tuple[Codes, Codes, Codes, Codes]

    def at_every_place(self, places: int) -> Charts:
        """The same charts with a row of the lines for each place, to be written to."""

        def everywhere(line: Floats) -> Floats:
            return np.repeat(line, places, axis=0)

        return Charts(
            self.stretch,
            everywhere(self.mean),
            everywhere(self.lower),
            everywhere(self.upper),
            everywhere(self.near_lower),
            everywhere(self.near_upper),
            np.repeat(self.trial, places, axis=0),
            self.signals,
        )


def charts_of(
    values: Floats, first: Whole, rebased: Bools | None, fix_after: Whole | None
) -> Charts:
    """The charts of series whose run begins at place ``first`` of the grid.

    ``rebased`` marks the places at which a stretch begins; ``fix_after`` says after how
    many places of each stretch its limits stand (0: never).
    """
    places = np.arange(len(values))[:, None]
    if rebased is None or not (rebased & (places > first)).any():
        return _stretch(values, first, fix_after)
    stretch: Whole = np.cumsum(rebased & (places > first), axis=0, dtype=np.int64)
    whole = _stretch(np.where(stretch == 0, values, np.nan), first, fix_after)
    whole = whole.at_every_place(len(values))
    for number in range(1, int(stretch.max()) + 1):
        mine = stretch == number
        some = np.flatnonzero(mine.any(axis=0))
        own = mine[:, some]
        begins = own.argmax(axis=0)
        fixed = None if fix_after is None else fix_after[some]
        part = _stretch(np.where(own, values[:, some], np.nan), begins, fixed)
        _put(whole, part, own, some)
    return replace(whole, stretch=stretch)


def _put(whole: Charts, part: Charts, own: Bools, some: Whole) -> None:
    pairs = [
        (whole.mean, part.mean),
        (whole.lower, part.lower),
        (whole.upper, part.upper),
        (whole.near_lower, part.near_lower),
        (whole.near_upper, part.near_upper),
        (whole.trial, part.trial),
        *zip(whole.signals, part.signals, strict=True),
    ]
    for into, of in pairs:
        into[:, some] = np.where(own, of, into[:, some])


def _stretch(values: Floats, first: Whole, fix_after: Whole | None) -> Charts:
    base = values
    if fix_after is not None and fix_after.any():
        places = np.arange(len(values))[:, None]
        base = np.where((fix_after == 0) | (places - first < fix_after), values, np.nan)
    mean, reach, trial, finest = _limits(base)
    near = NEAR_SHARE * reach
    mean, lower, upper, near_lower, near_upper = (
        _to_the_digits_that_count(line, finest)
        for line in (mean, mean - reach, mean + reach, mean - near, mean + near)
    )
    signals = _signals(values, mean, lower, upper, near_lower, near_upper)
    once = np.newaxis
    return Charts(
        None,
        mean[once],
        lower[once],
        upper[once],
        near_lower[once],
        near_upper[once],
        trial[once],
        signals,
    )


def _limits(base: Floats) -> tuple[Floats, Floats, Bools, Floats]:
    """The mean, the reach of the limits either side of it, whether they are trial ones, and how
    many steps one is cut into (nought: none, for a series that never moved).
    """
    ranges = base[1:] - base[:-1]
    np.abs(ranges, out=ranges)
    least, most = base.min(axis=0), base.max(axis=0)
    # Where a figure is missing, so is the least of its series.
    if not np.isnan(least).any():
        count = np.full(base.shape[1:], len(base))
        steps = count - 1
        total = total_of(base, np.maximum(most, -least))
        # No step is wider than all of them together.
        apart = total_of(ranges, most - least)
    else:
        known = ~np.isnan(base)
        count = known.sum(axis=0)
        steps = (known[1:] & known[:-1]).sum(axis=0)
        least = np.where(known, base, np.inf).min(axis=0)
        most = np.where(known, base, -np.inf).max(axis=0)
        total, apart = total_of(base), total_of(ranges)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / count
        average = apart / steps
    # A mean worked out in floats may miss the one value there is by a hair.
    flat = least == most
    mean = np.where(flat, least, mean)
    trial = (count < FEWEST_FOR_LIMITS) | np.isnan(average)
    return mean, LIMIT_PER_RANGE * average, trial, np.where(flat, 0.0, _finest(least, most))


def _finest(least: Floats, most: Floats) -> Floats:
    """As that of the charts of one series, for each of many."""
    exponent = np.frexp(np.maximum(most, -least))[1]
    decimals = DIGITS_THAT_COUNT - np.floor(exponent * DIGITS_OF_A_BIT).astype(np.int64)
    return np.array(POWERS_OF_TEN).take(decimals, mode="clip")


def _to_the_digits_that_count(line: Floats, finest: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(finest > 0, np.rint(line * finest) / finest, line)


def _signals(
    values: Floats,
    mean: Floats,
    lower: Floats,
    upper: Floats,
    near_lower: Floats,
    near_upper: Floats,
) -> tuple[Codes, Codes, Codes, Codes]:
    above, below = values > mean, values < mean
    outside = _sides(values > upper, values < lower)
    near = (values > near_upper) | (values < near_lower)
    two = _sides(_two_of_three(above, near), _two_of_three(below, near))
    run = _sides(_runs(above), _runs(below))
    return outside, _trends(values), two, run


def _sides(high: Bools, low: Bools) -> Codes:
    return high.view(np.uint8) + np.uint8(LOW) * low.view(np.uint8)


def _windows(marks: Bools, size: int) -> Bools:
    """Which places begin a window of so many marks without a break."""
    have, result = 1, marks
    while have < size:
        step = min(have, size - have)
        result = result[:-step] & result[step:]
        have += step
    return result


def _spread(begins: Bools, size: int) -> Bools:
    """All places of windows of this size that begin where marked."""
    result = np.zeros((len(begins) + size - 1, *begins.shape[1:]), dtype=np.bool_)
    result[: len(begins)] = begins
    have = 1
    while have < size:
        step = min(have, size - have)
        result[step:] |= result[:-step]
        have += step
    return result


def _runs(side: Bools) -> Bools:
    """All places of seven or more on one side."""
    if len(side) < RUN:
        return np.zeros_like(side)
    return _spread(_windows(side, RUN), RUN)


def _two_of_three(side: Bools, near: Bools) -> Bools:
    if len(side) < 3:
        return np.zeros_like(side)
    first, second, third = near[:-2], near[1:-1], near[2:]
    enough = (first & second) | (third & (first | second))
    return _spread(_windows(side, 3) & enough, 3) & near


def _trends(values: Floats) -> Codes:
    """All places of six steps one way, each with the side of the step that decides it."""
    if len(values) < RUN:
        return np.zeros(values.shape, dtype=np.uint8)
    up, down = values[1:] > values[:-1], values[1:] < values[:-1]
    inside = _spread(_windows(up, RUN - 1) | _windows(down, RUN - 1), RUN)
    goes_on = inside[1:]
    sides = []
    for steps in (up, down):
        side = np.zeros_like(inside)
        side[1:] = steps
        side[:-1] = np.where(goes_on, steps, side[:-1])
        sides.append(side & inside)
    return _sides(*sides)
