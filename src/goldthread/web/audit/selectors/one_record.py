"""One record and everything that was done to it, whatever kind of record it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import QuerySet

from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors.telling import called_as, history_of
from goldthread.web.integrity.keeping import Owned

if TYPE_CHECKING:
    # The records stand above the audit; only the type is known here.
    from goldthread.web.records.models import Authority

_OURS = "goldthread."


@dataclass(frozen=True, slots=True)
class RecordOnRecord:
    """A record as its history names it; ``address`` is its own page, or blank.

    ``events`` are of it and of the parts that are told with it, the latest first.
    """

    kind: str
    called: str
    address: str
    events: QuerySet[Event]


def record_on_record(authority: Authority, kind: str, key: str) -> RecordOnRecord | None:
    """The record of this kind ("records.target") with this key and its events in an authority.

    ``None`` where there is none and never was one. One that is gone still has its events; one
    that belongs to no authority (a person) is here only if something was done to it here.
    """
    try:
        model: Any = apps.get_model(kind)
    except (LookupError, ValueError):
        return None
    if not (model.__module__.startswith(_OURS) and key.isascii() and key.isdecimal()):
        return None
    owned = issubclass(model, Owned)
    rows = model.objects.for_authority(authority.pk) if owned else model._default_manager.all()
    row = rows.select_related(*getattr(model, "told_with", ())).filter(pk=key).first()
    events: QuerySet[Event]
    if row is None:
        events = Event.objects.filter(subject_type=model._meta.label_lower, subject_id=key)
    else:
        with_it = row.history_with() if hasattr(row, "history_with") else []
        events = history_of(row, *with_it)
    events = events.filter(authority=authority).order_by("-number")
    if (row is None or not owned) and not events.exists():
        return None
    return RecordOnRecord(
        kind=kind_in_words(kind),
        called=called_as(row),
        address=row.get_absolute_url() if hasattr(row, "get_absolute_url") else "",
        events=events,
    )


def kind_in_words(kind: str) -> str:
    """What a kind of record is called: "return" for "collection.return".

    A model says so itself (``kind_told``) where it is not as people would call it.
    """
    try:
        model: Any = apps.get_model(kind)
    except (LookupError, ValueError):
        return kind.rpartition(".")[2]
    return str(getattr(model, "kind_told", model._meta.verbose_name))
