"""The page of one value of a cut: how it stands, what changed in it, and who answers for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from goldthread.engine.observations import Observation as KnownFigure
from goldthread.framework.periods import period_from_code
from goldthread.reports.pictures.direction_marks import direction_mark
from goldthread.reports.pictures.marks import Mark
from goldthread.reports.pictures.systems_view import Bead
from goldthread.reports.wording import amount, rounded_like
from goldthread.web.records.models import Travel
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.changed import Changed, changed_among
from goldthread.web.scorecards.selectors.concerned import PartOf
from goldthread.web.scorecards.selectors.cuts import Slice, cut_among, known_for, slugs_of
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts, with_figures
from goldthread.web.scorecards.selectors.figures import PlainFigure, plain_figures
from goldthread.web.scorecards.selectors.history import NOT_SHOWN
from goldthread.web.scorecards.selectors.ownership import Owned, by_owner
from goldthread.web.scorecards.selectors.tree import Tree, tree_of
from goldthread.web.scorecards.selectors.ways_to_cut import CUTS, Cut
from goldthread.web.scorecards.selectors.whole import bead_of
from goldthread.web.scorecards.tables import Table, table

_Everything: TypeAlias = tuple[tuple[MeasureFacts, ...], tuple[DeliverableFacts, ...]]


@dataclass(frozen=True, slots=True)
class StringOfBeads:
    """The measures of a slice that stand under one branch at the top of the tree."""

    title: str
    href: str
    beads: tuple[Bead, ...]


@dataclass(frozen=True, slots=True)
class Answering:
    """Somebody who answers for a part of a slice, with how many of its items."""

    capacity: str
    name: str
    href: str
    measures: int
    deliverables: int


@dataclass(frozen=True, slots=True)
class PartHere:
    """The figure of a measure counted for one place or group, beside the whole."""

    measure: MeasureFacts
    label: str
    dimension: str
    shown: str
    period: str
    interval: str
    whole: str
    direction: Mark | None
    illustrative: bool


@dataclass(frozen=True, slots=True)
class SlicePage:
    """Everything that the page of one value shows."""

    cut: Cut
    part: Slice
    strings: tuple[StringOfBeads, ...]
    owners: tuple[Owned, ...]
    changed: Changed
    answering: tuple[Answering, ...]
    parts: tuple[PartHere, ...]

    @property
    def meaning(self) -> str:
        """What the page holds."""
        return self.cut.meaning_of(self.part.value)

    @property
    def portfolio(self) -> str:
        """The portfolio that a lead member holds, where it is known."""
        items: list[MeasureFacts | DeliverableFacts] = [
            *self.part.measures,
            *self.part.deliverables,
        ]
        for item in items:
            if item.portfolios and item.lead_members == (self.part.value,):
                return item.portfolios[0]
        return ""

    @property
    def in_time(self) -> tuple[DeliverableFacts, ...]:
        """Its deliverables, those with the next days first; those without a day last."""
        return tuple(sorted(self.part.deliverables, key=lambda item: item.due_on or date.max))


def slice_page(scope: Scope, cut: Cut, slug: str) -> SlicePage | None:
    """The page of one value; ``None`` when the framework has no such value.

    At most 24 queries with those of the page around it.
    """
    measures = measure_facts(scope, with_figures=False)
    known = known_for(scope, cut)
    deliverables = deliverable_facts(scope)
    told = cut_among(scope, cut, measures, deliverables, known)
    part = next((part for part in told.slices if part.slug == slug), None)
    if part is None:
        return None
    here = {one.series: one for one in known.parts.get(part.value, ())} if known else {}
    figures = plain_figures(
        scope, [*(line.key for one in part.measures for line in one.lines), *here]
    )
    part = replace(part, measures=with_figures(scope, part.measures, figures))
    return SlicePage(
        cut=cut,
        part=part,
        strings=_strings(tree_of(scope), part.measures) if part.measures else (),
        owners=by_owner(part.measures) if cut.slug != "ownership" else (),
        changed=changed_among(scope, part.measures),
        answering=tuple(_answering(scope, (measures, deliverables), cut, part)),
        parts=tuple(_parts_here(scope, part, here, figures)) if here else (),
    )


def _strings(tree: Tree, measures: Sequence[MeasureFacts]) -> tuple[StringOfBeads, ...]:
    """The slice as the systems view would draw it: across every branch at the top."""
    found: dict[int, dict[int, Bead]] = defaultdict(dict)
    for measure in measures:
        for place in measure.places:
            root = tree.path(place.node)[0]
            found[root.key].setdefault(measure.key, bead_of(measure, place.role))
    return tuple(
        StringOfBeads(
            root.title,
            root.href,
            tuple(sorted(found[root.key].values(), key=lambda bead: bead.mark.weight)),
        )
        for root in tree.roots
        if root.key in found
    )


def _answering(scope: Scope, every: _Everything, own: Cut, part: Slice) -> Iterable[Answering]:
    """Who leads what the slice takes in, those with most of it first. No query."""
    for cut in CUTS:
        if not cut.people or cut is own:
            continue
        counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for measure in part.measures:
            for name in cut.of_measure(measure):
                counts[name][0] += 1
        for item in part.deliverables:
            for name in cut.of_deliverable(item):
                counts[name][1] += 1
        slugs = slugs_of(sorted(_names(cut, every), key=str.casefold))
        for name, (measures, deliverables) in sorted(
            counts.items(), key=lambda one: (-sum(one[1]), one[0])
        ):
            href = scope.address("slice", cut.slug, slugs[name])
            yield Answering(cut.one, name, href, measures, deliverables)


def _names(cut: Cut, every: _Everything) -> set[str]:
    """Every name the cut has in the whole framework, so that addresses are the same everywhere."""
    names = {name for measure in every[0] for name in cut.of_measure(measure)}
    return names | {name for item in every[1] for name in cut.of_deliverable(item)}


def _parts_here(
    scope: Scope,
    part: Slice,
    wanted: Mapping[int, PartOf],
    figures: Mapping[int, tuple[PlainFigure, ...]],
) -> Iterable[PartHere]:
    """The latest figure of every part counted for this value. One query."""
    travels = {
        row.series_id: row
        for row in Travel.objects.filter(
            series__in=wanted, edition_measure__framework=scope.framework
        )
        if scope.may_tell(row)
    }
    measures = {measure.key: measure for measure in part.measures}
    for key, one in wanted.items():
        if one.measure in measures:
            own = figures.get(key, ())
            latest = own[-1] if own else None
            yield _part_here(scope, measures[one.measure], one, latest, travels.get(key))


def _part_here(
    scope: Scope,
    measure: MeasureFacts,
    one: PartOf,
    figure: PlainFigure | None,
    travel: Travel | None,
) -> PartHere:
    line = next((line for line in measure.lines if line.label == one.label), measure.lines[0])
    shown = "No figure"
    if figure is not None and figure.withheld:
        shown = NOT_SHOWN
    elif figure is not None and figure.value is not None:
        shown = amount(figure.value, line.unit)
    same = travel is not None and figure is not None and travel.period_code == figure.period_code
    return PartHere(
        measure=measure,
        label=one.label,
        dimension=one.dimension,
        shown=shown,
        period=scope.period_label(figure.period_code) if figure else "",
        interval=_interval(scope, figure, line.unit) if figure else "",
        whole=line.shown or "",
        direction=direction_mark(
            travel.direction, variation=travel.variation, polarity=line.polarity
        )
        if travel is not None and same
        else None,
        illustrative=bool(figure and figure.illustrative),
    )


def _interval(scope: Scope, figure: PlainFigure, unit: str | None) -> str:
    if figure.value is None or figure.denominator is None or figure.numerator is None:
        return ""
    # Imported here because the library beneath takes long to load and few measures have parts.
    from goldthread.engine.noise import interval_of

    found = interval_of(
        KnownFigure(
            id="",
            period=period_from_code(figure.period_code, scope.calendar),
            value=figure.value,
            numerator=figure.numerator,
            denominator=figure.denominator,
        ),
        unit,
    )
    if found is None:
        return ""
    ends = (amount(rounded_like(end, figure.value), unit) for end in (found.lower, found.upper))
    return " to ".join(ends)


def parts_table(name: str, parts: Iterable[PartHere]) -> Table:
    """One row for every figure counted for a place or a group."""
    return table(
        name,
        (
            "Measure",
            "Title",
            "Series",
            "Broken down by",
            "Period",
            "Figure",
            "By chance",
            "All together",
            "Direction of travel",
            "Illustrative",
        ),
        (
            (
                one.measure.code,
                one.measure.title,
                one.label,
                one.dimension,
                one.period,
                one.shown,
                one.interval,
                one.whole,
                one.direction.words if one.direction else None,
                "yes" if one.illustrative else "no",
            )
            for one in parts
        ),
    )
