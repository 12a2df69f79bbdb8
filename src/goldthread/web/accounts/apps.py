"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in."""

    name = "goldthread.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
