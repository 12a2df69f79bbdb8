"""GT406: two measures may be one under two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from math import log

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.likeness import telling_words
from goldthread.lint.reading.repeats import repeated_measures
from goldthread.lint.reading.saying import named
from goldthread.lint.reading.words import meaning

RULE = Rule(
    code="GT406",
    severity=Severity.ADVICE,
    title="Two measures may be one",
    why="If they are, they will be collected twice and will not agree; if not, readers will "
    "take one for the other.",
    fix="Keep one and place it twice, or say in the titles what sets them apart.",
)
_ALIKE = 0.75
_FEWEST_SHARED = 2


def find(framework: Framework) -> Iterator[Finding]:
    """Measures at different nodes that share most of the words that are rare in the framework."""
    words = [meaning(measure.title) for measure in framework.measures]
    spread = Counter(word for one in words for word in one)
    weight = {word: log(1 + len(words) / count) for word, count in spread.items()}
    sure = {(one.id, other.id) for one, other in repeated_measures(framework)}
    for first, second in combinations(range(len(words)), 2):
        shared = words[first] & words[second]
        if len(shared) < _FEWEST_SHARED:
            continue
        one, other = framework.measures[first], framework.measures[second]
        elsewhere = {place.node for place in one.placements}.isdisjoint(
            place.node for place in other.placements
        )
        lighter = min(_sum(words[first], weight), _sum(words[second], weight))
        if not elsewhere or (one.id, other.id) in sure or _sum(shared, weight) < _ALIKE * lighter:
            continue
        if telling_words(one.title) == telling_words(other.title):
            yield RULE.finding(f"{named(one)} may be {named(other)}.", one, other)


def _sum(words: frozenset[str], weight: dict[str, float]) -> float:
    return sum(weight[word] for word in words)
