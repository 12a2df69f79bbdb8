"""The record of changes of an authority, narrowed to what somebody looks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors.telling import names_of

if TYPE_CHECKING:
    # The records stand above the audit; only the type is known here.
    from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What somebody looks for: blank or ``None`` narrows nothing.

    ``kind`` is the kind of record ("collection.return"), ``subject`` the key of one of them;
    both days are included.
    """

    by: str = ""
    action: str = ""
    kind: str = ""
    subject: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the record of an authority holds: people by name, actions, and kinds of record."""

    people: tuple[tuple[str, str], ...]
    actions: tuple[str, ...]
    kinds: tuple[str, ...]


def events_of(authority: Authority, narrowing: Narrowing | None = None) -> QuerySet[Event]:
    """The events of an authority, the latest first, narrowed to what is looked for."""
    found = Event.objects.for_authority(authority).order_by("-number")
    asked = narrowing or Narrowing()
    exactly: Mapping[str, str] = {
        "by": asked.by,
        "action": asked.action,
        "subject_type": asked.kind,
        "subject_id": asked.subject,
    }
    found = found.filter(**{column: wanted for column, wanted in exactly.items() if wanted})
    if asked.first:
        found = found.filter(at__gte=_begin(asked.first))
    if asked.last:
        found = found.filter(at__lte=datetime.combine(asked.last, time.max, _zone()))
    return found


def choices_of(authority: Authority) -> Choices:
    """What can be looked for in the record of an authority."""
    events = Event.objects.for_authority(authority).order_by()

    def distinct(column: str) -> list[str]:
        return sorted(events.values_list(column, flat=True).distinct())

    people = distinct("by")
    names = names_of(people)
    named = sorted(((one, names.get(one, one)) for one in people), key=lambda pair: pair[1])
    return Choices(tuple(named), tuple(distinct("action")), tuple(distinct("subject_type")))


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, _zone())


def _zone() -> tzinfo:
    return timezone.get_current_timezone()
