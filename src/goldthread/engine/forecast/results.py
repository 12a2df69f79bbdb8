"""What a forecast says: the figures to expect, how far they may lie, and how likely a target is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goldthread.engine.forecast.expectation import Expectation
from goldthread.engine.forecast.kinds import Kind
from goldthread.engine.forecast.scales import Scale


class Method(StrEnum):
    """How a forecast was made.

    ``NONE``: it was not, and the reason says why. ``CONSTANT``: every figure was the same,
    so that nothing shows how far the next may lie. ``COMPLETE``: nothing is left to come.
    """

    NONE = "none"
    CONSTANT = "constant"
    COMPLETE = "complete"
    SMOOTHING = "ETS"
    DRIFT_AND_THETA = "drift and Theta"
    SMOOTHING_THETA_AND_DRIFT = "ETS, Theta and drift"
    SMOOTHING_AND_THETA = "ETS and Theta"
    ALL_FOUR = "ETS, Theta, drift and the last figure"


@dataclass(frozen=True, slots=True)
class Forecast:
    """The figures to expect in the coming periods, in the unit of the series.

    Every tuple has one entry a period ahead and is empty where ``method`` is ``NONE``.
    ``n`` is how many figures it was made from (missing ones not counted). ``reason`` is a
    sentence: why there is no forecast, or which rule chose the method. ``calibrated`` says
    that the intervals were widened by what was learned on series whose future is known;
    without it they are only as wide as the method itself says. ``scale`` and ``expected``
    are what the figures were worked out from, and ``carried`` is the share of one period's
    error that stays in the next, for chances and outturns; ``decimals`` is how many to show.
    """

    method: Method
    reason: str
    frequency: int
    n: int
    kind: Kind = Kind.AMOUNT
    calibrated: bool = False
    mean: tuple[float, ...] = ()
    lower80: tuple[float, ...] = ()
    upper80: tuple[float, ...] = ()
    lower95: tuple[float, ...] = ()
    upper95: tuple[float, ...] = ()
    scale: Scale | None = None
    expected: tuple[Expectation, ...] = ()
    carried: float = 0.0
    decimals: int = 0

    def __bool__(self) -> bool:
        """Whether there is a forecast at all."""
        return self.method is not Method.NONE

    @property
    def horizon(self) -> int:
        """How many periods ahead it looks."""
        return len(self.mean)


@dataclass(frozen=True, slots=True)
class Chance:
    """How likely it is that a target will be met by its date.

    ``probability`` is the share as worked out, for storing and testing; what may be shown
    is ``percent`` (a multiple of 10 from 10 to 90, ``None`` beyond), ``words`` ("about
    70%", "less than 10%", "more than 90%") and ``sentence``, never a yes or a no.
    """

    probability: float
    percent: int | None
    words: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Outturn:
    """The total that a year is heading for: what is in and what is still to come.

    All in the unit of the series. ``so_far`` is what is in, ``remaining`` how many periods
    are still to come. ``chance`` is there where a goal was given. Where ``method`` is
    ``NONE`` the figures are ``None`` and ``reason`` says why.
    """

    method: Method
    reason: str
    so_far: float
    remaining: int
    calibrated: bool = False
    mean: float | None = None
    lower80: float | None = None
    upper80: float | None = None
    lower95: float | None = None
    upper95: float | None = None
    chance: Chance | None = None

    def __bool__(self) -> bool:
        """Whether an outturn could be worked out at all."""
        return self.method is not Method.NONE
