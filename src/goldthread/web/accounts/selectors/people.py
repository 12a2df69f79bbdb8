"""The people of an authority."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import Administrator
from goldthread.web.accounts.selectors.deciding import assignments_on
from goldthread.web.records.models import Authority


def administrators_of(authority: Authority) -> QuerySet[User]:
    """Those who give roles in an authority today, so that a refusal can say whom to ask."""
    held = assignments_on(timezone.localdate()).filter(authority=authority, role=Administrator.code)
    return User.objects.filter(is_active=True, role_assignments__in=held).distinct()
