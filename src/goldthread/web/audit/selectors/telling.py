"""The record of changes as a person reads it: who did what to what, and what it changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q, QuerySet

from goldthread.web.audit.models import Event
from goldthread.web.audit.wording import Change, changes, did

_GONE = "something that is there no longer"


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a person reads it. ``address`` is the page of its subject, or blank."""

    number: int
    at: datetime
    who: str
    by: str
    role: str
    from_where: str
    action: str
    did: str
    subject: str
    address: str
    reason: str
    changes: tuple[Change, ...]

    @property
    def sentence(self) -> str:
        """Who did what: "Ana Example signed off Repairs done on time, Q4 2020-21"."""
        return f"{self.who} {self.did}"


def history_of(*records: models.Model) -> QuerySet[Event]:
    """Everything that was done to these records, the latest first; ``told`` puts it into words.

    A record belongs with the parts of it that have events of their own: a measure with its
    targets, a person with their roles.
    """
    wanted = Q(pk__in=[])
    keys: dict[str, list[str]] = defaultdict(list)
    for record in records:
        keys[record._meta.label_lower].append(str(record.pk))
    for kind, of_kind in keys.items():
        wanted |= Q(subject_type=kind, subject_id__in=of_kind)
    return Event.objects.filter(wanted).order_by("-at", "-number")


def told(events: Iterable[Event], *, with_changes: bool = True) -> list[Told]:
    """Events in words: people by their names, records as they are called.

    One query for the people and one for each kind of record. A record says itself how it is
    called (``told_as``), what its parts are called (``parts_told``), where its page is
    (``get_absolute_url``) and what must be fetched to say so (``told_with``), where it has
    more to say than its ``str``. ``with_changes`` asks what was changed, too.
    """
    listed = list(events)
    people = names_of(event.by for event in listed)
    subjects = _subjects(listed)
    return [_told(event, people, subjects, with_changes=with_changes) for event in listed]


def names_of(usernames: Iterable[str]) -> Mapping[str, str]:
    """What people are called on pages, by the name the record has of them."""
    people = get_user_model()._default_manager.filter(username__in=set(usernames))
    return {one.get_username(): getattr(one, "name", one.get_username()) for one in people}


def _told(
    event: Event,
    people: Mapping[str, str],
    subjects: Mapping[tuple[str, str], models.Model],
    *,
    with_changes: bool,
) -> Told:
    subject: Any = subjects.get((event.subject_type, event.subject_id))
    called = _GONE if subject is None else getattr(subject, "told_as", str(subject))
    changed = with_changes and (event.before or event.after)
    names = getattr(subject, "parts_told", {}) if changed else {}
    return Told(
        number=event.number,
        at=event.at,
        who=people.get(event.by, event.by),
        by=event.by,
        role=event.role,
        from_where=event.from_where,
        action=event.action,
        did=did(event.action, called),
        subject=called,
        address=subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else "",
        reason=event.reason,
        changes=changes(event.before, event.after, names) if changed else (),
    )


def _subjects(events: list[Event]) -> dict[tuple[str, str], models.Model]:
    wanted: dict[str, set[str]] = defaultdict(set)
    for event in events:
        wanted[event.subject_type].add(event.subject_id)
    found: dict[tuple[str, str], models.Model] = {}
    for kind, keys in wanted.items():
        try:
            model = apps.get_model(kind)
        except LookupError:
            continue
        rows = model._default_manager.filter(pk__in=keys)
        with_them = getattr(model, "told_with", ())
        for row in rows.select_related(*with_them) if with_them else rows:
            found[kind, str(row.pk)] = row
    return found
