"""Every definition a measure has had, as a reader may see it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goldthread.web.records.mapping.definitions import Defined, defined_spans
from goldthread.web.records.models import Definition, EditionMeasure
from goldthread.web.scorecards.selectors.facts import how_often
from goldthread.web.scorecards.selectors.history import by_whom

WAYS = {
    "up": "Higher is better",
    "down": "Lower is better",
    "in_range": "Within a range is best",
    "none": "Neither way is better",
}
WHOSE = {"council": "The council’s own", "partnership": "The council’s with partners"}


@dataclass(frozen=True, slots=True)
class DefinitionChange:
    """One definition, with the days on which it holds; ``None`` is open.

    ``said`` are its parts in words; ``changed`` those that the one before put otherwise.
    """

    title: str
    said: tuple[str, ...]
    changed: tuple[str, ...]
    since: date | None
    until: date | None
    set_by: str
    reason: str
    in_force: bool


def definition_changes(
    stated: EditionMeasure, day: date | None = None
) -> tuple[DefinitionChange, ...]:
    """Every definition there has been, the latest first, where there has been more than one.

    ``day`` is the day on which one is in force, today without one.
    """
    on = day or timezone.localdate()
    spans = list(defined_spans(stated))
    if len(spans) == 1:
        return ()
    found = []
    before: Defined | None = None
    for span in spans:
        one = span.defined
        if not isinstance(one, Definition):
            continue
        found.append(
            DefinitionChange(
                title=one.title,
                said=tuple(_said(one).values()),
                changed=_changed(before, one),
                since=span.first,
                until=span.last,
                set_by=by_whom(one.set_by),
                reason=one.reason,
                in_force=(span.first is None or span.first <= on)
                and (span.last is None or on <= span.last),
            )
        )
        before = one
    return tuple(reversed(found))


def _said(one: Defined) -> dict[str, str]:
    return {
        "which way is better": WAYS.get(one.polarity or "", "Which way is better is not said"),
        "how often": how_often(one.frequency, one.frequency_text) or "How often is not said",
        "whose it is": WHOSE.get(one.ownership or "", "Whose it is, is not said"),
    }


def _changed(before: Defined | None, after: Defined) -> tuple[str, ...]:
    if before is None:
        return ()
    was, now = _said(before), _said(after)
    told = [what for what, words in now.items() if was[what] != words]
    if before.title != after.title:
        told.insert(0, "what is counted")
    if before.rationale != after.rationale:
        told.append("what it tells")
    return tuple(told)
