"""Several items run together in one row, taken apart where every column agrees how many."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from goldthread.documents.understanding.cleaning import without_bullet
from goldthread.documents.understanding.headers import Column, Header, Kind
from goldthread.documents.understanding.likeness import looks_like_measure
from goldthread.documents.understanding.lines import Entry, Line, dash_list, said
from goldthread.documents.understanding.milestones import bare_dates

_OWNERSHIP = re.compile(r"(?:council|partnership)\s+pi\b|\btb[ca]\b", re.I)
_DASHED = re.compile(r"\s*[-–]\s*[^\W\d_]")
_NOTHING = re.compile(r"n/a|tb[ca]", re.I)
_FUNCTION_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "any",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "is",
        "its",
        "of",
        "on",
        "or",
        "our",
        "over",
        "per",
        "the",
        "their",
        "this",
        "to",
        "upon",
        "via",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whose",
        "will",
        "with",
        "within",
        "your",
        "you",
        "we",
    ]
)
_LISTED_IN_PARALLEL = frozenset(
    {
        Kind.SERVICE,
        Kind.OWNERSHIP,
        Kind.PARTNERS,
        Kind.FREQUENCY,
        Kind.SURVEY,
        Kind.TARGET,
        Kind.BASELINE,
    }
)


@dataclass(slots=True)
class Vocabulary:
    """What the document's other rows say: whole cells by column, and names written large."""

    cells: dict[Kind, Counter[str]] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)

    def learn(self, kind: Kind, text: str) -> None:
        """Remember a whole cell, and its capitalised words that follow small ones."""
        self.cells.setdefault(kind, Counter())[text.casefold()] += 1
        self.names.update(_names_in(text))


def _names_in(text: str) -> Iterable[str]:
    words = re.findall(r"[\w’'-]+", text)
    for before, word in itertools.pairwise(words):
        if word[:1].isupper() and before.casefold() in _FUNCTION_WORDS:
            yield word


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The lines a row was taken apart into, and what a person should check."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


def unpacked(line: Line, header: Header, vocabulary: Vocabulary) -> Unpacked:
    """The line as one line for each item packed into it; itself where there is one.

    How many items there are is told by their list markup, or by a column whose values can be
    counted; the name is taken apart only where that gives the same number. A column with
    another number of values is repeated whole, and a remark says so: which value belongs to
    which item is never guessed.
    """
    statements = _statements_listed(line, header)
    if statements:
        rest = Line(
            dict(line.entries), line.source, group=line.group, shifted=line.shifted,
            spread=line.spread, beside_several=True,
        )  # fmt: skip
        found = unpacked(rest, header, vocabulary)
        return Unpacked((*statements, *found.lines), found.remarks)
    column = header.first(Kind.MEASURE) or header.first(Kind.DELIVERABLE)
    if column is None or line.at(column).is_blank:
        return Unpacked((line,))
    names = _names_packed(line, header, column, vocabulary)
    if len(names) < 2:
        return Unpacked((line,))
    remarks: list[str] = []
    apart = [
        Line(
            dict(line.entries), line.source, line.after_break and position == 0, line.group,
            line.shifted, line.spread, line.beside_several,
        )
        for position in range(len(names))
    ]  # fmt: skip
    source = line.at(column).source
    for one, name in zip(apart, names, strict=True):
        one.put(column, said(name, source))
    statement = header.first(Kind.DELIVERABLE)
    if statement is not None and statement is not column:
        # The items stand beside one statement; after the first they have it from above.
        for one in apart[1:]:
            one.put(statement, Entry((), source))
    for other in header.columns:
        entry = line.at(other)
        if other is column or other is statement or entry.is_blank:
            continue
        values = _values(entry, other.kind, len(names), vocabulary)
        if values is None:
            remarks.append(
                f"{line.source}: the {other.heading or other.kind} cell does not list as many values as "
                f"the row has items ({len(names)}), so each item keeps the whole cell: “{entry.text}”."
            )
            continue
        for one, value in zip(apart, values, strict=True):
            one.put(other, said(value, entry.source))
    return Unpacked(tuple(apart), tuple(remarks))


def _statements_listed(line: Line, header: Header) -> tuple[Line, ...]:
    """A line for each statement of a list that stands beside measures; takes the list from the line."""
    statement, measure = header.first(Kind.DELIVERABLE), header.first(Kind.MEASURE)
    entry = line.at(statement)
    if statement is None or measure is None or line.at(measure).is_blank:
        return ()
    if len(entry.items) < 2 or not all(part.is_item for part in entry.parts):
        return ()
    lines: list[Line] = []
    for position, item in enumerate(entry.items):
        one = Line(dict(line.entries), line.source, line.after_break and not position, line.group)
        one.put(statement, said(item, entry.source))
        one.put(measure, Entry((), entry.source))
        lines.append(one)
    line.put(statement, Entry((), entry.source))
    return tuple(lines)


def _names_packed(
    line: Line, header: Header, column: Column, vocabulary: Vocabulary
) -> tuple[str, ...]:
    entry = line.at(column)
    expected = _expected(line, header)
    if len(entry.items) > 1 and all(part.is_item for part in entry.parts):
        return entry.items
    lines = tuple(without_bullet(part.text) for part in entry.parts)
    dashed = all(_DASHED.match(part.text) for part in entry.parts)
    if len(lines) > 1 and (
        dashed or (column.kind is Kind.MEASURE and all(map(looks_like_measure, lines)))
    ):
        return lines
    if expected is None and not entry.was_list:
        return (entry.text,)
    text = without_bullet(entry.text)
    questions = tuple(part.strip() for part in re.findall(r"[^?]+\?", text))
    asked = questions if "".join(questions).replace(" ", "") == text.replace(" ", "") else ()
    if expected is None:
        return asked if len(asked) > 1 else (entry.text,)
    ways = (
        tuple(part.text for part in entry.parts),
        dash_list(entry),
        asked,
        _by_capitals(text, vocabulary),
    )
    return next((way for way in ways if len(way) == expected), (entry.text,))


def learn_from(line: Line, header: Header, vocabulary: Vocabulary) -> None:
    """Remember a line's cells, unless several items are packed into them."""
    packed = _expected(line, header) is not None
    for column in line.filled(header):
        text = line.at(column).text
        vocabulary.names.update(_names_in(text))
        if not packed and column.kind in _LISTED_IN_PARALLEL:
            vocabulary.learn(column.kind, text)


def _expected(line: Line, header: Header) -> int | None:
    """How many items a column with countable values says there are."""
    for column in header.all(Kind.OWNERSHIP):
        found = len(_OWNERSHIP.findall(line.at(column).text))
        if found > 1:
            return found
    if not header.has(Kind.MEASURE):
        for column in (*header.all(Kind.DEADLINE), *header.all(Kind.MILESTONE)):
            found = len(bare_dates(line.at(column).text))
            if found > 1:
                return found
    return None


def _by_capitals(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The text cut before each word that begins a new item by its capital letter."""
    words = text.split(" ")
    cuts = [0]
    for at in range(1, len(words)):
        if _begins_item(words, at, vocabulary):
            cuts.append(at)
    ends = [*cuts[1:], len(words)]
    return tuple(" ".join(words[a:b]) for a, b in zip(cuts, ends, strict=True))


def _begins_item(words: list[str], at: int, vocabulary: Vocabulary) -> bool:
    before, word = words[at - 1], words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    bare = word.strip("“”'‘’\"(),.;:")
    if not bare[:1].isupper() or not before[-1:].isalnum():
        return False
    if bare in vocabulary.names or (bare.isupper() and len(bare) > 1):
        return False
    if before.islower():
        return before not in _FUNCTION_WORDS
    # Between two large words a new item begins only where sentence case begins again.
    return (
        before[:1].isupper()
        and before not in vocabulary.names
        and after.islower()
        and after not in {"of", "and", "the", "for", "in", "to", "on", "at", "by"}
    )


def _values(
    entry: Entry, kind: Kind, expected: int, vocabulary: Vocabulary
) -> tuple[str, ...] | None:
    """One value for each item, or ``None`` where the cell's values cannot be told apart."""
    text = entry.text
    if kind is Kind.OWNERSHIP:
        found = tuple(_OWNERSHIP.findall(text))
        return found if len(found) == expected else _one_for_all(found, text, expected)
    if kind in (Kind.DEADLINE, Kind.MILESTONE):
        dates = bare_dates(text)
        if len(dates) == expected:
            return dates
    if kind not in _LISTED_IN_PARALLEL:
        return (text,) * expected
    if len(entry.parts) == expected:
        return tuple(part.text for part in entry.parts)
    known = _segmented(text, vocabulary.cells.get(kind, Counter()))
    if known is None:
        known = _repeated(text)
    if known is None:
        known = _parted_by_nothing(text)
    if known is None:
        return (text,) * expected if _is_one_value(text) else None
    if len(known) == expected:
        return known
    return _one_for_all(known, text, expected)


def _is_one_value(text: str) -> bool:
    return not _NOTHING.search(text) or bool(_NOTHING.fullmatch(text))


def _one_for_all(values: tuple[str, ...], text: str, expected: int) -> tuple[str, ...] | None:
    if len(set(values)) == 1:
        return (values[0],) * expected
    if not values:
        return (text,) * expected
    return None


def _segmented(text: str, known: Counter[str]) -> tuple[str, ...] | None:
    """The text as a run of whole cells known from other rows; the fewest that fill it."""
    words = text.split(" ")
    longest = max((len(one.split(" ")) for one in known), default=0)
    best: list[tuple[str, ...] | None] = [None] * (len(words) + 1)
    best[0] = ()
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - longest), end):
            head = best[start]
            piece = " ".join(words[start:end])
            if head is None or piece == text:
                continue
            if piece.casefold() not in known and not _NOTHING.fullmatch(piece):
                continue
            candidate = (*head, piece)
            held = best[end]
            if held is None or len(candidate) < len(held):
                best[end] = candidate
    return best[-1]


def _repeated(text: str) -> tuple[str, ...] | None:
    """The text as one phrase said several times over."""
    words = text.split(" ")
    for length in range(1, len(words) // 2 + 1):
        if len(words) % length == 0:
            runs = [" ".join(words[at : at + length]) for at in range(0, len(words), length)]
            if len(set(runs)) == 1:
                return tuple(runs)
    return None


def _parted_by_nothing(text: str) -> tuple[str, ...] | None:
    """The values between entries of "N/A", which part the others like rules."""
    if not _NOTHING.search(text):
        return None
    parts = re.split(r"(?<!\S)(n/a|tb[ca])(?!\S)", text, flags=re.I)
    return tuple(
        value
        for part in parts
        if part.strip()
        for value in _repeated(part.strip()) or (part.strip(),)
    )
