"""What is done with editions: started, adopted, put away; their levels named; measures retired."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from goldthread.framework import NodeKind
from goldthread.framework.editions import EditionState, level_names_from_json
from goldthread.framework.wording import counted
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.views.doing import done
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.actions.adopt_edition import AdoptedEdition, adopt_edition
from goldthread.web.drafting.actions.retire_from_edition import (
    retire_and_call_off,
    take_up_and_ask_again,
)
from goldthread.web.drafting.forms_editions import (
    AdoptEditionForm,
    LevelNamesForm,
    ReasonForm,
    RetireForm,
    StartEditionForm,
)
from goldthread.web.drafting.jobs import judging_by
from goldthread.web.drafting.selectors.editions import what_adopting_does
from goldthread.web.records import selectors as records
from goldthread.web.records.actions.archiving import archive_edition, bring_back_edition
from goldthread.web.records.actions.name_levels import name_levels
from goldthread.web.records.actions.start_edition import start_edition
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Framework, Measure, Node, Retirement
from goldthread.web.scorecards.scope import name_of
from goldthread.web.scorecards.selectors.scopes import scope_for

_ASKED = ["GET", "HEAD", "POST"]


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def start(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Start a new edition as a copy of one there is."""
    every = {str(one.number): one for one in records.editions_of(authority)}
    copied = every.get(request.GET.get("from", "")) or records.framework_in_force(authority)
    if copied is None:
        raise Http404("There is no edition to start from yet.")
    form = StartEditionForm(
        request.POST or None,
        editions={number: name_of(one) for number, one in every.items()},
        initial={"copied": str(copied.number), "title": copied.title_alone},
    )
    started: list[Framework] = []

    def starting() -> None:
        told = form.cleaned_data
        started.append(
            start_edition(
                framework=every[told["copied"]],
                title=told["title"],
                edition=told["edition"],
                by=me(request).get_username(),
                reason=told["reason"],
            )
        )

    if request.method == "POST" and done(form, starting):
        messages.success(request, f"{name_of(started[0])} is a draft now.")
        return redirect("editions:editions", authority.code)
    return _page(request, authority, "start", {"form": form})


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def adopt(request: HttpRequest, authority: Authority, edition: str) -> HttpResponse:
    """Make a draft the edition in force, having seen what follows from it."""
    draft = _edition(authority, edition)
    does = what_adopting_does(authority, draft)
    form = AdoptEditionForm(
        request.POST or None,
        calendar=calendar_of(authority),
        follows=does.in_force is not None,
        again={one.code: str(one) for one in does.again},
    )
    adopted: list[AdoptedEdition] = []

    def adopting() -> None:
        adopted.append(
            adopt_edition(
                framework=draft,
                by=me(request).get_username(),
                reason=form.cleaned_data["reason"],
                from_period=form.cleaned_data.get("from_period"),
                stays_retired=form.stays_retired,
            )
        )

    if request.method == "POST" and done(form, adopting):
        (came,) = adopted
        messages.success(request, f"{name_of(came.record)} is in force. {_what_came_of(came)}")
        return redirect(judging_by(came.record, me(request).get_username()))
    return _page(request, authority, "adopt", {"form": form, "draft": draft, "does": does})


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def archive(request: HttpRequest, authority: Authority, edition: str) -> HttpResponse:
    """Put an edition in the archive, or bring it back from there."""
    here = _edition(authority, edition)
    form = ReasonForm(request.POST or None)
    back = here.status == EditionState.ARCHIVED
    act = bring_back_edition if back else archive_edition

    def moving() -> None:
        act(framework=here, by=me(request).get_username(), reason=form.cleaned_data["reason"])

    if request.method == "POST" and done(form, moving):
        where = "is back" if back else "is in the archive"
        messages.success(request, f"{name_of(here)} {where}.")
        return redirect("editions:editions", authority.code)
    return _page(request, authority, "archive", {"form": form, "here": here, "back": back})


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def levels(request: HttpRequest, authority: Authority, edition: str) -> HttpResponse:
    """Say what an edition calls the levels of its tree."""
    here = _edition(authority, edition)
    used = set(Node.objects.filter(framework=here).values_list("kind", flat=True))
    form = LevelNamesForm(
        request.POST or None,
        names=level_names_from_json(here.level_names),
        kinds=[kind for kind in NodeKind if kind in used],
    )

    def naming() -> None:
        name_levels(
            framework=here,
            names=form.cleaned_data["names"],
            by=me(request).get_username(),
            reason=form.cleaned_data["reason"],
        )

    if request.method == "POST" and done(form, naming):
        messages.success(request, f"The levels of {name_of(here)} are called so from now on.")
        return redirect("editions:editions", authority.code)
    return _page(request, authority, "levels", {"form": form, "here": here})


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(_ASKED)
def retire(request: HttpRequest, authority: Authority, code: str) -> HttpResponse:
    """Retire a measure, at once or with a draft; or take it up again."""
    measure = Measure.objects.for_authority(authority).filter(code=code).first()
    if measure is None:
        raise Http404("There is no measure at this address.")
    measure.authority = authority
    now = Retirement.objects.filter(measure=measure).order_by("pk").last()
    held = now if now is not None and not now.taken_back else None
    drafts = {
        str(one.number): one
        for one in records.editions_of(authority)
        if one.status == EditionState.DRAFT
        and one.edition_measures.filter(measure=measure).exists()
    }
    by = me(request).get_username()
    form: ReasonForm | RetireForm
    if held is not None:
        form = ReasonForm(request.POST or None)

        def act() -> None:
            take_up_and_ask_again(measure=measure, by=by, reason=form.cleaned_data["reason"])
    else:
        form = RetireForm(
            request.POST or None,
            calendar=calendar_of(authority),
            drafts={number: name_of(one) for number, one in drafts.items()},
        )

        def act() -> None:
            told = form.cleaned_data
            retire_and_call_off(
                measure=measure,
                from_period=told["from_period"],
                edition=drafts.get(told.get("edition", "")),
                by=by,
                reason=told["reason"],
            )

    if request.method == "POST" and done(form, act):
        what = "is asked for again" if held is not None else "is retired"
        messages.success(request, f"{measure} {what}.")
        return redirect("editions:retire", authority.code, code)
    return _page(request, authority, "retire", {"form": form, "measure": measure, "held": held})


def _edition(authority: Authority, number: str) -> Framework:
    """The edition at an address. Raises ``Http404`` where there is none."""
    known = number.isascii() and number.isdigit() and len(number) < 10
    found = records.edition_of(authority, int(number)) if known else None
    if found is None:
        raise Http404("There is no edition at this address.")
    return found


def _what_came_of(came: AdoptedEdition) -> str:
    said = []
    if came.retired:
        said.append(f"{counted(came.retired, 'measure')} retired")
    if came.called_off:
        said.append(f"{counted(came.called_off, 'open return')} called off")
    if came.asked_again:
        said.append(f"{counted(came.asked_again, 'return')} asked for again")
    return f"{', '.join(said)}.".capitalize() if said else ""


def _page(
    request: HttpRequest, authority: Authority, name: str, context: dict[str, Any]
) -> HttpResponse:
    scope = scope_for(authority.code, at=None, today=timezone.localdate(), reader=request.user)
    return render(
        request,
        f"drafting/editions/{name}.html",
        {"scope": scope, "authority": authority, "current": "about"} | context,
    )
