"""Which series are worked out of others, and how."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from goldthread.engine.calculated import Calculation as Rule
from goldthread.engine.calculated import Input
from goldthread.engine.observations import figures_as_known
from goldthread.framework.periods import period_from_code
from goldthread.framework.rules import frequency_from_json
from goldthread.web.records.mapping.calculations import calculation_from_json
from goldthread.web.records.mapping.subjects import calendar_of, counted, known_figure
from goldthread.web.records.models import (
    Authority,
    Calculation,
    CalculationInput,
    EditionMeasure,
    Observation,
    Series,
)
from goldthread.web.records.selectors.observations import latest_observations
from goldthread.web.records.selectors.worded import Worded


@dataclass(frozen=True, slots=True)
class CalculationHeld:
    """How a series is worked out now, and the row that says so."""

    row: Calculation
    rule: Rule

    def covers(self, day: date) -> bool:
        """Whether the figure of a period that ends on this day is worked out."""
        return self.row.valid_from is None or day >= self.row.valid_from

    @property
    def inputs(self) -> tuple[int, ...]:
        """The keys of the series it takes its figures from."""
        return tuple(one.series_id for one in self.row.inputs.all())


@dataclass(frozen=True, slots=True)
class Calculations:
    """The last that was said of how each series is worked out, by the key of the series it gives."""

    latest: Mapping[int, Calculation]

    @property
    def held(self) -> dict[int, CalculationHeld]:
        """Those that hold."""
        return {
            key: CalculationHeld(row, calculation_from_json(row.rule))
            for key, row in self.latest.items()
            if not row.ended
        }

    @property
    def running(self) -> frozenset[int]:
        """The keys of the series that are, or were, worked out since the start of the year."""
        return frozenset(key for key, row in self.latest.items() if _runs_on(row.rule))


def calculations_of(authority: Authority) -> Calculations:
    """Every calculation of an authority. Two queries."""
    rows = Calculation.objects.for_authority(authority).select_related("series__measure")
    rows = rows.prefetch_related("inputs__series__measure").order_by("pk")
    return Calculations({row.series_id: row for row in rows})


def calculations_held(authority: Authority) -> dict[int, CalculationHeld]:
    """Every calculation of an authority that holds, by the key of the series it gives. Two queries."""
    return calculations_of(authority).held


def worked_out_series(authority: Authority) -> frozenset[int]:
    """The keys of the series that are worked out, and so are not asked for. One query."""
    rows = Calculation.objects.for_authority(authority).order_by("pk")
    latest = dict(rows.values_list("series_id", "ended"))
    return frozenset(key for key, ended in latest.items() if not ended)


_RULES = Worded(
    Calculation,
    lambda series: (
        Calculation.objects.filter(series__in=series)
        .order_by("pk")
        .only("series", "rule", "set_at")
    ),
)


def running_among(series: Collection[int], *, known_at: datetime | None = None) -> frozenset[int]:
    """Those of these series, by key, that are worked out since the start of the year.

    With ``known_at`` by what had been said by that moment. One query.
    """
    latest = {
        row.series_id: row.rule
        for row in _RULES.of(series)
        if known_at is None or row.set_at <= known_at
    }
    return frozenset(key for key, rule in latest.items() if _runs_on(rule))


def _runs_on(rule: Mapping[str, Any]) -> bool:
    return bool(rule["kind"] == "year_to_date")


def inputs_of(authority: Authority, keys: Collection[int]) -> dict[str, Input]:
    """Series as a calculation takes them, with their figures as they stand, by id. Four queries."""
    every = list(
        Series.objects.for_authority(authority).filter(pk__in=keys).select_related("measure")
    )
    calendar = calendar_of(authority)
    frequencies = _frequencies(authority, {one.measure_id for one in every})
    running = running_among([one.pk for one in every])
    figures: dict[int, list[Observation]] = {}
    for row in latest_observations(authority).filter(series__in=keys):
        figures.setdefault(row.series_id, []).append(row)
    found: dict[str, Input] = {}
    for one in every:
        rule = frequencies.get(one.measure_id)
        frequency = frequency_from_json(rule) if rule else None
        series = counted(one, one.measure.code, frequency, running=one.pk in running)
        found[str(one.pk)] = Input(
            series,
            figures_as_known(
                known_figure(row, period_from_code(row.period_code, calendar))
                for row in figures.get(one.pk, ())
            ),
        )
    return found


def measures_made_of(authority: Authority, measures: Collection[int]) -> frozenset[int]:
    """The measures that have a line worked out, however far back, of these. One query."""
    pairs = set(
        CalculationInput.objects.for_authority(authority)
        .order_by()
        .values_list("series__measure", "calculation__series__measure")
    )
    found: set[int] = set()
    while further := {to for of, to in pairs if of in found | set(measures)} - found:
        found |= further
    return frozenset(found)


def names_of_series(series: Iterable[Series]) -> Mapping[str, str]:
    """What to call each series in a sentence, by id: its measure, and which line of it."""
    return {str(one.pk): name_of_series(one) for one in series}


def name_of_series(series: Series) -> str:
    """A series in a sentence: "Visits to libraries (Ward: Abbey)"."""
    line = ", ".join(words for words in (series.label, series.part) if words)
    return f"{series.measure.title} ({line})" if line else series.measure.title


def _frequencies(authority: Authority, measures: Collection[int]) -> dict[int, Any]:
    """How often each measure is counted by the newest edition that states it."""
    rows = EditionMeasure.objects.for_authority(authority).filter(measure__in=measures)
    newest: dict[int, Any] = dict(
        rows.order_by("framework__adopted_at", "framework__pk").values_list("measure", "frequency")
    )
    return newest
