"""Holding a figure against numbers: what is good enough, what is close, and by how much.

Every target with numbers comes down to a ``Goal``: the values that meet it. A tolerance
says how far outside still counts as close.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from goldthread.framework.wording import amount, gap_in_words, plain_number


class Status(StrEnum):
    """How a measure stands against its target."""

    ON_TARGET = "on_target"
    CLOSE = "close"
    OFF_TARGET = "off_target"
    NO_TARGET = "no_target"
    AWAITING_DATA = "awaiting_data"
    AWAITING_COMPARATOR = "awaiting_comparator"
    CANNOT_JUDGE = "cannot_judge"

    @property
    def words(self) -> str:
        """The status as it is written on a page."""
        return self.value.replace("_", " ")

    @property
    def judged(self) -> bool:
        """Whether the figure was held against the target at all."""
        return self in JUDGED


JUDGED = (Status.ON_TARGET, Status.CLOSE, Status.OFF_TARGET)
"""The statuses of a figure that was judged, best first."""


@dataclass(frozen=True, slots=True)
class PercentOfTarget:
    """Close when the gap is at most this percentage of the target."""

    percent: Decimal = Decimal(10)

    def __str__(self) -> str:
        return f"within {plain_number(self.percent)}% of the target counts as close"


@dataclass(frozen=True, slots=True)
class PercentagePoints:
    """Close when the gap is at most so many percentage points; for percentages only."""

    points: Decimal

    def __str__(self) -> str:
        return f"within {gap_in_words(self.points, '%')} counts as close"


@dataclass(frozen=True, slots=True)
class AbsoluteFloor:
    """Close between the target and this standard, which is the least that is acceptable.

    Where less is better it is the most that is acceptable.
    """

    value: Decimal

    def __str__(self) -> str:
        return f"within the minimum standard of {plain_number(self.value)} counts as close"


@dataclass(frozen=True, slots=True)
class NoTolerance:
    """Nothing but the target will do: a figure is on target or off it."""

    def __str__(self) -> str:
        return "only the target itself will do"


@dataclass(frozen=True, slots=True)
class IntervalTest:
    """Close when chance alone could have kept the figure from meeting the target.

    It needs the numbers behind the figure; ``confidence`` is a share.
    """

    confidence: Decimal = Decimal("0.95")

    def __str__(self) -> str:
        return "so few cases that chance may have made the difference count as close"


Tolerance: TypeAlias = (
    PercentOfTarget | PercentagePoints | AbsoluteFloor | IntervalTest | NoTolerance
)

DEFAULT_TOLERANCE = PercentOfTarget()
"""Within 10% of the target, which is common practice."""


@dataclass(frozen=True, slots=True)
class Goal:
    """The values that meet a target: at least ``low``, at most ``high``, or between the two.

    ``strict`` leaves the ends out ("more than 90%"). At least one end is given.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    strict: bool = False

    def __post_init__(self) -> None:
        if self.low is None and self.high is None:
            raise ValueError("A goal needs a number.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"A goal cannot run from {self.low} down to {self.high}.")

    def __str__(self) -> str:
        low = None if self.low is None else amount(self.low, self.unit)
        high = None if self.high is None else amount(self.high, self.unit)
        if low is not None and high is not None:
            return f"exactly {low}" if self.low == self.high else f"between {low} and {high}"
        if low is not None:
            return f"more than {low}" if self.strict else f"at least {low}"
        return f"less than {high}" if self.strict else f"at most {high}"

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """The numbers that it names: the low end, the high end, or both."""
        return tuple(end for end in (self.low, self.high) if end is not None)

    @property
    def nearest_number(self) -> Decimal:
        """The one number to draw as a line: the low end, or the high end where that is all."""
        return self.ends[0]

    def is_met_by(self, value: Decimal) -> bool:
        """Whether the value meets the goal."""
        return not self._is_under(value) and not self._is_over(value)

    def gap_from(self, value: Decimal) -> Decimal:
        """How far outside the goal a value is, in the figure's unit; 0 when it meets it.

        A value that equals an end which is left out has a gap of 0 and still misses.
        """
        if self.low is not None and self._is_under(value):
            return self.low - value
        if self.high is not None and self._is_over(value):
            return value - self.high
        return Decimal(0)

    def missed_end(self, value: Decimal) -> Decimal | None:
        """The end of the goal that the value misses, ``None`` when it meets the goal."""
        if self._is_under(value):
            return self.low
        return self.high if self._is_over(value) else None

    def _is_under(self, value: Decimal) -> bool:
        return self.low is not None and (value < self.low or (self.strict and value == self.low))

    def _is_over(self, value: Decimal) -> bool:
        return self.high is not None and (value > self.high or (self.strict and value == self.high))


@dataclass(frozen=True, slots=True)
class Holding:
    """What came of holding a value against a goal: the status, the gap and the words for it."""

    status: Status
    gap: Decimal
    words: str


def hold(
    value: Decimal,
    goal: Goal,
    tolerance: Tolerance,
    *,
    actual: str | None = None,
    range_by_chance: tuple[Decimal, Decimal] | None = None,
) -> Holding:
    """Hold a value against a goal.

    ``actual`` is how the value is called in the sentence, if not by the bare figure.
    ``range_by_chance`` are the limits of its interval, for a tolerance that asks for them.
    The words are a clause without a full stop. Raises ``ValueError`` where the tolerance
    cannot be used with figures of this unit.
    """
    shown = actual or amount(value, goal.unit)
    missed = goal.missed_end(value)
    if missed is None:
        return Holding(Status.ON_TARGET, Decimal(0), f"{shown} meets the target of {goal}")
    gap = goal.gap_from(value)
    if gap == 0:
        # Only where the end itself is left out: "less than 12" and 12.
        words = f"{shown} is just at the limit: the target is {goal}"
    else:
        side = "short of" if value < missed else "over"
        away = f"{shown} is {gap_in_words(gap, goal.unit)} {side}"
        words = f"{away} the target of {goal}"
        if goal.strict:
            # Nobody is over "less than 12".
            words = f"{away} {amount(missed, goal.unit)}, and the target is {goal}"
    if isinstance(tolerance, IntervalTest):
        close = _is_within_chance(goal, range_by_chance)
    else:
        close = _is_close(value, missed, gap, goal.unit, tolerance)
    if close:
        return Holding(Status.CLOSE, gap, f"{words}; {tolerance}")
    return Holding(Status.OFF_TARGET, gap, words)


def _is_within_chance(goal: Goal, range_by_chance: tuple[Decimal, Decimal] | None) -> bool:
    if range_by_chance is None:
        raise ValueError("the tolerance needs the number of cases behind the figure")
    low, high = range_by_chance
    reaches_up = goal.low is None or high > goal.low or (high == goal.low and not goal.strict)
    reaches_down = goal.high is None or low < goal.high or (low == goal.high and not goal.strict)
    return reaches_up and reaches_down


def _is_close(
    value: Decimal,
    missed: Decimal,
    gap: Decimal,
    unit: str | None,
    tolerance: PercentOfTarget | PercentagePoints | AbsoluteFloor | NoTolerance,
) -> bool:
    match tolerance:
        case NoTolerance():
            return False
        case PercentOfTarget(percent):
            return gap <= abs(missed) * percent / 100
        case PercentagePoints(points):
            if unit not in ("%", None):
                raise ValueError(
                    f"the tolerance is in percentage points and the figures are in {unit}"
                )
            return gap <= points
        case AbsoluteFloor(floor):
            return floor <= value <= missed or missed <= value <= floor
