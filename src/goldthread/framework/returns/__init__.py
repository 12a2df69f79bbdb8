"""Returns: what is asked of whom for a period, when it is due, and the steps it goes through.

A return is one measure's figures and commentary for one period. ``duties`` says which periods
ask for something and ``due_on`` by when; ``ReturnState`` and ``Step`` are its way from due to
published; ``what_is_missing`` says what keeps it from being submitted, and
``why_not_sign_off`` who may not sign it.
"""

from goldthread.framework.returns.completeness import (
    Missing,
    Part,
    Story,
    what_is_missing,
    why_not_sign_off,
)
from goldthread.framework.returns.due import due_on, is_working_day, working_day
from goldthread.framework.returns.duties import (
    Asked,
    Duty,
    duties,
    has_narratives,
    is_asked_regularly,
)
from goldthread.framework.returns.reminding import (
    Reminded,
    Reminder,
    Reminding,
    reminders_for,
    working_days_between,
)
from goldthread.framework.returns.states import (
    ReturnState,
    Step,
    StepRefusedError,
    state_after,
    steps_from,
)

__all__ = [
    "Asked",
    "Duty",
    "Missing",
    "Part",
    "Reminded",
    "Reminder",
    "Reminding",
    "ReturnState",
    "Step",
    "StepRefusedError",
    "Story",
    "due_on",
    "duties",
    "has_narratives",
    "is_asked_regularly",
    "is_working_day",
    "reminders_for",
    "state_after",
    "steps_from",
    "what_is_missing",
    "why_not_sign_off",
    "working_day",
    "working_days_between",
]
