"""Who is on the distribution list of a kind of pack, and what became of their letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from goldthread.web.accounts.models import User
from goldthread.web.accounts.selectors import has_a_role
from goldthread.web.accounts.selectors.deciding import assignments_on
from goldthread.web.collection.models import MessageState
from goldthread.web.packs.models import Pack, PackDefinition, PackLetter, PackOpening


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody to be written to; ``user`` is ``None`` for an outside address."""

    user: User | None
    address: str


def recipients_of(definition: PackDefinition, day: date) -> tuple[Recipient, ...]:
    """Everybody a list reaches on a day, each once, people of the council first. Two queries.

    Whoever has left or has no role any more is not among them, nor is who has no address.
    """
    lines = list(definition.readers.select_related("user"))
    named = [one.user for one in lines if one.user is not None]
    roles = {one.role for one in lines if one.role}
    held = assignments_on(day).filter(authority=definition.authority, user__is_active=True)
    some = held.filter(Q(role__in=roles) | Q(user__in=named)).select_related("user")
    with_role = {one.user_id for one in some}
    people = [
        # Whoever has no role of their own may still act for somebody who has.
        *(one for one in named if one.pk in with_role or has_a_role(one, definition.authority)),
        *(one.user for one in some if one.role in roles),
    ]
    reached = [Recipient(one, one.email) for one in people if one.email]
    reached += [Recipient(None, one.address) for one in lines if one.address]
    return tuple({one.address.casefold(): one for one in reversed(reached)}.values())[::-1]


@dataclass(frozen=True, slots=True)
class LetterSeen:
    """A letter with what became of it: whether it was sent, and when its reader first opened it."""

    letter: PackLetter
    opened: Sequence[PackOpening]
    opens: bool
    left_half_way: bool

    @property
    def sent(self) -> bool:
        """Whether it left here."""
        return bool(self.letter.message.state == MessageState.SENT)


@dataclass(frozen=True, slots=True)
class Told:
    """The letters of a pack, and who opened it without one."""

    letters: Sequence[LetterSeen]
    others: Sequence[PackOpening]
    to_tell: int

    @property
    def sent(self) -> int:
        """How many letters left here."""
        return sum(one.sent for one in self.letters)

    @property
    def opened(self) -> int:
        """How many of those who were written to opened the pack in some form."""
        return sum(bool(one.opened) for one in self.letters)

    @property
    def unknown(self) -> int:
        """How many letters nobody knows of whether they arrived."""
        return sum(one.left_half_way for one in self.letters)

    @property
    def failed(self) -> int:
        """How many letters could not be sent."""
        return sum(one.letter.may_be_sent_again for one in self.letters)


def told_of(pack: Pack, now: datetime) -> Told:
    """Who was written to about a pack, who opened it, and how many on the list still may be."""
    openings: dict[str, list[PackOpening]] = defaultdict(list)
    for one in pack.openings.all():
        openings[one.by].append(one)
    letters = [
        LetterSeen(one, openings.pop(one.reader, ()), one.opens_at(now), one.was_left_half_way(now))
        for one in _with_their_pack(pack, pack.letters.select_related("user", "message"))
    ]
    written = {one.letter.address.casefold() for one in letters}
    to_tell = 0
    if pack.is_open_at(now):
        list_now = recipients_of(pack.definition, now.date())
        to_tell = sum(one.address.casefold() not in written for one in list_now)
    return Told(letters, [one for some in openings.values() for one in some], to_tell)


def _with_their_pack(pack: Pack, letters: Iterable[PackLetter]) -> Iterator[PackLetter]:
    for one in letters:
        one.pack = pack  # at hand already
        yield one


def letter_to(pack: Pack, key: str) -> PackLetter | None:
    """The letter of this pack with this key in an address; ``None`` where there is none."""
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    return pack.letters.select_related("user", "message", "pack__authority").filter(pk=key).first()
