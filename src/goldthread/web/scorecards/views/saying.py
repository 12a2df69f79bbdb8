"""What people say of measures across the framework: tags, dimensions, proxies, surveys."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.framework.concerns import VULNERABLE_GROUPS, Concern
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done, done_or_told
from goldthread.web.records.actions.name_portfolio import name_portfolio
from goldthread.web.records.models import Authority, Measure
from goldthread.web.refusal import ActionRefusedError
from goldthread.web.scorecards.actions.describe_survey import describe_survey
from goldthread.web.scorecards.actions.describe_tag import describe_tag
from goldthread.web.scorecards.actions.link_proxy import link_proxy
from goldthread.web.scorecards.actions.say_dimension import say_dimension
from goldthread.web.scorecards.actions.set_tags import set_tags
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.concerned import tags_of
from goldthread.web.scorecards.selectors.cuts import cut_page
from goldthread.web.scorecards.selectors.saying import (
    dimensions_of,
    items_named,
    lead_member,
    stated_measure,
)
from goldthread.web.scorecards.selectors.scopes import periods_to_look_back_to, scope_for
from goldthread.web.scorecards.selectors.surveys import survey_behind
from goldthread.web.scorecards.selectors.ways_to_cut import cut_of


class GroupOrPlaceForm(forms.Form):
    """A group or a place of a council's own."""

    name = forms.CharField(label="What you call it", max_length=200)
    concern = forms.ChoiceField(
        label="What is it?",
        choices=[
            (Concern.VULNERABLE_GROUP.value, "A group of people"),
            (Concern.LOCALITY.value, "A place"),
        ],
    )
    words = forms.CharField(
        label="Words that speak of it",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One a line. A star stands for any ending: veteran* finds veterans. Its name is "
        "always looked for.",
    )


class SurveyForm(forms.Form):
    """Which survey a measure comes from, and how it was drawn."""

    survey = forms.CharField(
        label="Which survey?",
        required=False,
        max_length=300,
        help_text="Leave it blank if its figures come from none.",
    )
    design_effect = forms.DecimalField(
        label="Design effect",
        required=False,
        max_digits=5,
        decimal_places=2,
        help_text="By how much weighting and clustering swell the variance. The survey's report "
        "has it; 1 is a simple random sample. Leave it blank if you do not know.",
    )
    reason = forms.CharField(
        label="Where is this known from?",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="It stays on record with your name.",
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def tags(request: HttpRequest, authority: Authority, slug: str, value: str) -> HttpResponse:
    """Set a group or a place on measures and deliverables, or take it off."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    scope, cut = _scope(request, authority), cut_of(slug)
    concern = cut.concern if cut else None
    part = (
        next((one for one in cut_page(scope, cut).slices if one.slug == value), None)
        if cut and concern
        else None
    )
    if part is None or concern is None:
        raise Http404("Nothing in this framework has that value.")
    holds = request.POST.get("do") != "not"

    def setting() -> None:
        measures, deliverables = items_named(
            scope, request.POST.getlist("item"), request.POST.get("named", "")
        )
        set_tags(
            authority=authority,
            concern=concern,
            name=part.value,
            measures=measures,
            deliverables=deliverables,
            holds=holds,
            by=request.user.get_username(),
        )

    said = f"Set: they are about {part.value}." if holds else f"They are not about {part.value}."
    done_or_told(request, setting, said)
    # Once nothing is proposed and nothing set, the value itself is gone.
    still = any(one.slug == value for one in cut_page(scope, cut).slices) if cut else False
    return redirect(scope.address("slice", slug, value) if still else scope.address("cut", slug))


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def concerns(request: HttpRequest, authority: Authority) -> HttpResponse:
    """The council's own groups and places, and what its breakdowns tell apart."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    scope, by = _scope(request, authority), request.user.get_username()
    adding = request.method == "POST" and request.POST.get("do") != "dimension"
    form = GroupOrPlaceForm(request.POST if adding else None)
    if adding and done(
        form,
        lambda: describe_tag(
            authority=authority,
            concern=Concern(form.cleaned_data["concern"]),
            name=form.cleaned_data["name"],
            words=form.cleaned_data["words"].splitlines(),
            by=by,
        ),
    ):
        messages.success(request, f"“{form.cleaned_data['name']}” is kept.")
        return redirect("saying:concerns", authority.code)
    if request.method == "POST" and not adding:
        taken = request.POST.get("concern", "")
        done_or_told(
            request,
            lambda: say_dimension(
                authority=authority,
                name=request.POST.get("dimension", ""),
                concern=Concern(taken) if taken in set(Concern) else None,
                by=by,
            ),
            "What the breakdown tells apart is kept.",
        )
        return redirect("saying:concerns", authority.code)
    return render(
        request,
        "scorecards/concerns.html",
        _frame(scope)
        | {
            "form": form,
            "tags": tags_of(authority),
            "known": VULNERABLE_GROUPS,
            "dimensions": dimensions_of(scope),
        },
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def portfolio(request: HttpRequest, authority: Authority, slug: str, value: str) -> HttpResponse:
    """Name the portfolio that a lead member holds."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    scope, cut = _scope(request, authority), cut_of(slug)
    part = (
        next((one for one in cut_page(scope, cut).slices if one.slug == value), None)
        if cut and cut.people
        else None
    )
    person = lead_member(scope, part.value) if part else None
    if person is None:
        raise Http404("This framework has no lead member of that name.")
    done_or_told(
        request,
        lambda: name_portfolio(
            person=person,
            portfolio=request.POST.get("portfolio", ""),
            by=request.user.get_username(),
        ),
        f"The portfolio of {person} is kept.",
    )
    return redirect(scope.address("slice", slug, value))


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def link(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Put a measure beside an outcome, or take one away."""
    require(request, Permission.MANAGE_FRAMEWORK, authority)
    scope = _scope(request, authority)
    outcome, holds = _measure(scope, code), request.POST.get("do") != "unlink"

    def linking() -> None:
        proxy = stated_measure(scope, request.POST.get("proxy", ""))
        if proxy is None:
            raise ActionRefusedError(["Choose a measure of this framework."])
        link_proxy(
            outcome=outcome,
            proxy=proxy,
            holds=holds,
            reason=request.POST.get("reason", ""),
            by=request.user.get_username(),
        )

    done_or_told(
        request, linking, "It stands beside the outcome." if holds else "It is taken away."
    )
    return redirect(scope.address("together-outcome", code))


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Which survey a measure comes from, and how it was drawn."""
    scope = _scope(request, authority)
    measure = _measure(scope, code)
    require(request, Permission.MANAGE_FRAMEWORK, measure)
    held = survey_behind(measure)
    form = SurveyForm(
        request.POST or None,
        initial={
            "survey": held.name if held else "",
            "design_effect": held.design_effect if held else None,
        },
    )
    if request.method == "POST" and done(form, lambda: _describe(request, measure, form)):
        messages.success(request, "How the survey was drawn is kept.")
        return redirect(scope.address("measure", code))
    return render(
        request, "scorecards/survey.html", _frame(scope) | {"form": form, "measure": measure}
    )


def _describe(request: HttpRequest, measure: Measure, form: SurveyForm) -> None:
    effect: Decimal | None = form.cleaned_data["design_effect"]
    describe_survey(
        measure=measure,
        survey=form.cleaned_data["survey"],
        design_effect=effect,
        reason=form.cleaned_data["reason"],
        by=request.user.get_username(),
    )


def _measure(scope: Scope, code: str) -> Measure:
    found = stated_measure(scope, code)
    if found is None:
        raise Http404("This framework has no measure at this address.")
    return found


def _frame(scope: Scope) -> dict[str, Any]:
    return {"scope": scope, "periods": periods_to_look_back_to(scope), "current": "cuts"}


def _scope(request: HttpRequest, authority: Authority) -> Scope:
    scope = scope_for(authority.code, at=None, today=timezone.localdate(), reader=request.user)
    if scope is None:
        raise Http404("There is no framework here yet.")
    return scope
