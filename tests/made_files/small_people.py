"""People with a role, for tests of pages."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.records import models as records


def person(
    username: str, role: str, authority: records.Authority, measure: records.Measure | None = None
) -> User:
    """Somebody called "Ana Example" with a role in an authority, or for one measure of it."""
    user = User.objects.create(
        username=username,
        email=f"{username}@example.org",
        first_name=username.title(),
        last_name="Example",
    )
    RoleAssignment.objects.create(
        user=user,
        role=role,
        authority=authority,
        measure=measure,
        starts_on=timezone.localdate() - timedelta(days=1),
        given_by="a test",
    )
    return user
