"""Addresses beside those of single returns: spreadsheets, rules, what happened, dates."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from goldthread.web.collection.views import activity, calendar_feed, rules, spreadsheets

app_name = "collecting"

_of_spreadsheets = [
    path("", spreadsheets.spreadsheet, name="spreadsheet"),
    path("out/", spreadsheets.out, name="out"),
    path("give/", spreadsheets.give, name="give"),
    path("take-in/", spreadsheets.take_in, name="take-in"),
    path("taken-in/<slug:key>/", spreadsheets.taken_in, name="taken-in"),
    path("taken-in/<slug:key>/undo/", spreadsheets.undo, name="undo"),
]

_of_an_authority: list[URLPattern | URLResolver] = [
    path("returns/spreadsheet/", include(_of_spreadsheets)),
    path("measures/<str:code>/target/", rules.target, name="target"),
    path("measures/<str:code>/definition/", rules.definition, name="definition"),
    path("activity/", activity.activity, name="activity"),
    path("activity/looked/", activity.looked, name="looked"),
    path("calendar/", calendar_feed.calendar, name="calendar"),
    path("calendar/new/", calendar_feed.new_address, name="calendar-new"),
    path("calendar/<str:token>.ics", calendar_feed.feed, name="calendar-feed"),
]

urlpatterns = [
    path("<slug:authority>/", include(_of_an_authority)),
]
