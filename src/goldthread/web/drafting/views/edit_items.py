"""A measure or a deliverable of a draft: added, edited side by side, moved and removed."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.framework import Deliverable, Framework, Measure, Placement, Role
from goldthread.framework.outline import (
    free_id,
    item_moved,
    with_deliverable,
    with_measure,
    without_deliverable,
    without_measure,
)
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.drafting.forms_editing import NewItemForm
from goldthread.web.drafting.sections_editing import SECTIONS
from goldthread.web.drafting.selectors.edit_draft import Item, fingerprint
from goldthread.web.drafting.selectors.edit_items import sides_of
from goldthread.web.drafting.views.edit_frame import (
    ASKED,
    found_draft,
    found_item,
    not_a_draft,
    page_of,
    saved,
    shown,
    theirs_now,
    to,
)
from goldthread.web.records.models import Authority

ONE_OF = {"measures": "measure", "deliverables": "deliverable"}
_STEPS = {"up": -1, "down": 1}


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def new(request: HttpRequest, authority: Authority, draft: str, kind: str) -> HttpResponse:
    """Add a measure or a deliverable at a place."""
    here = found_draft(request, authority, draft)
    form = NewItemForm(
        request.POST or None,
        places=here.places(),
        roles=kind == "measures",
        initial={"node": request.GET.get("at", "")},
    )
    if request.method == "POST" and here.is_open and form.is_valid():
        told = form.cleaned_data
        role = Role(told["role"]) if told.get("role") else None
        title, standing = told["title"].strip(), (Placement(told["node"], role),)
        item: Item
        if kind == "measures":
            item = Measure(free_id(here.framework, "m"), title, standing)
        else:
            item = Deliverable(free_id(here.framework, "d"), title, standing)
        if saved(request, here, with_item(here.framework, item), f"“{title}” is added.", form):
            return to(here, ONE_OF[kind], item.id)
    back = request.GET.get("at", "")
    return not_a_draft(request, here) or shown(
        request,
        here,
        "form.html",
        form=form,
        heading=f"Add a {ONE_OF[kind]}",
        back=page_of(here, "place", back) if back in here.nodes else page_of(here, "outline"),
        nowhere=not here.nodes,
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD"])
def item(
    request: HttpRequest, authority: Authority, draft: str, kind: str, code: str
) -> HttpResponse:
    """Everything the draft says of one item, each side to be changed by itself."""
    here = found_draft(request, authority, draft)
    found = found_item(here, kind, code)
    sides = [
        (
            side,
            page_of(
                here,
                f"{ONE_OF[kind]}-{'target' if side.name == 'target' else 'section'}",
                code,
                *(() if side.name == "target" else (side.name,)),
            ),
        )
        for side in sides_of(here, found)
    ]
    return not_a_draft(request, here) or shown(
        request,
        here,
        "item.html",
        item=found,
        kind=ONE_OF[kind],
        sides=sides,
        findings=here.findings_about(code),
        at=here.nodes[found.placements[0].node],
        remove=page_of(here, f"remove-{ONE_OF[kind]}", code),
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def section(
    request: HttpRequest, authority: Authority, draft: str, kind: str, code: str, section: str
) -> HttpResponse:
    """Change one side of an item, having seen what its words are taken to mean."""
    here = found_draft(request, authority, draft)
    found = found_item(here, kind, code)
    side = SECTIONS[kind].get(section)
    if side is None:
        raise Http404("There is nothing of that name to be changed.")
    seen = fingerprint(side.values(found))
    sent = request.POST or None
    form = side.form(here, found, sent)
    understood: tuple[str, ...] = ()
    stale = request.method == "POST" and request.POST.get("seen") != seen
    if request.method == "POST" and here.is_open and form.is_valid():
        changed, fields = side.changed(here, found, form)
        understood = side.understood(fields) if changed is not None else ()
        wanted = request.POST.get("do") != "look"
        if changed is not None and wanted and not stale:
            said = f"{side.title}: changed. {' '.join(understood)}".rstrip()
            if saved(request, here, with_item(here.framework, changed), said, form):
                return to(here, ONE_OF[kind], code)
    return not_a_draft(request, here) or shown(
        request,
        here,
        "form.html",
        form=form,
        seen=seen,
        theirs=theirs_now(side.form(here, found, None), form) if stale else (),
        heading=found.title,
        kicker=side.title,
        understood=understood,
        looks=bool(side.understood({}) or side.name in _READ_FIRST),
        back=page_of(here, ONE_OF[kind], code),
        findings=here.findings_about(code),
        status=409 if stale else 200,
    )


_READ_FIRST = ("baseline", "collection", "dates", "milestones")
"""Sides whose words are read as rules, which is shown before they are saved."""


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def move(
    request: HttpRequest, authority: Authority, draft: str, kind: str, code: str
) -> HttpResponse:
    """Move an item up or down among those at one place."""
    here = found_draft(request, authority, draft)
    found = found_item(here, kind, code)
    steps, at = _STEPS.get(request.POST.get("step", "")), request.POST.get("at", "")
    if steps is None or at not in here.nodes:
        raise Http404("An item is moved up or down at a place.")
    refused = not_a_draft(request, here)
    if refused is not None:
        return refused
    after = item_moved(here.framework, found.id, steps, at=at)
    saved(request, here, after, f"“{found.title}” is moved.")
    return redirect(f"{page_of(here, 'place', at)}#{found.id}")


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def remove(
    request: HttpRequest, authority: Authority, draft: str, kind: str, code: str
) -> HttpResponse:
    """Remove an item from the draft; figures of a measure are kept with the measure."""
    here = found_draft(request, authority, draft)
    found = found_item(here, kind, code)
    form = forms.Form(request.POST or None)
    if request.method == "POST" and here.is_open:
        without = without_measure if kind == "measures" else without_deliverable
        if saved(
            request, here, without(here.framework, code), f"“{found.title}” is removed.", form
        ):
            return to(here, "place", found.placements[0].node)
    return not_a_draft(request, here) or shown(
        request,
        here,
        "remove_item.html",
        item=found,
        kind=ONE_OF[kind],
        form=form,
        back=page_of(here, ONE_OF[kind], code),
    )


def with_item(framework: Framework, item: Item) -> Framework:
    """The framework with a measure or a deliverable added or changed."""
    if isinstance(item, Measure):
        return with_measure(framework, item)
    return with_deliverable(framework, item)
