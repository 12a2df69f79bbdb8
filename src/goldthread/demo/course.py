"""The course a made-up series takes: where it starts, where it ends and how it gets there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from random import Random

from goldthread.demo.goal import Goal
from goldthread.demo.scale import Kind, Scale


class Ending(StrEnum):
    """How a series stands at the end of the demonstration."""

    ON_TARGET = "on target"
    CLOSE = "close"
    OFF_TARGET = "off target"
    BETTER = "better than it began"
    LEVEL = "about where it began"
    WORSE = "worse than it began"
    LATE = "last figures not yet in"
    NOTHING_YET = "no figures yet"


# How many of every hundred series end in each way. Of those with a numeric target roughly six
# in ten meet it; of all measures about half have such a target, so a whole framework shows
# every status without any of them being rare.
_WITH_GOAL = (
    (Ending.ON_TARGET, 60),
    (Ending.CLOSE, 17),
    (Ending.OFF_TARGET, 15),
    (Ending.LATE, 5),
    (Ending.NOTHING_YET, 3),
)
_WITHOUT_GOAL = (
    (Ending.BETTER, 42),
    (Ending.LEVEL, 32),
    (Ending.WORSE, 16),
    (Ending.LATE, 5),
    (Ending.NOTHING_YET, 5),
)

# A year's shape by month, April first, as shares of its own height: a cosine to two places, so
# that no platform's mathematics library can change a published figure.
_SHAPE_OF_YEAR = (1.0, 0.87, 0.5, 0.0, -0.5, -0.87, -1.0, -0.87, -0.5, 0.0, 0.5, 0.87)
_SEASONAL_SHARE = 0.35
# A series that starts beyond its target seldom falls short of it two years later.
_STEADY_SHARE = 0.7
_POINTS_FOR_A_SEASON = 8


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a series before any figure is made up.

    ``start`` is the printed baseline, ``better`` 1, -1 or 0 (not said), ``months`` the length
    of one period and ``goal`` a number for one such period.
    """

    scale: Scale
    start: float | None
    better: int
    goal: Goal | None
    months: int

    @property
    def goal_is_a_sum(self) -> bool:
        """Whether the goal adds up a year's figures, so that a baseline is no place to start."""
        return self.goal is not None and self.goal.per_year and self.months < 12

    @property
    def ahead(self) -> float:
        """By how much the baseline already beats the goal; 0 where it does not."""
        goal = self.goal_per_period
        if goal is None or self.start is None or self.goal_is_a_sum:
            return 0.0
        return max(0.0, (self.start - goal) * (self.better or 1))

    @property
    def goal_per_period(self) -> float | None:
        """The goal as each period's figure must meet it; a year's total in equal parts."""
        if self.goal is None:
            return None
        number = float(self.goal.number)
        if self.goal.strict:
            number += float(self.scale.step) * (self.better or 1)
        return number * self.months / 12 if self.goal.per_year else number


def ending_for(situation: Situation, random: Random) -> Ending:
    """How a series ends, drawn in the shares above."""
    shares = _WITHOUT_GOAL if situation.goal is None else _WITH_GOAL
    drawn = random.random() * 100
    steady = random.random() < _STEADY_SHARE
    for ending, share in shares:
        drawn -= share
        if drawn < 0:
            missed = ending in (Ending.CLOSE, Ending.OFF_TARGET)
            return Ending.ON_TARGET if missed and situation.ahead > 0 and steady else ending
    return shares[-1][0]


def path(
    situation: Situation, ending: Ending, months: Sequence[int], random: Random
) -> list[float]:
    """One number for each period (``months`` holds the month each ends in), before rounding."""
    if ending is Ending.NOTHING_YET or not months:
        return []
    end = _end(situation, ending, random)
    start = _start(situation, end, random)
    if situation.goal is not None and situation.goal.reached_in_steps:
        return _climb(start, end, len(months), random)
    points = len(months)
    swing = _swing(situation.scale, start, end) * (0.5 + random.random())
    season = _season(months, swing, random)
    numbers = []
    for index in range(points):
        along = (index + 1) / points
        # The last point carries the ending, so it is free of noise and season.
        loose = 0.0 if index == points - 1 else 1.0
        noise = loose * swing * _bell(random)
        numbers.append(start + (end - start) * along + noise + loose * season[index])
    negative = situation.start is not None and situation.start < 0
    return [situation.scale.bounded(number, below_zero=negative) for number in numbers]


def _end(situation: Situation, ending: Ending, random: Random) -> float:
    goal = situation.goal_per_period
    better = situation.better or 1
    if goal is None:
        return _end_without_goal(situation, ending, better, random)
    step = float(situation.scale.step)
    reach = max(situation.scale.size(goal), step)
    if ending is Ending.CLOSE:
        return goal - better * max(step, reach * (0.01 + 0.06 * random.random()))
    if ending is Ending.OFF_TARGET:
        least = min(3 * step, 0.6 * reach)
        short = max(least, reach * (0.12 + 0.16 * random.random()))
        if situation.start is not None and not situation.goal_is_a_sum:
            # From far behind, part of the way is as far as it gets.
            short = max(short, (goal - situation.start) * better * (0.3 + 0.5 * random.random()))
        return goal - better * short
    beyond = situation.ahead * (0.8 + 0.3 * random.random()) + reach * 0.03 * random.random()
    if situation.goal_is_a_sum:
        # The last year has to add up, not only its last month.
        beyond = reach * (0.1 + 0.08 * random.random())
    return situation.scale.bounded(goal + better * beyond)


def _end_without_goal(situation: Situation, ending: Ending, better: int, random: Random) -> float:
    start = situation.start
    if start is None:
        start = situation.scale.modest(random.random(), situation.better)
    by = {
        Ending.BETTER: 0.06 + 0.14 * random.random(),
        Ending.WORSE: -0.05 - 0.13 * random.random(),
    }
    moved = by.get(ending, 0.02 * (random.random() - 0.5))
    if situation.scale.kind is Kind.PERCENTAGE:
        # Near 0 or 100 there is only so far to go.
        return start + better * moved * min(max(start, 1.0), max(100.0 - start, 1.0))
    moved *= situation.scale.slowness
    return start + better * moved * situation.scale.size(start)


def _start(situation: Situation, end: float, random: Random) -> float:
    if situation.start is not None and not situation.goal_is_a_sum:
        return situation.start
    if situation.goal is not None and situation.goal.reached_in_steps:
        return end * (0.08 + 0.17 * random.random())
    behind = (0.02 + 0.1 * random.random()) * situation.scale.size(end)
    return situation.scale.bounded(end - (situation.better or 1) * behind)


def _climb(start: float, end: float, points: int, random: Random) -> list[float]:
    """A total that only grows: unequal steps from the start to the end."""
    if end <= start:
        return [start] * (points - 1) + [max(start, end)]
    steps = [0.4 + random.random() for _ in range(points)]
    whole, grown, numbers = sum(steps), 0.0, []
    for step in steps:
        grown += step
        numbers.append(start + (end - start) * grown / whole)
    return numbers


def _swing(scale: Scale, start: float, end: float) -> float:
    """How far figures ordinarily stray: for counts and rates about what chance alone gives."""
    level = (abs(start) + abs(end)) / 2
    if scale.kind is Kind.PERCENTAGE:
        return 0.03 * max(4.0, min(level, 100 - level))
    if scale.kind is Kind.AROUND_NOUGHT or scale.slowness < 1:
        return 0.03 * scale.slowness * scale.size(level)
    return max(0.02 * level, 0.6 * sqrt(level))


def _season(months: Sequence[int], swing: float, random: Random) -> list[float]:
    drawn, turn = random.random(), int(random.random() * 12)
    if drawn > _SEASONAL_SHARE or len(months) < _POINTS_FOR_A_SEASON:
        return [0.0] * len(months)
    return [1.8 * swing * _SHAPE_OF_YEAR[(month + turn) % 12] for month in months]


def _bell(random: Random) -> float:
    """A draw of mean 0 and deviation 1 in the shape of a bell: twelve even draws, less six.

    Only ``Random.random`` is promised to give the same numbers in every version of Python.
    """
    return sum(random.random() for _ in range(12)) - 6
