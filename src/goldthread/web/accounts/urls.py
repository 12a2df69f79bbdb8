"""Addresses of people: coming in, one's own page, and an authority's people."""

from __future__ import annotations

from allauth.account.views import login, logout
from django.urls import path

from goldthread.web.accounts.admission import public

app_name = "accounts"

urlpatterns = [
    path("sign-in", public(login), name="sign-in"),
    path("sign-out", public(logout), name="sign-out"),
]
