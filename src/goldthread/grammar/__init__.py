"""Words into rules: targets, values, deadlines, frequencies, polarity and people.

Every reader takes the text of one cell and the :class:`Context` around it, and gives a
:class:`Reading`. No text raises: what has no reading as a rule is ``NotUnderstood``.
"""

from goldthread.grammar.canonical import canonical_text
from goldthread.grammar.deadlines import read_deadline
from goldthread.grammar.frequencies import read_frequency
from goldthread.grammar.nouns import unit_from_title
from goldthread.grammar.parsing import LineError, parse_line
from goldthread.grammar.people import read_people, spellings_of
from goldthread.grammar.polarity import read_polarity
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading, TextSpan
from goldthread.grammar.targets import read_target
from goldthread.grammar.values import read_value

__all__ = [
    "NOTHING_KNOWN",
    "Context",
    "LineError",
    "Reading",
    "TextSpan",
    "canonical_text",
    "parse_line",
    "read_deadline",
    "read_frequency",
    "read_people",
    "read_polarity",
    "read_target",
    "read_value",
    "spellings_of",
    "unit_from_title",
]
