"""Bring an installation up to date before anything uses it."""

from __future__ import annotations

from goldthread.web import setup


def prepare() -> None:
    """Start Django and bring the database's tables up to date; quick when they already are.

    Raises ``ImproperlyConfigured`` when a setting cannot be used.
    """
    setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
