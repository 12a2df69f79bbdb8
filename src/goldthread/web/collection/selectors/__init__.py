"""What is asked of returns."""

from goldthread.web.collection.selectors.holidays import holidays_of
from goldthread.web.collection.selectors.locks import lock_on
from goldthread.web.collection.selectors.plans import (
    PlannedReturn,
    planned_returns,
    returns_to_open,
    rules_of,
)
from goldthread.web.collection.selectors.reading import (
    ReturnReading,
    SeriesReading,
    reading_of,
    worst_of,
)

__all__ = [
    "PlannedReturn",
    "ReturnReading",
    "SeriesReading",
    "holidays_of",
    "lock_on",
    "planned_returns",
    "reading_of",
    "returns_to_open",
    "rules_of",
    "worst_of",
]
