"""The editions of an authority, and two of them side by side."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest

from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.drafting.selectors.edition_comparison import (
    IN_WORDS,
    KINDS,
    Difference,
    comparison,
    comparison_table,
)
from goldthread.web.drafting.selectors.editions import editions_listed
from goldthread.web.scorecards.scope import Scope, name_of
from goldthread.web.scorecards.selectors.scopes import may_see_drafts, scope_for
from goldthread.web.scorecards.showing import Page, page

_ITEMS_A_PAGE = 100


@page("There is no such authority.")
def editions(scope: Scope, request: HttpRequest) -> Page:
    """Every edition there has been, and what can be done with each."""
    manages = may(request.user, Permission.MANAGE_FRAMEWORK, scope.authority)
    drafts = may_see_drafts(request.user, scope.authority)
    archived = "archived" in request.GET
    return Page(
        "drafting/editions/editions.html",
        {
            "entries": editions_listed(scope, drafts=drafts, archived=archived),
            "manages": manages,
            "archived": archived,
            "current": "about",
        },
    )


@page("There are no two such editions.")
def compared(scope: Scope, request: HttpRequest, other: str) -> Page | None:
    """What one edition says otherwise than another, item by item."""
    beside = scope_for(
        scope.authority.code, at=None, today=scope.today, reader=request.user, edition=other
    )
    if beside is None or beside.framework == scope.framework:
        return None
    kind, only = request.GET.get("kind", ""), request.GET.get("only", "")
    if (kind and kind not in set(KINDS)) or (only and only not in set(Difference)):
        return None
    told = comparison(scope, beside.framework)
    items = told.narrowed(kind, only)
    return Page(
        "drafting/editions/compared.html",
        {
            "told": told,
            "old_name": name_of(told.old),
            "new_name": name_of(told.new),
            "old_href": beside.address("framework"),
            "new_href": scope.address("framework"),
            "shown": Paginator(items, _ITEMS_A_PAGE).get_page(request.GET.get("page")),
            "kind": kind,
            "kind_words": KINDS[kind][1].lower() if kind else "",  # type: ignore[index] # a known kind
            "only": only,
            "only_words": IN_WORDS[Difference(only)] if only else "",
            "current": "about",
        },
        {"changes": lambda: comparison_table(told, items)},
    )
