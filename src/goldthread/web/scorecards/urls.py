"""Addresses of the pages. Everything is reached through its authority."""

from __future__ import annotations

from django.urls import include, path

from goldthread.web.scorecards.views import cuts, framework, items, together

app_name = "scorecards"

_of_an_authority = [
    path("", framework.framework, name="framework"),
    path("about/", framework.about_framework, name="about"),
    path("health/", framework.health_of_framework, name="health"),
    path("at/<str:code>/", framework.node, name="node"),
    path("measures/", items.measures, name="measures"),
    path("measures/<str:code>/", items.measure, name="measure"),
    path("deliverables/", items.deliverables, name="deliverables"),
    path("deliverables/<str:code>/", items.deliverable, name="deliverable"),
    path("by/", cuts.cuts, name="cuts"),
    path("by/<slug:slug>/", cuts.cut, name="cut"),
    path("by/<slug:slug>/<slug:value>/", cuts.cut_slice, name="slice"),
    path("together/", together.together, name="together"),
    path("together/<str:code>/", together.together_outcome, name="together-outcome"),
    path("promised/", together.promised, name="promised"),
    path("search/", cuts.search, name="search"),
]

urlpatterns = [
    path("", framework.front, name="front"),
    # Every edition has the pages of the one in force.
    path("<slug:authority>/editions/<slug:edition>/", include((_of_an_authority, "edition"))),
    path("<slug:authority>/", include(_of_an_authority)),
]
