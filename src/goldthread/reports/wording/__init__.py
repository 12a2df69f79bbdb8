"""Rules, figures and dates put back into sentences a councillor can read.

Each function takes a rule as it was understood and says it plainly, so that a reader can hold
it against the words in the document. What was not understood is said to be so.
"""

from goldthread.framework.wording import amount, day, days_between, plain_number
from goldthread.reports.wording.dates import by_moment
from goldthread.reports.wording.figures import change
from goldthread.reports.wording.schedule import (
    deadline_sentence,
    frequency_sentence,
    frequency_words,
)
from goldthread.reports.wording.targets import target_sentence
from goldthread.reports.wording.values import value_sentence

__all__ = [
    "amount",
    "by_moment",
    "change",
    "day",
    "days_between",
    "deadline_sentence",
    "frequency_sentence",
    "frequency_words",
    "plain_number",
    "target_sentence",
    "value_sentence",
]
