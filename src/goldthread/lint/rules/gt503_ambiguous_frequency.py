"""GT503: a frequency that two readers will read differently."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, named, quoted

RULE = Rule(
    code="GT503",
    severity=Severity.WARNING,
    title="The frequency can be read two ways",
    why="Bi-monthly is twice a month or every two months, and bi-annual twice a year or every "
    "two years: half the returns will look missing, or late.",
    fix="Write “every two months”, “twice a month”, “twice a year” or “every two years”.",
)
_TWO_WAYS = re.compile(r"\bbi[- ]?(?:annual(?:ly)?|monthly|weekly|yearly)\b", re.I)


def find(framework: Framework) -> Iterator[Finding]:
    """Measures collected bi-monthly or bi-annually, gathered by the word, and such promises."""
    by_word: dict[str, list[int]] = {}
    for position, measure in enumerate(framework.measures):
        if found := _TWO_WAYS.search(measure.frequency_text or ""):
            by_word.setdefault(found[0].lower(), []).append(position)
    for word, positions in by_word.items():
        measures = [framework.measures[position] for position in positions]
        yield RULE.finding(
            f"{counted(len(measures), 'measure')} collected {quoted(word)}: {members_named(measures)}.",
            *measures,
            grouped=True,
        )
    for deliverable in framework.deliverables:
        texts = [deliverable.deadline_text or ""]
        for milestone in deliverable.milestones:
            texts += [milestone.deadline_text or "", milestone.text]
        for found in filter(None, map(_TWO_WAYS.search, texts)):
            yield RULE.finding(f"{named(deliverable)} promises {quoted(found[0])}.", deliverable)
            break
