"""Words into rules: targets, values, deadlines, frequencies, polarity and people.

Every reader takes the text of one cell and the :class:`Context` around it, and gives a
:class:`Reading`. No text raises: what has no reading as a rule is ``NotUnderstood``.
"""

from goldthread.grammar.deadlines import read_deadline
from goldthread.grammar.frequencies import read_frequency
from goldthread.grammar.people import read_people
from goldthread.grammar.polarity import read_polarity
from goldthread.grammar.reading import Context, Reading, TextSpan
from goldthread.grammar.targets import read_target
from goldthread.grammar.values import read_value

__all__ = [
    "Context",
    "Reading",
    "TextSpan",
    "read_deadline",
    "read_frequency",
    "read_people",
    "read_polarity",
    "read_target",
    "read_value",
]
