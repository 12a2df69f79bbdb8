"""Targets by period: which step is in force for a figure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from goldthread.engine.observations import Accumulation
from goldthread.engine.wording import period_of
from goldthread.framework.periods import Period, PeriodKind, containing
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import NO_TERMS, AnnualTotal, ByPeriod, Terms, Threshold


def terms_of(target: Target) -> Terms:
    """The terms of a rule; empty ones for rules that have none."""
    found = getattr(target, "terms", NO_TERMS)
    return found if isinstance(found, Terms) else NO_TERMS


def step_in_force(
    target: ByPeriod, period: Period, accumulation: Accumulation
) -> Target | str | None:
    """The step of a target by period that a figure of this period is held against.

    It is the first step due on or after the period's last day; once the last step is past,
    that one goes on holding. A total for a year holds in its own year only (``None`` where
    no step does). Steps that add up to the year are added over all that the figure covers.
    A sentence comes back where the steps cannot be placed in time.
    """
    if target.annual is not None and period.months == 12:
        return target.annual
    dated: list[tuple[date, Target]] = []
    for step in target.steps:
        by = terms_of(step).by
        if by is None:
            return "The steps of the target have no year, so which one holds is not known."
        dated.append((by.day, step))
    dated.sort(key=lambda pair: pair[0])
    added = _added_up(dated, period, accumulation)
    if added is not None:
        return added
    ahead = [step for day, step in dated if day >= period.last]
    step = ahead[0] if ahead else dated[-1][1]
    by = terms_of(step).by
    year = period_of(by, period.calendar) if by else None
    if isinstance(step, AnnualTotal) and year is not None and not year.overlaps(period):
        return None
    return step


def _added_up(
    dated: list[tuple[date, Target]], period: Period, accumulation: Accumulation
) -> Threshold | None:
    """One step for all the steps that a figure covers, where the steps are amounts that add up."""
    first = period.first
    if accumulation is Accumulation.YEAR_TO_DATE:
        first = containing(period.last, PeriodKind.FINANCIAL_YEAR, period.calendar).first
    covered = [step for day, step in dated if first <= day <= period.last]
    amounts = [step for step in covered if isinstance(step, Threshold) and step.terms.adds_up]
    if len(covered) < 2 or len(amounts) < len(covered):
        return None
    return replace(amounts[-1], value=sum((step.value for step in amounts[1:]), amounts[0].value))
