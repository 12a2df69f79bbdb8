"""Outcomes beside their proxies, and what is promised and not yet there."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest

from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import may
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.promised import promised as promised_page
from goldthread.web.scorecards.selectors.together import (
    Pair,
    not_yet_beside,
    outcome_beside,
    together_page,
)
from goldthread.web.scorecards.showing import Page, page
from goldthread.web.scorecards.tables import Table, table


@page("There is no such framework.")
def together(scope: Scope, _request: HttpRequest) -> Page:
    """Every long-term outcome with the proxies that stand beside it."""
    told = together_page(scope)
    return Page(
        "scorecards/together.html",
        {"together": told, "current": "cuts"},
        {"pairs": lambda: _pairs_table(f"{scope.authority.code} outcomes", told.pairs)},
    )


@page("This framework has no measure at this address.")
def together_outcome(scope: Scope, request: HttpRequest, code: str) -> Page | None:
    """One outcome with each of its proxies: the two lines, and what can be said of them."""
    told = outcome_beside(scope, code)
    if told is None:
        return None
    may_link = may(request.user, Permission.MANAGE_FRAMEWORK, scope.authority)
    return Page(
        "scorecards/together_outcome.html",
        {
            "beside": told,
            "may_link": may_link,
            "others": tuple(not_yet_beside(scope, told)) if may_link else (),
            "illustrative": scope.framework.illustrative,
            "current": "cuts",
        },
        {"pairs": lambda: _pairs_table(f"{told.outcome.code} and its proxies", told.pairs)},
    )


@page("There is no such framework.")
def promised(scope: Scope, _request: HttpRequest) -> Page:
    """What the framework promises and does not hold yet, the late first."""
    told = promised_page(scope)
    return Page(
        "scorecards/promised.html",
        {"promised": told, "current": "cuts"},
        {
            "promised": lambda: table(
                f"{scope.authority.code} promised",
                (
                    "Measure",
                    "Title",
                    "Missing",
                    "In the document",
                    "By",
                    "Waits for",
                    "Who",
                    "Days late",
                ),
                (
                    (
                        one.code,
                        one.title,
                        one.what,
                        one.words,
                        one.by,
                        one.event,
                        one.who,
                        one.days_late,
                    )
                    for one in told.every
                ),
            )
        },
    )


def _pairs_table(name: str, pairs: Iterable[Pair]) -> Table:
    """One row for every outcome and proxy."""
    return table(
        name,
        (
            "Outcome",
            "Outcome's title",
            "Proxy",
            "Proxy's title",
            "So far",
            "Correlation",
            "From",
            "To",
            "Periods apart",
            "Period",
            "Changes",
            "Chance",
            "In words",
            "Why it stands there",
        ),
        (
            (
                pair.outcome.code,
                pair.outcome.title,
                pair.proxy.code,
                pair.proxy.title,
                pair.mark.words,
                *(
                    None if number is None else f"{number:.3f}"
                    for number in (
                        pair.movement.correlation,
                        pair.movement.lower,
                        pair.movement.upper,
                    )
                ),
                pair.movement.lag,
                pair.step,
                pair.movement.pairs,
                None if pair.movement.chance is None else f"{pair.movement.chance:.3f}",
                pair.sentence,
                pair.why.words,
            )
            for pair in pairs
        ),
    )
