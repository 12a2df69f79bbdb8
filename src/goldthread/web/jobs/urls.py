"""Addresses of jobs."""

from __future__ import annotations

from django.urls import path

from goldthread.web.jobs import views

app_name = "jobs"

urlpatterns = [
    path("<slug:authority>/jobs/<slug:key>/", views.job, name="job"),
    path("<slug:authority>/jobs/<slug:key>/cancel/", views.cancel, name="cancel"),
]
