"""GT806: initials that the framework nowhere writes out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from goldthread.framework import Deliverable, Framework, Measure
from goldthread.framework.wording import counted
from goldthread.lint.finding import Finding, Rule, Severity
from goldthread.lint.reading.saying import members_named, quoted
from goldthread.lint.reading.tree import items_of

RULE = Rule(
    code="GT806",
    severity=Severity.ADVICE,
    title="Initials are nowhere written out",
    why="Members and the public, who are to judge by this framework, cannot tell what is counted.",
    fix="Write each out where it first stands, or give a list of them.",
)
_INITIALS = re.compile(r"(?<![\w&/-])[A-Z]{3,6}(?=s?(?![\w&]))")
# What a reader of a newspaper knows, and marks that stand for a word in tables.
_KNOWN = frozenset(
    [
        "NHS",
        "CCTV",
        "VAT",
        "TBC",
        "TBA",
        "USA",
        "BBC",
        "PDF",
        "MOT",
        "DIY",
        "FAQ",
        "GCSE",
        "OFSTED",
        "COVID",
        "HIV",
        "LED",
    ]
)
_SMALL = frozenset(["and", "of", "the", "for", "in", "to", "with", "on", "a"])
_WORD = re.compile(r"[A-Za-z][\w’']*")
_NAME = re.compile(
    r"\b[A-Z][a-z’']+(?:,?[ -](?:(?:and|of|the|for|in|to|with|on|a|&) )*[A-Z][a-z’']+)+"
)
_IS = re.compile(r"\s*(?:=|:|means?\b|stands? for\b|(?:is|are) the\b)")
_NEAR = 120
_TOLD = 12


def find(framework: Framework) -> Iterator[Finding]:
    """Sets of three capitals or more in titles, targets and descriptions, all in one finding."""
    everything = " \n ".join(_everything(framework))
    names = frozenset(_letters(name) for name in _NAME.findall(everything))
    using: dict[str, list[Measure | Deliverable]] = defaultdict(list)
    for item in items_of(framework):
        for initials in dict.fromkeys(_INITIALS.findall(_own_words(item))):
            using[initials].append(item)
    known = _KNOWN | _written_out(everything)
    unknown = [
        initials
        for initials in using
        if initials not in known and not any(initials in letters for letters in names)
    ]
    if not unknown:
        return
    items = list(dict.fromkeys(item for initials in unknown for item in using[initials]))
    told = ", ".join(quoted(initials) for initials in unknown[:_TOLD])
    more = f" and {len(unknown) - _TOLD} more" if len(unknown) > _TOLD else ""
    yield RULE.finding(
        f"{counted(len(unknown), 'set')} of initials {'is' if len(unknown) == 1 else 'are'} nowhere "
        f"written out ({told}{more}): {members_named(items)}.",
        *items,
    )


def _own_words(item: Measure | Deliverable) -> str:
    if isinstance(item, Measure):
        texts = [item.title, item.target_text, item.rationale]
    else:
        texts = [item.title, item.description, *(step.text for step in item.milestones)]
    # A line all in capitals is a heading, and its words are no initials.
    return "\n".join(text for text in texts if text and not text.isupper())


def _everything(framework: Framework) -> Iterator[str]:
    yield from framework.introduction
    for node in framework.nodes:
        yield from (node.title, node.goal or "", *node.notes)
    for item in items_of(framework):
        yield _own_words(item)
        yield from (note.text or "" for note in item.footnotes)


def _written_out(text: str) -> set[str]:
    """The initials that a text says the meaning of: "MASH: …", "… (MASH)", "MASH (…)"."""
    said = set()
    for found in _INITIALS.finditer(text):
        initials, after = found[0], text[found.end() : found.end() + _NEAR].removeprefix("s")
        before = text[max(0, found.start() - _NEAR) : found.start()].rstrip()
        before = before.removesuffix("the").rstrip()
        if (
            _IS.match(after)
            or (_letters(after).startswith(initials) and after.lstrip().startswith("("))
            or (before.endswith("(") and _letters(before).endswith(initials))
        ):
            said.add(initials)
    return said


def _letters(words: str) -> str:
    """The first letters of words, small ones passed over: "HLS" of "health, love and song"."""
    return "".join(word[0] for word in _WORD.findall(words) if word.lower() not in _SMALL).upper()
