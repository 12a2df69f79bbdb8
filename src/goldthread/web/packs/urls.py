"""Addresses of the pages of packs."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.packs.views import listing, making, reading

app_name = "packs"

_of_a_pack: list[URLPattern | URLResolver] = [
    path("", reading.pack, name="pack"),
    path("change/", making.change, name="change"),
    path("preview/", making.preview, name="preview"),
    path("check/", making.check, name="check"),
    path("freeze/", making.freeze, name="freeze"),
    path("issue/", making.issue, name="issue"),
    path("withdraw/", making.withdraw, name="withdraw"),
    path("files/", reading.make, name="make"),
    path("files/<slug:form>/", reading.file, name="file"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("packs/", listing.packs, name="packs"),
    path("packs/new/", listing.new, name="new"),
    path("packs/look/", listing.look, name="look"),
    path("packs/<slug:number>/", include(_of_a_pack)),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
