"""Measures worked out from others: those there are, a new one with a look at it, and an end."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.forms_calculations import (
    HOW_IN_WORDS,
    NEW_LINE,
    CalculationForm,
    How,
    names_of_lines,
)
from goldthread.web.drafting.forms_editions import ReasonForm
from goldthread.web.drafting.selectors.calculations import (
    Preview,
    breakdowns_to_add_up,
    lines_to_choose,
    preview,
    worked_out_lines,
)
from goldthread.web.records.actions import evaluate_framework
from goldthread.web.records.actions.define_calculation import NewLine, define_calculation
from goldthread.web.records.actions.end_calculation import end_calculation
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Calculation, Series
from goldthread.web.records.selectors.editions import editions_that_judge
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.scopes import scope_for


@needs(Permission.MANAGE_FRAMEWORK)
@require_safe
def calculations(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Every line of figures that is worked out from others."""
    scope = _scope(request, authority)
    context = {
        "scope": scope,
        "current": "about",
        "lines": worked_out_lines(scope),
        "ways": [(how.value, *words) for how, words in HOW_IN_WORDS.items()],
    }
    return render(request, "drafting/editions/calculations.html", context)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Have figures worked out from others, having seen what comes of it."""
    scope = _scope(request, authority)
    asked = request.GET.get("how", How.RATIO.value)
    if asked not in set(How):
        raise Http404("Figures cannot be worked out in that way.")
    how, lines = How(asked), lines_to_choose(scope.framework)
    measures = {one.measure_id: one.measure for one in lines}
    form = CalculationForm(
        request.POST or None,
        how=how,
        lines=names_of_lines(lines),
        breakdowns=breakdowns_to_add_up(lines),
        measures=list(measures.values()),
        calendar=calendar_of(authority),
    )
    seen: Preview | None = None
    if request.method == "POST" and form.is_valid():
        seen = preview(authority, form.cleaned_data["rule"])
        if seen.trouble:
            form.add_error(None, seen.trouble)
        kept: list[Calculation] = []

        def keeping() -> None:
            told = form.cleaned_data
            of: Series | NewLine
            if told["target"] == NEW_LINE:
                of = NewLine(measures[int(told["measure"])], told["label"])
            else:
                of = next(one for one in lines if one.pk == int(told["target"]))
            by = me(request).get_username()
            with transaction.atomic():
                row = define_calculation(
                    authority=authority,
                    of=of,
                    rule=told["rule"],
                    from_period=told["from_period"],
                    by=by,
                    reason=told["reason"],
                )
                for edition, own in editions_that_judge(authority, [row.series_id]).items():
                    evaluate_framework(framework=edition, by=by, series=own)
            kept.append(row)

        if request.POST.get("do") == "save" and not seen.trouble and done(form, keeping):
            messages.success(request, "The figures are worked out from now on.")
            return redirect("scorecards:measure", authority.code, kept[0].series.measure.code)
    context = {
        "scope": scope,
        "current": "about",
        "form": form,
        "how": how,
        "how_words": HOW_IN_WORDS[how],
        "ways": [(one.value, *words) for one, words in HOW_IN_WORDS.items()],
        "seen": seen if seen and not seen.trouble else None,
    }
    return render(request, "drafting/editions/new_calculation.html", context)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def end(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Have no more figures of a line worked out."""
    scope = _scope(request, authority)
    here = next((one for one in worked_out_lines(scope) if one.key == key), None)
    if here is None:
        raise Http404("No such figures are worked out.")
    series = Series.objects.for_authority(authority).select_related("measure__authority")
    form = ReasonForm(request.POST or None)

    def ending() -> None:
        end_calculation(
            series=series.get(pk=int(key)),
            by=me(request).get_username(),
            reason=form.cleaned_data["reason"],
        )

    if request.method == "POST" and done(form, ending):
        messages.success(request, f"{here.name} is not worked out any more.")
        return redirect("editions:calculations", authority.code)
    context = {"scope": scope, "current": "about", "here": here, "form": form}
    return render(request, "drafting/editions/end_calculation.html", context)


def _scope(request: HttpRequest, authority: Authority) -> Scope:
    scope = scope_for(authority.code, at=None, today=timezone.localdate(), reader=request.user)
    if scope is None:
        raise Http404("There is no framework yet.")
    return scope
