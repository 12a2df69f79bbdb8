"""The models of the accounts app."""

from goldthread.web.accounts.models.delegation import Delegation
from goldthread.web.accounts.models.given_for import GivenFor
from goldthread.web.accounts.models.invitation import DAYS_OPEN, Invitation, digest_of
from goldthread.web.accounts.models.role_assignment import RoleAssignment
from goldthread.web.accounts.models.user import User

__all__ = [
    "DAYS_OPEN",
    "Delegation",
    "GivenFor",
    "Invitation",
    "RoleAssignment",
    "User",
    "digest_of",
]
