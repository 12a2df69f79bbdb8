"""The kinds of column that several models share."""

from __future__ import annotations

from typing import Any

from django.db import models

MOST_DIGITS = 15
MOST_DECIMALS = 5


def figure_column(**options: Any) -> models.DecimalField:
    """A figure as an exact decimal: up to 10 digits before the point and 5 after it.

    Fifteen digits in all, because SQLite keeps no more than that exactly; a figure that does
    not fit is refused where it is recorded, never rounded.
    """
    return models.DecimalField(max_digits=MOST_DIGITS, decimal_places=MOST_DECIMALS, **options)


def hash_column() -> models.CharField:
    """What a worked-out row was worked out from, as a SHA-256 in hexadecimal."""
    return models.CharField(max_length=64)


def source_column() -> models.JSONField:
    """Where in the document something stands: ``lines``, ``pages`` and ``cells`` as lists."""
    return models.JSONField(default=dict)


def words_column() -> models.TextField:
    """What the document says; ``None`` when it says nothing at all, which is not a blank."""
    return models.TextField(null=True)
