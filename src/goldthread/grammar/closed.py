"""Cells that say there is nothing: blank, dashes, "n/a", "tbc", "as above"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lark import Token

from goldthread.grammar.cells import Cell
from goldthread.grammar.little_words import is_mark
from goldthread.grammar.periods import fold_periods
from goldthread.grammar.said_periods import Said
from goldthread.grammar.tokens import words_of

_REFERENCE = re.compile(
    r"(?:as|see|same as|ditto|per)\s+(above|below|previous|before|opposite|left|right)|(ditto|as above)|[\"″〃]+",
    re.I,
)
_BLANK_MARK = re.compile(r"\(?\s*blank\s*\)?", re.I)
_AFTER = re.compile(
    r"\b(?:after|once|following|when|until|upon|pending|subject to|on completion of|through|following completion of)\s+(?:the\s+)?(.+)",
    re.I | re.S,
)
_WITH = re.compile(
    r"\b(?:with|by|from)\s+((?:the\s+)?[A-Z][\w&' -]*?)(?=\s+(?:in|by|with|from|once|after)\b|[.;,(]|$)"
)
_NO_WAY = re.compile(
    r"^(?:no (?:\w+ )?target|not targeted|not set|target not|demand[- ])",
    re.I,
)
_NEGATED = re.compile(r"(?:data |figures? |information )?(?:is |are )?(?:no|not|currently)\b", re.I)
_CONTEXT = re.compile(r"context|monitor|volumetric|tracking|trend", re.I)
_DATA = re.compile(r"data only|information only", re.I)


_MOST_WORDS_OF_A_NAME = 8


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is none, and why (``blank``, ``dash``, ``na``, ``no_target``, ``contextual`` ...)."""

    why: str


@dataclass(frozen=True, slots=True)
class Promised:
    """Not yet set: until when or what, who will set it, and what is to be set."""

    until: str | None = None
    who: str | None = None
    what: str | None = None


@dataclass(frozen=True, slots=True)
class PointsTo:
    """The cell points elsewhere."""

    to: str


def closed_answer(cell: Cell) -> Nothing | Promised | PointsTo | None:
    """What a cell says that holds no rule; ``None`` where it may hold one."""
    plain = cell.quote(cell.words)
    if not any(word.type != "NEWLINE" for word in cell.words) or _BLANK_MARK.fullmatch(plain):
        return Nothing("blank")
    if all(is_mark(word) for word in cell.words):
        return _mark_only(cell)
    found = _REFERENCE.fullmatch(plain.strip("() "))
    if found:
        return PointsTo((found[1] or "above").lower())
    if plain.lower() == "none":
        return Nothing("no_target")
    if cell.words[0].type == "NOT_APPLICABLE" or _NO_WAY.match(plain):
        answer = _not_applicable(cell, plain)
        if answer:
            return answer
    if _ends_without_a_target(cell):
        cell.use(cell.words)
        return Nothing("no_target")
    return promised(cell)


def _ends_without_a_target(cell: Cell) -> bool:
    """ "Volume measure - no target": a name for the measure, and that none is set."""
    *name, mark, last = [None, None, *cell.words][-_MOST_WORDS_OF_A_NAME:]
    return (
        len(cell.words) < _MOST_WORDS_OF_A_NAME
        and last is not None
        and last.type == "NOT_APPLICABLE"
        and _NO_WAY.match(last) is not None
        and mark is not None
        and mark.type in {"DASH", "COLON", "COMMA", "SEMICOLON", "STOP", "TARGET"}
        and all(word is None or word.type == "WORD" for word in name)
    )


def promised(cell: Cell) -> Promised | None:
    """ "TBC", "to be agreed once the baseline is known", with what it waits for."""
    words = cell.words
    place = next((index for index, word in enumerate(words) if word.type == "TBC"), None)
    plain = cell.quote(words)
    agreed = re.match(
        r"(?:target\s+|frequency\s+|baseline\s+)?(?:set|agreed|established|confirmed|determined)\s+(?:once|when|after|following)\b",
        plain,
        re.I,
    )
    if place is None and not agreed:
        return None
    before = words[:place] if place is not None else []
    if any(word.type == "BOUND" for word in before) or len(before) > 6:
        return None
    if place is not None and _is_note(words, place):
        return None
    cell.use(words)
    return Promised(until=_until(cell, plain), who=_who(plain), what=_what(before))


def _is_note(words: list[Token], place: int) -> bool:
    return place > 0 and words[place - 1].type == "OPEN" and place > 1


def _mark_only(cell: Cell) -> Nothing | None:
    marks = "".join(str(word) for word in cell.words if word.type != "NEWLINE")
    if re.fullmatch(r"[-–]{1,2}|[.…]+", marks):
        return Nothing("dash")
    if re.fullmatch(r"[-–]{3,}", marks):
        return Nothing("not_a_row")
    return Nothing("blank") if marks in {"*", "#", "."} else None


def _not_applicable(cell: Cell, plain: str) -> Nothing | None:
    if any(word.type in {"BOUND", "BASELINE"} for word in cell.words):
        return None
    most = 3 if re.match(r"(?:monitor|track|unknown|new )", plain, re.I) else 9
    if len(plain.split()) > most and not _NO_WAY.match(plain):
        return None
    cell.use(cell.words)
    if not _NEGATED.match(plain):  # "n/a, new in 2024/25"; but "not reported in Q1" says when
        cell.leave(word for word in cell.words if word.type == "DUE" and word.value.how == "in")
    if _NO_WAY.match(plain):
        cell.leave(word for word in cell.words if word.type == "DUE" and word.value.said.is_years)
        return Nothing("no_target")
    if _DATA.search(plain):
        return Nothing("data_only")
    return Nothing("contextual") if _CONTEXT.search(plain) else Nothing("na")


def _until(cell: Cell, plain: str) -> str | None:
    for before, word in zip([None, *cell.words], cell.words, strict=False):
        led = before is not None and before.type in {"BY", "IN", "UNTIL"}
        if word.type in {"DUE", "PERIOD"} or (word.type == "BARE_YEAR" and led):
            said: Said = word.value.said if word.type == "DUE" else word.value
            period = said.period(cell.context)
            if period:
                return str(period.last)
    found = _AFTER.search(plain)
    if not found:
        return None
    return re.sub(r"\s*[([].*", "", found[1], flags=re.S).strip(" .)") or None


def _who(plain: str) -> str | None:
    """Who will set it, where a name is given; "by June 2025" names no one."""
    named = (found[1].strip() for found in _WITH.finditer(plain))
    return next((name for name in named if not _begins_with_a_date(name)), None)


def _begins_with_a_date(words: str) -> bool:
    return any(word.type in {"PERIOD", "BARE_YEAR"} for word in fold_periods(words_of(words))[:1])


def _what(before: list[Token]) -> str | None:
    kinds = {word.type for word in before}
    if "BASELINE" in kinds:
        return "baseline"
    return None
