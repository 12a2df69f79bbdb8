"""GT405: two places promise one number for different times, or a goal its measures cannot reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import Moment
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import plain_number
from goldthread.grammar import read_deadline
from goldthread.lint.finding import Finding, Item, Rule, Severity
from goldthread.lint.reading.edition import last_days
from goldthread.lint.reading.numbers import thresholds
from goldthread.lint.reading.promises import promises_of
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.spans import span_of
from goldthread.lint.reading.tree import parents_of, upwards
from goldthread.lint.reading.words import meaning

RULE = Rule(
    code="GT405",
    severity=Severity.ERROR,
    title="A number or date contradicts another",
    why="Two parts of one framework promise different things, and only one can be kept.",
    fix="Settle which is right and say it once.",
)
_AMOUNT = re.compile(r"(£)?\s?(\d[\d,]*(?:\.\d+)?)\s?(m(?:illion)?\b|k\b|bn\b)?", re.I)
_TIMES = {"m": 10**6, "million": 10**6, "k": 10**3, "bn": 10**9}
_BETWEEN = re.compile(r"between (20\d\d) and (20\d\d)")
_OVER = re.compile(
    r"([\d,]{5,}) (?:new )?([a-z]+)\b[^.;]{0,40}\bover the next (?:(two) decades|(\d+) years)", re.I
)
_RUNS = re.compile(r"\b(?:up to|until) (mid|end|early|late)?[ -]?((?:[A-Z][a-z]+ )?20\d\d)")
_SMALLEST = 100
_OPENING = 6
_YEARS = range(1990, 2100)


@dataclass(frozen=True, slots=True)
class _Claim:
    """A number of something, promised for a time, and where that is said."""

    item: Item
    value: Decimal
    words: frozenset[str]
    quote: str
    starts: int | None
    by: Moment | None


def find(framework: Framework) -> Iterator[Finding]:
    """Numbers promised for two different times; goals out of reach; dates at odds in one item."""
    claims = [*_of_measures(framework), *_of_deliverables(framework)]
    for position, one in enumerate(claims):
        for other in claims[position + 1 :]:
            why = _contradicts(one, other)
            if why:
                yield RULE.finding(
                    f"{named(one.item)} says {quoted(one.quote)} and {named(other.item)} says "
                    f"{quoted(other.quote)}: {why}.",
                    one.item,
                    other.item,
                )
    yield from _goals_out_of_reach(framework)
    yield from _runs_past_its_date(framework)


def _of_measures(framework: Framework) -> Iterator[_Claim]:
    for measure in framework.measures:
        for aim in thresholds(measure.target):
            if aim.value >= _SMALLEST and not aim.terms.per and aim.unit != "%":
                starts = aim.terms.starts_on.year if aim.terms.starts_on else None
                words = meaning(f"{measure.title} {aim.unit or ''}")
                quote = measure.target_text or ""
                yield _Claim(measure, aim.value, words, quote, starts, aim.terms.by)


def _of_deliverables(framework: Framework) -> Iterator[_Claim]:
    for deliverable in framework.deliverables:
        description = deliverable.description or ""
        for between in _BETWEEN.finditer(description):
            before = description[max(0, between.start() - 90) : between.end()]
            # The nearest number before the years is the one promised for them.
            amounts = _amounts(before)
            if amounts:
                by = read_deadline(f"by December {between[2]}").rule
                moments = last_days(by)
                yield _Claim(
                    deliverable,
                    amounts[-1],
                    meaning(before),
                    before[before.find(" ") + 1 :],
                    int(between[1]),
                    moments[0] if moments else None,
                )
        for promise in promises_of(deliverable):
            for amount in _amounts(promise.what or ""):
                for moment in last_days(promise.deadline)[:1]:
                    quote = f"{promise.what}, {promise.text}"
                    words = meaning(f"{deliverable.title} {promise.what}")
                    yield _Claim(deliverable, amount, words, quote, None, moment)


def _amounts(text: str) -> list[Decimal]:
    found = []
    for amount in _AMOUNT.finditer(text):
        value = Decimal(amount[2].replace(",", "")) * _TIMES.get((amount[3] or "").lower(), 1)
        is_year = value in _YEARS and "," not in amount[2]
        if value >= _SMALLEST and not is_year:
            found.append(value)
    return found


def _contradicts(one: _Claim, other: _Claim) -> str | None:
    if one.item is other.item or one.value != other.value:
        return None
    if len(one.words & other.words) < 2:
        return None
    if one.starts and other.starts and one.starts != other.starts:
        return f"they count from {one.starts} and from {other.starts}"
    if one.by and other.by and not span_of(one.by).meets(span_of(other.by)):
        return "they are for different dates"
    return None


def _goals_out_of_reach(framework: Framework) -> Iterator[Finding]:
    parents = parents_of(framework)
    for node in framework.nodes:
        for goal in _OVER.finditer(node.goal or ""):
            wanted = Decimal(goal[1].replace(",", ""))
            years = 20 if goal[3] else int(goal[4])
            for measure in framework.measures:
                if node.id not in upwards(measure.placements[0].node, parents):
                    continue
                for aim in thresholds(measure.target):
                    yearly = isinstance(aim, t.AnnualTotal) or aim.terms.per == "year"
                    if not yearly or not _counts(goal[2], measure):
                        continue
                    reached = aim.value * years
                    if reached < wanted * Decimal("0.9"):
                        yield RULE.finding(
                            f"The goal of {named(node)} is {quoted(goal[0])}, but "
                            f"{named(measure)} aims at {quoted(measure.target_text or '')}: "
                            f"{plain_number(reached)} in {years} years.",
                            node,
                            measure,
                        )


def _counts(thing: str, measure: Measure) -> bool:
    """Whether a measure's title begins by counting this thing."""
    opening = " ".join(measure.title.split()[:_OPENING])
    return bool(meaning(thing) & meaning(opening))


def _runs_past_its_date(framework: Framework) -> Iterator[Finding]:
    for deliverable in framework.deliverables:
        said = _RUNS.search(deliverable.description or "")
        if not said:
            continue
        stated = last_days(read_deadline(f"by {said[2]}").rule)
        for promise in promises_of(deliverable):
            for moment in last_days(promise.deadline):
                outside = stated and not span_of(stated[0]).meets(span_of(moment))
                mid = said[1] == "mid" and moment.day.month < 5
                if outside or (stated and mid):
                    yield RULE.finding(
                        f"{named(deliverable)} is described as running {quoted(said[0])}, but is "
                        f"dated {quoted(promise.text)}.",
                        deliverable,
                    )
