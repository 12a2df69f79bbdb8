"""Every address of the site."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", health, name="health"),
    path("", include("goldthread.web.accounts.urls")),
    path("", include("goldthread.web.accounts.signing_in.urls")),
    path("", include("goldthread.web.audit.urls")),
    # Before single returns: a spreadsheet is of many.
    path("", include("goldthread.web.collection.urls_more")),
    path("", include("goldthread.web.collection.urls")),
    path("", include("goldthread.web.delivery.urls")),
    path("", include("goldthread.web.drafting.urls_imports")),
    path("", include("goldthread.web.drafting.urls_editing")),
    path("", include("goldthread.web.drafting.urls_editions")),
    path("", include("goldthread.web.jobs.urls")),
    path("", include("goldthread.web.packs.urls")),
    path("", include("goldthread.web.scorecards.urls_saying")),
    path("", include("goldthread.web.scorecards.urls_deciding")),
    path("", include("goldthread.web.scorecards.urls")),
]

handler403 = "goldthread.web.accounts.views.refusing.not_allowed"
