"""A row of words taken apart: its sentences, the clauses in them, and the notes in brackets."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from lark import Token

from goldthread.grammar.amount_pairs import (
    is_either_side,
    is_part_of,
    is_time,
    passes_a_time,
    takes_that_long,
)
from goldthread.grammar.clauses import Bound, Due, Per
from goldthread.grammar.little_words import TO_COME, is_adjective, is_mark

_ENDS = frozenset({"SEMICOLON", "NEWLINE", "STOP"})


@dataclass(frozen=True, slots=True)
class Clause:
    """The words before an amount, the amount, the words after it, and its bracketed notes."""

    lead: tuple[Token, ...]
    bound: Bound | None
    tail: tuple[Token, ...]
    notes: tuple[tuple[Token, ...], ...] = ()
    bound_word: Token | None = None

    @property
    def main(self) -> Bound:
        """The amount the clause is about. Raises ``ValueError`` where it has none."""
        if self.bound is None:
            raise ValueError("This clause has no amount.")
        return self.bound

    @property
    def words(self) -> tuple[Token, ...]:
        """Everything said outside brackets, the amount left out."""
        return (*self.lead, *self.tail)

    def of_type(self, *types: str) -> list[Token]:
        """The words of these types, outside brackets and inside."""
        noted = (word for note in self.notes for word in note)
        return [word for word in (*self.words, *noted) if word.type in types]

    @property
    def dues(self) -> list[Due]:
        """Every date with its "by" or "in"; a note with an amount of its own keeps its date."""
        words = [*self.words, *(word for note in self._notes_of_its_own for word in note)]
        return [word.value for word in words if word.type == "DUE"]

    @property
    def _notes_of_its_own(self) -> list[tuple[Token, ...]]:
        return [note for note in self.notes if not any(word.type == "BOUND" for word in note)]

    @property
    def pers(self) -> list[Per]:
        """Every "per year"; "12 monthly reports" are twelve of a kind."""
        return [
            word.value
            for words in (self.lead, self.tail, *self._notes_of_its_own)
            for index, word in enumerate(words)
            if word.type == "REPEATS" and not is_adjective(words, index)
        ]


def sentences(words: Sequence[Token]) -> list[list[Token]]:
    """The words between full stops, semicolons and line ends; brackets are not broken."""
    found: list[list[Token]] = [[]]
    depth = 0
    for index, word in enumerate(words):
        depth += (word.type == "OPEN") - (word.type == "CLOSE")
        if word.type in _ENDS and depth <= 0 and not _abbreviates(words, index):
            found.append([])
        else:
            found[-1].append(word)
    return [sentence for sentence in found if any(not is_mark(word) for word in sentence)]


def _abbreviates(words: Sequence[Token], index: int) -> bool:
    """Whether a stop belongs to "approx." or "no.", with the number it is for right after."""
    return (
        words[index].type == "STOP"
        and 0 < index < len(words) - 1
        and words[index - 1].lower() in {"approx", "no", "min", "max", "est"}
    )


def without_notes(
    words: Sequence[Token],
) -> tuple[list[Token], list[tuple[int, tuple[Token, ...]]]]:
    """The words outside brackets, and each bracketed note with the index it stood before."""
    plain: list[Token] = []
    notes: list[tuple[int, tuple[Token, ...]]] = []
    inside: list[Token] | None = None
    for word in words:
        if word.type == "OPEN" and inside is None:
            inside = []
        elif word.type == "CLOSE":
            if inside:
                notes.append((len(plain), tuple(inside)))
            inside = None
        elif inside is not None:
            inside.append(word)
        else:
            plain.append(word)
    if inside:
        notes.append((len(plain), tuple(inside)))
    return plain, notes


def clauses_in(sentence: list[Token]) -> list[Clause]:
    plain, notes = without_notes(sentence)
    if not plain and len(notes) == 1:
        plain, notes = list(notes[0][1]), []
    starts = _starts(plain)
    edges = [0, *starts[1:], len(plain) + 1] if starts else [0, len(plain) + 1]
    return [
        _clause(plain, first, last, _notes_of(notes, first, last))
        for first, last in itertools.pairwise(edges)
    ]


def _notes_of(
    notes: list[tuple[int, tuple[Token, ...]]], first: int, last: int
) -> list[tuple[Token, ...]]:
    """A note belongs to the words it follows; one that comes first of all, to the first."""
    return [note for at, note in notes if first < at <= last or (at == 0 and first == 0)]


def _clause(plain: list[Token], first: int, last: int, notes: list[tuple[Token, ...]]) -> Clause:
    words = plain[first:last]
    main = [index for index, word in enumerate(words) if is_main_bound(word)]
    place = next((index for index in main if not _takes_its_time(words, index)), None)
    if place is None and main:
        place = main[0]
    if place is None:
        place = next((index for index, word in enumerate(words) if word.type == "BOUND"), None)
    if place is None:
        return Clause(tuple(words), None, (), tuple(notes))
    return Clause(
        tuple(words[:place]),
        words[place].value,
        tuple(words[place + 1 :]),
        tuple(notes),
        words[place],
    )


def is_main_bound(word: Token) -> bool:
    """Whether this is an amount that a clause can be about, and not a time limit within it."""
    return word.type == "BOUND" and not word.value.is_within


def _starts(plain: list[Token]) -> list[int]:
    """Where each clause begins: one clause for each amount, save "from 5 to 3"."""
    bounds = [index for index, word in enumerate(plain) if is_main_bound(word)]
    bounds = [
        index
        for index in bounds
        if not _continues(plain, index) and not _takes_its_time(plain, index)
    ]
    if not bounds:
        return []
    dues = [index for index, word in enumerate(plain) if word.type in {"DUE", "PLAN_YEAR"}]
    if len(bounds) > 1 and len(dues) == len(bounds) and dues[0] < bounds[0]:
        return dues
    if _each_is_named_first(plain, bounds):
        return [0, *(index + 1 for index in bounds[:-1])]
    return [
        index if place == 0 else _cut(plain, bounds[place - 1], index)
        for place, index in enumerate(bounds)
    ]


def _takes_its_time(plain: list[Token], index: int) -> bool:
    """ "Reduce waits over the next 2 years by 10%": how long a change takes, before the change."""
    later = [at for at in range(index + 1, len(plain)) if plain[at].type == "BOUND"]
    before = [word for word in plain[:index] if word.lower() not in TO_COME]
    over = bool(before) and before[-1].type == "OVER"
    lasts = over or takes_that_long(plain[index].value) or passes_a_time(plain[index])
    joint = plain[later[0] - 1].type if later else None
    changed = joint == "BY" or (joint == "TO" and passes_a_time(plain[index]))
    return changed and lasts and is_time(plain[index].value.amount.unit)


def _each_is_named_first(plain: list[Token], bounds: list[int]) -> bool:
    """ "Male 79.2 Female 83.1": nothing but a name before each amount, and nothing after it."""
    if len(bounds) < 2 or bounds[-1] != len(plain) - 1:
        return False
    edges = [-1, *bounds]
    gaps = [plain[one + 1 : two] for one, two in itertools.pairwise(edges)]
    return all(gap and all(word.type == "WORD" for word in gap) for gap in gaps)


def _continues(plain: list[Token], index: int) -> bool:
    """Whether an amount goes on about the one before: "from 5 to 3", a time after a share."""
    before = [word for word in plain[:index] if word.type == "BOUND"]
    if not before:
        return False
    if _is_whole(plain, index):
        return True
    if plain[index - 1].lower() in TO_COME - {"the"}:
        return True
    if plain[index - 1].type == "OF" and _is_inside_a_name(plain, index):
        return True
    if _is_each_of(plain, index) or _gets_to(before[-1], plain, index):
        return True
    if plain[index - 1].type == "TO" and any(word.type == "FROM" for word in plain[:index]):
        return True
    if is_either_side(before[-1].value, plain[index].value):
        return True
    unit, earlier = plain[index].value.amount.unit, before[-1].value.amount.unit
    if is_time(unit) and not is_time(earlier) and passes_a_time(plain[index]):
        return True
    if is_time(earlier) and earlier != unit and takes_that_long(plain[index].value):
        return True  # "by 2 days over 3 years"
    return is_time(unit) and earlier == "%" and len(before) == 1


def _is_inside_a_name(plain: list[Token], index: int) -> bool:
    """ "On sites of 10+ units": a number that says what the one before is counted on."""
    last = max(place for place in range(index) if plain[place].type == "BOUND")
    kinds = [word.type for word in plain[last + 1 : index - 1]]
    return "IN" in kinds and "WORD" in kinds and set(kinds) <= {"IN", "WORD"}


def _gets_to(start: Token, plain: list[Token], index: int) -> bool:
    """ "70% rising to 75%": where one amount gets to, in one breath, the way that is said."""
    if index < 2 or plain[index - 1].type != "TO" or plain[index - 3 : index - 2] != [start]:
        return False
    one, two = start.value.amount, plain[index].value.amount
    way = plain[index - 2].type
    rises = way == "INCREASE" and one.value < two.value
    return (rises or (way == "DECREASE" and one.value > two.value)) and one.unit == two.unit


def _is_each_of(plain: list[Token], index: int) -> bool:
    """ "One event in each of the 5 wards": in how many places, and no amount of its own."""
    before = [word for word in plain[max(0, index - 3) : index] if word.lower() != "the"][-2:]
    return [word.type for word in before] == ["EACH", "OF"]


def _is_whole(plain: list[Token], index: int) -> bool:
    """ "7 of the 9 districts": the second number is the whole that the first is part of."""
    little = {"the", "all", "our"}
    before = [word for word in plain[max(0, index - 3) : index] if word.lower() not in little]
    return (
        len(before) > 1
        and before[-1].type == "OF"
        and before[-2].type == "BOUND"
        and is_part_of(before[-2].value, plain[index].value)
    )


def _cut(plain: list[Token], last_bound: int, bound: int) -> int:
    """Where the words between two amounts change from the one to the other."""
    between = range(bound - 1, last_bound, -1)
    if bound - 1 > last_bound and plain[bound - 1].type == "COLON":
        for index in between:
            if plain[index].type in {"DUE", "COMMA", "AND", "REPEATS"}:
                return index + 1
        return last_bound + 1
    for index in between:
        if plain[index].type in {"COMMA", "AND", "OR", "SLASH", "DUE", "STAR", "REPEATS"}:
            return index if _opens_the_next(plain, index, bound) else index + 1
    return bound


def _opens_the_next(plain: list[Token], index: int, bound: int) -> bool:
    """ "Quarterly 25 / annual 100": how often stands before its amount, after a mark."""
    parted = plain[index - 1].type in {"COMMA", "AND", "OR", "SLASH"}
    return plain[index].type == "REPEATS" and parted and index + 1 == bound
