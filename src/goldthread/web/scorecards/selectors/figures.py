"""The figures of measures: for each series its latest, where it stands and how it got there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from goldthread.reports.pictures.direction_marks import ASSURANCE_MARKS, direction_mark
from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.pictures.sparkline import sparkline
from goldthread.reports.wording import amount, change
from goldthread.web.records.mapping.definitions import polarity_held
from goldthread.web.records.models import Component, EditionMeasure, Observation, Result
from goldthread.web.records.selectors import NOT_PUBLISHED
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.outlooks import Outlook, outlooks


@dataclass(frozen=True, slots=True)
class PlainFigure:
    """The revision of one figure that counts.

    A ``withheld`` one has a number that this reader may not see, and so none here.
    """

    period_code: str
    period_first: date
    period_last: date
    value: Decimal | None
    provisional: bool
    illustrative: bool
    withheld: bool = False
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def length(self) -> int:
        """How many days the period has; periods of like length are compared."""
        return (self.period_last - self.period_first).days


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was worked out for the latest period: its status, why, and the direction.

    ``direction`` is "none" where nothing was worked out; ``variation`` and ``assurance`` are the
    icons of a control chart, blank where there is none.
    """

    status: str
    reason: str
    direction: str = "none"
    direction_reason: str = ""
    direction_test: str = "none"
    variation: str = ""
    assurance: str = ""
    target_value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """One series of a measure as a scorecard shows it.

    ``outlook`` is what its latest figure is heading for, where that has been forecast.
    ``beside`` is whether no document asks for it: its measure's target and baseline are not
    meant for it.
    """

    key: int
    label: str
    unit: str | None
    polarity: str | None
    figures: tuple[PlainFigure, ...]
    judgement: Judgement
    latest_period: str | None
    outlook: Outlook | None = None
    beside: bool = False

    @property
    def mark(self) -> Mark:
        """How its status is drawn."""
        return MARKS[self.judgement.status]

    @property
    def known(self) -> tuple[PlainFigure, ...]:
        """The figures that have a value, in period order."""
        return tuple(figure for figure in self.figures if figure.value is not None)

    @property
    def latest(self) -> PlainFigure | None:
        """The last figure with a value."""
        return self.known[-1] if self.known else None

    @property
    def shown(self) -> str | None:
        """The latest figure with its unit."""
        latest = self.latest
        if latest is None or latest.value is None:
            return None
        return amount(latest.value, self.unit)

    @property
    def change(self) -> str | None:
        """The difference from the figure before it for a period of like length, in words."""
        latest = self.latest
        if latest is None:
            return None
        for before in reversed(self.known[:-1]):
            if abs(before.length - latest.length) <= 3 and before.value is not None:
                return change(before.value, latest.value or Decimal(0), self.unit)
        return None

    @property
    def withheld(self) -> bool:
        """Whether the latest figure is one that this reader may not see."""
        return bool(self.figures) and self.figures[-1].withheld

    @property
    def direction(self) -> Mark | None:
        """How its direction of travel is drawn and said; ``None`` where none was worked out."""
        judged = self.judgement
        if judged.direction == "none":
            return None
        return direction_mark(judged.direction, variation=judged.variation, polarity=self.polarity)

    @property
    def assurance(self) -> Mark | None:
        """How surely it will meet its target as it varies, where a control chart can tell."""
        return ASSURANCE_MARKS.get(self.judgement.assurance)

    @property
    def movement(self) -> str:
        """Why that is its direction, where a test told one; else the plain difference."""
        mark, reason = self.direction, self.judgement.direction_reason
        if mark is None or not mark.judged:
            return self.change or ""
        told = reason.removeprefix(f"{mark.words}: ")
        return f"{told[:1].upper()}{told[1:]}"

    @property
    def news(self) -> str:
        """What a list says beside the direction, briefly; nothing where nothing stands out.

        That a change is unlikely to be chance goes without saying beside the mark of one.
        """
        mark = self.direction
        if mark is not None and mark.status == "common_cause":
            return ""
        told, surely, _ = self.movement.partition("; this is unlikely to be chance")
        return f"{told}." if surely else told

    @property
    def spark(self) -> str | None:
        """The figures as a small line, ``None`` with fewer than two."""
        if len(self.known) < 2:
            return None
        first, last = self.known[0], self.known[-1]
        aim = self.judgement.target_value
        return sparkline(
            [None if figure.value is None else float(figure.value) for figure in self.figures],
            title=(
                f"{len(self.known)} figures, from {amount(first.value or Decimal(0), self.unit)} "
                f"to {amount(last.value or Decimal(0), self.unit)}"
            ),
            target=None if aim is None else float(aim),
        )


def lines_by_measure(
    scope: Scope,
    edition_measures: Collection[int] | None,
    *,
    has_target: Mapping[int, bool],
    with_figures: bool = True,
) -> dict[int, tuple[SeriesLine, ...]]:
    """For each edition's measure its series in order, with figures up to the scope's last day.

    First those that the edition asks for, then what somebody had worked out beside them.
    ``edition_measures`` limits which are read (``None``: all of the framework's);
    ``has_target`` says which have a target, for those that nothing has been worked out for.
    Without ``with_figures`` only how they stand is read. Four queries at most.
    """
    rows = _stated_lines(scope, edition_measures).order_by(
        "pk", F("asked_at").asc(nulls_last=True), "line__position"
    )
    wanted = list(
        rows.values_list(
            "pk", "line", "line__label", "line__unit", "asked_at", polarity_held(scope.day)
        )
    )
    series = [row[1] for row in wanted] if edition_measures is not None else None
    figures = plain_figures(scope, series) if with_figures else {}
    judgements = _judgements(scope, edition_measures)
    ahead = outlooks(scope, edition_measures)
    found: dict[int, list[SeriesLine]] = defaultdict(list)
    for measure, key, label, unit, asked_at, polarity in wanted:
        beside = asked_at is None
        unjudged = not_worked_out(has_target[measure] and not beside)
        found[measure].append(
            line_of(
                scope,
                (key, label, unit, _polarity(scope, measure, polarity)),
                figures.get(key, ()),
                judgements.get((measure, key), ("", unjudged)),
                ahead.get((measure, key)),
                beside=beside,
            )
        )
    return {measure: tuple(lines) for measure, lines in found.items()}


def _polarity(scope: Scope, measure: int, now: str | None) -> str | None:
    """Which way is better, by what was known at the scope's moment."""
    if scope.then is None:
        return now
    held = scope.then.polarity(measure, scope.day)
    return held.value if held else None


def _stated_lines(
    scope: Scope, edition_measures: Collection[int] | None
) -> QuerySet[EditionMeasure, Any]:
    """A row for each ``line`` of each measure of an edition: the series that it asks for, and any
    that somebody had worked out beside them, whose ``asked_at`` is ``None``.
    """
    stated = EditionMeasure.objects.filter(framework=scope.framework)
    if edition_measures is not None:
        stated = stated.filter(pk__in=edition_measures)
    asked = Component.objects.filter(edition_measure=OuterRef("pk"), series=OuterRef("line"))
    with_lines = stated.order_by().annotate(
        line=FilteredRelation("measure__series", condition=Q(measure__series__dimension="")),
        asked_at=Subquery(asked.order_by().values("position")[:1]),
        # As a column, since a condition on the relation would join every line to every other.
        is_beside=F("line__beside"),
    )
    return with_lines.filter(Q(asked_at__isnull=False) | Q(is_beside=True))


def line_of(
    scope: Scope,
    series: tuple[int, str, str | None, str | None],
    figures: tuple[PlainFigure, ...],
    judged: tuple[str, Judgement],
    outlook: Outlook | None,
    *,
    beside: bool = False,
) -> SeriesLine:
    """A series from its key, label, unit and polarity, its figures, and what came of them.

    ``judged`` is the period that was judged last and how it stands. An outlook made from an
    earlier figure, or from a later one than is looked at, is not about that figure and left out.
    """
    key, label, unit, polarity = series
    period, judgement = judged
    bare = SeriesLine(
        key=key,
        label=label,
        unit=unit,
        polarity=polarity,
        figures=(),
        judgement=judgement,
        latest_period=None,
        outlook=outlook if outlook and outlook.period_code == period else None,
        beside=beside,
    )
    return with_figures_of(scope, bare, figures)


def with_figures_of(scope: Scope, line: SeriesLine, figures: tuple[PlainFigure, ...]) -> SeriesLine:
    """The series with these figures, and the period of the last of them named."""
    if not figures:
        return line
    last = next((figure for figure in reversed(figures) if figure.value is not None), None)
    label = scope.period_label(last.period_code) if last else None
    return replace(line, figures=figures, latest_period=label)


def plain_figures(
    scope: Scope, series: Collection[int] | None
) -> dict[int, tuple[PlainFigure, ...]]:
    """The latest revision of every figure by series, in period order. One query."""
    observations = Observation.objects.order_by(
        "series_id", "period_last", "period_first", "revision"
    )
    if series is None:
        observations = observations.filter(series__measure__authority=scope.authority)
    else:
        observations = observations.filter(series_id__in=series)
    if scope.last_day:
        observations = observations.filter(period_last__lte=scope.last_day)
    if scope.known_at:
        observations = observations.filter(recorded_at__lte=scope.known_at)
    latest: dict[int, dict[str, PlainFigure]] = defaultdict(dict)
    for key, observation, *row in observations.values_list(
        "series_id",
        "pk",
        "period_code",
        "period_first",
        "period_last",
        "value",
        "provisional",
        "illustrative",
        "numerator",
        "denominator",
    ).iterator():
        *plain, numerator, denominator = row
        figure = replace(PlainFigure(*plain), numerator=numerator, denominator=denominator)
        if not scope.disclosure.shows(observation):
            figure = replace(figure, value=None, withheld=True, numerator=None, denominator=None)
        latest[key][figure.period_code] = figure
    return {key: tuple(by_period.values()) for key, by_period in latest.items()}


def not_worked_out(has_target: bool) -> Judgement:
    """The standing of a series that has had nothing to judge yet."""
    if has_target:
        return Judgement("awaiting_data", "No figure has been recorded yet.")
    return Judgement("no_target", "The framework sets no target.")


WITHHELD = Judgement("cannot_judge", NOT_PUBLISHED)
"""The standing of a figure that this reader may not see: a status would tell of the number."""


def _judgements(
    scope: Scope, edition_measures: Collection[int] | None
) -> dict[tuple[int, int], tuple[str, Judgement]]:
    """For each series of each measure the latest period that was judged, and how it stands."""
    if scope.then is not None:
        return {
            key: (own[0].period_code, judgement_of(scope, own[0]))
            for key, own in scope.then.results.items()
        }
    results = Result.objects.filter(edition_measure=OuterRef("pk"), series=OuterRef("line"))
    if scope.last_day:
        results = results.filter(period_last__lte=scope.last_day)
    # Of two periods that end on one day the shorter is the one that counts. One look back from
    # the last period of each series takes a twentieth of the time of comparing every two results.
    latest = Subquery(results.order_by("-period_last", "-period_first").values("pk")[:1])
    # What was used is long to read, and only asked for where something is hidden.
    columns = (*_JUDGED_BY, "inputs") if scope.disclosure.hidden else _JUDGED_BY
    return {
        (row.edition_measure_id, row.series_id): (row.period_code, judgement_of(scope, row))
        for row in Result.objects.filter(
            pk__in=_stated_lines(scope, edition_measures).values_list(latest)
        )
        .order_by()
        .values_list("edition_measure_id", "series_id", "period_code", *columns, named=True)
    }


_JUDGED_BY = (
    "status",
    "reason",
    "direction",
    "direction_reason",
    "direction_test",
    "variation",
    "assurance",
    "target_value",
)


def judgement_of(scope: Scope, result: Any) -> Judgement:
    """What a result, or a row with its columns, says as far as this reader may know.

    A status that rests on a hidden figure would tell of it, and so would a direction.
    """
    judged = Judgement(*(getattr(result, column) for column in _JUDGED_BY))
    if scope.may_tell(result):
        return judged
    if not scope.disclosure.hidden.isdisjoint(result.inputs.get("judged", ())):
        return WITHHELD
    return Judgement(judged.status, judged.reason, target_value=judged.target_value)
