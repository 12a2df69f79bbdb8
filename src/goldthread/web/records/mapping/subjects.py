"""An edition's measure as the engine takes it: its series, its rules and its figures.

Every series an edition asks for, with the latest revision of each figure, stands with the parts
it is broken down into; and for each figure the target that was in force on the last day of its
period.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from goldthread.engine.direction import Direction
from goldthread.engine.goals import Tolerance
from goldthread.engine.judgement import Baseline, MeasureRules
from goldthread.engine.observations import Accumulation, Figures, figures_as_known
from goldthread.engine.observations import Observation as KnownFigure
from goldthread.engine.observations import Series as CountedSeries
from goldthread.framework import Polarity
from goldthread.framework.periods import (
    Calendar,
    Period,
    PeriodError,
    PeriodKind,
    period_from_code,
)
from goldthread.framework.rules import (
    Frequency,
    Precision,
    Target,
    Value,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.schedule import Every
from goldthread.framework.rules.values import Figure, SeveralFigures
from goldthread.web.records import models
from goldthread.web.records.mapping.definitions import (
    DefinedSpan,
    defined_spans,
    frequency_of,
    polarity_of,
)
from goldthread.web.records.mapping.figures import stated_unit
from goldthread.web.records.mapping.others import NO_OTHERS, Others
from goldthread.web.records.mapping.tolerances import tolerance_in_force

_KIND_OF_SPAN = {
    Precision.DAY: PeriodKind.SNAPSHOT,
    Precision.MONTH: PeriodKind.MONTH,
    Precision.QUARTER: PeriodKind.QUARTER,
    Precision.HALF_YEAR: PeriodKind.HALF_YEAR,
    Precision.FINANCIAL_YEAR: PeriodKind.FINANCIAL_YEAR,
    Precision.ACADEMIC_YEAR: PeriodKind.ACADEMIC_YEAR,
    Precision.CALENDAR_YEAR: PeriodKind.CALENDAR_YEAR,
}


@dataclass(frozen=True, slots=True)
class TargetInForce:
    """A target as it is kept, the rule it holds, and the days its edition was in force.

    ``since`` and ``until`` are those of the edition; ``None`` is open.
    """

    row: models.Target
    rule: Target | None
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day; a first or last day of ``None`` is open."""
        spans = ((self.row.valid_from, self.row.valid_to), (self.since, self.until))
        return all(
            (first is None or first <= day) and (last is None or day <= last)
            for first, last in spans
        )


@dataclass(frozen=True)
class SeriesSubject:
    """One series with its figures: ``rows`` by period, in order, and as the engine knows them.

    ``counted`` is by the definition that holds last. ``others`` are the figures of comparators
    for what this series counts. ``parts`` are those the series is broken down into.
    ``directions`` keeps those that were worked out, and ``runs_on`` says whether it is worked
    out since the start of the year.
    """

    series: models.Series
    counted: CountedSeries
    calendar: Calendar
    rows: Mapping[Period, models.Observation]
    figures: Figures
    rebase_at: tuple[Period, ...] = ()
    others: Others = NO_OTHERS
    parts: tuple[SeriesSubject, ...] = ()
    directions: dict[Period, Direction] = field(default_factory=dict, compare=False, repr=False)
    runs_on: bool = False

    @property
    def latest(self) -> Period | None:
        """The last period that has a figure; of two that end on one day the shorter."""
        return max(self.figures.periods, key=lambda here: (here.last, here.first), default=None)

    def up_to(self, period: Period) -> Figures:
        """The figures of every period that ended by the end of this one."""
        by_period = self.figures.by_period
        known = {here: found for here, found in by_period.items() if here.last <= period.last}
        return Figures(MappingProxyType(known))

    def until(self, day: date) -> SeriesSubject:
        """The same with the figures of periods that ended by a day, and others' likewise."""
        rows = {here: row for here, row in self.rows.items() if here.last <= day}
        known = {here: one for here, one in self.figures.by_period.items() if here.last <= day}
        return replace(
            self,
            rows=rows,
            figures=Figures(MappingProxyType(known)),
            others=self.others.until(day),
            parts=tuple(part.until(day) for part in self.parts),
            directions={},
        )


@dataclass(frozen=True, slots=True)
class Stated:
    """What an edition says of a measure, as it stands on record.

    ``series`` are all of the measure, and ``asked`` the keys of those that the edition asks for,
    both in order.
    """

    row: models.EditionMeasure
    series: tuple[models.Series, ...]
    asked: tuple[int, ...]
    targets: tuple[models.Target, ...]
    definitions: tuple[models.Definition, ...] = ()
    baseline: models.Baseline | None = None


@dataclass(frozen=True)
class MeasureSubject:
    """What an edition says of a measure, as rules, with every series it asks for."""

    stated: Stated
    calendar: Calendar
    targets: tuple[TargetInForce, ...]
    series: tuple[SeriesSubject, ...] = field(repr=False)
    tolerances: tuple[models.Tolerance, ...] = ()
    common_tolerances: tuple[models.Tolerance, ...] = ()

    @property
    def edition_measure(self) -> models.EditionMeasure:
        """The row of the edition."""
        return self.stated.row

    def until(self, day: date) -> MeasureSubject:
        """The same with the figures of periods that ended by a day."""
        return replace(self, series=tuple(one.until(day) for one in self.series))

    @cached_property
    def definitions(self) -> tuple[DefinedSpan, ...]:
        """Every definition with the days on which it holds, in order."""
        return tuple(defined_spans(self.stated.row, self.stated.definitions))

    def defined_on(self, day: date) -> DefinedSpan:
        """The definition that holds on a day; the first one on the days before it."""
        holding = [one for one in self.definitions if one.first is None or one.first <= day]
        return holding[-1] if holding else self.definitions[0]

    def polarity_on(self, day: date) -> Polarity | None:
        """Which way is better on a day."""
        return polarity_of(self.defined_on(day).defined)

    def counted_on(self, subject: SeriesSubject, day: date) -> CountedSeries:
        """A series as the engine knows it on a day: figures may have run on through a year once."""
        if len(self.definitions) == 1 or subject.runs_on:
            return subject.counted
        return counted(subject.series, self.edition_measure.code, self.defined_on(day).frequency)

    def target_on(self, series: models.Series, day: date) -> TargetInForce | None:
        """The target in force on a day, if it is meant for this series.

        Of several that hold, the one that began last. Where a measure has a number and a
        percentage, a target of "80%" is for the percentage alone. A part of a breakdown has
        none, because what is asked is asked of the whole, and neither has a line of figures that
        somebody had worked out beside those the document asks for.
        """
        holding = [target for target in self.targets if target.holds_on(day)]
        if not holding or series.part or series.beside:
            return None
        found = max(holding, key=lambda target: target.row.valid_from or date.min)
        unit = stated_unit(found.rule)
        others = [other.series for other in self.series if not other.series.beside]
        if unit and series.unit != unit and any(other.unit == unit for other in others):
            return None
        return found

    def tolerance_on(self, day: date) -> Tolerance:
        """What counts as close on a day: the measure's own before the framework's."""
        return tolerance_in_force(self.tolerances, self.common_tolerances, day)[0]

    def rules_on(self, subject: SeriesSubject, day: date) -> MeasureRules:
        """What a series is held to on a day."""
        target = self.target_on(subject.series, day)
        return MeasureRules(
            target=target.rule if target else None,
            polarity=self.polarity_on(day),
            tolerance=self.tolerance_on(day),
            baseline=self._baseline_of(subject),
            frequency=self.defined_on(day).frequency,
        )

    def _baseline_of(self, subject: SeriesSubject) -> Baseline | None:
        """The baseline of a series, where one figure is certainly its own.

        That is its own part of several figures, the figure of an only series, or a figure in a
        unit that this series alone has.
        """
        kept = self.stated.baseline
        if kept is None or not kept.rule or subject.series.part or subject.series.beside:
            return None
        value: Value = value_from_json(kept.rule)
        series = subject.series
        all_series = [one.series for one in self.series if not one.series.beside]
        figure: Figure | None = None
        if isinstance(value, SeveralFigures):
            own = [part for part in value.parts if part.label and part.label == series.label]
            figure = own[0] if len(own) == 1 else None
        elif isinstance(value, Figure):
            alike = [one for one in all_series if value.unit and one.unit == value.unit]
            theirs = all_series if len(all_series) == 1 else alike
            figure = value if theirs == [series] else None
        if figure is None or figure.bound is not None:
            return None
        return Baseline(figure.value, _period_of(figure, self.calendar))


def calendar_of(authority: models.Authority) -> Calendar:
    """How the authority divides its years."""
    return Calendar(financial_year_starts=authority.year_start_month)


def subject_of(
    stated: Stated,
    observations: Mapping[int, Collection[models.Observation]],
    *,
    calendar: Calendar,
    targets: Iterable[TargetInForce],
    rebases: Mapping[int, Iterable[models.Rebase]] = MappingProxyType({}),
    others: Mapping[int, Others] = MappingProxyType({}),
    tolerances: Mapping[int | None, Sequence[models.Tolerance]] = MappingProxyType({}),
    running: Collection[int] = frozenset(),
) -> MeasureSubject:
    """An edition's measure with all its figures.

    ``observations`` are the latest revisions by series, ``targets`` those of every edition that
    held the measure, ``rebases`` by series when a chart begins afresh, ``others`` the comparators'
    figures by series, ``tolerances`` what was said by measure, ``running`` the keys of series that
    are worked out since the start of the year.
    """
    edition_measure = stated.row
    frequency = frequency_of(edition_measure)

    def subject(series: models.Series, parts: Iterable[models.Series] = ()) -> SeriesSubject:
        rows = {
            period_from_code(row.period_code, calendar): row
            for row in observations.get(series.pk, ())
        }
        return SeriesSubject(
            series=series,
            counted=counted(series, edition_measure.code, frequency, running=series.pk in running),
            calendar=calendar,
            rows=rows,
            figures=figures_as_known(known_figure(row, period) for period, row in rows.items()),
            rebase_at=tuple(
                period_from_code(rebase.period_code, calendar)
                for rebase in rebases.get(series.pk, ())
            ),
            others=others.get(series.pk, NO_OTHERS),
            parts=tuple(subject(part) for part in parts),
            runs_on=series.pk in running,
        )

    beside = (one.pk for one in stated.series if one.beside)
    wholes = {one.pk: one for one in stated.series if not one.part}
    return MeasureSubject(
        stated,
        calendar,
        tuple(targets),
        tuple(
            subject(
                wholes[key],
                (one for one in stated.series if one.part and one.label == wholes[key].label),
            )
            for key in dict.fromkeys((*stated.asked, *beside))
        ),
        tuple(tolerances.get(edition_measure.measure_id, ())),
        tuple(tolerances.get(None, ())),
    )


def targets_in_force(
    rows: Iterable[models.Target], since: date | None = None, until: date | None = None
) -> tuple[TargetInForce, ...]:
    """Targets of one edition, which was in force from one day to another."""
    return tuple(
        TargetInForce(row, target_from_json(row.rule) if row.rule else None, since, until)
        for row in rows
    )


def counted(
    series: models.Series,
    measure_code: str,
    frequency: Frequency | None,
    *,
    running: bool = False,
) -> CountedSeries:
    """A series as the engine knows it, collected as often as its measure says.

    ``running`` where it is worked out since the start of the year. Other lines that are worked
    out of figures that run on do not run on themselves.
    """
    cumulative = isinstance(frequency, Every) and frequency.cumulative and not series.beside
    cumulative = cumulative or running
    return CountedSeries(
        id=str(series.pk),
        measure_id=measure_code,
        label=series.label,
        unit=series.unit,
        accumulation=Accumulation.YEAR_TO_DATE if cumulative else Accumulation.EACH_PERIOD,
        adds_up=series.adds_up,
        scope=series.scope or series.label or None,
    )


def known_figure(row: models.Observation, period: Period) -> KnownFigure:
    """A figure on record as the engine knows it."""
    return KnownFigure(
        id=str(row.pk),
        period=period,
        value=row.value,
        numerator=row.numerator,
        denominator=row.denominator,
        provisional=row.provisional,
        revision=row.revision,
        illustrative=row.illustrative,
    )


def _period_of(figure: Figure, calendar: Calendar) -> Period | None:
    covers = figure.covers
    kind = _KIND_OF_SPAN.get(covers.precision) if covers and not covers.pooled else None
    if covers is None or kind is None:
        return None
    try:
        return Period(kind, covers.first, covers.last, calendar)
    except PeriodError:
        # Days that make no period of this calendar, such as a year to September.
        return None
