"""What every page is told about where it runs."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def demonstration(_request: HttpRequest) -> dict[str, bool]:
    """Whether this is the demonstration, where anybody may be one of its made-up people."""
    return {"demonstration": settings.DEMONSTRATION}
