"""Which item of a new edition is which of those an authority already has.

Measures and deliverables keep their identity across editions by their titles, and the
milestones of a deliverable by their words, because ids are given anew in every document. Two of
one title are told apart by id; where that does not decide, they are taken for new ones: a
history joined to the wrong item is worse than none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from goldthread.framework.revision import plain


class Stated(Protocol):
    """An item as an edition states it: a measure, a deliverable, or a milestone."""

    @property
    def id(self) -> str:
        """What tells it from the others of its edition."""

    @property
    def title(self) -> str:
        """The words it is known by."""


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as an item of its deliverable: its number there, and its words."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Known:
    """An item an authority has: its key, and the id and title of its newest edition.

    One whose title was changed since its document was read is given twice, once with each title.
    """

    key: int
    id: str
    title: str


def carried_over(stated: Sequence[Stated], known: Iterable[Known]) -> dict[str, int]:
    """The key of the known item for each id that has one; each key at most once."""
    known_by_title: dict[str, list[Known]] = defaultdict(list)
    for item in known:
        known_by_title[plain(item.title)].append(item)
    new_by_title: dict[str, list[Stated]] = defaultdict(list)
    for one in stated:
        new_by_title[plain(one.title)].append(one)
    found: dict[str, int] = {}
    for title, stated_so in new_by_title.items():
        candidates = known_by_title.get(title, [])
        if len(stated_so) == len(candidates) == 1:
            found[stated_so[0].id] = candidates[0].key
            continue
        by_id = {candidate.id: candidate.key for candidate in candidates}
        if len(by_id) < len(candidates):
            continue
        found.update({one.id: by_id[one.id] for one in stated_so if one.id in by_id})
    times = Counter(found.values())
    return {stated_id: key for stated_id, key in found.items() if times[key] == 1}


def new_codes(ids: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A code for each new item: its id where that is free, else the id with a number."""
    used = set(taken)
    codes: dict[str, str] = {}
    for wanted in ids:
        code, number = wanted, 1
        while code in used:
            number += 1
            code = f"{wanted}-{number}"
        used.add(code)
        codes[wanted] = code
    return codes
