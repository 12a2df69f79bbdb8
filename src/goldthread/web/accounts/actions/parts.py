"""What the actions share: the part a role is given for, and the last administrator."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from goldthread.web.accounts.models import GivenFor, RoleAssignment, User
from goldthread.web.accounts.roles import ROLES, Administrator, Scope
from goldthread.web.accounts.selectors import administrators_of
from goldthread.web.records.models import Authority, Measure, Person, Service


@dataclass(frozen=True, slots=True)
class Part:
    """What a role is given for; nothing named is the whole authority."""

    service: Service | None = None
    measure: Measure | None = None
    post: Person | None = None

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Every kind of part that is named: one, or the whole authority."""
        named = (
            (Scope.SERVICE, self.service),
            (Scope.MEASURE, self.measure),
            (Scope.POST, self.post),
        )
        return tuple(scope for scope, part in named if part) or (Scope.AUTHORITY,)

    @property
    def fields(self) -> dict[str, Any]:
        """The part as the fields of a record."""
        return {"service": self.service, "measure": self.measure, "post": self.post}

    def __str__(self) -> str:
        return str(self.service or self.measure or self.post or "the whole authority")


WHOLE = Part()


def why_not_for(role: str, part: Part, authority: Authority) -> list[str]:
    """Why a role cannot be given for this part; empty when it can."""
    if role not in ROLES:
        known = ", ".join(ROLES)
        return [f"There is no role {role!r}. There are: {known}."]
    reasons = []
    if len(part.scopes) > 1:
        reasons.append("A role is for one service, one measure or one post, not for several.")
    title = ROLES[role].title
    if not set(part.scopes) <= ROLES[role].scopes:
        reasons.append(f"The role of {title} is given for the whole authority, not for a part.")
    for named in (part.service, part.measure, part.post):
        if named is not None and named.authority_id != authority.pk:
            reasons.append(f"{named} does not belong to {authority}.")
    return reasons


def why_left_without(authority: Authority, user: User, *, keeping: int | None = None) -> list[str]:
    """Why this person must stay administrator: an authority is never left without one.

    ``keeping`` is the assignment that ends; with none, every role of theirs does.
    """
    others = administrators_of(authority).exclude(pk=user.pk)
    held = RoleAssignment.objects.for_authority(authority).filter(
        user=user, role=Administrator.code, ended_at=None
    )
    ends = held.filter(pk=keeping) if keeping is not None else held
    remains = held.exclude(pk=keeping).exists() if keeping is not None else False
    if not ends.exists() or remains or others.exists():
        return []
    return [
        f"{user.name} is the only administrator of {authority}. Give somebody else that role first."
    ]


def told(record: GivenFor, **more: Any) -> dict[str, Any]:
    """A role for the record of changes: what it is and for what."""
    return {"role": record.as_role.title, "for": record.part or str(record.authority)} | {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in more.items()
    }
