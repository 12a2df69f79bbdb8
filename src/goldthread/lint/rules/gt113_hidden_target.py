"""GT113: a target stands in the title, the rationale or a deliverable instead of its own cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Item, Rule, Severity
from goldthread.lint.reading.numbers import figures, has_number, parts
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.words import meaning

RULE = Rule(
    code="GT113",
    severity=Severity.WARNING,
    title="A target is hidden in the words",
    why="Nothing tracks a number that stands only in a sentence: it will be neither reported "
    "nor missed.",
    fix="Move the number into the target of a measure, with its date.",
)
_NUMBER = (
    r"(?:(?:£\s?)?\d[\d,]*(?:\.\d+)?(?:\s*(?:%|per ?cent|m\b|k\b))?|half|a (?:third|quarter)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b)"
)
_NOT_TIME = r"(?! (?:years?|months?|weeks?|days?|hours?|minutes?)\b)"
_CHANGE_TO = (
    rf"\b(?:target|increas|reduc|rais|cut|grow|improv|expand)\w*\b[^.;]{{0,70}}?\bto {_NUMBER}"
    rf"{_NOT_TIME}(?= |,|\.|$)(?: of [a-z ]{{3,20}}| [a-z]+)?"
)
_PROMISES = (
    r"\bno more than \d+ (?:years|months|weeks|days|hours|minutes)\b",
    rf"\b(?:at least|no more than|no fewer than|not more than) {_NUMBER}{_NOT_TIME}(?: [a-z-]+){{0,3}}",
    r"\bguarantee of \d[\d:.]*\d",
    _CHANGE_TO,
    r"\btargeting [\d,]+ [a-z]+(?: [a-z]+){0,3}",
    r"\btarget (?:of|to spend) [^.;,]{3,60}",
    r"\b(?:halv|doubl|eliminat)(?:ing|e|ed)\b[^.;]{0,40}\bby (?:[A-Z][a-z]+ )?20\d\d",
    r"\b\d+(?:\.\d+)?% of (?!which)[^.;,(]{3,50}(?: by 20\d\d)?",
    r"\bconvert \d+ [a-z ]{3,40}",
    r"\b(?:carbon neutral|net zero)\b[^.;]{0,20}\bby 20\d\d",
    r"\b\d+ [a-z]+ (?:per|a|each) year\b",
    r"\b\d[\d,]{4,} new (?:homes|jobs)\b[^.;]{0,60}\b(?:over the next|by) (?!few)[a-z0-9]+(?: [a-z]+)?",
)
_PROMISE = re.compile("|".join(f"(?:{one})" for one in _PROMISES), re.I)
_IN_TITLE = re.compile(
    r"\bwithin \d+ (?:[a-z]+ )?(?:minutes?|hours?|days?|weeks?|months?)\b|"
    rf"\bin at least (?:{_NUMBER})(?: [A-Za-z&]+){{0,3}}(?: per year)?|"
    rf"(?:\b{_NUMBER}(?: [a-z-]+){{0,6}} )?\bby (?:end of |the end of )?(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Spring|Summer|Autumn|Winter)?\s*20\d\d(?:[/–-]\d\d)?\b",
    re.I,
)

_TIMES = meaning("year years annual month months week weeks day days least")
_NO_WORDS: frozenset[str] = frozenset()
_LARGE = 3
_WORDS_OF_CONTEXT = 2
_IN_FIGURES = {
    word: str(number)
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ],
        start=1,
    )
}
_WORD = re.compile(rf"\b(?:{'|'.join(_IN_FIGURES)})\b", re.I)
_TRAILING = re.compile(r"(?: (?:for|on|of|the|in|and|to|a))+$")
_PLACEHOLDER = re.compile(r"^placeholder\b|\bto be (?:developed|confirmed)\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures without a numbered target, deliverables and goals, whose words set one."""
    for measure in framework.measures:
        found = _in_measure(measure)
        if found:
            yield RULE.finding(
                f"{named(measure)} has no number for target, but its {found[0]} sets one: "
                f"{quoted(found[1])}.",
                measure,
            )
    measured = [
        (_digits(m.target_text), meaning(f"{m.title} {m.target_text}"))
        for m in framework.measures
        if _digits(m.target_text)
    ]
    for item, what, text, tracked in _promising(framework):
        # A goal speaks of everything its theme is for; only a deliverable's words are its own.
        words = meaning(f"{item.title} {text}") if isinstance(item, Deliverable) else _NO_WORDS
        promises = dict.fromkeys(
            quoted(_TRAILING.sub("", promise))
            for promise in _PROMISE.findall(text)
            if not _is_measured(promise, words, measured) and not _is_tracked(promise, tracked)
        )
        if promises:
            yield RULE.finding(
                f"{what}{named(item)} promises {listed(list(promises))}, and no measure has that "
                "for its target.",
                item,
            )


def _promising(framework: Framework) -> Iterator[tuple[Item, str, str, str]]:
    """Each item with its words, and those of its dated milestones, which are tracked."""
    for deliverable in framework.deliverables:
        dated = [one.text for one in deliverable.milestones if one.deadline]
        undated = [one.text for one in deliverable.milestones if not one.deadline]
        text = ". ".join((deliverable.title, deliverable.description or "", *undated))
        yield deliverable, "", text, " ".join(dated)
    for node in framework.nodes:
        yield node, "The goal of ", node.goal or "", ""


def _in_measure(measure: Measure) -> tuple[str, str] | None:
    # Days in a title beside "95%" are a standard met in 95% of cases, which is a whole target.
    if has_number(measure.target) or _PLACEHOLDER.search(measure.title):
        return None
    # Nor is a number lost that stands in its cell and was not understood.
    if any(isinstance(part, NotUnderstood) and part.text for part in parts(measure.target)):
        return None
    shares = any(figure.unit == "%" for figure in figures(measure.baseline))
    title = _IN_TITLE.search(measure.title) or _PROMISE.search(measure.title)
    set_otherwise = any(isinstance(part, t.Relative | t.Trend) for part in parts(measure.target))
    if title and not (shares and set_otherwise and title[0].startswith("within")):
        return "title", title[0]
    if "rationale" in measure.inherited or any(
        isinstance(part, t.Relative) for part in parts(measure.target)
    ):
        return None
    rationale = _PROMISE.search(measure.rationale or "")
    return ("rationale", rationale[0]) if rationale else None


def _digits(text: str | None) -> str:
    in_figures = _WORD.sub(lambda word: _IN_FIGURES[word[0].lower()], text or "")
    found = re.search(r"(?:\d[\d,.]*\d|\d)\s*(?:%|per ?cent)?", in_figures)
    return found[0].replace(",", "").replace(" ", "") if found else ""


def _is_measured(
    promise: str, context: frozenset[str], measured: Sequence[tuple[str, frozenset[str]]]
) -> bool:
    """Whether some measure's target is this very number of this thing: then it is not hidden.

    A small number may be the same by chance, so there the promise's own words must be shared,
    or two of its ``context``, the words of the whole item; for a large one or a percentage one
    word will do.
    """
    digits, own = _digits(promise), meaning(promise)
    small = len(digits) < _LARGE and "%" not in digits
    fewest = _WORDS_OF_CONTEXT if small else 1
    return bool(digits) and any(
        digits == number
        and (_words(own & others) or len(_words((context | own) & others)) >= fewest)
        for number, others in measured
    )


def _words(shared: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in shared if word.isalpha()) - _TIMES


def _is_tracked(promise: str, milestones: str) -> bool:
    """Whether a milestone repeats the number, in figures or in a word."""
    number = re.search(_NUMBER, promise, re.I)
    return number is not None and number[0].strip().lower() in milestones.lower()
