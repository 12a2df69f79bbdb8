"""Which lines are headings, and of what level."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from goldthread.documents.pdf.page import Line
from goldthread.documents.pdf.pdfium import Bookmark

Setting: TypeAlias = tuple[float, bool, bool]
"""How a line is set: its size to the half point, whether bold, whether italic."""

_LARGER = 1.09  # times the size of the body, from which type is display type
_LONGEST = 200  # letters: a longer text in large type is an introduction, not a heading


def setting_of(line: Line) -> Setting:
    """How a line is set."""
    return round(line.size * 2) / 2, line.bold, line.italic


def _may_be_heading(text: str) -> bool:
    """Whether the words can be a heading, however they are set: not a sentence, nor a picture."""
    is_sentence = len(text) > 40 and text.endswith((".", ";", ","))
    return len(text) <= _LONGEST and not is_sentence and bool(re.search(r"\w", text))


def _place(lines: Sequence[Line]) -> tuple[int, float, float]:
    return lines[0].page, lines[0].base, lines[0].x0


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


@dataclass(frozen=True, slots=True)
class Headings:
    """What tells a heading in one document, learnt from the whole of it."""

    body: float
    levels: dict[Setting, int]
    bookmarked: dict[tuple[int, float, float], int] = field(default_factory=dict)
    """The level of each bookmarked heading by the page, base line and left of its first line."""
    title: str | None = None

    def level_of(self, lines: Sequence[Line], text: str) -> int | None:
        """The level of a paragraph that is a heading, counted from 1; ``None`` for prose."""
        marked = self.bookmarked.get(_place(lines))
        if marked is not None:
            return marked
        tag = lines[0].tag
        if re.fullmatch(r"H[1-6]", tag):
            return int(tag[1])
        if not _may_be_heading(text):
            return None
        return self.levels.get(setting_of(lines[0]))


def learn_headings(
    paragraphs: Sequence[tuple[Sequence[Line], str]], bookmarks: Sequence[Bookmark]
) -> Headings:
    """What tells a heading: the file's bookmarks and tags first, then larger and bold type.

    ``paragraphs`` are those outside tables, with the lines that they are made of.
    """
    body = _body_size(paragraphs)
    bookmarked = _bookmarked(paragraphs, bookmarks)
    title = _title(paragraphs, body, bookmarked)
    known: dict[Setting, Counter[int]] = {}
    for lines, _ in paragraphs:
        level = bookmarked.get(_place(lines))
        if level is not None:
            known.setdefault(setting_of(lines[0]), Counter())[level] += 1
    levels = {setting: seen.most_common(1)[0][0] for setting, seen in known.items()
              if setting[0] > _LARGER * body or setting[1]}  # fmt: skip
    told = bool(bookmarked) or any(re.fullmatch(r"H[1-6]", lines[0].tag) for lines, _ in paragraphs)
    looks = _display_settings(paragraphs, body, title, told=told)
    _rank(looks, levels)
    return Headings(body, levels, bookmarked, title)


def _bookmarked(
    paragraphs: Sequence[tuple[Sequence[Line], str]], bookmarks: Sequence[Bookmark]
) -> dict[tuple[int, float, float], int]:
    """Where the headings stand that bookmarks lead to, and of what level they are.

    A page may say the same words in its prose: the heading is what is set largest, or boldest.
    """
    said: dict[tuple[str, int], list[Sequence[Line]]] = {}
    for lines, text in paragraphs:
        said.setdefault((_key(text), lines[0].page), []).append(lines)
    for found in said.values():
        found.sort(key=lambda lines: (lines[0].size, lines[0].bold, lines[0].italic), reverse=True)
    places: dict[tuple[int, float, float], int] = {}
    for mark in bookmarks:
        if mark.page is None:
            continue
        # Some programs lead to the line before, which may be on the page before.
        for page in (mark.page, mark.page + 1):
            found = said.get((_key(mark.title), page), [])
            if found:
                places[_place(found.pop(0))] = mark.level
                break
    return places


def _body_size(paragraphs: Sequence[tuple[Sequence[Line], str]]) -> float:
    """The size in which most of the plain prose is set."""
    sizes: Counter[float] = Counter()
    for lines, text in paragraphs:
        if not lines[0].bold:
            sizes[round(lines[0].size * 2) / 2] += len(text)
    if not sizes:
        for lines, text in paragraphs:
            sizes[round(lines[0].size * 2) / 2] += len(text)
    return usual_size(sizes)


def usual_size(sizes: Counter[float]) -> float:
    """The size of the body, given the letters set in each: the larger of two that are close.

    In a short document the notes may hold more letters than the prose.
    """
    if not sizes:
        return 10.0
    usual, most = sizes.most_common(1)[0]
    return max(size for size, count in sizes.items() if count >= 0.5 * most and size < 1.3 * usual)


def _title(
    paragraphs: Sequence[tuple[Sequence[Line], str]],
    body: float,
    bookmarked: dict[tuple[int, float, float], int],
) -> str | None:
    """The document's title: the largest type of its first page, larger than anything after."""
    large = [(lines, text) for lines, text in paragraphs if lines[0].size > 1.25 * body]
    if not large:
        return None
    biggest = max(lines[0].size for lines, _ in large)
    found = [(lines, text) for lines, text in large if lines[0].size > biggest - 0.3]
    lines, text = found[0]
    first_page = min(lines[0].page for lines, _ in paragraphs)
    is_alone = len({_key(text) for _, text in found}) == 1
    if lines[0].page > first_page + 1 or not is_alone:
        return None
    return None if _place(lines) in bookmarked else text


def _display_settings(
    paragraphs: Sequence[tuple[Sequence[Line], str]], body: float, title: str | None, *, told: bool
) -> set[Setting]:
    """The settings of lines that are set like headings."""
    looks: set[Setting] = set()
    for lines, text in paragraphs:
        setting = setting_of(lines[0])
        if text == title or not _may_be_heading(text):
            continue
        is_larger = setting[0] > _LARGER * body
        # Bold type of the body's size: only where the file itself does not tell its headings.
        is_bold = (
            setting[1] and not told and setting[0] >= body and not text.endswith((".", ",", ";"))
        )
        if is_larger or is_bold:
            looks.add(setting)
    return looks


def _rank(looks: set[Setting], levels: dict[Setting, int]) -> None:
    """Give every setting that has no level one: larger, bold and upright type comes first."""
    order = sorted({*looks, *levels}, key=lambda s: (-s[0], not s[1], s[2]))
    above = 0
    for setting in order:
        if setting in levels:
            above = max(above, levels[setting])
        else:
            above += 1
            levels[setting] = above
