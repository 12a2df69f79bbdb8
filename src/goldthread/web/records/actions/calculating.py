"""Figures that are worked out of others, kept up to date with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from goldthread.engine.calculated import WorkedFigure, in_order, series_needed, work_out
from goldthread.framework.periods import period_from_code
from goldthread.framework.wording import listed
from goldthread.web.records.actions.questioning import ask_about
from goldthread.web.records.actions.saving import save_in_batches
from goldthread.web.records.mapping.calculations import calculation_in_words
from goldthread.web.records.mapping.figures import rounded_to_a_column
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority, Observation, Series
from goldthread.web.records.selectors.calculations import (
    CalculationHeld,
    Calculations,
    calculations_of,
    inputs_of,
    name_of_series,
    names_of_series,
)
from goldthread.web.records.selectors.observations import latest_observations

WORKED_OUT_BY = "Goldthread"
"""Who records a figure that was worked out: whoever gave the figures it came of stands there."""


@dataclass(frozen=True, slots=True)
class WorkedAgain:
    """The rows that were added to series that are worked out."""

    rows: tuple[Observation, ...] = ()

    @property
    def series(self) -> frozenset[int]:
        """The keys of the series that have a figure they had not before."""
        return frozenset(row.series_id for row in self.rows)

    @property
    def questions(self) -> tuple[tuple[Observation, str], ...]:
        """What looks unlikely in them: a total that fell, a share above a hundred."""
        return tuple((row, asked["words"]) for row in self.rows for asked in row.questions)


def work_out_again(
    authority: Authority,
    changed: Collection[int],
    calculations: Calculations | None = None,
) -> WorkedAgain:
    """Work out again what comes of the series that ``changed``, or that are named themselves.

    Called by every action that changes a figure or a calculation, in its transaction. A figure
    that comes out otherwise is the next revision, with the input that changed as its reason;
    one that can no longer be worked out is taken back. ``calculations`` are the authority's
    where the caller has them already.
    """
    if calculations is None:
        calculations = calculations_of(authority)
    held = calculations.held
    if not held:
        return WorkedAgain()
    touched = set(changed)
    rows: list[Observation] = []
    for key in map(int, in_order({str(key): one.rule for key, one in held.items()})):
        if touched.isdisjoint((key, *map(int, series_needed(held[key].rule)))):
            continue
        made = list(_made_anew(authority, held[key]))
        ask_about(
            authority,
            [row for row in made if not row.illustrative],
            on_record=latest_observations(authority).filter(series=key),
            running=calculations.running,
        )
        save_in_batches(made)
        if made:
            touched.add(key)
            rows += made
    return WorkedAgain(tuple(rows))


def _made_anew(authority: Authority, held: CalculationHeld) -> Iterator[Observation]:
    """The figures of one series that are not on record as they come out now; not yet saved."""
    series, needed = held.row.series, series_needed(held.rule)
    inputs = inputs_of(authority, [int(key) for key in needed])
    every = Series.objects.filter(pk__in=[int(key) for key in needed]).select_related("measure")
    _count_people_too(series, every)
    source = f"Worked out: {calculation_in_words(held.rule, names_of_series(every))}."
    calendar, now = calendar_of(authority), timezone.now()
    on_record = {
        row.period_code: row for row in latest_observations(authority).filter(series=series)
    }
    found = work_out(held.rule, inputs)
    done: set[str] = set()
    for figure in found.figures:
        if not held.covers(figure.period.last):
            continue
        row = _row(series, figure, source, now)
        if row is None:
            continue
        done.add(row.period_code)
        before = on_record.get(row.period_code)
        if before is None or not _says_the_same(before, row):
            yield _following(row, before)
    for code, before in on_record.items():
        # What somebody gave before it was worked out stays.
        if code not in done and before.made_of and before.value is not None:
            period = period_from_code(code, calendar)
            awaited = next((one for one in found.awaited if one.period == period), None)
            names = {str(one.pk): name_of_series(one) for one in every}
            missing = (
                [f"{names[key]}, {at.label}" for key, at in awaited.missing] if awaited else []
            )
            taken_back = _bare(series, before, source, now)
            taken_back.reason = (
                f"Awaiting {listed(missing)}." if missing else "It can no longer be worked out."
            )
            yield taken_back


def _count_people_too(series: Series, inputs: Iterable[Series]) -> None:
    """A figure made of counts of people can tell of them, and is published with the same care."""
    if not series.counts_people and any(one.counts_people for one in inputs):
        series.counts_people = True
        series.save(update_fields=["counts_people"])


def _row(series: Series, figure: WorkedFigure, source: str, at: datetime) -> Observation | None:
    """The figure as a row; ``None`` for one with more digits than are kept."""
    value = rounded_to_a_column(figure.value)
    if value is None:
        return None
    return Observation(
        series=series,
        period_code=figure.period.code,
        period_first=figure.period.first,
        period_last=figure.period.last,
        value=value,
        numerator=rounded_to_a_column(figure.numerator),
        denominator=rounded_to_a_column(figure.denominator),
        provisional=figure.provisional,
        illustrative=figure.illustrative,
        source=source,
        made_of=[int(key) for key in figure.inputs],
        recorded_at=at,
        recorded_by=WORKED_OUT_BY,
    )


def _bare(series: Series, before: Observation, source: str, at: datetime) -> Observation:
    return Observation(
        series=series,
        period_code=before.period_code,
        period_first=before.period_first,
        period_last=before.period_last,
        value=None,
        illustrative=before.illustrative,
        source=source,
        made_of=before.made_of,
        revision=before.revision + 1,
        recorded_at=at,
        recorded_by=WORKED_OUT_BY,
    )


def _following(row: Observation, before: Observation | None) -> Observation:
    """The row as the revision after the one on record, with the reason why it is another."""
    if before is None:
        return row
    row.revision = before.revision + 1
    if not before.made_of:
        row.reason = "It is worked out from now on."
        return row
    new = Observation.objects.filter(pk__in=set(row.made_of) - set(before.made_of))
    changed = [
        f"{name_of_series(one.series)} for {one.period_code} "
        f"{'was corrected' if one.revision > 1 else 'came in'}"
        for one in new.select_related("series__measure")
    ]
    row.reason = (
        f"Worked out again: {listed(changed)}." if changed else "It is worked out otherwise now."
    )
    return row


def _says_the_same(before: Observation, row: Observation) -> bool:
    return _content(before) == _content(row)


def _content(row: Observation) -> Mapping[str, Decimal | bool | list[int] | None]:
    return {
        "value": row.value,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "provisional": row.provisional,
        "illustrative": row.illustrative,
        "made_of": row.made_of,
    }
