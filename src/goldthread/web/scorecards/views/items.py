"""Measures and deliverables: their lists and their pages."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest

from goldthread.reports.pictures.delivery_timeline import delivery_meaning, delivery_timeline
from goldthread.reports.pictures.systems_view import headline, status_counts
from goldthread.web.delivery.selectors.one_deliverable import delivery_of
from goldthread.web.delivery.selectors.pictures import lines_of
from goldthread.web.delivery.selectors.promises import delivery_records
from goldthread.web.delivery.selectors.tables import (
    deliverables_with_status,
    milestones_with_state,
)
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverable_page import deliverable_page
from goldthread.web.scorecards.selectors.deliverables import deliverable_facts
from goldthread.web.scorecards.selectors.facts import add_figures, measure_facts
from goldthread.web.scorecards.selectors.filters import filter_of, filters_of
from goldthread.web.scorecards.selectors.lists import measures_table
from goldthread.web.scorecards.selectors.measure_page import measure_page
from goldthread.web.scorecards.selectors.measure_story import scope_of_last_statement
from goldthread.web.scorecards.selectors.measure_tables import pictures_of, tables_of
from goldthread.web.scorecards.selectors.scopes import standing_of
from goldthread.web.scorecards.showing import Page, page

ITEMS_A_PAGE = 50


@page("Measures cannot be filtered that way.")
def measures(scope: Scope, request: HttpRequest) -> Page | None:
    """Every measure of the framework, or those that one filter lets through."""
    every = measure_facts(scope, with_figures=False)
    only = filter_of(request.GET.get("only", ""))
    if only is None:
        return None
    wanted = [measure for measure in every if only.lets_through(measure)]
    counts = status_counts(measure.status for measure in wanted)
    shown = Paginator(wanted, ITEMS_A_PAGE).get_page(request.GET.get("page"))
    return Page(
        "scorecards/measures.html",
        {
            "only": only,
            "filters": filters_of(scope, every, only),
            "measures": add_figures(scope, shown),
            "shown": shown,
            "counts": counts,
            "headline": headline(counts),
            "current": "measures",
        },
        {
            "measures": lambda: measures_table(
                f"{scope.authority.code} {only.words or 'measures'}",
                add_figures(scope, wanted),
            )
        },
    )


@page("This framework has no measure at this address.")
def measure(scope: Scope, _request: HttpRequest, code: str) -> Page | None:
    """One measure: its figures, its meaning, and where it came from."""
    told = measure_page(scope, code)
    context: dict[str, object] = {"current": "measures"}
    if told is None:
        # A measure that is no longer stated keeps its page, as the last edition had it.
        last = scope_of_last_statement(scope, code)
        told = measure_page(last, code) if last else None
        if last is None or told is None:
            return None
        scope = last
        context |= {"scope": scope, "standing": standing_of(scope)}
    return Page(
        "scorecards/measure.html",
        {"measure": told, "story": told.story, **context},
        tables_of(told),
        pictures_of(told),
    )


@page("There is no such framework.")
def deliverables(scope: Scope, request: HttpRequest) -> Page:
    """Every deliverable of the framework."""
    known = delivery_records(scope.framework)
    listed = deliverable_facts(scope, known=known)
    shown = Paginator(listed, ITEMS_A_PAGE).get_page(request.GET.get("page"))
    return Page(
        "scorecards/deliverables.html",
        {"shown": shown, "day": known.day(scope.day), "current": "deliverables"},
        {
            "deliverables": lambda: deliverables_with_status(
                f"{scope.authority.code} deliverables", listed
            )
        },
    )


@page("This framework has no deliverable at this address.")
def deliverable(scope: Scope, request: HttpRequest, code: str) -> Page | None:
    """One deliverable with its milestones in time."""
    told = deliverable_page(scope, code)
    if told is None:
        return None
    delivery = delivery_of(scope, told, request.user)
    rows = lines_of(delivery)

    def drawn(key: str, *, narrow: bool) -> str | None:
        return delivery_timeline(
            rows,
            today=delivery.day,
            title=f"Milestones of {told.facts.title}",
            key=key,
            narrow=narrow,
        )

    return Page(
        "scorecards/deliverable.html",
        {
            "deliverable": told,
            "delivery": delivery,
            "code": code,
            "picture": drawn("milestones", narrow=True),
            "meaning": delivery_meaning(rows, delivery.day, of_one=True),
            "current": "deliverables",
        },
        {
            "milestones": lambda: milestones_with_state(
                f"{told.facts.code} milestones", [delivery.facts]
            )
        },
        {"milestones": lambda: drawn("milestones", narrow=False)},
    )
