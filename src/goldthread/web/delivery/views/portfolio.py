"""Delivery as a whole: counts, what is due, what has slipped, and the pictures of it."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.delivery_overview import delivery_overview, overview_meaning
from goldthread.reports.pictures.delivery_timeline import delivery_meaning, delivery_timeline
from goldthread.web.delivery.selectors.pictures import parts_of, rows_of
from goldthread.web.delivery.selectors.portfolio import (
    AHEAD,
    GROUPINGS,
    Group,
    Portfolio,
    portfolio,
)
from goldthread.web.delivery.selectors.tables import (
    deliverables_with_status,
    milestones_with_state,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.showing import Page, page


@page("There is no such framework.")
def delivery(scope: Scope, request: HttpRequest) -> Page:
    """Every deliverable by its status, what is due and what has slipped."""
    told = portfolio(scope, _since(request))
    by = request.GET.get("by", "priority")
    by = by if by in GROUPINGS else "priority"
    parts = parts_of(told)
    return Page(
        "delivery/portfolio.html",
        {
            "told": told,
            "by": by,
            "groupings": GROUPINGS,
            "grouped": told.groups(by),
            "marks": DELIVERY_MARKS.values(),
            "ahead": AHEAD,
            "overview": _overview(told, narrow=False),
            "overview_narrow": _overview(told, narrow=True),
            "meaning": overview_meaning(parts, told.day),
            "current": "delivery",
        },
        {
            "deliverables": lambda: deliverables_with_status(
                f"{scope.authority.code} deliverables", told.items
            ),
            "milestones": lambda: milestones_with_state(
                f"{scope.authority.code} milestones", told.items
            ),
        },
        {"overview": lambda: _overview(told, narrow=False)},
    )


@page("There is no such framework.")
def timeline(scope: Scope, request: HttpRequest) -> Page | None:
    """The deliverables of each group against time, folded until they are asked for."""
    told = portfolio(scope, None)
    by = request.GET.get("by", "theme")
    if by not in GROUPINGS:
        return None
    groups = told.groups(by)
    only = request.GET.get("of", "")
    shown = [one for one in groups if not only or one.slug == only]
    if not shown:
        return None
    return Page(
        "delivery/timeline.html",
        {
            "told": told,
            "by": by,
            "only": only,
            "groupings": GROUPINGS,
            "drawn": [_drawn(told, group, n) for n, group in enumerate(shown)],
            "current": "delivery",
        },
        {
            "milestones": lambda: milestones_with_state(
                f"{scope.authority.code} milestones", [one for own in shown for one in own.items]
            )
        },
        {"timeline": lambda: _picture(told, shown[0], "timeline", narrow=False)},
    )


def _drawn(told: Portfolio, group: Group, place: int) -> dict[str, object]:
    rows = rows_of(group.items)
    return {
        "group": group,
        "meaning": delivery_meaning(rows, told.day),
        "wide": _picture(told, group, f"timeline-{place}", narrow=False),
        "narrow": _picture(told, group, f"timeline-{place}-narrow", narrow=True),
        "undated": [item for item in group.items if not rows_of([item])],
    }


def _picture(told: Portfolio, group: Group, key: str, *, narrow: bool) -> str | None:
    return delivery_timeline(
        rows_of(group.items),
        today=told.day,
        title=f"{group.title}: deliverables against time",
        key=key,
        narrow=narrow,
    )


def _overview(told: Portfolio, *, narrow: bool) -> str | None:
    return delivery_overview(
        parts_of(told),
        today=told.day,
        title=f"Every date of {told.scope.framework_name}",
        key="overview-narrow" if narrow else "overview",
        narrow=narrow,
    )


def _since(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("since", ""))
    except ValueError:
        return None
