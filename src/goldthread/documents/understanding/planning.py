"""Which titles are places in the tree, and of what kind: worked out before anything is read."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

from goldthread.documents.understanding.authorities import is_authority
from goldthread.documents.understanding.events import Event, JoinedTable, Prose, Title
from goldthread.documents.understanding.headers import Kind
from goldthread.documents.understanding.titles import (
    is_own_section,
    is_vision,
    label_of,
    role_heading,
)
from goldthread.framework import NodeKind

_ORDER = (NodeKind.PRIORITY, NodeKind.THEME, NodeKind.SUBTHEME)
_NOT_A_PLACE = re.compile(
    r"(?:annex|appendix|contents|table of contents|introduction|foreword|background|summary|executive summary|"
    r"conclusion|glossary|key|legend|how to (?:read|use)\b.*|purpose|notes?|document control|version control|overview|"
    r"(?:our |the |strategic |corporate |key |council )*(?:priorities|themes|outcomes|objectives|ambitions|pillars))"
    r"\b[\s\d:.]*",
    re.I,
)
# "Priority 2: Homes ........ 6": the table of contents, typed in by hand.
_OF_THE_CONTENTS = re.compile(r"(?:\.{3,}|…+|(?:\s\.){3,}|_{3,})\s*\d{1,3}$")
_LONGEST_NAME = 200
_NAMES_A_DOCUMENT = re.compile(
    r"\b(?:plan|framework|strategy|report|scorecard|programme|indicators)\b(?=.*\b20\d\d\b|.*\bindicators$)|\b20\d\d\b.*\b(?:plan|framework|strategy|report|scorecard|indicators)\b",
    re.I,
)
# "What we want to achieve", "Why this matters": a question that each place answers, and no place.
_ASKS = re.compile(
    r"(?:what|why|how|where|who|when)\b.{0,60}\b(?:we|our|us|this|it|these)\b.{0,60}", re.I
)
# A chapter that holds the tree: "Our strategic priorities", "Priorities and outcomes".
_HOLDS_THE_TREE = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:our|the|key|strategic|corporate|council|main|local)\s+)*"
    r"(?:priorities|themes|objectives|goals|pillars|ambitions|aims)"
    r"(?:\s+(?:and|&)\s+(?:(?:our|the|key|strategic)\s+)*(?:priorities|themes|outcomes|objectives|goals|actions|measures))?",
    re.I,
)
_LIST_KINDS = (
    (NodeKind.THEME, re.compile(r"\bthemes?\b", re.I)),
    (NodeKind.OUTCOME, re.compile(r"\boutcomes?\b|\bobjectives?\b", re.I)),
    (NodeKind.PRIORITY, re.compile(r"\bpriorit(?:y|ies)\b|\bsections?\b|\bpillars?\b|\bgoals?\b|\bambitions?\b", re.I)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Listed:
    """A name announced by a list before it comes as a title, and the kind the list is of."""

    name: str
    kind: NodeKind | None


@dataclass(frozen=True, slots=True)
class PlannedTitle:
    """What a title is: a place of a kind (``depth`` from 0), or ``None`` where it is none."""

    title: Title
    kind: NodeKind | None
    words: str
    depth: int


def planned(events: list[Event]) -> dict[int, PlannedTitle]:
    """Which events are places of the tree, by their position.

    A title is a place when its label says so ("Outcome: ..."), when a list before announced
    it, when its level is one that holds places, or when tables or lists of items stand under
    it. A level's kind comes from the labels and lists that name it, else from its order:
    priority, theme, sub-theme; a single level above outcomes is a theme.
    """
    listed = _announced(events)
    found: dict[int, PlannedTitle] = {}
    candidates = _candidates(events, listed)
    kinds_of_levels = _kinds_of_levels(candidates)
    first_seen: list[NodeKind] = []
    for at, candidate in candidates.items():
        kind = candidate.kind or kinds_of_levels.get(candidate.level)
        if kind is None:
            kind = _kind_of_free(kinds_of_levels)
        if is_own_section(candidate.words) and candidate.kind is None:
            kind = NodeKind.SECTION
        elif kind not in first_seen:
            first_seen.append(kind)
        depth = _depth(candidate, kind, first_seen)
        found[at] = PlannedTitle(candidate.title, kind, candidate.words, depth)
    return found


@dataclass(slots=True)
class _Candidate:
    title: Title
    words: str
    kind: NodeKind | None
    level: int | None
    is_free: bool


def _candidates(events: list[Event], listed: list[Listed]) -> dict[int, _Candidate]:
    found: dict[int, _Candidate] = {}
    free: dict[int, _Candidate] = {}
    for at, event in enumerate(events):
        if isinstance(event, JoinedTable):
            continue
        title = _as_title(event, listed) or _set_apart(events, at)
        if title is None or role_heading(title.text) or is_vision(title.text):
            continue
        label = label_of(title.text)
        announced = _announced_name(label.words, listed)
        kind = label.kind or (announced.kind if announced else None)
        words = (
            announced.name
            if announced and _is_longer_by_a_tail(label.words, announced.name)
            else label.words
        )
        candidate = _Candidate(
            title, words, kind, title.level, is_free=not (label.kind or announced)
        )
        free[at] = candidate
    for at, candidate in free.items():
        if not candidate.is_free or _holds_items(at, events, free):
            found[at] = candidate
    return _without_document_title(_without_repeats(found), events)


def _as_title(event: Title | Prose, listed: list[Listed]) -> Title | None:
    if isinstance(event, Title):
        named_otherwise = any(
            pattern.fullmatch(event.text.strip(" ?:"))
            for pattern in (_NOT_A_PLACE, _HOLDS_THE_TREE, _ASKS)
        )
        listed_page = _OF_THE_CONTENTS.search(event.text)
        return None if named_otherwise or listed_page or is_authority(event.text) else event
    # A long title may look like prose; a list before the text gives it away.
    if event.number is None and len(event.text) > 60:
        for entry in listed:
            if fuzz.ratio(event.text.casefold(), entry.name.casefold()) >= 90:
                return Title(event.text, event.source)
    return None


def _set_apart(events: list[Event], at: int) -> Title | None:
    """A long bold line straight before "Actions and deliverables" or the like is a title.

    It stands at the level of the title before it that was followed in the same way.
    """
    event = events[at]
    if not isinstance(event, Prose) or not event.emphasised or event.number is not None:
        return None
    following = events[at + 1] if at + 1 < len(events) else None
    if not isinstance(following, Title) or role_heading(following.text) is None:
        return None
    level = next(
        (
            before.level
            for before in reversed(events[:at])
            if isinstance(before, Title) and role_heading(before.text) is None
        ),
        None,
    )
    return Title(event.text, event.source, level)


def _announced(events: list[Event]) -> list[Listed]:
    """The names in the document's numbered lists, with the kind the sentence before each says."""
    listed: list[Listed] = []
    kind: NodeKind | None = None
    for at, event in enumerate(events):
        if not isinstance(event, Prose):
            kind = None
            continue
        if event.number is None:
            kind = _kind_said(event.text) or (kind if event.text.endswith(":") else None)
            continue
        name = event.text.strip().rstrip(".")
        if kind is not None and len(name) < 500 and _comes_as_title(name, events, at):
            listed.append(Listed(name, kind))
    return listed


def _kind_said(text: str) -> NodeKind | None:
    tail = text[-220:]
    places = [
        (found[-1].start(), kind)
        for kind, pattern in _LIST_KINDS
        if (found := list(pattern.finditer(tail)))
    ]
    return max(places)[1] if places and text.rstrip().endswith((":", ".")) else None


def _comes_as_title(name: str, events: list[Event], after: int) -> bool:
    return any(
        _is_name(event.text, name)
        for event in events[after + 1 :]
        if (isinstance(event, Title) or (isinstance(event, Prose) and event.number is None))
        and len(event.text) < len(name) * 3 + 40
    )


def _is_name(title: str, name: str) -> bool:
    left, right = title.casefold(), name.casefold()
    close = fuzz.ratio(left, right)
    return close >= 88 or (close >= 50 and fuzz.token_set_ratio(left, right) >= 88)


def _announced_name(words: str, listed: list[Listed]) -> Listed | None:
    return max(
        (entry for entry in listed if _is_name(words, entry.name)),
        key=lambda entry: fuzz.ratio(words.casefold(), entry.name.casefold()),
        default=None,
    )


def _is_longer_by_a_tail(words: str, name: str) -> bool:
    return words.casefold().startswith(name.casefold()) and bool(
        re.match(r"\s*[:–—-]", words[len(name) :])
    )


def _holds_items(at: int, events: list[Event], titles: dict[int, _Candidate]) -> bool:
    """Whether tables, lists of items or labelled titles stand under a title, before the next like it."""
    here = titles[at]
    lists_items = False
    for position in range(at + 1, len(events)):
        event = events[position]
        if isinstance(event, JoinedTable):
            if event.header is None:
                # What is not understood gives no place to a title.
                continue
            # A table whose rows name their own priorities stands under no title.
            return not event.header.has(Kind.PRIORITY)
        if role_heading(event.text) and not (isinstance(event, Prose) and event.number):
            lists_items = True
            continue
        if isinstance(event, Prose) and event.number is not None and lists_items:
            return True
        other = titles.get(position)
        if other is None:
            if _ends_part(event, here.level):
                return False
            continue
        deeper = (
            here.level is not None and other.level is not None and other.level > here.level
        ) or (
            not other.is_free
            and other.level is None
            and other.kind is not None
            and here.level is None
            and _is_label(other)
        )
        if not deeper:
            return False
    return False


def _ends_part(event: Event, level: int | None) -> bool:
    """Whether a title that is no place itself ends what stands under a title of this level."""
    return (
        isinstance(event, Title)
        and level is not None
        and event.level is not None
        and event.level <= level
    )


def _is_label(candidate: _Candidate) -> bool:
    return label_of(candidate.title.text).kind is not None


def _without_repeats(found: dict[int, _Candidate]) -> dict[int, _Candidate]:
    """A sheet's name and the title in its first row are one place."""
    kept: dict[int, _Candidate] = {}
    last: tuple[int, _Candidate] | None = None
    for at, candidate in found.items():
        if (
            (
                last is not None
                and at == last[0] + 1
                and candidate.words.startswith(last[1].words[:25])
            )
            and last[1].level is not None
            and candidate.level is None
        ):
            longer = (
                candidate.words if len(candidate.words) >= len(last[1].words) else last[1].words
            )
            last[1].words = longer
            continue
        kept[at] = candidate
        last = (at, candidate)
    return kept


def _without_document_title(
    found: dict[int, _Candidate], events: list[Event]
) -> dict[int, _Candidate]:
    """A single heading above all others is the document's title and no place."""
    opening = next(
        (at for at, event in enumerate(events) if not _names_the_council(event)), len(events)
    )
    if len(found) == 1 and min(found) == opening and found[opening].kind is None:
        return {}
    free = [at for at, one in found.items() if one.is_free and one.level is None]
    if free == [min(found, default=-1)] and _is_first_title(free[0], events):
        # The only unlevelled title without label or list, before all others, is the document's.
        following = min((at for at in found if at != free[0]), default=len(events))
        if not any(isinstance(event, JoinedTable) for event in events[free[0] : following]):
            return {at: one for at, one in found.items() if at != free[0]}
    levels = Counter(one.level for one in found.values() if one.level is not None)
    if len(levels) < 2 or not found:
        return found
    top = min(levels)
    first = min(found)
    alone = sum(isinstance(event, Title) and event.level == top for event in events) == 1
    if alone and found[first].level == top and found[first].kind is None:
        deeper = [one for at, one in found.items() if at != first]
        next_title = next(
            at for at in range(first + 1, len(events) + 1)
            if at == len(events) or isinstance(events[at], Title)
        )  # fmt: skip
        tables_before = any(isinstance(event, JoinedTable) for event in events[first:next_title])
        titled = any(isinstance(one, Prose) and one.emphasised for one in events[:first])
        if deeper and not tables_before and not titled:
            return {at: one for at, one in found.items() if at != first}
    return found


def _names_the_council(event: Event) -> bool:
    return not isinstance(event, JoinedTable) and is_authority(event.text)


def _is_first_title(at: int, events: list[Event]) -> bool:
    before = events[:at]
    if any(isinstance(event, JoinedTable) for event in before):
        return False
    here = events[at]
    subtitle = isinstance(here, Title) and bool(_NAMES_A_DOCUMENT.search(here.text[:_LONGEST_NAME]))
    return subtitle or not any(isinstance(event, Title) for event in before)


def _kinds_of_levels(candidates: dict[int, _Candidate]) -> dict[int | None, NodeKind]:
    levels = sorted({one.level for one in candidates.values() if one.level is not None})
    kinds: dict[int | None, NodeKind] = {}
    unnamed: list[int] = []
    for level in levels:
        here = [one for one in candidates.values() if one.level == level]
        named = Counter(one.kind for one in here if one.kind is not None)
        if named and named.total() * 2 >= len(here):
            kinds[level] = named.most_common(1)[0][0]
        elif any(not is_own_section(one.words) for one in here):
            unnamed.append(level)
    taken = set(kinds.values())
    free = [kind for kind in _ORDER if kind not in taken]
    if len(unnamed) == 1 and NodeKind.PRIORITY in free and not _has_unlevelled(candidates):
        free.remove(NodeKind.PRIORITY) if NodeKind.THEME in free else None
    for level, kind in zip(unnamed, [*free, *[NodeKind.SECTION] * len(unnamed)], strict=False):
        kinds[level] = kind
    return kinds


def _has_unlevelled(candidates: dict[int, _Candidate]) -> bool:
    return any(
        one.level is None and one.kind in (None, NodeKind.THEME) and not is_own_section(one.words)
        for one in candidates.values()
    )


def _kind_of_free(of_levels: dict[int | None, NodeKind]) -> NodeKind:
    """The kind of a title without level, label or list: one below the deepest level, else a theme."""
    ordered = [kind for kind in of_levels.values() if kind in _ORDER]
    if not ordered:
        return NodeKind.THEME
    return _ORDER[min(_ORDER.index(ordered[-1]) + 1, len(_ORDER) - 1)]


def _depth(candidate: _Candidate, kind: NodeKind, seen: list[NodeKind]) -> int:
    if candidate.level is not None:
        return candidate.level * 10
    if kind is NodeKind.SECTION:
        return 11
    # Unlevelled titles nest by kind, in the order the kinds first came.
    return 10 + seen.index(kind)
