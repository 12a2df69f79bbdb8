"""Say how a council's packs look."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from goldthread.web.audit.actions import record_event
from goldthread.web.packs.branding import (
    kind_of_logo,
    require_a_font,
    require_a_readable_colour,
)
from goldthread.web.packs.models import Branding
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as ``#rrggbb``, a font, and a logo; ``None`` keeps the one there is."""

    main_colour: str
    accent_colour: str
    font: str = ""
    logo: bytes | None = None
    logo_words: str = ""


def set_branding(*, authority: Authority, look: Look, by: str) -> Branding:
    """Keep how packs look that are made from now on; frozen ones keep their own.

    Raises ``ActionRefusedError`` for colours that cannot be read on white, and for a logo that
    is no picture, is too large, or has no words for those who do not see it.
    """
    main = require_a_readable_colour("Main colour", look.main_colour)
    accent = require_a_readable_colour("Second colour", look.accent_colour)
    font = require_a_font(look.font)
    kind = kind_of_logo(look.logo) if look.logo else ""
    with transaction.atomic():
        authority = lock_authority(authority)
        now = Branding.objects.for_authority(authority).first() or Branding(authority=authority)
        before = {"main colour": now.main_colour, "second colour": now.accent_colour}
        now.main_colour, now.accent_colour, now.font = main, accent, font
        if look.logo:
            now.logo, now.logo_kind = look.logo, kind
        now.logo_words = look.logo_words.strip()
        if now.logo_kind and not now.logo_words:
            raise ActionRefusedError("Say in a few words what the logo shows.")
        now.save()
        record_event(
            by=by,
            action="set branding",
            authority=authority,
            subject=now,
            before=before,
            after={"main colour": main, "second colour": accent, "logo": now.logo_words},
        )
    return now
