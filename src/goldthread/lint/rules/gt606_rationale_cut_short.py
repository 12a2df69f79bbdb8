"""GT606: the rationale, or a description, stops in the middle of a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT606",
    severity=Severity.WARNING,
    title="A sentence stops in the middle",
    why="The end was lost in editing, and nobody can say what the figure or promise is for.",
    fix="Find the end of the sentence in an earlier version, or finish it.",
)
_HANGING = re.compile(
    r"(?<=\s)(?:and|or|of|to|for|with|which|that|the|an?|in|on|by|from|as|into|where|their|our|its|whether|"
    r"because|but|than|between|including)\s*$",
    re.I,
)
# "Timescales built in", "Help should move on": a terse note may end on a verb's own small word.
_WHOLE = re.compile(
    r"^(?:\S+\s+){0,4}(?!(?:focus\w*|impact|effect|based|depends?|reliance|rel(?:y|ies)|spent|increase|"
    r"interest)\s)\w+ (?:in|on|by)$",
    re.I,
)
_IF_ONLY = re.compile(r"^if\b[^,.]*(?:\([^)]*\))?\.?$", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Rationales, descriptions and goals that end on a word nothing can end on."""
    for measure in framework.measures:
        text = (measure.rationale or "").strip()
        if "rationale" not in measure.inherited and _cut(text):
            yield RULE.finding(
                f"The rationale of {named(measure)} ends {quoted('… ' + text[-50:])}.", measure
            )
        if _HANGING.search(measure.title):
            yield RULE.finding(f"The title {named(measure)} stops in the middle.", measure)
    for deliverable in framework.deliverables:
        text = (deliverable.description or "").strip()
        if _hangs(text):
            yield RULE.finding(
                f"The description of {named(deliverable)} ends {quoted('… ' + text[-50:])}.",
                deliverable,
            )


def _cut(text: str) -> bool:
    """Hanging on a small word, or an "if" whose consequence never comes."""
    return _hangs(text) or bool(_IF_ONLY.match(text))


def _hangs(text: str) -> bool:
    return bool(_HANGING.search(text)) and not _WHOLE.match(text)
