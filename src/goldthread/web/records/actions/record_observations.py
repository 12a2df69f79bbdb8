"""Take in figures, and corrections of figures."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from goldthread.framework.periods import Period
from goldthread.framework.wording import listed
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.breaking_down import Part, saved_parts
from goldthread.web.records.actions.calculating import work_out_again
from goldthread.web.records.actions.hiding import hide_small_counts
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.questioning import ask_about
from goldthread.web.records.actions.refusing import not_too_many, reasons_against_numbers, said
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.models import Authority, Observation, Series
from goldthread.web.records.selectors.calculations import (
    CalculationHeld,
    Calculations,
    calculations_of,
    name_of_series,
)
from goldthread.web.records.selectors.subjects import newest_figures
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class NewObservation:
    """One figure to be recorded.

    ``value`` is ``None`` where it is known that there is none. ``breakdown`` names the part of
    the series that it is for, as a dimension and a category ("Ward", "Abbey"). ``place`` is
    where it was read ("figures.csv, line 7"), so that a refusal can say so.
    """

    series: Series
    period: Period
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    provisional: bool = False
    note: str = ""
    place: str = ""
    breakdown: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    """A question about a figure that was recorded: where it stood, which it is, and the words."""

    place: str
    figure: str
    words: str


@dataclass(frozen=True, slots=True)
class RecordedObservations:
    """How many figures were new, corrected, and the same as on record already.

    ``questions`` are asked about figures that look unlikely; those are recorded all the same.
    ``new_parts`` names the parts that no figure was given for before.
    """

    new: int
    corrected: int
    unchanged: int
    series: frozenset[int]
    """Keys of the series that have a figure they had not before."""
    questions: tuple[QuestionAsked, ...] = ()
    new_parts: tuple[str, ...] = ()


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
    illustrative one, which is reason enough. A figure that looks unlikely is kept with the
    questions it raises; made-up ones raise none. What is worked out of these figures follows with
    them. Raises ``ActionRefusedError`` with every reason:
    a series of another authority or one that is worked out, two figures for one period, more digits than are kept
    exactly, a negative denominator, a correction without a reason.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        own = _counting_people(authority, observations)
        parts, new_parts = saved_parts(
            (new.series, new.breakdown)
            for new in observations
            if new.breakdown and new.series.pk in own
        )
        given = [(new, _series_of(new, parts)) for new in observations]
        on_record = newest_figures({series.pk for new, series in given if new.series.pk in own})
        latest = {
            (row.series_id, row.period_code): row for rows in on_record.values() for row in rows
        }
        reasons = _reasons_to_refuse(authority, own, given)
        calculations = calculations_of(authority) if given else Calculations({})
        held = calculations.held
        reasons += _given_though_worked_out(held, given)
        now = timezone.now()
        rows: list[tuple[NewObservation, Observation]] = []
        for new, series in given:
            row = _row(new, series, by=by, at=now, source=source, illustrative=illustrative)
            before = latest.get((row.series_id, row.period_code))
            if before is not None:
                if _says_the_same(before, row):
                    continue
                row.revision = before.revision + 1
                row.reason = reason.strip() or _reason_in_itself(before, row)
                if not row.reason:
                    reasons.append(
                        f"{_where(new)}{_name(new)} has {said(before.value)} on record. "
                        "Give a reason to correct it."
                    )
            rows.append((new, row))
        if reasons:
            raise ActionRefusedError(not_too_many(reasons))
        if not illustrative:
            ask_about(
                authority,
                [row for _, row in rows],
                on_record=latest.values(),
                running=calculations.running,
            )
        save_in_batches([row for _, row in rows])
        worked = work_out_again(authority, {row.series_id for _, row in rows}, calculations)
        hide_small_counts(
            authority, {row.series.measure_id for new, row in rows if own[new.series.pk]}
        )
        corrected = sum(row.revision > 1 for _, row in rows)
        recorded = RecordedObservations(
            new=len(rows) - corrected,
            corrected=corrected,
            unchanged=len(given) - len(rows),
            series=frozenset(row.series_id for _, row in rows) | worked.series,
            questions=(
                *(
                    QuestionAsked(new.place, _name(new), asked["words"])
                    for new, row in rows
                    for asked in row.questions
                ),
                *(
                    QuestionAsked("", f"{name_of_series(row.series)}, {row.period_code}", words)
                    for row, words in worked.questions
                ),
            ),
            new_parts=tuple(f"{series.measure}: {series.part}" for series in new_parts),
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
                    "questions": len(recorded.questions),
                    "new_parts": list(recorded.new_parts),
                    "worked_out": len(worked.rows),
                    "first": min(row.pk for _, row in rows),
                    "last": max(row.pk for _, row in rows),
                },
                reason=reason,
            )
    return recorded


def _counting_people(
    authority: Authority, observations: Sequence[NewObservation]
) -> dict[int, bool]:
    """Whether each series counts people, of those given that are the authority's own."""
    given = Series.objects.for_authority(authority).filter(
        pk__in={new.series.pk for new in observations}
    )
    return dict(given.order_by().values_list("pk", "counts_people"))


def _series_of(new: NewObservation, parts: dict[Part, Series]) -> Series:
    return parts.get((new.series.pk, *new.breakdown), new.series) if new.breakdown else new.series


def _reasons_to_refuse(
    authority: Authority, own: Collection[int], given: Iterable[tuple[NewObservation, Series]]
) -> list[str]:
    reasons: list[str] = []
    seen: dict[tuple[int, str], NewObservation] = {}
    for new, series in given:
        if new.series.pk not in own:
            reasons.append(f"{_where(new)}{_name(new)} is no series of {authority}.")
        elif new.breakdown and new.series.part:
            reasons.append(f"{_where(new)}{_name(new)} is a part already: break down its whole.")
        key = (series.pk, new.period.code)
        if key in seen:
            earlier = f" (the other at {seen[key].place})" if seen[key].place else ""
            reasons.append(f"{_where(new)}{_name(new)} is given twice{earlier}. Keep one.")
        seen[key] = new
        reasons += reasons_against_numbers(
            _where(new),
            value=new.value,
            numerator=new.numerator,
            denominator=new.denominator,
        )
    return reasons


def _given_though_worked_out(
    held: Mapping[int, CalculationHeld], given: Sequence[tuple[NewObservation, Series]]
) -> Iterator[str]:
    """What is refused of figures for series that are worked out of others."""
    for new, series in given:
        found = held.get(series.pk)
        if found is None or not found.covers(new.period.last):
            continue
        names = [name_of_series(one.series) for one in found.row.inputs.all()]
        yield (
            f"{_where(new)}{_name(new)} is worked out: give the figures of {listed(names)} instead."
        )


def _row(
    new: NewObservation,
    series: Series,
    *,
    by: str,
    at: datetime,
    source: str,
    illustrative: bool,
) -> Observation:
    return Observation(
        series=series,
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
    part = ": ".join(new.breakdown) if new.breakdown else new.series.part
    named = ", ".join(words for words in (new.series.label, part) if words)
    return f"{new.series.measure}{f' ({named})' if named else ''}, {new.period.label}"


def _where(new: NewObservation) -> str:
    return f"{new.place}: " if new.place else ""
