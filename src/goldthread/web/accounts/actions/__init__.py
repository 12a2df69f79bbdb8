"""The only code that changes people, their roles and their invitations."""

from goldthread.web.accounts.actions.accept_invitation import accept_invitation
from goldthread.web.accounts.actions.delegate import delegate
from goldthread.web.accounts.actions.end_delegation import end_delegation
from goldthread.web.accounts.actions.end_role import end_role
from goldthread.web.accounts.actions.end_sessions import end_sessions
from goldthread.web.accounts.actions.give_role import give_role
from goldthread.web.accounts.actions.invite_person import Invited, invite_person
from goldthread.web.accounts.actions.leave import leave
from goldthread.web.accounts.actions.parts import Part
from goldthread.web.accounts.actions.reset_second_factor import reset_second_factor
from goldthread.web.accounts.actions.withdraw_invitation import withdraw_invitation

__all__ = [
    "Invited",
    "Part",
    "accept_invitation",
    "delegate",
    "end_delegation",
    "end_role",
    "end_sessions",
    "give_role",
    "invite_person",
    "leave",
    "reset_second_factor",
    "withdraw_invitation",
]
