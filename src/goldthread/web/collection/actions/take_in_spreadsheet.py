"""Take a filled-in spreadsheet of returns in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from goldthread.framework.returns import Step
from goldthread.web.audit.actions import Done, record_events
from goldthread.web.collection.actions.moving import moved
from goldthread.web.collection.mapping import Given, with_confirmed
from goldthread.web.collection.models import Return, SpreadsheetImport, Submission
from goldthread.web.collection.selectors.locks import locked_among
from goldthread.web.collection.selectors.one_return import confirmed_before
from goldthread.web.collection.selectors.reading import ReturnReading, readings_of
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority
from goldthread.web.refusal import ActionRefusedError

KEPT = ("state", "draft", "draft_by", "draft_at", "sent_back_for")
"""What of a return a spreadsheet changes, and undoing it puts back."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a spreadsheet gives for one return; ``version`` is that of the return as seen."""

    period_return: int
    version: int
    given: Given


@dataclass(frozen=True, slots=True)
class SheetFile:
    """Which file it was: its name, the digest of its content, and the key of the form."""

    name: str
    sha256: str
    key: str


def take_in_spreadsheet(
    *,
    authority: Authority,
    file: SheetFile,
    rows: Sequence[TakenIn],
    submit: bool,
    by: str,
) -> SpreadsheetImport:
    """Save what a spreadsheet gives as drafts, all of it or nothing.

    With ``submit`` those that are complete are handed in at once; one with an unlikely figure
    that nobody has confirmed is complete once it is confirmed on its page. The same form again gives
    the import there is. Raises ``ActionRefusedError`` that names every return which somebody
    changed meanwhile, or which takes nothing now.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        already = SpreadsheetImport.objects.for_authority(authority).filter(key=file.key).first()
        if already is not None:
            return already
        if not rows:
            raise ActionRefusedError("There is nothing to take in: no return would change.")
        returns = _as_they_stand(authority, rows)
        before = {key: _kept(one) for key, one in returns.items()}
        readings = readings_of(authority, [(returns[row.period_return], row.given) for row in rows])
        confirmed = confirmed_before(returns.values())
        at = timezone.now()
        done, handed_in = [], []
        for row, reading in zip(rows, readings, strict=True):
            here = returns[row.period_return]
            before_now = confirmed.get(here.pk, frozenset())
            # A spreadsheet has no place to confirm an unlikely figure: it stays a draft.
            ready = (
                submit
                and reading is not None
                and not reading.missing
                and reading.doubts <= before_now
            )
            after = row.given.to_json()
            done.append(_moved(here, row, ready=ready, before=here.draft, by=by, at=at))
            if ready and reading is not None:
                told = with_confirmed(after, reading.doubts)
                handed_in.append((here, told, reading))
        _submit(handed_in, key=file.key, by=by, at=at)
        taken = SpreadsheetImport.objects.create(
            authority=authority,
            key=file.key,
            name=file.name,
            sha256=file.sha256,
            by=by,
            at=at,
            changed=[
                {
                    "return": row.period_return,
                    "version": returns[row.period_return].version,
                    "state": returns[row.period_return].state,
                    "before": before[row.period_return],
                    "after": row.given.to_json(),
                }
                for row in rows
            ],
        )
        summary = {"sha256": file.sha256, "returns": len(rows), "handed_in": len(handed_in)}
        whole = Done("take in spreadsheet", taken, after=summary)
        record_events(by=by, authority=authority, done=[whole, *done])
    return taken


def _as_they_stand(authority: Authority, rows: Sequence[TakenIn]) -> Mapping[int, Return]:
    """The returns as they are now. Refused where one was changed since it was seen."""
    found = (
        Return.objects.for_authority(authority)
        .filter(pk__in=[row.period_return for row in rows])
        .select_related("measure__authority")
    )
    returns = {one.pk: one for one in found}
    locked = locked_among(returns.values(), timezone.localdate())
    reasons = []
    for row in rows:
        here = returns.get(row.period_return)
        if here is None:
            raise ActionRefusedError("A return of this spreadsheet is not there any longer.")
        if here.version != row.version:
            reasons.append(
                f"{here.told_as}: {here.draft_by or 'somebody else'} changed it meanwhile. Give "
                "the spreadsheet once more to see both."
            )
        elif here.pk in locked:
            reasons.append(
                f"{here.told_as}: its period is locked. Ask the performance team to reopen it."
            )
    if reasons:
        raise ActionRefusedError(reasons)
    return returns


def _kept(here: Return) -> dict[str, Any]:
    kept = {name: getattr(here, name) for name in KEPT}
    at = kept["draft_at"]
    return {**kept, "draft_at": at.isoformat() if at else None}


def _moved(here: Return, row: TakenIn, *, ready: bool, before: Any, by: str, at: datetime) -> Done:
    after = row.given.to_json()
    more = {"sent_back_for": ""} if ready else {}
    moved(
        here,
        Step.SUBMIT if ready else Step.SAVE,
        version=row.version,
        draft=after,
        draft_by=by,
        draft_at=at,
        **more,
    )
    return Done("submit return" if ready else "save draft", here, before=before, after=after)


def _submit(
    handed_in: Sequence[tuple[Return, Any, ReturnReading]], *, key: str, by: str, at: datetime
) -> None:
    numbers: dict[int, int] = {}
    for number, period_return in Submission.objects.filter(
        period_return__in=[here.pk for here, _after, _reading in handed_in]
    ).values_list("number", "period_return"):
        numbers[period_return] = max(number, numbers.get(period_return, 0))
    Submission.objects.bulk_create(
        Submission(
            period_return=here,
            number=numbers.get(here.pk, 0) + 1,
            key=key,
            given=after,
            status=reading.status,
            direction=reading.direction,
            by=by,
            at=at,
        )
        for here, after, reading in handed_in
    )
