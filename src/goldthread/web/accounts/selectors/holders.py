"""Who answers for which measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from goldthread.web.accounts.models import Delegation, User
from goldthread.web.accounts.roles import Role, Scope
from goldthread.web.accounts.selectors.deciding import assignments_on, measures_covered_by
from goldthread.web.records.models import Authority, Measure


def holders_of(role: type[Role], authority: Authority, day: date) -> Mapping[int, list[User]]:
    """Those who have a role on a day, by the key of each measure they have it for.

    Whoever acts for somebody away stands beside them. A role for the whole authority counts
    only where nobody has it for the measure itself: reminders go to those whose work it is.
    """
    acting: dict[int, list[User]] = defaultdict(list)
    if role.can_be_delegated:
        for delegation in Delegation.objects.filter(
            authority=authority, starts_on__lte=day, ends_on__gte=day, ended_at=None
        ).select_related("to_user"):
            acting[delegation.from_user_id].append(delegation.to_user)
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
