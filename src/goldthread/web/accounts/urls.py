"""Addresses for signing in and out."""

from __future__ import annotations

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from goldthread.web.accounts.admission import public

app_name = "accounts"

urlpatterns = [
    path(
        "sign-in",
        public(LoginView.as_view(template_name="accounts/sign_in.html")),
        name="sign-in",
    ),
    path("sign-out", LogoutView.as_view(next_page="accounts:sign-in"), name="sign-out"),
]
