"""The models of the accounts app."""

from goldthread.web.accounts.models.user import User

__all__ = ["User"]
