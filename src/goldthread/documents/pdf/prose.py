"""Lines outside tables become paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldthread.documents.pdf.headings import setting_of
from goldthread.documents.pdf.page import Line
from goldthread.documents.pdf.wording import Measure, begins_item, is_item, was_ended

_ENDED = re.compile(r"[.!?:;]['’”)]*$")


_WIDE = 1.7  # ems between base lines, more than single or wider spacing gives


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How far apart the lines of one paragraph stand, in ems, by the size of the type."""

    by_size: dict[float, float]

    def parts(self, before: Line, after: Line) -> bool:
        """Whether the white between two lines is more than that within a paragraph."""
        size = round(before.size * 2) / 2
        usual = self.by_size.get(size, 1.35)
        return after.base - before.base > (usual * 1.12 + 0.08) * before.size


def rhythm_of(pages: Sequence[Sequence[Line]], measure: Measure) -> Rhythm:
    """The usual distance of lines of one paragraph: the least that is common.

    A wide one is believed only where full lines show that it is not white between paragraphs.
    """
    seen: dict[float, Counter[float]] = {}
    full: Counter[tuple[float, float]] = Counter()
    for lines in pages:
        for before, after in pairwise(lines):
            gap = round((after.base - before.base) / before.size, 1)
            if setting_of(before) != setting_of(after) or not 0.9 < gap < 2.6:
                continue
            size = round(before.size * 2) / 2
            seen.setdefault(size, Counter())[gap] += 1
            if not measure.had_room_for(before, after):
                full[size, gap] += 1
    usual = {}
    for size, gaps in seen.items():
        common = [gap for gap, count in gaps.items() if count >= 0.25 * max(gaps.values())]
        if min(common) < _WIDE or full[size, min(common)] > 1:
            usual[size] = min(common)
    return Rhythm(usual)


def paragraphs_in(lines: Sequence[Line], measure: Measure, rhythm: Rhythm) -> list[list[Line]]:
    """The lines of a page, or of the stretch between two tables, as paragraphs."""
    groups: list[list[Line]] = []
    for line in lines:
        last = groups[-1][-1] if groups else None
        if last is None or _parted(groups[-1], last, line, measure, rhythm):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _parted(
    group: Sequence[Line], last: Line, line: Line, measure: Measure, rhythm: Rhythm
) -> bool:
    if _is_set_otherwise(last, line) or rhythm.parts(last, line):
        return True
    if begins_item(last, line, measure):
        return True
    if re.fullmatch(r"H[1-6]", line.tag) and line.tag == last.tag:
        return False
    within = Measure(min(other.x0 for other in group), measure.right)
    return was_ended(last, line, within)


def _is_set_otherwise(last: Line, line: Line) -> bool:
    """Whether two lines are set too differently to be of one paragraph."""
    if abs(last.size - line.size) > 0.6:
        return True
    # A bold or slanted run may end within a paragraph, but then its line is mixed.
    return (last.bold, last.italic) != (line.bold, line.italic) and not (
        _is_mixed(last) or _is_mixed(line)
    )


def _is_mixed(line: Line) -> bool:
    return len({(word.bold, word.italic) for word in line.words}) > 1


def reads_on(before: Sequence[Line], after: Sequence[Line], measure: Measure) -> bool:
    """Whether the first paragraph of a page is the rest of the last one of the page before.

    Either the words say so, or the last line is full as only a line within a paragraph is.
    """
    last, first = before[-1], after[0]
    if _is_set_otherwise(last, first) or is_item(first.text):
        return False
    if not _ENDED.search(last.text) and first.text[:1].islower():
        return True
    return len(before) > 1 and not was_ended(last, first, measure)
