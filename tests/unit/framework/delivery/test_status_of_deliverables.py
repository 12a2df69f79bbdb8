"""What is said of milestones and deliverables on a day, worked out by hand."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.framework.delivery import (
    DeliverableStatus,
    Delivery,
    DueKind,
    MilestoneState,
    Override,
    Promise,
    Report,
    Waiting,
    due_of,
    judged,
    occurrences,
    redatings,
    roll_up,
    standing,
    state_on,
)
from goldthread.framework.rules import Deadline, Moment, Precision
from goldthread.framework.rules import schedule as s
from goldthread.framework.rules.moments import DayInYear
from goldthread.framework.rules.targets import NotUnderstood

MARCH_2021 = s.DueBy(by=Moment(date(2021, 3, 31), Precision.MONTH))
QUARTER_4 = s.DueBy(by=Moment(date(2021, 3, 31), Precision.QUARTER))
YEARLY = s.Recurring(months=(7, 8, 9, 10))
BEGIN = date(2020, 4, 1)


def promise(deadline: Deadline | None, *reports: Report) -> Promise:
    return Promise("Clinic opened", deadline, reports, since=BEGIN)


def done(on: date) -> Report:
    return Report(as_of=on, by="A post", done_on=on)


def expected(as_of: date, on: date, reason: str = "The roof leaks") -> Report:
    return Report(as_of=as_of, by="A post", expected_on=on, reason=reason)


def test_by_march_2021_is_not_late_before_the_first_of_april() -> None:
    assert state_on(promise(MARCH_2021), date(2021, 3, 31)).state is MilestoneState.DUE_SOON
    late = state_on(promise(MARCH_2021), date(2021, 4, 1))
    assert (late.state, late.overdue, late.days_late) == (MilestoneState.SLIPPED, True, 1)
    assert late.because == "“Clinic opened” was due by 31 March 2021 and is not reported as done."


@pytest.mark.parametrize(
    ("deadline", "first", "last"),
    [
        (MARCH_2021, date(2021, 3, 1), date(2021, 3, 31)),
        (QUARTER_4, date(2021, 1, 1), date(2021, 3, 31)),
        (
            s.DueBy(by=Moment(date(2021, 3, 31), Precision.FINANCIAL_YEAR)),
            date(2020, 4, 1),
            date(2021, 3, 31),
        ),
        (s.DueBy(by=Moment(date(2021, 3, 9))), date(2021, 3, 9), date(2021, 3, 9)),
        (
            # "2022" may end in December or in March: nobody is late by a doubtful reading.
            s.DueBy(by=Moment(date(2022, 3, 31), Precision.FINANCIAL_YEAR, (date(2022, 12, 31),))),
            date(2021, 4, 1),
            date(2022, 12, 31),
        ),
        (
            s.Window(first=date(2020, 9, 1), last=date(2020, 11, 30), precision=Precision.MONTH),
            date(2020, 9, 1),
            date(2020, 11, 30),
        ),
    ],
)
def test_a_date_is_as_long_as_it_was_named(deadline: Deadline, first: date, last: date) -> None:
    stretch = due_of(deadline).stretch
    assert stretch is not None
    assert (stretch.first, stretch.last) == (first, last)


@pytest.mark.parametrize(
    ("deadline", "why"),
    [
        (None, "the document gives no date"),
        (s.DateToBeConfirmed(), "its date is still to be confirmed"),
        (s.DueByDayInYear(by=DayInYear(3, 31)), "its date is given without a year"),
        (s.DueByQuarter(quarter=2), "its quarter is given without a year"),
        (
            NotUnderstood(text="in good time"),
            "its date was not understood as one that it is due by",
        ),
    ],
)
def test_what_has_no_date_is_never_late_and_says_why(deadline: Deadline | None, why: str) -> None:
    told = state_on(promise(deadline), date(2031, 1, 1))
    assert told.state is MilestoneState.NO_DATE
    assert told.because == f"“Clinic opened” has no date yet: {why}."
    assert judged(Delivery(promise(deadline)), date(2031, 1, 1)).status is (
        DeliverableStatus.CANNOT_JUDGE
    )


def test_ongoing_work_is_ongoing() -> None:
    told = judged(Delivery(promise(s.Ongoing())), date(2031, 1, 1))
    assert (told.status, told.because) == (
        DeliverableStatus.ONGOING,
        "“Clinic opened” is ongoing.",
    )


def test_done_in_time_done_late_and_expected_late_are_told_with_their_days() -> None:
    on_time = state_on(promise(MARCH_2021, done(date(2021, 3, 31))), date(2021, 6, 1))
    assert on_time.state is MilestoneState.DONE
    late = state_on(promise(MARCH_2021, done(date(2021, 4, 10))), date(2021, 6, 1))
    assert (late.state, late.days_late) == (MilestoneState.DONE_LATE, 10)
    slipping = state_on(
        promise(MARCH_2021, expected(date(2020, 12, 1), date(2021, 5, 15))), date(2021, 1, 4)
    )
    assert (slipping.state, slipping.overdue, slipping.days_late) == (
        MilestoneState.SLIPPED,
        False,
        45,
    )
    assert slipping.because == (
        "“Clinic opened” is due by 31 March 2021 and expected on 15 May 2021, 45 days later."
    )


def test_a_day_it_was_expected_on_that_passed_without_a_word_puts_it_at_risk() -> None:
    told = judged(
        Delivery(promise(MARCH_2021, expected(BEGIN, date(2021, 2, 1), ""))), date(2021, 2, 2)
    )
    assert told.status is DeliverableStatus.AT_RISK


def test_what_was_reported_later_was_not_known_before() -> None:
    reported = promise(MARCH_2021, done(date(2021, 3, 30)))
    assert state_on(reported, date(2021, 3, 29)).state is MilestoneState.DUE_SOON


def test_a_correction_is_a_new_report_and_the_last_holds() -> None:
    corrected = promise(
        MARCH_2021, done(date(2021, 1, 5)), expected(date(2021, 2, 1), date(2021, 3, 20))
    )
    assert state_on(corrected, date(2021, 2, 2)).state is MilestoneState.IN_TIME


def test_a_promise_of_every_year_has_its_round_each_year() -> None:
    rounds = occurrences(due_of(YEARLY), BEGIN)
    assert [next(rounds).last for _ in range(2)] == [date(2020, 10, 31), date(2021, 10, 31)]
    yearly = promise(YEARLY, done(date(2020, 10, 1)))
    assert state_on(yearly, date(2020, 9, 1)).state is MilestoneState.IN_TIME
    assert state_on(yearly, date(2021, 6, 30)).state is MilestoneState.DONE
    assert state_on(yearly, date(2021, 10, 2)).state is MilestoneState.DUE_SOON
    missed = state_on(yearly, date(2023, 1, 1))
    assert (missed.overdue, missed.stretch and missed.stretch.last) == (True, date(2021, 10, 31))


def test_months_over_the_end_of_the_year_are_one_round() -> None:
    winter = occurrences(due_of(s.Recurring(months=(1, 11, 12))), BEGIN)
    first = next(winter)
    assert (first.first, first.last) == (date(2020, 11, 1), date(2021, 1, 31))


def test_every_redating_is_told_against_the_one_before() -> None:
    moved = promise(
        MARCH_2021,
        expected(date(2020, 12, 1), date(2021, 5, 15), "The roof leaks"),
        expected(date(2021, 2, 1), date(2021, 5, 1), "A second builder"),
    )
    assert [(one.days, one.reason) for one in redatings(moved)] == [
        (45, "The roof leaks"),
        (-14, "A second builder"),
    ]


def test_the_gravest_date_decides_and_is_named() -> None:
    delivery = Delivery(
        promise(None),
        (
            Promise("Ground broken", s.DueBy(by=Moment(date(2020, 6, 30))), (done(BEGIN),)),
            Promise("Roof on", s.DueBy(by=Moment(date(2020, 12, 31)))),
            Promise("Keys handed over", MARCH_2021),
        ),
    )
    told = judged(delivery, date(2021, 1, 31))
    assert (told.status, told.because) == (
        DeliverableStatus.LATE,
        "“Roof on” was due by 31 December 2020 and is not reported as done.",
    )
    early = judged(delivery, date(2020, 12, 1))
    assert (early.status, early.because) == (
        DeliverableStatus.ON_TRACK,
        "1 of 3 milestones done. Next: “Roof on” is due by 31 December 2020.",
    )


def test_nobody_has_said_anything_and_nothing_is_due_is_not_started() -> None:
    told = judged(Delivery(promise(MARCH_2021)), date(2020, 6, 1))
    assert told.status is DeliverableStatus.NOT_STARTED


def test_what_waits_for_another_that_is_late_is_at_risk() -> None:
    waits = (Waiting("Land bought", DeliverableStatus.LATE),)
    told = judged(Delivery(promise(MARCH_2021), (), waits), date(2020, 6, 1))
    assert (told.status, told.because) == (
        DeliverableStatus.AT_RISK,
        "It waits for “Land bought”, which is late.",
    )
    ends_after = (Waiting("Land bought", DeliverableStatus.ON_TRACK, date(2021, 4, 30)),)
    assert judged(Delivery(promise(MARCH_2021), (), ends_after), date(2020, 6, 1)).status is (
        DeliverableStatus.AT_RISK
    )


def test_an_override_counts_until_its_last_day_and_says_what_was_worked_out() -> None:
    chosen = Override(
        DeliverableStatus.ON_TRACK, "Finished, papers to follow", BEGIN, date(2021, 4, 30), "A post"
    )
    delivery = Delivery(promise(MARCH_2021))
    told = standing(delivery, date(2021, 4, 30), [chosen])
    assert told.status is DeliverableStatus.ON_TRACK
    assert told.worked_out.status is DeliverableStatus.LATE
    assert "worked out it is late: “Clinic opened” was due by 31 March 2021" in told.because
    after = standing(delivery, date(2021, 5, 1), [chosen])
    assert after.status is DeliverableStatus.LATE
    assert roll_up([told, after]) == {DeliverableStatus.ON_TRACK: 1, DeliverableStatus.LATE: 1}


days = st.dates(date(2020, 1, 1), date(2024, 12, 31))
deadlines = st.one_of(
    st.sampled_from([None, YEARLY, s.Ongoing(), s.Recurring(months=(1, 11, 12))]),
    st.builds(lambda on, how: s.DueBy(by=Moment(on, how)), days, st.sampled_from(list(Precision))),
)
reports = st.builds(
    lambda as_of, done_on, expected_on: Report(as_of, "A post", done_on, expected_on),
    days,
    st.none() | days,
    st.none() | days,
)
promises = st.builds(
    lambda deadline, given: promise(deadline, *sorted(given, key=lambda one: one.as_of)),
    deadlines,
    st.lists(reports, max_size=3),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    delivery=st.builds(Delivery, promises, st.lists(promises, max_size=3).map(tuple)),
    days_later=st.integers(0, 900),
)
def test_time_alone_mends_nothing(delivery: Delivery, days_later: int) -> None:
    now = date(2024, 12, 31)  # every report is known by then
    before, after = judged(delivery, now), judged(delivery, now + timedelta(days=days_later))
    if before.status is DeliverableStatus.LATE:
        assert after.status is DeliverableStatus.LATE
    if before.status is DeliverableStatus.AT_RISK:
        assert after.status.is_trouble
    if after.status is DeliverableStatus.ON_TRACK:
        assert before.status in (DeliverableStatus.ON_TRACK, DeliverableStatus.DONE)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(promise_given=promises, on=days)
def test_every_state_says_why_and_is_late_only_with_days(promise_given: Promise, on: date) -> None:
    told = state_on(promise_given, on)
    assert told.because.endswith(".")
    assert "Clinic opened" in told.because
    assert told.days_late >= 0
    if told.overdue:
        assert told.stretch
        assert told.stretch.last < on
        assert told.days_late == (on - told.stretch.last).days
    if due_of(promise_given.deadline).kind is DueKind.NO_DATE:
        assert not told.overdue
