"""How every page is shown: its authority found, its table downloaded, or its template filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldthread.framework.periods import PeriodError
from goldthread.web.accounts.admission import reading
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.scopes import periods_to_look_back_to, scope_for
from goldthread.web.scorecards.tables import Table, csv_response


@dataclass(frozen=True)
class Page:
    """What a view gives: a template with its context, and the tables that can be downloaded."""

    template: str
    context: dict[str, Any]
    tables: Mapping[str, Callable[[], Table]] = field(default_factory=dict)


def page(missing: str) -> Callable[[Callable[..., Page | None]], Callable[..., HttpResponse]]:
    """Turn a function of a scope into a view of an authority's page.

    The function is given the scope, the request and the parts of the address; ``None`` from it
    is "not found", told with ``missing``. ``?csv=NAME`` downloads that table of the page.
    """

    def made(view: Callable[..., Page | None]) -> Callable[..., HttpResponse]:
        @reading
        @require_safe
        @wraps(view)
        def shown(request: HttpRequest, authority: str, **parts: str) -> HttpResponse:
            scope = _scope(request, authority)
            built = view(scope, request, **parts)
            if built is None:
                raise Http404(missing)
            wanted = request.GET.get("csv")
            if wanted is not None:
                if wanted not in built.tables:
                    raise Http404("This page has no table of that name.")
                return csv_response(built.tables[wanted]())
            frame = {"scope": scope, "periods": periods_to_look_back_to(scope)}
            return render(request, built.template, frame | built.context)

        return shown

    return made


def _scope(request: HttpRequest, authority: str) -> Scope:
    try:
        scope = scope_for(authority, at=request.GET.get("at"), today=timezone.localdate())
    except PeriodError as error:
        raise Http404(str(error)) from error
    if scope is None:
        raise Http404("There is no authority with a framework at this address.")
    return scope
