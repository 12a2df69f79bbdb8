"""What is wrong with a framework, before anyone is measured by it.

One file for each rule, in ``rules/``: what it found, why it matters, what to do. Every rule is
a pure function from a ``Framework`` to findings; nothing here reads files but the list of
suppressions, and nothing here changes a framework.
"""

from goldthread.lint.finding import CheckedRule, Finding, Rule, Severity
from goldthread.lint.linting import UnknownRuleError, chosen_rules, lint
from goldthread.lint.registry import all_rules
from goldthread.lint.suppressions import Suppression, SuppressionFileError, read_suppressions

__all__ = [
    "CheckedRule",
    "Finding",
    "Rule",
    "Severity",
    "Suppression",
    "SuppressionFileError",
    "UnknownRuleError",
    "all_rules",
    "chosen_rules",
    "lint",
    "read_suppressions",
]
