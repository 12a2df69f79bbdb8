"""Which way is better, as the words of a title alone tell it."""

from __future__ import annotations

import re

from goldthread.framework import Measure, Polarity
from goldthread.grammar import read_polarity
from goldthread.lint.reading.words import plain

# What a council wants much of: an upper limit on it is very likely the wrong way round.
WELCOME = re.compile(
    r"\b(?:savings?|value added|satisfaction|satisfied|compliance|resolved|answered|recovered)\b",
    re.I,
)
# What nobody wants more of, said of people or things as they are; dealing with it is welcome.
_UNWELCOME = re.compile(
    r"\bnot (?:at all )?(?:satisfied|confident|happy|safe|in touch)\b|"
    r"\b(?:dis|un)satisfied\b|\bworried\b|\bunemployed\b|\bunemployment\b|"
    r"\b(?:persistently )?absent\b|\bre-?offend|\bdeaths?\b|\bfatalities\b|\bkilled\b|"
    r"\bburglar(?:y|ies)\b|\bfly-?tips?\b|\bmissed (?:bins?|collections?|appointments?)\b|"
    r"\bsickness absence\b|\bobes(?:e|ity)\b|\bsmok(?:ers|ing at)\b|\bbreaches\b|\boverdue\b",
    re.I,
)
_DEALT_WITH = re.compile(
    r"\b(?:put right|made good|who (?:no longer|are no longer)|prevent|reduc|avoid|support|help|assist|resolv|remov|clear|clean|"
    r"collect|quit|stop|ceas|investigat|solv|detect|answer|responded to|complet|assess|treat|recover|into work|"
    r"moved|lifted|relieved|satisf(?:ied|action) with|report(?:ed|ing) that|within|dismiss|fewer|no )",
    re.I,
)
# A direction that stands where the reason should, and no more: "Rising", "Falling share".
_DIRECTION = re.compile(
    r"(?:an? )?(?:rising|falling|growing|increas\w*|decreas\w*|reduc\w*|higher|lower|up|down)"
    r"(?: (?:share|numbers?|rate|trend|figure|is better))?\.?",
    re.I,
)
_DISLIKED = re.compile(r"\b(?:not|never|no longer|less|fewer|without)\b", re.I)
# Of these more is always better, whatever stands beside them.
_ALWAYS_WELCOME = re.compile(
    r"\bsatisfaction\b|(?<!dis)(?<!un)\bsatisfied\b|\bfe(?:el|els|lt) safe\b|\buptake\b|"
    r"\bcoverage\b|\b(?:answered|completed|decided|paid|processed|cleared|responded to) (?:with)?in\b",
    re.I,
)


def unwelcome(title: str) -> str | None:
    """The words for something nobody wants more of, unless the title is of dealing with it."""
    words = plain(title)
    bad = _UNWELCOME.search(words)
    if bad is None or _DEALT_WITH.search(words[: bad.start()] + words[bad.end() :]):
        return None
    return bad[0]


def way_in_words(measure: Measure) -> tuple[Polarity, str] | None:
    """Which way is better where no direction is given: by a few words ("Falling"), or the title."""
    said = measure.rationale or ""
    if _DIRECTION.fullmatch(said.strip()) and "rationale" not in measure.inherited:
        told = read_polarity(said)
        if told in (Polarity.UP, Polarity.DOWN):
            return told, said
    return way_in_title(measure.title)


def way_in_title(title: str) -> tuple[Polarity, str] | None:
    """Which way is better and the words that tell it; ``None`` where a title leaves it open."""
    bad, good = unwelcome(title), _ALWAYS_WELCOME.search(plain(title))
    if bad:
        return None if good else (Polarity.DOWN, bad)
    if good is None or _DISLIKED.search(title):
        return None
    return Polarity.UP, good[0]
