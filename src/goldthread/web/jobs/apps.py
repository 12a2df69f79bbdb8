"""The jobs app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    """Long work, and how far it is."""

    name = "goldthread.web.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Learn what kinds of work there are, and keep the database's own rules.

        Each app tells its kinds of work in a module called ``jobs``.
        """
        # Not at the top: models cannot be imported before the apps are ready.
        from goldthread.web.integrity.guards import install_guards, lift_guards

        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
        autodiscover_modules("jobs")
