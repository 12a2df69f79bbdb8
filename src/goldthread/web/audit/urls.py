"""Addresses of the record of changes."""

from __future__ import annotations

from django.urls import include, path

from goldthread.web.audit import views

app_name = "audit"

_of_an_authority = [
    path("", views.history, name="history"),
    path("verify/", views.verify, name="verify"),
    path("<str:kind>/<slug:key>/", views.record, name="record"),
]

urlpatterns = [
    path("<slug:authority>/history/", include(_of_an_authority)),
]
