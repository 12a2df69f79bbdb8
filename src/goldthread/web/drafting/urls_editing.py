"""Addresses of the pages on which a draft is edited."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

app_name = "editing"

_of_an_authority: list[URLPattern | URLResolver] = []

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
