"""Measures and deliverables that a framework prints more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.lint.reading.likeness import like_pairs
from goldthread.lint.reading.shorthand import names_of_initials, written_out
from goldthread.lint.reading.words import plain

_SAME_MEASURE = 88.0
_SAME_PROMISE = 84.0
_SENTENCE = re.compile(r"(?<=[.;:])\s+(?=[A-Z•])")
_SHORTEST_SENTENCE = 9
_OPENING = 16


def repeated_measures(framework: Framework) -> Iterator[tuple[Measure, Measure]]:
    """Pairs of measures whose titles say the same, initials written out."""
    texts = (text for m in framework.measures for text in (m.title, _topic(m)))
    others = (text for d in framework.deliverables for text in (d.title, _topic(d)))
    names = names_of_initials((*texts, *others))
    titles = [written_out(measure.title, names) for measure in framework.measures]
    for first, second in like_pairs(titles, _SAME_MEASURE):
        yield framework.measures[first], framework.measures[second]


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
    pairs = {
        (owners[first], owners[second])
        for first, second in (*like_pairs(texts, _SAME_PROMISE), *_same_opening(texts))
    }
    for first, second in sorted(pairs):
        if first != second:
            yield framework.deliverables[first], framework.deliverables[second]


def _same_opening(texts: list[str]) -> Iterator[tuple[int, int]]:
    """Pairs of texts that begin with the same sixteen words, whatever follows."""
    begun: dict[str, int] = {}
    for position, text in enumerate(texts):
        words = plain(text).split()[:_OPENING]
        if len(words) == _OPENING:
            first = begun.setdefault(" ".join(words), position)
            if first != position:
                yield first, position


def _topic(item: Measure | Deliverable) -> str:
    return item.placements[0].topic or ""


def _promises(deliverable: Deliverable) -> Iterator[str]:
    if not deliverable.description:
        yield deliverable.title
        return
    for sentence in _SENTENCE.split(deliverable.description):
        if len(sentence.split()) >= _SHORTEST_SENTENCE:
            yield sentence
