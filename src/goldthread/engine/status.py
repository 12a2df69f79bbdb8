"""The status of a measure: its figure against the target rule in force for that period."""

from __future__ import annotations

from datetime import date

from goldthread.engine.comparing import (
    judge_rank,
    judge_relative,
    judge_trend,
    judge_within_tolerance,
)
from goldthread.engine.goals import Goal, Status
from goldthread.engine.judgement import (
    NO_COMPARATORS,
    Case,
    Comparators,
    MeasureRules,
    StatusResult,
    due_remark,
    goal_of,
    side_that_is_good,
    why_no_side,
)
from goldthread.engine.observations import Accumulation, Figures, Series
from goldthread.engine.steps import step_in_force, terms_of
from goldthread.engine.totals import (
    judge_running_total,
    judge_year_total,
    year_of_target,
)
from goldthread.framework.periods import Period, PeriodKind, containing, known_from
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import (
    AnnualTotal,
    BaselineToSet,
    Between,
    ByPeriod,
    InheritedTarget,
    NoTarget,
    NotUnderstood,
    Rank,
    ReferenceTarget,
    Relative,
    SeveralTargets,
    ShareWithin,
    TargetToBeConfirmed,
    Threshold,
    Trend,
    WithinTolerance,
)
from goldthread.framework.wording import amount

_NO_TARGET_WORDS = {
    "no_target": "The document says that there is no target.",
    "na": "The document says that a target does not apply.",
    "blank": "The document gives no target.",
    "contextual": "The measure is there for context and has no target.",
    "data_only": "The measure is collected for information and has no target.",
}
_MONTHS_PER = {"month": 1, "quarter": 3, "year": 12}


def judge(
    series: Series,
    rules: MeasureRules,
    figures: Figures,
    period: Period,
    *,
    as_of: date | None = None,
    comparators: Comparators = NO_COMPARATORS,
) -> StatusResult:
    """The status of the series in one period, with the reason in a sentence.

    Never raises for a figure or a target that cannot be judged: the status then says what
    is missing. ``as_of`` is only used to say whether a missing figure is due yet.
    """
    target = rules.target
    observation = figures.at(period)
    if target is None or is_without_target(target):
        inputs = (observation.id,) if observation else ()
        return StatusResult(
            Status.NO_TARGET,
            no_target_reason(target),
            period,
            target,
            observation.value if observation else None,
            inputs=inputs,
        )
    if observation is None or observation.value is None:
        return StatusResult(Status.AWAITING_DATA, _awaited(rules, period, as_of), period, target)
    case = Case(series, rules, figures, period, observation, observation.value, comparators)
    return judge_target(target, case)


def is_without_target(target: Target | None) -> bool:
    """Whether there is nothing to hold a figure against, and nothing missing either."""
    match target:
        case None | NoTarget() | TargetToBeConfirmed() | BaselineToSet(then=None):
            return True
        case ReferenceTarget(resolves_to=resolved) | InheritedTarget(resolves_to=resolved):
            return resolved is not None and is_without_target(resolved)
        case _:
            return False


def no_target_reason(target: Target | None) -> str:
    """Why there is no target, in a sentence."""
    match target:
        case TargetToBeConfirmed(until=until):
            return f"The target is still to be confirmed{f' ({until})' if until else ''}."
        case BaselineToSet():
            return "A baseline is to be set before there is a target."
        case NoTarget(why=why):
            return _NO_TARGET_WORDS.get(why, "The document gives no target.")
        case ReferenceTarget(resolves_to=resolved) | InheritedTarget(resolves_to=resolved):
            return no_target_reason(resolved)
        case _:
            return "No target has been set."


def _awaited(rules: MeasureRules, period: Period, as_of: date | None) -> str:
    due = known_from(period, rules.frequency)
    if as_of is not None and as_of < due:
        day = containing(due, PeriodKind.SNAPSHOT, period.calendar).label
        return f"The figure for {period.label} is not expected before {day}."
    return f"The figure for {period.label} has not been given."


def judge_target(target: Target, case: Case) -> StatusResult:
    """Judge the figure of a case against one rule."""
    match target:
        case Threshold() | Between():
            return _judge_number(target, case)
        case AnnualTotal():
            return _judge_annual(target, case)
        case ByPeriod():
            return _judge_steps(target, case)
        case ShareWithin():
            return _judge_share_within(target, case)
        case SeveralTargets():
            return _judge_several(target, case)
        case Trend():
            return judge_trend(target, case)
        case Relative():
            return judge_relative(target, case)
        case Rank():
            return judge_rank(target, case)
        case WithinTolerance():
            return judge_within_tolerance(target, case)
        case _:
            return _judge_pointer(target, case)


def _judge_pointer(target: Target, case: Case) -> StatusResult:
    """Judge targets that stand for another, or for none that can be held against."""
    match target:
        case BaselineToSet(then=then) if then is not None:
            if case.rules.baseline is None:
                return case.unjudged(
                    Status.NO_TARGET, "A baseline is to be set before there is a target.", target
                )
            return judge_target(then, case)
        case ReferenceTarget(to=to, resolves_to=resolved):
            if resolved is None:
                return case.cannot_judge(
                    f"The target points to “{to}”, and what that is has not been settled.", target
                )
            return judge_target(resolved, case)
        case InheritedTarget(resolves_to=resolved):
            if resolved is None:
                return case.cannot_judge(
                    "The target stands in a merged cell that was not found.", target
                )
            return judge_target(resolved, case)
        case NotUnderstood(text=text):
            quoted = f" “{text}”" if text else ""
            return case.cannot_judge(f"The target{quoted} is not understood as a rule.", target)
        case _:
            return case.unjudged(Status.NO_TARGET, no_target_reason(target), target)


def _judge_number(target: Threshold | Between, case: Case) -> StatusResult:
    """Judge a plain number or band: per window, as a running total, or as it stands."""
    goal = _plain_goal(target, case)
    if isinstance(goal, str):
        return case.cannot_judge(goal, target)
    terms, period = target.terms, case.period
    if terms.starts_on and period.last < terms.starts_on and not terms.cumulative:
        start = containing(terms.starts_on, PeriodKind.SNAPSHOT, period.calendar).label
        return case.unjudged(Status.NO_TARGET, f"The target holds from {start}.", target)
    if terms.per is not None:
        return _judge_per(goal, terms.per, target, case)
    accumulation = case.series.accumulation
    if terms.cumulative or accumulation is Accumulation.SINCE_START:
        first = None
        if terms.starts_on and period.kind not in (PeriodKind.ROLLING, PeriodKind.SNAPSHOT):
            first = containing(terms.starts_on, period.kind, period.calendar)
        return judge_running_total(goal, target, terms.by, first, case)
    adds_through_the_year = accumulation is Accumulation.YEAR_TO_DATE and case.series.can_add_up
    due_now = terms.by is not None and terms.by.day == period.last
    if adds_through_the_year and not due_now:
        return judge_year_total(goal, target, year_of_target(None, period), case)
    return case.held(goal, target, remark=due_remark(terms.by, period))


def _plain_goal(target: Threshold | Between, case: Case) -> Goal | str:
    if isinstance(target, Between):
        return Goal(low=target.low, high=target.high, unit=target.unit or case.series.unit)
    comparison = side_that_is_good(target.comparison, case.rules.polarity)
    if comparison is None:
        shown = amount(target.value, target.unit)
        return f"{why_no_side(case.rules.polarity)} The target is {shown}."
    unit = target.unit or case.series.unit
    return goal_of(comparison, target.value, unit, strict=target.strict)


def _judge_per(goal: Goal, per: str, target: Threshold | Between, case: Case) -> StatusResult:
    """Judge a number that is said per month, quarter or year."""
    months, period = _MONTHS_PER.get(per), case.period
    if months is None or period.kind is PeriodKind.SNAPSHOT:
        return case.cannot_judge(
            f"The target is per {per}, and the figure is for {period.label}.", target
        )
    if months == 12:
        return judge_year_total(goal, target, year_of_target(target.terms.by, period), case)
    each = case.series.accumulation is Accumulation.EACH_PERIOD
    if period.months == months and each:
        return case.held(goal, target)
    if period.months % months or not case.series.can_add_up or not each:
        return case.cannot_judge(
            f"The target is per {per}, and the figure for {period.label} covers another time.",
            target,
        )
    times = period.months // months
    scaled = Goal(
        None if goal.low is None else goal.low * times,
        None if goal.high is None else goal.high * times,
        goal.unit,
        goal.strict,
    )
    return case.held(
        scaled, target, remark=f"The target of {goal} per {per} is taken {times} times."
    )


def _judge_annual(target: AnnualTotal, case: Case) -> StatusResult:
    comparison = side_that_is_good(target.comparison, case.rules.polarity)
    if comparison is None:
        shown = amount(target.value, target.unit)
        why = f"{why_no_side(case.rules.polarity)} The target is {shown} a year."
        return case.cannot_judge(why, target)
    unit = target.unit or case.series.unit
    goal = goal_of(comparison, target.value, unit, strict=target.strict)
    return judge_year_total(goal, target, year_of_target(target.terms.by, case.period), case)


def _judge_share_within(target: ShareWithin, case: Case) -> StatusResult:
    if case.series.unit not in ("%", None):
        within = amount(target.within.value, target.within.unit)
        return case.cannot_judge(
            f"The target is a share done within {within}, and the figures are in "
            f"{case.series.unit}: the share itself is needed.",
            target,
        )
    return _judge_number(target.share, case)


def _judge_steps(target: ByPeriod, case: Case) -> StatusResult:
    """Judge against the step of a target by period that is in force for the figure."""
    step = step_in_force(target, case.period, case.series.accumulation)
    if isinstance(step, str):
        return case.cannot_judge(step, target)
    if step is None:
        return case.unjudged(
            Status.NO_TARGET, f"No step of the target is for {case.period.label}.", target
        )
    return judge_target(step, case)


def _judge_several(target: SeveralTargets, case: Case) -> StatusResult:
    """Judge each of several targets; the whole is only as good as the worst of them.

    Parts for another scope than the series's own are left to the series they are for.
    """
    scope = case.series.scope
    parts = [part for part in target.parts if terms_of(part).scope in (None, scope)]
    if not parts:
        scopes = ", ".join(terms_of(part).scope or "" for part in target.parts)
        return case.cannot_judge(
            f"The targets are each for a part of the service ({scopes}), and this figure is for "
            "none of them.",
            target,
        )
    results = tuple(judge_target(part, case) for part in parts)
    if len(results) == 1:
        return results[0]
    worst = max(results, key=lambda result: _ORDER_OF_CONCERN.index(result.status))
    return StatusResult(
        worst.status,
        f"One of {len(results)} targets decides. {worst.reason}",
        case.period,
        target,
        worst.value,
        worst.goal,
        worst.gap,
        tuple(dict.fromkeys(name for result in results for name in result.inputs)),
        results,
    )


_ORDER_OF_CONCERN = (
    Status.NO_TARGET,
    Status.ON_TARGET,
    Status.CLOSE,
    Status.AWAITING_DATA,
    Status.AWAITING_COMPARATOR,
    Status.CANNOT_JUDGE,
    Status.OFF_TARGET,
)
