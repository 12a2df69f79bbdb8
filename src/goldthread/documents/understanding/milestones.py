"""A milestone cell taken apart: what will have happened, and by when."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:20\d\d(?:\s*[/–-]\s*(?:20)?\d\d)?|\d\d\s*[/–-]\s*\d\d)"
_SEASON = r"(?:spring|summer|autumn|winter)"
_POINT = (
    rf"(?:{_DAY}\s+(?:of\s+)?{_MONTH}(?:\s+{_YEAR})?|{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_MONTH}[\s,-]+(?:{_YEAR}|\d\d)\b|"
    rf"q(?:uarter\s*)?[1-4]\s*,?\s*{_YEAR}|{_YEAR}\s*,?\s*q[1-4]|{_SEASON}\s+{_YEAR}|(?:mid|early|late)[\s-]+{_YEAR}|"
    rf"(?:c\.?\s*)?(?:mid|early|late)[\s-]+{_MONTH}(?:\s+{_YEAR})?|\d{{1,2}}[/.]\d{{1,2}}[/.](?:20)?\d\d|20\d\d-\d\d-\d\d|{_YEAR})"
)
_DATE = re.compile(
    rf"(?P<lead>(?:\b(?:by|before|in|on|from|until|during|due|for|no later than|commence|c\.)\s+)?"
    rf"(?:\bthe\s+)?(?:\bend(?:\s+of)?\s+)?)"
    rf"(?P<date>\b{_POINT}(?:\s*(?:[–-]|to)\s*{_POINT})?)(?P<tail>\s*\((?:tb[ca]|provisional|estimated)\))?",
    re.I,
)
_BRACKETED_MONTH = re.compile(rf"\(\s*{_MONTH}(?:\s+(?:{_YEAR}|\d\d))?\s*\)", re.I)
_MANNER = re.compile(
    r"\b(?:on-?going|bi-?monthly|bi-?annually|quarterly|monthly|annually|each year|every year|continuous(?:ly)?)\b",
    re.I,
)
_NOT_NAMED = re.compile(
    rf"(?>(?:by|end|of|the|to|and|or|in|on|from|until|before|each|every|a|year|years|times|statutory|deadlines?|annually|"
    rf"annual|quarterly|monthly|as|required|when|on-?going|n/?a|tb[cad]|to be (?:confirmed|agreed|decided|determined)|"
    rf"various|throughout|continuous(?:ly)?|immediate(?:ly)?|short|medium|long|term|"
    rf"{_MONTH}|{_SEASON}|{_YEAR}|{_DAY}|q[1-4]|twice|once|per|\d[\d–-]*)(?![\w])|[\s,.;:()&/–-])++",
    re.I,
)
_OPEN_DATE = re.compile(
    r"(?:on-?going|tb[cad]|to be (?:confirmed|agreed|decided|determined)|as required|as and when|by (?:[\w']+\s){0,3}deadlines?)\b[^–:]*",
    re.I,
)
_TO_BE = re.compile(
    r"\b(?:tb[cad]|to be (?:confirmed|agreed|decided|determined|developed))\b", re.I
)
_SEAM = re.compile(r"\s*(?:[,;.]|\band\b|\bwith\b|[–—-](?=\s))?\s*(?:\band\b|\bwith\b)?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Step:
    """One milestone as printed: its words, and the date with it (``None`` where there is none)."""

    words: str
    when: str | None = None


@lru_cache(maxsize=4096)
def bare_dates(text: str) -> tuple[str, ...]:
    """The dates of a cell that holds nothing but several dates; empty where it holds more or fewer."""
    found = list(_DATE.finditer(text))
    rest = _DATE.sub(" ", text)
    if len(found) < 2 or re.sub(r"[\s,;&/.]|\band\b", "", rest):
        return ()
    return tuple(match[0].strip() for match in found)


def is_bare_date(text: str) -> bool:
    """Whether a cell says only when (a date, "Ongoing", "By statutory deadlines"), and names nothing."""
    words = text.strip().rstrip(".")
    if not words or _NOT_NAMED.fullmatch(words) or _OPEN_DATE.fullmatch(words):
        return True
    rest = _DATE.sub(" ", words, count=1)
    return bool(_DATE.match(words)) and bool(
        re.fullmatch(r"\s*(?:\([^()]*\)|and on-?going)?\s*", rest, re.I)
    )


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing ("n/a", a dash, a blank)."""
    return bool(re.fullmatch(r"\s*(?:n\.?/?a\.?|none|nil|[-–—.]*)\s*", text, re.I))


def steps_of(paragraphs: tuple[str, ...]) -> tuple[Step, ...]:
    """The milestones a cell names, in order.

    Each paragraph is one or more milestones; inside a paragraph one ends where its date ends
    and more words follow. A cell of several bare dates is one milestone a date, named by it.
    """
    steps: list[Step] = []
    for paragraph in paragraphs:
        dates = bare_dates(paragraph)
        if dates:
            steps.extend(Step(date, date) for date in dates)
        else:
            steps.extend(_steps_of_paragraph(paragraph))
    return tuple(steps)


def _steps_of_paragraph(text: str) -> list[Step]:
    segments = [segment for part in _parted(text) for segment in _segments(part)]
    return [step for step in (_step(segment) for segment in segments) if step is not None]


def _parted(text: str) -> list[str]:
    """Cut at each semicolon outside brackets, where every part names something and its own date."""
    parts = [part for part in re.split(r";(?![^()]*\))", text) if part.strip(" .")]
    if len(parts) > 1 and all(_says_when(part) and not is_bare_date(part) for part in parts):
        return parts
    return [text]


def _segments(text: str) -> list[str]:
    """Cut after each date that ends a statement, where a new statement follows it."""
    cuts: list[int] = []
    start = 0
    for match in _when(text):
        before = text[start : match.start()].strip(" ,;:–-")
        following = text[match.end() :]
        if not before and not re.match(r"\s+[A-Z]", following):
            continue
        seam = _SEAM.match(following)
        rest = following[seam.end() :] if seam else following
        if not re.search(r"\w{3}", rest) or not _new_statement(following, rest):
            continue
        cuts.append(match.end())
        start = match.end()
    edges = [0, *cuts, len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges)]


def _when(text: str) -> list[re.Match[str]]:
    found = [
        *_DATE.finditer(text),
        *_BRACKETED_MONTH.finditer(text),
        *_MANNER.finditer(text),
        *_TO_BE.finditer(text),
    ]
    found.sort(key=lambda match: match.start())
    return [
        match
        for match in found
        if not re.match(r"\s+(?!and\b|with\b)[a-z]", text[match.end() :])
        or (_DATE.fullmatch(match[0]) and re.match(r"\s+(?:and|with)\b", text[match.end() :]))
    ]


def _new_statement(following: str, rest: str) -> bool:
    """Whether what follows a date is a new statement and not more about the one before."""
    if re.match(r"\s*\(", following):
        return False
    if re.match(r"[\s,;.]*(?:and|with)\b", following):
        return _says_when(rest)
    return bool(re.match(r"\s*[.,;:–-]?\s*(?:[A-Z\d]|and\b|with\b)", following))


def _says_when(text: str) -> bool:
    return bool(_DATE.search(text) or _BRACKETED_MONTH.search(text) or _MANNER.search(text))


def _step(segment: str) -> Step | None:
    words = re.sub(r"^\s*(?:[,;.–—-]\s*)?(?:(?:and|with)\s+)?", "", segment).strip()
    if not re.search(r"\w", words):
        return None
    found = [*_DATE.finditer(words), *_BRACKETED_MONTH.finditer(words)]
    manner = [m for m in _MANNER.finditer(words) if _is_apart(words, m)]
    chosen = found[-1] if found else (manner[-1] if manner else None)
    if chosen is None or not _is_apart(words, chosen):
        return Step(words.strip(" :"), None)
    before = re.sub(r"\s+(?:is|are|in|on|on the)$", "", words[: chosen.start()].rstrip())
    after = words[chosen.end() :].strip(" .")
    rest = re.sub(r"^[\s,;:–—-]+|[\s,;:–—-]+$", "", f"{before} {after}".strip())
    if not re.search(r"\w{2}", rest):
        return Step(words.strip(" :"), words.strip(" :"))
    return Step(rest, _date_words(chosen[0]))


def _is_apart(words: str, match: re.Match[str]) -> bool:
    """Whether a date stands at an end of the words, so that taking it out leaves them whole."""
    after = words[match.end() :].strip(" .:;")
    before = words[: match.start()].strip(" ,:;–-")
    return not after or not before or bool(re.fullmatch(r"\([^()]*\)", after))


def _date_words(text: str) -> str:
    """The date without the small words that only tie it to the sentence ("in", "on the")."""
    return re.sub(
        r"^(?:(?:in|on|for|during)\s+)?(?:the\s+)?",
        "",
        text.strip().strip("()").strip(),
        flags=re.I,
    )
