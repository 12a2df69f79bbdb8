"""A cell taken apart: its sentences, the clauses in them, and the notes in brackets."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field

from lark import Token

from goldthread.framework.rules.targets import Comparison
from goldthread.grammar.clauses import Bound, Due, Per, clauses_of
from goldthread.grammar.reading import Context, TextSpan
from goldthread.grammar.turning_words import turns

_ENDS = frozenset({"SEMICOLON", "NEWLINE", "STOP"})
_PUNCTUATION = frozenset(
    {
        "DASH",
        "COMMA",
        "COLON",
        "STOP",
        "SEMICOLON",
        "NEWLINE",
        "STAR",
        "SLASH",
        "OPEN",
        "CLOSE",
        "OTHER",
    }
)
_LITTLE = frozenset(
    {
        "OF",
        "TO",
        "AND",
        "OR",
        "IN",
        "BY",
        "TARGET",
        "FROM",
        "OVER",
        "EACH",
        "AVERAGE",
        "CUMULATIVE",
        "MAINTAIN",
    }
)
# Little words that say something of the amount, and are named where nothing took them up.
_WEIGHTY = frozenset({"AVERAGE", "CUMULATIVE"})
_LITTLE_WORDS = frozenset(
    [
        "the",
        "a",
        "an",
        "is",
        "are",
        "be",
        "been",
        "will",
        "which",
        "that",
        "this",
        "with",
        "as",
        "it",
        "its",
        "than",
        "at",
        "our",
        "their",
    ]
)


_ADJECTIVES = frozenset({"daily", "weekly", "fortnightly", "monthly", "quarterly", "termly"})
_COMES_OUT_YEARLY = re.compile(
    r"(?:report|plan|review|survey|statement|budget|account|audit|conference|meeting|event|fair|programme|performance|financial)s?\b",
    re.I,
)
_MAKE_ONE = frozenset({"COLON", "TIMES_SIGN", "IN"})


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
        """Note that these words have been understood; a denial or a condition is not among them."""
        self.used.update(id(word) for word in words if not turns(word))

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
                or (is_little(word) and word.type not in _WEIGHTY)
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
        return [clause for sentence in sentences(self.words) for clause in _clauses(sentence)]


def is_adjective(words: Sequence[Token], index: int) -> bool:
    """Whether "monthly" here says what kind of thing follows, and not how often."""
    word, after = words[index], words[index + 1 : index + 2]
    often = word.type == "REPEATS" and word.value.word.lower()
    if not after or after[0].type != "WORD":
        return False
    named = index > 0 and words[index - 1].lower() in {"the", "a", "an", "our", "its"}
    return often in _ADJECTIVES or (
        often == "annual" and (named or bool(_COMES_OUT_YEARLY.match(after[0])))
    )


def is_little(word: Token) -> bool:
    """Whether a word only joins others."""
    return (
        word.type in _PUNCTUATION
        or word.type in _LITTLE
        or (word.type == "WORD" and word.lower() in _LITTLE_WORDS)
    )


def is_mark(word: Token) -> bool:
    """Whether this is punctuation."""
    return word.type in _PUNCTUATION


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


def _clauses(sentence: list[Token]) -> list[Clause]:
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
    place = next((index for index, word in enumerate(words) if is_main_bound(word)), None)
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
    bounds = [index for index in bounds if not _continues(plain, index)]
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
    if plain[index - 1].lower() in {"next", "coming", "following"}:
        return True
    if plain[index - 1].type == "OF" and _is_inside_a_name(plain, index):
        return True
    if plain[index - 1].type == "TO" and any(word.type == "FROM" for word in plain[:index]):
        return True
    if is_either_side(before[-1].value, plain[index].value):
        return True
    unit, earlier = plain[index].value.amount.unit, before[-1].value.amount.unit
    if is_time(unit) and not is_time(earlier) and _passes_a_time(plain[index]):
        return True
    return is_time(unit) and earlier == "%" and len(before) == 1


def _is_inside_a_name(plain: list[Token], index: int) -> bool:
    """ "On sites of 10+ units": a number that says what the one before is counted on."""
    last = max(place for place in range(index) if plain[place].type == "BOUND")
    kinds = [word.type for word in plain[last + 1 : index - 1]]
    return "IN" in kinds and "WORD" in kinds and set(kinds) <= {"IN", "WORD"}


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


def _passes_a_time(word: Token) -> bool:
    """ "Over 5 years", "more than 52 weeks" after a count: part of what is said of it."""
    bound: Bound = word.value
    return bound.comparison is Comparison.AT_LEAST and bound.limit is not None


def takes_that_long(bound: Bound) -> bool:
    """ "Over 5 years" is how long a change takes; "over 52 weeks" or "over 30 days" is a limit."""
    return bound.limit == "over" and bound.amount.unit in {"months", "years", "decades"}


def is_time(unit: str | None) -> bool:
    """Whether a unit is a length of time."""
    return bool(unit) and (unit or "").split()[-1] in {
        "days", "weeks", "fortnights", "months", "quarters", "years", "hours", "minutes", "seconds", "nights",
    }  # fmt: skip


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
            return index + 1
    return bound


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
        one.type == "BOUND" == three.type and _makes_one(one.value, two, three.value)
        for one, two, three in zip(plain, plain[1:], plain[2:], strict=False)
    )


def is_either_side(middle: Bound, margin: Bound) -> bool:
    """ "95% +/- 2%": both in one unit, and nothing said of either."""
    one, two = middle.amount, margin.amount
    plain = middle.comparison is Comparison.UNSTATED and one.high is None and not one.signed
    alike = one.unit in {two.unit, None} or (one.unit, two.unit) == ("%", "percentage points")
    return plain and two.either_side and alike


def is_part_of(first: Bound, second: Bound) -> bool:
    """ "7 of 9 districts", "20% of 450 homes": a part and its whole, named after it."""
    part, whole = first.amount, second.amount
    if whole.unit is not None or whole.high is not None or part.high is not None:
        return False
    plain = second.comparison is Comparison.UNSTATED and not whole.words
    return plain and (part.unit == "%" or (part.unit is None and part.value <= whole.value))


def _makes_one(first: Bound, joint: Token, second: Bound) -> bool:
    if joint.type == "OF":
        return not is_part_of(first, second)
    return joint.type in {"SLASH", "OUT_OF"} and first.amount.unit != second.amount.unit
