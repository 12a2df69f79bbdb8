"""The same framework cut another way: by who leads it, where it is run, how often it is counted.

A cut is a name and a way to read an item's values; everything else (the index with counts, the
list of one value) is the same for all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.utils.text import slugify

from goldthread.reports.pictures.marks import MARKS
from goldthread.reports.pictures.systems_view import StatusCount, headline, status_counts
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.counting import CountRow, CountTable
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, add_figures, measure_facts

_OWNERSHIP = {
    "council": "Council",
    "partnership": "Partnership",
}


def _nothing(_item: object) -> tuple[str, ...]:
    return ()


def _known(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to cut: its address, its heading, and the values it gives each kind of item."""

    slug: str
    heading: str
    one: str
    of_measure: Callable[[MeasureFacts], Iterable[str]] = _nothing
    of_deliverable: Callable[[DeliverableFacts], Iterable[str]] = _nothing


CUTS = (
    Cut(
        "status",
        "Status",
        "Status",
        of_measure=lambda measure: (measure.mark.words,),
    ),
    Cut(
        "lead-member",
        "Lead members",
        "Lead member",
        of_measure=lambda measure: measure.lead_members,
        of_deliverable=lambda item: item.lead_members,
    ),
    Cut(
        "lead-officer",
        "Lead officers",
        "Lead officer",
        of_measure=lambda measure: measure.lead_officers,
        of_deliverable=lambda item: item.lead_officers,
    ),
    Cut(
        "programme",
        "Programmes",
        "Programme",
        of_deliverable=lambda item: item.programmes,
    ),
    Cut(
        "service",
        "Services",
        "Service",
        of_measure=lambda measure: _known(measure.service),
    ),
    Cut(
        "partner",
        "Partners",
        "Partner",
        of_measure=lambda measure: measure.partners,
    ),
    Cut(
        "ownership",
        "Council or partnership",
        "Ownership",
        of_measure=lambda measure: _known(_OWNERSHIP.get(measure.ownership or "")),
    ),
    Cut(
        "frequency",
        "How often",
        "Frequency",
        of_measure=lambda measure: _known(measure.frequency),
    ),
)


@dataclass(frozen=True, slots=True)
class Slice:
    """Everything that one value of a cut takes in."""

    value: str
    slug: str
    href: str
    measures: tuple[MeasureFacts, ...]
    deliverables: tuple[DeliverableFacts, ...]

    @property
    def counts(self) -> tuple[StatusCount, ...]:
        """How its measures stand."""
        return status_counts(measure.status for measure in self.measures)

    @property
    def headline(self) -> str:
        """How its measures stand, in words."""
        return headline(self.counts)


@dataclass(frozen=True, slots=True)
class CutPage:
    """A cut with all its slices, and what no slice takes in."""

    cut: Cut
    href: str
    slices: tuple[Slice, ...]
    measures_without: int
    deliverables_without: int

    @property
    def counts(self) -> CountTable:
        """Its slices beside each other."""
        return CountTable(
            self.cut.one,
            tuple(
                CountRow(
                    title=part.value,
                    href=part.href,
                    statuses=tuple(measure.status for measure in part.measures),
                    deliverables=len(part.deliverables),
                )
                for part in self.slices
            ),
        )

    @property
    def rest(self) -> int:
        """How many values stand beyond the first few that an index names."""
        return max(0, len(self.slices) - 4)


def cut_of(slug: str) -> Cut | None:
    """The cut of this address."""
    return next((cut for cut in CUTS if cut.slug == slug), None)


def cut_page(scope: Scope, cut: Cut) -> CutPage:
    """Every value of a cut with what it takes in. Thirteen queries."""
    return _cut(scope, cut, measure_facts(scope, with_figures=False), deliverable_facts(scope))


def all_cuts(scope: Scope) -> tuple[CutPage, ...]:
    """Every cut that this framework has anything to show for. Thirteen queries in all."""
    return cuts_among(scope, measure_facts(scope, with_figures=False), deliverable_facts(scope))


def cuts_among(
    scope: Scope,
    measures: tuple[MeasureFacts, ...],
    deliverables: tuple[DeliverableFacts, ...],
) -> tuple[CutPage, ...]:
    """Every cut of these measures and deliverables that has anything to show. No query."""
    pages = (_cut(scope, cut, measures, deliverables) for cut in CUTS)
    return tuple(page for page in pages if page.slices)


def slice_of(scope: Scope, cut: Cut, slug: str) -> Slice | None:
    """What one value of a cut takes in; ``None`` when the framework has no such value."""
    part = next((part for part in cut_page(scope, cut).slices if part.slug == slug), None)
    if part is None or not part.measures:
        return part
    return replace(part, measures=add_figures(scope, part.measures))


def _cut(
    scope: Scope,
    cut: Cut,
    measures: tuple[MeasureFacts, ...],
    deliverables: tuple[DeliverableFacts, ...],
) -> CutPage:
    by_value: dict[str, list[MeasureFacts]] = defaultdict(list)
    promised: dict[str, list[DeliverableFacts]] = defaultdict(list)
    without = [0, 0]
    for measure in measures:
        values = dict.fromkeys(cut.of_measure(measure))
        without[0] += not values
        for value in values:
            by_value[value].append(measure)
    for item in deliverables:
        values = dict.fromkeys(cut.of_deliverable(item))
        without[1] += not values
        for value in values:
            promised[value].append(item)
    slugs = _slugs(_in_order(cut, set(by_value) | set(promised)))
    return CutPage(
        cut=cut,
        href=scope.address("cut", cut.slug),
        slices=tuple(
            Slice(
                value=value,
                slug=slug,
                href=scope.address("slice", cut.slug, slug),
                measures=tuple(by_value.get(value, ())),
                deliverables=tuple(promised.get(value, ())),
            )
            for value, slug in slugs.items()
        ),
        measures_without=without[0] if by_value else 0,
        deliverables_without=without[1] if promised else 0,
    )


def _in_order(cut: Cut, values: Iterable[str]) -> list[str]:
    """Names in the order of the alphabet; statuses in the order of their weight."""
    if cut.slug == "status":
        weights = {mark.words: mark.weight for mark in MARKS.values()}
        return sorted(values, key=lambda value: weights[value])
    return sorted(values, key=str.casefold)


def _slugs(values: Iterable[str]) -> dict[str, str]:
    """An address for every value; two that would share one are numbered."""
    slugs: dict[str, str] = {}
    used: set[str] = set()
    for value in values:
        plain = slugify(value) or "unnamed"
        slug, number = plain, 1
        while slug in used:
            number += 1
            slug = f"{plain}-{number}"
        used.add(slug)
        slugs[value] = slug
    return slugs
