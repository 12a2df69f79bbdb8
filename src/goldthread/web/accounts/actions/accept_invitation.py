"""Accept an invitation."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.actions.parts import told
from goldthread.web.accounts.models import Invitation, RoleAssignment, User
from goldthread.web.audit.actions import record_event
from goldthread.web.refusal import ActionRefusedError


def accept_invitation(
    *,
    invitation: Invitation,
    by: str,
    first_name: str = "",
    last_name: str = "",
    password: str | None = None,
) -> User:
    """Make the person known, or known again, and give them the role they were invited to.

    Without a ``password`` they come in through the council's identity provider only. Nobody who
    is known already has their name or password changed. Raises ``ActionRefusedError`` when the
    invitation is used, taken back or too old, or the password too easy to guess.
    """
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if not invitation.is_open:
            raise ActionRefusedError(
                "This invitation is used, taken back or too old. Ask for a new one."
            )
        user = User.objects.filter(email__iexact=invitation.email).first()
        if user is None:
            user = _new(invitation.email, first_name, last_name, password)
        elif not user.is_active:
            # They left and come back; who they were before is theirs still, but not the password.
            user.is_active = True
            _set_password(user, password)
            user.save(update_fields=["is_active", "password"])
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )
        invitation.accepted_by, invitation.accepted_at = user, timezone.now()
        invitation.save(update_fields=["accepted_by", "accepted_at"])
        given, _ = RoleAssignment.objects.get_or_create(
            authority=invitation.authority,
            user=user,
            role=invitation.role,
            service=invitation.service,
            measure=invitation.measure,
            post=invitation.post,
            ends_on=None,
            ended_at=None,
            defaults={"starts_on": timezone.localdate(), "given_by": invitation.invited_by},
        )
        record_event(
            by=by,
            action="accept invitation",
            authority=invitation.authority,
            subject=invitation,
            after=told(given, person=user.username, invited_by=invitation.invited_by),
        )
    return user


def _new(email: str, first_name: str, last_name: str, password: str | None) -> User:
    user = User(
        username=email, email=email, first_name=first_name.strip(), last_name=last_name.strip()
    )
    _set_password(user, password)
    user.save()
    return user


def _set_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as refused:
        raise ActionRefusedError(refused.messages) from refused
    user.set_password(password)
