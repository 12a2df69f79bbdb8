"""Addresses where a finding of the health page is set aside, or taken up again."""

from __future__ import annotations

from django.urls import path

from goldthread.web.scorecards.views import setting_aside

app_name = "deciding"

urlpatterns = [
    path("<slug:authority>/health/set-aside/", setting_aside.set_aside, name="set-aside"),
    path("<slug:authority>/health/take-up/", setting_aside.take_up, name="take-up"),
]
