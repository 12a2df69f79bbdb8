"""The rules a framework is made of: targets, values, deadlines and frequencies."""

from goldthread.framework.rules.json_form import (
    deadline_from_json,
    frequency_from_json,
    rule_to_json,
    target_from_json,
    value_from_json,
)
from goldthread.framework.rules.json_parts import RuleFormError
from goldthread.framework.rules.moments import DayInYear, Length, Moment, Precision
from goldthread.framework.rules.rule import Doubt, Rule
from goldthread.framework.rules.schedule import Deadline, Frequency
from goldthread.framework.rules.targets import Target
from goldthread.framework.rules.values import Value

__all__ = [
    "DayInYear",
    "Deadline",
    "Doubt",
    "Frequency",
    "Length",
    "Moment",
    "Precision",
    "Rule",
    "RuleFormError",
    "Target",
    "Value",
    "deadline_from_json",
    "frequency_from_json",
    "rule_to_json",
    "target_from_json",
    "value_from_json",
]
