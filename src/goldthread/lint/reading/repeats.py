"""Measures and deliverables that a framework prints more than once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.lint.reading.kinds import kinds_named
from goldthread.lint.reading.likeness import like_pairs, telling_words, unnumbered, words_shared
from goldthread.lint.reading.nearness import tell_apart
from goldthread.lint.reading.numbers import at_one_start
from goldthread.lint.reading.shorthand import names_of_initials, written_out
from goldthread.lint.reading.words import plain

# Several rules ask for the same pairs of one framework, one after another.
_REMEMBERED = 2
_SAME_MEASURE = 88.0
_SAME_WORDS = 0.75
_ROUND, _FEWEST_BESIDE_ODD, _SAME_WORDS_BESIDE_ODD = 2, 2, 0.66
_SAME_PROMISE = 84.0
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-Z•])")
_SHORTEST_SENTENCE = 9
_LONG_MILESTONE = 12
_OPENING = 16
_OPENING_OF_A_MEASURE = 20
_SHORTEST_NAME = 2
_LONGEST_NAME = 9
_BEFORE_A_NAME = 3
_GOES_ON = frozenset(("that", "which", "with", "including", "setting"))


def repeated_measures(framework: Framework) -> Iterator[tuple[Measure, Measure]]:
    """Pairs of measures whose titles say the same, initials written out."""
    titles = tuple(measure.title for measure in framework.measures)
    others = (framework.measures, framework.deliverables)
    topics = tuple(dict.fromkeys(_topic(item) for items in others for item in items))
    promised = tuple(deliverable.title for deliverable in framework.deliverables)
    said = (*framework.introduction, *topics, *promised)
    pairs = {*_like_measures(titles, said), *_same_start(framework.measures)}
    for first, second in sorted(pairs):
        yield framework.measures[first], framework.measures[second]


def _same_start(measures: Sequence[Measure]) -> Iterator[tuple[int, int]]:
    """Pairs that stood at one figure in one year, and whose titles use nearly the same words."""
    for first, second, start in at_one_start(measures):
        one, other = measures[first].title, measures[second].title
        # With an odd figure beside them, two words are enough.
        odd = len(start.value.normalize().as_tuple().digits) > _ROUND
        alike = words_shared(one, other, _FEWEST_BESIDE_ODD) if odd else words_shared(one, other)
        if alike >= (_SAME_WORDS_BESIDE_ODD if odd else _SAME_WORDS) and not of_two_things(
            one, other
        ):
            yield first, second


def of_two_things(one: str, other: str) -> bool:
    """Whether two titles name different populations, parts, numbers or sorts of figure."""
    return (
        telling_words(one) != telling_words(other)
        or tell_apart(one, other)
        or bool(kinds_named(one) and kinds_named(other) and kinds_named(one) != kinds_named(other))
    )


@lru_cache(maxsize=_REMEMBERED)
def _like_measures(titles: tuple[str, ...], others: tuple[str, ...]) -> list[tuple[int, int]]:
    names = names_of_initials((*titles, *others))
    written = [written_out(unnumbered(title), names) for title in titles]
    pairs = {*like_pairs(written, _SAME_MEASURE), *_same_opening(written, _OPENING_OF_A_MEASURE)}
    return sorted(pairs)


def repeated_deliverables(framework: Framework) -> Iterator[tuple[Deliverable, Deliverable]]:
    """Pairs of deliverables that promise the same: by title, or by a sentence of what they do.

    Where there is a description the title is only a heading, and the description decides.
    """
    texts: list[str] = []
    owners: list[int] = []
    for position, deliverable in enumerate(framework.deliverables):
        for text in _promises(deliverable):
            texts.append(text)
            owners.append(position)
    pairs = {(owners[first], owners[second]) for first, second in _like_promises(tuple(texts))}
    for first, second in sorted(pairs):
        if first != second:
            yield framework.deliverables[first], framework.deliverables[second]


@lru_cache(maxsize=_REMEMBERED)
def _like_promises(texts: tuple[str, ...]) -> list[tuple[int, int]]:
    return [
        *like_pairs(texts, _SAME_PROMISE),
        *_same_opening(texts, _OPENING),
        *_named_in(texts),
    ]


def _same_opening(texts: Sequence[str], opening: int) -> Iterator[tuple[int, int]]:
    """Pairs of texts that begin with the same so many words, whatever follows."""
    begun: dict[str, int] = {}
    for position, text in enumerate(texts):
        words = plain(text).split()[:opening]
        if len(words) == opening:
            first = begun.setdefault(" ".join(words), position)
            if first != position:
                yield first, position


def _named_in(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs where one text is a name ("Transparency Plan") and another begins by naming it."""
    words = [plain(text).split() for text in texts]
    names = [
        (position, name)
        for position, name in enumerate(words)
        if _SHORTEST_NAME <= len(name) <= _LONGEST_NAME
        # Two everyday words are not a name; a title in capitals is.
        and (len(name) > _SHORTEST_NAME or texts[position].istitle())
    ]
    # Only a text with the name's first word among its own first words can begin by naming it.
    beginning: dict[str, list[int]] = defaultdict(list)
    for position, begun in enumerate(words):
        for word in dict.fromkeys(begun[: _BEFORE_A_NAME + 1]):
            beginning[word].append(position)
    for position, name in names:
        for other in beginning[name[0]]:
            if other != position and _begins_by_naming(words[other], name):
                yield min(position, other), max(position, other)


def _begins_by_naming(words: list[str], name: list[str]) -> bool:
    if len(words) <= len(name) + _BEFORE_A_NAME:
        return False
    if words[: len(name)] == name:
        # "Model for schools" and "Model for hospitals" share a name and are two things.
        return words[len(name)] in _GOES_ON
    return any(words[start : start + len(name)] == name for start in range(1, _BEFORE_A_NAME + 1))


def _topic(item: Measure | Deliverable) -> str:
    return item.placements[0].topic or ""


def _promises(deliverable: Deliverable) -> Iterator[str]:
    for milestone in deliverable.milestones:
        if len(milestone.text.split()) >= _LONG_MILESTONE:
            yield milestone.text
    if not deliverable.description:
        yield unnumbered(deliverable.title)
        return
    for sentence in _SENTENCE.split(deliverable.description):
        if len(sentence.split()) >= _SHORTEST_SENTENCE:
            yield sentence
