"""The scorecards app, as Django knows it."""

from django.apps import AppConfig


class ScorecardsConfig(AppConfig):
    """Pages that show; this app has no models and writes nothing."""

    name = "goldthread.web.scorecards"
    label = "scorecards"
