"""Where one goes on after something of an import was put right."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from goldthread.documents.review import Cell
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.beside import section_of
from goldthread.web.drafting.selectors.imports import PutRight
from goldthread.web.drafting.views.frame import page_of


def way_back(request: HttpRequest, here: DocumentImport, section: int | None) -> str:
    """The page of this import from which somebody came; the section of the cell for any other."""
    given = request.POST.get("back") or request.GET.get("back") or ""
    if given.startswith(here.get_absolute_url()) and url_has_allowed_host_and_scheme(
        given, allowed_hosts=None
    ):
        return given
    return page_of(here, "section", section) if section else page_of(here, "look-at")


def after(request: HttpRequest, here: DocumentImport, now: PutRight, about: Cell) -> str:
    """The next question, where that was asked for, or back to where one came from."""
    if request.POST.get("then") == "next" and now.open:
        following = now.open[0].cell
        return page_of(here, "cell", following.kind.value, following.item, following.field)
    return way_back(request, here, section_of(now, about))
