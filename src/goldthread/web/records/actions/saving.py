"""Saving many rows at once, and what a framework names before the framework itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from django.db import models as django_models

from goldthread import framework as core
from goldthread.web.records import mapping, models
from goldthread.web.records.mapping.figures import unit_of
from goldthread.web.records.models import PersonKind

_BATCH = 500

Named = TypeVar("Named", models.Service, models.Partner, models.Programme)


def save_in_batches(rows: Sequence[django_models.Model]) -> None:
    """Add rows of one model, a few hundred to a statement; they get their keys."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=_BATCH)


def saved_names(authority: models.Authority, framework: core.Framework) -> mapping.NamedRows:
    """Everyone and everything the framework names, added where new to the authority."""
    items: tuple[core.Measure | core.Deliverable, ...] = (
        *framework.measures,
        *framework.deliverables,
    )
    people = [(PersonKind.MEMBER.value, name) for item in items for name in item.lead_members]
    people += [(PersonKind.OFFICER.value, name) for item in items for name in item.lead_officers]
    return mapping.NamedRows(
        people=_people(authority, people),
        services=_named(
            models.Service, authority, (m.service for m in framework.measures if m.service)
        ),
        partners=_named(
            models.Partner, authority, (name for m in framework.measures for name in m.partners)
        ),
        programmes=_named(
            models.Programme,
            authority,
            (name for item in framework.deliverables for name in item.programmes),
        ),
    )


def saved_measures(
    authority: models.Authority, framework: core.Framework, carried: Mapping[str, int]
) -> dict[str, models.Measure]:
    """The lasting measure of each of the framework's measures, by its id; new ones are added."""
    known = {measure.pk: measure for measure in models.Measure.objects.for_authority(authority)}
    codes = mapping.new_codes(
        (measure.id for measure in framework.measures if measure.id not in carried),
        (measure.code for measure in known.values()),
    )
    titles = {measure.id: measure.title for measure in framework.measures}
    added = {
        measure_id: models.Measure(authority=authority, code=code, title=titles[measure_id])
        for measure_id, code in codes.items()
    }
    save_in_batches(list(added.values()))
    retitled = []
    for measure in framework.measures:
        if measure.id in carried and known[carried[measure.id]].title != measure.title:
            known[carried[measure.id]].title = measure.title
            retitled.append(known[carried[measure.id]])
    models.Measure.objects.bulk_update(retitled, ["title"], batch_size=_BATCH)
    return {
        measure.id: known[carried[measure.id]] if measure.id in carried else added[measure.id]
        for measure in framework.measures
    }


def saved_series(
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


def _people(
    authority: models.Authority, wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], models.Person]:
    known = {
        (person.kind, person.name): person
        for person in models.Person.objects.for_authority(authority)
    }
    added = {
        (kind, name): models.Person(authority=authority, kind=kind, name=name)
        for kind, name in wanted
        if (kind, name) not in known
    }
    save_in_batches(list(added.values()))
    return known | added


def _named(
    model: type[Named], authority: models.Authority, names: Iterable[str]
) -> dict[str, Named]:
    known = {row.name: row for row in model.objects.for_authority(authority)}
    added = {name: model(authority=authority, name=name) for name in names if name not in known}
    save_in_batches(list(added.values()))
    return known | added
