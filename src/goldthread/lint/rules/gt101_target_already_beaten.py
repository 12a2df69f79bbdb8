"""GT101: the baseline is already on the good side of the target."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure, Polarity
from goldthread.framework.rules import targets as t
from goldthread.framework.wording import gap_in_words
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.numbers import start_of, thresholds, wanted_side
from goldthread.lint.reading.saying import named, quoted
from goldthread.lint.reading.wishes import way_in_words

RULE = Rule(
    code="GT101",
    severity=Severity.ERROR,
    title="The target is already beaten",
    why="The measure is on target before anything is done, and may get worse and still be.",
    fix="Set the target beyond the baseline, say that it is a floor, or correct the figure "
    "or the direction.",
)
_SIDES = {Polarity.UP: t.Comparison.AT_LEAST, Polarity.DOWN: t.Comparison.AT_MOST}
_WAYS = {Polarity.UP: "higher", Polarity.DOWN: "lower"}


def find(framework: Framework) -> Iterator[Finding]:
    """Measures whose every target lies on the worse side of their baseline."""
    for measure in framework.measures:
        if _beaten(measure):
            baseline, target = measure.baseline_text or "", measure.target_text or ""
            yield RULE.finding(
                f"{named(measure)} stood at {quoted(baseline)} and its target is "
                f"{quoted(target)}: {_how(measure)}.",
                measure,
            )


def _beaten(measure: Measure) -> bool:
    aims = thresholds(measure.target)
    start = start_of(measure.baseline)
    if start is None or not aims or start.bound is not None or _to_be_held(measure):
        return False
    told = way_in_words(measure) if measure.polarity is None else None
    for aim in aims:
        if aim.terms.maintain or not _comparable(start.unit, aim.unit):
            return False
        side = wanted_side(measure, aim) or (_SIDES[told[0]] if told else None)
        if side is t.Comparison.AT_LEAST and start.value > aim.value:
            continue
        if side is t.Comparison.AT_MOST and start.value < aim.value:
            continue
        return False
    return True


def _to_be_held(measure: Measure) -> bool:
    """Whether the document says to hold the level: "maintain, at least 90%" is a floor."""
    return measure.polarity is Polarity.NONE and bool((measure.direction_text or "").strip())


def _comparable(one: str | None, other: str | None) -> bool:
    """Whether two figures can be held against each other: a unit left out is the other's."""
    return one == other or None in (one, other)


def _how(measure: Measure) -> str:
    aim, start = thresholds(measure.target)[-1], start_of(measure.baseline)
    if start is None:
        raise ValueError("Only a measure with one figure to start from can be beaten by it.")
    gap = gap_in_words(abs(start.value - aim.value), aim.unit)
    worse = "higher" if aim.value > start.value else "lower"
    said = f"the target is {gap} {worse}, which is worse than where it began"
    if measure.polarity in _SIDES:
        shown = f" ({quoted(measure.direction_text)})" if measure.direction_text else ""
        return f"{said} if {_WAYS[measure.polarity]} is better, as its direction{shown} says"
    told = way_in_words(measure) if measure.polarity is None else None
    if told and aim.comparison is t.Comparison.UNSTATED:
        return f"{said}, going by {quoted(told[1])}"
    return said
