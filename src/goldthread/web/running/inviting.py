"""``invite``: the first administrator of an authority, and whoever else is invited from the shell."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.web.config import environment
from goldthread.web.running.authorities import authority_named
from goldthread.web.running.preparing import prepare


class UnknownRoleError(ValueError):
    """A command names a role that there is not; the message lists those that there are."""


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who was invited as what, and the link to give them."""

    email: str
    role: str
    link: str


def invite(
    *, email: str, authority: str, role: str, by: str, name: str | None = None
) -> Invitation:
    """Invite an e-mail address to a role for a whole authority; the link is told this once.

    With its ``name`` an authority that is not here yet is set up. Raises ``UnknownAuthorityError``, ``UnknownRoleError``, and ``ActionRefusedError`` when the
    address is none or the person has the role already.
    """
    prepare()
    from django.db import transaction

    from goldthread.web.accounts.actions import invite_person
    from goldthread.web.accounts.roles import ROLES

    # As a person would write it: "performance team", "data-owner".
    role = role.strip().lower().replace(" ", "_").replace("-", "_")
    if role not in ROLES:
        raise UnknownRoleError(f"There is no role {role!r}. There are: {', '.join(ROLES)}.")
    with transaction.atomic():
        here = authority_named(authority, name=name, by=by)
        made = invite_person(authority=here, email=email, role=role, by=by)
    return Invitation(
        made.invitation.email,
        made.invitation.in_words,
        f"{environment.site_address()}/invitation/{made.token}/",
    )
