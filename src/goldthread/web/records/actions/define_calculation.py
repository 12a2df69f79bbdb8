"""Have a series worked out of others."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from goldthread.engine.calculated import Calculation as Rule
from goldthread.engine.calculated import (
    CalculationError,
    Input,
    in_order,
    series_needed,
    unit_of,
)
from goldthread.framework.periods import Period
from goldthread.framework.units import UnitError, unit_from
from goldthread.web.audit.actions import record_event
from goldthread.web.records.actions.calculating import work_out_again
from goldthread.web.records.actions.hiding import hide_small_counts
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.calculations import calculation_in_words, calculation_to_json
from goldthread.web.records.models import (
    Authority,
    Calculation,
    CalculationInput,
    Measure,
    Series,
)
from goldthread.web.records.selectors.calculations import (
    calculations_held,
    inputs_of,
    names_of_series,
)
from goldthread.web.refusal import ActionRefusedError


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line of figures that is to stand beside those a measure has, and what it is called."""

    measure: Measure
    label: str


def define_calculation(
    *,
    authority: Authority,
    of: Series | NewLine,
    rule: Rule,
    from_period: Period | None,
    by: str,
    reason: str,
) -> Calculation:
    """Have a series worked out of others, from a period on (``None``: for every period).

    ``of`` is a series there is, which is then no longer asked for, or a new line beside those of
    a measure, which no target of a document is meant for. What can be worked out is on record at
    once; results follow with the next evaluation. Raises ``ActionRefusedError`` without a reason,
    for units that do not go together, for a series worked out of itself, and for series of
    another authority.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        needed = [int(key) for key in series_needed(rule)]
        inputs = inputs_of(authority, needed)
        unit = _unit(rule, inputs, needed)
        series = _series(authority, of, unit)
        held = calculations_held(authority)
        reasons = [] if reason.strip() else ["Give a reason: it stays on record with the figures."]
        try:
            in_order({**{str(key): one.rule for key, one in held.items()}, str(series.pk): rule})
        except CalculationError:
            reasons.append(
                f"{series.measure} would be worked out of itself. Choose series that do not come "
                "of it."
            )
        if reasons:
            raise ActionRefusedError(reasons)
        row = Calculation.objects.create(
            series=series,
            rule=calculation_to_json(rule),
            valid_from=from_period.first if from_period else None,
            reason=reason.strip(),
            set_at=timezone.now(),
            set_by=by,
        )
        save_in_batches(
            [
                CalculationInput(calculation=row, series_id=key, position=position)
                for position, key in enumerate(needed)
            ]
        )
        worked = work_out_again(authority, {series.pk})
        hide_small_counts(authority, {one.series.measure_id for one in worked.rows})
        named = Series.objects.filter(pk__in=needed).select_related("measure")
        before = held.get(series.pk)
        record_event(
            by=by,
            action="define calculation",
            authority=authority,
            subject=row,
            before={"worked out": before.row.rule} if before else None,
            after={
                "series": str(series),
                "worked out": calculation_in_words(rule, names_of_series(named)),
                "unit": series.unit,
                "from": from_period.code if from_period else None,
                "figures": len(worked.rows),
            },
            reason=row.reason,
        )
    return row


def _unit(rule: Rule, inputs: dict[str, Input], needed: list[int]) -> str | None:
    if len(inputs) < len(set(needed)):
        raise ActionRefusedError("A series it would be worked out of is none of this authority's.")
    try:
        return unit_of(rule, inputs)
    except (UnitError, CalculationError) as refused:
        raise ActionRefusedError(str(refused)) from refused


def _series(authority: Authority, of: Series | NewLine, unit: str | None) -> Series:
    """The series that is to be worked out: the one there is, in the unit that comes out, or a new one."""
    if isinstance(of, NewLine):
        return _new_line(authority, of, unit)
    series = Series.objects.for_authority(authority).select_related("measure").get(pk=of.pk)
    if series.part:
        raise ActionRefusedError(f"{series} is a part of a breakdown: have the whole worked out.")
    if series.unit is not None and unit_from(series.unit) != unit_from(unit):
        raise ActionRefusedError(
            f"Figures of {series.measure} are in {unit_from(series.unit)}, and what comes out is in "
            f"{unit_from(unit)}."
        )
    if series.unit != unit and unit is not None:
        series.unit = unit
        series.save(update_fields=["unit"])
    return series


def _new_line(authority: Authority, of: NewLine, unit: str | None) -> Series:
    measure = Measure.objects.for_authority(authority).get(pk=of.measure.pk)
    label = of.label.strip()
    if not label:
        raise ActionRefusedError("Say what the new line of figures is called.")
    there = Series.objects.filter(measure=measure)
    if there.filter(label__iexact=label, dimension="").exists():
        raise ActionRefusedError(f"{measure} has a line called “{label}” already.")
    last = there.aggregate(last=Max("position"))["last"]
    return Series.objects.create(
        measure=measure,
        label=label,
        unit=unit,
        beside=True,
        position=0 if last is None else last + 1,
    )
