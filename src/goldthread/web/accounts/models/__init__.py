"""The models of the accounts app."""

from goldthread.web.accounts.models.delegation import Delegation
from goldthread.web.accounts.models.role_assignment import RoleAssignment
from goldthread.web.accounts.models.user import User

__all__ = ["Delegation", "RoleAssignment", "User"]
