"""A target put together from answers to questions, and taken apart into them again.

Not everybody writes a target as the readers of documents expect it. Here a person says what
kind of target it is and gives its parts; the rule that comes of it is the same value as the one
read from words, so that both ways meet: a target typed as words can be taken apart, changed in
one place and put together again, and what nobody changed stays exactly as it was.
"""

from goldthread.grammar.asking.gaps import Gap, not_said
from goldthread.grammar.asking.kinds import KINDS, TargetKind, kind_of
from goldthread.grammar.asking.making import (
    Made,
    Problem,
    answers_of,
    target_of_answers,
    words_of_target,
)
from goldthread.grammar.asking.parts import Answers
from goldthread.grammar.asking.questions import Question, Sort

__all__ = [
    "KINDS",
    "Answers",
    "Gap",
    "Made",
    "Problem",
    "Question",
    "Sort",
    "TargetKind",
    "answers_of",
    "kind_of",
    "not_said",
    "target_of_answers",
    "words_of_target",
]
