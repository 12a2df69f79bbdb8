"""What a revision of a draft changed, as the record of changes tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from goldthread.exchange import change_from_json
from goldthread.framework.revision import (
    Added,
    Aspect,
    Change,
    Changed,
    Gone,
    ItemKind,
    Recounted,
)
from goldthread.framework.wording import counted
from goldthread.reports.wording.revising import (
    ITEMS,
    PRINTED,
    UNDERSTOOD,
    Naming,
    counting_said,
    fields_said,
)
from goldthread.web.audit import wording
from goldthread.web.audit.values import NOTHING

_MOST = 20
"""Changes told one by one; of more it is said how many there are."""
_ASPECTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        Aspect.WORDS: ("wording", "wordings"),
        Aspect.EDITION: ("name of the edition", "names of the edition"),
        Aspect.PARTS: ("list of what is counted", "lists of what is counted"),
        Aspect.TARGET: ("target", "targets"),
        Aspect.BASELINE: ("baseline", "baselines"),
        Aspect.DIRECTION: ("way that is better", "ways that are better"),
        Aspect.COLLECTION: ("frequency", "frequencies"),
        Aspect.PLACE: ("place", "places"),
        Aspect.PEOPLE: ("list of people", "lists of people"),
        Aspect.RESPONSIBILITY: ("responsibility", "responsibilities"),
        Aspect.DATES: ("date", "dates"),
        Aspect.MILESTONES: ("list of milestones", "lists of milestones"),
        Aspect.PROGRAMMES: ("list of programmes", "lists of programmes"),
        Aspect.PROVENANCE: ("position in the document", "positions in the document"),
        "recounted": ("way of counting", "ways of counting"),
    }
)
_TOLD = (*(name for name in PRINTED if name not in ("placements", "parent", "kind")), *UNDERSTOOD)
"""What is told with both sides; where things stand is told by the names of today, and not here."""


def changes_of_a_revision(
    after: Mapping[str, Any], titles: Mapping[str, str]
) -> tuple[wording.Change, ...]:
    """How many changes of each sort a revision holds, and the first of them one by one.

    ``titles`` are what its items are called, by their ids.
    """
    kept: Sequence[Mapping[str, Any]] = after.get("changes") or ()
    lines = [line for one in kept[:_MOST] for line in _lines(change_from_json(dict(one)), titles)]
    told = [wording.Change("In all", NOTHING, counts_in_words(after.get("counts") or {})), *lines]
    if len(kept) > _MOST:
        told.append(wording.Change("And", NOTHING, counted(len(kept) - _MOST, "change") + " more"))
    return tuple(told)


def counts_in_words(counts: Mapping[str, int]) -> str:
    """How many changes of each sort: "3 targets of measures, 1 place added"."""
    told = []
    for sort, number in counts.items():
        item, _, what = sort.partition(" ")
        kind = ITEMS.get(item, item)
        if what in _ASPECTS:
            one, many = _ASPECTS[what]
            several = "s" if item != ItemKind.FRAMEWORK else ""
            told.append(
                f"1 {one} of a {kind}" if number == 1 else f"{number} {many} of {kind}{several}"
            )
        elif what == "reordered":
            told.append(f"the order of {kind}s")
        else:
            done = "removed" if what == "gone" else what
            told.append(f"{counted(number, kind)} {done}")
    return ", ".join(told) or NOTHING


def _lines(change: Change, titles: Mapping[str, str]) -> Iterator[wording.Change]:
    kind = ITEMS[change.item]
    if isinstance(change, Added):
        yield wording.Change(f"{kind} added".capitalize(), NOTHING, f"“{change.thing.title}”")
    elif isinstance(change, Gone):
        yield wording.Change(f"{kind} removed".capitalize(), f"“{change.thing.title}”", NOTHING)
    elif isinstance(change, Recounted):
        for one in counting_said(change):
            yield _of(titles.get(change.id), one.what, one.before, one.after)
    elif isinstance(change, Changed):
        for one in fields_said(change, Naming(titles), Naming(titles), _TOLD):
            yield _of(titles.get(change.id), one.what, one.before, one.after)


def _of(title: str | None, side: str, before: str, after: str) -> wording.Change:
    what = f"“{title}”: {side[:1].lower()}{side[1:]}" if title else side
    return wording.Change(what, before or NOTHING, after or NOTHING)
