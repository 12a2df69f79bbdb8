"""What outlives an edition: measures with their series, deliverables with their milestones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from django.db import models as django_models

from goldthread import framework as core
from goldthread.web.records import mapping, models
from goldthread.web.records.actions.saving import BATCH, save_in_batches
from goldthread.web.records.mapping.figures import unit_of

Lasting = TypeVar("Lasting", models.Measure, models.Deliverable)
StepAt: TypeAlias = tuple[str, int]
"""The id of a deliverable in a framework, and the place of a milestone in it."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The keys of what an authority has already, by the ids of the framework to be kept."""

    measures: Mapping[str, int]
    deliverables: Mapping[str, int]
    milestones: Mapping[StepAt, int]


@dataclass(frozen=True, slots=True)
class StatedItems:
    """The keys of the measures and deliverables that one edition states."""

    measures: frozenset[int] = frozenset()
    deliverables: frozenset[int] = frozenset()


def carried_from(authority: models.Authority, framework: core.Framework) -> Carried:
    """Which of the authority's items are which of this framework's (see ``mapping.identity``)."""
    deliverables = mapping.carried_over(framework.deliverables, _known_deliverables(authority))
    return Carried(
        measures=mapping.carried_over(framework.measures, _known_measures(authority)),
        deliverables=deliverables,
        milestones=carried_milestones(authority, framework, deliverables),
    )


def saved_lasting(
    authority: models.Authority, framework: core.Framework, carried: Carried
) -> mapping.LastingRows:
    """The lasting rows of everything a framework states; what is new is added."""
    measures = _saved(models.Measure, authority, framework.measures, carried.measures)
    deliverables = _saved(
        models.Deliverable, authority, framework.deliverables, carried.deliverables
    )
    return mapping.LastingRows(
        measures=measures,
        series=_saved_series(framework, measures),
        deliverables=deliverables,
        milestones=_saved_milestones(framework, deliverables, carried.milestones),
    )


def stated_in(record: models.Framework | None) -> StatedItems:
    """What an edition states; nothing where there is none."""
    if record is None:
        return StatedItems()
    return StatedItems(
        frozenset(record.edition_measures.values_list("measure_id", flat=True)),
        frozenset(record.edition_deliverables.values_list("deliverable_id", flat=True)),
    )


def remove_unused_measures(keys: Iterable[int]) -> None:
    """Remove those of these measures that no edition states and that nobody gave figures for."""
    unused = models.Measure.objects.filter(pk__in=list(keys), editions=None).exclude(
        series__in=models.Series.objects.filter(
            django_models.Q(observations__isnull=False)
            | django_models.Q(comparator_figures__isnull=False)
        )
    )
    models.Series.objects.filter(measure__in=list(unused)).delete()
    unused.delete()


def remove_unused_deliverables(keys: Iterable[int]) -> None:
    """Remove those of these deliverables, and of their milestones, that nothing speaks of.

    No edition states them, and nobody has reported on them, or tied anything to them.
    """
    deliverables = list(keys)
    _unspoken_of(models.Milestone.objects.filter(deliverable__in=deliverables)).delete()
    _unspoken_of(models.Deliverable.objects.filter(pk__in=deliverables)).delete()


Row = TypeVar("Row", bound=django_models.Model)


def _unspoken_of(rows: django_models.QuerySet[Row]) -> django_models.QuerySet[Row]:
    """The rows that no row of any model refers to."""
    nobody = {f"{one.name}__isnull": True for one in rows.model._meta.related_objects}
    return rows.model._default_manager.filter(
        pk__in=list(rows.filter(**nobody).order_by().values_list("pk", flat=True))
    )


def _known_measures(authority: models.Authority) -> list[mapping.Known]:
    """The authority's measures by their titles and the id in the newest reading.

    By the title they have now and, where that was changed since, by the document's as well.
    """
    newest_id: dict[int, str] = dict(
        models.EditionMeasure.objects.for_authority(authority)
        .order_by("framework__read_at", "framework__pk")
        .values_list("measure_id", "code")
    )
    measures = {one.pk: one for one in models.Measure.objects.for_authority(authority)}
    titles = {key: {one.title} for key, one in measures.items()}
    printed = models.Definition.objects.for_authority(authority).filter(valid_from=None)
    for key, title in printed.values_list("edition_measure__measure", "title"):
        titles[key].add(title)
    return [
        mapping.Known(key, newest_id.get(key, measures[key].code), title)
        for key, known_as in titles.items()
        for title in sorted(known_as)
    ]


def _known_deliverables(authority: models.Authority) -> list[mapping.Known]:
    """The authority's deliverables by the title last loaded and the id in the newest reading."""
    newest_id: dict[int, str] = dict(
        models.EditionDeliverable.objects.for_authority(authority)
        .order_by("framework__read_at", "framework__pk")
        .values_list("deliverable_id", "code")
    )
    return [
        mapping.Known(one.pk, newest_id.get(one.pk, one.code), one.title)
        for one in models.Deliverable.objects.for_authority(authority)
    ]


def carried_milestones(
    authority: models.Authority, framework: core.Framework, deliverables: Mapping[str, int]
) -> dict[StepAt, int]:
    """The keys of the milestones that these deliverables, by id, have already.

    They are told apart by their words within their deliverable, then by their place.
    """
    newest_place = {
        key: str(position)
        for key, position in models.EditionMilestone.objects.for_authority(authority)
        .order_by("edition_deliverable__framework__read_at", "edition_deliverable__framework")
        .values_list("milestone_id", "position")
    }
    known: dict[int, list[mapping.Known]] = defaultdict(list)
    for row in models.Milestone.objects.for_authority(authority):
        place = newest_place.get(row.pk, row.code)
        known[row.deliverable_id].append(mapping.Known(row.pk, place, row.text))
    found: dict[StepAt, int] = {}
    for item in framework.deliverables:
        if item.id in deliverables:
            steps = [
                mapping.Step(str(place), step.text) for place, step in enumerate(item.milestones)
            ]
            carried = mapping.carried_over(steps, known[deliverables[item.id]])
            found |= {(item.id, int(place)): key for place, key in carried.items()}
    return found


def _saved(
    model: type[Lasting],
    authority: models.Authority,
    stated: Sequence[mapping.Stated],
    carried: Mapping[str, int],
) -> dict[str, Lasting]:
    """The lasting row of each item by its id; new ones are added, and take their ids as codes."""
    known = {row.pk: row for row in model.objects.for_authority(authority)}
    codes = mapping.new_codes(
        (one.id for one in stated if one.id not in carried), (row.code for row in known.values())
    )
    titles = {one.id: one.title for one in stated}
    added = {
        identity: model(authority=authority, code=code, title=titles[identity])
        for identity, code in codes.items()
    }
    save_in_batches(list(added.values()))
    retitled = []
    for one in stated:
        if one.id in carried and known[carried[one.id]].title != one.title:
            known[carried[one.id]].title = one.title
            retitled.append(known[carried[one.id]])
    model.objects.bulk_update(retitled, ["title"], batch_size=BATCH)
    return {
        one.id: known[carried[one.id]] if one.id in carried else added[one.id] for one in stated
    }


def _saved_series(
    framework: core.Framework, measures: Mapping[str, models.Measure]
) -> dict[tuple[str, str], models.Series]:
    """The series of every measure by its id and label; those a measure has not yet are added."""
    of_measure: dict[int, dict[str, models.Series]] = {}
    places: Counter[int] = Counter()
    for series in models.Series.objects.filter(measure__in=list(measures.values())):
        places[series.measure_id] = max(places[series.measure_id], series.position + 1)
        if not series.part:
            of_measure.setdefault(series.measure_id, {})[series.label] = series
    found: dict[tuple[str, str], models.Series] = {}
    added: list[models.Series] = []
    for measure in framework.measures:
        lasting = measures[measure.id]
        known = of_measure.setdefault(lasting.pk, {})
        for label in measure.components or ("",):
            if label not in known:
                known[label] = models.Series(
                    measure=lasting,
                    label=label,
                    unit=unit_of(measure, label),
                    position=places[lasting.pk],
                )
                places[lasting.pk] += 1
                added.append(known[label])
            found[measure.id, label] = known[label]
    save_in_batches(added)
    return found


def _saved_milestones(
    framework: core.Framework,
    deliverables: Mapping[str, models.Deliverable],
    carried: Mapping[StepAt, int],
) -> dict[StepAt, models.Milestone]:
    """The milestones of every deliverable by its id and their place; new ones are added."""
    known: dict[int, models.Milestone] = {}
    taken: dict[int, list[str]] = defaultdict(list)
    for row in models.Milestone.objects.filter(deliverable__in=list(deliverables.values())):
        known[row.pk] = row
        taken[row.deliverable_id].append(row.code)
    found: dict[StepAt, models.Milestone] = {}
    added: list[models.Milestone] = []
    reworded: list[models.Milestone] = []
    for item in framework.deliverables:
        lasting = deliverables[item.id]
        new = [n for n in range(len(item.milestones)) if (item.id, n) not in carried]
        codes = mapping.new_codes((str(n + 1) for n in new), taken[lasting.pk])
        for place, step in enumerate(item.milestones):
            if (item.id, place) in carried:
                row = known[carried[item.id, place]]
                if row.text != step.text:
                    row.text = step.text
                    reworded.append(row)
            else:
                code = codes[str(place + 1)]
                row = models.Milestone(deliverable=lasting, code=code, text=step.text)
                added.append(row)
            found[item.id, place] = row
    save_in_batches(added)
    models.Milestone.objects.bulk_update(reworded, ["text"], batch_size=BATCH)
    return found
