"""GT207: several dates stand together, and nothing says what each is for."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, Milestone
from goldthread.framework.wording import listed
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT207",
    severity=Severity.WARNING,
    title="Several dates, and nothing says what each is for",
    why="When the first has passed nobody can say whether something was late, or what.",
    fix="Name beside each date what will have been done by then.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables with two dates or more that name no step."""
    for deliverable in framework.deliverables:
        bare = [step.text for step in deliverable.milestones if _bare(step)]
        if len(_dates(deliverable, bare)) > 1:
            yield RULE.finding(
                f"{named(deliverable)} gives {listed([quoted(text) for text in bare])} and does "
                "not say what is to be done by each.",
                deliverable,
            )


def _dates(deliverable: Deliverable, bare: list[str]) -> list[str]:
    own = [deliverable.deadline_text] if bare and deliverable.deadline_text else []
    return [*own, *bare]


def _bare(step: Milestone) -> bool:
    return step.deadline_text is not None and step.text.strip(" .") == step.deadline_text.strip(
        " ."
    )
