"""Links that only the reader of a message may have: signed as it is sent, and kept nowhere.

What is kept of a message holds a place for the secret. A copy of the database, or of a backup,
therefore opens nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import copy
from datetime import timedelta

from django.core import signing

from goldthread.web.collection.models import Message

_PLACE = re.compile(r"^(https?://\S+/)\{secret of ([a-z ]+) ([0-9]+)\}/$", re.MULTILINE)
"""On a line of its own, so that no words written by a person are taken for one."""


def place_for_secret(kind: str, key: int) -> str:
    """What stands in a link for its secret until the message is sent."""
    return f"{{secret of {kind} {key}}}"


def with_secrets(text: str) -> str:
    """The text of a message with its links as their reader needs them."""
    return _PLACE.sub(lambda found: f"{found[1]}{secret_of(found[2], int(found[3]))}/", text)


def secret_of(kind: str, key: int) -> str:
    """The secret part of a link: what it is for and when it was made, signed."""
    return _signer(kind).sign(str(key))


def key_of_secret(kind: str, secret: str, *, holds_for: timedelta) -> int | None:
    """What a secret was made for; ``None`` for one that is not ours, or too old."""
    try:
        return int(_signer(kind).unsign(secret, max_age=holds_for))
    except (signing.BadSignature, ValueError):
        return None


def sending_secrets(send: Callable[[Message], None]) -> Callable[[Message], None]:
    """A way of sending messages that puts their secrets in on the way."""

    def sent(message: Message) -> None:
        ready = copy(message)
        ready.text = with_secrets(message.text)
        send(ready)

    return sent


def _signer(kind: str) -> signing.TimestampSigner:
    return signing.TimestampSigner(salt=f"goldthread {kind}", sep=".")
