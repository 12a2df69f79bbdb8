"""What is said differently of two items that are one and the same."""

from __future__ import annotations

import re

from goldthread.framework import Deliverable, Measure
from goldthread.framework.rules.schedule import Every
from goldthread.framework.wording import listed
from goldthread.lint.reading.edition import last_days
from goldthread.lint.reading.promises import promises_of
from goldthread.lint.reading.saying import quoted
from goldthread.lint.reading.spans import DaySpan, span_of
from goldthread.lint.reading.words import plain


def measure_differences(one: Measure, other: Measure) -> list[str]:
    """What is said differently of two measures, each as a clause; empty when nothing is."""
    found = []
    for what, first, second in (
        ("target", one.target_text, other.target_text),
        ("baseline", one.baseline_text, other.baseline_text),
        ("direction", one.direction_text, other.direction_text),
    ):
        if first and second and plain_rule(first) != plain_rule(second):
            found.append(f"the {what} is {quoted(first)} in one and {quoted(second)} in the other")
    both_say = one.frequency_text and other.frequency_text
    if both_say and _often(one) != _often(other):
        found.append(
            f"one is collected {quoted(one.frequency_text or '')} and the other "
            f"{quoted(other.frequency_text or '')}"
        )
    for people, first_people, second_people in (
        ("lead member", one.lead_members, other.lead_members),
        ("lead officer", one.lead_officers, other.lead_officers),
    ):
        if first_people and second_people and set(first_people) != set(second_people):
            found.append(
                f"the {people} is {listed(first_people)} in one and {listed(second_people)} "
                "in the other"
            )
    return found


def plain_rule(text: str) -> str:
    """A rule's words without marks and spaces, and with 2021/22 written as 21-22 would be."""
    return re.sub(r"[^a-z0-9%.£]", "", re.sub(r"\b20(\d\d)(?=[/-])", r"\1", text.lower()))


def _often(measure: Measure) -> object:
    frequency = measure.frequency
    if isinstance(frequency, Every):
        return frequency.unit, frequency.interval, frequency.times
    return plain(measure.frequency_text or "")


def deliverable_differences(one: Deliverable, other: Deliverable) -> list[str]:
    """The dates and owners of two deliverables that cannot both be right, each as a clause."""
    found = []
    first_dates, second_dates = _dates(one), _dates(other)
    first_spans, second_spans = _spans(one), _spans(other)
    if first_spans and second_spans:
        if not any(span.meets(that) for span in first_spans for that in second_spans):
            found.append(f"one is due {first_dates} and the other {second_dates}")
    elif bool(first_spans) != bool(second_spans):
        dated, undated = (first_dates, second_dates) if first_spans else (second_dates, first_dates)
        said = f"says {undated}" if undated else "gives no date"
        found.append(f"one is due {dated} and the other {said}")
    for people, first_people, second_people in (
        ("lead member", one.lead_members, other.lead_members),
        ("lead officer", one.lead_officers, other.lead_officers),
    ):
        if first_people and second_people and set(first_people) != set(second_people):
            found.append(
                f"the {people} is {listed(first_people)} in one and {listed(second_people)} "
                "in the other"
            )
    return found


def _dates(deliverable: Deliverable) -> str:
    texts = dict.fromkeys(promise.text for promise in promises_of(deliverable) if promise.text)
    return listed([quoted(text) for text in texts])


def _spans(deliverable: Deliverable) -> list[DaySpan]:
    return [
        span_of(day) for promise in promises_of(deliverable) for day in last_days(promise.deadline)
    ]
