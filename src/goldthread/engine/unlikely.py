"""Questions about a figure that is about to be recorded. They ask; they never refuse."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from statistics import median

from goldthread.engine.goals import Goal
from goldthread.engine.noise import multiplier_of
from goldthread.engine.observations import Accumulation, Figures, Observation, Series
from goldthread.framework.periods import Period, PeriodKind
from goldthread.framework.wording import amount, gap_in_words, plain_number

TIMES_OFF = 10
"""A figure so many times its usual size, or target, is asked about."""

_FEWEST_FOR_RANGE = 8
_MOVES_AWAY = 5

_MAY_BE_BELOW_NOUGHT = re.compile(r"GBP|£|\bpoints?\b|\bscore\b", re.IGNORECASE)
"""Units of what is left over, or lies between two numbers: a budget overspent, a gap, a net score."""


class Doubt(StrEnum):
    """What is odd about a figure."""

    OVER_A_HUNDRED = "over_a_hundred"
    OVER_THE_HIGHEST = "over_the_highest"
    BELOW_NOUGHT = "below_nought"
    SHARE_FOR_PERCENT = "share_for_percent"
    TOTAL_FELL = "total_fell"
    CASES_DISAGREE = "cases_disagree"
    MORE_CASES_THAN_PEOPLE = "more_cases_than_people"
    ANOTHER_SIZE = "another_size"
    FAR_FROM_USUAL = "far_from_usual"
    PART_OF_ONE = "part_of_one"


_HARDLY = (
    Doubt.OVER_A_HUNDRED,
    Doubt.OVER_THE_HIGHEST,
    Doubt.BELOW_NOUGHT,
    Doubt.SHARE_FOR_PERCENT,
)
"""Doubts about the figure by itself, beside which its distance from the others says nothing."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask the person who enters a figure."""

    doubt: Doubt
    words: str


def questions_about(
    entered: Observation, series: Series, figures: Figures, *, goal: Goal | None = None
) -> tuple[Question, ...]:
    """What to ask about a figure before it is recorded, given the ones before it.

    ``figures`` are those known so far; one of the same period is being corrected and does
    not count. ``goal`` is what the target holds the figure to, if it has one.
    """
    if entered.value is None:
        return ()
    before = [
        found
        for period, found in figures.by_period.items()
        if period.kind is entered.period.kind and period.last < entered.period.last
    ]
    known = [found.value for found in before if found.value is not None]
    asked = [
        *_about_unit(entered.value, series.unit, known, goal),
        *_about_writing(entered.value, series.unit, known),
        *_about_cases(entered, series.unit),
        *_about_running_total(entered, series, figures),
    ]
    # What can hardly be is far from the usual size too; one question is enough.
    if not any(one.doubt in _HARDLY for one in asked):
        asked += _about_size(entered.value, series, known, goal)
    return tuple(asked)


def _about_unit(
    value: Decimal, unit: str | None, known: Sequence[Decimal], goal: Goal | None
) -> Iterator[Question]:
    """Ask about what can hardly be in this unit, unless a figure before or the target is such."""
    thought_of = [*known, *(goal.ends if goal is not None else ())]
    shown, most = amount(value, unit), _most_of(unit)
    if most is not None and value > most and not any(one > most for one in thought_of):
        if unit == "%":
            yield Question(
                Doubt.OVER_A_HUNDRED, f"{shown} is more than all of them. Can this be over 100%?"
            )
        else:
            yield Question(
                Doubt.OVER_THE_HIGHEST, f"{shown} is more than the highest there is. Is it right?"
            )
    if value < 0 and not any(one < 0 for one in thought_of):
        if _MAY_BE_BELOW_NOUGHT.search(unit or "") is None:
            yield Question(Doubt.BELOW_NOUGHT, f"{shown} is below nought. Is the minus sign meant?")
        elif known:
            yield Question(
                Doubt.BELOW_NOUGHT,
                f"{shown} is below nought, and no figure before was. Is it right?",
            )


def _most_of(unit: str | None) -> Decimal | None:
    """The highest figure that a unit has by itself: 100%, or 5 out of 5; ``None`` without one."""
    if unit == "%":
        return Decimal(100)
    out_of = re.fullmatch(r"/\s*(\d+)", unit or "")
    return Decimal(out_of[1]) if out_of else None


def _about_writing(
    value: Decimal, unit: str | None, known: Sequence[Decimal]
) -> Iterator[Question]:
    """Ask about a figure that is written otherwise than those before it."""
    shown = amount(value, unit)
    if unit == "%" and 0 < value <= 1 and known and median(known) >= TIMES_OFF:
        percent = amount(value * 100, unit)
        yield Question(Doubt.SHARE_FOR_PERCENT, f"{shown} is very small. Was {percent} meant?")
    if unit is None and not _is_whole(value) and len(known) > 1 and all(map(_is_whole, known)):
        yield Question(
            Doubt.PART_OF_ONE, f"{shown} is not a whole number, and every figure before was."
        )


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()


def _about_cases(entered: Observation, unit: str | None) -> Iterator[Question]:
    cases, of = entered.numerator, entered.denominator
    multiplier = multiplier_of(unit)
    if cases is None or of is None or of <= 0 or entered.value is None or multiplier is None:
        return
    if unit == "%" and cases > of:
        yield Question(
            Doubt.MORE_CASES_THAN_PEOPLE,
            f"{plain_number(cases)} of {plain_number(of)} is more than all of them. "
            "Are the two numbers the right way round?",
        )
        return
    worked_out = cases * Decimal(int(multiplier)) / of
    # A figure typed with one decimal may be half of one such step from the exact one.
    exponent = entered.value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
    if abs(worked_out - entered.value) > step:
        exact = amount(worked_out.quantize(step / 10), unit)
        yield Question(
            Doubt.CASES_DISAGREE,
            f"{plain_number(cases)} of {plain_number(of)} makes {exact}, and "
            f"{amount(entered.value, unit)} was entered. Which is right?",
        )


def _about_running_total(
    entered: Observation, series: Series, figures: Figures
) -> Iterator[Question]:
    before = figures.before(entered.period)
    if entered.value is None or before is None or before.value is None:
        return
    if not series.can_add_up or not _runs_on(before.period, entered.period, series.accumulation):
        return
    if entered.value < before.value:
        yield Question(
            Doubt.TOTAL_FELL,
            f"The total so far was {amount(before.value, series.unit)} in "
            f"{before.period.label}, and cannot have fallen to "
            f"{amount(entered.value, series.unit)}. Is this the figure of "
            f"{entered.period.label} alone?",
        )


def _runs_on(before: Period, period: Period, accumulation: Accumulation) -> bool:
    """Whether a figure contains the one before it."""
    if accumulation is Accumulation.YEAR_TO_DATE:
        year = period.within(PeriodKind.FINANCIAL_YEAR)
        return year is not None and year.contains(before)
    return accumulation is Accumulation.SINCE_START


def _about_size(
    value: Decimal, series: Series, known: Sequence[Decimal], goal: Goal | None
) -> Iterator[Question]:
    shown = amount(value, series.unit)
    alone = series.accumulation is Accumulation.EACH_PERIOD
    if known and alone:
        usual = Decimal(median(known))
        if _is_another_size(value, usual):
            before = "the usual figure" if len(known) > 1 else "the figure before"
            yield Question(
                Doubt.ANOTHER_SIZE,
                f"{shown} is {_times(value, usual)} {before} of "
                f"{amount(usual, series.unit)}. Is the decimal point in the right place?",
            )
        elif len(known) >= _FEWEST_FOR_RANGE:
            yield from _about_range(value, series.unit, known)
        return
    number = goal.nearest_number if goal is not None else None
    # A total so far is larger every time, and small beside its target as it begins.
    if number is not None and (alone or value > number) and _is_another_size(value, number):
        yield Question(
            Doubt.ANOTHER_SIZE,
            f"{shown} is {_times(value, number)} the target of "
            f"{amount(number, series.unit)}. Do the two count the same thing?",
        )


def _is_another_size(value: Decimal, usual: Decimal) -> bool:
    if value == 0 or usual == 0 or (value < 0) is not (usual < 0):
        return False
    # Counts of a handful reach ten times their size by chance.
    if max(abs(value), abs(usual)) < TIMES_OFF * 2:
        return False
    return not abs(usual) < abs(value) * TIMES_OFF < abs(usual) * TIMES_OFF**2


def _times(value: Decimal, usual: Decimal) -> str:
    if abs(value) > abs(usual):
        return f"{plain_number((value / usual).quantize(Decimal(1)))} times"
    return "less than a tenth of"


def _about_range(value: Decimal, unit: str | None, known: Sequence[Decimal]) -> Iterator[Question]:
    """Ask about a figure much further from the last than the figures ever moved."""
    moves = [abs(later - earlier) for earlier, later in pairwise(known)]
    usual, moved = Decimal(median(moves)), abs(value - known[-1])
    if usual > 0 and moved > max(_MOVES_AWAY * usual, *moves):
        yield Question(
            Doubt.FAR_FROM_USUAL,
            f"{amount(value, unit)} is {gap_in_words(moved, unit)} from the figure before, "
            f"and the figures usually move by {gap_in_words(usual, unit)}. Is it right?",
        )
