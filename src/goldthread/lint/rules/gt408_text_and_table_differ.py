"""GT408: what the text promises is not what the table asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from goldthread.framework import NOT_READ, Framework, Measure, Node
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.likeness import one_word
from goldthread.lint.reading.numbers import parts, thresholds
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.tree import parents_of, upwards
from goldthread.lint.reading.words import meaning, plain

RULE = Rule(
    code="GT408",
    severity=Severity.ERROR,
    title="The text promises another number than the table",
    why="One was agreed and the other will be reported, and a reader cannot know which.",
    fix="Settle which number was agreed and say it in both places.",
)
_SENTENCE = re.compile(r"(?<=[.;])\s+(?=[A-Z])")
_NUMBER = re.compile(r"(?<![\w.,/£])(\d[\d,]*(?:\.\d+)?)(\s?%| per ?cent)?(?![\w/])")
_YEAR = re.compile(r"\b20\d\d\b")
_BRACKETS = re.compile(r"\([^)]*\)")
_LEADING = re.compile(r"^(?:the )?(?:total )?(?:number|percentage|proportion|share|amount|%) of ")
_BY = re.compile(r"\bby\s*$")
# How many words of a title a sentence must hold to speak of the measure, and what part of all.
_FEWEST, _MOST_OF_IT = 2, 0.65


@dataclass(frozen=True, slots=True)
class _Promise:
    """A number in a sentence: whether per cent, whether an amount of change, and its years."""

    value: Decimal
    in_percent: bool
    by_so_much: bool
    years: frozenset[int]
    sentence: str


def find(framework: Framework) -> Iterator[Finding]:
    """Sentences of the introduction, goals and notes that give a measure another target."""
    parents = parents_of(framework)
    for node, text in _texts(framework):
        for sentence in _SENTENCE.split(text):
            promised = _promised(sentence)
            if not promised:
                continue
            for measure in framework.measures:
                if node and not _under(node.id, measure, parents):
                    continue
                if _speaks_of(sentence, measure) and _differs(promised, measure):
                    yield RULE.finding(
                        f"The text says {quoted(sentence)}, but the target of {named(measure)} is "
                        f"{quoted(measure.target_text or '')}.",
                        measure,
                    )


def _texts(framework: Framework) -> Iterator[tuple[Node | None, str]]:
    for paragraph in framework.introduction:
        yield None, paragraph
    for node in framework.nodes:
        for text in (node.goal, *node.notes):
            # A column kept as a note is nothing that anybody promises.
            if text and NOT_READ not in text:
                yield node, text


def _promised(sentence: str) -> list[_Promise]:
    years = frozenset(int(year) for year in _YEAR.findall(sentence))
    found = []
    for number in _NUMBER.finditer(sentence):
        value = Decimal(number[1].replace(",", ""))
        if value in years:
            continue
        changed = bool(_BY.search(sentence[: number.start()]))
        found.append(_Promise(value, bool(number[2]), changed, years, sentence))
    return found


def _under(root: str, measure: Measure, parents: dict[str, str | None]) -> bool:
    return any(root in upwards(place.node, parents) for place in measure.placements)


def _speaks_of(sentence: str, measure: Measure) -> bool:
    """Whether a sentence holds most words of a title, and two of them side by side."""
    title = _LEADING.sub("", plain(_BRACKETS.sub(" ", measure.title)))
    said = plain(sentence)
    if len(title.split()) >= _FEWEST and f" {title} " in f" {said} ":
        return True
    words, met = meaning(title), meaning(said)
    shared = [word for word in words if any(one_word(word, other) for other in met)]
    together = any(f" {pair} " in f" {said} " for pair in _pairs(title))
    return together and len(shared) >= max(_FEWEST, _MOST_OF_IT * len(words))


def _pairs(title: str) -> Iterator[str]:
    """Words of meaning that stand side by side in a title."""
    for one, other in pairwise(title.split()):
        if meaning(one) and meaning(other):
            yield f"{one} {other}"


def _differs(promised: list[_Promise], measure: Measure) -> bool:
    """Whether a number for the target's own date is promised, and none of them is the target."""
    aims = [
        (aim.value, aim.unit == "%", False, aim.terms.by.day.year if aim.terms.by else None)
        for aim in thresholds(measure.target)
    ]
    for part in parts(measure.target):
        if isinstance(part, t.Trend) and part.amount:
            by = part.terms.by.day.year if part.terms.by else None
            aims.append((part.amount.value, part.amount.unit == "%", True, by))
    if not aims:
        return False
    values = {value for value, *_ in aims} | {sum((value for value, *_ in aims), Decimal(0))}
    if any(one.value in values for one in promised):
        return False
    return any(
        one.in_percent == in_percent
        and one.by_so_much == by_so_much
        and (not one.years or year is None or year in one.years)
        for one in promised
        for _, in_percent, by_so_much, year in aims
    )
