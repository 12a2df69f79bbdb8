"""Who is reminded of a return, and when. Days are counted by hand on the calendar of 2021."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldthread.framework.returns.reminding import (
    Reminded,
    Reminder,
    Reminding,
    reminders_for,
    working_days_between,
)
from goldthread.framework.returns.states import ReturnState

DUE = date(2021, 4, 16)  # a Friday
BANK_HOLIDAY = {date(2021, 5, 3)}


def told(state: ReturnState, today: date, since: date = date(2021, 4, 1)) -> list[Reminder]:
    return list(
        reminders_for(
            state,
            due_on=DUE,
            stands_since=since,
            today=today,
            days_to_sign_off=5,
            holidays=BANK_HOLIDAY,
        )
    )


@pytest.mark.parametrize("state", [ReturnState.SIGNED_OFF, ReturnState.PUBLISHED])
def test_nobody_is_reminded_of_what_is_done(state: ReturnState) -> None:
    assert told(state, date(2021, 6, 1)) == []


@pytest.mark.parametrize(
    ("today", "why", "kind"),
    [
        (date(2021, 4, 1), Reminding.OPENED, "opened"),
        (date(2021, 4, 12), Reminding.OPENED, "opened"),
        (date(2021, 4, 13), Reminding.DUE_SOON, "soon"),  # 14, 15 and 16 are left
        (date(2021, 4, 16), Reminding.DUE_TODAY, "today"),
        (date(2021, 4, 19), Reminding.LATE, "late-0"),
        (date(2021, 4, 22), Reminding.LATE, "late-0"),
    ],
)
def test_the_owner_hears_before_on_and_after_the_day(
    today: date, why: Reminding, kind: str
) -> None:
    assert told(ReturnState.DUE, today) == [Reminder(Reminded.DATA_OWNER, why, kind)]


def test_nobody_is_late_on_the_weekend_after_the_day() -> None:
    assert told(ReturnState.DUE, date(2021, 4, 18)) == []


def test_five_working_days_late_the_lead_officer_hears_too() -> None:
    # 19, 20, 21, 22 and 23 April.
    assert [one.whom for one in told(ReturnState.DUE, date(2021, 4, 22))] == [Reminded.DATA_OWNER]
    late = told(ReturnState.DUE, date(2021, 4, 23))
    assert [one.whom for one in late] == [Reminded.DATA_OWNER, Reminded.LEAD_OFFICER]
    assert late[1].why is Reminding.OWNER_IS_LATE


def test_the_second_reminder_of_lateness_comes_after_a_working_week() -> None:
    # The sixth working day after 16 April is the 26th.
    assert told(ReturnState.DUE, date(2021, 4, 23))[0].kind == "late-0"
    assert told(ReturnState.DUE, date(2021, 4, 26))[0].kind == "late-1"


def test_what_is_sent_back_is_said_at_once_and_each_time() -> None:
    first = told(ReturnState.SENT_BACK, date(2021, 4, 13), since=date(2021, 4, 13))[0]
    again = told(ReturnState.SENT_BACK, date(2021, 4, 15), since=date(2021, 4, 15))[0]
    assert first.why is again.why is Reminding.SENT_BACK
    assert first.kind != again.kind


def test_what_waits_to_be_signed_off_is_said_to_the_lead_officer() -> None:
    since = date(2021, 4, 26)
    waiting = told(ReturnState.SUBMITTED, date(2021, 4, 30), since)[0]
    assert (waiting.whom, waiting.why) == (Reminded.LEAD_OFFICER, Reminding.TO_SIGN_OFF)
    # 27, 28, 29, 30 April and, after the bank holiday, 4 May are five working days.
    assert told(ReturnState.SUBMITTED, date(2021, 5, 3), since)[0].why is Reminding.TO_SIGN_OFF
    late = told(ReturnState.SUBMITTED, date(2021, 5, 4), since)[0]
    assert late.why is Reminding.TO_SIGN_OFF_LATE


@given(st.dates(date(2021, 1, 1), date(2021, 12, 31)), st.integers(0, 200))
def test_working_days_add_up(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    middle = first + timedelta(days=days // 2)
    assert working_days_between(first, last) == working_days_between(
        first, middle
    ) + working_days_between(middle, last)


@given(st.sampled_from(ReturnState), st.integers(-30, 120))
def test_day_by_day_no_kind_comes_back_once_it_is_past(state: ReturnState, days: int) -> None:
    seen: list[str] = []
    for day in range(-30, days):
        for one in told(state, DUE + timedelta(days=day), since=DUE - timedelta(days=30)):
            if not seen or one.kind not in seen:
                seen.append(one.kind)
            elif one.whom is Reminded.DATA_OWNER and one.why is not Reminding.SENT_BACK:
                later = [kind for kind in seen if not kind.startswith(("owner", "sent back"))]
                assert later[-1] == one.kind
