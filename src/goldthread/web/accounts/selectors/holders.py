"""Who answers for which measures and deliverables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from goldthread.web.accounts.models import Delegation, User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import Role, Scope
from goldthread.web.accounts.selectors.deciding import (
    assignments_on,
    deliverables_covered_by,
    measures_covered_by,
)
from goldthread.web.records.models import Authority, Measure


def holders_of_deliverables(authority: Authority, day: date) -> Mapping[int, list[User]]:
    """Those who fill a post that leads on a deliverable and report for it, by its key.

    Whoever acts for somebody away stands beside them. A role for the whole authority counts
    nowhere: it would write to everybody of everything.
    """
    acting = _acting(authority, day)
    found: dict[int, dict[int, User]] = defaultdict(dict)
    for assignment in assignments_on(day).filter(
        authority=authority, post__isnull=False, user__is_active=True
    ):
        role = assignment.as_role
        if Permission.REPORT_PROGRESS not in role.permissions:
            continue
        people = (assignment.user, *(acting[assignment.user_id] if role.can_be_delegated else ()))
        for key in deliverables_covered_by(assignment).values_list("pk", flat=True):
            found[key] |= {one.pk: one for one in people if one.is_active}
    return {key: list(people.values()) for key, people in found.items()}


def _acting(authority: Authority, day: date) -> Mapping[int, list[User]]:
    """Who acts for whom on a day."""
    acting: dict[int, list[User]] = defaultdict(list)
    for delegation in Delegation.objects.filter(
        authority=authority, starts_on__lte=day, ends_on__gte=day, ended_at=None
    ).select_related("to_user"):
        acting[delegation.from_user_id].append(delegation.to_user)
    return acting


def holders_of(role: type[Role], authority: Authority, day: date) -> Mapping[int, list[User]]:
    """Those who have a role on a day, by the key of each measure they have it for.

    Whoever acts for somebody away stands beside them. A role for the whole authority counts
    only where nobody has it for the measure itself: reminders go to those whose work it is.
    """
    acting = _acting(authority, day) if role.can_be_delegated else defaultdict(list)
    found: dict[int, dict[int, User]] = defaultdict(dict)
    whole: dict[int, User] = {}
    for assignment in assignments_on(day).filter(
        authority=authority, role=role.code, user__is_active=True
    ):
        people = {
            one.pk: one for one in (assignment.user, *acting[assignment.user_id]) if one.is_active
        }
        if assignment.scope is Scope.AUTHORITY:
            whole |= people
            continue
        covered = Measure.objects.for_authority(authority).filter(measures_covered_by(assignment))
        for key in covered.values_list("pk", flat=True):
            found[key] |= people
    everything = Measure.objects.for_authority(authority).values_list("pk", flat=True)
    return {key: list((found.get(key) or whole).values()) for key in everything}
