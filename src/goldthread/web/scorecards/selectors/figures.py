"""The figures of measures: for each series its latest, where it stands and how it got there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef

from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.pictures.sparkline import sparkline
from goldthread.reports.wording import amount, change
from goldthread.web.records.models import Component, Observation, Result
from goldthread.web.scorecards.scope import Scope


@dataclass(frozen=True, slots=True)
class PlainFigure:
    """The revision of one figure that counts."""

    period_code: str
    period_first: date
    period_last: date
    value: Decimal | None
    provisional: bool
    illustrative: bool

    @property
    def length(self) -> int:
        """How many days the period has; periods of like length are compared."""
        return (self.period_last - self.period_first).days


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was worked out for the latest period: its status, why, and the direction."""

    status: str
    reason: str
    direction: str
    direction_reason: str
    target_value: Decimal | None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One series of a measure as a scorecard shows it."""

    label: str
    unit: str | None
    figures: tuple[PlainFigure, ...]
    judgement: Judgement
    latest_period: str | None

    @property
    def mark(self) -> Mark:
        """How its status is drawn."""
        return MARKS[self.judgement.status]

    @property
    def known(self) -> tuple[PlainFigure, ...]:
        """The figures that have a value, in period order."""
        return tuple(figure for figure in self.figures if figure.value is not None)

    @property
    def latest(self) -> PlainFigure | None:
        """The last figure with a value."""
        return self.known[-1] if self.known else None

    @property
    def shown(self) -> str | None:
        """The latest figure with its unit."""
        latest = self.latest
        if latest is None or latest.value is None:
            return None
        return amount(latest.value, self.unit)

    @property
    def change(self) -> str | None:
        """The difference from the figure before it for a period of like length, in words."""
        latest = self.latest
        if latest is None:
            return None
        for before in reversed(self.known[:-1]):
            if abs(before.length - latest.length) <= 3 and before.value is not None:
                return change(before.value, latest.value or Decimal(0), self.unit)
        return None

    @property
    def movement(self) -> str:
        """How the latest figure moved, as it was worked out, else the plain difference."""
        return self.judgement.direction_reason or self.change or ""

    @property
    def spark(self) -> str | None:
        """The figures as a small line, ``None`` with fewer than two."""
        if len(self.known) < 2:
            return None
        first, last = self.known[0], self.known[-1]
        aim = self.judgement.target_value
        return sparkline(
            [None if figure.value is None else float(figure.value) for figure in self.figures],
            title=(
                f"{len(self.known)} figures, from {amount(first.value or Decimal(0), self.unit)} "
                f"to {amount(last.value or Decimal(0), self.unit)}"
            ),
            target=None if aim is None else float(aim),
        )


def lines_by_measure(
    scope: Scope,
    edition_measures: Collection[int] | None,
    *,
    has_target: Mapping[int, bool],
    with_figures: bool = True,
) -> dict[int, tuple[SeriesLine, ...]]:
    """For each edition's measure its series in order, with figures up to the scope's last day.

    ``edition_measures`` limits which are read (``None``: all of the framework's);
    ``has_target`` says which have a target, for those that nothing has been worked out for.
    Without ``with_figures`` only how they stand is read. Three queries at most.
    """
    components = Component.objects.filter(edition_measure__framework=scope.framework)
    if edition_measures is not None:
        components = components.filter(edition_measure_id__in=edition_measures)
    rows = components.order_by("edition_measure_id", "position").values_list(
        "edition_measure_id", "series_id", "series__label", "series__unit"
    )
    wanted = list(rows)
    series = [row[1] for row in wanted] if edition_measures is not None else None
    figures = plain_figures(scope, series) if with_figures else {}
    judgements = _judgements(scope, edition_measures)
    found: dict[int, list[SeriesLine]] = defaultdict(list)
    for measure, key, label, unit in wanted:
        judged = judgements.get((measure, key)) or not_worked_out(has_target[measure])
        own = figures.get(key, ())
        known = [figure for figure in own if figure.value is not None]
        found[measure].append(
            SeriesLine(
                label=label,
                unit=unit,
                figures=own,
                judgement=judged,
                latest_period=scope.period_label(known[-1].period_code) if known else None,
            )
        )
    return {measure: tuple(lines) for measure, lines in found.items()}


def plain_figures(
    scope: Scope, series: Collection[int] | None
) -> dict[int, tuple[PlainFigure, ...]]:
    """The latest revision of every figure by series, in period order. One query."""
    observations = Observation.objects.order_by(
        "series_id", "period_last", "period_first", "revision"
    )
    if series is None:
        observations = observations.filter(series__measure__authority=scope.authority)
    else:
        observations = observations.filter(series_id__in=series)
    if scope.last_day:
        observations = observations.filter(period_last__lte=scope.last_day)
    latest: dict[int, dict[str, PlainFigure]] = defaultdict(dict)
    for key, *row in observations.values_list(
        "series_id",
        "period_code",
        "period_first",
        "period_last",
        "value",
        "provisional",
        "illustrative",
    ).iterator():
        latest[key][row[0]] = PlainFigure(*row)
    return {key: tuple(by_period.values()) for key, by_period in latest.items()}


def not_worked_out(has_target: bool) -> Judgement:
    """The standing of a series that has had nothing to judge yet."""
    if has_target:
        return Judgement("awaiting_data", "No figure has been recorded yet.", "none", "", None)
    return Judgement("no_target", "The framework sets no target.", "none", "", None)


def _judgements(
    scope: Scope, edition_measures: Collection[int] | None
) -> dict[tuple[int, int], Judgement]:
    results = Result.objects.filter(edition_measure__framework=scope.framework)
    if edition_measures is not None:
        results = results.filter(edition_measure_id__in=edition_measures)
    if scope.last_day:
        results = results.filter(period_last__lte=scope.last_day)
    later = results.filter(
        edition_measure=OuterRef("edition_measure"),
        series=OuterRef("series"),
        period_last__gt=OuterRef("period_last"),
    )
    latest: dict[tuple[int, int], Judgement] = {}
    # Of two periods that end on one day the shorter is the one that counts.
    for measure, series, *row in (
        results.filter(~Exists(later)).order_by("period_first")
    ).values_list(
        "edition_measure_id",
        "series_id",
        "status",
        "reason",
        "direction",
        "direction_reason",
        "target_value",
    ):
        latest[measure, series] = Judgement(*row)
    return latest
