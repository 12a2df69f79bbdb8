"""The front page, a framework as a whole, its nodes, and about it."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from goldthread.reports.pictures.poster import systems_poster
from goldthread.web.accounts.admission import reading
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import authorities_of, may
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.about import about
from goldthread.web.scorecards.selectors.health import findings_table, health, readings_table
from goldthread.web.scorecards.selectors.lists import (
    counts_table,
    deliverables_table,
    measures_table,
)
from goldthread.web.scorecards.selectors.scopes import authorities
from goldthread.web.scorecards.selectors.scorecard import scorecard
from goldthread.web.scorecards.selectors.whole import Whole, whole_framework
from goldthread.web.scorecards.showing import Page, page
from goldthread.web.scorecards.tables import table


@reading
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Which authorities there are that this person may read."""
    shown = None if settings.ANONYMOUS_READING else authorities_of(request.user)
    entries = authorities(request.user, shown)
    illustrative = any(entry.framework and entry.framework.illustrative for entry in entries)
    return render(
        request, "scorecards/front.html", {"entries": entries, "illustrative": illustrative}
    )


@page("There is no such framework.")
def framework(scope: Scope, request: HttpRequest) -> Page:
    """The whole framework in one picture, with its table."""
    whole = whole_framework(scope)
    return Page(
        "scorecards/framework.html",
        {"whole": whole, "current": "framework"},
        {"themes": lambda: counts_table(f"{scope.authority.code} by theme", whole.themes)},
        {"whole-framework": lambda: _poster(scope, whole, request)},
    )


def _poster(scope: Scope, whole: Whole, request: HttpRequest) -> str:
    as_at = f"as at the end of {scope.as_at.label}" if scope.as_at else "the latest figures"
    drawn = systems_poster(
        whole.view,
        subtitle=f"{scope.authority.name}, {as_at}",
        warning=(
            "Not real results: figures are made up to show how this works."
            if scope.framework.illustrative
            else None
        ),
    )
    # Away from the site its links must say where the site is.
    return drawn.replace('href="/', f'href="{request.build_absolute_uri("/")}')


@page("This framework has no priority, theme or outcome at this address.")
def node(scope: Scope, _request: HttpRequest, code: str) -> Page | None:
    """The scorecard of a priority, theme, sub-theme, outcome or section."""
    card = scorecard(scope, code)
    if card is None:
        return None
    return Page(
        "scorecards/node.html",
        {"card": card, "current": "framework"},
        {
            "measures": lambda: measures_table(card.branch.title, card.measures),
            "deliverables": lambda: deliverables_table(
                f"{card.branch.title} deliverables", card.deliverables
            ),
            "below": lambda: counts_table(f"{card.branch.title} below", card.below),
        },
    )


@page("There is no such framework.")
def about_framework(scope: Scope, _request: HttpRequest) -> Page:
    """The document a framework was read from, and what became of every row."""
    told = about(scope)
    return Page(
        "scorecards/about.html",
        {"about": told, "current": "about"},
        {
            "rows": lambda: table(
                f"{scope.authority.code} rows", ("Rows", "Count"), told.accounted
            ),
            "unplaced": lambda: table(
                f"{scope.authority.code} unplaced rows",
                ("Place", "Text", "Reason"),
                ((str(row.source), row.text, row.reason) for row in told.unplaced),
            ),
        },
    )


@page("This framework has no such part, or findings have no such severity.")
def health_of_framework(scope: Scope, request: HttpRequest) -> Page | None:
    """What is to be put right in a framework before anyone is measured by it."""
    told = health(scope, severity=request.GET.get("severity", ""), part=request.GET.get("part", ""))
    if told is None:
        return None
    return Page(
        "scorecards/health.html",
        {
            "health": told,
            "current": "health",
            "may_decide": may(request.user, Permission.MANAGE_FRAMEWORK, scope.authority),
        },
        {
            "findings": lambda: findings_table(f"{scope.authority.code} findings", told.groups),
            "readings": lambda: readings_table(f"{scope.authority.code} checks", told.readings),
        },
    )
