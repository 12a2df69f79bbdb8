"""Addresses of delivery."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.delivery.views import forms, portfolio

app_name = "delivery"

_of_a_deliverable = [
    path("report/", forms.report, name="report"),
    path("status/", forms.status, name="status"),
    path("status/back/", forms.status_back, name="status-back"),
    path("waits-for/", forms.waits_for, name="waits-for"),
    path("moves/", forms.moves, name="moves"),
    path("risks/", forms.new_risk, name="new-risk"),
    path("risks/<str:number>/", forms.risk, name="risk"),
    path("remark/", forms.remark, name="remark"),
    path("end/<slug:kind>/<str:number>/", forms.end, name="end"),
    path("reports/<str:number>/<slug:digest>/", forms.evidence, name="evidence"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("delivery/", portfolio.delivery, name="delivery"),
    path("delivery/timeline/", portfolio.timeline, name="timeline"),
    path("delivery/of/<str:code>/", include(_of_a_deliverable)),
]

urlpatterns = [path("<slug:authority>/", include(_of_an_authority))]
