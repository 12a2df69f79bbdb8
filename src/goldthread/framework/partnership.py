"""What stands under "key partners / dependencies": bodies that act, and what is only depended on."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DEPENDENCY = re.compile(
    r"""^\W*(?:
        depend(?:s|ant|ent|encies|ency)?\ (?:up)?on\b
      | (?:the\ )?(?:number|level|rate|availability|supply|outcome|decisions?|funding|price|cost
          |state|take-up|demand)s?\ (?:of|by|for|from)\b
      | (?:national|local|central|government|market|external)\ (?:economy|economic|policy|funding
          |market|demand|conditions|legislation|job\ market)
      | (?:availability|funding|legislation|weather|economy|market\ conditions)\b
      )
      | \b(?:economy|economic\ conditions|job\ market|labour\ market|housing\ market)\W*$
    """,
    re.I | re.X,
)
_ACCOUNT = re.compile(r"^\W*depend(?:s|ant|ent)? (?:up)?on\s+(?:the\s+)?", re.I)


def partners_among(entries: Iterable[str]) -> tuple[str, ...]:
    """The bodies and kinds of body named, in order."""
    return tuple(entry for entry in _pieces(entries) if not _DEPENDENCY.search(entry))


def dependencies_among(entries: Iterable[str]) -> tuple[str, ...]:
    """What the measure hangs on that is nobody's to do: a market, a number, a decision elsewhere.

    >>> dependencies_among(["Dependant on the local economy; the hospital"])
    ('Local economy',)
    """
    found = (entry for entry in _pieces(entries) if _DEPENDENCY.search(entry))
    told = (_ACCOUNT.sub("", entry) for entry in found)
    return tuple(f"{entry[:1].upper()}{entry[1:]}" for entry in told)


def _pieces(entries: Iterable[str]) -> Iterable[str]:
    """Entries parted at semicolons, which join what is not alike."""
    for entry in entries:
        yield from (piece.strip() for piece in entry.split(";") if piece.strip())
