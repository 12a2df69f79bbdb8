"""A cell under reading: its words, and what the parts of its reading have made of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from lark import Token

from goldthread.grammar.amount_pairs import is_either_side, makes_one
from goldthread.grammar.clauses import clauses_of
from goldthread.grammar.little_words import WEIGHTY, is_little
from goldthread.grammar.reading import Context, TextSpan
from goldthread.grammar.sentences import Clause, clauses_in, sentences, without_notes
from goldthread.grammar.turning_words import turns

_MAKE_ONE = frozenset({"COLON", "TIMES_SIGN", "IN"})


@dataclass(slots=True)
class Cell:
    """One text under reading: its words, what is known around it, and what has been used."""

    text: str
    context: Context
    words: list[Token]
    used: set[int] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)
    left: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, text: str, context: Context) -> Cell:
        """The text taken into words."""
        return cls(text, context, clauses_of(text))

    def leave(self, words: Iterable[Token]) -> None:
        """Note that these words were seen, and left out of the rule knowingly."""
        self.left.update(id(word) for word in words)

    @property
    def title(self) -> str:
        """What the measure is called, or nothing."""
        return self.context.title or ""

    def use(self, words: Iterable[Token]) -> None:
        """Note that these words have been understood.

        A denial, a condition or a lone year is not among them: each needs a reader of its own.
        """
        self.used.update(id(w) for w in words if not turns(w) and w.type != "BARE_YEAR")

    def take(self, words: Iterable[Token]) -> None:
        """Note that these words have been read for what they are, amounts and denials too."""
        self.taken.update(id(word) for word in words)

    def quote(self, words: Sequence[Token]) -> str:
        """The text as printed, from the first of these words to the last, on one line."""
        if not words:
            return ""
        start, end = words[0].start_pos or 0, words[-1].end_pos or 0
        printed = re.sub(r"<[^<>]*>|[\s\u00a0]+", " ", self.text[start:end])
        return re.sub(r" {2,}", " ", printed).strip(" .,;:-–—*")

    def span(self) -> TextSpan:
        """From the first word to the last."""
        if not self.words:
            return TextSpan(0, len(self.text))
        return TextSpan(self.words[0].start_pos or 0, self.words[-1].end_pos or 0)

    def unread(self, idle: Set[int] = frozenset()) -> tuple[TextSpan, ...]:
        """The stretches of words that no part of the reading used, and those known to be idle."""
        spans: list[TextSpan] = []
        understood = self.used | self.taken
        for word in self.words:
            if id(word) not in idle and (
                word.type in {"BOUND", "DUE", "REPEATS"}
                or id(word) in understood
                or (is_little(word) and word.type not in WEIGHTY)
            ):
                continue
            start, end = word.start_pos or 0, word.end_pos or 0
            if spans and not self.text[spans[-1].end : start].strip():
                spans[-1] = TextSpan(spans[-1].start, end)
            else:
                spans.append(TextSpan(start, end))
        return tuple(spans)

    def clauses(self) -> list[Clause]:
        """The cell's clauses in order, each with at most one amount that counts."""
        return [clause for sentence in sentences(self.words) for clause in clauses_in(sentence)]


def counts_one_in_another(cell: Cell) -> bool:
    """ "3 of 5 projects", "£10m +/- 2%", "75% / 2 days": amounts that make one, not read here."""
    outside, _ = without_notes(cell.words)
    for before, word, after in zip(outside, outside[1:], outside[2:], strict=False):
        if word.type in _MAKE_ONE and before.type == after.type == "BOUND":
            return True  # "1.5:1" is a ratio, "3 x £5k" a product
    joining = {"BOUND", "OF", "SLASH", "OUT_OF"}
    plain = [word for word in outside if word.type in joining or not is_little(word)]
    for before, word in itertools.pairwise(plain):
        if word.type == "BOUND" and word.value.amount.either_side and before.type == "BOUND":
            return not is_either_side(before.value, word.value)
    return any(
        one.type == "BOUND" == three.type and makes_one(one.value, two, three.value)
        for one, two, three in zip(plain, plain[1:], plain[2:], strict=False)
    )
