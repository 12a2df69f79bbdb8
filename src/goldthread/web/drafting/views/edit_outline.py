"""The drafts of an authority, one draft's outline, and the places in it."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from goldthread.framework import Framework, FrameworkError, Node, NodeKind
from goldthread.framework.outline import (
    branches,
    free_id,
    goes_with,
    node_moved,
    node_under,
    under,
    with_node,
    without_node,
)
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.forms_editing import (
    FrameworkForm,
    NodeForm,
    RemoveNodeForm,
)
from goldthread.web.drafting.selectors.edit_draft import Draft, Item, drafts_of, fingerprint
from goldthread.web.drafting.views.edit_frame import (
    ASKED,
    found_draft,
    not_a_draft,
    page_of,
    saved,
    shown,
    to,
)
from goldthread.web.drafting.views.frame import frame
from goldthread.web.records.actions import ReadDocument, load_framework
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors.editions import editions_of

_STEPS = {"up": -1, "down": 1}
WRITTEN_HERE = "Written in Goldthread"
"""What stands for the document of a framework that was never one."""


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD"])
def drafts(request: HttpRequest, authority: Authority) -> HttpResponse:
    """The drafts that can be edited, and the editions that cannot with what can be done."""
    open_ones, others = drafts_of(authority)
    context = {**frame(request, authority, "drafts"), "drafts": open_ones, "others": others}
    return render(request, "drafting/editing/drafts.html", context)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def new(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Start a framework without a document."""
    form = FrameworkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        title, edition = form.cleaned_data["title"].strip(), form.cleaned_data["edition"].strip()
        there = [
            one
            for one in editions_of(authority)
            if (one.title, one.edition or "") == (title, edition)
        ]
        if there:
            form.add_error(
                "edition",
                f"There is one of this name and edition already, and it is "
                f"{there[0].get_status_display().lower()}. Give this one another edition.",
            )
        else:
            empty = Framework(
                title=title,
                nodes=(),
                edition=edition or None,
                authority=authority.name,
                introduction=_paragraphs(form.cleaned_data["introduction"]),
            )
            digest = hashlib.sha256(f"{WRITTEN_HERE}: {title} {edition}".encode()).hexdigest()
            loaded = load_framework(
                authority=authority,
                framework=empty,
                document=ReadDocument(WRITTEN_HERE, digest),
                by=me(request).get_username(),
            )
            messages.success(request, "The draft is started. Give it its first places.")
            return redirect(reverse("editing:outline", args=[authority.code, loaded.record.number]))
    context = {**frame(request, authority, "drafts"), "form": form}
    return render(request, "drafting/editing/new.html", context)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD"])
def outline(request: HttpRequest, authority: Authority, draft: str) -> HttpResponse:
    """The whole tree of a draft with its counts, and what can be done at each place."""
    here = found_draft(request, authority, draft)
    found = [
        (branch, here.record.levels.one(branch.node.kind)) for branch in branches(here.framework)
    ]
    return not_a_draft(request, here) or shown(request, here, "outline.html", branches=found)


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def about(request: HttpRequest, authority: Authority, draft: str) -> HttpResponse:
    """What the framework is called, and what it says first."""
    here = found_draft(request, authority, draft)
    now = here.framework
    initial = {
        "title": now.title,
        "edition": now.edition or "",
        "introduction": "\n\n".join(now.introduction),
    }
    seen = fingerprint(now.title, now.edition, now.introduction)
    form = FrameworkForm(request.POST or None, initial=initial)
    theirs = _changed_meanwhile(request, seen)
    if request.method == "POST" and here.is_open and form.is_valid() and not theirs:
        told = form.cleaned_data
        after = replace(
            now,
            title=told["title"].strip(),
            edition=told["edition"].strip() or None,
            introduction=_paragraphs(told["introduction"]),
        )
        if saved(request, here, after, "The framework’s own words are changed.", form):
            return to(here, "outline")
    return not_a_draft(request, here) or shown(
        request,
        here,
        "form.html",
        form=form,
        seen=seen,
        theirs=_now(form, initial) if theirs else (),
        heading="The framework as a whole",
        back=page_of(here, "outline"),
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def new_place(request: HttpRequest, authority: Authority, draft: str) -> HttpResponse:
    """Add a place to the tree."""
    here = found_draft(request, authority, draft)
    parent = here.nodes.get(request.GET.get("under", ""))
    initial = {"under": parent.id if parent else "", "kind": _kind_below(parent)}
    form = NodeForm(
        request.POST or None, places=here.places(), levels=here.record.levels, initial=initial
    )
    if request.method == "POST" and here.is_open and form.is_valid():
        node = _node_of(form, free_id(here.framework, "n"))
        said = f"“{node.title}” is added."
        if saved(request, here, with_node(here.framework, node), said, form):
            return redirect(f"{page_of(here, 'outline')}#{node.id}")
    return not_a_draft(request, here) or shown(
        request, here, "form.html", form=form, heading="Add a place", back=page_of(here, "outline")
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(["GET", "HEAD"])
def place(request: HttpRequest, authority: Authority, draft: str, place: str) -> HttpResponse:
    """One place: its goal, what stands there, and what can be done with each."""
    here = found_draft(request, authority, draft)
    node = _place(here, place)
    there = [
        ("measures", "Measures", "a measure", _standing(here.framework.measures, node)),
        (
            "deliverables",
            "Deliverables",
            "a deliverable",
            _standing(here.framework.deliverables, node),
        ),
    ]
    below = [one for one in branches(here.framework) if one.node.parent == node.id]
    return not_a_draft(request, here) or shown(
        request,
        here,
        "place.html",
        node=node,
        kind=here.record.levels.one(node.kind),
        parent=here.nodes.get(node.parent or ""),
        there=there,
        below=below,
        findings=here.findings_about(node.id),
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def change_place(
    request: HttpRequest, authority: Authority, draft: str, place: str
) -> HttpResponse:
    """Rename a place, say what it is, give it a goal, or put it under another."""
    here = found_draft(request, authority, draft)
    node = _place(here, place)
    initial = {
        "title": node.title,
        "kind": node.kind.value,
        "under": node.parent or "",
        "goal": node.goal or "",
        "notes": "\n".join(node.notes),
    }
    seen = fingerprint(node)
    places = here.places(without=under(here.framework, node.id))
    form = NodeForm(request.POST or None, places=places, levels=here.record.levels, initial=initial)
    theirs = _changed_meanwhile(request, seen)
    if request.method == "POST" and here.is_open and form.is_valid() and not theirs:
        changed = replace(_node_of(form, node.id), source=node.source)
        after = with_node(here.framework, replace(changed, parent=node.parent))
        if changed.parent != node.parent:
            after = node_under(after, node.id, changed.parent)
        if saved(request, here, after, f"“{changed.title}” is changed.", form):
            return to(here, "place", node.id)
    return not_a_draft(request, here) or shown(
        request,
        here,
        "form.html",
        form=form,
        seen=seen,
        theirs=_now(form, initial) if theirs else (),
        heading=node.title,
        kicker="Change this place",
        back=page_of(here, "place", node.id),
        findings=here.findings_about(node.id),
    )


@needs(Permission.MANAGE_FRAMEWORK)
@require_POST
def move_place(request: HttpRequest, authority: Authority, draft: str, place: str) -> HttpResponse:
    """Move a place up or down among those beside it."""
    here = found_draft(request, authority, draft)
    node = _place(here, place)
    steps = _STEPS.get(request.POST.get("step", ""))
    if steps is None:
        raise Http404("A place is moved up or down.")
    if not here.is_open:
        return not_a_draft(request, here) or to(here, "outline")
    saved(request, here, node_moved(here.framework, node.id, steps), f"“{node.title}” is moved.")
    return redirect(f"{page_of(here, 'outline')}#{node.id}")


@needs(Permission.MANAGE_FRAMEWORK)
@require_http_methods(ASKED)
def remove_place(
    request: HttpRequest, authority: Authority, draft: str, place: str
) -> HttpResponse:
    """Remove a place, having seen what goes with it."""
    here = found_draft(request, authority, draft)
    node = _place(here, place)
    places = here.places(without=under(here.framework, node.id))
    form = RemoveNodeForm(request.POST or None, places=places)
    if request.method == "POST" and here.is_open and form.is_valid():
        try:
            after = without_node(here.framework, node.id, to=form.cleaned_data["to"] or None)
        except FrameworkError as refused:
            form.add_error("to", str(refused))
        else:
            if saved(request, here, after, f"“{node.title}” is removed.", form):
                return to(here, "outline")
    return not_a_draft(request, here) or shown(
        request,
        here,
        "remove_place.html",
        node=node,
        form=form,
        goes=goes_with(here.framework, node.id),
    )


def _place(here: Draft, place: str) -> Node:
    node = here.nodes.get(place)
    if node is None:
        raise Http404("There is no such place in this draft; it may have been removed.")
    return node


def _standing(items: tuple[Item, ...], node: Node) -> list[Item]:
    return [one for one in items if any(at.node == node.id for at in one.placements)]


def _node_of(form: NodeForm, node_id: str) -> Node:
    told = form.cleaned_data
    return Node(
        node_id,
        NodeKind(told["kind"]),
        told["title"].strip(),
        parent=told["under"] or None,
        goal=told["goal"].strip() or None,
        notes=tuple(line.strip() for line in told["notes"].splitlines() if line.strip()),
    )


def _kind_below(parent: Node | None) -> str:
    """What most likely stands below: a level further down than the one above it."""
    order = [NodeKind.PRIORITY, NodeKind.THEME, NodeKind.SUBTHEME]
    if parent is None or parent.kind not in order:
        return NodeKind.PRIORITY if parent is None else parent.kind.value
    return order[min(order.index(parent.kind) + 1, 2)].value


def _paragraphs(text: str) -> tuple[str, ...]:
    parts = text.replace("\r\n", "\n").split("\n\n")
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def _changed_meanwhile(request: HttpRequest, seen: str) -> bool:
    return request.method == "POST" and request.POST.get("seen") != seen


def _now(form: FrameworkForm | NodeForm, initial: dict[str, str]) -> list[tuple[str, str]]:
    """What stands there now by another's hand, where it is not what this person gives."""
    return [
        (str(form.fields[name].label), value or "Nothing")
        for name, value in initial.items()
        if (form[name].value() or "").replace("\r\n", "\n") != value
    ]
