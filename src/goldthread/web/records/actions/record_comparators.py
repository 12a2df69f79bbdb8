"""Take in the figures of other councils, and corrections of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.refusing import not_too_many, reasons_against_numbers, said
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.actions.set_comparator_groups import is_the_authority, saved_comparators
from goldthread.web.records.models import Authority, ComparatorFigure, Series
from goldthread.web.records.selectors.comparators import latest_comparator_figures
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class NewComparatorFigure:
    """One figure of somebody else for what one of the authority's series counts.

    ``area`` is a council's national code, or the name of an aggregate ("London average");
    ``area_name`` what to call it. ``place`` is where it was read.
    """

    series: Series
    area: str
    period: Period
    value: Decimal | None
    source: str
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    area_name: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RecordedComparators:
    """How many figures were new, corrected and as they were, and for which series.

    ``own`` counts rows of the authority itself, which were left out: its own figures are those
    on record.
    """

    new: int
    corrected: int
    unchanged: int
    own: int
    series: frozenset[int]


def record_comparators(
    *,
    authority: Authority,
    figures: Sequence[NewComparatorFigure],
    by: str,
    illustrative: bool = False,
    reason: str = "",
) -> RecordedComparators:
    """Record the figures of others, all of them or none.

    Whoever is new among them is made known. A figure that differs from the one on record becomes
    its next revision and needs ``reason``, unless it takes the place of an illustrative one.
    Raises ``ActionRefusedError`` with every reason.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        others = [one for one in figures if not is_the_authority(authority, one.area)]
        reasons = _reasons_to_refuse(authority, others)
        if reasons:
            raise ActionRefusedError(not_too_many(reasons))
        comparators = saved_comparators(authority, ((one.area, one.area_name) for one in others))
        latest = {
            (row.series_id, row.comparator_id, row.period_code): row
            for row in latest_comparator_figures(authority).filter(
                series__in={one.series.pk for one in others}
            )
        }
        now = timezone.now()
        rows: list[ComparatorFigure] = []
        seen: dict[tuple[int, int, str], NewComparatorFigure] = {}
        for one in others:
            row = ComparatorFigure(
                series=one.series,
                comparator=comparators[one.area],
                period_code=one.period.code,
                period_first=one.period.first,
                period_last=one.period.last,
                value=one.value,
                numerator=one.numerator,
                denominator=one.denominator,
                illustrative=illustrative,
                source=one.source,
                recorded_at=now,
                recorded_by=by,
            )
            key = row.series_id, row.comparator_id, row.period_code
            if key in seen:
                earlier = f" (the other at {seen[key].place})" if seen[key].place else ""
                reasons.append(f"{_where(one)}{_name(one)} is given twice{earlier}. Keep one.")
                continue
            seen[key] = one
            before = latest.get(key)
            if before is not None:
                if _says_the_same(before, row):
                    continue
                row.revision = before.revision + 1
                row.reason = reason.strip() or _reason_in_itself(before, row)
                if not row.reason:
                    reasons.append(
                        f"{_where(one)}{_name(one)} has {said(before.value)} on record. "
                        "Give a reason to correct it."
                    )
            rows.append(row)
        if reasons:
            raise ActionRefusedError(not_too_many(reasons))
        save_in_batches(rows)
        corrected = sum(row.revision > 1 for row in rows)
        recorded = RecordedComparators(
            new=len(rows) - corrected,
            corrected=corrected,
            unchanged=len(others) - len(rows),
            own=len(figures) - len(others),
            series=frozenset(row.series_id for row in rows),
        )
        if rows:
            record_event(
                by=by,
                action="record comparators",
                authority=authority,
                subject=authority,
                after={
                    "sources": sorted({row.source for row in rows}),
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


def _reasons_to_refuse(authority: Authority, figures: Iterable[NewComparatorFigure]) -> list[str]:
    own = set(Series.objects.for_authority(authority).values_list("pk", flat=True))
    reasons: list[str] = []
    for one in figures:
        if one.series.pk not in own:
            reasons.append(f"{_where(one)}{_name(one)} is for no series of {authority}.")
        if not one.source.strip():
            reasons.append(f"{_where(one)}{_name(one)} has no source. Say who published it.")
        reasons += reasons_against_numbers(
            _where(one), value=one.value, numerator=one.numerator, denominator=one.denominator
        )
    return reasons


def _says_the_same(before: ComparatorFigure, row: ComparatorFigure) -> bool:
    return all(
        getattr(before, what) == getattr(row, what)
        for what in ("value", "numerator", "denominator", "illustrative", "source")
    )


def _reason_in_itself(before: ComparatorFigure, row: ComparatorFigure) -> str:
    if before.illustrative and not row.illustrative:
        return "Takes the place of an illustrative figure."
    return ""


def _name(one: NewComparatorFigure) -> str:
    return f"{one.series.measure}, {one.area_name or one.area}, {one.period.label}"


def _where(one: NewComparatorFigure) -> str:
    return f"{one.place}: " if one.place else ""
