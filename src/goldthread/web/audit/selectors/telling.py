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
from django.db.models.functions import Cast

from goldthread.framework.periods import Calendar
from goldthread.web.audit.models import Event
from goldthread.web.audit.revisions import changes_of_a_revision
from goldthread.web.audit.wording import Change, Telling, changes, did, names_for

_GONE = "something that is there no longer"
_OF_REVISIONS = frozenset({"revise framework", "take back revision"})


@dataclass(frozen=True, slots=True)
class Told:
    """One event as a person reads it.

    ``address`` is the page of its subject, or blank; ``kind`` and ``key`` name the subject, as
    its history does.
    """

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
    kind: str
    key: str
    reason: str
    changes: tuple[Change, ...]

    @property
    def sentence(self) -> str:
        """Who did what: "Ana Example signed off Repairs done on time, Q4 2020-21"."""
        return f"{self.who} {self.did}"


def history_of(*records: models.Model | QuerySet[Any]) -> QuerySet[Event]:
    """Everything that was done to these records, the latest first; ``told`` puts it into words.

    A record belongs with the parts of it that have events of their own: a measure with its
    targets, a person with their roles. Parts may be given as the query that finds them, which
    is then asked within this one.
    """
    wanted = Q(pk__in=[])
    keys: dict[str, list[str]] = defaultdict(list)
    for record in records:
        if isinstance(record, QuerySet):
            found = record.order_by().annotate(key_as_text=Cast("pk", models.CharField()))
            wanted |= Q(
                subject_type=record.model._meta.label_lower,
                subject_id__in=found.values("key_as_text"),
            )
        else:
            keys[record._meta.label_lower].append(str(record.pk))
    for kind, of_kind in keys.items():
        wanted |= Q(subject_type=kind, subject_id__in=of_kind)
    return Event.objects.filter(wanted).order_by("-at", "-number")


def told(events: Iterable[Event], *, with_changes: bool = True) -> list[Told]:
    """Events in words: people by their names, records as they are called.

    One query for the people and one for each kind of record. A record says itself how it is
    called (``told_as``), what its parts are called (``parts_told``), what is meant by what is
    kept in them (``values_told``), where its page is (``get_absolute_url``) and what must be
    fetched to say so (``told_with``), where it has more to say than its ``str``.
    ``with_changes`` asks what was changed, too.
    """
    listed = list(events)
    models.prefetch_related_objects(listed, "authority")
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
    called = called_as(subject)
    return Told(
        number=event.number,
        at=event.at,
        who=people.get(event.by) or _beginning(event.by),
        by=event.by,
        role=event.role,
        from_where=event.from_where,
        action=event.action,
        did=did(event.action, called),
        subject=called,
        address=subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else "",
        kind=event.subject_type,
        key=event.subject_id,
        reason=event.reason,
        changes=_changes(event, subject) if with_changes else (),
    )


def _beginning(by: str) -> str:
    """Who did it where it was nobody with an account: "the demonstration" begins a sentence."""
    return by[:1].upper() + by[1:] if " " in by else by


def called_as(subject: Any) -> str:
    """What the record of changes calls a record; ``None`` is one that is gone."""
    return _GONE if subject is None else str(getattr(subject, "told_as", subject))


def _changes(event: Event, subject: Any) -> tuple[Change, ...]:
    if not event.before and not event.after:
        return ()
    if event.action in _OF_REVISIONS and isinstance(event.after, dict):
        return changes_of_a_revision(event.after, getattr(subject, "items_told", {}))
    telling = Telling(
        names=names_for(event.action, getattr(subject, "parts_told", {})),
        values={**_words_of_choices(subject), **getattr(subject, "values_told", {})},
        calendar=Calendar(financial_year_starts=event.authority.year_start_month),
    )
    return changes(event.before, event.after, telling)


def _words_of_choices(subject: Any) -> dict[str, dict[str, str]]:
    """The words that a record's own columns have for the codes that are kept in them."""
    if subject is None:
        return {}
    return {
        column.name: {str(code): str(words) for code, words in column.flatchoices if code != words}
        for column in subject._meta.fields
        if column.choices
    }


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
