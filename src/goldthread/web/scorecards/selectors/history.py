"""Every recorded figure of a series, in every revision, as a reader may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.wording import amount, rounded_like
from goldthread.web.records.models import Observation, Result
from goldthread.web.records.selectors import withheld
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.figures import judgement_of

NOT_SHOWN = "Not published"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One recorded figure, in one of its revisions. ``interval`` is how chance could move it."""

    period: str
    value: Decimal | None
    shown: str
    interval: str
    mark: Mark | None
    why: str
    provisional: bool
    illustrative: bool
    withheld: bool
    revision: int
    replaced: bool
    source: str
    note: str
    reason: str
    recorded_at: datetime
    recorded_by: str


def history(
    scope: Scope,
    observations: Iterable[Observation],
    results: Mapping[str, Result],
    unit: str | None,
) -> Iterator[HistoryRow]:
    """Every figure in every revision as this reader may see it, in the order given.

    ``observations`` begin with the revision of each period that counts; ``results`` are by
    period.
    """
    seen: set[str] = set()
    for row in observations:
        replaced = row.period_code in seen
        seen.add(row.period_code)
        hidden = withheld(row)
        result = None if replaced else results.get(row.period_code)
        judged = judgement_of(scope, result) if result else None
        yield HistoryRow(
            period=scope.period_label(row.period_code),
            value=row.value,
            shown=_shown(row, unit),
            interval=interval_in_words(scope, result, unit),
            mark=MARKS[judged.status] if judged else None,
            why=judged.reason if judged else "",
            provisional=row.provisional,
            illustrative=row.illustrative,
            withheld=hidden,
            revision=row.revision,
            replaced=replaced,
            source=row.source,
            note=row.note,
            # What was corrected, and from what to what, would tell of the number.
            reason="" if hidden else row.reason,
            recorded_at=row.recorded_at,
            recorded_by=by_whom(row.recorded_by),
        )


def by_whom(name: str) -> str:
    """Who did something, as readers are told: a person, known by their address, is not named.

    Who it was stands in the record of changes, for those whose work it is to know.
    """
    return "the council" if "@" in name else name


def _shown(row: Observation, unit: str | None) -> str:
    if withheld(row):
        return NOT_SHOWN
    return "Taken back" if row.value is None else amount(row.value, unit)


def interval_in_words(scope: Scope, result: Result | None, unit: str | None) -> str:
    """The ends between which chance could have moved a figure: "61% to 68%"; else blank."""
    if result is None or result.interval_lower is None or result.interval_upper is None:
        return ""
    if result.value is None or not scope.may_tell(result):
        return ""
    low, high = (
        amount(rounded_like(float(end), result.value), unit)
        for end in (result.interval_lower, result.interval_upper)
    )
    return f"{low} to {high}"
