"""When things happen: the deadline of a promise, and how often a figure is collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.targets import NotUnderstood


class Unit(StrEnum):
    """The length that a frequency repeats over."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    TERM = "term"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueBy:
    """A promise with a last day. ``event`` holds the words around the date."""

    by: Moment
    event: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Something that happens between two days."""

    first: date
    last: date
    precision: Precision
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """The same months every year (1 = January)."""

    months: tuple[int, ...]
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ongoing:
    """Work without an end date."""

    event: str | None = None
    starts_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralDates:
    """More than one date in one cell."""

    parts: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateToBeConfirmed:
    """Promised but not yet set."""

    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDate:
    """There is none, and why: ``na`` or ``blank``."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """Collected ``times`` times in every ``interval`` units (monthly is 1 month, once).

    ``lag`` is how many ``lag_unit`` after the period's end the figure is known.
    """

    unit: Unit
    interval: int = 1
    times: int = 1
    lag: int = 0
    lag_unit: Unit | None = None
    cumulative: bool = False
    source: str | None = None
    months: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if self.interval < 1 or self.times < 1:
            raise ValueError("A frequency repeats at least once in at least one unit.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralFrequencies:
    """More than one frequency in one cell; ``choice`` when the document leaves it open."""

    parts: tuple[Frequency, ...]
    choice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOff:
    """Collected once."""

    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyToBeConfirmed:
    """Promised but not yet set."""

    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFrequency:
    """There is none, and why: ``na`` or ``blank``."""

    why: str


Deadline: TypeAlias = (
    DueBy
    | Window
    | Recurring
    | Ongoing
    | SeveralDates
    | DateToBeConfirmed
    | NoDate
    | NotUnderstood
)
Frequency: TypeAlias = (
    Every
    | SeveralFrequencies
    | OneOff
    | FrequencyToBeConfirmed
    | NoFrequency
    | NotUnderstood
)
