"""Addresses where editions are started, compared and archived, measures retired and worked out."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.drafting.views import calculations, edition_steps, editions

app_name = "editions"

_of_an_authority: list[URLPattern | URLResolver] = [
    path("editions/", editions.editions, name="editions"),
    path("editions/start/", edition_steps.start, name="start"),
    path("editions/<slug:edition>/beside/<slug:other>/", editions.compared, name="compared"),
    path("editions/<slug:edition>/adopt/", edition_steps.adopt, name="adopt"),
    path("editions/<slug:edition>/archive/", edition_steps.archive, name="archive"),
    path("editions/<slug:edition>/levels/", edition_steps.levels, name="levels"),
    path("measures/<str:code>/retire/", edition_steps.retire, name="retire"),
    path("calculations/", calculations.calculations, name="calculations"),
    path("calculations/new/", calculations.new, name="new-calculation"),
    path("calculations/<slug:key>/end/", calculations.end, name="end-calculation"),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
