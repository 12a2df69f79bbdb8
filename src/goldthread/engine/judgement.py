"""What is judged, against what, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from goldthread.engine import ENGINE_VERSION
from goldthread.engine.goals import (
    DEFAULT_TOLERANCE,
    Goal,
    IntervalTest,
    Status,
    Tolerance,
    hold,
)
from goldthread.engine.observations import Figures, Observation, Series
from goldthread.engine.wording import during, moment_in_words
from goldthread.framework import Polarity
from goldthread.framework.periods import Period
from goldthread.framework.rules import Frequency, Moment, Target
from goldthread.framework.rules.targets import Comparison
from goldthread.framework.wording import amount

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Baseline:
    """Where the series started, and the period that figure is for where it is known."""

    value: Decimal
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class MeasureRules:
    """What one series is held to: its target, which way is better, and what counts as close."""

    target: Target | None = None
    polarity: Polarity | None = None
    tolerance: Tolerance = DEFAULT_TOLERANCE
    baseline: Baseline | None = None
    frequency: Frequency | None = None


@dataclass(frozen=True, slots=True)
class Comparators:
    """Figures of others, period by period, under the names that targets use for them.

    ``figures`` holds single figures ("London average"), ``groups`` the figures of every
    member of a group ("London boroughs"), this authority's own among them or not.
    """

    figures: Mapping[str, Mapping[Period, Decimal]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    groups: Mapping[str, Mapping[Period, Mapping[str, Decimal]]] = field(
        default_factory=lambda: MappingProxyType({})
    )

    def figure(self, name: str, period: Period) -> Decimal | None:
        """The comparator's figure for the period; names match whatever their capitals."""
        return _by_name(self.figures, name).get(period)

    def group(self, name: str, period: Period) -> Mapping[str, Decimal]:
        """The figures of the group's members for the period; empty where there are none."""
        return _by_name(self.groups, name).get(period, MappingProxyType({}))


def _by_name(named: Mapping[str, Mapping[Period, T]], name: str) -> Mapping[Period, T]:
    wanted = " ".join(name.lower().split())
    for own, by_period in named.items():
        if " ".join(own.lower().split()) == wanted:
            return by_period
    return MappingProxyType({})


NO_COMPARATORS = Comparators()


@dataclass(frozen=True, slots=True)
class StatusResult:
    """How one series stood against its target in one period, and why.

    ``target`` is the rule that was in force (the step of the year, for a target by
    period). ``value`` is the number that was judged, which may be a total of several
    periods; ``goal`` the numbers it was held against and ``gap`` how far outside them it
    lies, in its unit. ``inputs`` are the ids of the observations used. ``parts`` are the
    judgements of each of several targets.
    """

    status: Status
    reason: str
    period: Period
    target: Target | None = None
    value: Decimal | None = None
    goal: Goal | None = None
    gap: Decimal | None = None
    inputs: tuple[str, ...] = ()
    parts: tuple[StatusResult, ...] = ()
    engine_version: str = ENGINE_VERSION


@dataclass(frozen=True, slots=True)
class Case:
    """One figure to be judged with everything that bears on it."""

    series: Series
    rules: MeasureRules
    figures: Figures
    period: Period
    observation: Observation
    value: Decimal
    comparators: Comparators = NO_COMPARATORS

    def called(self, unit: str | None = None) -> str:
        """The figure as a sentence calls it: "82.5% in Q4 2020-21 (provisional)".

        ``unit`` is the target's, for a series whose own is not said.
        """
        mark = " (provisional)" if self.observation.provisional else ""
        shown = amount(self.value, self.series.unit or unit)
        return f"{shown} {during(self.period)}{mark}"

    def unjudged(
        self,
        status: Status,
        reason: str,
        target: Target | None,
        *,
        value: Decimal | None = None,
        used: Iterable[Observation] = (),
    ) -> StatusResult:
        """A result that says why no judgement was made."""
        known = self.value if value is None else value
        return StatusResult(status, reason, self.period, target, known, inputs=self._inputs(used))

    def cannot_judge(
        self,
        why: str,
        target: Target | None,
        *,
        value: Decimal | None = None,
        used: Iterable[Observation] = (),
    ) -> StatusResult:
        """The result for what cannot be judged, with what is missing."""
        return self.unjudged(Status.CANNOT_JUDGE, why, target, value=value, used=used)

    def _inputs(self, used: Iterable[Observation]) -> tuple[str, ...]:
        return tuple(observation.id for observation in used) or (self.observation.id,)

    def _range_by_chance(self) -> tuple[Decimal, Decimal] | None:
        tolerance = self.rules.tolerance
        if not isinstance(tolerance, IntervalTest):
            return None
        # Imported here because the library beneath takes long to load and few measures ask.
        from goldthread.engine.noise import interval_of

        interval = interval_of(
            self.observation, self.series.unit, confidence=float(tolerance.confidence)
        )
        return (Decimal(interval.lower), Decimal(interval.upper)) if interval else None

    def held(
        self,
        goal: Goal,
        target: Target | None,
        *,
        value: Decimal | None = None,
        actual: str | None = None,
        used: Iterable[Observation] = (),
        remark: str = "",
    ) -> StatusResult:
        """The result of holding the figure (or a total of figures) against a goal.

        ``remark`` is a further sentence for the reason.
        """
        judged = self.value if value is None else value
        clash = unit_clash(self.series.unit, goal.unit)
        if clash:
            return self.cannot_judge(clash, target)
        try:
            holding = hold(
                judged,
                goal,
                self.rules.tolerance,
                actual=actual or self.called(goal.unit),
                range_by_chance=self._range_by_chance() if judged == self.value else None,
            )
        except ValueError as why:
            return self.cannot_judge(f"Cannot be judged: {why}.", target)
        reason = f"{holding.words}."
        if remark:
            reason = f"{reason} {remark}"
        return StatusResult(
            holding.status,
            reason,
            self.period,
            target,
            judged,
            goal,
            holding.gap,
            self._inputs(used),
        )


def due_remark(by: Moment | None, period: Period) -> str:
    """A sentence on a dated target that is not yet due, or fell due before this period."""
    if by is None or by.day == period.last:
        return ""
    when = moment_in_words(by, period.calendar)
    if by.day > period.last:
        return f"The target is due by {when}."
    return f"The target was due by {when}."


def side_that_is_good(comparison: Comparison, polarity: Polarity | None) -> Comparison | None:
    """Which side of a number is good: in the target's own words, or else by the polarity.

    ``None`` where neither says; ``why_no_side`` then gives the reason.
    """
    if comparison is not Comparison.UNSTATED:
        return comparison
    if polarity is Polarity.UP:
        return Comparison.AT_LEAST
    return Comparison.AT_MOST if polarity is Polarity.DOWN else None


def why_no_side(polarity: Polarity | None) -> str:
    """Why a number alone cannot be judged under this polarity, in a sentence."""
    if polarity is Polarity.IN_RANGE:
        return "Good is within a range, but the target gives one number and not two."
    if polarity is Polarity.NONE:
        return "The measure is for information: neither way is better."
    return "The document does not say which way is good."


def goal_of(
    comparison: Comparison, number: Decimal, unit: str | None, *, strict: bool = False
) -> Goal:
    """The goal that a comparison with one number sets; ``comparison`` must be stated."""
    match comparison:
        case Comparison.AT_LEAST:
            return Goal(low=number, unit=unit, strict=strict)
        case Comparison.AT_MOST:
            return Goal(high=number, unit=unit, strict=strict)
        case Comparison.EXACTLY:
            return Goal(low=number, high=number, unit=unit)
    raise ValueError("A target that does not say which way is good sets no goal.")


_FAMILIES = {
    "%": "a percentage",
    "gbp": "money",
    "days": "days",
    "day": "days",
    "weeks": "weeks",
    "week": "weeks",
    "months": "months",
    "years": "years",
    "hours": "hours",
    "minutes": "minutes",
}


def unit_clash(figures: str | None, target: str | None) -> str | None:
    """Why figures in one unit cannot be held against a target in another, or ``None``.

    Only units that are certainly different clash: "homes" and "units" are both counts, and
    a unit that is not said may be anything.
    """
    if figures is None or target is None:
        return None
    one, other = _family(figures), _family(target)
    if one == other:
        return None
    return f"The target is {other} and the figures are {one}, so the two cannot be compared."


def _family(unit: str) -> str:
    words = " ".join(unit.lower().split())
    if words.startswith(("per ", "/")):
        return f"a figure {words}" if words.startswith("per ") else f"a score out of {words[1:]}"
    return _FAMILIES.get(words, "a count")
