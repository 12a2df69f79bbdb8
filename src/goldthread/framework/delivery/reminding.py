"""When somebody who leads on a milestone is to hear of it, and how often."""

from __future__ import annotations

from datetime import date, timedelta

from goldthread.framework.delivery.progress import StateOn

DAYS_BEFORE = 7
"""How many days before it is awaited that somebody hears of a milestone."""
_WEEK = 7


def occasion_on(state: StateOn, today: date) -> str:
    """The occasion on which to tell of a milestone that is not done, blank where there is none.

    Once within the week before the day it is awaited, again when that day has passed, and then
    every week: "before 2021-03-31", "after 2021-03-31, 2". It is awaited on the day it is
    expected where somebody said one, so that whoever put it off hears when that day comes; else
    on the last day it falls due.
    """
    awaited = state.expected_on or (state.stretch.last if state.stretch else None)
    if awaited is None or state.state.is_done:
        return ""
    if today > awaited:
        return f"after {awaited.isoformat()}, {(today - awaited - timedelta(days=1)).days // _WEEK}"
    return f"before {awaited.isoformat()}" if (awaited - today).days <= DAYS_BEFORE else ""
