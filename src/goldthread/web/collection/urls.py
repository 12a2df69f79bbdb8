"""Addresses of the pages on which a period is run."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.collection.views import (
    collecting,
    files,
    listing,
    one_return,
    periods,
    steps,
    work,
)

app_name = "collection"

_of_a_return = [
    path("", one_return.one_return, name="return"),
    path("withdraw/", steps.withdraw, name="withdraw"),
    path("send-back/", steps.send_back, name="send-back"),
    path("reopen/", steps.reopen, name="reopen"),
    path("comment/", steps.comment, name="comment"),
    path("evidence/<slug:digest>/", files.evidence, name="evidence"),
    path("evidence/<slug:digest>/take-away/", files.take_away, name="take-away"),
]

_of_periods = [
    path("", periods.periods, name="periods"),
    path("open/", periods.open_now, name="open-now"),
    path("publish/", periods.publish, name="publish"),
    path("collecting/", collecting.collecting, name="collecting"),
    path("collecting/<str:code>/", collecting.measure, name="collecting-measure"),
    path("<str:code>/", periods.period, name="period"),
    path("<str:code>/lock/", periods.lock, name="lock"),
    path("<str:code>/unlock/", periods.unlock, name="unlock"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("my-work/", work.work, name="work"),
    path("my-work/sign-off/", steps.sign_off, name="sign-off"),
    path("returns/", listing.returns, name="returns"),
    path("returns/<str:measure>/<str:period>/", include(_of_a_return)),
    path("periods/", include(_of_periods)),
]

urlpatterns = [
    path("my-work/", work.start, name="start"),
    path("<slug:authority>/", include(_of_an_authority)),
]
