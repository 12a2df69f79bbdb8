"""Rules as a councillor would read them: "At least 75% by 31 March 2022".

The words chosen are words that the readers take back to the same rule. What a rule carries
about its own reading (origin, doubt, notes) is not part of the sentence.
"""

from __future__ import annotations

from goldthread.framework.rules.rule import Rule

# Each of these adds the words of its own kinds of rule.
from goldthread.grammar import said_schedules as said_schedules
from goldthread.grammar import said_targets as said_targets
from goldthread.grammar import said_values as said_values
from goldthread.grammar.said_rules import in_a_sentence


def canonical_text(rule: Rule, *, year_start_month: int = 4) -> str:
    """The rule as a sentence; ``year_start_month`` names its quarters and financial years.

    >>> from goldthread.grammar import read_target
    >>> canonical_text(read_target("≥75 per cent by Mar-22").rule)
    'At least 75% by March 2022'
    """
    return in_a_sentence(rule, year_start_month)
