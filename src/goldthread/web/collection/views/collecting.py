"""How an authority collects its returns, and one measure where it differs."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from goldthread.framework.rules import frequency_from_json
from goldthread.reports.wording import frequency_sentence
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection import actions
from goldthread.web.collection.forms_collecting import CollectingForm, MeasureForm, OpenForm
from goldthread.web.collection.models import MeasureCollection, Return
from goldthread.web.collection.selectors import rules_of
from goldthread.web.collection.views.frame import back_to, frame, me
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, EditionMeasure
from goldthread.web.records.selectors import framework_in_force


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def collecting(request: HttpRequest, authority: Authority) -> HttpResponse:
    """From when and in how many days; and the measures that are collected differently."""
    rules = rules_of(authority)
    form = CollectingForm(request.POST or None, rules=rules)
    if request.method == "POST" and done(
        form,
        lambda: actions.start_collecting(
            authority=authority, by=me(request).get_username(), **form.cleaned_data
        ),
    ):
        messages.success(request, "It is set. Open what has come due, or wait for the night.")
        return redirect("collection:periods", authority.code)
    differing = MeasureCollection.objects.for_authority(authority).select_related("measure")
    stated = EditionMeasure.objects.for_authority(authority).filter(
        framework=framework_in_force(authority)
    )
    context = frame(request, authority, "periods") | {
        "form": form,
        "rules": rules,
        "differing": differing.order_by("measure__title"),
        "measures": stated.select_related("measure").order_by("position"),
    }
    return render(request, "collection/collecting.html", context)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def measure(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """How one measure is collected differently; and one return of it opened by hand."""
    stated = (
        EditionMeasure.objects.for_authority(authority)
        .filter(framework=framework_in_force(authority), measure__code=code)
        .select_related("measure__authority")
        .first()
    )
    if stated is None:
        raise Http404("The framework in force has no such measure.")
    own = MeasureCollection.objects.filter(measure=stated.measure).first()
    opens = request.POST.get("do") == "open"
    form = MeasureForm(None if opens else request.POST or None, own=own)
    opening = OpenForm(request.POST if opens else None, calendar=calendar_of(authority))
    by = me(request).get_username()
    if opens:
        opened: list[Return] = []
        if done(
            opening,
            lambda: opened.append(
                actions.open_return(measure=stated.measure, by=by, **opening.chosen())
            ),
        ):
            (here,) = opened
            messages.success(request, f"It is open, and due on {here.due_on:%-d %B %Y}.")
            return back_to(here)
    elif request.method == "POST" and done(
        form,
        lambda: actions.collect_measure(measure=stated.measure, by=by, **form.chosen()),
    ):
        messages.success(request, f"How {stated.measure} is collected is set.")
        return redirect("collection:collecting", authority.code)
    often = frequency_from_json(stated.frequency) if stated.frequency else None
    context = frame(request, authority, "periods") | {
        "form": form,
        "opening": opening,
        "stated": stated,
        "said": frequency_sentence(often) if often else "The framework does not say how often.",
    }
    return render(request, "collection/collecting_measure.html", context)
