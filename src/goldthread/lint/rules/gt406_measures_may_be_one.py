"""GT406: two measures may be one under two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.differences import measure_differences
from goldthread.lint.reading.nearness import near_items, subject_words
from goldthread.lint.reading.numbers import parts, thresholds
from goldthread.lint.reading.repeats import repeated_measures
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.shorthand import names_of_initials, written_out

RULE = Rule(
    code="GT406",
    severity=Severity.ADVICE,
    title="Two measures may be one",
    why="If they are, they will be collected twice and will not agree; if not, readers will "
    "take one for the other.",
    fix="Keep one and place it twice, or say in the titles what sets them apart.",
)
_SHARE = 0.6
_WEIGHT = 1.45
_ROUND = (5, 100)
_RARE = 8


def find(framework: Framework) -> Iterator[Finding]:
    """Measures at different nodes that share most words that are rare, or one odd target."""
    measures = framework.measures
    sure = {(one.id, other.id) for one, other in repeated_measures(framework)}
    names = names_of_initials(measure.title for measure in measures)
    told = [[written_out(_about(measure), names)] for measure in measures]
    found = {
        (near.first, near.second): ""
        for near in near_items(told)
        if near.share >= _SHARE and near.weight >= _WEIGHT
    }
    for first, second, target in _same_odd_target(measures):
        found.setdefault((first, second), f", with the same target, {quoted(target)}")
    for (first, second), why in sorted(found.items()):
        one, other = measures[first], measures[second]
        if _elsewhere(one, other) and (one.id, other.id) not in sure:
            but = measure_differences(one, other)
            told_apart = f"; if so, {listed(but)}" if but else ""
            yield RULE.finding(f"{named(one)} may be {named(other)}{why}{told_apart}.", one, other)


def _about(measure: Measure) -> str:
    """The title, and the words of a target that is held against other people's figures."""
    beside = any(isinstance(part, t.Relative | t.Rank) for part in parts(measure.target))
    return f"{measure.title} {measure.target_text}" if beside else measure.title


def _elsewhere(one: Measure, other: Measure) -> bool:
    return {place.node for place in one.placements}.isdisjoint(
        place.node for place in other.placements
    )


def _same_odd_target(measures: tuple[Measure, ...]) -> Iterator[tuple[int, int, str]]:
    """Pairs with one target that few would set by chance ("2.3%") and a rare word in common."""
    by_target: dict[tuple[Decimal, str | None], list[int]] = {}
    for position, measure in enumerate(measures):
        for aim in thresholds(measure.target):
            if aim.value % _ROUND[0] and (aim.unit != "%" or aim.value % 1):
                by_target.setdefault((aim.value, aim.unit), []).append(position)
    words = [subject_words(measure.title) for measure in measures]
    spread = Counter(word for held in words for word in held)
    rare = {word for word, count in spread.items() if count <= _RARE}
    for positions in by_target.values():
        for first, second in combinations(dict.fromkeys(positions), 2):
            if words[first] & words[second] & rare:
                yield first, second, measures[first].target_text or ""
