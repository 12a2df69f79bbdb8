"""Rules, figures and dates put back into sentences a councillor can read.

Each function takes a rule as it was understood and says it plainly, so that a reader can hold
it against the words in the document. What was not understood is said to be so.
"""

from goldthread.framework.wording import amount, day, days_between, plain_number
from goldthread.reports.wording.dates import by_moment
from goldthread.reports.wording.figures import change
from goldthread.reports.wording.outlook import (
    LikelyOutturn,
    chance_in_ten,
    outlook_sentence,
    outturn_in_words,
    rounded_like,
)
from goldthread.reports.wording.schedule import (
    deadline_sentence,
    frequency_sentence,
    frequency_words,
)
from goldthread.reports.wording.targets import target_asked, target_sentence
from goldthread.reports.wording.values import value_sentence

__all__ = [
    "LikelyOutturn",
    "amount",
    "by_moment",
    "chance_in_ten",
    "change",
    "day",
    "days_between",
    "deadline_sentence",
    "frequency_sentence",
    "frequency_words",
    "outlook_sentence",
    "outturn_in_words",
    "plain_number",
    "rounded_like",
    "target_asked",
    "target_sentence",
    "value_sentence",
]
