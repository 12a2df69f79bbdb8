"""What a cell looks like: a frequency, a councillor, a measure's name, an explanation."""

from __future__ import annotations

import re
from collections.abc import Callable

from goldthread.documents.understanding.headers import Kind

_FREQUENCY = re.compile(
    r"\b(?:monthly|quarterly|annual(?:ly)?|termly|weekly|daily|fortnightly|biennial(?:ly)?|yearly|"
    r"bi-?\s?(?:annual(?:ly)?|monthly)|every (?:month|quarter|year)|(?:twice|once|times) (?:a|per) year|frequency)\b",
    re.I,
)
_COUNCILLOR = re.compile(r"\bC[lLI1]{1,3}rs?\b\.?\s+[A-Z]|\bCouncillor\b|\bPortfolio Holder\b")
_OFFICER = re.compile(
    r"(?:\b(?:Director|Head of|Manager|Officer|Chief)\b|^[A-Z][\w'’-]+ [A-Z][\w'’-]+$)"
)
_OWNERSHIP = re.compile(r"(?:council|partnership)\s+pi\b|^(?:council|partnership)$", re.I)
_ARROW = re.compile(
    r"[↑↓↔→⇧⇩▲▼△▽]|\b(?:n/a|higher|lower|up|down|bigger|smaller|increase|decrease|maximise|minimise|high|low)\b",
    re.I,
)
_MEASURE = re.compile(
    r"(?:[-–•]\s*)?(?:the\s+|total\s+|average\s+)*(?:number|percentage|proportions?|rate|average|volume|value|percent|"
    r"count|amount|level|%|share|ratio|time taken|total|median|mean|days|size)\b|(?:[-–•]\s*)?%|(?:[-–•]\s*)?£",
    re.I,
)
_EXPLANATION = re.compile(
    r"(?:that|whether|shows?|how|this|these|we are|indicator will|demonstrates?|measures|tells|provides|the .{3,60} of)\b",
    re.I,
)
_TARGET = re.compile(
    r"\d|%|\btargets?\b|^tb[ca]\b|^n/?a$|\b(?:increase|reduction|reduce|decrease|lower|higher|improve|no target|baseline|"
    r"average|above|below|top quartile|in line)\b",
    re.I,
)
_DATE = re.compile(
    r"\b(?:20\d\d|q[1-4]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|spring|summer|autumn|winter|on-?going|"
    r"complete|tb[ca])",
    re.I,
)
_BARE_NUMBER = re.compile(r"\(?\d{1,3}(?:\.\d{1,3})*[.)]?")


def is_bare_number(text: str) -> bool:
    """Whether a cell holds only a list number, such as "12."."""
    return bool(_BARE_NUMBER.fullmatch(text.strip()))


def looks_like_measure(text: str) -> bool:
    """Whether a text begins as names of measures do ("Number of", "%")."""
    return bool(_MEASURE.match(text))


def looks_like_frequency(text: str) -> bool:
    """Whether a text says how often something is collected."""
    return bool(_FREQUENCY.search(text)) and len(text) < 160


def looks_like_ownership(text: str) -> bool:
    """Whether a text says that an indicator is the council's or a partnership's."""
    return bool(_OWNERSHIP.search(text)) and len(text) < 160


def fits(text: str, kind: Kind) -> float:
    """How well a cell fits a kind of column: above 0 well, below 0 badly. A judgement, not a chance."""
    if is_bare_number(text) and kind not in (Kind.NUMBER, Kind.TARGET, Kind.BASELINE, Kind.KEPT):
        return -3
    if looks_like_ownership(text):
        return 2.5 if kind is Kind.OWNERSHIP else -3
    if _COUNCILLOR.search(text) and len(text) < 120:
        return 2 if kind in (Kind.LEAD_MEMBER, Kind.OWNER, Kind.LEAD_OFFICER) else -2
    score: Callable[[str], float] = _SCORES.get(kind, _neutral)
    return score(text)


def _neutral(text: str) -> float:
    return -1.5 if looks_like_frequency(text) and len(text) < 40 else 0.3


def _as_measure(text: str) -> float:
    if looks_like_measure(text):
        return 2
    if looks_like_frequency(text) and len(text) < 40:
        return -2
    return -1 if re.match(r"(?:that|whether)\b", text, re.I) else 0.5


def _as_rationale(text: str) -> float:
    if looks_like_measure(text):
        return -2
    if re.match(r"(?:targets?|frequency) to be\b", text, re.I):
        return -2
    return (
        2
        if _EXPLANATION.match(text)
        else (-1 if looks_like_frequency(text) and len(text) < 40 else 0.2)
    )


def _as_target(text: str) -> float:
    if looks_like_frequency(text) and len(text) < 40 and not re.search(r"\d", text):
        return -1.5
    if re.match(r"(?:that|whether)\b", text, re.I):
        return -2
    return 1.5 if _TARGET.search(text) and len(text) < 200 else -0.5


def _as_frequency(text: str) -> float:
    return 2 if looks_like_frequency(text) else -1.5


def _as_deliverable(text: str) -> float:
    if looks_like_frequency(text) and len(text) < 40:
        return -2
    return (
        1 if re.match(r"(?:we will|deliver|develop|implement|create|ensure)\b", text, re.I) else 0.5
    )


def _as_topic(text: str) -> float:
    return -1 if looks_like_measure(text) else _neutral(text)


def _as_direction(text: str) -> float:
    return 2 if _ARROW.search(text) and len(text) < 40 else -2


def _as_date(text: str) -> float:
    return 2 if _DATE.search(text) and len(text) < 80 else -1


def _as_person(text: str) -> float:
    return 1.5 if _OFFICER.search(text) and len(text) < 120 else -0.5


def _as_baseline(text: str) -> float:
    return 1 if re.search(r"\d|tb[ca]|n/a", text, re.I) and len(text) < 120 else -1


_SCORES: dict[Kind, Callable[[str], float]] = {
    Kind.MEASURE: _as_measure,
    Kind.RATIONALE: _as_rationale,
    Kind.TARGET: _as_target,
    Kind.FREQUENCY: _as_frequency,
    Kind.DELIVERABLE: _as_deliverable,
    Kind.TOPIC: _as_topic,
    Kind.DIRECTION: _as_direction,
    Kind.DEADLINE: _as_date,
    Kind.LEAD_MEMBER: _as_person,
    Kind.LEAD_OFFICER: _as_person,
    Kind.OWNER: _as_person,
    Kind.BASELINE: _as_baseline,
    Kind.OWNERSHIP: lambda text: 2.0 if looks_like_ownership(text) else -1.0,
}
