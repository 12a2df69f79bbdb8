"""How far a council is with what it said it would do, worked out from dates and reports.

A milestone has a state on a day (``state_on``), a deliverable a status (``judged``), and each
says why in a sentence. Nobody chooses a status; an ``Override`` has a reason and a last day, and
stands beside what would have been said without it.
"""

from goldthread.framework.delivery.due import Due, DueKind, Stretch, due_of, occurrences
from goldthread.framework.delivery.progress import (
    SOON,
    MilestoneState,
    Promise,
    Redating,
    Report,
    StateOn,
    redatings,
    state_on,
)
from goldthread.framework.delivery.status import (
    DeliverableStatus,
    Delivery,
    Judged,
    Override,
    Standing,
    Waiting,
    judged,
    roll_up,
    standing,
)

__all__ = [
    "SOON",
    "DeliverableStatus",
    "Delivery",
    "Due",
    "DueKind",
    "Judged",
    "MilestoneState",
    "Override",
    "Promise",
    "Redating",
    "Report",
    "Standing",
    "StateOn",
    "Stretch",
    "Waiting",
    "due_of",
    "judged",
    "occurrences",
    "redatings",
    "roll_up",
    "standing",
    "state_on",
]
