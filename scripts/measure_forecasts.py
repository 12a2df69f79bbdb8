"""Measure how near chances come on series that nothing was learned from.

    python scripts/measure_forecasts.py M3.json

The file is as for ``learn_forecast_widening.py``; every third series is asked, each with its
last figures: how likely is the best figure of its last year again? Prints, for every length,
how often that happened, and the Brier score (the mean squared distance between the chance
and what happened) of Goldthread, of a random walk without drift, and of always saying how
often it happens on the other series; then how often it happened for each chance that was said;
then how the score for 8 years differs between sorts of series; then how many of the figures that
came lay within the intervals.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from statistics import NormalDist, fmean, stdev
from typing import Any

from goldthread.engine.forecast import chance_of_meeting, forecast_series
from goldthread.engine.forecast.learning import is_held_out
from goldthread.engine.goals import Goal

QUESTIONS = ((1, 8, 3), (1, 14, 3), (4, 8, 4), (4, 12, 4), (4, 20, 4), (12, 24, 12), (12, 36, 12))
"""How many figures a year, how many are known, and how many periods ahead is asked."""

INTERVALS = (
    *((1, 6, 3), (1, 8, 3), (1, 10, 6), (1, 14, 3), (1, 18, 6)),
    *((4, 6, 4), (4, 8, 4), (4, 10, 8), (4, 12, 4), (4, 20, 4), (4, 32, 8)),
    *((12, 6, 6), (12, 12, 12), (12, 18, 12), (12, 24, 12), (12, 36, 12), (12, 48, 12)),
    (12, 60, 18),
)
"""The same, for the intervals."""


@dataclass(frozen=True)
class Asked:
    """One series: what is known, and what came."""

    known: tuple[float, ...]
    came: tuple[float, ...]

    def target(self, frequency: int) -> float:
        """The best figure of the last year that is known."""
        return max(self.known[-frequency:])


def asked(
    series: Iterable[dict[str, Any]], frequency: int, n: int, horizon: int, *, held_out: bool
) -> list[Asked]:
    """Every series that is long enough, of those held out or of the others."""
    return [
        Asked(tuple(one["x"][-n:]), tuple(one["xx"][:horizon]))
        for one in series
        if one["freq"] == frequency
        and one.get("period") != "OTHER"
        and len(one["x"]) >= n
        and is_held_out(one["id"]) is held_out
    ]


def met(one: Asked, frequency: int) -> bool:
    """Whether the last figure that came was at least the target."""
    return one.came[-1] >= one.target(frequency)


def chance_of(one: Asked, frequency: int) -> float:
    """The chance as Goldthread works it out."""
    forecast = forecast_series(one.known, frequency, len(one.came))
    chance = chance_of_meeting(Goal(low=Decimal(repr(one.target(frequency)))), forecast)
    if chance is None:
        raise ValueError(f"no forecast was made: {forecast.reason}")
    return chance.probability


def chance_of_a_random_walk(one: Asked, frequency: int) -> float:
    """The chance if the figure went nowhere but strayed as it has from period to period."""
    steps = [after - before for before, after in pairwise(one.known)]
    spread = math.sqrt(fmean(step**2 for step in steps) * len(one.came))
    away = one.target(frequency) - one.known[-1]
    return 1 - NormalDist().cdf(away / spread) if spread else float(away <= 0)


def squared(chances: Iterable[float], happened: Iterable[bool]) -> list[float]:
    """The squared distance between each chance and what happened."""
    return [(chance - was) ** 2 for chance, was in zip(chances, happened, strict=True)]


def chances_told(series: list[dict[str, Any]]) -> Iterator[str]:
    """The lines of the table of chances, and of the one of what became of them."""
    said: dict[int, list[bool]] = defaultdict(list)
    yield "a year  figures  ahead  series  met  Goldthread    ±  random walk  always the usual"
    for frequency, n, horizon in QUESTIONS:
        others = asked(series, frequency, n, horizon, held_out=False)
        usual = fmean(met(one, frequency) for one in others)
        held = asked(series, frequency, n, horizon, held_out=True)
        happened = [met(one, frequency) for one in held]
        chances = [chance_of(one, frequency) for one in held]
        own = squared(chances, happened)
        walk = squared((chance_of_a_random_walk(one, frequency) for one in held), happened)
        always = squared([usual] * len(held), happened)
        yield (
            f"{frequency:6}  {n:7}  {horizon:5}  {len(held):6}  {fmean(happened):3.0%}  "
            f"{fmean(own):10.3f}  {stdev(own) / math.sqrt(len(own)):.3f}  "
            f"{fmean(walk):9.3f}  {fmean(always):16.3f}"
        )
        for chance, was in zip(chances, happened, strict=True):
            said[math.floor(chance * 10 + 0.5)].append(was)
    yield "\nsaid  times  happened"
    for tens, happened in sorted(said.items()):
        yield f"{tens * 10:3}%  {len(happened):5}  {fmean(happened):7.0%}"


def sorts_told(series: list[dict[str, Any]]) -> Iterator[str]:
    """The lines of the table of what sort of series the question of 8 years is asked of."""
    frequency, n, horizon = QUESTIONS[0]
    sorts: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for one in series:
        sorts[one["type"].strip()].append(one)
    yield "\nsort of series, 8 years  learned on  Goldthread  held out  Goldthread"
    for sort, members in sorted(sorts.items()):
        told = ""
        for held_out in (False, True):
            found = asked(members, frequency, n, horizon, held_out=held_out)
            own = squared(
                (chance_of(one, frequency) for one in found),
                (met(one, frequency) for one in found),
            )
            told += f"{len(own):10}  {fmean(own):10.3f}" if own else f"{0:10}  {'':10}"
        yield f"{sort:24}{told}"


def intervals_told(series: list[dict[str, Any]]) -> Iterator[str]:
    """The lines of the table of intervals."""
    yield "\na year  figures  ahead  95% held  80% held"
    for frequency, n, horizon in INTERVALS:
        in95, in80 = [], []
        for one in asked(series, frequency, n, horizon, held_out=True):
            told = forecast_series(one.known, frequency, horizon)
            for step, came in enumerate(one.came):
                in95.append(told.lower95[step] <= came <= told.upper95[step])
                in80.append(told.lower80[step] <= came <= told.upper80[step])
        yield (
            f"{frequency:6}  {n:7}  {horizon:5}  {100 * fmean(in95):7.1f}%  {100 * fmean(in80):7.1f}%"
        )


if __name__ == "__main__":
    competition = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    for line in (
        *chances_told(competition),
        *sorts_told(competition),
        *intervals_told(competition),
    ):
        sys.stdout.write(f"{line}\n")
