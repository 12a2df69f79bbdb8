"""Addresses of the pages on which documents are brought in."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.drafting.views import (
    import_checking,
    import_fixing,
    import_giving,
    import_pairing,
    import_reading,
    import_taking,
)

app_name = "imports"

_of_an_import: list[URLPattern | URLResolver] = [
    path("", import_reading.document_import, name="import"),
    path("document/", import_giving.document, name="document"),
    path("read-again/", import_giving.read_again, name="read-again"),
    path("throw-away/", import_giving.throw_away, name="throw-away"),
    path("sections/<slug:section>/", import_reading.section, name="section"),
    path("look-at/", import_fixing.look_at, name="look-at"),
    path("cells/<slug:kind>/<str:item>/<slug:field>/", import_fixing.cell, name="cell"),
    path("fixes/", import_fixing.fixes, name="fixes"),
    path("differences/", import_taking.differences, name="differences"),
    path("pairs/<slug:kind>/<slug:side>/<str:item>/", import_pairing.pair, name="pair"),
    path("checks/", import_checking.checks, name="checks"),
    path("edition/", import_taking.edition, name="edition"),
    path("take-in/", import_taking.take_in, name="take-in"),
    path("undo/", import_taking.undo, name="undo"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("imports/", import_giving.imports, name="imports"),
    path("imports/<slug:number>/", include(_of_an_import)),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
