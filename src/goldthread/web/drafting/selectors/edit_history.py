"""What was changed in a draft, in words, with what can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator

from goldthread.exchange import change_from_json
from goldthread.framework.revision import Added, Change, Changed, Gone, ItemKind, Recounted
from goldthread.reports.wording.differing import Stretch, differing_words
from goldthread.reports.wording.revising import (
    ITEMS,
    PRINTED,
    UNDERSTOOD,
    Naming,
    counting_said,
    fields_said,
)
from goldthread.web.audit.selectors import names_of
from goldthread.web.drafting.selectors.edit_draft import Draft

_A_PAGE = 25
_MOST_LINES = 12
_TOLD = (*(name for name in PRINTED if not name.endswith("_text")), *UNDERSTOOD)
"""What a person changes here: rules, and not the words they were printed in."""

_GONE = "something that is not here any more"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change: what it was done to, which side of it, and the words before and after."""

    what: str
    side: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class RevisionShown:
    """One revision: its number, by whom, when, how, its changes, and whether it still stands.

    ``more`` is how many changes are not listed.
    """

    number: int
    by: str
    at: datetime
    how: str
    reason: str
    lines: tuple[ChangeLine, ...]
    more: int
    taken_back_by: int | None
    takes_back: int | None


def revisions_of(draft: Draft, page: str | None) -> tuple[Page[Any], list[RevisionShown]]:
    """A page of a draft's changes, the latest first. Six queries."""
    every = draft.record.revisions.select_related("takes_back", "taken_back_by").order_by("-number")
    shown = Paginator(every, _A_PAGE).get_page(page)
    rows = list(shown.object_list)
    people = names_of({row.made_by for row in rows})
    naming = Naming(_titles(draft), draft.record.levels)
    told = []
    for row in rows:
        changes = [change_from_json(one) for one in row.changes]
        lines = [line for change in changes for line in _lines(change, naming)]
        told.append(
            RevisionShown(
                number=row.number,
                by=people.get(row.made_by, row.made_by),
                at=row.made_at,
                how=row.get_origin_display(),
                reason=row.reason,
                lines=tuple(lines[:_MOST_LINES]),
                more=max(0, len(lines) - _MOST_LINES),
                taken_back_by=row.taken_back_by.number if hasattr(row, "taken_back_by") else None,
                takes_back=row.takes_back.number if row.takes_back else None,
            )
        )
    return shown, told


def _titles(draft: Draft) -> dict[str, str]:
    """What everything in the draft is called now, by its id there. Three queries."""
    found: dict[str, str] = {}
    for rows in (
        draft.record.nodes,
        draft.record.edition_deliverables,
        draft.record.edition_measures,
    ):
        found |= dict(rows.values_list("code", "title"))
    return found


def _lines(change: Change, naming: Naming) -> Iterator[ChangeLine]:
    kind = ITEMS[change.item]
    if isinstance(change, Added):
        yield ChangeLine(f"“{change.thing.title}”", f"A {kind} added", ())
    elif isinstance(change, Gone):
        yield ChangeLine(f"“{change.thing.title}”", f"A {kind} removed", ())
    elif isinstance(change, Changed):
        title = change.values_after.get("title") or naming.titles.get(change.id, _GONE)
        what = f"“{title}”" if change.item is not ItemKind.FRAMEWORK else "The framework"
        for one in fields_said(change, naming, naming, _TOLD):
            words = differing_words(one.before or "nothing", one.after or "nothing")
            yield ChangeLine(what, one.what, words)
    elif isinstance(change, Recounted):
        what = f"“{naming.titles.get(change.id, _GONE)}”"
        for one in counting_said(change):
            yield ChangeLine(what, one.what, differing_words(one.before, one.after))
    else:
        yield ChangeLine(f"The order of the {kind}s", "", ())
