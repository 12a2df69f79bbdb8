"""GT407: two deliverables, or steps of them, may be one in other words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from goldthread.framework import Deliverable, Framework
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.differences import deliverable_differences
from goldthread.lint.reading.nearness import Near, near_items, subject_words, tell_apart
from goldthread.lint.reading.repeats import repeated_deliverables
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.shorthand import names_of_initials, written_out
from goldthread.lint.reading.words import meaning, plain

RULE = Rule(
    code="GT407",
    severity=Severity.ADVICE,
    title="Two deliverables may be one",
    why="If they are, they will be reported twice, perhaps with two dates; if not, readers will "
    "take one for the other.",
    fix="Keep one and place it in both themes, or say what sets them apart.",
)
_PASSAGE = re.compile(r"(?<=[.;:])\s+(?=[A-Z•])|[;•]\s+")
_SHORTEST = 4
_LONGEST_QUOTE = 90
_FEWEST_WORDS = 3
# Most of a short passage, or a good part of a long one.
_ENOUGH = ((0.6, 1.9), (0.5, 2.9))


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables and milestones of different nodes that share most words that are rare."""
    deliverables = framework.deliverables
    sure = {(one.id, other.id) for one, other in repeated_deliverables(framework)}
    told: set[tuple[int, int]] = set()
    for near in near_items([_passages(one) for one in deliverables]):
        one, other = deliverables[near.first], deliverables[near.second]
        if (one.id, other.id) in sure or not (_enough(near) and _elsewhere(one, other)):
            continue
        but = deliverable_differences(one, other)
        told_apart = f"; if so, {listed(but)}" if but else ""
        told.add((near.first, near.second))
        yield RULE.finding(
            f"{_told(near.passage, one)} may be {_told(near.other, other)}{told_apart}.",
            one,
            other,
        )
    for first, second in _one_title_in_another(framework):
        one, other = deliverables[first], deliverables[second]
        if (first, second) not in told and (one.id, other.id) not in sure:
            but = deliverable_differences(one, other)
            told_apart = f"; if so, {listed(but)}" if but else ""
            yield RULE.finding(f"{named(one)} may be {named(other)}{told_apart}.", one, other)


def _one_title_in_another(framework: Framework) -> Iterator[tuple[int, int]]:
    """Pairs of which one title has all the words of the other, and few besides."""
    titles = [one.title for one in framework.deliverables]
    names = names_of_initials((*titles, *framework.introduction))
    written = [written_out(title, names) for title in titles]
    words = [meaning(title) for title in written]
    # Where there are descriptions, a title that stands twice is only a heading.
    described = [bool(one.description) for one in framework.deliverables]
    for first, second in combinations(range(len(written)), 2):
        shorter, longer = sorted((words[first], words[second]), key=len)
        if (
            len(shorter) >= _FEWEST_WORDS
            and shorter <= longer
            and not (plain(titles[first]) == plain(titles[second]) and described[first])
            and len(longer) - len(shorter) <= len(shorter) / 2
            and subject_words(written[first]) & subject_words(written[second])
            and not tell_apart(written[first], written[second])
        ):
            yield first, second


def _told(passage: str, deliverable: Deliverable) -> str:
    """The passage and the deliverable it is of; a title is said once."""
    if passage == deliverable.title:
        return named(deliverable)
    return f"{quoted(passage, _LONGEST_QUOTE)} of {named(deliverable)}"


def _passages(deliverable: Deliverable) -> list[str]:
    texts = [deliverable.title, *_PASSAGE.split(deliverable.description or "")]
    texts += [step.text for step in deliverable.milestones]
    return [text for text in texts if len(text.split()) >= _SHORTEST]


def _enough(near: Near) -> bool:
    return any(near.share >= share and near.weight >= weight for share, weight in _ENOUGH)


def _elsewhere(one: Deliverable, other: Deliverable) -> bool:
    return {place.node for place in one.placements}.isdisjoint(
        place.node for place in other.placements
    )
