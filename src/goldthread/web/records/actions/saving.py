"""Saving many rows at once, and what a framework names before the framework itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db import models as django_models

from goldthread import framework as core
from goldthread.web.records import mapping, models
from goldthread.web.records.models import PersonKind

BATCH = 500

Named = TypeVar("Named", models.Service, models.Partner, models.Programme)


def save_in_batches(rows: Sequence[django_models.Model]) -> None:
    """Add rows of one model, a few hundred to a statement; they get their keys."""
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=BATCH)


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
