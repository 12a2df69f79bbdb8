"""Every address × everybody who may come × their own authority and another × every method.

What each address needs stands in a table, ``needed_at_each_address``, written down by hand. What
must follow from a line is worked out here from ``roles`` and compared with what the site does with
the very address, resolved as the server resolves it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils import timezone
from needed_at_each_address import ANYBODY, READERS, ROUTES, SIGNED_IN
from pytest_django.fixtures import Settings

from goldthread.web.accounts import admission, needing
from goldthread.web.accounts.admission import AdmissionMiddleware
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import ROLES, Scope
from goldthread.web.accounts.selectors import deciding
from goldthread.web.records import models

pytestmark = pytest.mark.django_db

NOBODY, NO_ROLE, LEFT = "not signed in", "no role", "has left"
FOR_A_PART = tuple(
    f"{role.code} for one measure" for role in ROLES.values() if Scope.MEASURE in role.scopes
)
VISITORS = (NOBODY, NO_ROLE, LEFT, *ROLES, *FOR_A_PART)
PLACES = ("anyborough", "elsewhere")
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
SIZE = len(ROUTES) * len(VISITORS) * len(PLACES) * len(METHODS)

LET_IN, SENT_TO_SIGN_IN, FORBIDDEN, NOT_FOUND = "let in", "sent to sign in", "403", "404"


def should_be(needed: str | Permission, visitor: str, place: str) -> str:
    """What must come of it, from the line of the table and the roles' own permissions."""
    if needed == ANYBODY:
        return LET_IN
    if visitor in {NOBODY, LEFT}:
        return SENT_TO_SIGN_IN
    if needed == SIGNED_IN:
        return LET_IN
    if visitor == NO_ROLE or place != "anyborough":
        return NOT_FOUND
    allowed = ROLES[visitor.removesuffix(" for one measure")].permissions
    return LET_IN if needed == READERS or needed in allowed else FORBIDDEN


def routes_of_the_site(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        address = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes_of_the_site(pattern, address)
        else:
            assert isinstance(pattern, URLPattern)
            yield address


def path_of(route: str, place: str) -> str:
    """An address that the route resolves, in this authority."""
    filled = route.replace("<slug:authority>", place)
    filled = filled.replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "1-set").strip("^$")
    return "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(?:str|slug):\w+>", "m2", filled))


class _LetIn(Exception):  # noqa: N818 - it is no error
    """The door was passed; what the view does behind it is tested elsewhere."""


def entered_once(entered: Callable[[Any, str], models.Authority]) -> Callable[..., Any]:
    """The authority at an address, or that it is not found, as told to a person the first time."""
    told: dict[tuple[int | None, str], models.Authority | Http404] = {}

    def entered_before(user: Any, code: str) -> models.Authority:
        key = (user.pk, code)
        if key not in told:
            try:
                told[key] = entered(user, code)
            except Http404 as not_found:
                told[key] = not_found
        found = told[key]
        if isinstance(found, Http404):
            raise found
        return found

    return entered_before


def read_once(held: Callable[[Any, models.Authority, date], Iterable[Any]]) -> Callable[..., Any]:
    """The roles a person holds in an authority, as found the first time they are asked for."""
    kept: dict[tuple[int, int, date], list[Any]] = {}

    def held_before(user: User, authority: models.Authority, day: date) -> list[Any]:
        key = (user.pk, authority.pk, day)
        if key not in kept:
            kept[key] = list(held(user, authority, day))
        return kept[key]

    return held_before


@pytest.fixture
def visitors(
    authority: models.Authority,
    other_authority: models.Authority,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, User | AnonymousUser]:
    """One person of each kind; each has their role in the one authority and none in the other."""

    def door(**_role: str) -> None:
        raise _LetIn

    monkeypatch.setattr(needing, "acting_as", door)
    measure = models.Measure.objects.create(authority=authority, code="m2", title="Homes let")
    people: dict[str, User | AnonymousUser] = {NOBODY: AnonymousUser()}
    for visitor in VISITORS[1:]:
        people[visitor] = user = User.objects.create(username=visitor, is_active=visitor != LEFT)
        role = "administrator" if visitor == LEFT else visitor.removesuffix(" for one measure")
        if visitor != NO_ROLE:
            RoleAssignment.objects.create(
                user=user,
                role=role,
                authority=authority,
                measure=measure if visitor in FOR_A_PART else None,
                starts_on=timezone.localdate() - timedelta(days=1),
                given_by="a test",
            )
    # As Django does with the session of somebody who has left.
    people[LEFT] = AnonymousUser()
    return people


@pytest.fixture
def remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the database says of each person is read from it once.

    Nobody's roles change while they try every door. Whoever comes through the whole site below
    is looked up each time.
    """
    once = entered_once(admission.authority_entered)
    monkeypatch.setattr(admission, "authority_entered", once)
    monkeypatch.setattr(needing, "authority_entered", once)
    monkeypatch.setattr(deciding, "_held", read_once(deciding._held))


resolved = cache(resolve)
requests = RequestFactory()
doors = AdmissionMiddleware(lambda _request: HttpResponse())


def what_comes_of(path: str, method: str, user: User | AnonymousUser) -> str:
    """Ask the door of the site for the view at this path."""
    request: HttpRequest = requests.generic(method, path)
    request.user = user
    request.session = {}  # type: ignore[assignment] # nothing is kept in it here
    request.resolver_match = match = resolved(path)
    try:
        answer = doors.process_view(request, match.func, match.args, match.kwargs)
        if answer is not None:
            return SENT_TO_SIGN_IN
        if needing.needed_permission(match.func) is not None:
            match.func(request, *match.args, **match.kwargs)
    except Http404:
        return NOT_FOUND
    except needing.NotAllowed:
        return FORBIDDEN
    except _LetIn:
        return LET_IN
    return LET_IN


def test_every_address_of_the_site_has_its_line() -> None:
    assert set(routes_of_the_site()) == set(ROUTES)


@pytest.mark.parametrize("size", [SIZE], ids=[f"{SIZE} cells"])
@pytest.mark.usefixtures("remembered")
def test_what_comes_of_it_follows_from_the_mark_and_the_roles(
    size: int, visitors: dict[str, User | AnonymousUser], settings: Settings
) -> None:
    settings.ANONYMOUS_READING = False
    tried, wrong = 0, []
    for route, visitor, place, method in product(ROUTES, visitors, PLACES, METHODS):
        tried += 1
        expected = should_be(ROUTES[route], visitor, place)
        came = what_comes_of(path_of(route, place), method, visitors[visitor])
        if came != expected:
            wrong.append(f"{method} {route} by {visitor} in {place}: {came}, not {expected}")
    assert wrong == []
    assert tried == size == len(ROUTES) * 13 * 2 * 5
    assert len(ROLES) == 7


@pytest.mark.parametrize("method", ["get", "post"])
def test_another_authority_is_not_found_through_the_whole_site(
    method: str, client: Client, visitors: dict[str, User | AnonymousUser], settings: Settings
) -> None:
    """The same once more as a browser meets it, with everything that stands before a view."""
    settings.ANONYMOUS_READING = False
    user = visitors["performance_team"]
    assert isinstance(user, User)
    client.force_login(user)
    for route, needed in ROUTES.items():
        if "<slug:authority>" in route and needed != ANYBODY:
            answer = getattr(client, method)(path_of(route, "elsewhere"))
            assert answer.status_code == 404, route
            assert "Elsewhere" not in answer.content.decode(), route


@pytest.mark.usefixtures("remembered")
def test_anonymous_reading_opens_what_is_for_reading_and_nothing_else(
    visitors: dict[str, User | AnonymousUser], settings: Settings
) -> None:
    settings.ANONYMOUS_READING = True
    for route, needed in ROUTES.items():
        if needed == ANYBODY:
            continue
        opened = needed == READERS or route == ""
        for method in METHODS:
            came = what_comes_of(path_of(route, "anyborough"), method, visitors[NOBODY])
            reads = opened and method in {"GET", "HEAD"}
            assert came == (LET_IN if reads else SENT_TO_SIGN_IN), f"{method} {route}"
