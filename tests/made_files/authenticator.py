"""What an authenticator app shows."""

from __future__ import annotations

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)


def code_shown(secret: str) -> str:
    """The code of this half minute, which is taken for half a minute after it as well.

    The first of those accepted is the last half minute's, and may be too old when it arrives.
    """
    accepted = list(yield_hotp_counters_from_time())
    return str(format_hotp_value(hotp_value(secret, accepted[len(accepted) // 2])))
