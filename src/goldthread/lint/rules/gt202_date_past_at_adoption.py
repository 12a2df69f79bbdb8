"""GT202: a promise was due before the framework began."""

from __future__ import annotations

from collections.abc import Iterator

from goldthread.framework import Framework
from goldthread.framework.rules.targets import Terms
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import edition_of, last_days
from goldthread.lint.reading.promises import all_promises, target_terms
from goldthread.lint.reading.saying import named, quoted

RULE = Rule(
    code="GT202",
    severity=Severity.WARNING,
    title="A date was past when the framework began",
    why="It is either done, and no promise, or late before the framework starts.",
    fix="Say that it was done and when, or give the date it is now expected.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Deadlines, milestones and targets that lie wholly before the first day of the edition."""
    edition = edition_of(framework)
    if edition is None:
        return
    for promise in all_promises(framework):
        for moment in last_days(promise.deadline):
            if max((moment.day, *moment.could_be)) < edition.first:
                what = f"“{promise.what}” of " if promise.what else ""
                yield RULE.finding(
                    f"{what}{named(promise.deliverable)} was due {quoted(promise.text)}, before "
                    f"the framework began ({quoted(edition.words)}).",
                    promise.deliverable,
                )
                break
    for measure in framework.measures:
        ends = [
            terms.by for terms in target_terms(measure) if isinstance(terms, Terms) and terms.by
        ]
        if ends and all(max((by.day, *by.could_be)) < edition.first for by in ends):
            yield RULE.finding(
                f"The target of {named(measure)}, {quoted(measure.target_text or '')}, was due "
                f"before the framework began ({quoted(edition.words)}).",
                measure,
            )
