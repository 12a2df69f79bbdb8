"""The packs app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class PacksConfig(AppConfig):
    """Reports that are frozen and issued."""

    name = "goldthread.web.packs"
    label = "packs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database's own rules lifted for a migration, and put back after it."""
        # Not at the top: models cannot be imported before the apps are ready.
        from goldthread.web.integrity.guards import install_guards, lift_guards

        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
