"""What the pages on which a draft is edited share: the draft, saving it, the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from goldthread.framework import Framework
from goldthread.framework.revision import Change, differences
from goldthread.framework.wording import edition_in_words
from goldthread.web.accounts.needing import require
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.views.frame import me
from goldthread.web.drafting.selectors.edit_draft import Draft, Item, draft_at
from goldthread.web.drafting.views.frame import frame
from goldthread.web.records.actions.revise_framework import revise_framework
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

ASKED = ["GET", "HEAD", "POST"]


def found_draft(request: HttpRequest, authority: Authority, number: str) -> Draft:
    """The edition at an address, draft or not. Raises ``Http404``."""
    draft = draft_at(authority, number)
    if draft is None:
        raise Http404("There is no edition at this address.")
    require(request, Permission.MANAGE_FRAMEWORK, draft.record)
    return draft


def found_item(draft: Draft, kind: str, code: str) -> Item:
    """The measure or deliverable at an address. Raises ``Http404``."""
    item = draft.item(kind, code)
    if item is None:
        raise Http404("There is nothing at this address; it may have been removed from the draft.")
    return item


def page_of(draft: Draft, page: str, *more: str) -> str:
    """The address of one of a draft's pages."""
    return reverse(f"editing:{page}", args=[draft.authority.code, draft.number, *more])


def shown(
    request: HttpRequest, draft: Draft, template: str, *, status: int = 200, **more: Any
) -> HttpResponse:
    """A page of a draft."""
    context = {
        **frame(request, draft.authority, "drafts"),
        "draft": draft,
        "draft_name": edition_in_words(draft.record.title, draft.record.edition),
        "here": draft.record,
        **more,
    }
    return render(request, f"drafting/editing/{template}", context, status=status)


def not_a_draft(request: HttpRequest, draft: Draft) -> HttpResponse | None:
    """Why an edition cannot be edited in place, for one that is not a draft."""
    if draft.is_open:
        return None
    return shown(request, draft, "not_a_draft.html", status=409)


def saved(
    request: HttpRequest, draft: Draft, after: Framework, said: str, form: forms.Form | None = None
) -> bool:
    """Save what the framework says now, say so on the next page; or say why not.

    A refusal stands on top of the form where there is one, and on the next page where not.
    """
    return made(request, draft, differences(draft.framework, after), said, form)


def made(
    request: HttpRequest,
    draft: Draft,
    changes: Sequence[Change],
    said: str,
    form: forms.Form | None = None,
) -> bool:
    """Make changes to a draft, and say so as ``saved`` does."""
    if not changes:
        messages.info(request, "Nothing is different from what stood there.")
        return True
    try:
        revision = revise_framework(
            framework=draft.record, changes=changes, by=me(request).get_username()
        )
    except ActionRefusedError as refused:
        for reason in refused.reasons:
            if form is not None:
                form.add_error(None, reason)
            else:
                messages.error(request, reason)
        return False
    messages.success(request, f"{said} It is change {revision.number} of this draft.")
    return True


def theirs_now(now: forms.Form, mine: forms.Form) -> list[tuple[str, str]]:
    """What stands there now by another's hand, where it is not what this person gives."""
    return [
        (str(field.label), str(field.value() or "Nothing"))
        for field in now
        if field.name in mine.fields
        and str(field.value() or "") != str(mine[field.name].value() or "").replace("\r\n", "\n")
    ]


def to(draft: Draft, page: str, *more: str) -> HttpResponse:
    """The way to one of a draft's pages."""
    return redirect(page_of(draft, page, *more))
