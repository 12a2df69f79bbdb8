"""GT501: nobody says how often the figure is collected."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework, Measure
from goldthread.framework.rules.schedule import FromSource, NoFrequency
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT501",
    severity=Severity.WARNING,
    title="The frequency is missing",
    why="No return falls due, so no figure is ever late.",
    fix="Say how often: monthly, quarterly, termly or annually, and in which month if annual.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures with an empty frequency, gathered by part; n/a, or only the name of a survey."""
    blank = [one for one in framework.measures if not (one.frequency_text or "").strip()]
    for part, measures in parts_of(framework, blank):
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} under {quoted(part.title)} "
            f"{'does' if len(measures) == 1 else 'do'} not say how often the figure is collected: "
            f"{members_named(measures)}.",
            *measures,
            grouped=True,
        )
    for measure in framework.measures:
        said = _named_otherwise(measure)
        if said:
            yield RULE.finding(f"{named(measure)} {said}.", measure)


def _named_otherwise(measure: Measure) -> str | None:
    match measure.frequency:
        case FromSource(source=source):
            return f"names its source, {quoted(source)}, and not how often it is collected"
        case NoFrequency() if (measure.frequency_text or "").strip():
            return f"has {quoted(measure.frequency_text or '')} for frequency"
        case _:
            return None
