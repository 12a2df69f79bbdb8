"""The way a target sets out: what it asks for in each period to come, before any figure is in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal

from goldthread.engine.comparing import beside_goal, trend_goals
from goldthread.engine.goals import DEFAULT_TOLERANCE, Goal
from goldthread.engine.judgement import goal_of, side_that_is_good, why_no_side
from goldthread.engine.observations import Accumulation
from goldthread.engine.steps import step_in_force, terms_of
from goldthread.engine.totals import year_of_target
from goldthread.engine.wording import moment_in_words
from goldthread.framework import Polarity
from goldthread.framework.periods import (
    Calendar,
    Period,
    PeriodKind,
    containing,
    period_kind_for,
    periods_between,
)
from goldthread.framework.rules import Frequency, Target
from goldthread.framework.rules import targets as t
from goldthread.framework.rules.rule import Rule
from goldthread.framework.wording import amount, day, listed

_MONTHS_PER = {"month": 1, "quarter": 3, "year": 12}
_MOST_PERIODS = 20
"""A path of more periods than this is drawn by years, so that it can be read."""


@dataclass(frozen=True, slots=True)
class PathPoint:
    """What is asked of one period: a goal, or none yet with the reason in words.

    ``due`` is false while a dated target is still ahead: the goal is what figures are held
    against on the way. ``words`` is a clause without a full stop.
    """

    period: Period
    goal: Goal | None
    due: bool
    words: str


@dataclass(frozen=True, slots=True)
class PathLine:
    """One target's way through the periods; ``name`` tells several apart and may be blank."""

    name: str
    points: tuple[PathPoint, ...]

    @property
    def has_goals(self) -> bool:
        """Whether there is any number to draw."""
        return any(point.goal is not None for point in self.points)


@dataclass(frozen=True, slots=True)
class PathContext:
    """What a measure says beside its target: which way is better, where it stood, in what unit."""

    polarity: Polarity | None = None
    baseline: Decimal | None = None
    unit: str | None = None


def target_path(
    rule: Target, periods: Sequence[Period], context: PathContext = PathContext()
) -> tuple[PathLine, ...]:
    """What the rule asks in each of these periods; one line for each of several targets.

    Each period's figure is taken to be its own. Nothing is made up: where a number hangs on a
    figure that nobody has yet, the point says on which.
    """
    if isinstance(rule, t.SeveralTargets):
        return tuple(
            PathLine(terms_of(part).scope or f"Target {number}", line.points)
            for number, part in enumerate(rule.parts, start=1)
            for line in target_path(part, periods, context)
        )
    return (PathLine("", tuple(_point(rule, period, context) for period in periods)),)


def periods_of_path(
    rule: Target,
    *,
    today: date,
    calendar: Calendar,
    frequency: Frequency | None = None,
    baseline_ends_on: date | None = None,
) -> tuple[Period, ...]:
    """The periods to show a target's way over: by its frequency, from today on.

    They run to one period past the last date the target names, or for two years where it names
    none; by years where there would be too many to read. A target whose dates are all past is
    shown from its baseline, or from the first of them.
    """
    kind = period_kind_for(frequency) or PeriodKind.FINANCIAL_YEAR
    if kind is PeriodKind.ROLLING:
        kind = PeriodKind.FINANCIAL_YEAR
    dates = sorted(dates_in(rule))
    first = min(today, dates[0]) if dates else today
    if baseline_ends_on is not None and dates and dates[-1] < today:
        first = min(first, baseline_ends_on)
    last = dates[-1] if dates else today.replace(year=today.year + 2, day=min(today.day, 28))
    last = max(last, first)
    found = _run(first, last, kind, calendar)
    if len(found) > _MOST_PERIODS and kind is not PeriodKind.FINANCIAL_YEAR:
        found = _run(first, last, PeriodKind.FINANCIAL_YEAR, calendar)
    return found if len(found) <= _MOST_PERIODS else found[-_MOST_PERIODS:]


def dates_in(rule: Target) -> Iterator[date]:
    """Every day that a target names, those of its parts too."""
    terms = terms_of(rule)
    if terms.by is not None:
        yield terms.by.day
    for field in fields(rule):
        held = getattr(rule, field.name)
        inner = held if isinstance(held, tuple) else (held,)
        for one in inner:
            if isinstance(one, Rule) and field.name != "doubt":
                yield from dates_in(one)  # type: ignore[arg-type] # the rules inside are targets


def _run(first: date, last: date, kind: PeriodKind, calendar: Calendar) -> tuple[Period, ...]:
    begin, end = containing(first, kind, calendar), containing(last, kind, calendar)
    return tuple(periods_between(begin, end.next()))


def _point(rule: Target, period: Period, context: PathContext) -> PathPoint:
    if isinstance(rule, t.ByPeriod):
        step = step_in_force(rule, period, Accumulation.EACH_PERIOD)
        if isinstance(step, str):
            return _nothing(period, step.rstrip("."))
        if step is None:
            return _nothing(period, f"no step is for {period.label}")
        return _point(step, period, context)
    goal = _goal(rule, period, context)
    if isinstance(goal, str):
        return _nothing(period, goal)
    by = terms_of(rule).by
    due = by is None or by.day <= period.last
    ahead = "" if due or by is None else f", by {moment_in_words(by, period.calendar)}"
    return PathPoint(period, goal, due, f"{goal}{ahead}")


def _nothing(period: Period, words: str) -> PathPoint:
    return PathPoint(period, None, due=False, words=words)


def _goal(rule: Target, period: Period, context: PathContext) -> Goal | str:
    match rule:
        case t.Threshold() | t.Between():
            return _of_number(rule, period, context)
        case t.ShareWithin(share=share, terms=terms):
            return _of_number(
                t.Threshold(
                    comparison=share.comparison,
                    value=share.value,
                    unit=share.unit,
                    strict=share.strict,
                    terms=terms,
                ),
                period,
                context,
            )
        case t.AnnualTotal():
            return _of_year(rule, period, context)
        case t.Trend():
            return _of_trend(rule, context)
        case t.Relative():
            return _of_comparator(rule, context)
        case t.BaselineToSet(then=then) if then is not None:
            if context.baseline is None:
                return "a baseline is to be set first"
            return _goal(then, period, context)
        case t.ReferenceTarget(resolves_to=inner) | t.InheritedTarget(resolves_to=inner):
            return "it points to something else" if inner is None else _goal(inner, period, context)
        case _:
            return _without_number(rule)


def _without_number(rule: Target) -> str:
    match rule:
        case t.Rank(group=group):
            return f"it hangs on the figures of {group or 'the group'}"
        case t.WithinTolerance(of=of):
            return f"it hangs on {of or 'the figure it is set against'}"
        case t.TargetToBeConfirmed():
            return "it is still to be confirmed"
        case t.BaselineToSet():
            return "a baseline is to be set first"
        case t.NotUnderstood():
            return "the words are not understood as a rule"
        case _:
            return "there is no target"


def _of_number(rule: t.Threshold | t.Between, period: Period, context: PathContext) -> Goal | str:
    terms = rule.terms
    goal = _plain(rule, context)
    if isinstance(goal, str):
        return goal
    if terms.starts_on is not None and period.last < terms.starts_on and not terms.cumulative:
        return f"it holds from {day(terms.starts_on)}"
    if terms.per is None:
        return goal
    months = _MONTHS_PER.get(terms.per)
    if months is None or period.kind is PeriodKind.SNAPSHOT or period.months % months:
        return f"it is asked for per {terms.per}"
    return _times(goal, period.months // months)


def _plain(rule: t.Threshold | t.Between | t.AnnualTotal, context: PathContext) -> Goal | str:
    unit = rule.unit or context.unit
    if isinstance(rule, t.Between):
        return Goal(low=rule.low, high=rule.high, unit=unit)
    comparison = side_that_is_good(rule.comparison, context.polarity)
    if comparison is None:
        return f"{amount(rule.value, unit)}; {_small(why_no_side(context.polarity))}"
    return goal_of(comparison, rule.value, unit, strict=rule.strict)


def _small(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".")


def _times(goal: Goal, times: int) -> Goal:
    return Goal(
        None if goal.low is None else goal.low * times,
        None if goal.high is None else goal.high * times,
        goal.unit,
        goal.strict,
    )


def _of_year(rule: t.AnnualTotal, period: Period, context: PathContext) -> Goal | str:
    goal = _plain(rule, context)
    if isinstance(goal, str):
        return goal
    year = year_of_target(rule.terms.by, period)
    if not year.overlaps(period):
        return f"it is for {year.label}"
    if period.last == year.last:
        return goal
    return f"{goal} over the whole of {year.label}"


def _of_trend(rule: t.Trend, context: PathContext) -> Goal | str:
    if rule.goal is not None:
        number, unit = rule.goal.value, rule.goal.unit or context.unit
        rising = rule.direction in (t.TrendDirection.INCREASE, t.TrendDirection.NO_DECREASE)
        return Goal(low=number, unit=unit) if rising else Goal(high=number, unit=unit)
    versus = (rule.versus or rule.terms.versus or "").lower()
    each_year = rule.terms.per is not None or "year" in versus or "period" in versus
    if each_year:
        return f"it hangs on the figure of {versus or f'the {rule.terms.per} before'}"
    reference = rule.start.value if rule.start is not None else context.baseline
    if versus and "baseline" not in versus and "current" not in versus:
        reference = None
    if reference is None:
        return f"it hangs on the figure of {versus or 'the baseline'}"
    goals = trend_goals(
        rule,
        reference,
        unit=context.unit,
        polarity=context.polarity,
        tolerance=DEFAULT_TOLERANCE,
    )
    if isinstance(goals, str):
        return _small(goals)
    if len(goals) > 1:
        return f"{' or '.join(str(goal) for goal in goals)}: whether per cent or points is not said"
    return goals[0]


def _of_comparator(rule: t.Relative, context: PathContext) -> Goal | str:
    if rule.benchmark is None or rule.what:
        return f"it hangs on {listed(rule.each)}"
    goal = beside_goal(
        rule.direction,
        rule.benchmark.value,
        rule.margin,
        unit=rule.benchmark.unit or context.unit,
        polarity=context.polarity,
        tolerance=DEFAULT_TOLERANCE,
    )
    return _small(goal) if isinstance(goal, str) else goal
