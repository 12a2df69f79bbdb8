"""Authorities and their frameworks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, QuerySet, Value, When

from goldthread.web.records.models import Authority, Framework, FrameworkStatus


def authorities() -> QuerySet[Authority]:
    """Every authority of this installation, by name."""
    return Authority.objects.order_by("name")


def authority_by_code(code: str) -> Authority:
    """The authority with this code. Raises ``Authority.DoesNotExist``."""
    return Authority.objects.get(code=code)


def frameworks_of(authority: Authority) -> QuerySet[Framework]:
    """An authority's editions: the one in force, then drafts, then superseded; newest first."""
    rank = Case(
        When(status=FrameworkStatus.ADOPTED, then=Value(0)),
        When(status=FrameworkStatus.DRAFT, then=Value(1)),
        default=Value(2),
    )
    return Framework.objects.for_authority(authority).order_by(rank, "-read_at", "-pk")


def framework_in_force_of(editions: Iterable[Framework]) -> Framework | None:
    """Of all of an authority's editions the one that ``framework_in_force`` gives. No query."""
    rank = {FrameworkStatus.ADOPTED: 0, FrameworkStatus.DRAFT: 1}
    by_age = sorted(editions, key=lambda one: (one.read_at, one.pk), reverse=True)
    return min(by_age, key=lambda one: rank.get(FrameworkStatus(one.status), 2), default=None)


def framework_in_force(authority: Authority) -> Framework | None:
    """The adopted edition; where none is adopted yet, the newest draft; ``None`` without any."""
    framework = frameworks_of(authority).first()
    if framework is not None:
        # At hand already: nobody who goes on to ask whose it is need ask the database.
        framework.authority = authority
    return framework
