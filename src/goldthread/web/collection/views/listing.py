"""The list of returns."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.framework.returns import ReturnState
from goldthread.web.accounts.needing import needs
from goldthread.web.accounts.permissions import Permission
from goldthread.web.collection.selectors.listing import Narrowing, returns_listed
from goldthread.web.collection.selectors.periods import period_at
from goldthread.web.collection.templatetags.returns import STATES
from goldthread.web.collection.views.frame import frame, me
from goldthread.web.records.models import Authority
from goldthread.web.scorecards.tables import csv_response, table

RETURNS_A_PAGE = 50


@needs(Permission.SEE_RETURNS)
@require_safe
def returns(request: HttpRequest, authority: Authority) -> HttpResponse:
    """Every return that the person may see, narrowed as they ask."""
    asked = request.GET
    narrowing = Narrowing(
        period=period_at(authority, asked.get("period", "")),
        service=asked.get("service", ""),
        state=asked.get("state", "") if asked.get("state", "") in set(ReturnState) else "",
        late="late" in asked,
        mine="mine" in asked,
    )
    found = returns_listed(authority, me(request), narrowing, timezone.localdate())
    if "csv" in asked:
        return csv_response(
            table(
                f"{authority.code} returns",
                ("Measure", "Title", "Period", "Service", "Due", "State", "Days late"),
                (
                    (
                        one.here.measure.code,
                        one.here.measure.title,
                        one.period.label,
                        one.service,
                        one.here.due_on,
                        STATES[one.here.stands_at],
                        one.days_late,
                    )
                    for one in found.returns
                ),
            )
        )
    context = frame(request, authority, "returns") | {
        "found": found,
        "shown": Paginator(found.returns, RETURNS_A_PAGE).get_page(asked.get("page")),
        "narrowing": narrowing,
        "states": [(state.value, words) for state, words in STATES.items()],
    }
    return render(request, "collection/returns.html", context)
