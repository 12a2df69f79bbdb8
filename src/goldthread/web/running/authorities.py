"""The authority that a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goldthread.web.records.models import Authority


class UnknownAuthorityError(ValueError):
    """A command names an authority that is not here; the message lists those that are."""


def authority_named(code: str, *, name: str | None = None, by: str = "") -> Authority:
    """The authority with this code; Django must run already.

    With a ``name`` one that is not here yet is set up by that name. Raises
    ``UnknownAuthorityError``, and ``ActionRefusedError`` for a code that cannot be one.
    """
    from goldthread.web.records import actions, models, selectors

    try:
        return selectors.authority_by_code(code)
    except models.Authority.DoesNotExist:
        if name:
            return actions.register_authority(code=code, name=name, by=by)
        known = ", ".join(one.code for one in selectors.authorities()) or "none yet"
        raise UnknownAuthorityError(
            f"There is no authority {code!r} here (known: {known}). "
            "Load its framework first: goldthread load FILE --authority CODE; or set it up with "
            "its first administrator: goldthread invite EMAIL --authority CODE --role "
            "administrator --name NAME."
        ) from None
