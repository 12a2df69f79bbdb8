"""Take in figures, and corrections of figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.figures import fits_a_column
from goldthread.web.records.models import Authority, Observation, Series
from goldthread.web.records.selectors.observations import latest_observations
from goldthread.web.refusal import ActionRefusedError

_SHOWN_REASONS = 50


@dataclass(frozen=True, slots=True)
class NewObservation:
    """One figure to be recorded.

    ``value`` is ``None`` where it is known that there is none. ``place`` is where it was read
    ("figures.csv, line 7"), so that a refusal can say so.
    """

    series: Series
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    note: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RecordedObservations:
    """How many figures were new, corrected, and the same as on record already."""

    new: int
    corrected: int
    unchanged: int
    series: frozenset[int]
    """Keys of the series that have a figure they had not before."""


def record_observations(
    *,
    authority: Authority,
    observations: Sequence[NewObservation],
    by: str,
    source: str,
    illustrative: bool = False,
    reason: str = "",
) -> RecordedObservations:
    """Record figures, all of them or none.

    ``source`` says where they come from. A figure that differs from the one on record becomes
    its next revision and needs ``reason``, unless it takes the place of a provisional or
    illustrative one, which is reason enough. Raises ``ActionRefusedError`` with every reason: a
    series of another authority, two figures for one period, more digits than are kept
    exactly, a negative denominator, a correction without a reason.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        latest = {
            (row.series_id, row.period_code): row
            for row in latest_observations(authority).filter(
                series__in={new.series.pk for new in observations}
            )
        }
        reasons = _reasons_to_refuse(authority, observations)
        now = timezone.now()
        rows: list[Observation] = []
        unchanged = 0
        for new in observations:
            row = _row(new, by=by, at=now, source=source, illustrative=illustrative)
            before = latest.get((row.series_id, row.period_code))
            if before is not None:
                if _says_the_same(before, row):
                    unchanged += 1
                    continue
                row.revision = before.revision + 1
                row.reason = reason.strip() or _reason_in_itself(before, row)
                if not row.reason:
                    reasons.append(
                        f"{_where(new)}{_name(new)} has {_said(before)} on record. "
                        "Give a reason to correct it."
                    )
            rows.append(row)
        if reasons:
            raise ActionRefusedError(_not_too_many(reasons))
        save_in_batches(rows)
        corrected = sum(row.revision > 1 for row in rows)
        recorded = RecordedObservations(
            new=len(rows) - corrected,
            corrected=corrected,
            unchanged=unchanged,
            series=frozenset(row.series_id for row in rows),
        )
        if rows:
            record_event(
                by=by,
                action="record observations",
                authority=authority,
                subject=authority,
                after={
                    "source": source,
                    "new": recorded.new,
                    "corrected": recorded.corrected,
                    "unchanged": recorded.unchanged,
                    "illustrative": illustrative,
                    "first": min(row.pk for row in rows),
                    "last": max(row.pk for row in rows),
                },
                reason=reason,
            )
    return recorded


def _reasons_to_refuse(authority: Authority, observations: Iterable[NewObservation]) -> list[str]:
    own = set(Series.objects.for_authority(authority).values_list("pk", flat=True))
    reasons: list[str] = []
    seen: dict[tuple[int, str], NewObservation] = {}
    for new in observations:
        if new.series.pk not in own:
            reasons.append(f"{_where(new)}{_name(new)} is no series of {authority}.")
        key = (new.series.pk, new.period.code)
        if key in seen:
            earlier = f" (the other at {seen[key].place})" if seen[key].place else ""
            reasons.append(f"{_where(new)}{_name(new)} is given twice{earlier}. Keep one.")
        seen[key] = new
        for what in ("value", "numerator", "denominator"):
            figure = getattr(new, what)
            if figure is not None and not fits_a_column(figure):
                reasons.append(
                    f"{_where(new)}the {what} {figure} cannot be kept exactly: write at most 10 "
                    "digits before the point and 5 after it."
                )
        if new.denominator is not None and new.denominator < 0:
            reasons.append(f"{_where(new)}the denominator {new.denominator} is below zero.")
    return reasons


def _row(
    new: NewObservation, *, by: str, at: datetime, source: str, illustrative: bool
) -> Observation:
    return Observation(
        series=new.series,
        period_code=new.period.code,
        period_first=new.period.first,
        period_last=new.period.last,
        value=new.value,
        numerator=new.numerator,
        denominator=new.denominator,
        provisional=new.provisional,
        illustrative=illustrative,
        note=new.note,
        source=source,
        recorded_at=at,
        recorded_by=by,
    )


def _says_the_same(before: Observation, row: Observation) -> bool:
    return all(
        getattr(before, field) == getattr(row, field)
        for field in ("value", "numerator", "denominator", "provisional", "illustrative", "note")
    )


def _reason_in_itself(before: Observation, row: Observation) -> str:
    if before.illustrative and not row.illustrative:
        return "Takes the place of an illustrative figure."
    if before.provisional and not row.provisional:
        return "Takes the place of a provisional figure."
    return ""


def _name(new: NewObservation) -> str:
    label = f" ({new.series.label})" if new.series.label else ""
    return f"{new.series.measure}{label}, {new.period.label}"


def _said(before: Observation) -> str:
    return "no figure" if before.value is None else f"{before.value.normalize():f}"


def _where(new: NewObservation) -> str:
    return f"{new.place}: " if new.place else ""


def _not_too_many(reasons: list[str]) -> list[str]:
    more = len(reasons) - _SHOWN_REASONS
    if more <= 0:
        return reasons
    return [*reasons[:_SHOWN_REASONS], f"... and {more} more like these."]
