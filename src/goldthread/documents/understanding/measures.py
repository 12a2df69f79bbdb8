"""A line of a table → a measure."""

from __future__ import annotations

import re

from goldthread.documents.understanding.headers import Header, Kind
from goldthread.documents.understanding.items import (
    inherited_in,
    people_of,
    source_of,
    split_list,
    text_of,
    topic_of,
)
from goldthread.documents.understanding.lines import Line
from goldthread.documents.understanding.naming import Names
from goldthread.documents.understanding.notes import (
    Notes,
    footnotes_of,
    with_notes,
    without_marks,
)
from goldthread.documents.understanding.year_columns import with_its_year
from goldthread.framework import Measure, Ownership, Placement, Role

_TWO_FIGURES = re.compile(
    r"(?:[^:]{1,12}:\s*)?(?:the\s+)?(?P<one>number|value|total amount)\s+and\s+(?P<two>percentage|rate|%|proportion|value|number)"
    r"\s+of\s+(?P<what>.+?)\.?",
    re.I,
)
_COMMA = r",(?!\d{3}\b)"
_PART = r"(?:[^,–:;()]|,(?=\d{3}\b))+"
"""Words between commas; the comma of "100,000" parts nothing."""
_NAMED_PARTS = re.compile(
    rf"(?:\s[–-]\s|\bi\.e\.?,?\s)(?P<parts>{_PART}(?:{_COMMA}{_PART}){{2,}})$"
)
_LISTED = re.compile(r":\s*([^:;]+(?:;[^:;]+)+)$")
_LABELLED_FIGURE = re.compile(r"[\d.,]+\s*%?\s*\((?P<label>[a-z][^()\d]{2,30})\)", re.I)
_SEPARATE_BASELINE = re.compile(
    r"(?P<baseline>\S+)\s*[-–]\s*baseline[\s,;]*(?P<target>\S.*?)\s*[-–]\s*target\.?", re.I
)


def measure_of(
    line: Line,
    header: Header,
    *,
    node: str,
    role: Role,
    deliverable: str | None,
    names: Names,
    notes: Notes,
) -> Measure:
    """The measure a line names, placed at a node.

    The text fields are the line's words; the rules are not read yet.
    """
    entry = line.at(header.first(Kind.MEASURE))
    printed = entry.title
    if not line.group.is_blank:
        printed = f"{line.group.title} – {printed}"
    title = without_marks(printed)
    baseline, target = _baseline_and_target(line, header)
    people = people_of(line, header)
    marked = (
        printed,
        *(
            text_of(line, header, kind) or ""
            for kind in (Kind.TOPIC, Kind.RATIONALE, Kind.BASELINE, Kind.TARGET)
        ),
    )
    footnotes = footnotes_of(marked, notes)
    return Measure(
        id=names.new(title),
        title=title,
        placements=(Placement(node, role, topic=topic_of(line, header), deliverable=deliverable),),
        rationale=text_of(line, header, Kind.RATIONALE),
        components=_components(title, entry.items, baseline),
        baseline_text=baseline,
        direction_text=text_of(line, header, Kind.DIRECTION),
        target_text=target,
        frequency_text=text_of(line, header, Kind.FREQUENCY),
        lead_members=people.members,
        lead_officers=people.officers,
        names_as_written=people.as_written,
        service=text_of(line, header, Kind.SERVICE),
        ownership=_ownership(text_of(line, header, Kind.OWNERSHIP)),
        partners=split_list(text_of(line, header, Kind.PARTNERS) or ""),
        footnotes=footnotes,
        inherited=inherited_in(line, header),
        source=with_notes(source_of(line, header), footnotes, notes),
    )


def _baseline_and_target(line: Line, header: Header) -> tuple[str | None, str | None]:
    """The two texts; a target cell that names both ("80% - Baseline 90% - Target") is parted."""
    baseline = text_of(line, header, Kind.BASELINE)
    target = text_of(line, header, Kind.TARGET)
    both = _SEPARATE_BASELINE.fullmatch(target or "")
    if both and baseline is None:
        return both["baseline"], both["target"]
    return (
        with_its_year(baseline, text_of(line, header, Kind.BASELINE_YEAR), of_baseline=True),
        with_its_year(target, text_of(line, header, Kind.TARGET_YEAR), of_baseline=False),
    )


def _components(title: str, items: tuple[str, ...], baseline: str | None) -> tuple[str, ...]:
    """The separate figures one measure asks for, where the document lists them."""
    if len(items) > 1:
        return items
    listed = _LISTED.search(title)
    if listed:
        return tuple(part.strip() for part in listed[1].split(";"))
    named = _NAMED_PARTS.search(title)
    if named:
        return tuple(
            re.sub(r"^(?:and|or)\s+", "", part).strip(" .")
            for part in re.split(rf"{_COMMA}\s*|\s+(?:and|or)\s+(?=[^,]*$)", named["parts"])
            if part.strip()
        )
    two = _TWO_FIGURES.fullmatch(title)
    if two:
        return tuple(
            f"{figure.capitalize()} of {two['what']}" for figure in (two["one"], two["two"])
        )
    labels = [found["label"] for found in _LABELLED_FIGURE.finditer(baseline or "")]
    return tuple(labels) if len(labels) > 1 else ()


def _ownership(text: str | None) -> Ownership | None:
    words = (text or "").casefold()
    council, partnership = "council" in words, "partnership" in words
    if council == partnership:
        return None
    return Ownership.COUNCIL if council else Ownership.PARTNERSHIP
