"""Whether the record of changes is whole: nothing changed, removed, slipped in or cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldthread.web.audit.chain import FIRST_LINK
from goldthread.web.audit.models import ChainHead, Event

if TYPE_CHECKING:
    # The records stand above the audit; only the type is known here.
    from goldthread.web.records.models import Authority

_READ_AT_ONCE = 1000

Report = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Head:
    """The end of an authority's chain as it was once: so many events, the last with this digest."""

    authority: str
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Break:
    """The first event at which a chain does not hold, and what is wrong there."""

    number: int
    message: str


@dataclass(frozen=True, slots=True)
class ChainCheck:
    """What looking through one authority's chain came to: its end, or where it breaks."""

    head: Head
    broken: Break | None


def verified_chain(
    authority: Authority, *, heads: Iterable[Head] = (), report: Report | None = None
) -> ChainCheck:
    """Look through every event of an authority and name the first broken link.

    ``heads`` are ends of its chain that were kept elsewhere; each must still be passed
    through. ``report`` is called with how many events are done and how many there are.
    """
    kept = ChainHead.objects.filter(authority=authority).first()
    last_number, last_digest = (kept.number, kept.digest) if kept else (0, FIRST_LINK)
    elsewhere = {head.number: head.digest for head in heads if head.authority == authority.code}
    number, digest = 0, FIRST_LINK
    broken = _wrong_at(0, digest, elsewhere)
    events = Event.objects.for_authority(authority).order_by("number")
    for event in events.iterator(chunk_size=_READ_AT_ONCE):
        if broken is not None:
            break
        broken = _wrong_with(event, number, digest)
        number, digest = event.number, event.digest
        broken = broken or _wrong_at(number, digest, elsewhere)
        if report is not None and number % _READ_AT_ONCE == 0:
            report(number, last_number)
    if broken is None and number > last_number:
        # Somebody did something while it was looked through: the head has moved on with it.
        kept = ChainHead.objects.filter(authority=authority).first()
        if kept and kept.number >= number:
            last_number, last_digest = number, digest
    if broken is None:
        broken = _wrong_end(number, digest, last_number, last_digest, elsewhere)
    return ChainCheck(Head(authority.code, number, digest), broken)


def heads_of(authorities: Iterable[Authority]) -> list[Head]:
    """Where the chains of these authorities end, to be kept somewhere else."""
    kept = ChainHead.objects.filter(authority__in=list(authorities)).select_related("authority")
    return [Head(head.authority.code, head.number, head.digest) for head in kept]


def _wrong_with(event: Event, number: int, digest: str) -> Break | None:
    expected = number + 1
    if event.number != expected:
        upto = f" to {event.number - 1}" if event.number > expected + 1 else ""
        return Break(expected, f"event {expected}{upto} is missing.")
    if event.previous_digest != digest:
        return Break(expected, f"event {expected} does not follow the one before it.")
    if event.link.digest(digest) != event.digest:
        return Break(expected, f"event {expected} was changed after it was written.")
    return None


def _wrong_at(number: int, digest: str, elsewhere: Mapping[int, str]) -> Break | None:
    if elsewhere.get(number, digest) != digest:
        return Break(
            number, f"event {number} is not the one that was kept elsewhere under that number."
        )
    return None


def _wrong_end(
    number: int, digest: str, last_number: int, last_digest: str, elsewhere: Mapping[int, str]
) -> Break | None:
    furthest = max([last_number, *elsewhere])
    if number < furthest:
        upto = f" to {furthest}" if furthest > number + 1 else ""
        return Break(number + 1, f"event {number + 1}{upto} is missing at the end.")
    if (number, digest) != (last_number, last_digest):
        return Break(number, f"event {number} is not where the chain is said to end.")
    return None
