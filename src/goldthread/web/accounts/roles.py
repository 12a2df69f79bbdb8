"""The roles people have in a council, each as a manager would describe it.

A role is given to a person for a whole authority or, where ``scopes`` says so, for one service,
one measure or what one post leads. What no role of a person allows, they may not do.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from goldthread.web.accounts.permissions import Permission


class Scope(StrEnum):
    """What a role is given for."""

    AUTHORITY = "authority"
    SERVICE = "service"
    MEASURE = "measure"
    POST = "post"


_WHOLE = frozenset({Scope.AUTHORITY})
_ANY = frozenset(Scope)


class Role:
    """Something a person is, in an authority.

    ``code`` is kept with the person; ``title`` is how it is said. ``can_be_delegated`` says
    whether somebody else may act in it while the person is away.
    """

    code: ClassVar[str]
    title: ClassVar[str]
    permissions: ClassVar[frozenset[Permission]]
    scopes: ClassVar[frozenset[Scope]] = _WHOLE
    can_be_delegated: ClassVar[bool] = False

    @property
    def said(self) -> str:
        """What the role is, in the words that stand at its class."""
        return " ".join((type(self).__doc__ or "").split())


class Viewer(Role):
    """Reads the scorecards where they are not open to everybody."""

    code = "viewer"
    title = "viewer"
    permissions = frozenset({Permission.READ})


class DataOwner(Role):
    """Gives the figures of some measures, and how far some deliverables are, and what is behind."""

    code = "data_owner"
    title = "data owner"
    permissions = frozenset(
        {
            Permission.READ,
            Permission.SEE_RETURNS,
            Permission.GIVE_FIGURES,
            Permission.REPORT_PROGRESS,
            Permission.COMMENT,
        }
    )
    scopes = _ANY
    can_be_delegated = True


class LeadOfficer(Role):
    """Answers for some measures: signs their returns off, or sends them back with a reason."""

    code = "lead_officer"
    title = "lead officer"
    permissions = DataOwner.permissions | {Permission.SIGN_OFF}
    scopes = _ANY
    can_be_delegated = True


class LeadMember(Role):
    """A councillor who answers for some measures in public, and sees what is coming."""

    code = "lead_member"
    title = "lead member"
    permissions = frozenset({Permission.READ, Permission.SEE_RETURNS, Permission.COMMENT})
    scopes = _ANY


class PerformanceTeam(Role):
    """Runs the period: brings the framework in, chases, publishes, and keeps targets right."""

    code = "performance_team"
    title = "performance team"
    permissions = frozenset(
        {
            Permission.READ,
            Permission.SEE_RETURNS,
            Permission.GIVE_FIGURES,
            Permission.REPORT_PROGRESS,
            Permission.SHAPE_DELIVERY,
            Permission.COMMENT,
            Permission.PUBLISH,
            Permission.REOPEN,
            Permission.CHANGE_TARGETS,
            Permission.MANAGE_FRAMEWORK,
            Permission.CHASE,
            Permission.SEE_AUDIT,
        }
    )


class Administrator(Role):
    """Invites people, gives and ends their roles; touches no figure."""

    code = "administrator"
    title = "administrator"
    permissions = frozenset({Permission.READ, Permission.MANAGE_PEOPLE, Permission.SEE_AUDIT})


class Auditor(Role):
    """Sees everything, the record of changes too, and changes nothing."""

    code = "auditor"
    title = "auditor"
    permissions = frozenset({Permission.READ, Permission.SEE_RETURNS, Permission.SEE_AUDIT})


ROLES: Mapping[str, type[Role]] = MappingProxyType(
    {
        role.code: role
        for role in (
            Viewer,
            DataOwner,
            LeadOfficer,
            LeadMember,
            PerformanceTeam,
            Administrator,
            Auditor,
        )
    }
)
"""Every role by its code, from the least to the most that it opens."""


def roles_that_allow(permission: Permission) -> tuple[type[Role], ...]:
    """The roles that allow a thing, so that a refusal can say whom to ask."""
    return tuple(role for role in ROLES.values() if permission in role.permissions)
