"""When things happen: the deadline of a promise, and how often a figure is collected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from goldthread.framework.rules.moments import DayInYear, Length, Moment, Precision
from goldthread.framework.rules.rule import Rule, require
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
class DueBy(Rule):
    """A promise with a last day. ``event`` holds the words around the date.

    ``was`` is an older date struck through beside it; ``financial_year`` the label the
    document's quarter or year belongs to ("2020-21").
    """

    by: Moment
    event: str | None = None
    provisional: bool = False
    was: date | None = None
    financial_year: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueByDayInYear(Rule):
    """A promise with a day and month but no year, which therefore cannot yet be judged."""

    by: DayInYear
    event: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DueByQuarter(Rule):
    """A promise for a numbered quarter of a year that is not named."""

    quarter: int
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Rule):
    """Something that happens between two days."""

    first: date
    last: date
    precision: Precision
    event: str | None = None
    open_ended: bool = False
    provisional: bool = False

    def __post_init__(self) -> None:
        require(self.first <= self.last, f"A window cannot end ({self.last}) before it begins.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring(Rule):
    """The same months every year (1 = January)."""

    months: tuple[int, ...]
    event: str | None = None

    def __post_init__(self) -> None:
        require(
            bool(self.months) and all(1 <= month <= 12 for month in self.months),
            "A recurring date needs months from 1 to 12.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ongoing(Rule):
    """Work without an end date."""

    event: str | None = None
    starts_on: date | None = None


class DateSense(StrEnum):
    """What a date that is not a deadline stands for."""

    DONE = "done"
    START = "start"
    AS_AT = "as_at"
    TIMESTAMP = "timestamp"
    RELEASE = "release"
    REVIEW = "review"


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherDate(Rule):
    """A date that is not a deadline: when something was done, starts, or is reviewed."""

    sense: DateSense
    at: Moment | DayInYear
    event: str | None = None
    every: Every | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunsUntil(Rule):
    """Work that goes on to a last day, which is an end and not a promise."""

    last: Moment | DayInYear
    event: str | None = None


class State(StrEnum):
    """How work or collection stands where no date is given."""

    STARTED = "started"
    CONTINUOUS = "continuous"
    IRREGULAR = "irregular"
    DISCONTINUED = "discontinued"
    FORECAST = "forecast"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing(Rule):
    """A state of affairs without a date: under way, as required, discontinued."""

    state: State
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeDate(Rule):
    """A date that hangs on an event: ``after``, ``before`` or ``during`` it, by some time."""

    after: str | None = None
    before: str | None = None
    during: str | None = None
    days: int | None = None
    working_days: int | None = None
    weeks: int | None = None
    months: int | None = None
    years: int | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration(Rule):
    """A length of time with neither beginning nor end given."""

    length: Length
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingWindow(Rule):
    """The time a figure is counted over: rolling twelve months, or the year to date."""

    length: Length | None = None
    rolling: bool = False
    basis: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrears(Rule):
    """How late a figure is known, with no word on how often."""

    lag: Length


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Rule):
    """A date or frequency that points elsewhere: "As above", "By statutory deadlines"."""

    to: str
    resolves_to: Deadline | Frequency | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inherited(Rule):
    """An empty cell that belongs to a merged one above; ``from_line`` is where that stands."""

    from_line: int | None = None
    resolves_to: Deadline | Frequency | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralDates(Rule):
    """More than one date in one cell; ``choice`` when the document leaves it open.

    ``one_per_row`` where rows were run together.
    """

    parts: tuple[Deadline, ...]
    choice: bool = False
    one_per_row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DateToBeConfirmed(Rule):
    """Promised but not yet set."""

    until: str | None = None
    who: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoDate(Rule):
    """There is none, and why: ``na`` or ``blank``."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Every(Rule):
    """Collected ``times`` times in every ``interval`` units (monthly is 1 month, once).

    ``at_most_times`` is the upper end of "2-3 times a year". ``lag`` is how many
    ``lag_unit`` after the period's end the figure is known. ``months`` (1 = January) and
    ``quarters`` say when in the year. ``what`` is what is repeated where it is not the
    collection of the figure, and ``minimum`` marks "at least".
    """

    unit: Unit
    interval: int = 1
    times: int = 1
    at_most_times: int | None = None
    lag: int = 0
    lag_unit: Unit | None = None
    cumulative: bool = False
    source: str | None = None
    months: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    audience: str | None = None
    condition: str | None = None
    minimum: bool = False
    rolling: Length | None = None
    statistic: str | None = None
    split: str | None = None
    starts_on: date | None = None
    what: str | None = None
    event: str | None = None

    def __post_init__(self) -> None:
        require(
            self.interval >= 1 and self.times >= 1,
            "A frequency repeats at least once in at least one unit.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FromSource(Rule):
    """Collected through something whose own frequency is not said ("residents' survey")."""

    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralFrequencies(Rule):
    """More than one frequency in one cell; ``choice`` when the document leaves it open.

    ``one_per_row`` where the cells of several rows were run together.
    """

    parts: tuple[Frequency, ...]
    choice: bool = False
    one_per_row: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OneOff(Rule):
    """Collected once."""

    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrequencyToBeConfirmed(Rule):
    """Promised but not yet set."""

    until: str | None = None
    who: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoFrequency(Rule):
    """There is none, and why: ``na`` or ``blank``."""

    why: str


Deadline: TypeAlias = (
    DueBy
    | DueByDayInYear
    | DueByQuarter
    | Window
    | Recurring
    | Ongoing
    | OtherDate
    | RunsUntil
    | Standing
    | RelativeDate
    | Duration
    | CountingWindow
    | Arrears
    | Reference
    | Inherited
    | SeveralDates
    | DateToBeConfirmed
    | NoDate
    | Every
    | OneOff
    | NotUnderstood
)
Frequency: TypeAlias = (
    Every
    | FromSource
    | SeveralFrequencies
    | OneOff
    | Recurring
    | OtherDate
    | RunsUntil
    | Standing
    | RelativeDate
    | Window
    | Duration
    | CountingWindow
    | Arrears
    | Ongoing
    | Reference
    | Inherited
    | FrequencyToBeConfirmed
    | NoFrequency
    | NotUnderstood
)
