"""Search: everything that has a name in a framework, by kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldthread.web.scorecards.matching import best_matches
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.cuts import cuts_among
from goldthread.web.scorecards.selectors.deliverables import deliverable_facts
from goldthread.web.scorecards.selectors.facts import measure_facts
from goldthread.web.scorecards.selectors.tree import tree_of

MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what kind of thing, its name, its page, and what places it."""

    kind: str
    title: str
    href: str
    context: str
    status: str | None = None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one kind, the best first."""

    kind: str
    hits: tuple[Hit, ...]

    @property
    def heading(self) -> str:
        """The kind, more than one of it."""
        return f"{self.kind[:-1]}ies" if self.kind.endswith("y") else f"{self.kind}s"


@dataclass(frozen=True, slots=True)
class SearchResults:
    """What was found, the kinds in the order of their best hit; ``more`` were left out."""

    query: str
    groups: tuple[HitGroup, ...]
    found: int
    more: int

    @property
    def shown(self) -> int:
        """How many are shown."""
        return self.found - self.more


def search(scope: Scope, query: str) -> SearchResults:
    """Everything of this framework whose name, topic or place meets every word of the query."""
    query = query.strip()
    if not query:
        return SearchResults("", (), 0, 0)
    by_text = {hit: f"{hit.title} {hit.context}" for hit in _everything(scope)}
    ranked = best_matches(query, by_text)
    # A name that meets the query comes before one whose surroundings do.
    named = dict(best_matches(query, {hit: hit.title for hit, _ in ranked}))
    ranked.sort(key=lambda entry: -(entry[1] + named.get(entry[0], 0.0)))
    groups: dict[str, list[Hit]] = {}
    for hit, _score in ranked[:MOST_SHOWN]:
        groups.setdefault(hit.kind, []).append(hit)
    return SearchResults(
        query=query,
        groups=tuple(HitGroup(kind, tuple(hits)) for kind, hits in groups.items()),
        found=len(ranked),
        more=max(0, len(ranked) - MOST_SHOWN),
    )


def _everything(scope: Scope) -> Iterator[Hit]:
    tree = tree_of(scope)
    for branch in tree.branches:
        above = tree.at(branch.parent).title if branch.parent else ""
        yield Hit(branch.kind_word, branch.title, branch.href, above)
    measures = measure_facts(scope, with_figures=False)
    for measure in measures:
        yield Hit(
            "Measure",
            measure.title,
            measure.href,
            _context(tree.at(place.node).title + _topic(place.topic) for place in measure.places),
            measure.status,
        )
    deliverables = deliverable_facts(scope)
    for item in deliverables:
        yield Hit(
            "Deliverable",
            item.title,
            item.href,
            _context(tree.at(place.node).title + _topic(place.topic) for place in item.places),
        )
    for page in cuts_among(scope, measures, deliverables):
        if page.cut.slug in ("status", "frequency", "ownership"):
            continue
        for part in page.slices:
            yield Hit(page.cut.one, part.value, part.href, "")


def _context(places: Iterator[str]) -> str:
    return "; ".join(dict.fromkeys(places))


def _topic(topic: str | None) -> str:
    return f", {topic}" if topic else ""
