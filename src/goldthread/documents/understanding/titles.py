"""What a title says about itself: its label, its role, whether it is a title at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldthread.documents.understanding.headers import Kind, kind_of_whole_heading
from goldthread.framework import NodeKind, Role

_KINDS = {
    "priority": NodeKind.PRIORITY,
    "strategic priority": NodeKind.PRIORITY,
    "corporate priority": NodeKind.PRIORITY,
    "key priority": NodeKind.PRIORITY,
    "pillar": NodeKind.PRIORITY,
    "goal": NodeKind.PRIORITY,
    "strategic goal": NodeKind.PRIORITY,
    "ambition": NodeKind.PRIORITY,
    "mission": NodeKind.PRIORITY,
    "challenge": NodeKind.PRIORITY,
    "imperative": NodeKind.PRIORITY,
    "strategic direction": NodeKind.PRIORITY,
    "key result area": NodeKind.PRIORITY,
    "key performance area": NodeKind.PRIORITY,
    "focus area": NodeKind.THEME,
    "theme": NodeKind.THEME,
    "strategic theme": NodeKind.THEME,
    "sub-theme": NodeKind.SUBTHEME,
    "subtheme": NodeKind.SUBTHEME,
    "sub theme": NodeKind.SUBTHEME,
    "sub-priority": NodeKind.SUBTHEME,
    "outcome": NodeKind.OUTCOME,
    "local outcome": NodeKind.OUTCOME,
    "strategic outcome": NodeKind.OUTCOME,
    "priority outcome": NodeKind.OUTCOME,
    "objective": NodeKind.OUTCOME,
    "strategic objective": NodeKind.OUTCOME,
    "corporate objective": NodeKind.OUTCOME,
    "aim": NodeKind.OUTCOME,
    "section": NodeKind.SECTION,
}
# "Mission: to serve" is a sentence of its own kind; "Mission 2: Warm homes" is a place.
_ONLY_NUMBERED = ("mission", "challenge", "imperative", "strategic direction", "focus area")
_LABEL_WORDS = "|".join(sorted((re.escape(word) for word in _KINDS), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?P<label>{_LABEL_WORDS})(?:"
    r"\s*(?P<number>\d{1,2}(?:\.\d{1,2})*|\s(?-i:[A-Z]|[IVX]+)|\s(?:one|two|three|four|five|six|seven|eight|nine|ten))"
    r"\b\s*[:.)–—-]?\s+|\s*[:–—]\s*)(?P<title>\S.*)",
    re.I,
)
# "Stretch Outcome 1: ...", "Well-being Objective 2 – ...": a council's own word before the label.
_QUALIFIED_LABEL = re.compile(
    rf"(?:[A-Z][\w-]*\s+){{1,2}}(?P<label>(?i:{_LABEL_WORDS}))\s*\d{{1,2}}(?:\.\d{{1,2}})*\s*[:.)–—-]\s*(?P<title>\S.*)"
)
_NUMBERED = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)])\s+(?=\S)")
_TAIL = re.compile(
    r"\s*[:–—-]\s*(?:the\s+)?(?:performance framework|performance indicators|scorecard|performance measures)\s*$",
    re.I,
)
_ALL_IN_BRACKETS = re.compile(r"\([^()]+\)")
_CONTINUED = re.compile(
    r"\s*(?:[(\[]\s*cont(?:inued|['’.]?d|\.)?\s*[)\]]|[-–—,]\s*continued)\s*$", re.I
)
_VISION = re.compile(r"\s*(?:our\s+)?vision\b\s*[:.–-]", re.I)
_GOAL = re.compile(
    r"\s*(?:our|the|this)?\s*(?:goal|ambition|aim|vision)\s*(?:is\b\s*:?|:\s*(?:is\b)?)\s*(?P<goal>\S.*)",
    re.I | re.S,
)
_FOOTNOTE = re.compile(r"(?P<mark>[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\*{1,3}|†|‡|\[\d{1,2}\])\s*(?P<text>\S.*)", re.S)
_NOTE = re.compile(r"\s*(?:please\s+)?note\b\s*[:.–-]?\s*", re.I)


@dataclass(frozen=True, slots=True)
class Label:
    """A title taken apart: the kind its label names, if it has one, and its own words."""

    kind: NodeKind | None
    words: str


def label_of(text: str) -> Label:
    """The kind a title's label names ("Sub-theme 2: Safer streets") and the words after it."""
    found = _LABEL.fullmatch(text.strip()) or _QUALIFIED_LABEL.fullmatch(text.strip())
    if found and (_is_numbered(found) or found["label"].casefold() not in _ONLY_NUMBERED):
        return Label(_KINDS[re.sub(r"\s+", " ", found["label"].casefold())], _tidy(found["title"]))
    return Label(None, _tidy(_NUMBERED.sub("", text.strip(), count=1)))


def _is_numbered(label: re.Match[str]) -> bool:
    return bool(
        re.search(r"\d|\s(?:one|two|three|[IVX]+)\b", label[0][: label.start("title")], re.I)
    )


def _tidy(title: str) -> str:
    words = _TAIL.sub("", _CONTINUED.sub("", title)).strip()
    # "Objective A (Planning)": the label took all but the name in brackets.
    return words[1:-1].strip() if _ALL_IN_BRACKETS.fullmatch(words) else words


def is_continued(text: str) -> bool:
    """Whether a heading says that it goes on with what an earlier one of its words began."""
    return bool(_CONTINUED.search(text))


def has_label(text: str) -> bool:
    """Whether the text begins with a label such as "Outcome:" or "Priority 1"."""
    return len(text) < 250 and label_of(text).kind is not None


def goal_in(text: str) -> str | None:
    """What follows "Our goal is:" or the like; ``None`` where the paragraph is no goal."""
    found = _GOAL.fullmatch(text)
    return found["goal"].strip() if found else None


def is_vision(text: str) -> bool:
    """Whether the text is introduced as a vision."""
    return bool(_VISION.match(text))


def is_footnote(text: str) -> bool:
    """Whether a paragraph begins with a footnote's mark."""
    return footnote_in(text) is not None


def footnote_in(text: str) -> tuple[str, str] | None:
    """The mark a paragraph begins with, and the note after it."""
    found = _FOOTNOTE.fullmatch(text.strip())
    return (found["mark"], found["text"].strip()) if found else None


def note_in(text: str) -> str | None:
    """The words after "Note:"; ``None`` where the text is not so introduced."""
    found = _NOTE.match(text)
    return text[found.end() :].strip() if found and found.end() < len(text) else None


def introduces_another_list(text: str) -> bool:
    """Whether a short line between two lists ("What we want to see") begins one of another kind."""
    words = text.strip()
    return (
        len(words.split()) <= _WORDS_OF_AN_INTRODUCTION
        and not words.endswith((".", "!", ";", ","))
        and not re.search(r"\b(?:we\s+will|we['’]ll|also|including)\b", words, re.I)
    )


def says_of_the_table(text: str) -> bool:
    """Whether a line under a table is about it: "Source: ...", "Notes: ..."."""
    return bool(
        re.match(r"(?:data\s+)?(?:sources?|notes?|key|nb|n\.b)\.?\s*[:–-]\s*\S", text, re.I)
    )


def is_sentence(text: str) -> bool:
    """Whether a text reads as a sentence and not as a name."""
    words = text.split()
    return (len(words) > 5 and text.rstrip().endswith((".", "!"))) or len(words) > 30


_WORK_HEADING = re.compile(
    r"(?:(?:our|key|the|priority|what are (?:the|our)|high level|main|planned|delivery|improvement|specific|supporting)\s+)*"
    r"(?:(?:actions?|deliverables?|activit(?:y|ies)|tasks?|projects?|commitments?|pledges?|delivery plan|action plan"
    r"|what we will do|what will we do|what we are going to do|how we will (?:do|achieve|deliver) (?:it|this)|we will"
    r"|what we'll do|delivery|key projects|areas of focus|(?:milestones?|actions?|delivery|projects?) trackers?)"
    r"(?:\s*(?:and|&|/)\s*|\s*$)){1,3}[\s:.]*(?:for \d{4}.*)?",
    re.I,
)
_MEASURE_HEADING = re.compile(
    r"(?:(?:our|key|the|outcome|performance|success|progress|long[\s-]?term|short(?:er)?[\s-]?term|proxy|headline|core"
    r"|corporate|contextual|demand|activity|and|&|/|\(and|\(|supporting|strategic|local|national|impact|perception"
    r"|resident|survey|engagement)[\s-]*)*"
    r"(?:measures?|indicators?|metrics?|(?:performance|measures?|indicators?|kpis?) (?:tracker|dashboard|scorecard)s?|outcomes?|kpis?|pis?|proxy[\s-]?measures?\)?|targets?|measures of success"
    r"|how (?:will we|we will|we'll) (?:measure|know)[\w\s]*|what (?:will we|we will) measure|how is success measured"
    r"|how we measure success|measuring (?:success|progress))"
    r"(?:\s*\(?(?:and|&)\s+(?:proxy[\s-]?)?(?:measures?|targets?|indicators?)\)?)?[\s:.)?]*",
    re.I,
)

_KNOWING_HEADING = re.compile(
    r"(?:how\s+)?(?:will\s+)?we(?:\s+will|['’]ll)?\s+(?:know\b(?:\s+[\w’']+){0,10}"
    r"|(?:measure|track|monitor|judge)\s+(?:this|it|success|progress|our\s+(?:success|progress|impact))(?:\s+[\w’']+){0,5})"
    r"|(?:success|progress|this|it)\s+will\s+be\s+(?:measured|judged|tracked)(?:\s+(?:by|through|using))?"
    r"|(?:what\s+)?(?:will\s+)?success\s+(?:will\s+)?looks?\s+like",
    re.I,
)
# "What we will do in 2025/26", "Key actions this year": the same heading, with its year.
_WHEN = re.compile(
    r"\s+(?:(?:for|in|during|over|by)\s+(?:the\s+)?(?:20\d\d|next\b|coming\b).{0,25}|(?:this|next)\s+year|20\d\d(?:\s*[/–-]\s*\d{2,4})?)$",
    re.I,
)


_LONGEST_ROLE_HEADING = 120
_WORDS_OF_AN_INTRODUCTION = 10


@dataclass(frozen=True, slots=True)
class RoleHeading:
    """A heading that says what the table after it holds and is no place in the tree."""

    of_work: bool
    role: Role | None = None


def role_heading(text: str) -> RoleHeading | None:
    """What a heading such as "Actions and deliverables" or "Long Term Outcomes" announces."""
    if len(text) > _LONGEST_ROLE_HEADING:
        return None
    words = _WHEN.sub("", _NUMBERED.sub("", text.strip(" :?."), count=1))
    if _WORK_HEADING.fullmatch(words):
        return RoleHeading(of_work=True)
    if _MEASURE_HEADING.fullmatch(words) and not is_own_section(words):
        return RoleHeading(of_work=False, role=role_named_by(words))
    if _KNOWING_HEADING.fullmatch(words):
        return RoleHeading(of_work=False)
    # What heads a column of a table may as well head the table.
    kind = kind_of_whole_heading(words)
    if kind in (Kind.MEASURE, Kind.DELIVERABLE):
        return RoleHeading(of_work=kind is Kind.DELIVERABLE)
    return None


def role_named_by(text: str) -> Role | None:
    """The role a heading gives the measures under it; ``None`` where it names none."""
    words = text.casefold().replace("-", " ")
    long_term = "long term" in words
    proxy = "proxy" in words
    if (long_term and proxy) or "combined" in words:
        return Role.COMBINED
    if long_term:
        return Role.LONG_TERM
    if proxy:
        return Role.PROXY
    if re.search(r"\bdemand\b", words):
        return Role.DEMAND
    if re.search(r"\bsurveys?\b|\bperception\b", words):
        return Role.SURVEY
    return None


def is_own_section(text: str) -> bool:
    """Whether a heading of indicators is a part of the document by itself: demand, perception."""
    return role_named_by(text) in (Role.DEMAND, Role.SURVEY)
