"""The record of changes: looked through, one record at a time, taken out, and checked."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from goldthread.reports.csv import Cell
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.jobs import CHECK_RECORD
from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors import kind_in_words, record_on_record, told
from goldthread.web.audit.selectors.searching import Choices, Narrowing, choices_of, events_of
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.jobs.actions import start_job
from goldthread.web.jobs.models import JobState
from goldthread.web.jobs.selectors import job_at
from goldthread.web.records.models import Authority
from goldthread.web.scorecards.tables import csv_response, table

EVENTS_A_PAGE = 50
_AT_ONCE = 500
_COLUMNS = (
    "Number",
    "At",
    "Who",
    "Signs in as",
    "Role",
    "From where",
    "What was done",
    "To what",
    "Why",
    "Before",
    "After",
    "Digest",
)


class NarrowingForm(forms.Form):
    """What to look for in the record."""

    by = forms.ChoiceField(label="Who", required=False)
    action = forms.ChoiceField(label="What was done", required=False)
    kind = forms.ChoiceField(label="To what kind of record", required=False)
    subject = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)
    first = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last = forms.DateField(
        label="To", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = sorted(
            ((kind, kind_in_words(kind).capitalize()) for kind in choices.kinds),
            key=lambda pair: pair[1],
        )
        for name, listed in (
            ("by", choices.people),
            ("action", [(one, one.capitalize()) for one in choices.actions]),
            ("kind", kinds),
        ):
            field: Any = self.fields[name]
            field.choices = [("", "Any"), *listed]


@needs(Permission.SEE_AUDIT)
@require_safe
def history(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Everything that was done in an authority, narrowed to what somebody looks for."""
    form = NarrowingForm(request.GET or None, choices=choices_of(authority))
    asked = Narrowing(**form.cleaned_data) if form.is_bound and form.is_valid() else Narrowing()
    events = events_of(authority, asked)
    if "csv" in request.GET:
        return csv_response(table(f"{authority.code} record of changes", _COLUMNS, _rows(events)))
    return _page(request, authority, form, events, check=_check(request, authority))


@needs(Permission.SEE_AUDIT)
@require_safe
def record(request: HttpRequest, authority: Authority, kind: str, key: str) -> HttpResponse:
    """Everything that was done to one record, of whatever kind it is."""
    here = record_on_record(authority, kind, key)
    if here is None:
        raise Http404("There is no record like that.")
    shown = Paginator(here.events, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = frame(request, authority, "history") | {
        "here": here,
        "shown": shown,
        "events": told(shown.object_list),
    }
    return render(request, "audit/record.html", context)


@needs(Permission.SEE_AUDIT)
@require_POST
def verify(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Have the whole record of an authority looked through, beside the pages."""
    return redirect(
        start_job(kind=CHECK_RECORD, authority=authority, by=me(request).get_username())
    )


def _page(
    request: HttpRequest, authority: Authority, form: NarrowingForm, events: Any, **more: Any
) -> HttpResponse:
    shown = Paginator(events, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    context = frame(request, authority, "history") | {
        "form": form,
        "shown": shown,
        "events": told(shown.object_list),
        **more,
    }
    return render(request, "audit/history.html", context)


def _check(request: HttpRequest, authority: Authority) -> dict[str, Any] | None:
    """What looking through the record came to, where the page was led to by that."""
    job = job_at(authority, request.GET.get("checked", ""))
    if job is None or job.kind != CHECK_RECORD or job.state != JobState.DONE:
        return None
    return {**job.outcome, "at": job.ended_at}


def _rows(events: Any) -> Iterator[tuple[Cell, ...]]:
    for some in _in_batches(events):
        for event, words in zip(some, told(some, with_changes=False), strict=True):
            yield (
                event.number,
                event.at,
                words.who,
                event.by,
                event.role,
                event.from_where,
                event.action,
                words.subject,
                event.reason,
                _as_text(event.before),
                _as_text(event.after),
                event.digest,
            )


def _in_batches(events: Any) -> Iterator[list[Event]]:
    every = events.iterator(chunk_size=_AT_ONCE)
    while some := list(islice(every, _AT_ONCE)):
        yield some


def _as_text(value: Any) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
