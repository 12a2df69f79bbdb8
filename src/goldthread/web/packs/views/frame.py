"""What the pages of packs share: who is asking, and which pack."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import decide_for_a_part
from goldthread.web.collection.views.frame import frame as frame_of_returns
from goldthread.web.packs.models import Pack
from goldthread.web.packs.selectors.listing import pack_at
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import authority_by_code


def as_a_page_of_its_own(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """A pack shown as a page: it brings its styles and pictures, and may ask for nothing else."""
    allowed = {"default-src": [NONE], "style-src": [UNSAFE_INLINE], "img-src": ["data:"]}
    marked: HttpResponseBase = csp(allowed)(lambda _request: answer)(request)
    marked["Cache-Control"] = "private, no-store"
    return marked


def authority_at(code: str) -> Authority:
    """The authority of an address. Raises ``Http404``."""
    try:
        return authority_by_code(code)
    except Authority.DoesNotExist as missing:
        raise Http404("There is no authority at this address.") from missing


def makes_packs(request: HttpRequest, authority: Authority) -> bool:
    """Whether who asks makes packs, and so sees those that are not out."""
    return decide_for_a_part(request.user, Permission.PUBLISH, authority).allowed


def found(request: HttpRequest, authority: Authority, number: str) -> Pack:
    """The pack at an address. Raises ``Http404`` where there is none for this reader."""
    makes = makes_packs(request, authority)
    here = pack_at(authority, number, makes=makes, now=timezone.now())
    if here is None:
        raise Http404("There is no pack at this address.")
    return here


def frame(request: HttpRequest, authority: Authority, **more: Any) -> dict[str, Any]:
    """What every page of packs is given."""
    makes = makes_packs(request, authority)
    return {**frame_of_returns(request, authority, "packs"), "makes": makes, **more}
