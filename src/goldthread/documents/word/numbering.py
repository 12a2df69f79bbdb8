"""The numbers Word writes before list items, which stand in no text and must be counted."""

from __future__ import annotations

import re

from goldthread.documents.packages import Element
from goldthread.documents.word.names import child, number, value, w, whole_number
from goldthread.framework.wording import ordinal

BULLET = "•"
_DEEPEST_LEVEL = 8
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


class Numbering:
    """Counts through the lists of one document in reading order.

    ``next_label`` must be asked once for every list paragraph, in order, empty ones included.
    """

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[int, Element] = {}
        self._patterns: dict[str, Element] = {}
        if root is not None:
            for pattern in root.iter(w("abstractNum")):
                self._patterns[pattern.get(w("abstractNumId"), "")] = pattern
            for entry in root.iter(w("num")):
                list_id = whole_number(entry.get(w("numId")))
                if list_id is not None:
                    self._lists[list_id] = entry
        self._by_style_link = {
            value(pattern, "styleLink"): key
            for key, pattern in self._patterns.items()
            if value(pattern, "styleLink")
        }
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def next_label(self, list_id: int, level: int | None, style_id: str | None) -> str | None:
        """What stands before the next paragraph of this list: "1.", "b)", "2.3", a bullet or nothing."""
        entry = self._lists.get(list_id)
        if entry is None:
            return None
        key = self._pattern_key(entry)
        pattern = self._patterns.get(key)
        if pattern is None:
            return None
        if level is None:
            level = self._level_of_style(pattern, style_id)
        level = min(max(level, 0), _DEEPEST_LEVEL)
        counts = self._count_on(entry, key, pattern, list_id, level)
        definition = self._definition(entry, pattern, level)
        if definition is None:
            return None
        text = value(definition, "lvlText") or ""
        if value(definition, "numFmt") == "bullet":
            return _bullet(text)
        legal = child(definition, "isLgl") is not None

        def counted(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            count = counts[at]
            above = self._definition(entry, pattern, at)
            if count is None:
                count = _start(above)
            style = "decimal" if legal else (value(above, "numFmt") or "decimal")
            return numeral(count, style)

        return re.sub(r"%([1-9])", counted, text).strip() or None

    def _pattern_key(self, entry: Element) -> str:
        key = value(entry, "abstractNumId") or ""
        # A list style lends its pattern to others through a link by name.
        link = value(self._patterns.get(key), "numStyleLink")
        return self._by_style_link.get(link, key) if link else key

    def _count_on(
        self, entry: Element, key: str, pattern: Element, list_id: int, level: int
    ) -> list[int | None]:
        counts = self._counts.setdefault(key, [None] * (_DEEPEST_LEVEL + 1))
        restart = self._restart(entry, level)
        if restart is not None and (list_id, level) not in self._started:
            counts[level] = restart
        elif counts[level] is None:
            counts[level] = _start(self._definition(entry, pattern, level))
        else:
            counts[level] = (counts[level] or 0) + 1
        self._started.add((list_id, level))
        for deeper in range(level + 1, _DEEPEST_LEVEL + 1):
            if number(self._definition(entry, pattern, deeper), "lvlRestart") != 0:
                counts[deeper] = None
        return counts

    @staticmethod
    def _restart(entry: Element, level: int) -> int | None:
        for override in entry.findall(w("lvlOverride")):
            if override.get(w("ilvl")) == str(level):
                return number(override, "startOverride")
        return None

    @staticmethod
    def _definition(entry: Element, pattern: Element, level: int) -> Element | None:
        for override in entry.findall(w("lvlOverride")):
            own = child(override, "lvl")
            if override.get(w("ilvl")) == str(level) and own is not None:
                return own
        for definition in pattern.findall(w("lvl")):
            if definition.get(w("ilvl")) == str(level):
                return definition
        return None

    @staticmethod
    def _level_of_style(pattern: Element, style_id: str | None) -> int:
        for definition in pattern.findall(w("lvl")):
            if style_id is not None and value(definition, "pStyle") == style_id:
                return whole_number(definition.get(w("ilvl"))) or 0
        return 0


def _start(definition: Element | None) -> int:
    start = number(definition, "start")
    return 1 if start is None else start


def _bullet(text: str) -> str:
    """The bullet itself if it is an ordinary character; symbol fonts use private ones."""
    drawn = text.strip()
    if not drawn or any("\ue000" <= letter <= "\uf8ff" for letter in drawn) or drawn == "o":
        return BULLET
    return drawn


def numeral(count: int, style: str) -> str:
    """A count written in Word's numeral style: "3", "c", "III", "03", "3rd"; others as "3"."""
    if style in ("lowerLetter", "upperLetter") and 0 < count <= 780:  # Word ends at 30 letters
        # After z comes aa, then bb: the letter repeats.
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letters if style == "lowerLetter" else letters.upper()
    if style in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        roman = _roman(count)
        return roman if style == "lowerRoman" else roman.upper()
    if style == "decimalZero":
        return f"{count:02d}"
    if style == "ordinal":
        return ordinal(count)
    return "" if style == "none" else str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        while count >= worth:
            written += letters
            count -= worth
    return written
