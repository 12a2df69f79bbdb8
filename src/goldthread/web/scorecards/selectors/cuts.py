"""The same framework cut another way, with how every value of a cut stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.text import slugify

from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.pictures.systems_view import StatusCount, headline, status_counts
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.concerned import Concerned, concerned_of
from goldthread.web.scorecards.selectors.counting import CountRow, CountTable, tally_of
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.facts import MeasureFacts, measure_facts
from goldthread.web.scorecards.selectors.ways_to_cut import CUTS, Cut


@dataclass(frozen=True, slots=True)
class Proposal:
    """An item whose words speak of a value that nobody has set on it, with those words."""

    item: MeasureFacts | DeliverableFacts
    words: str
    is_deliverable: bool


@dataclass(frozen=True, slots=True)
class Slice:
    """Everything that one value of a cut takes in; ``proposed`` is not part of it yet."""

    value: str
    slug: str
    href: str
    measures: tuple[MeasureFacts, ...]
    deliverables: tuple[DeliverableFacts, ...]
    proposed: tuple[Proposal, ...] = ()

    @property
    def counts(self) -> tuple[StatusCount, ...]:
        """How its measures stand."""
        return status_counts(measure.status for measure in self.measures)

    @property
    def headline(self) -> str:
        """How its measures stand, in words."""
        return headline(self.counts)

    @property
    def delivered(self) -> tuple[tuple[Mark, int], ...]:
        """How its deliverables stand."""
        return tally_of(item.status.value for item in self.deliverables)

    @property
    def has_anything(self) -> bool:
        """Whether anything stands in it that is not only proposed."""
        return bool(self.measures or self.deliverables)


@dataclass(frozen=True, slots=True)
class CutPage:
    """A cut with all its slices, and what no slice takes in."""

    cut: Cut
    href: str
    slices: tuple[Slice, ...]
    measures_without: int
    deliverables_without: int

    @property
    def standing(self) -> tuple[Slice, ...]:
        """The slices that have something."""
        return tuple(part for part in self.slices if part.has_anything)

    @property
    def proposing(self) -> tuple[Slice, ...]:
        """The slices that something is proposed for."""
        return tuple(part for part in self.slices if part.proposed)

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
                    promised=tuple(item.status.value for item in part.deliverables),
                )
                for part in self.standing
            ),
        )

    @property
    def rest(self) -> int:
        """How many values stand beyond the first few that an index names."""
        return max(0, len(self.slices) - 4)


def cut_page(scope: Scope, cut: Cut) -> CutPage:
    """Every value of a cut with what it takes in. Thirteen queries, two more of a concern."""
    return cut_among(
        scope,
        cut,
        measure_facts(scope, with_figures=False),
        deliverable_facts(scope),
        known_for(scope, cut),
    )


def known_for(scope: Scope, cut: Cut) -> Concerned | None:
    """What a cut of a concern takes its values from; ``None`` for any other. Two queries."""
    return concerned_of(scope, cut.concern)[cut.concern] if cut.concern else None


def all_cuts(scope: Scope) -> tuple[CutPage, ...]:
    """Every cut that this framework has anything to show for."""
    return cuts_among(scope, measure_facts(scope, with_figures=False), deliverable_facts(scope))


def cuts_among(
    scope: Scope,
    measures: tuple[MeasureFacts, ...],
    deliverables: tuple[DeliverableFacts, ...],
) -> tuple[CutPage, ...]:
    """Every cut of these measures and deliverables that has anything to show.

    Two queries.
    """
    known = concerned_of(scope, *(cut.concern for cut in CUTS if cut.concern))
    pages = (
        cut_among(scope, cut, measures, deliverables, known[cut.concern] if cut.concern else None)
        for cut in CUTS
    )
    return tuple(page for page in pages if page.slices)


def cut_among(
    scope: Scope,
    cut: Cut,
    measures: tuple[MeasureFacts, ...],
    deliverables: tuple[DeliverableFacts, ...],
    known: Concerned | None,
) -> CutPage:
    """One cut of these measures and deliverables. No query."""
    by_value: dict[str, list[MeasureFacts]] = defaultdict(list)
    promised: dict[str, list[DeliverableFacts]] = defaultdict(list)
    without = [0, 0]
    for measure in measures:
        values = tuple(cut.values_of_measure(measure, known))
        without[0] += not values
        for value in values:
            by_value[value].append(measure)
    for item in deliverables:
        values = tuple(cut.values_of_deliverable(item, known))
        without[1] += not values
        for value in values:
            promised[value].append(item)
    proposed = _proposed(measures, deliverables, known) if known else {}
    slugs = slugs_of(_in_order(cut, set(by_value) | set(promised) | set(proposed)))
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
                proposed=tuple(proposed.get(value, ())),
            )
            for value, slug in slugs.items()
        ),
        measures_without=without[0] if by_value else 0,
        deliverables_without=without[1] if promised else 0,
    )


def _proposed(
    measures: Iterable[MeasureFacts], deliverables: Iterable[DeliverableFacts], known: Concerned
) -> Mapping[str, list[Proposal]]:
    found: dict[str, list[Proposal]] = defaultdict(list)
    for measure in measures:
        for value, words in known.proposed(measure.code, measure.title).items():
            found[value].append(Proposal(measure, words, is_deliverable=False))
    for item in deliverables:
        for value, words in known.proposed(item.code, item.title, deliverable=True).items():
            found[value].append(Proposal(item, words, is_deliverable=True))
    return found


def _in_order(cut: Cut, values: Iterable[str]) -> list[str]:
    """Names in the order of the alphabet; statuses in the order of their weight."""
    if cut.slug == "status":
        weights = {mark.words: mark.weight for mark in MARKS.values()}
        return sorted(values, key=lambda value: weights[value])
    return sorted(values, key=str.casefold)


def slugs_of(values: Iterable[str]) -> dict[str, str]:
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
