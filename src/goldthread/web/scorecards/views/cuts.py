"""The framework cut by lead, service, partner, place and the rest; and search."""

from __future__ import annotations

from django.http import HttpRequest

from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors import cuts as selector
from goldthread.web.scorecards.selectors.lists import (
    counts_table,
    deliverables_table,
    measures_table,
)
from goldthread.web.scorecards.selectors.ownership import by_owner
from goldthread.web.scorecards.selectors.search import search as search_for
from goldthread.web.scorecards.selectors.slices import parts_table, slice_page
from goldthread.web.scorecards.selectors.ways_to_cut import cut_of
from goldthread.web.scorecards.showing import Page, page
from goldthread.web.scorecards.tables import table


@page("There is no such framework.")
def cuts(scope: Scope, _request: HttpRequest) -> Page:
    """All the ways to cut this framework."""
    return Page("scorecards/cuts.html", {"cuts": selector.all_cuts(scope), "current": "cuts"})


@page("Goldthread does not cut frameworks that way.")
def cut(scope: Scope, request: HttpRequest, slug: str) -> Page | None:
    """Every value of one cut, with how its measures stand."""
    wanted = cut_of(slug)
    if wanted is None:
        return None
    told = selector.cut_page(scope, wanted)
    every = [measure for part in told.slices for measure in part.measures]
    return Page(
        "scorecards/cut.html",
        {
            "page": told,
            "owners": by_owner(every) if wanted.slug == "ownership" else (),
            "may_tag": bool(wanted.concern) and _may_manage(scope, request),
            "current": "cuts",
        },
        {"values": lambda: counts_table(f"{scope.authority.code} by {wanted.one}", told.counts)},
    )


@page("Nothing in this framework has that value.")
def cut_slice(scope: Scope, request: HttpRequest, slug: str, value: str) -> Page | None:
    """Everything that one value takes in: how it stands, what changed, who answers for it."""
    wanted = cut_of(slug)
    told = slice_page(scope, wanted, value) if wanted else None
    if wanted is None or told is None:
        return None
    name = told.part.value
    return Page(
        "scorecards/slice.html",
        {
            "cut": wanted,
            "cut_href": scope.address("cut", wanted.slug),
            "slice": told,
            "may_tag": bool(wanted.concern) and _may_manage(scope, request),
            "may_name": wanted.slug == "lead-member" and _may_manage(scope, request),
            "current": "cuts",
        },
        {
            "measures": lambda: measures_table(f"{name} measures", told.part.measures),
            "deliverables": lambda: deliverables_table(
                f"{name} deliverables", told.part.deliverables
            ),
            "parts": lambda: parts_table(f"{name} figures", told.parts),
        },
    )


def _may_manage(scope: Scope, request: HttpRequest) -> bool:
    return may(request.user, Permission.MANAGE_FRAMEWORK, scope.authority)


@page("There is no such framework.")
def search(scope: Scope, request: HttpRequest) -> Page:
    """Everything whose name meets the words asked for."""
    results = search_for(scope, request.GET.get("q", "")[:200])
    return Page(
        "scorecards/search.html",
        {"results": results, "current": "search"},
        {
            "results": lambda: table(
                f"{scope.authority.code} search",
                ("Kind", "Title", "Stands at"),
                (
                    (hit.kind, hit.title, hit.context)
                    for group in results.groups
                    for hit in group.hits
                ),
            )
        },
    )
