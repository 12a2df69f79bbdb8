"""The words of letters about packs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.framework.wording import counted, day, listed
from goldthread.reports.pack.report import Shortcoming
from goldthread.web.accounts.models import User
from goldthread.web.accounts.signing_in.reminded import REMINDED, reminder_token
from goldthread.web.collection.sending.secret_links import place_for_secret
from goldthread.web.packs.models import Pack, PackLetter

LINK_KIND = "pack letter"
"""What the secrets in the links of these letters are for."""

MISSING = {
    "missing_figure": ("figure that is missing", "figures that are missing"),
    "missing_reason": (
        "measure off target without a reason",
        "measures off target without a reason",
    ),
    "not_signed_off": (
        "return handed in and not signed off",
        "returns handed in and not signed off",
    ),
    "not_published": (
        "return signed off and not published",
        "returns signed off and not published",
    ),
}
"""Each sort of what is missing, one of them and several."""


class Checked(Protocol):
    """What a check of a draft found."""

    @property
    def shortcomings(self) -> tuple[Shortcoming, ...]:
        """What the pack would be made without."""


def letter_about(letter: PackLetter) -> tuple[str, str]:
    """The subject and the text of the letter that says that a pack is out."""
    pack = letter.pack
    lines = [
        f"{pack.authority.name} has issued “{pack.title}”.",
        "",
        "Read it here, as a web page, Word, PDF, Excel, slides or CSV:",
    ]
    if letter.user is not None:
        lines.append(_signing_in(letter.user, pack))
    else:
        secret = place_for_secret(LINK_KIND, letter.pk)
        path = reverse("packs:letter", args=[pack.authority.code, "secret"])
        lines += [settings.SITE_ADDRESS + path.replace("secret/", f"{secret}/"), ""]
        if letter.expires_at is not None:
            lines.append(
                f"The link is for you alone and opens until {day(letter.expires_at.date())}. "
                f"{pack.authority.name} sees whether it was opened."
            )
    return pack.title, "\n".join(lines)


def letter_about_draft(
    schedule_sentence: str, owner: User, check: Checked | str
) -> Callable[[Pack], tuple[str, str]]:
    """What writes to the owner of a schedule that a draft was made, and what it lacks.

    ``check`` is what looking it over found, or why it could not be looked over.
    """

    def written(pack: Pack) -> tuple[str, str]:
        lines = [
            f"For {owner.name}, {pack.authority.name}",
            "",
            f"The draft of “{pack.title}” was made. {schedule_sentence}",
            "It is neither frozen nor issued: that is for you to do.",
            "",
            _missing(check),
            "",
            _signing_in(owner, pack),
        ]
        return f"Draft made: {pack.title}", "\n".join(lines)

    return written


def _missing(check: Checked | str) -> str:
    if isinstance(check, str):
        return f"It could not be looked over: {check}"
    found = Counter(one.sort for one in check.shortcomings)
    if not found:
        return "Nothing is missing in it."
    told = [
        counted(number, one) if number == 1 else f"{number} {several}"
        for sort, (one, several) in MISSING.items()
        if (number := found[sort])
    ]
    return f"It would be made without: {listed(told)}."


def _signing_in(user: User, pack: Pack) -> str:
    """The page of a pack, which knows whom it was sent to and still asks them to sign in."""
    known = urlencode({REMINDED: reminder_token(user)})
    return f"{settings.SITE_ADDRESS}{pack.get_absolute_url()}?{known}"


def console_only() -> bool:
    """Whether letters are written to the server's log and reach nobody."""
    return settings.EMAIL_BACKEND.endswith("console.EmailBackend")
