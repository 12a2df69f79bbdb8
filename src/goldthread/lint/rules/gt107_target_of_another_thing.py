"""GT107: the target counts things that the measure does not."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import targets as t
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import figures, parts
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.words import meaning

RULE = Rule(
    code="GT107",
    severity=Severity.WARNING,
    title="The target counts other things than the measure",
    why="Meeting the target would say nothing of what the measure is there to show.",
    fix="Count in the measure what the target counts, or set a target for what is measured.",
)
_PLAIN_UNITS = meaning(
    "% days day hours weeks months years people residents cases units homes points GBP per minutes "
    "working clear calendar buildings properties times places children adults"
)

_WEIGHTS = meaning("tonnes tonnage tons kilograms kg weight")
"""What is counted in one of these may be called by another in the title."""


def find(framework: Framework) -> Iterator[Finding]:
    """Targets in a thing that the title does not speak of."""
    for measure in framework.measures:
        thing = _thing(measure)
        if thing:
            yield RULE.finding(
                f"{named(measure)} has the target {quoted(measure.target_text or '')}, which "
                f"counts {quoted(thing)}: the measure does not.",
                measure,
            )


def _thing(measure: Measure) -> str | None:
    spoken_of = meaning(f"{measure.title} {' '.join(measure.components)}")
    # A baseline counted in the same ("340 hectares") shows what the measure is counted in.
    counted_so = {figure.unit for figure in figures(measure.baseline)}
    for part in parts(measure.target):
        unit = part.unit if isinstance(part, t.Threshold | t.AnnualTotal) else None
        if isinstance(part, t.Trend) and part.amount:
            unit = part.amount.unit
        if unit in counted_so:
            continue
        words = meaning(unit or "")
        if words & _WEIGHTS and spoken_of & _WEIGHTS:
            continue
        if unit and words - _PLAIN_UNITS and not any(_met(word, spoken_of) for word in words):
            return unit
    return None


def _met(word: str, spoken_of: frozenset[str]) -> bool:
    """Whether a word is among these, as itself or as the beginning of one or the other."""
    return any(
        word == other or (min(len(word), len(other)) >= 4 and (word.startswith(other[:5])))
        for other in spoken_of
    )
