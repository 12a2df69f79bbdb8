"""The made-up people of the demonstration: one for each role, whom anybody there may be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from goldthread.demo import DemoFramework

if TYPE_CHECKING:
    from goldthread.web.accounts.actions import Part
    from goldthread.web.records.models import Authority


def fill_people(frameworks: Iterable[DemoFramework], *, by: str) -> None:
    """Let a person of each role into the council of each framework, if they are not there.

    They have no password: the demonstration's own page is the only way to be one of them. The
    data owner, the lead officer and the lead member are for the service with the most measures.
    """
    from goldthread.web.accounts.actions import accept_invitation, invite_person
    from goldthread.web.accounts.models import User
    from goldthread.web.accounts.roles import ROLES
    from goldthread.web.accounts.selectors import DEMONSTRATION_DOMAIN
    from goldthread.web.records import selectors

    for demo in frameworks:
        authority = selectors.authority_by_code(demo.code)
        for role in ROLES.values():
            email = f"{role.code}.{demo.code}@{DEMONSTRATION_DOMAIN}".replace("_", "-")
            if User.objects.filter(email=email).exists():
                continue
            made = invite_person(
                authority=authority,
                email=email,
                role=role.code,
                part=_part_for(authority, can_be_part=len(role.scopes) > 1),
                by=by,
            )
            accept_invitation(
                invitation=made.invitation,
                by=by,
                first_name=role.title.capitalize(),
                last_name="(made up)",
            )


def _part_for(authority: Authority, *, can_be_part: bool) -> Part:
    from django.db.models import Count, Q

    from goldthread.web.accounts.actions import Part
    from goldthread.web.records import models, selectors

    if not can_be_part:
        return Part()
    in_force = Q(edition_measures__framework=selectors.framework_in_force(authority))
    services = models.Service.objects.for_authority(authority)
    counted = services.annotate(measures=Count("edition_measures", filter=in_force))
    return Part(service=counted.filter(measures__gt=0).order_by("-measures", "name").first())
