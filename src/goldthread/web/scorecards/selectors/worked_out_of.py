"""How a line of figures is worked out, for the page that shows it: of what, and what is awaited."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from goldthread.engine.calculated import Awaited, Input, work_out
from goldthread.framework.wording import listed
from goldthread.web.records import selectors as records
from goldthread.web.records.mapping.calculations import calculation_in_words
from goldthread.web.records.models import Authority, Series
from goldthread.web.records.selectors.calculations import (
    CalculationHeld,
    calculations_held,
    inputs_of,
    name_of_series,
    names_of_series,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.history import by_whom

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class InputShown:
    """A series that figures are worked out of: its name, its measure's page, its latest figure.

    ``retired`` says from when its measure is no longer asked for, and why; blank otherwise.
    """

    name: str
    href: str
    latest: str
    retired: str


@dataclass(frozen=True, slots=True)
class AwaitedShown:
    """A figure that cannot be worked out yet: for which period, and what is missing."""

    period: str
    words: str


@dataclass(frozen=True, slots=True)
class WorkedOutOf:
    """How a line of figures is worked out, of what, since when, by whom and why.

    ``awaited`` are the latest periods that have no figure because one it needs is missing.
    """

    words: str
    inputs: tuple[InputShown, ...]
    awaited: tuple[AwaitedShown, ...]
    runs_on: bool
    since: date | None
    by: str
    on: date
    reason: str


def worked_out_of(scope: Scope, series: Collection[int]) -> dict[int, WorkedOutOf]:
    """How these series are worked out, of those that are. One query where none is, else nine."""
    held = {
        key: one for key, one in calculations_held(scope.authority).items() if key in set(series)
    }
    if not held:
        return {}
    needed = {key for one in held.values() for key in one.inputs}
    inputs = inputs_of(scope.authority, needed)
    every = {one.pk: one for one in Series.objects.filter(pk__in=needed).select_related("measure")}
    retired = _retired(scope.authority, every)
    return {key: _shown(scope, one, inputs, every, retired) for key, one in held.items()}


def _shown(
    scope: Scope,
    held: CalculationHeld,
    inputs: Mapping[str, Input],
    every: Mapping[int, Series],
    retired: Mapping[int, str],
) -> WorkedOutOf:
    names = names_of_series(every[key] for key in held.inputs)
    row = held.row
    found = work_out(held.rule, {str(key): inputs[str(key)] for key in held.inputs})
    awaited = [
        one
        for one in found.awaited
        if held.covers(one.period.last)
        and (scope.last_day is None or one.period.last <= scope.last_day)
    ]
    return WorkedOutOf(
        words=calculation_in_words(held.rule, names),
        inputs=tuple(
            InputShown(
                name=name_of_series(every[key]),
                href=scope.address("measure", every[key].measure.code),
                latest=_latest(scope, inputs[str(key)]),
                retired=retired.get(every[key].measure_id, ""),
            )
            for key in held.inputs
        ),
        awaited=tuple(
            AwaitedShown(one.period.label, _why(one, names, retired, every))
            for one in reversed(awaited[-_SHOWN:])
        ),
        runs_on=row.rule["kind"] == "year_to_date",
        since=row.valid_from,
        by=by_whom(row.set_by),
        on=row.set_at.date(),
        reason=row.reason,
    )


def _latest(scope: Scope, given: Input) -> str:
    until = [
        one for one in given.figures.periods if scope.last_day is None or one.last <= scope.last_day
    ]
    return until[-1].label if until else ""


def _why(
    awaited: Awaited,
    names: Mapping[str, str],
    retired: Mapping[int, str],
    every: Mapping[int, Series],
) -> str:
    if awaited.reason:
        return awaited.reason
    parts = []
    for key, period in awaited.missing:
        said = retired.get(every[int(key)].measure_id, "")
        parts.append(f"{names[key]} for {period.label}{f' ({said})' if said else ''}")
    return f"Missing: {listed(parts)}."


def _retired(authority: Authority, every: Mapping[int, Series]) -> dict[int, str]:
    """Of each measure that is retired from when and why, in a few words."""
    return {
        key: f"no longer asked for from {row.from_first:%-d %B %Y}: {row.reason}"
        for key, row in records.retirements_held(authority).items()
        if key in {one.measure_id for one in every.values()}
    }
