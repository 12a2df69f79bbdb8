"""Which measure of a new edition is which of those an authority already has.

A measure keeps its identity across editions by its title, because ids are given anew in every
document. Two measures of the same title are told apart by id; where that does not decide,
they are taken for new ones: a history joined to the wrong measure is worse than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldthread.framework import Measure as CoreMeasure


@dataclass(frozen=True, slots=True)
class KnownMeasure:
    """A measure an authority has: its key, and the id and title of its newest edition."""

    key: int
    id: str
    title: str


def carried_over(measures: Sequence[CoreMeasure], known: Iterable[KnownMeasure]) -> dict[str, int]:
    """The key of the known measure for each measure id that has one; each key at most once."""
    known_by_title: dict[str, list[KnownMeasure]] = defaultdict(list)
    for measure in known:
        known_by_title[_plain(measure.title)].append(measure)
    new_by_title: dict[str, list[CoreMeasure]] = defaultdict(list)
    for stated in measures:
        new_by_title[_plain(stated.title)].append(stated)
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
    return found


def new_codes(ids: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """A code for each new measure: its id where that is free, else the id with a number."""
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


def _plain(title: str) -> str:
    return re.sub(r"\W+", " ", title).strip().casefold()
