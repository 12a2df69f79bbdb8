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
from goldthread.lint.reading.likeness import words_shared
from goldthread.lint.reading.nearness import near_items, subject_words
from goldthread.lint.reading.numbers import at_one_start, parts, start_of, thresholds
from goldthread.lint.reading.repeats import of_two_things, repeated_measures
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
# Figures this large are seldom the same by chance.
_LARGE = 1000
_DIGITS = 3
_FEW = 3
_MOST = 0.6


def find(framework: Framework) -> Iterator[Finding]:
    """Measures at different nodes that share most words that are rare, or one odd target."""
    measures = framework.measures
    sure = {(one.id, other.id) for one, other in repeated_measures(framework)}
    titles = [measure.title for measure in measures]
    names = names_of_initials((*titles, *framework.introduction))
    told = [[written_out(_about(measure), names)] for measure in measures]
    found = {
        (near.first, near.second): ""
        for near in near_items(told)
        if near.share >= _SHARE and near.weight >= _WEIGHT
    }
    for first, second, target in _same_odd_target(measures):
        found.setdefault((first, second), f", with the same target, {quoted(target)}")
    found = {
        pair: why for pair, why in found.items() if _elsewhere(measures[pair[0]], measures[pair[1]])
    }
    found |= dict.fromkeys(_same_odd_start(measures), "")
    for (first, second), why in sorted(found.items()):
        one, other = measures[first], measures[second]
        if (one.id, other.id) not in sure and not _counted_otherwise(one, other):
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
            one, other = start_of(measures[first].baseline), start_of(measures[second].baseline)
            # What stood at two figures and is to reach one is very likely two things.
            apart = one is not None and other is not None and one.value != other.value
            if words[first] & words[second] & rare and not apart:
                yield first, second, measures[first].target_text or ""


def _same_odd_start(measures: tuple[Measure, ...]) -> Iterator[tuple[int, int]]:
    """Pairs that stood at one figure: a large one and a rare word, or many words in common."""
    spread = Counter(word for one in measures for word in subject_words(one.title))
    for first, second, start in at_one_start(measures):
        one, other = measures[first].title, measures[second].title
        if len(start.value.normalize().as_tuple().digits) < _DIGITS or of_two_things(one, other):
            continue
        shared = subject_words(one) & subject_words(other)
        rare = start.value >= _LARGE and any(spread[word] <= _FEW for word in shared)
        if rare or words_shared(one, other) >= _MOST:
            yield first, second


def _counted_otherwise(one: Measure, other: Measure) -> bool:
    """Whether one stood at a percentage or a sum of money and the other did not."""
    starts = start_of(one.baseline), start_of(other.baseline)
    units = [{"%", "GBP"} & {start.unit} for start in starts if start is not None]
    return len(units) == 2 and units[0] != units[1]
