"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "goldthread.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database's own rules lifted for a migration and put back after it, and what
        the libraries that sign people in tell of recorded.
        """
        # Not at the top: models cannot be imported before the apps are ready.
        from goldthread.web.accounts.signing_in import recording
        from goldthread.web.integrity.guards import install_guards, lift_guards

        pre_migrate.connect(lift_guards, sender=self)
        post_migrate.connect(install_guards, sender=self)
        recording.connect()
