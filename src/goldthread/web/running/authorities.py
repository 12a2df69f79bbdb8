"""The authority that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.web.records.models import Authority


class UnknownAuthorityError(ValueError):
    """A command names an authority that is not here; the message lists those that are."""


def authority_named(code: str) -> Authority:
    """The authority with this code; Django must run already. Raises ``UnknownAuthorityError``."""
    from goldthread.web.records import models, selectors

    try:
        return selectors.authority_by_code(code)
    except models.Authority.DoesNotExist:
        known = ", ".join(one.code for one in selectors.authorities()) or "none yet"
        raise UnknownAuthorityError(
            f"There is no authority {code!r} here (known: {known}). "
            "Load its framework first: goldthread load FILE --authority CODE."
        ) from None
