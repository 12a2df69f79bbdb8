"""Every address × everybody who may come × their own authority and another × every method.

The table below is this test's own: what each address needs, written down by hand. Whoever adds an
address adds its line. What must follow from a line is worked out here from ``roles`` and compared
with what the site does with the very address, resolved as the server resolves it.
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
from pytest_django.fixtures import Settings

from goldthread.web.accounts import admission, needing
from goldthread.web.accounts.admission import AdmissionMiddleware
from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import ROLES, Scope
from goldthread.web.accounts.selectors import deciding
from goldthread.web.records import models

pytestmark = pytest.mark.django_db

ANYBODY = "anybody"
SIGNED_IN = "whoever is signed in"
READERS = "whoever has a role"

ROUTES: dict[str, str | Permission] = {
    "health": ANYBODY,
    "sign-in": ANYBODY,
    "sign-out": ANYBODY,
    "try-as/": ANYBODY,
    "invitation/<str:token>/": ANYBODY,
    "account/": SIGNED_IN,
    "account/not-sent/": SIGNED_IN,
    "account/closed": ANYBODY,
    "account/invited-only": ANYBODY,
    "account/again": SIGNED_IN,
    "account/password": SIGNED_IN,
    "account/password/first": SIGNED_IN,
    "account/password/forgotten": ANYBODY,
    "account/password/sent": ANYBODY,
    "^account/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": ANYBODY,
    "account/password/changed": ANYBODY,
    "account/sessions": SIGNED_IN,
    "account/second-factor": SIGNED_IN,
    "account/second-factor/code": ANYBODY,
    "account/second-factor/again": SIGNED_IN,
    "account/app/add": SIGNED_IN,
    "account/app/remove": SIGNED_IN,
    "account/recovery-codes": SIGNED_IN,
    "account/recovery-codes/new": SIGNED_IN,
    "account/recovery-codes/download": SIGNED_IN,
    "account/passkeys": SIGNED_IN,
    "account/passkeys/add": SIGNED_IN,
    "account/passkeys/again": SIGNED_IN,
    "account/passkeys/sign-in": ANYBODY,
    "account/passkeys/<int:pk>/remove": SIGNED_IN,
    "account/passkeys/<int:pk>/name": SIGNED_IN,
    "account/provider/cancelled": ANYBODY,
    "account/provider/failed": ANYBODY,
    "account/oidc/<slug:provider_id>/login/": ANYBODY,
    "account/oidc/<slug:provider_id>/login/callback/": ANYBODY,
    "": SIGNED_IN,  # it lists what the person may read, and nothing else
    "<slug:authority>/": READERS,
    "<slug:authority>/about/": READERS,
    "<slug:authority>/health/": READERS,
    "<slug:authority>/health/set-aside/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/health/take-up/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/at/<str:code>/": READERS,
    "<slug:authority>/measures/": READERS,
    "<slug:authority>/measures/<str:code>/": READERS,
    "<slug:authority>/deliverables/": READERS,
    "<slug:authority>/delivery/": READERS,
    "<slug:authority>/delivery/timeline/": READERS,
    "<slug:authority>/delivery/of/<str:code>/report/": Permission.REPORT_PROGRESS,
    "<slug:authority>/delivery/of/<str:code>/status/": Permission.SHAPE_DELIVERY,
    "<slug:authority>/delivery/of/<str:code>/status/back/": Permission.SHAPE_DELIVERY,
    "<slug:authority>/delivery/of/<str:code>/waits-for/": Permission.SHAPE_DELIVERY,
    "<slug:authority>/delivery/of/<str:code>/moves/": Permission.SHAPE_DELIVERY,
    "<slug:authority>/delivery/of/<str:code>/risks/": Permission.REPORT_PROGRESS,
    "<slug:authority>/delivery/of/<str:code>/risks/<str:number>/": Permission.REPORT_PROGRESS,
    "<slug:authority>/delivery/of/<str:code>/remark/": Permission.COMMENT,
    "<slug:authority>/delivery/of/<str:code>/end/<slug:kind>/<str:number>/": (
        Permission.SHAPE_DELIVERY
    ),
    "<slug:authority>/delivery/of/<str:code>/reports/<str:number>/<slug:digest>/": (
        Permission.SEE_RETURNS
    ),
    "<slug:authority>/deliverables/<str:code>/": READERS,
    "<slug:authority>/by/": READERS,
    "<slug:authority>/by/<slug:slug>/": READERS,
    "<slug:authority>/by/<slug:slug>/<slug:value>/": READERS,
    "<slug:authority>/together/": READERS,
    "<slug:authority>/together/<str:code>/": READERS,
    "<slug:authority>/together/<str:code>/link/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/promised/": READERS,
    "<slug:authority>/groups-and-places/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/by/<slug:slug>/<slug:value>/tags/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/by/<slug:slug>/<slug:value>/portfolio/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/measures/<str:code>/survey/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/search/": READERS,
    "my-work/": SIGNED_IN,
    "<slug:authority>/my-work/": Permission.SEE_RETURNS,
    "<slug:authority>/my-work/sign-off/": Permission.SIGN_OFF,
    "<slug:authority>/returns/": Permission.SEE_RETURNS,
    "<slug:authority>/returns/<str:measure>/<str:period>/": Permission.SEE_RETURNS,
    "<slug:authority>/returns/<str:measure>/<str:period>/withdraw/": Permission.GIVE_FIGURES,
    "<slug:authority>/returns/<str:measure>/<str:period>/send-back/": Permission.SEE_RETURNS,
    "<slug:authority>/returns/<str:measure>/<str:period>/reopen/": Permission.REOPEN,
    "<slug:authority>/returns/<str:measure>/<str:period>/comment/": Permission.COMMENT,
    "<slug:authority>/returns/<str:measure>/<str:period>/evidence/<slug:digest>/": Permission.SEE_RETURNS,
    "<slug:authority>/returns/<str:measure>/<str:period>/evidence/<slug:digest>/take-away/": Permission.GIVE_FIGURES,
    "<slug:authority>/periods/": Permission.CHASE,
    "<slug:authority>/periods/open/": Permission.CHASE,
    "<slug:authority>/periods/publish/": Permission.PUBLISH,
    "<slug:authority>/periods/collecting/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/periods/collecting/<str:code>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/periods/<str:code>/": Permission.CHASE,
    "<slug:authority>/periods/<str:code>/lock/": Permission.PUBLISH,
    "<slug:authority>/periods/<str:code>/unlock/": Permission.REOPEN,
    "<slug:authority>/people/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/invite/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/why/": Permission.READ,
    "<slug:authority>/people/away/": Permission.READ,
    "<slug:authority>/people/back/": Permission.READ,
    "<slug:authority>/people/person/<str:person>/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/person/<str:person>/give-role/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/person/<str:person>/end-role/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/person/<str:person>/leave/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/person/<str:person>/delegate/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/person/<str:person>/end-delegation/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/person/<str:person>/second-factor/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/people/invitations/withdraw/": Permission.MANAGE_PEOPLE,
    "<slug:authority>/returns/spreadsheet/": Permission.GIVE_FIGURES,
    "<slug:authority>/returns/spreadsheet/out/": Permission.GIVE_FIGURES,
    "<slug:authority>/returns/spreadsheet/give/": Permission.GIVE_FIGURES,
    "<slug:authority>/returns/spreadsheet/take-in/": Permission.GIVE_FIGURES,
    "<slug:authority>/returns/spreadsheet/taken-in/<slug:key>/": Permission.GIVE_FIGURES,
    "<slug:authority>/returns/spreadsheet/taken-in/<slug:key>/undo/": Permission.GIVE_FIGURES,
    "<slug:authority>/calendar/": Permission.SEE_RETURNS,
    "<slug:authority>/calendar/new/": Permission.SEE_RETURNS,
    "<slug:authority>/calendar/<str:token>.ics": ANYBODY,
    "<slug:authority>/jobs/<slug:key>/": Permission.READ,
    "<slug:authority>/jobs/<slug:key>/cancel/": Permission.READ,
    "<slug:authority>/measures/<str:code>/target/": Permission.CHANGE_TARGETS,
    "<slug:authority>/measures/<str:code>/definition/": Permission.CHANGE_TARGETS,
    "<slug:authority>/history/": Permission.SEE_AUDIT,
    "<slug:authority>/history/verify/": Permission.SEE_AUDIT,
    "<slug:authority>/history/<str:kind>/<slug:key>/": Permission.SEE_AUDIT,
    "<slug:authority>/drafts/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/new/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/about/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/changes/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/changes/take-back/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/places/new/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/places/<str:place>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/places/<str:place>/change/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/places/<str:place>/move/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/places/<str:place>/remove/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/<str:code>/target/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/<str:code>/counting/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/new/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/<str:code>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/<str:code>/move/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/<str:code>/remove/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/measures/<str:code>/change/<slug:section>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/deliverables/new/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/deliverables/<str:code>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/deliverables/<str:code>/move/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/deliverables/<str:code>/remove/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/drafts/<slug:draft>/deliverables/<str:code>/change/<slug:section>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/document/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/read-again/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/throw-away/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/sections/<slug:section>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/look-at/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/cells/<slug:kind>/<str:item>/<slug:field>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/fixes/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/differences/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/pairs/<slug:kind>/<slug:side>/<str:item>/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/checks/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/edition/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/take-in/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/imports/<slug:number>/undo/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/activity/": Permission.SEE_RETURNS,
    "<slug:authority>/activity/looked/": Permission.SEE_RETURNS,
}

# Every page of a framework is there for each of its editions.
ROUTES |= {
    route.replace("<slug:authority>/", "<slug:authority>/editions/<slug:edition>/", 1): READERS
    for route, needed in ROUTES.items()
    if needed == READERS and not route.startswith("<slug:authority>/delivery/")
}
ROUTES |= {
    "<slug:authority>/editions/": READERS,
    "<slug:authority>/editions/<slug:edition>/beside/<slug:other>/": READERS,
    "<slug:authority>/editions/start/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/editions/<slug:edition>/adopt/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/editions/<slug:edition>/archive/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/editions/<slug:edition>/levels/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/measures/<str:code>/retire/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/calculations/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/calculations/new/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/calculations/<slug:key>/end/": Permission.MANAGE_FRAMEWORK,
}

ROUTES |= {
    "<slug:authority>/packs/": READERS,
    "<slug:authority>/packs/new/": Permission.PUBLISH,
    "<slug:authority>/packs/look/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/packs/<slug:number>/": READERS,
    "<slug:authority>/packs/<slug:number>/change/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/preview/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/check/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/freeze/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/issue/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/withdraw/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/files/": Permission.READ,
    "<slug:authority>/packs/<slug:number>/files/<slug:form>/": READERS,
    "<slug:authority>/packs/<slug:number>/files/<slug:form>/corrected/": READERS,
    "<slug:authority>/packs/<slug:number>/letters/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/letters/<slug:key>/again/": Permission.PUBLISH,
    "<slug:authority>/packs/<slug:number>/letters/<slug:key>/revoke/": Permission.PUBLISH,
    "<slug:authority>/packs/look/word/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/packs/look/word/sample/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/packs/look/word/remove/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/packs/cover/": Permission.MANAGE_FRAMEWORK,
    "<slug:authority>/packs/kinds/": Permission.PUBLISH,
    "<slug:authority>/packs/kinds/<slug:key>/": Permission.PUBLISH,
    "<slug:authority>/packs/kinds/<slug:key>/schedule/": Permission.PUBLISH,
    "<slug:authority>/packs/kinds/<slug:key>/pause/": Permission.PUBLISH,
    "<slug:authority>/packs/kinds/<slug:key>/resume/": Permission.PUBLISH,
    "<slug:authority>/packs/kinds/<slug:key>/readers/": Permission.PUBLISH,
    "<slug:authority>/packs/kinds/<slug:key>/readers/<slug:line>/remove/": Permission.PUBLISH,
    "<slug:authority>/packs/letters/<str:token>/": ANYBODY,
    "<slug:authority>/packs/letters/<str:token>/files/<slug:form>/": ANYBODY,
}

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
