"""What the rules of a measure say is still to come."""

from __future__ import annotations

from datetime import date

from goldthread.framework.promises import Lacking, Promise, promises_in_rules
from goldthread.framework.rules.schedule import FrequencyToBeConfirmed
from goldthread.framework.rules.targets import (
    BaselineToSet,
    NoTarget,
    SeveralTargets,
    TargetToBeConfirmed,
)
from goldthread.framework.rules.values import ValueToBeConfirmed


def test_a_target_promised_by_a_day_is_late_after_it() -> None:
    (promise,) = promises_in_rules(
        TargetToBeConfirmed(until="2020-09-30", who="the board"), None, None
    )
    assert promise == Promise(Lacking.TARGET, date(2020, 9, 30), "", "the board")
    assert not promise.is_late(date(2020, 9, 30))
    assert promise.is_late(date(2020, 10, 1))


def test_what_waits_for_an_event_is_never_late() -> None:
    (promise,) = promises_in_rules(TargetToBeConfirmed(until="benchmark found"), None, None)
    assert (promise.by, promise.event) == (None, "benchmark found")
    assert not promise.is_late(date(2099, 1, 1))


def test_a_baseline_to_be_set_promises_the_target_after_it() -> None:
    found = promises_in_rules(BaselineToSet(), ValueToBeConfirmed(), None)
    assert {promise.lacking for promise in found} == {Lacking.BASELINE, Lacking.TARGET}


def test_each_thing_is_promised_once() -> None:
    twice = SeveralTargets(parts=(TargetToBeConfirmed(), TargetToBeConfirmed(until="2021-03-31")))
    assert list(promises_in_rules(twice, None, FrequencyToBeConfirmed())) == [
        Promise(Lacking.FREQUENCY),
        Promise(Lacking.TARGET),
    ]


def test_no_target_is_no_promise() -> None:
    assert list(promises_in_rules(NoTarget(why="no_target"), None, None)) == []
