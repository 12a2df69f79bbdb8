"""The made-up people of the demonstration."""

from __future__ import annotations

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from goldthread.web.accounts.models import User

DEMONSTRATION_DOMAIN = "demonstration.example"
"""Where their addresses are: a name that no mail can ever reach, and nobody real is at."""


def people_of_the_demonstration() -> QuerySet[User]:
    """Those whom anybody may be in the demonstration; they have no password."""
    return User.objects.filter(
        is_active=True,
        email__endswith=f"@{DEMONSTRATION_DOMAIN}",
        password__startswith=UNUSABLE_PASSWORD_PREFIX,
    ).prefetch_related("role_assignments__authority", "role_assignments__service")
