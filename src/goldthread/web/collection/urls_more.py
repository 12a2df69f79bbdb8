"""Addresses beside those of single returns: what happened."""

from __future__ import annotations

from django.urls import include, path

from goldthread.web.collection.views import activity

app_name = "collecting"

_of_an_authority = [
    path("activity/", activity.activity, name="activity"),
    path("activity/looked/", activity.looked, name="looked"),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
