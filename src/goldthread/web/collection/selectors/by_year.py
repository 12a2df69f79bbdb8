"""What was said in each part of a year, with the figure of the year: for annual figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from goldthread.framework.periods import Calendar, Period, PeriodKind, containing, period_from_code
from goldthread.framework.returns import has_narratives
from goldthread.framework.rules.json_form import frequency_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.reports.wording import amount
from goldthread.web.collection.selectors.published import PublishedPeriod
from goldthread.web.scorecards.selectors.figures import SeriesLine


@dataclass(frozen=True, slots=True)
class ToldYear:
    """One year: its figures (blank while there is none), and what was said in it, in time order."""

    label: str
    figures: tuple[tuple[str, str], ...]
    told: tuple[PublishedPeriod, ...]


def told_by_year(
    told: Sequence[PublishedPeriod],
    lines: Sequence[SeriesLine],
    frequency: Mapping[str, Any] | None,
    calendar: Calendar,
) -> tuple[ToldYear, ...]:
    """The years that anything was said in, the latest first; nothing where figures are not annual
    with words between them.
    """
    if not told or not _has_narratives(frequency):
        return ()
    by_year: dict[Period, list[PublishedPeriod]] = {}
    for one in told:
        year = containing(one.period.last, PeriodKind.FINANCIAL_YEAR, calendar)
        by_year.setdefault(year, []).append(one)
    return tuple(
        ToldYear(
            year.label,
            tuple(_figures(lines, year, calendar)),
            tuple(sorted(by_year[year], key=lambda one: one.period)),
        )
        for year in sorted(by_year, reverse=True)
    )


def _figures(
    lines: Sequence[SeriesLine], year: Period, calendar: Calendar
) -> list[tuple[str, str]]:
    found = []
    for line in lines:
        for figure in line.known:
            period = period_from_code(figure.period_code, calendar)
            whole = period.months >= 12 and figure.value is not None
            if whole and containing(period.last, PeriodKind.FINANCIAL_YEAR, calendar) == year:
                found.append((line.label, amount(figure.value, line.unit)))  # type: ignore[arg-type] # known to be there
    return found


def _has_narratives(frequency: Mapping[str, Any] | None) -> bool:
    try:
        return has_narratives(frequency_from_json(frequency)) if frequency else False
    except RuleFormError:
        return False
