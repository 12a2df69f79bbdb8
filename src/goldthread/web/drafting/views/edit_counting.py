"""In what units a measure of a draft is counted, and into which parts it is broken down."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from goldthread.grammar.asking.codecs import unit_in_words, unit_of
from goldthread.reports.wording.revising import COUNTING
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.drafting.forms_editing import CountingForm, parts_of_lines
from goldthread.web.drafting.selectors.edit_draft import counted_otherwise, fingerprint, series_of
from goldthread.web.drafting.views.edit_frame import (
    ASKED,
    found_draft,
    found_item,
    made,
    not_a_draft,
    page_of,
    shown,
    theirs_now,
    to,
)
from goldthread.web.records.models import Authority


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def counting(request: HttpRequest, authority: Authority, draft: str, code: str) -> HttpResponse:
    """Say the units of a measure's figures, and their breakdown."""
    here = found_draft(request, authority, draft)
    found = found_item(here, "measures", code)
    series = series_of(here, code)
    wholes = [one for one in series if not one.part]
    dimensions: dict[str, list[str]] = {}
    for one in series:
        if one.part and one.category not in dimensions.setdefault(one.dimension, []):
            dimensions[one.dimension].append(one.category)
    initial = {
        "parts": "\n".join(f"{name}: {', '.join(of)}" for name, of in dimensions.items()),
        **{f"unit-{one.pk}": unit_in_words(one.unit) for one in wholes},
    }
    names = {str(one.pk): str(one) for one in wholes}
    form = CountingForm(request.POST or None, wholes=names, initial=initial)
    seen = fingerprint(initial)
    stale = request.method == "POST" and request.POST.get("seen") != seen
    if request.method == "POST" and here.is_open and form.is_valid() and not stale:
        told = form.cleaned_data
        change = counted_otherwise(
            code,
            series,
            {one.pk: unit_of(told[f"unit-{one.pk}"]) for one in wholes},
            parts_of_lines(told["parts"]),
        )
        changes = [change] if change else []
        if made(request, here, changes, "How it is counted is changed.", form):
            return to(here, "measure", code)
    return not_a_draft(request, here) or shown(
        request,
        here,
        "form.html",
        form=form,
        seen=seen,
        theirs=theirs_now(CountingForm(wholes=names, initial=initial), form) if stale else (),
        kicker=COUNTING,
        heading=found.title,
        back=page_of(here, "measure", code),
        status=409 if stale else 200,
    )
