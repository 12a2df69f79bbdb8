"""The kinds of pack: when drafts are made by themselves, and who is written to."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from goldthread.web.accounts.models import User
from goldthread.web.accounts.needing import needs, require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import colleagues_in, decide_for_a_part
from goldthread.web.accounts.views.doing import done, done_or_told
from goldthread.web.collection.views.frame import me
from goldthread.web.packs.actions import (
    add_reader,
    pause_schedule,
    remove_reader,
    resume_schedule,
    schedule_pack,
)
from goldthread.web.packs.forms_kinds import ReaderForm, ScheduleForm, filled_with_schedule
from goldthread.web.packs.letters import console_only
from goldthread.web.packs.models import PackDefinition, PackSchedule
from goldthread.web.packs.selectors.kinds import kind_at, kinds_of, next_draft, schedule_of
from goldthread.web.packs.selectors.readers import recipients_of
from goldthread.web.packs.views.frame import frame
from goldthread.web.records.models import Authority

_ASKED = ["GET", "HEAD", "POST"]


@needs(Permission.PUBLISH)
@require_safe
def kinds(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Every kind of pack, with when drafts are made and how many readers it has."""
    require(request, Permission.PUBLISH, authority)
    told = [(one, schedule_of(one)) for one in kinds_of(authority)]
    return render(request, "packs/kinds.html", frame(request, authority, kinds=told))


@needs(Permission.PUBLISH)
@require_safe
def kind(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """A kind of pack: its schedule, its distribution list, and its packs."""
    here = _found(request, authority, key)
    today = timezone.localdate()
    schedule = schedule_of(here)
    told = frame(
        request,
        authority,
        here=here,
        schedule=schedule,
        next=next_draft(schedule, today) if schedule else None,
        owner_may=schedule is None
        or decide_for_a_part(schedule.owner, Permission.PUBLISH, authority).allowed,
        readers=list(here.readers.select_related("user")),
        reached=recipients_of(here, today),
        packs=here.packs.select_related("authority").order_by("-number")[:8],
        console_only=console_only(),
    )
    return render(request, "packs/kind.html", told)


@needs(Permission.PUBLISH)
@require_http_methods(_ASKED)
def schedule(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Say when drafts are made by themselves."""
    here = _found(request, authority, key)
    there = schedule_of(here)
    owners = [
        one
        for one in colleagues_in(authority)
        if decide_for_a_part(one, Permission.PUBLISH, authority).allowed
    ]
    initial = filled_with_schedule(there) if there else {"owner": me(request).get_username()}
    form = ScheduleForm(request.POST or None, owners=owners, initial=initial)

    def act() -> None:
        said = form.cleaned_data
        owner = next(one for one in owners if one.get_username() == said["owner"])
        by = me(request).get_username()
        schedule_pack(definition=here, day=said["day"], owner=owner, by=by)

    return _form(request, here, form, act, "When drafts are made", "Make drafts like this")


@needs(Permission.PUBLISH)
@require_POST
def pause(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Have no drafts made for a while."""
    here, there = _scheduled(request, authority, key)
    done_or_told(
        request,
        lambda: pause_schedule(schedule=there, by=me(request).get_username()),
        "No drafts are made by themselves until you resume it.",
    )
    return redirect("packs:kind", authority.code, here.pk)


@needs(Permission.PUBLISH)
@require_POST
def resume(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Have drafts made again."""
    here, there = _scheduled(request, authority, key)
    done_or_told(
        request,
        lambda: resume_schedule(schedule=there, by=me(request).get_username()),
        "Drafts are made by themselves from today on.",
    )
    return redirect("packs:kind", authority.code, here.pk)


@needs(Permission.PUBLISH)
@require_http_methods(_ASKED)
def reader(request: HttpRequest, authority: Authority, key: str) -> HttpResponse:
    """Put somebody on the distribution list."""
    here = _found(request, authority, key)
    people = list(colleagues_in(authority))
    form = ReaderForm(request.POST or None, people=people)

    def act() -> None:
        said = form.cleaned_data
        chosen: User | None = next(
            (one for one in people if one.get_username() == said["person"]), None
        )
        added = add_reader(
            definition=here,
            user=chosen,
            role=said["role"],
            address=said["address"],
            by=me(request).get_username(),
        )
        messages.success(request, f"On the list: {added}.")

    return _form(request, here, form, act, "Put somebody on the list", "Put on the list")


@needs(Permission.PUBLISH)
@require_POST
def reader_away(request: HttpRequest, authority: Authority, key: str, line: str) -> HttpResponse:
    """Take somebody off the distribution list."""
    here = _found(request, authority, key)
    if not (line.isascii() and line.isdigit() and len(line) < 19):
        raise Http404("There is no such line.")
    there = here.readers.select_related("definition__authority", "user").filter(pk=line).first()
    if there is None:
        raise Http404("There is no such line.")
    remove_reader(reader=there, by=me(request).get_username())
    messages.success(request, f"Off the list: {there}.")
    return redirect("packs:kind", authority.code, here.pk)


def _found(request: HttpRequest, authority: Authority, key: str) -> PackDefinition:
    require(request, Permission.PUBLISH, authority)
    here = kind_at(authority, key)
    if here is None:
        raise Http404("There is no kind of pack at this address.")
    return here


def _scheduled(
    request: HttpRequest, authority: Authority, key: str
) -> tuple[PackDefinition, PackSchedule]:
    here = _found(request, authority, key)
    there = schedule_of(here)
    if there is None:
        raise Http404("No drafts of this kind are made by themselves.")
    return here, there


def _form(
    request: HttpRequest,
    here: PackDefinition,
    form: ScheduleForm | ReaderForm,
    act: Callable[[], None],
    title: str,
    button: str,
) -> HttpResponse:
    back = reverse("packs:kind", args=[here.authority.code, here.pk])
    if request.method == "POST" and done(form, act):
        return redirect(back)
    told = frame(request, here.authority, kind=here, form=form, title=title, button=button)
    told["back"] = back
    return render(request, "packs/form.html", told, status=422 if form.errors else 200)
