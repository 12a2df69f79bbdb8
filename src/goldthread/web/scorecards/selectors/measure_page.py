"""One measure: its figures over time, what it means, who answers for it, where it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from goldthread.framework import Source
from goldthread.reports.pictures.marks import Mark
from goldthread.web.records import selectors as records
from goldthread.web.records.mapping.definitions import definition_on
from goldthread.web.records.mapping.places import source_from_json
from goldthread.web.records.models import (
    Calculation,
    Component,
    EditionMeasure,
    MeasurePlacement,
    Observation,
    PersonKind,
    Rebase,
    Result,
    Series,
    Target,
)
from goldthread.web.records.models.looked_ahead import LookedAhead
from goldthread.web.records.selectors import withheld
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.beside_others import beside_others
from goldthread.web.scorecards.selectors.defining import DefinitionChange, definition_changes
from goldthread.web.scorecards.selectors.facts import (
    PARTNER,
    MeasureFacts,
    Place,
    facts_of,
    is_a_target,
    names_of,
    target_in_force,
)
from goldthread.web.scorecards.selectors.figures import (
    PlainFigure,
    SeriesLine,
    judgement_of,
    line_of,
    not_worked_out,
)
from goldthread.web.scorecards.selectors.findings import FoundAbout, findings_about
from goldthread.web.scorecards.selectors.history import by_whom
from goldthread.web.scorecards.selectors.measure_story import (
    MeasureStory,
    edition_starts,
    measure_story,
    statements_shown,
    targets_of,
)
from goldthread.web.scorecards.selectors.outlooks import outlook_of
from goldthread.web.scorecards.selectors.parts_of_series import breakdowns_of_line
from goldthread.web.scorecards.selectors.readings import PrintedAndRead, readings_of
from goldthread.web.scorecards.selectors.scorecard import ROLE_WORDS
from goldthread.web.scorecards.selectors.series_pages import (
    BETTER,
    SeriesMaterial,
    SeriesPage,
    series_page,
)
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of
from goldthread.web.scorecards.selectors.worked_out_of import worked_out_of


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
    """A target that is or was in force for a while, with the reason it was set."""

    text: str
    since: date | None
    until: date | None
    set_by: str
    reason: str
    in_force: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status with its reason, and the series that share both."""

    mark: Mark
    reason: str
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Closeness:
    """What counts as close to the target, and who said so (blank: nobody)."""

    held: records.ToleranceHeld
    by: str


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """Everything a measure's page shows. ``close`` only where there is a target to be close to."""

    facts: MeasureFacts
    record: EditionMeasure
    better: str | None
    close: Closeness | None
    series: tuple[SeriesPage, ...]
    standings: tuple[Standing, ...]
    readings: tuple[PrintedAndRead, ...]
    targets: tuple[TargetChange, ...]
    definitions: tuple[DefinitionChange, ...]
    findings: tuple[FoundAbout, ...]
    source: Source
    document: str
    story: MeasureStory

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
    def only(self) -> SeriesPage | None:
        """The one series of a measure that has no others."""
        return self.series[0] if len(self.series) == 1 else None

    @property
    def several(self) -> bool:
        """Whether it counts several things, each told by itself."""
        return len(self.series) > 1

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """What stands on the page, by anchor and heading."""
        if self.only:
            entries = [(f"{part.name}-1", part.heading) for part in self.only.sections]
        else:
            entries = [
                (f"series-{place}", f"{one.line.label[:1].upper()}{one.line.label[1:]}")
                for place, one in enumerate(self.series, start=1)
            ]
        entries.append(("where", "Where it stands"))
        if self.targets:
            entries.append(("targets", "The target over time"))
        if self.definitions:
            entries.append(("definitions", "The definition over time"))
        entries.append(("document", "In the document"))
        if self.findings:
            entries.append(("findings", "What the check found"))
        return tuple(entries)

    @property
    def main_path(self) -> tuple[Branch, ...]:
        """The way down to the first place it stands at."""
        return self.standings[0].path


def measure_page(scope: Scope, code: str) -> MeasurePage | None:
    """The page of the measure of this code; ``None`` when this framework does not state it."""
    stated = statements_shown(scope, code)
    record = next((one for one in stated if one.framework_id == scope.framework.pk), None)
    if record is None:
        return None
    every_target = targets_of(stated)
    targets = every_target[record.pk]
    placements = list(record.placements.select_related("tied_to__deliverable").order_by("position"))
    series = tuple(_series_pages(scope, record, targets))
    in_force = target_in_force(scope, targets)
    names = names_of(scope, [one.pk for one in stated])
    return MeasurePage(
        facts=facts_of(
            scope,
            record,
            places=[Place(one.node_id, one.role, one.topic) for one in placements],
            people=(names[record.pk, PersonKind.MEMBER], names[record.pk, PersonKind.OFFICER]),
            partners=names[record.pk, PARTNER],
            target_text=in_force.text if in_force else None,
            lines=tuple(one.line for one in series),
            masked=any(breakdown.masking for one in series for breakdown in one.breakdowns),
        ),
        record=record,
        better=BETTER.get(definition_on(record, scope.day).polarity or ""),
        close=_closeness(scope, record)
        if is_a_target(in_force.rule if in_force else None)
        else None,
        series=series,
        standings=_standings(scope, placements, tree_of(scope)),
        readings=readings_of(record, targets),
        targets=tuple(_target_changes(targets, in_force)),
        definitions=definition_changes(record, scope.day),
        findings=findings_about(scope, "measure", code),
        source=source_from_json(record.source),
        document=scope.framework.document_name,
        story=measure_story(scope, record, stated, every_target, names),
    )


def _closeness(scope: Scope, record: EditionMeasure) -> Closeness:
    """What counts as close on the scope's day. One query."""
    record.framework = scope.framework  # known already: not to be fetched
    held = records.tolerance_of(record, scope.day)
    return Closeness(held, by_whom(held.row.set_by) if held.row else "")


def _standings(
    scope: Scope, placements: Iterable[MeasurePlacement], tree: Tree
) -> tuple[Standing, ...]:
    return tuple(
        Standing(
            path=tree.path(placement.node_id),
            role=placement.role,
            topic=placement.topic,
            deliverable=(
                (
                    placement.tied_to.title,
                    scope.address("deliverable", placement.tied_to.deliverable.code),
                )
                if placement.tied_to
                else None
            ),
        )
        for placement in placements
    )


def _series_pages(
    scope: Scope, record: EditionMeasure, targets: list[Target]
) -> Iterator[SeriesPage]:
    """The pages of its series in order. Nine queries, one more beside others."""
    every = {one.pk: one for one in _series_with_their_places(record)}
    asked = sorted(
        (key for key, one in every.items() if one.asked_at is not None),
        key=lambda key: every[key].asked_at,
    )
    # A line that somebody had worked out stands beside those that the edition asks for.
    asked += [key for key, one in every.items() if one.beside and one.asked_at is None]
    worked = worked_out_of(scope, [key for key in asked if every[key].is_calculated])
    editions = edition_starts(scope)
    rows = _observations(scope, record)
    results = _results(scope, record)
    told, own = scope.disclosure, [record.pk]
    travels = records.travels_of(scope.framework, edition_measures=own, disclosure=told)
    forecasts = records.forecasts_as_of(
        scope.framework, scope.last_day, edition_measures=own, disclosure=told
    )
    here = {key: row for (_, key), row in travels.items()}
    ahead = {key: row for (_, key), row in forecasts.items()}
    departures = records.departures_of(record, disclosure=told)
    afresh = [key for key in asked if every[key].starts_afresh]
    rebases = list(Rebase.objects.filter(series__in=afresh)) if afresh else []
    lines = {
        key: _line(
            scope,
            record,
            every[key],
            rows[key],
            results[key],
            ahead.get(key),
            targets,
            beside=every[key].asked_at is None,
        )
        for key in asked
    }
    benchmarks = records.benchmarks_of(record, disclosure=told)
    beside = beside_others(scope, benchmarks, lines, rows)
    for place, (key, line) in enumerate(lines.items(), start=1):
        yield series_page(
            scope,
            SeriesMaterial(
                record=record,
                series=every[key],
                line=line,
                targets=targets,
                observations=rows[key],
                results=results[key],
                alone=len(asked) == 1,
                editions=editions,
                worked=worked.get(key),
                travel=here.get(key),
                forecast=ahead.get(key),
                rebases=[rebase for rebase in rebases if rebase.series_id == key],
                beside=beside.get(key, ()),
                breakdowns=breakdowns_of_line(
                    scope,
                    line,
                    [one for one in every.values() if one.part and one.label == every[key].label],
                    {part: _newest(own) for part, own in rows.items()},
                    here,
                    [row for row in departures if row.series_id == key],
                ),
            ),
            place=place,
        )


def _series_with_their_places(record: EditionMeasure) -> QuerySet[Any]:
    """The measure's series with what else there is to read of each, so that it is read only then.

    ``asked_at`` is its place among those the edition asks for, ``None`` for any other.
    """
    own = Component.objects.filter(edition_measure=record, series=OuterRef("pk"))
    return (
        Series.objects.filter(measure=record.measure_id)
        .annotate(
            asked_at=Subquery(own.values("position")[:1]),
            is_calculated=Exists(Calculation.objects.filter(series=OuterRef("pk"))),
            starts_afresh=Exists(Rebase.objects.filter(series=OuterRef("pk"))),
        )
        .order_by("position")
    )


def _line(
    scope: Scope,
    record: EditionMeasure,
    series: Series,
    rows: list[Observation],
    results: Mapping[str, Result],
    forecast: LookedAhead | None,
    targets: list[Target],
    *,
    beside: bool,
) -> SeriesLine:
    figures = tuple(
        PlainFigure(
            row.period_code,
            row.period_first,
            row.period_last,
            row.value,
            row.provisional,
            row.illustrative,
            withheld(row),
        )
        for row in sorted(_newest(rows), key=lambda row: (row.period_last, row.period_first))
    )
    # Of two periods that end on one day the shorter is the one that counts.
    last = max(
        results.values(), key=lambda result: (result.period_last, result.period_first), default=None
    )
    in_force = target_in_force(scope, targets)
    has_target = is_a_target(in_force.rule if in_force else None) and not beside
    return line_of(
        scope,
        (series.pk, series.label, series.unit, definition_on(record, scope.day).polarity),
        figures,
        (last.period_code, judgement_of(scope, last)) if last else ("", not_worked_out(has_target)),
        outlook_of(scope, forecast, series.unit) if forecast and forecast.points else None,
        beside=beside,
    )


def _observations(scope: Scope, record: EditionMeasure) -> Mapping[int, list[Observation]]:
    """Every revision of every figure of the measure by series, its parts too, latest first."""
    found: dict[int, list[Observation]] = defaultdict(list)
    rows = Observation.objects.filter(series__measure=record.measure_id)
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    ordered = rows.order_by("-period_last", "period_first", "-revision")
    for row in scope.disclosure.shown(ordered):
        found[row.series_id].append(row)
    return found


def _newest(rows: Iterable[Observation]) -> list[Observation]:
    """The revision of each figure that counts, of rows that begin with it."""
    found: dict[str, Observation] = {}
    for row in rows:
        found.setdefault(row.period_code, row)
    return list(found.values())


def _results(scope: Scope, record: EditionMeasure) -> Mapping[int, Mapping[str, Result]]:
    found: dict[int, dict[str, Result]] = defaultdict(dict)
    rows = record.results.all()
    if not scope.disclosure.hidden:
        rows = rows.defer("inputs")
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    for row in rows:
        found[row.series_id][row.period_code] = row
    return found


def _target_changes(targets: Iterable[Target], in_force: Target | None) -> Iterator[TargetChange]:
    """Every target there has been, where there has been more than the document's."""
    rows = list(targets)
    if all(row.valid_from is None and row.valid_to is None for row in rows):
        return
    for row in reversed(rows):
        yield TargetChange(
            text=row.text or "",
            since=row.valid_from,
            until=row.valid_to,
            set_by=by_whom(row.set_by),
            reason=row.reason,
            in_force=row is in_force,
        )
