"""Made-up figures for the demonstration: seeded, repeatable and marked on every one.

They start from the printed baseline and are steered by the printed target, so that the
pages show every status and every direction of travel in a believable mix. They say nothing
about any council, and each of them says so. ``docs/explanation/demo-data.md`` tells how they
are made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from math import ceil, floor
from random import Random
from typing import Literal

from goldthread.demo.course import Ending, Situation, ending_for, path
from goldthread.demo.goal import Goal, better_direction, goal_of
from goldthread.demo.published import PublishedFigure
from goldthread.demo.scale import Scale, scale_of
from goldthread.framework import Framework, Measure
from goldthread.framework.periods import (
    Period,
    PeriodKind,
    containing,
    period_kind_for,
    rolling,
    steps_between_figures,
)
from goldthread.framework.rules import Value
from goldthread.framework.rules.schedule import Every
from goldthread.framework.rules.values import Figure, SeveralFigures

SEED = 1921
"""The seed of the shipped demonstration: the year the first Becontree homes were let."""

SOURCE = f"Made up for the demonstration (seed {SEED}); not a figure of any council."

_NUMBER_WORDS = ("number", "count", "total")
_SHARE_WORDS = ("percent", "%", "proportion", "share")
_RATE_WORDS = ("rate",)
_LATE_PERIODS = 2
_FEWEST_COUNTED = 12


@dataclass(frozen=True, slots=True)
class SeriesToFill:
    """A series that has no real figures: its measure, its own label and its unit.

    ``label`` is blank and ``unit`` is ``None`` for a measure that is one plain figure.
    """

    measure: Measure
    label: str = ""
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class IllustrativeFigure:
    """One made-up figure of one series for one period.

    ``numerator`` and ``denominator`` are whole people behind a percentage; ``None`` for any
    other figure. ``illustrative`` is always true and goes with the figure wherever it goes.
    """

    measure: str
    label: str
    period: Period
    value: Decimal
    numerator: int | None = None
    denominator: int | None = None
    illustrative: Literal[True] = True
    source: str = SOURCE


def series_to_fill(
    framework: Framework, *, published: Iterable[PublishedFigure] = ()
) -> tuple[SeriesToFill, ...]:
    """Every series of a framework that has no published figure: one for each component.

    A measure with published figures is left to them.
    """
    real = {figure.measure for figure in published}
    return tuple(
        SeriesToFill(measure, label)
        for measure in framework.measures
        if measure.title not in real
        for label in measure.components or ("",)
    )


def illustrative_figures(
    series: Iterable[SeriesToFill], *, since: date, until: date, seed: int = SEED
) -> tuple[IllustrativeFigure, ...]:
    """Made-up figures for every series whose name or rules tell what kind of number it is.

    Figures run from the first whole period after the baseline's (or from ``since`` where the
    baseline has none) to the last whole period ending by ``until``. The same series and seed
    give the same figures on every machine, whatever other series are asked for beside it,
    and a measure that a document prints twice gets the same figures twice. A series with no
    scale, and a few others, get none: they await data.
    """
    return tuple(
        figure for one in series for figure in _figures_of(one, since=since, until=until, seed=seed)
    )


def _figures_of(
    series: SeriesToFill, *, since: date, until: date, seed: int
) -> Iterable[IllustrativeFigure]:
    measure = series.measure
    baseline = baseline_of(measure.baseline, series.label)
    periods = _periods(measure, baseline, since=since, until=until)
    if not periods:
        return
    goal = _goal(series, baseline, periods[-1].last)
    unit = _unit(series, baseline)
    scale = scale_of(
        measure.title,
        unit=unit or (goal.unit if goal else None),
        printed=baseline.value if baseline else None,
        asked=goal.number if goal else None,
        label=series.label,
    )
    if scale is None:
        return
    random = _generator(series, seed)
    situation = Situation(
        scale=scale,
        start=float(baseline.value) if baseline else None,
        better=better_direction(measure),
        goal=goal,
        months=min(12, periods[0].months),
    )
    ending = ending_for(situation, random)
    if ending is Ending.LATE:
        periods = periods[: -1 if situation.months >= 12 else -_LATE_PERIODS]
    people = _people_behind(situation, random)
    whole = floor if situation.better < 0 else ceil
    for period, number in zip(
        periods, path(situation, ending, [p.last.month for p in periods], random), strict=False
    ):
        yield _figure(series, period, number, scale, people, whole)


def _generator(series: SeriesToFill, seed: int) -> Random:
    """The series' own generator, the same for a measure that is printed in two places.

    Two printings differ in capitals, spaces, a first "The" and a full stop, never in their
    baseline.
    """
    measure = series.measure
    title = measure.title.casefold().strip(" .*").removeprefix("the ")
    words = (str(seed), title, measure.baseline_text or "", series.label.casefold())
    # Not for secrets: what matters is that everybody gets the same figures.
    return Random("|".join(" ".join(part.split()) for part in words))  # noqa: S311


def _figure(
    series: SeriesToFill,
    period: Period,
    number: float,
    scale: Scale,
    people: int | None,
    whole: Callable[[float], int],
) -> IllustrativeFigure:
    if people is None:
        return IllustrativeFigure(series.measure.id, series.label, period, scale.printed(number))
    # Whole people stand behind a percentage, so the figure is what they come to. Taking the
    # person on the better side keeps a figure that meets its target from missing it by one;
    # what is a hair's breadth from whole is whole.
    numerator = min(people, whole(round(number * people / 100, 6)))
    value = scale.printed(100 * numerator / people)
    return IllustrativeFigure(series.measure.id, series.label, period, value, numerator, people)


def baseline_of(value: Value | None, label: str) -> Figure | None:
    """The printed figure a series starts from, by its label; ``None`` where none is its own.

    >>> baseline_of(Figure(value=Decimal("7.4")), "").value
    Decimal('7.4')
    """
    if isinstance(value, Figure):
        return value if _speaks_of(value, label) else None
    if not isinstance(value, SeveralFigures):
        return None
    figures = [part for part in value.parts if isinstance(part, Figure)]
    if not label:
        return figures[0] if figures else None
    own = [figure for figure in figures if (figure.label or "").casefold() == label.casefold()]
    return next(iter(own or [figure for figure in figures if _speaks_of(figure, label)]), None)


def _speaks_of(figure: Figure, label: str) -> bool:
    """Whether a figure without a name of its own can be the one the label asks for."""
    asked = label.casefold()
    if figure.label:
        return not asked or figure.label.casefold() == asked
    if figure.what and asked:
        return asked.startswith(figure.what.casefold())
    if any(word in asked for word in _SHARE_WORDS):
        return figure.unit == "%"
    if asked.startswith(_NUMBER_WORDS):
        return figure.unit is None
    if asked.startswith(_RATE_WORDS):
        return figure.unit is not None and figure.unit.startswith("per ")
    return not asked


def _unit(series: SeriesToFill, baseline: Figure | None) -> str | None:
    """The unit of a series as the record, its printed figure or its own name has it."""
    if series.unit or (baseline and baseline.unit):
        return series.unit or (baseline.unit if baseline else None)
    return "%" if any(word in series.label.casefold() for word in _SHARE_WORDS) else None


def _goal(series: SeriesToFill, baseline: Figure | None, on: date) -> Goal | None:
    """The goal of one series of the measure.

    A target for the percentage steers the percentage and not the number beside it; a number
    asked of several parts together is asked of each in equal parts.
    """
    goal = goal_of(series.measure.target, on)
    if goal is None or not series.label:
        return goal
    if (goal.unit == "%") != (_unit(series, baseline) == "%"):
        return None
    parts = len(series.measure.components)
    if goal.unit == "%" or parts < 2 or series.label.casefold().startswith(_NUMBER_WORDS):
        return goal
    return replace(goal, number=goal.number / parts)


def _periods(
    measure: Measure, baseline: Figure | None, *, since: date, until: date
) -> list[Period]:
    # What is collected once, or at no stated time, is shown by year.
    kind = period_kind_for(measure.frequency) or PeriodKind.FINANCIAL_YEAR
    begins = since
    if baseline is not None and baseline.covers is not None:
        begins = max(since, baseline.covers.last + timedelta(days=1))
    step = steps_between_figures(measure.frequency, kind)
    rolls = kind is PeriodKind.ROLLING
    here = _window(measure, until) if rolls else containing(until, kind)
    if here.last > until:
        here = here.previous()
    # Counted back from the end, so that figures of every second year include the last.
    periods = []
    while (here.last if rolls else here.first) >= begins:
        periods.append(here)
        here = here.moved(-step)
    return periods[::-1]


def _window(measure: Measure, until: date) -> Period:
    """The rolling window that a measure is counted over, ending with the month of ``until``."""
    frequency = measure.frequency
    length = frequency.rolling if isinstance(frequency, Every) else None
    if length is None:
        return rolling(12, until.year, until.month)
    months = length.value * 12 if length.unit.startswith("year") else length.value
    return rolling(months, until.year, until.month)


def _people_behind(situation: Situation, random: Random) -> int | None:
    """How many people a percentage is made out to be a share of; ``None`` for other figures.

    Small shares are of more people, so that they are shares of somebody.
    """
    drawn = 180 + int(random.random() * 1400)
    if not situation.scale.of_people:
        return None
    share = situation.start or situation.goal_per_period or 100.0
    return max(drawn, int(_FEWEST_COUNTED * 100 / max(share, 0.1)))
