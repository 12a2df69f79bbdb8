"""The delivery app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class DeliveryConfig(AppConfig):
    """Progress of deliverables, what they wait for, and what may go wrong."""

    name = "goldthread.web.delivery"
    label = "delivery"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database's own rules lifted for a migration, and put back after it."""
        # Not at the top: models cannot be imported before the apps are ready.
        from goldthread.web.integrity.guards import install_guards, lift_guards

        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
