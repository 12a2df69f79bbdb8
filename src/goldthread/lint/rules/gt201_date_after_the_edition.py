"""GT201: a promise falls due after the framework has ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from goldthread.framework import Framework, Measure
from goldthread.framework.rules import Moment
from goldthread.framework.rules.targets import Terms
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.edition import Edition, edition_of, last_days
from goldthread.lint.reading.promises import all_promises, target_terms
from goldthread.lint.reading.saying import members_named, named, quoted
from goldthread.lint.reading.tree import parts_of

RULE = Rule(
    code="GT201",
    severity=Severity.WARNING,
    title="A date lies after the end of the framework",
    why="When it falls due, this framework is no longer reported on, and nobody will ask.",
    fix="Give a milestone that falls within the framework, or carry the promise to the next.",
)


def find(framework: Framework) -> Iterator[Finding]:
    """Deliverables, milestones and targets whose every date lies beyond the edition."""
    edition = edition_of(framework)
    if edition is None:
        return
    end = f"the framework ends ({quoted(edition.words)})"
    for promise in all_promises(framework):
        days = last_days(promise.deadline)
        if days and all(_beyond(day, edition) for day in days):
            what = f"“{promise.what}” of " if promise.what else ""
            yield RULE.finding(
                f"{what}{named(promise.deliverable)} is due {quoted(promise.text)}, after {end}.",
                promise.deliverable,
            )
    late = [measure for measure in framework.measures if _target_beyond(measure, edition)]
    for part, measures in parts_of(framework, late):
        words = sorted({quoted(measure.target_text or "") for measure in measures})
        yield RULE.finding(
            f"{counted(len(measures), 'target')} under {quoted(part.title)} "
            f"{'falls' if len(measures) == 1 else 'fall'} due after {end}, with nothing to reach "
            f"before then ({', '.join(words)}): {members_named(measures)}.",
            *measures,
            grouped=True,
        )


def _target_beyond(measure: Measure, edition: Edition) -> bool:
    moments = [terms.by for terms in target_terms(measure) if isinstance(terms, Terms) and terms.by]
    return bool(moments) and all(_beyond(by, edition) for by in moments)


def _beyond(moment: Moment, edition: Edition) -> bool:
    # What follows on the last day begins the day after it.
    last = edition.last + timedelta(days=1)
    return all(day > last for day in (moment.day, *moment.could_be))
