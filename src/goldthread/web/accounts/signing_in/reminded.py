"""Whom a reminder was sent to: its links know, so that nobody need type their address.

A link holds the key of the person, signed. Without the signature anybody could learn by trying
which addresses have an account; with it a page says no more than the letter it was sent in.
"""

from __future__ import annotations

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.core import signing

from goldthread.web.accounts.models import User

REMINDED = "for"
"""What the link calls it."""
KNOWN_FOR = timedelta(days=60)
"""An older letter still leads to its page; the address is then typed as ever."""

_SIGNER = signing.TimestampSigner(salt="goldthread reminder", sep=".")


def reminder_token(user: User) -> str:
    """What stands in the links of a letter to this person."""
    return _SIGNER.sign(str(user.pk))


def person_reminded(token: str) -> User | None:
    """Whose letter a link stood in; ``None`` for a token that is old or not ours, and for
    somebody who has left.
    """
    try:
        key = _SIGNER.unsign(token, max_age=KNOWN_FOR)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=key, is_active=True).first()


def has_passkey(user: User) -> bool:
    """Whether the person can sign in with a passkey."""
    kept = Authenticator.objects.filter(user=user, type=Authenticator.Type.WEBAUTHN)
    return bool(kept.exists())
