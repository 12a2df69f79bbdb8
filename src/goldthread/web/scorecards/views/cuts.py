"""The framework cut by lead, service, partner and the rest; and search."""

from __future__ import annotations

from django.http import HttpRequest

from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors import cuts as selector
from goldthread.web.scorecards.selectors.lists import (
    counts_table,
    deliverables_table,
    measures_table,
)
from goldthread.web.scorecards.selectors.search import search as search_for
from goldthread.web.scorecards.showing import Page, page
from goldthread.web.scorecards.tables import table


@page("There is no such framework.")
def cuts(scope: Scope, _request: HttpRequest) -> Page:
    """All the ways to cut this framework."""
    return Page("scorecards/cuts.html", {"cuts": selector.all_cuts(scope), "current": "cuts"})


@page("Goldthread does not cut frameworks that way.")
def cut(scope: Scope, _request: HttpRequest, slug: str) -> Page | None:
    """Every value of one cut, with how its measures stand."""
    wanted = selector.cut_of(slug)
    if wanted is None:
        return None
    told = selector.cut_page(scope, wanted)
    return Page(
        "scorecards/cut.html",
        {"page": told, "current": "cuts"},
        {"values": lambda: counts_table(f"{scope.authority.code} by {wanted.one}", told.counts)},
    )


@page("Nothing in this framework has that value.")
def cut_slice(scope: Scope, _request: HttpRequest, slug: str, value: str) -> Page | None:
    """The measures and deliverables that one value takes in."""
    wanted = selector.cut_of(slug)
    told = selector.slice_of(scope, wanted, value) if wanted else None
    if wanted is None or told is None:
        return None
    return Page(
        "scorecards/slice.html",
        {
            "cut": wanted,
            "cut_href": scope.address("cut", wanted.slug),
            "slice": told,
            "current": "cuts",
        },
        {
            "measures": lambda: measures_table(f"{told.value} measures", told.measures),
            "deliverables": lambda: deliverables_table(
                f"{told.value} deliverables", told.deliverables
            ),
        },
    )


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
