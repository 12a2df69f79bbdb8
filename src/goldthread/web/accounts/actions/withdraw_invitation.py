"""Take an invitation back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.actions.parts import told
from goldthread.web.accounts.models import Invitation
from goldthread.web.audit.actions import record_event
from goldthread.web.refusal import ActionRefusedError


def withdraw_invitation(*, invitation: Invitation, by: str) -> Invitation:
    """Take an invitation back; its link opens nothing from now on.

    Raises ``ActionRefusedError`` when it was accepted or taken back already.
    """
    with transaction.atomic():
        withdrawn = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if withdrawn.accepted_at or withdrawn.withdrawn_at:
            raise ActionRefusedError("This invitation was accepted or taken back already.")
        withdrawn.withdrawn_at = timezone.now()
        withdrawn.save(update_fields=["withdrawn_at"])
        record_event(
            by=by,
            action="withdraw invitation",
            authority=withdrawn.authority,
            subject=withdrawn,
            before=told(withdrawn, email=withdrawn.email),
        )
    return withdrawn
