"""What a framework promises and does not hold yet: a target "tbc", a survey still to come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.framework.rules import Frequency, Target, Value
from goldthread.framework.rules.schedule import FrequencyToBeConfirmed, SeveralFrequencies
from goldthread.framework.rules.targets import (
    BaselineToSet,
    ByPeriod,
    SeveralTargets,
    TargetToBeConfirmed,
)
from goldthread.framework.rules.values import ValueToBeConfirmed


class Lacking(StrEnum):
    """What is promised and not yet there."""

    MEASURE = "measure"
    TARGET = "target"
    BASELINE = "baseline"
    FREQUENCY = "frequency"


@dataclass(frozen=True, slots=True)
class Promise:
    """One thing that a measure still lacks, by when it should be there and who should see to it.

    ``by`` is the last day of the time that is named; ``event`` what it waits for where that is
    no date. Either may be missing, and then nothing says when.
    """

    lacking: Lacking
    by: date | None = None
    event: str = ""
    who: str = ""

    def is_late(self, today: date) -> bool:
        """Whether the day it was promised for has passed."""
        return self.by is not None and self.by < today


def promises_in_rules(
    target: Target | None, baseline: Value | None, frequency: Frequency | None
) -> Iterator[Promise]:
    """What the rules of a measure say is still to come, each thing once.

    A target that waits for its baseline is a target that is promised.
    """
    found = [*_of_target(target), *_of_value(baseline), *_of_frequency(frequency)]
    yield from {promise.lacking: promise for promise in reversed(found)}.values()


def _of_target(target: Target | None) -> Iterator[Promise]:
    match target:
        case TargetToBeConfirmed(until=until, who=who, what=what):
            lacking = Lacking.BASELINE if what == "baseline" else Lacking.TARGET
            yield _promise(lacking, until, who)
            if lacking is Lacking.BASELINE:
                yield _promise(Lacking.TARGET, until, who)
        case BaselineToSet(terms=terms):
            by = getattr(terms, "by", None)
            day = by.day if by is not None else None
            yield Promise(Lacking.BASELINE, day)
            yield Promise(Lacking.TARGET, day, "" if day else "the baseline")
        case SeveralTargets(parts=parts):
            for part in parts:
                yield from _of_target(part)
        case ByPeriod(steps=steps):
            for step in steps:
                yield from _of_target(step)


def _of_value(value: Value | None) -> Iterator[Promise]:
    if isinstance(value, ValueToBeConfirmed):
        yield _promise(Lacking.BASELINE, value.until, getattr(value, "who", None))


def _of_frequency(frequency: Frequency | None) -> Iterator[Promise]:
    if isinstance(frequency, FrequencyToBeConfirmed):
        yield _promise(Lacking.FREQUENCY, frequency.until, frequency.who)
    elif isinstance(frequency, SeveralFrequencies):
        for part in frequency.parts:
            yield from _of_frequency(part)


def _promise(lacking: Lacking, until: str | None, who: str | None) -> Promise:
    """A promise from words that are a day as ISO 8601 or an event."""
    try:
        return Promise(lacking, date.fromisoformat(until or ""), "", who or "")
    except ValueError:
        return Promise(lacking, None, until or "", who or "")
