"""GT501: nobody says how often the figure is collected."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules.schedule import FromSource, NoFrequency
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT501",
    severity=Severity.WARNING,
    title="The frequency is missing",
    why="No return falls due, so no figure is ever late.",
    fix="Say how often: monthly, quarterly, termly or annually, and in which month if annual.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with an empty frequency, n/a, or only the name of a survey."""
    for measure in framework.measures:
        said = _missing(measure)
        if said:
            yield RULE.finding(f"{named(measure)} {said}.", measure)


def _missing(measure: Measure) -> str | None:
    if not (measure.frequency_text or "").strip():
        return "does not say how often it is collected"
    match measure.frequency:
        case FromSource(source=source):
            return f"names its source, {quoted(source)}, and not how often it is collected"
        case NoFrequency():
            return f"has {quoted(measure.frequency_text or '')} for frequency"
        case _:
            return None
