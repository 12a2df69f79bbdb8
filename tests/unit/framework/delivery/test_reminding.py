"""When somebody hears of a milestone, and how often."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.framework.delivery import MilestoneState, StateOn, Stretch
from goldthread.framework.delivery.reminding import occasion_on

DUE = date(2021, 3, 31)
STATE = StateOn(MilestoneState.DUE_SOON, "", Stretch(DUE, DUE))


def occasions(state: StateOn, *days_after: int) -> list[str]:
    return [occasion_on(state, DUE + timedelta(days=days)) for days in days_after]


def test_it_is_told_in_the_week_before_the_day_after_and_each_week_after_that() -> None:
    assert occasions(STATE, -8, -7, 0) == ["", "before 2021-03-31", "before 2021-03-31"]
    assert occasions(STATE, 1, 7, 8) == [
        "after 2021-03-31, 0",
        "after 2021-03-31, 0",
        "after 2021-03-31, 1",
    ]


def test_what_was_put_off_is_told_when_its_new_day_comes() -> None:
    put_off = StateOn(MilestoneState.SLIPPED, "", STATE.stretch, expected_on=date(2021, 4, 30))
    assert occasions(put_off, 1, 22, 23) == ["", "", "before 2021-04-30"]


def test_what_is_done_or_has_no_day_is_told_of_never() -> None:
    done = StateOn(MilestoneState.DONE_LATE, "", STATE.stretch, done_on=DUE)
    assert occasions(done, -1, 1) == ["", ""]
    assert occasions(StateOn(MilestoneState.NO_DATE, ""), 0) == [""]
