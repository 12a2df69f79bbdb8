"""What a measure should reach: a rule with dates, never just text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from goldthread.framework.rules.moments import Moment


class Origin(StrEnum):
    """What told us which side of the number is good."""

    TEXT = "text"
    POLARITY = "polarity"
    NAME = "name"
    INFERRED = "inferred"


class Comparison(StrEnum):
    """How a figure is held against a number."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACTLY = "exact"
    UNSTATED = "value"


class RelativeDirection(StrEnum):
    """Where a figure should lie beside a comparator."""

    ABOVE = "above"
    BELOW = "below"
    IN_LINE = "in_line"
    AT_OR_ABOVE = "at_or_above"
    AT_OR_BELOW = "at_or_below"


class TrendDirection(StrEnum):
    """Which way a figure should move."""

    INCREASE = "increase"
    DECREASE = "decrease"
    NO_INCREASE = "no_increase"
    NO_DECREASE = "no_decrease"
    MAINTAIN = "maintain"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit (``None`` for a plain count); ``"%"`` values are percentages."""

    value: Decimal
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What qualifies a target: by when, from when, per what, of what, and how firmly."""

    by: Moment | None = None
    starts_on: date | None = None
    per: str | None = None
    cumulative: bool = False
    maintain: bool = False
    provisional: bool = False
    approximate: bool = False
    statistic: str | None = None
    of: str | None = None
    scope: str | None = None
    benchmark: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """A number and the side of it that is good (``at_least``, ``at_most``, ``exact``).

    ``comparison`` is ``UNSTATED`` when neither the text nor the polarity says which side is
    good; such a target cannot be judged until a person says.
    """

    comparison: Comparison
    value: Decimal
    unit: str | None = None
    strict: bool = False
    origin: Origin = Origin.TEXT
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """A band, both ends inside it."""

    low: Decimal
    high: Decimal
    unit: str | None = None
    terms: Terms = Terms()

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"A band cannot run from {self.low} down to {self.high}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinTolerance:
    """Within a percentage either side of something else, such as a budget."""

    percent: Decimal
    of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualTotal:
    """A total to be reached over one year, whichever year unless ``terms.by`` says."""

    comparison: Comparison
    value: Decimal
    unit: str | None = None
    origin: Origin = Origin.TEXT
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPeriod:
    """Different targets for different periods, in date order."""

    steps: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareWithin:
    """A share of cases done within a time: "95% within 30 days"."""

    share: Threshold
    within: Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative:
    """Where the figure should stand beside a comparator such as the London average."""

    to: str
    direction: RelativeDirection
    what: str | None = None
    benchmark: Quantity | None = None
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """Which way the figure should move, and by how much if that is said."""

    direction: TrendDirection
    amount: Quantity | None = None
    versus: str | None = None
    origin: Origin = Origin.TEXT
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A place within a group: top ten, or a quartile."""

    group: str | None = None
    top: int | None = None
    quartile: str | None = None
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralTargets:
    """More than one target in one cell."""

    parts: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceTarget:
    """A target that points elsewhere: "As above", "Equal to value of levy pot"."""

    to: str
    resolves_to: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineToSet:
    """The target is to establish a baseline first."""

    then: Target | None = None
    terms: Terms = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetToBeConfirmed:
    """Promised but not yet set; ``until`` is a date or an event, as said."""

    until: str | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTarget:
    """There is none, and why: ``no_target``, ``na``, ``blank``, ``contextual``, ``data_only``."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """Words with no reading as a rule. Kept as they stand; never guessed at."""

    text: str
    sub: str | None = None


Target: TypeAlias = (
    Threshold
    | Between
    | WithinTolerance
    | AnnualTotal
    | ByPeriod
    | ShareWithin
    | Relative
    | Trend
    | Rank
    | SeveralTargets
    | ReferenceTarget
    | BaselineToSet
    | TargetToBeConfirmed
    | NoTarget
    | NotUnderstood
)
