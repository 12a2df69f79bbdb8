"""Which column is which, and which row heads a table: any order, any case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from rapidfuzz import fuzz, process

from goldthread.documents.blocks import Cell, Row
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.heading_words import CONTAINED, SYNONYMS
from goldthread.documents.understanding.heading_words import Kind as Kind
from goldthread.framework import Source

NODE_COLUMNS = (Kind.PRIORITY, Kind.THEME, Kind.SUBTHEME, Kind.OUTCOME)

_YEAR = r"(?:20)?\d\d\s*[/–-]\s*(?:20)?\d\d|(?:fy\s*)?20\d\d(?:\s*to\s*20\d\d)?"
_YEAR_PATTERN = re.compile(rf"(?<![\d/])(?:{_YEAR})(?![\d/])", re.I)
_QUARTER = re.compile(
    rf"(?:q(?:tr|uarter)?\s*\.?\s*[1-4]|h[12])(?:\s*(?:{_YEAR}))?(?:\s*(?:actual|result|performance|outturn|value))?",
    re.I,
)
_MONTH = r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
# "by", "(as at", "by the end of March": what stands before the year in "Ambition by March 2026".
_TIES_A_YEAR = re.compile(
    rf"(?:\s+\(?(?:for|by|in|to|at|as at))?(?:\s+(?:the )?end(?: of)?)?(?:(?<!^by)\s+\(?(?P<month>{_MONTH}))?$"
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PAST_FIGURE = re.compile(r"\b(?:out-?turn|actual|result|performance|achieved|baseline)\b", re.I)
_DIGITS = re.compile(r"\d+")
_FOOTNOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+$")


def _normalised(text: str) -> str:
    words = _FOOTNOTE_MARK.sub("", plain(text).casefold().strip())
    words = re.sub(r"[‐‑–—]", "-", words)
    words = re.sub(r"\s*/\s*", "/", words)
    return re.sub(r"\s+", " ", words).strip(" .:?…*")


_EXACT: dict[str, Kind] = {
    _normalised(word): kind
    for kind, words in SYNONYMS.items()
    for word in words.split(";")
    if word.strip()
}
_CONTAINED = tuple((kind, re.compile(pattern)) for kind, pattern in CONTAINED)
_LONGEST_HEADING = 90
_WORDS_OF_A_HEADING = 4
_LONG_WORDS = [word for word in _EXACT if len(word) > 5]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands (from 0), what it holds and what it is headed.

    ``year`` is the year named in the heading of a target or past figure ("Target 2022/23"), with
    its month where the heading has one ("March 2026").
    """

    index: int
    kind: Kind
    heading: str
    year: str | None = None


@lru_cache(maxsize=4096)
def kind_of_heading(heading: str) -> tuple[Kind, str | None]:
    """What a column so headed holds, and the year (or month and year) its heading names.

    Unknown words give ``Kind.UNKNOWN``; a blank is unknown too. One or two letters wrong in
    a longer heading are forgiven.
    """
    words = _normalised(heading)
    if not words or len(words) > _LONGEST_HEADING:
        return Kind.UNKNOWN, None
    if _QUARTER.fullmatch(words):
        return Kind.KEPT, None
    year = _year_in(words)
    around_year = _normalised(_YEAR_PATTERN.sub(" ", words))
    without_year = around_year.strip("()- ")
    tie = _TIES_A_YEAR.search(without_year)
    if tie is not None:
        without_year = without_year[: tie.start()]
        if tie["month"] and year and year.isdecimal():
            year = f"{tie['month'].capitalize()} {year}"
    if year and not without_year:
        return Kind.KEPT, year
    kind = _known(words) or _known(without_year) or _known(_BRACKETS.sub("", around_year))
    if kind is Kind.KEPT and year and _PAST_FIGURE.search(without_year):
        return Kind.BASELINE, year
    if kind is None:
        kind = next((kind for kind, pattern in _CONTAINED if pattern.search(without_year)), None)
        if kind is not None and len(without_year.split()) > 9:
            kind = None
        if kind is Kind.KEPT and year and re.search(r"out-?turn|actual", without_year):
            kind = Kind.BASELINE
    return kind or Kind.UNKNOWN, year


def kind_of_whole_heading(heading: str) -> Kind | None:
    """What a heading says if it is, word for word, one that councils give a column."""
    return _EXACT.get(_normalised(heading))


def _year_in(words: str) -> str | None:
    found = _YEAR_PATTERN.search(words)
    return found[0] if found else None


def _known(words: str) -> Kind | None:
    if words in _EXACT:
        return _EXACT[words]
    if len(words) > 5:
        close = process.extractOne(words, _LONG_WORDS, scorer=fuzz.ratio, score_cutoff=90)
        # "Target 1 year" is no slip for "target year": a number is never a wrong letter.
        if close and _DIGITS.findall(words) == _DIGITS.findall(close[0]):
            return _EXACT[close[0]]
    return None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, and how many of its rows the heading takes."""

    columns: tuple[Column, ...]
    width: int

    def first(self, kind: Kind) -> Column | None:
        """The first column of this kind."""
        return next((column for column in self.columns if column.kind is kind), None)

    def all(self, kind: Kind) -> tuple[Column, ...]:
        """Every column of this kind, left to right."""
        return tuple(column for column in self.columns if column.kind is kind)

    def has(self, *kinds: Kind) -> bool:
        """Whether there is a column of any of these kinds."""
        return any(column.kind in kinds for column in self.columns)

    @property
    def shape(self) -> tuple[Kind, ...]:
        """The kinds of the named columns, in order."""
        return tuple(column.kind for column in self.columns if column.heading.strip())


# Each row is asked alone, with the one above it and with the one below it.
@lru_cache(maxsize=4096)
def header_of(texts: tuple[str, ...], *, marked: bool = False) -> Header | None:
    """The header these cells are, or ``None`` where they are not one.

    A header names at least two things a framework's columns hold, one of them what an item
    is called; or the file itself marks the row as a header and it names one.
    """
    named = [(index, text) for index, text in enumerate(texts) if text.strip()]
    if not named or any(len(text) > _LONGEST_HEADING for _, text in named):
        return None
    if not marked and not any(_is_plainly_a_heading(text) for _, text in named):
        return None
    columns = tuple(Column(index, *_kind_and_heading(text)) for index, text in enumerate(texts))
    known = [c for c in columns if c.kind is not Kind.UNKNOWN]
    kinds = {column.kind for column in known} - {Kind.KEPT}
    # A measure with nothing but results beside it is a measure still.
    of_results = kinds == {Kind.MEASURE} and len(known) > 2 and len(known) == len(named)
    enough = 1 if marked or len(named) == 1 or of_results else 2
    if len(kinds) < enough or len(known) * 2 < len(named):
        return None
    header = _with_a_name(Header(columns, len(texts)))
    if header is None:
        return None
    if len(named) == 1 and not marked:
        return None
    return header if marked or _reads_as_headings([text for _, text in named]) else None


def _reads_as_headings(texts: list[str]) -> bool:
    """Whether these are headings and not a row of values that happen to hold such words.

    "Energy saving measures" beside "Programme runs to 2022" is a row. One heading known as a
    whole is enough to tell; short of that, every cell must be as short as a heading.
    """
    if any(_known(_normalised(text)) or _is_plainly_a_heading(text) for text in texts):
        return True
    return all(len(text.split()) <= _WORDS_OF_A_HEADING for text in texts)


@lru_cache(maxsize=8192)
def _is_plainly_a_heading(text: str) -> bool:
    """Whether a cell is a known heading to the letter, years and brackets aside."""
    words = _normalised(text)
    if words in _EXACT or _QUARTER.fullmatch(words):
        return True
    words = _TIES_A_YEAR.sub("", _normalised(_YEAR_PATTERN.sub(" ", words)))
    return words in _EXACT or _normalised(_BRACKETS.sub("", words)).strip("()- ") in _EXACT


def _kind_and_heading(text: str) -> tuple[Kind, str, str | None]:
    kind, year = kind_of_heading(text)
    return kind, plain(text), year


def _with_a_name(header: Header) -> Header | None:
    """The header with one column that names the items, if any column can."""
    if header.has(Kind.MEASURE, Kind.DELIVERABLE):
        return header
    about_figures = header.has(Kind.TARGET, Kind.BASELINE, Kind.DIRECTION, Kind.FREQUENCY)
    about_work = header.has(Kind.DEADLINE, Kind.MILESTONE)
    if not about_figures and not about_work:
        return None
    for kind in (Kind.NAME, Kind.DESCRIPTION, Kind.OUTCOME, Kind.TOPIC):
        if kind is Kind.OUTCOME and len(header.columns) < 3:
            continue
        column = header.first(kind)
        if column:
            better = Kind.MEASURE if about_figures else Kind.DELIVERABLE
            return replaced(header, column, better)
    return _with_an_unknown_name(header)


def _with_an_unknown_name(header: Header) -> Header | None:
    """The header with its first column as the name, headed in words nobody else uses.

    What stands beside it must leave no doubt: a target or baseline with another thing that is
    said of measures, or a deadline with somebody who leads, each headed to the letter.
    """
    told = {c.kind for c in header.columns if c.kind is not Kind.UNKNOWN}
    plain_headings = [c for c in header.columns if c.kind is not Kind.UNKNOWN]
    if not all(_is_plainly_a_heading(c.heading) for c in plain_headings):
        return None
    named = [c for c in header.columns if c.heading.strip() and c.kind is not Kind.NUMBER]
    if not named or named[0].kind is not Kind.UNKNOWN:
        return None
    people = {Kind.LEAD_MEMBER, Kind.LEAD_OFFICER, Kind.OWNER}
    figures = {Kind.TARGET, Kind.BASELINE, Kind.FREQUENCY, Kind.DIRECTION}
    if told & {Kind.TARGET, Kind.BASELINE} and len(told & (figures | people)) > 1:
        return replaced(header, named[0], Kind.MEASURE)
    if told & {Kind.DEADLINE, Kind.MILESTONE} and told & (people | {Kind.SERVICE}):
        return replaced(header, named[0], Kind.DELIVERABLE)
    return None


def replaced(header: Header, column: Column, kind: Kind) -> Header:
    """The header with one column taken as another kind."""
    columns = tuple(
        Column(c.index, kind, c.heading, c.year) if c is column else c for c in header.columns
    )
    return Header(columns, header.width)


def header_of_two(upper: Row, lower: Row) -> Header | None:
    """The header that two rows are together, each column headed by both its cells.

    A heading merged over several columns stands over each of them.
    """
    if any(len(plain(cell.text)) > 40 for cell in lower.cells):
        return None
    joined: list[str] = []
    above = ""
    nothing = Cell("", Source())
    for top, below in zip_longest(upper.cells, lower.cells, fillvalue=nothing):
        text = plain(top.text)
        if text:
            above = text
        elif not (top.continues_left or (plain(below.text) and joined)):
            above = ""
        under = plain(below.text)
        joined.append(f"{text or (above if under else '')} {under}".strip())
    return header_of(tuple(joined), marked=upper.marked_header)


def is_rule_row(row: Row) -> bool:
    """Whether the row is only a rule drawn with dashes."""
    texts = [text.strip() for text in row.texts if text.strip()]
    return (
        bool(texts)
        and all(re.fullmatch(r"[-–—_=:+]+", text) for text in texts)
        and any(len(text) > 1 for text in texts)
    )
