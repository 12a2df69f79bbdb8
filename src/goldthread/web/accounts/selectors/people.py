"""The people of an authority, and what each may do there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet
from django.utils import timezone

from goldthread.web.accounts.models import Delegation, Invitation, RoleAssignment, User
from goldthread.web.accounts.roles import Administrator
from goldthread.web.accounts.selectors.deciding import assignments_on
from goldthread.web.accounts.selectors.invitations import still_open
from goldthread.web.records.models import Authority


@dataclass(frozen=True, slots=True)
class PersonThere:
    """A person of an authority: their roles there now or to come, and who acts for whom."""

    user: User
    roles: Sequence[RoleAssignment]
    acted_for_by: Sequence[Delegation] = ()
    acts_for: Sequence[Delegation] = ()
    has_second_factor: bool = False

    @property
    def may_pass_on(self) -> bool:
        """Whether a colleague can act for them while they are away."""
        day = timezone.localdate()
        return any(one.as_role.can_be_delegated and one.holds_on(day) for one in self.roles)


@dataclass(frozen=True, slots=True)
class PeopleThere:
    """Everybody of an authority: those who work there, those invited, those who have left."""

    working: Sequence[PersonThere]
    invited: Sequence[Invitation]
    left: Sequence[User]


def administrators_of(authority: Authority) -> QuerySet[User]:
    """Those who give roles in an authority today, so that a refusal can say whom to ask."""
    held = assignments_on(timezone.localdate()).filter(authority=authority, role=Administrator.code)
    return User.objects.filter(is_active=True, role_assignments__in=held).distinct()


def colleagues_in(authority: Authority) -> QuerySet[User]:
    """Those who have a role of their own in an authority now or from a day to come."""
    held = _held_or_to_come(authority)
    return (
        User.objects.filter(is_active=True, role_assignments__in=held)
        .distinct()
        .order_by("last_name", "first_name", "username")
    )


def people_of(authority: Authority) -> PeopleThere:
    """Everybody of an authority, in three queries however many they are."""
    by_user: dict[int, list[RoleAssignment]] = {}
    for one in _held_or_to_come(authority).filter(user__is_active=True):
        by_user.setdefault(one.user_id, []).append(one)
    colleagues = colleagues_in(authority)
    past = User.objects.filter(role_assignments__authority=authority).exclude(pk__in=by_user)
    invited = still_open(Invitation.objects.for_authority(authority))
    return PeopleThere(
        working=[PersonThere(user, by_user[user.pk]) for user in colleagues],
        invited=list(invited.select_related("service", "measure", "post")),
        left=list(past.distinct().order_by("last_name", "username")),
    )


def person_in(authority: Authority, username: str) -> PersonThere | None:
    """A person who has, or has had, a role in an authority; ``None`` for anybody else."""
    user = (
        User.objects.filter(username=username, role_assignments__authority=authority)
        .distinct()
        .first()
    )
    return person_there(authority, user) if user else None


def person_there(authority: Authority, user: User) -> PersonThere:
    """What somebody has in an authority now or from a day to come."""
    between = Delegation.objects.for_authority(authority).filter(
        ended_at=None, ends_on__gte=timezone.localdate()
    )
    between = between.select_related("from_user", "to_user")
    return PersonThere(
        user,
        list(_held_or_to_come(authority).filter(user=user)),
        list(between.filter(from_user=user)),
        list(between.filter(to_user=user)),
        Authenticator.objects.filter(user=user).exists(),
    )


def _held_or_to_come(authority: Authority) -> QuerySet[RoleAssignment]:
    still = Q(ends_on=None) | Q(ends_on__gte=timezone.localdate())
    return (
        RoleAssignment.objects.for_authority(authority)
        .filter(still, ended_at=None)
        .select_related("authority", "service", "measure", "post", "user")
    )
