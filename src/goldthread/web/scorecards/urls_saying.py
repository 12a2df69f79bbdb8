"""Addresses where people say what measures are about, what leads what, and how surveys were drawn."""

from __future__ import annotations

from django.urls import path

from goldthread.web.scorecards.views import saying

app_name = "saying"

urlpatterns = [
    path("<slug:authority>/groups-and-places/", saying.concerns, name="concerns"),
    path("<slug:authority>/by/<slug:slug>/<slug:value>/tags/", saying.tags, name="tags"),
    path(
        "<slug:authority>/by/<slug:slug>/<slug:value>/portfolio/",
        saying.portfolio,
        name="portfolio",
    ),
    path("<slug:authority>/together/<str:code>/link/", saying.link, name="link"),
    path("<slug:authority>/measures/<str:code>/survey/", saying.survey, name="survey"),
]
