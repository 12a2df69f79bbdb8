"""Invite somebody."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.actions.parts import WHOLE, Part, told, why_not_for
from goldthread.web.accounts.models import Invitation, digest_of
from goldthread.web.audit.actions import record_event
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class Invited:
    """An invitation and the secret part of its link, which is told this once and never kept."""

    invitation: Invitation
    token: str


def invite_person(
    *, authority: Authority, email: str, role: str, by: str, part: Part = WHOLE
) -> Invited:
    """Invite an e-mail address to a role; an open invitation to the same one is replaced.

    Raises ``ActionRefusedError`` when the address is none or the role cannot be given for this
    part.
    """
    email = email.strip().lower()
    reasons = why_not_for(role, part, authority)
    try:
        validate_email(email)
    except ValidationError:
        reasons.append(f"{email!r} is not an e-mail address, such as name@example.gov.uk.")
    if len(email) > 150:
        reasons.append("The e-mail address is longer than 150 characters.")
    if reasons:
        raise ActionRefusedError(reasons)
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Invitation.objects.for_authority(authority).filter(
            email=email, role=role, accepted_at=None, withdrawn_at=None, **part.fields
        ).update(withdrawn_at=timezone.now())
        invitation = Invitation.objects.create(
            authority=authority,
            email=email,
            role=role,
            token_digest=digest_of(token),
            invited_by=by,
            **part.fields,
        )
        record_event(
            by=by,
            action="invite person",
            authority=authority,
            subject=invitation,
            after=told(invitation, email=email),
        )
    return Invited(invitation, token)
