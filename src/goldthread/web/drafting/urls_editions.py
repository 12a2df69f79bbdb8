"""Addresses of the pages on which editions of a framework are started, compared and archived."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

app_name = "editions"

_of_an_authority: list[URLPattern | URLResolver] = []

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
