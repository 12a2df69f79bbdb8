"""Addresses of people: coming in, one's own page, and an authority's people."""

from __future__ import annotations

from allauth.account.views import login, logout
from django.urls import include, path

from goldthread.web.accounts.admission import public
from goldthread.web.accounts.views import held, invited, mine, people, trying, why

app_name = "accounts"

_of_an_authority = [
    path("", people.people, name="people"),
    path("invite/", people.invite, name="invite"),
    path("why/", why.why, name="why"),
    path("away/", mine.away, name="away"),
    path("back/", mine.back, name="back"),
    path("person/<str:person>/", people.person, name="person"),
    path("person/<str:person>/give-role/", people.give, name="give-role"),
    path("person/<str:person>/end-role/", people.end, name="end-role"),
    path("person/<str:person>/leave/", people.leaves, name="leave"),
    path("person/<str:person>/delegate/", people.delegates, name="delegate"),
    path("person/<str:person>/end-delegation/", people.ends_delegation, name="end-delegation"),
    path("person/<str:person>/second-factor/", people.loses_second_factor, name="second-factor"),
    path("invitations/withdraw/", people.withdraw, name="withdraw"),
]

urlpatterns = [
    path("sign-in", public(login), name="sign-in"),
    path("sign-out", public(logout), name="sign-out"),
    path("account/", mine.mine, name="mine"),
    path("account/not-sent/", held.held, name="held"),
    path("invitation/<str:token>/", invited.invited, name="invitation"),
    path("try-as/", trying.trying, name="try-as"),
    path("<slug:authority>/people/", include(_of_an_authority)),
]
