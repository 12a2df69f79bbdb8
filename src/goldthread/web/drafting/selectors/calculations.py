"""What can be worked out of what, what comes of it, and what is worked out already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from goldthread.engine.calculated import (
    Calculation,
    CalculationError,
    series_needed,
    unit_of,
    work_out,
)
from goldthread.framework.units import UnitError, unit_from
from goldthread.framework.wording import amount, listed
from goldthread.web.records.mapping.calculations import calculation_in_words
from goldthread.web.records.mapping.figures import rounded_to_a_column
from goldthread.web.records.models import Authority, Component, Framework, Series
from goldthread.web.records.selectors.calculations import (
    calculations_held,
    inputs_of,
    name_of_series,
    names_of_series,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.history import by_whom

_PERIODS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """What comes out for one period: the figure, or what is missing for it."""

    period: str
    shown: str
    awaiting: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a calculation gives on the figures there are, before anybody keeps it.

    ``trouble`` is why it cannot be; nothing else is given then. ``parts`` names what a total is
    made of.
    """

    words: str = ""
    unit: str = ""
    parts: tuple[str, ...] = ()
    rows: tuple[PreviewRow, ...] = ()
    figures: int = 0
    trouble: str = ""


def preview(authority: Authority, rule: Calculation) -> Preview:
    """What a calculation gives, for the latest periods. Seven queries."""
    needed = [int(key) for key in series_needed(rule)]
    inputs = inputs_of(authority, needed)
    every = Series.objects.filter(pk__in=needed).select_related("measure")
    names = names_of_series(every)
    try:
        unit = unit_of(rule, inputs)
    except (UnitError, CalculationError) as refused:
        return Preview(trouble=str(refused))
    found = work_out(rule, inputs)
    rows = {
        one.period: PreviewRow(
            one.period.label, amount(rounded_to_a_column(one.value) or one.value, unit), ""
        )
        for one in found.figures
    }
    for one in found.awaited:
        missing = [f"{names[key]} for {period.label}" for key, period in one.missing]
        why = f"Missing: {listed(missing)}." if missing else one.reason
        rows[one.period] = PreviewRow(one.period.label, "", why)
    latest = sorted(rows, reverse=True)[:_PERIODS_SHOWN]
    return Preview(
        words=calculation_in_words(rule, names),
        unit=str(unit_from(unit)),
        parts=tuple(names[str(key)] for key in needed),
        rows=tuple(rows[period] for period in latest),
        figures=len(found.figures),
    )


def lines_to_choose(framework: Framework) -> list[Series]:
    """Every line of figures that an edition asks for, and those worked out beside them.

    By the title of the measure. Two queries.
    """
    asked = Component.objects.filter(edition_measure__framework=framework).values("series")
    beside = Series.objects.filter(beside=True, measure__editions__framework=framework)
    return list(
        (Series.objects.filter(pk__in=asked) | Series.objects.filter(pk__in=beside.values("pk")))
        .select_related("measure")
        .order_by("measure__title", "position")
    )


def breakdowns_to_add_up(lines: Sequence[Series]) -> dict[str, tuple[str, tuple[int, ...]]]:
    """Every breakdown of these lines with the keys of its parts, by a name for a form. One query."""
    wholes = {(one.measure_id, one.label): one for one in lines}
    parts: dict[tuple[int, str], list[int]] = defaultdict(list)
    rows = Series.objects.filter(measure__in={one.measure_id for one in lines}).exclude(
        dimension=""
    )
    for row in rows.order_by("position"):
        whole = wholes.get((row.measure_id, row.label))
        if whole is not None:
            parts[whole.pk, row.dimension].append(row.pk)
    by_key = {one.pk: one for one in lines}
    return {
        f"{key}:{dimension}": (
            f"{name_of_series(by_key[key])}: every {dimension} ({len(keys)} parts)",
            tuple(keys),
        )
        for (key, dimension), keys in parts.items()
        if len(keys) > 1
    }


@dataclass(frozen=True, slots=True)
class WorkedOutLine:
    """A line of figures that is worked out, as the list of them shows it."""

    key: str
    name: str
    href: str
    words: str
    unit: str
    by: str
    reason: str


def worked_out_lines(scope: Scope) -> tuple[WorkedOutLine, ...]:
    """Every line of an authority that is worked out from others, by name. Four queries."""
    held = calculations_held(scope.authority)
    names: Mapping[str, str] = names_of_series(
        given.series for one in held.values() for given in one.row.inputs.all()
    )
    lines = (
        WorkedOutLine(
            key=str(key),
            name=name_of_series(one.row.series),
            href=scope.address("measure", one.row.series.measure.code),
            words=calculation_in_words(one.rule, names),
            unit=str(unit_from(one.row.series.unit)),
            by=by_whom(one.row.set_by),
            reason=one.row.reason,
        )
        for key, one in held.items()
    )
    return tuple(sorted(lines, key=lambda line: line.name))
