"""Measures as lists show them: what they are, who answers for them, where and how they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from goldthread.framework.rules.json_form import frequency_from_json
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.wording import frequency_words
from goldthread.web.records.models import (
    EditionMeasure,
    MeasureLead,
    MeasurePartner,
    MeasurePlacement,
    PersonKind,
    Target,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import SeriesLine, lines_by_measure

_NOT_YET_A_TARGET = frozenset({"none", "tbc", "baseline"})


@dataclass(frozen=True, slots=True)
class Place:
    """One standing of a measure or deliverable: the node's key, the role and the topic."""

    node: int
    role: str | None
    topic: str | None


@dataclass(frozen=True, slots=True)
class MeasureFacts:
    """A measure as a list shows it. ``key`` is the row of this edition, ``code`` its address."""

    key: int
    code: str
    title: str
    href: str
    places: tuple[Place, ...]
    lead_members: tuple[str, ...]
    lead_officers: tuple[str, ...]
    service: str | None
    partners: tuple[str, ...]
    ownership: str | None
    frequency: str | None
    target_text: str | None
    baseline_text: str | None
    lines: tuple[SeriesLine, ...]

    @property
    def deciding(self) -> SeriesLine:
        """The series that the measure's status is taken from: the one that asks most."""
        return min(self.lines, key=lambda line: line.mark.weight)

    @property
    def status(self) -> str:
        """The status of the measure as a whole."""
        return self.deciding.judgement.status

    @property
    def mark(self) -> Mark:
        """How that status is drawn."""
        return MARKS[self.status]


def measure_facts(
    scope: Scope, keys: Collection[int] | None = None, *, with_figures: bool = True
) -> tuple[MeasureFacts, ...]:
    """The measures of the framework (or those of these keys) in document order. Eight queries.

    Without ``with_figures`` they have their status and no figures, which is a good deal
    quicker for pages that only count.
    """
    rows = EditionMeasure.objects.filter(framework=scope.framework)
    if keys is not None:
        rows = rows.filter(pk__in=keys)
    measures = list(
        rows.select_related("measure", "service", "baseline")
        .only(
            "title",
            "position",
            "ownership",
            "frequency",
            "frequency_text",
            "measure__code",
            "service__name",
            "baseline__text",
        )
        .order_by("position")
    )
    places = _places(scope, keys)
    people = _people(scope, keys)
    partners = _partners(scope, keys)
    targets = _targets(scope, keys)
    lines = lines_by_measure(
        scope,
        keys,
        has_target={row.pk: _is_a_target(targets.get(row.pk)) for row in measures},
        with_figures=with_figures,
    )
    return tuple(
        MeasureFacts(
            key=row.pk,
            code=row.measure.code,
            title=row.title,
            href=scope.address("measure", row.measure.code),
            places=tuple(places[row.pk]),
            lead_members=tuple(people[row.pk, PersonKind.MEMBER]),
            lead_officers=tuple(people[row.pk, PersonKind.OFFICER]),
            service=row.service.name if row.service else None,
            partners=tuple(partners[row.pk]),
            ownership=row.ownership,
            frequency=how_often(row.frequency, row.frequency_text),
            target_text=targets[row.pk][0] if row.pk in targets else None,
            baseline_text=row.baseline.text if hasattr(row, "baseline") else None,
            lines=lines[row.pk],
        )
        for row in measures
    )


def how_often(rule: Mapping[str, Any] | None, text: str | None) -> str | None:
    """A frequency in a few words to group by; as printed where it was not understood."""
    if rule is None or rule.get("kind") in ("text", "none"):
        return text
    try:
        words = frequency_words(frequency_from_json(rule))
    except RuleFormError:
        return text
    return words[:1].upper() + words[1:]


def _within(scope: Scope, keys: Collection[int] | None) -> dict[str, object]:
    if keys is not None:
        return {"edition_measure_id__in": keys}
    return {"edition_measure__framework": scope.framework}


def _places(scope: Scope, keys: Collection[int] | None) -> Mapping[int, list[Place]]:
    found: dict[int, list[Place]] = defaultdict(list)
    rows = MeasurePlacement.objects.filter(**_within(scope, keys)).order_by("position")
    for key, *row in rows.values_list("edition_measure_id", "node_id", "role", "topic"):
        found[key].append(Place(*row))
    return found


def _people(scope: Scope, keys: Collection[int] | None) -> Mapping[tuple[int, str], list[str]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    rows = MeasureLead.objects.filter(**_within(scope, keys)).order_by("position")
    for key, kind, name in rows.values_list("edition_measure_id", "person__kind", "person__name"):
        found[key, kind].append(name)
    return found


def _partners(scope: Scope, keys: Collection[int] | None) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = MeasurePartner.objects.filter(**_within(scope, keys)).order_by("position")
    for key, name in rows.values_list("edition_measure_id", "partner__name"):
        found[key].append(name)
    return found


def _targets(
    scope: Scope, keys: Collection[int] | None
) -> Mapping[int, tuple[str | None, Mapping[str, Any] | None]]:
    """For each measure the words and rule of the target in force on the scope's day."""
    found: dict[int, tuple[str | None, Mapping[str, Any] | None]] = {}
    rows = Target.objects.filter(**_within(scope, keys)).order_by("edition_measure_id")
    in_force: dict[int, Any] = {}
    for key, text, rule, first, last in rows.values_list(
        "edition_measure_id", "text", "rule", "valid_from", "valid_to"
    ):
        if (first and first > scope.day) or (last and last < scope.day):
            continue
        # The one that came into force last; the document's own has no first day.
        if key not in found or (first and (in_force[key] is None or first > in_force[key])):
            found[key], in_force[key] = (text, rule), first
    return found


def _is_a_target(target: tuple[str | None, Mapping[str, Any] | None] | None) -> bool:
    return (
        target is not None
        and target[1] is not None
        and target[1].get("kind") not in _NOT_YET_A_TARGET
    )
