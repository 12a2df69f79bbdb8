"""The history of a return in plain words: who did what, when, in what role, what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldthread.framework.wording import day
from goldthread.web.audit.models import Event
from goldthread.web.collection.mapping import Given, GivenFigure, given_from_json
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.asked import figure_in_words
from goldthread.web.collection.selectors.one_return import names_of
from goldthread.web.records.models import Series

_DONE = {
    "open return": "opened the return",
    "save draft": "saved a draft",
    "submit return": "submitted it",
    "withdraw return": "took it back",
    "send return back": "sent it back",
    "sign return off": "signed it off",
    "publish return": "published it",
    "reopen return": "reopened it",
    "comment on return": "wrote",
    "give evidence": "added a file",
    "take evidence away": "took a file away",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done to a return; ``changes`` say what is different since."""

    who: str
    role: str
    at: datetime
    did: str
    reason: str
    changes: tuple[str, ...]


def history_of_return(period_return: Return) -> list[Step]:
    """What was done to a return, the latest first. Three queries."""
    events = list(
        Event.objects.for_authority(period_return.measure.authority)
        .filter(subject_type=Return._meta.label_lower, subject_id=str(period_return.pk))
        .order_by("number")
    )
    names = names_of(event.by for event in events)
    series = {one.pk: one for one in period_return.measure.series.all()}
    steps, before = [], Given()
    for event in events:
        after = before
        if event.action in ("save draft", "submit return"):
            after = given_from_json(event.after or {})
        steps.append(
            Step(
                who=names.get(event.by, event.by),
                role=event.role,
                at=event.at,
                did=_DONE.get(event.action, event.action),
                # What a published return says of the period stands with its submission already.
                reason="" if event.action == "publish return" else event.reason,
                changes=(*_changes(before, after, series), *_told(event)),
            )
        )
        before = after
    return steps[::-1]


def _told(event: Event) -> Iterator[str]:
    after: Any = event.after or {}
    if event.action == "comment on return":
        yield f"“{after.get('comment', '')}”"
    if event.action in ("give evidence", "take evidence away"):
        yield str(after.get("name", ""))


def _changes(before: Given, after: Given, series: Mapping[int, Series]) -> Iterator[str]:
    for key in dict.fromkeys((*before.figures, *after.figures)):
        was = before.figures.get(key, GivenFigure())
        now = after.figures.get(key, GivenFigure())
        if was == now or key not in series:
            continue
        name = str(series[key])
        name = f"{name[:1].upper()}{name[1:]}"
        if _words(was, series[key]) != _words(now, series[key]):
            yield f"{name}: {_from_to(_words(was, series[key]), _words(now, series[key]))}"
        if was.provisional != now.provisional:
            yield f"{name}: {'provisional' if now.provisional else 'no longer provisional'}"
    yield from _changed_words("Commentary", before.commentary, after.commentary)
    yield from _changed_words("Reason", before.story.reason, after.story.reason)
    yield from _changed_words("Action", before.story.action, after.story.action)
    yield from _changed_words("Owner", before.story.owner, after.story.owner)
    was_by, now_by = before.story.recover_by, after.story.recover_by
    yield from _changed_words(
        "Back on target by", day(was_by) if was_by else "", day(now_by) if now_by else ""
    )


def _words(figure: GivenFigure, series: Series) -> str:
    return figure_in_words(figure.value, figure.numerator, figure.denominator, series.unit)


def _changed_words(name: str, was: str, now: str) -> Iterator[str]:
    if was != now:
        yield f"{name}: {_from_to(was, now)}"


def _from_to(was: str, now: str) -> str:
    if not was:
        return f"“{now}”" if " " in now else now
    return f"{was} → {now or 'nothing'}"
