"""One measure: its figures over time, what it means, who answers for it, where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from goldthread.framework import Source
from goldthread.reports.pictures.marks import Mark
from goldthread.web.records import selectors as records
from goldthread.web.records.mapping.definitions import definition_on
from goldthread.web.records.mapping.places import source_from_json
from goldthread.web.records.models import (
    EditionMeasure,
    MeasurePlacement,
    PersonKind,
    Target,
)
from goldthread.web.scorecards.scope import Scope
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
from goldthread.web.scorecards.selectors.findings import FoundAbout, findings_about
from goldthread.web.scorecards.selectors.history import by_whom
from goldthread.web.scorecards.selectors.measure_story import (
    MeasureStory,
    measure_story,
    statements_shown,
    targets_of,
)
from goldthread.web.scorecards.selectors.readings import PrintedAndRead, readings_of
from goldthread.web.scorecards.selectors.scorecard import ROLE_WORDS
from goldthread.web.scorecards.selectors.series_pages import (
    BETTER,
    SeriesPage,
)
from goldthread.web.scorecards.selectors.series_read import series_read
from goldthread.web.scorecards.selectors.tree import Branch, Tree, tree_of


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
    series = tuple(series_read(scope, record, targets))
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
