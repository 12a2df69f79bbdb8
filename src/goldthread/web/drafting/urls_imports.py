"""Addresses of the pages on which documents are brought in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

app_name = "imports"

_of_an_authority: list[URLPattern | URLResolver] = []

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
