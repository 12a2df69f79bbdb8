"""When somebody is reminded of a return, and who."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from goldthread.framework.returns.due import is_working_day
from goldthread.framework.returns.states import ReturnState

DAYS_BEFORE = 3
"""Working days before a return is due that its owner is reminded."""
DAYS_UNTIL_ESCALATION = 5
"""Working days after it was due that the lead officer is told."""
_WEEK = 5


class Reminding(StrEnum):
    """Why somebody is reminded, the most pressing first."""

    SENT_BACK = "sent back"
    LATE = "late"
    TO_SIGN_OFF_LATE = "waiting to be signed off for too long"
    OWNER_IS_LATE = "not given by its owner"
    TO_SIGN_OFF = "to sign off"
    DUE_TODAY = "due today"
    DUE_SOON = "due soon"
    OPENED = "due"


class Reminded(StrEnum):
    """Who is reminded."""

    DATA_OWNER = "data owner"
    LEAD_OFFICER = "lead officer"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One reason to write to somebody about a return.

    ``kind`` names the occasion: for one return the same person is told of each kind once.
    """

    whom: Reminded
    why: Reminding
    kind: str


def reminders_for(
    state: ReturnState,
    *,
    due_on: date,
    stands_since: date,
    today: date,
    days_to_sign_off: int,
    holidays: Container[date] = (),
) -> tuple[Reminder, ...]:
    """What a return calls for on a day, by where it stands.

    The data owner hears when it opens, three working days before it is due, on the day, on the
    working day after, and then every fifth; and at once when it is sent back. The lead officer
    hears when it waits to be signed off, again when it has waited for ``days_to_sign_off``
    working days and every fifth after, and once the owner is five working days late.
    ``stands_since`` is the day it came to where it stands.
    """
    if state is ReturnState.SUBMITTED:
        waited = working_days_between(stands_since, today, holidays)
        over = waited - days_to_sign_off
        if over < 0:
            return (_for_officer(Reminding.TO_SIGN_OFF, stands_since.isoformat()),)
        weeks = over // _WEEK
        return (_for_officer(Reminding.TO_SIGN_OFF_LATE, f"{stands_since.isoformat()}-{weeks}"),)
    if not state.is_with_the_data_owner:
        return ()
    found: list[Reminder] = []
    if state is ReturnState.SENT_BACK:
        found.append(
            Reminder(
                Reminded.DATA_OWNER, Reminding.SENT_BACK, f"sent back-{stands_since.isoformat()}"
            )
        )
    late = working_days_between(due_on, today, holidays)
    if today > due_on and late >= 1:
        weeks = (late - 1) // _WEEK
        found.append(Reminder(Reminded.DATA_OWNER, Reminding.LATE, f"late-{weeks}"))
        if late >= DAYS_UNTIL_ESCALATION:
            found.append(_for_officer(Reminding.OWNER_IS_LATE, "owner"))
    elif today == due_on:
        found.append(Reminder(Reminded.DATA_OWNER, Reminding.DUE_TODAY, "today"))
    elif today < due_on:
        soon = working_days_between(today, due_on, holidays) <= DAYS_BEFORE
        why = Reminding.DUE_SOON if soon else Reminding.OPENED
        found.append(Reminder(Reminded.DATA_OWNER, why, "soon" if soon else "opened"))
    return tuple(found)


def working_days_between(first: date, last: date, holidays: Container[date] = ()) -> int:
    """How many working days come after ``first``, up to and with ``last``; 0 where none do.

    >>> working_days_between(date(2021, 4, 16), date(2021, 4, 19))
    1
    """
    days = (last - first).days
    return sum(is_working_day(first + timedelta(days=n), holidays) for n in range(1, days + 1))


def _for_officer(why: Reminding, kind: str) -> Reminder:
    return Reminder(Reminded.LEAD_OFFICER, why, f"{why.name.lower()}-{kind}")
