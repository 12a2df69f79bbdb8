"""What a measure should reach: a rule with dates, never just text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from goldthread.framework.rules.beside_whom import comparators_named, either_of_several
from goldthread.framework.rules.moments import DayInYear, Moment
from goldthread.framework.rules.rule import Rule, require


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
class Change:
    """How much a figure should move: one number, or from ``value`` up to ``high``."""

    value: Decimal
    high: Decimal | None = None
    unit: str | None = None
    comparison: Comparison = Comparison.UNSTATED
    strict: bool = False

    def __post_init__(self) -> None:
        require(
            self.high is None or self.high >= self.value,
            f"A change cannot run from {self.value} down to {self.high}.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Part of a total that belongs to somebody or something: "150 by the skills team"."""

    value: Decimal
    scope: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What qualifies a target: by when, from when, per what, of what, and how firmly.

    ``by_day_in_year`` and ``quarter`` are dates said without a year. ``lasts`` is a span of
    time as said ("20 years"). ``of`` is what a share is taken of, ``scope`` the part of the
    service the target is for, ``benchmark`` where the number comes from, ``versus`` what it
    is compared with. ``adds_up`` says whether quarterly numbers add up to the year (``True``)
    or each stand alone (``False``). ``words`` are the words a number was written in, and
    ``role`` says what a second number is there for ("minimum").
    """

    by: Moment | None = None
    by_day_in_year: DayInYear | None = None
    quarter: int | None = None
    starts_on: date | None = None
    lasts: str | None = None
    per: str | None = None
    cumulative: bool = False
    maintain: bool = False
    provisional: bool = False
    approximate: bool = False
    includes_baseline: bool = False
    adds_up: bool | None = None
    statistic: str | None = None
    of: str | None = None
    scope: str | None = None
    benchmark: str | None = None
    versus: str | None = None
    words: str | None = None
    role: str | None = None
    who: str | None = None
    what: str | None = None
    footnote: str | None = None


NO_TERMS = Terms()


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold(Rule):
    """A number and the side of it that is good (``at_least``, ``at_most``, ``exact``).

    ``comparison`` is ``UNSTATED`` when neither the text nor the polarity says which side is
    good; such a target cannot be judged until a person says. ``baseline`` is a starting
    figure printed in the same cell, ``aspiration`` a second, softer number.
    ``stored_as_fraction`` marks 0.03 that a spreadsheet showed as 3%.
    """

    comparison: Comparison
    value: Decimal
    unit: str | None = None
    strict: bool = False
    origin: Origin = Origin.TEXT
    baseline: Decimal | None = None
    aspiration: Decimal | None = None
    stored_as_fraction: bool = False
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Between(Rule):
    """A band, both ends inside it."""

    low: Decimal
    high: Decimal
    unit: str | None = None
    terms: Terms = NO_TERMS

    def __post_init__(self) -> None:
        require(self.low <= self.high, f"A band cannot run from {self.low} down to {self.high}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithinTolerance(Rule):
    """Within a percentage either side of something else, such as a budget."""

    percent: Decimal
    of: str | None = None
    terms: Terms = NO_TERMS

    def __post_init__(self) -> None:
        require(self.percent >= 0, "A tolerance either side cannot be less than nothing.")


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualTotal(Rule):
    """A total to be reached over one year, whichever year unless ``terms.by`` says.

    ``portions`` are parts of it that the document gives to somebody.
    """

    comparison: Comparison
    value: Decimal
    unit: str | None = None
    strict: bool = False
    origin: Origin = Origin.TEXT
    portions: tuple[Portion, ...] = ()
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class ByPeriod(Rule):
    """Different targets for different periods, in date order.

    ``annual`` is the total of the year where it is printed beside the parts.
    """

    steps: tuple[Target, ...]
    annual: Target | None = None

    def __post_init__(self) -> None:
        require(bool(self.steps), "A target by period needs at least one step.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareWithin(Rule):
    """A share of cases done within a time: "95% within 30 days"."""

    share: Threshold
    within: Quantity
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Relative(Rule):
    """Where the figure should stand beside a comparator such as the London average.

    ``to`` is whom, as said; ``each`` are the comparators it names, all of which count.
    ``margin`` is the distance from it that is asked for or allowed.
    """

    to: str
    direction: RelativeDirection
    what: str | None = None
    benchmark: Quantity | None = None
    margin: Quantity | None = None
    origin: Origin = Origin.TEXT
    terms: Terms = NO_TERMS

    @property
    def each(self) -> tuple[str, ...]:
        """The comparators one by one: "London and national average" names two."""
        return comparators_named(self.to)

    @property
    def is_either(self) -> bool:
        """Whether one or another of several is meant, so that which counts is not settled."""
        return either_of_several(self.to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend(Rule):
    """Which way the figure should move, and by how much if that is said.

    ``start`` and ``goal`` are the two ends where both are said ("from 45% to 40%").
    """

    direction: TrendDirection
    amount: Change | None = None
    start: Quantity | None = None
    goal: Quantity | None = None
    versus: str | None = None
    origin: Origin = Origin.TEXT
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class Rank(Rule):
    """A place within a group: top ten, or a quartile."""

    group: str | None = None
    top: int | None = None
    quartile: str | None = None
    terms: Terms = NO_TERMS

    def __post_init__(self) -> None:
        require(
            self.top is not None or self.quartile is not None,
            "A rank needs a number of places or a quartile.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralTargets(Rule):
    """More than one target in one cell."""

    parts: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceTarget(Rule):
    """A target that points elsewhere: "As above", "Equal to value of levy pot"."""

    to: str
    comparison: Comparison | None = None
    resolves_to: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedTarget(Rule):
    """An empty cell that belongs to a merged one above; ``from_line`` is where that stands."""

    from_line: int | None = None
    resolves_to: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BaselineToSet(Rule):
    """The target is to establish a baseline first."""

    then: Target | None = None
    terms: Terms = NO_TERMS


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetToBeConfirmed(Rule):
    """Promised but not yet set; ``until`` is a date or an event, as said."""

    until: str | None = None
    who: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTarget(Rule):
    """There is none, and why: ``no_target``, ``na``, ``blank``, ``contextual``, ``data_only``."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood(Rule):
    """Words with no reading as a rule. Kept as they stand; never guessed at.

    ``sub`` says what sort of statement it is where that much is plain: ``rating``,
    ``deliverable``, ``compliance`` or ``state``.
    """

    text: str = ""
    sub: str | None = None
    by: Moment | None = None


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
    | InheritedTarget
    | BaselineToSet
    | TargetToBeConfirmed
    | NoTarget
    | NotUnderstood
)
