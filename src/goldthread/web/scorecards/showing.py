"""How every page is shown: its authority found, its table downloaded, or its template filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from goldthread.framework.periods import PeriodError
from goldthread.web.accounts.admission import reading
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import authority_by_code
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.scopes import (
    as_it_was_worded,
    periods_to_look_back_to,
    scope_for,
    standing_of,
)
from goldthread.web.scorecards.tables import Table, csv_response


@dataclass(frozen=True)
class Page:
    """What a view gives: a template with its context, and what can be downloaded from it.

    ``tables`` come as CSV (``?csv=NAME``) and ``pictures`` as SVG (``?svg=NAME``).
    """

    template: str
    context: dict[str, Any]
    tables: Mapping[str, Callable[[], Table]] = field(default_factory=dict)
    pictures: Mapping[str, Callable[[], str | None]] = field(default_factory=dict)


def page(missing: str) -> Callable[[Callable[..., Page | None]], Callable[..., HttpResponse]]:
    """Turn a function of a scope into a view of an authority's page.

    The function is given the scope, the request and the parts of the address; ``None`` from it
    is "not found", told with ``missing``.
    """

    def made(view: Callable[..., Page | None]) -> Callable[..., HttpResponse]:
        @reading
        @require_safe
        @wraps(view)
        def shown(
            request: HttpRequest, authority: str, edition: str | None = None, **parts: str
        ) -> HttpResponse:
            latest = _scope(request, authority, edition)
            if latest is None:
                return _nothing_in_force(request, authority, edition)
            scope = as_it_was_worded(latest)
            built = view(scope, request, **parts)
            if built is None and scope is not latest:
                # What that edition did not state yet keeps its page.
                scope, built = latest, view(latest, request, **parts)
            if built is None:
                raise Http404(missing)
            if "csv" in request.GET:
                return _table(built, request.GET["csv"])
            if "svg" in request.GET:
                return _picture(built, request.GET["svg"])
            # Asked for only by the pages that offer to look back.
            periods = SimpleLazyObject(lambda: periods_to_look_back_to(scope))
            frame = {"scope": scope, "periods": periods}
            if scope.edition or scope.framework.adopted_at is None:
                frame |= {"standing": standing_of(scope)}
            return render(request, built.template, frame | built.context)

        return shown

    return made


def _table(built: Page, name: str) -> HttpResponse:
    if name not in built.tables:
        raise Http404("This page has no table of that name.")
    return csv_response(built.tables[name]())


def _picture(built: Page, name: str) -> HttpResponse:
    drawn = built.pictures[name]() if name in built.pictures else None
    if drawn is None:
        raise Http404("This page has no picture of that name.")
    response = HttpResponse(drawn, content_type="image/svg+xml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    return response


def _scope(request: HttpRequest, authority: str, edition: str | None) -> Scope | None:
    try:
        return scope_for(
            authority,
            at=request.GET.get("at"),
            today=timezone.localdate(),
            reader=request.user,
            edition=edition,
        )
    except PeriodError as error:
        raise Http404(str(error)) from error


def _nothing_in_force(request: HttpRequest, code: str, edition: str | None) -> HttpResponse:
    """What is said where an authority has no edition that this reader may see."""
    try:
        authority = authority_by_code(code)
    except Authority.DoesNotExist as error:
        raise Http404("There is no authority with a framework at this address.") from error
    if edition is not None:
        raise Http404(f"{authority.name} has no such edition.")
    return render(request, "scorecards/nothing_in_force.html", {"authority": authority}, status=404)
