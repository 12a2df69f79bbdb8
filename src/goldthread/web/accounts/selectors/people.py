"""The people of an authority."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.accounts.roles import Administrator
from goldthread.web.records.models import Authority


def administrators_of(authority: Authority) -> QuerySet[User]:
    """Those who give roles in an authority today, so that a refusal can say whom to ask."""
    day = timezone.localdate()
    held = RoleAssignment.objects.for_authority(authority).filter(
        Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day, role=Administrator.code
    )
    return User.objects.filter(is_active=True, role_assignments__in=held).distinct()
