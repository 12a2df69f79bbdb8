"""The rules a framework is made of: targets, values, deadlines and frequencies."""

from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.schedule import Deadline, Frequency
from goldthread.framework.rules.targets import Target
from goldthread.framework.rules.values import Value

__all__ = ["Deadline", "Frequency", "Moment", "Precision", "Target", "Value"]
