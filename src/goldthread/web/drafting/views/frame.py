"""What the pages of drafting share: the pages beside them, one import, its steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from goldthread.web.collection.views.frame import frame as frame_of_returns
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.imports import import_at, was_read
from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class Step:
    """One step of bringing a document in: its words, its page, and whether it is this one."""

    words: str
    href: str
    current: bool = False


def frame(request: HttpRequest, authority: Authority, current: str) -> dict[str, Any]:
    """What every page of drafting is given."""
    return frame_of_returns(request, authority, current)


def found(authority: Authority, number: str) -> DocumentImport:
    """The import at an address. Raises ``Http404`` where there is none."""
    here = import_at(authority, number)
    if here is None:
        raise Http404("There is no import at this address.")
    return here


def found_read(authority: Authority, number: str) -> DocumentImport:
    """The import at an address whose document was read. Raises ``Http404``."""
    here = found(authority, number)
    if not was_read(here):
        raise Http404("This document was not read.")
    return here


def page_of(here: DocumentImport, page: str, *more: object) -> str:
    """The address of one of an import's pages."""
    return reverse(f"imports:{page}", args=[here.authority.code, here.number, *more])


def to(here: DocumentImport, page: str, *more: object) -> HttpResponse:
    """The way to one of an import's pages."""
    return redirect(page_of(here, page, *more))


def of_import(request: HttpRequest, here: DocumentImport, step: str, **more: Any) -> dict[str, Any]:
    """What every page of one import is given: its steps, and which of them this is."""
    return {
        **frame(request, here.authority, "imports"),
        "here": here,
        "steps": _steps(here, step) if was_read(here) else (),
        "may_change": here.is_open,
        **more,
    }


def _steps(here: DocumentImport, current: str) -> tuple[Step, ...]:
    pages = [
        ("import", "What was read"),
        ("look-at", "Put right"),
        *([("differences", "Differences")] if here.base_id else []),
        ("checks", "Check"),
        ("take-in", "Adopt"),
    ]
    return (
        Step("Give the document", reverse("imports:imports", args=[here.authority.code])),
        *(Step(words, page_of(here, page), page == current) for page, words in pages),
    )
