"""Put somebody on the distribution list of a kind of pack."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import ROLES
from goldthread.web.accounts.selectors import has_a_role
from goldthread.web.audit.actions import record_event
from goldthread.web.packs.models import PackDefinition, PackReader
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.refusal import ActionRefusedError


def add_reader(
    *,
    definition: PackDefinition,
    user: User | None = None,
    role: str = "",
    address: str = "",
    by: str,
) -> PackReader:
    """Have a person, everybody in a role, or an outside address written to from now on.

    Raises ``ActionRefusedError`` for somebody who may not read the council's pages, for an
    address of somebody who has an account there, and for who is on the list already.
    """
    address = address.strip().lower()
    with transaction.atomic():
        authority = lock_authority(definition.authority)
        if user is not None and not has_a_role(user, authority):
            raise ActionRefusedError(f"{user.name} has no role in {authority}.")
        if role and role not in ROLES:
            raise ActionRefusedError(f"There is no role called “{role}”.")
        if address:
            _require_an_outside_address(definition, address)
        if user is None and not role and not address:
            raise ActionRefusedError("Choose a person or a role, or write an e-mail address.")
        there = PackReader.objects.filter(
            definition=definition, user=user, role=role, address=address
        )
        if there.exists():
            raise ActionRefusedError(f"{there[0]} is on the list already.")
        reader = PackReader.objects.create(
            definition=definition, user=user, role=role, address=address
        )
        record_event(
            by=by,
            action="add reader of pack",
            authority=authority,
            subject=definition,
            after={"reader": str(reader)},
        )
    return reader


def _require_an_outside_address(definition: PackDefinition, address: str) -> None:
    try:
        validate_email(address)
    except ValidationError as wrong:
        raise ActionRefusedError(f"“{address}” is not an e-mail address.") from wrong
    known = User.objects.filter(email__iexact=address).first()
    if known is not None and has_a_role(known, definition.authority):
        raise ActionRefusedError(
            f"{address} is the address of {known.name}, who has an account: choose them by name."
        )
