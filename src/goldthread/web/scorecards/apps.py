"""The scorecards app, as Django knows it."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class ScorecardsConfig(AppConfig):
    """Pages that show, and what people say across a framework as they read them."""

    name = "goldthread.web.scorecards"
    label = "scorecards"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep the database's own rules in step with the models."""
        # Not at the top: models cannot be imported before the apps are ready.
        from goldthread.web.integrity.guards import install_guards, lift_guards

        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
