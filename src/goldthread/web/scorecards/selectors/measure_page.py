"""One measure: its figures over time, what it means, who answers for it, where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

from goldthread.framework import Source
from goldthread.framework.rules.json_form import target_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.framework.rules.targets import Between, Threshold
from goldthread.reports.pictures.chart import (
    ChartPoint,
    MeasureChart,
    TargetStep,
    UndatedBaseline,
    chart_meaning,
    measure_chart,
)
from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.wording import amount, days_between
from goldthread.web.records.mapping.places import source_from_json
from goldthread.web.records.models import EditionMeasure, Observation, Result, Target
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.findings import FoundAbout, findings_about
from goldthread.web.scorecards.selectors.readings import PrintedAndRead, readings_of
from goldthread.web.scorecards.selectors.scorecard import ROLE_WORDS
from goldthread.web.scorecards.selectors.tree import Branch, tree_of

_BETTER = {
    "up": "Higher is better",
    "down": "Lower is better",
    "in_range": "Best inside a range",
    "none": "Neither higher nor lower is better by itself",
}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One recorded figure, in one of its revisions."""

    period: str
    value: Decimal | None
    shown: str
    mark: Mark | None
    why: str
    provisional: bool
    illustrative: bool
    revision: int
    replaced: bool
    source: str
    note: str
    reason: str
    recorded_at: datetime
    recorded_by: str


@dataclass(frozen=True, slots=True)
class SeriesPage:
    """One series of the measure: its picture with a sentence, and its history, latest first."""

    line: SeriesLine
    picture: str | None
    meaning: str
    history: tuple[HistoryRow, ...]
    chart: MeasureChart

    @property
    def has_target(self) -> bool:
        """Whether the chart shows a target."""
        return bool(self.chart.targets)

    @property
    def has_provisional(self) -> bool:
        """Whether the chart shows a figure that may still change."""
        return any(point.provisional for point in self.chart.points)

    @property
    def has_illustrative(self) -> bool:
        """Whether the chart shows a figure that is made up."""
        return any(point.illustrative for point in self.chart.points)


@dataclass(frozen=True, slots=True)
class Standing:
    """One place of the measure in the framework: the path down to it, and its role there."""

    path: tuple[Branch, ...]
    role: str | None
    topic: str | None
    deliverable: tuple[str, str] | None

    @property
    def role_word(self) -> str:
        """What a measure in this role is called."""
        return ROLE_WORDS[self.role]


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that was in force for a while, with the reason it was set."""

    text: str
    since: date | None
    until: date | None
    set_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its reason, and the series that share both."""

    mark: Mark
    reason: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """Everything a measure's page shows."""

    facts: MeasureFacts
    record: EditionMeasure
    better: str | None
    series: tuple[SeriesPage, ...]
    standings: tuple[Standing, ...]
    readings: tuple[PrintedAndRead, ...]
    targets: tuple[TargetChange, ...]
    findings: tuple[FoundAbout, ...]
    source: Source
    document: str

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """How its series stand, those of one status and reason together, the gravest first."""
        shared: dict[tuple[Mark, str], list[str]] = {}
        for series in self.series:
            key = (series.line.mark, series.line.judgement.reason)
            shared.setdefault(key, []).append(series.line.label)
        found = (
            Verdict(mark, reason, tuple(label for label in labels if label))
            for (mark, reason), labels in shared.items()
        )
        return tuple(sorted(found, key=lambda verdict: verdict.mark.weight))

    @property
    def main_path(self) -> tuple[Branch, ...]:
        """The way down to the first place it stands at."""
        return self.standings[0].path


def measure_page(scope: Scope, code: str) -> MeasurePage | None:
    """The page of the measure of this code; ``None`` when this framework does not state it."""
    record = (
        EditionMeasure.objects.filter(framework=scope.framework, measure__code=code)
        .select_related("measure", "service", "baseline")
        .first()
    )
    if record is None:
        return None
    (facts,) = measure_facts(scope, [record.pk])
    targets = list(record.targets.all())
    return MeasurePage(
        facts=facts,
        record=record,
        better=_BETTER.get(record.polarity or ""),
        series=tuple(_series_pages(scope, record, facts, targets)),
        standings=_standings(scope, record),
        readings=readings_of(record, targets),
        targets=tuple(_target_changes(targets)),
        findings=findings_about(scope, "measure", code),
        source=source_from_json(record.source),
        document=scope.framework.document_name,
    )


def _standings(scope: Scope, record: EditionMeasure) -> tuple[Standing, ...]:
    tree = tree_of(scope)
    return tuple(
        Standing(
            path=tree.path(placement.node_id),
            role=placement.role,
            topic=placement.topic,
            deliverable=(
                (placement.tied_to.title, scope.address("deliverable", placement.tied_to.code))
                if placement.tied_to
                else None
            ),
        )
        for placement in record.placements.select_related("tied_to").order_by("position")
    )


def _series_pages(
    scope: Scope, record: EditionMeasure, facts: MeasureFacts, targets: Sequence[Target]
) -> Iterator[SeriesPage]:
    keys = list(record.series.order_by("components__position").values_list("pk", flat=True))
    history = _observations(scope, keys)
    results = _results(scope, record)
    for key, line in zip(keys, facts.lines, strict=True):
        chart = MeasureChart(
            title=f"{record.title}: {line.label}" if line.label else record.title,
            points=_points(scope, record, line, alone=len(keys) == 1),
            targets=_steps(results.get(key, {}), line, targets, alone=len(keys) == 1),
            unit=line.unit,
            better=_BETTER.get(record.polarity or ""),
            undated_baseline=_undated_baseline(record, line) if len(keys) == 1 else None,
        )
        yield SeriesPage(
            line=line,
            picture=measure_chart(chart, key=f"series-{key}"),
            meaning=chart_meaning(chart),
            history=tuple(_history(scope, history[key], results.get(key, {}), line.unit)),
            chart=chart,
        )


def _points(
    scope: Scope, record: EditionMeasure, line: SeriesLine, *, alone: bool
) -> tuple[ChartPoint, ...]:
    points = [
        ChartPoint(
            ends_on=figure.period_last,
            period=scope.period_label(figure.period_code),
            value=float(figure.value),
            shown=amount(figure.value, line.unit),
            provisional=figure.provisional,
            illustrative=figure.illustrative,
        )
        for figure in line.known
        if figure.value is not None
    ]
    baseline = getattr(record, "baseline", None)
    if alone and baseline is not None and baseline.value is not None and baseline.covers_last:
        start = ChartPoint(
            ends_on=baseline.covers_last,
            period=days_between(baseline.covers_first, baseline.covers_last),
            value=float(baseline.value),
            shown=amount(baseline.value, baseline.unit or line.unit),
            baseline=True,
        )
        same_day = [place for place, point in enumerate(points) if point.ends_on == start.ends_on]
        if same_day and points[same_day[0]].value == start.value:
            first = points[same_day[0]]
            points[same_day[0]] = ChartPoint(
                first.ends_on,
                first.period,
                first.value,
                first.shown,
                provisional=first.provisional,
                illustrative=first.illustrative,
                baseline=True,
            )
        elif not same_day and (scope.last_day is None or start.ends_on <= scope.last_day):
            points.append(start)
    return tuple(sorted(points, key=lambda point: point.ends_on))


def _undated_baseline(record: EditionMeasure, line: SeriesLine) -> UndatedBaseline | None:
    baseline = getattr(record, "baseline", None)
    if baseline is None or baseline.value is None or baseline.covers_last:
        return None
    return UndatedBaseline(
        float(baseline.value), amount(baseline.value, baseline.unit or line.unit)
    )


def _steps(
    results: Mapping[str, Result], line: SeriesLine, targets: Sequence[Target], *, alone: bool
) -> tuple[TargetStep, ...]:
    """The levels the figures were held against; the document's plain target where none were."""
    held = [
        (result.period_first, result.period_last, result.target_value)
        for result in sorted(results.values(), key=lambda result: result.period_last)
        if result.target_value is not None
    ]
    if held:
        return tuple(_merged(held, line.unit))
    return tuple(_plain_steps(targets)) if alone else ()


def _merged(held: Iterable[tuple[date, date, Decimal]], unit: str | None) -> Iterator[TargetStep]:
    for level, group in groupby(held, key=lambda entry: entry[2]):
        entries = list(group)
        yield TargetStep(
            float(level), float(level), amount(level, unit), entries[0][0], entries[-1][1]
        )


def _plain_steps(targets: Sequence[Target]) -> Iterator[TargetStep]:
    for target in targets:
        try:
            rule = target_from_json(target.rule) if target.rule else None
        except RuleFormError:
            continue
        if isinstance(rule, Threshold):
            shown, low, high = amount(rule.value, rule.unit), rule.value, rule.value
        elif isinstance(rule, Between):
            shown = f"{amount(rule.low, rule.unit)} to {amount(rule.high, rule.unit)}"
            low, high = rule.low, rule.high
        else:
            continue
        yield TargetStep(float(low), float(high), shown, target.valid_from, target.valid_to)


def _observations(scope: Scope, series: Sequence[int]) -> Mapping[int, list[Observation]]:
    found: dict[int, list[Observation]] = defaultdict(list)
    rows = Observation.objects.filter(series_id__in=series)
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    for row in rows.order_by("-period_last", "period_first", "-revision"):
        found[row.series_id].append(row)
    return found


def _results(scope: Scope, record: EditionMeasure) -> Mapping[int, Mapping[str, Result]]:
    found: dict[int, dict[str, Result]] = defaultdict(dict)
    rows = record.results.defer("inputs")
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    for row in rows:
        found[row.series_id][row.period_code] = row
    return found


def _history(
    scope: Scope,
    observations: Iterable[Observation],
    results: Mapping[str, Result],
    unit: str | None,
) -> Iterator[HistoryRow]:
    seen: set[str] = set()
    for row in observations:
        replaced = row.period_code in seen
        seen.add(row.period_code)
        result = None if replaced else results.get(row.period_code)
        yield HistoryRow(
            period=scope.period_label(row.period_code),
            value=row.value,
            shown="Taken back" if row.value is None else amount(row.value, unit),
            mark=MARKS[result.status] if result else None,
            why=result.reason if result else "",
            provisional=row.provisional,
            illustrative=row.illustrative,
            revision=row.revision,
            replaced=replaced,
            source=row.source,
            note=row.note,
            reason=row.reason,
            recorded_at=row.recorded_at,
            recorded_by=row.recorded_by,
        )


def _target_changes(targets: Iterable[Target]) -> Iterator[TargetChange]:
    for target in targets:
        if target.valid_from is not None or target.valid_to is not None:
            yield TargetChange(
                text=target.text or "",
                since=target.valid_from,
                until=target.valid_to,
                set_by=target.set_by,
                reason=target.reason,
            )
