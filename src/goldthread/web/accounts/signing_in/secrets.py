"""Secrets of second factors, as they are kept in the database."""

from __future__ import annotations

import base64
import logging

from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_log = logging.getLogger(__name__)


def sealed(text: str) -> str:
    """A secret as it may lie in a copy of the database: of no use without the secret key."""
    return _seal().encrypt(text.encode()).decode()


def opened(sealed_text: str) -> str:
    """The secret again, also where an older secret key sealed it (``SECRET_KEY_FALLBACKS``).

    Where no key opens it, a new secret that nobody knows: no code of anybody's fits it, and the
    person is helped like one who has lost their telephone.
    """
    try:
        return _seal().decrypt(sealed_text.encode()).decode()
    except InvalidToken:
        _log.error("A second factor was sealed with a secret key that is not here any more.")
        nobodys: str = generate_totp_secret()
        return nobodys


def _seal() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(key)) for key in keys])


def _derived(secret_key: str | bytes) -> bytes:
    """A key for this purpose alone; the secret key signs other things too."""
    derive = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"goldthread second factor")
    return base64.urlsafe_b64encode(derive.derive(force_bytes(secret_key)))
