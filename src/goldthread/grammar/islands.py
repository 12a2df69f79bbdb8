"""Finding, in a row of words, the longest stretches that a grammar reads.

Councils' cells are not sentences of any grammar, but they hold phrases that are. Each stage
of a reading looks for the phrases of one LALR grammar and folds each into a single word
that carries its meaning; what belongs to no phrase is left where it stands. A phrase has a
bounded number of words, so the whole is linear in the number of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lark import Lark, Token, Transformer, UnexpectedInput
from lark.common import LexerConf
from lark.lexer import Lexer

from goldthread.grammar.tokens import grammar_text

_LONGEST_PHRASE = 24


class _WordsComeReady(Lexer):
    """The words are made once, by ``words.txt``; the phrase grammars are fed with them."""

    def __init__(self, lexer_conf: LexerConf) -> None:
        """Nothing of the configuration is needed."""

    def lex(self, *_: object) -> Iterator[Token]:
        return iter(())


def _choices(parser: Any) -> dict[str, Any]:
    """What word types may come next. Lark leaves these calls without types."""
    found: dict[str, Any] = parser.choices()
    return found


def _copy(parser: Any) -> Any:
    return parser.copy(deepcopy_values=False)


class Phrases:
    """One phrase grammar: finds its phrases and folds each into a word of type ``becomes``.

    A meaning that has a ``word_type`` of its own is named by that instead.
    """

    def __init__(self, grammar: str, transformer: Transformer[Token, Any], becomes: str) -> None:
        self._parser = Lark(
            grammar_text(grammar),
            parser="lalr",
            lexer=_WordsComeReady,
            start="phrase",
            transformer=transformer,
        )
        self._becomes = becomes
        self._start: Any = self._parser.parse_interactive()
        self._openers = frozenset(_choices(self._start))

    def fold(self, words: Sequence[Token]) -> list[Token]:
        """The words again, with every phrase replaced by one word that holds its meaning.

        A transformer that answers ``None`` takes its phrase back, and a shorter one is tried.
        """
        folded: list[Token] = []
        position = 0
        while position < len(words):
            if words[position].type in self._openers:
                meaning, after = self._longest(words, position)
                if meaning is not None:
                    folded.append(self._word(meaning, words[position], words[after - 1]))
                    position = after
                    continue
            folded.append(words[position])
            position += 1
        return folded

    def _longest(self, words: Sequence[Token], position: int) -> tuple[Any, int]:
        """The meaning of the longest phrase from here, and where the words go on after it."""
        for after in reversed(self._ends(words, position)):
            # Read afresh: a parser that has gone further shares, and spoils, what it passed.
            parser = _copy(self._start)
            try:
                for word in words[position:after]:
                    parser.feed_token(word)
                meaning = parser.feed_eof(words[after - 1])
            except UnexpectedInput:
                continue
            if meaning is not None:
                return meaning, after
        return None, position

    def _ends(self, words: Sequence[Token], position: int) -> list[int]:
        """Every place where a phrase that begins here could end."""
        parser = _copy(self._start)
        found: list[int] = []
        choices = _choices(parser)
        for index in range(position, min(position + _LONGEST_PHRASE, len(words))):
            if words[index].type not in choices:
                break
            try:
                parser.feed_token(words[index])
            except UnexpectedInput:
                break
            choices = _choices(parser)
            if "$END" in choices:
                found.append(index + 1)
        return found

    def _word(self, meaning: Any, first: Token, last: Token) -> Token:
        kind = getattr(meaning, "word_type", self._becomes)
        word = Token(kind, "", start_pos=first.start_pos, end_pos=last.end_pos)
        word.value = meaning
        return word
