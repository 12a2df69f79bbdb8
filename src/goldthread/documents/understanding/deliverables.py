"""Lines of a table → deliverables, with their milestones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goldthread.documents.understanding.headers import Header, Kind
from goldthread.documents.understanding.items import (
    People,
    inherited_in,
    people_of,
    source_of,
    text_of,
    topic_of,
)
from goldthread.documents.understanding.lines import Entry, Line
from goldthread.documents.understanding.milestones import (
    bare_dates,
    is_bare_date,
    is_nothing,
    steps_of,
)
from goldthread.documents.understanding.naming import Names
from goldthread.documents.understanding.notes import (
    Notes,
    footnotes_of,
    with_notes,
    without_marks,
)
from goldthread.documents.understanding.run_together import by_names, by_opening_words
from goldthread.framework import Deliverable, Milestone, Placement

_VISION = re.compile(r"\s*\b(?:our\s+)?vision\b\s*[.:–-]", re.I)
_THESE = re.compile(r"(?<=\b(?:of|by|in))\s+(?:these|the following)\s+[\w\s]{3,40}:$")
_PLAN = r"(?:programmes?|plans?|strateg(?:y|ies)|projects?)"


@dataclass(frozen=True, slots=True)
class Name:
    """What a deliverable is called, and a vision printed in the same cell."""

    title: str
    vision: str | None = None


def name_of(line: Line, header: Header) -> Name:
    """The name in a line's deliverable cell, parted from a vision that follows it."""
    entry = line.at(header.first(Kind.DELIVERABLE))
    title = entry.title
    found = _VISION.search(title)
    if found and found.start() > 0:
        return Name(title[: found.start()].strip(), title[found.start() :].strip())
    return Name(title)


def deliverable_of(
    line: Line,
    header: Header,
    name: Name,
    *,
    node: str,
    names: Names,
    notes: Notes,
    inherits_title: bool = False,
) -> Deliverable:
    """The deliverable a line begins, placed at a node; the dates are not read yet."""
    title = without_marks(name.title)
    people = people_of(line, header)
    deadline, milestones = _dates_of(line, header)
    inherited = inherited_in(line, header)
    marked = (
        name.title,
        *(text_of(line, header, kind) or "" for kind in (Kind.TOPIC, Kind.DESCRIPTION)),
    )
    footnotes = footnotes_of(marked, notes)
    return Deliverable(
        id=names.new(title),
        title=title,
        placements=(Placement(node, topic=topic_of(line, header)),),
        description=text_of(line, header, Kind.DESCRIPTION),
        deadline_text=deadline,
        lead_members=people.members,
        lead_officers=people.officers,
        names_as_written=people.as_written,
        programmes=programmes_in(text_of(line, header, Kind.PROGRAMME) or ""),
        milestones=milestones,
        footnotes=footnotes,
        inherited=("title", *inherited) if inherits_title else inherited,
        source=with_notes(source_of(line, header), footnotes, notes),
    )


def with_step(deliverable: Deliverable, line: Line, header: Header) -> Deliverable:
    """The deliverable with the milestone that a further row of it gives."""
    deadline, milestones = _dates_of(line, header)
    people = people_of(line, header)
    source = deliverable.source.joined_with(line.source)
    if deadline and deliverable.deadline_text and deadline != deliverable.deadline_text:
        # A second date for one deliverable is a step of it, named by its date.
        milestones = (*milestones, Milestone(deadline, deadline))
    return replace(
        deliverable,
        deadline_text=deliverable.deadline_text or deadline,
        milestones=deliverable.milestones + milestones,
        lead_members=tuple(dict.fromkeys(deliverable.lead_members + people.members)),
        lead_officers=tuple(dict.fromkeys(deliverable.lead_officers + people.officers)),
        names_as_written=tuple(dict.fromkeys(deliverable.names_as_written + people.as_written)),
        source=source,
    )


def _dates_of(line: Line, header: Header) -> tuple[str | None, tuple[Milestone, ...]]:
    """The deadline's text and the milestones.

    A milestone names something, or is one of several dates; a bare date under "Milestone" is
    the deadline.
    """
    due = text_of(line, header, Kind.DEADLINE)
    column = header.first(Kind.MILESTONE)
    entry = line.at(column)
    if entry.is_blank or is_nothing(entry.text):
        return due, ()
    if header.has(Kind.DEADLINE):
        if is_bare_date(entry.text) and (due is None or is_nothing(due)):
            return entry.text, ()
        steps = steps_of(tuple(part.text for part in entry.parts)) if len(entry.parts) > 1 else ()
        if any(step.when for step in steps):
            return due, tuple(Milestone(step.words, step.when) for step in steps)
        own = steps_of((entry.text,))
        if len(own) == 1 and own[0].when and own[0].words != own[0].when and due:
            return due, (Milestone(own[0].words, own[0].when),)
        if len(own) > 1 and all(step.when and step.words != step.when for step in own):
            # Their lines ran together; each says its own date.
            return due, tuple(Milestone(step.words, step.when) for step in own)
        return None, (Milestone(entry.text, due),)
    if is_bare_date(entry.text) and len(entry.parts) == 1 and not bare_dates(entry.text):
        return entry.text, ()
    steps = steps_of(_paragraphs(entry, people_of(line, header)))
    return None, tuple(Milestone(step.words, step.when) for step in steps)


def _paragraphs(entry: Entry, leads: People) -> tuple[str, ...]:
    """The cell's paragraphs, with words that only introduce a list said before each of its items.

    A list whose items ran together is told apart where each begins alike, or where as many
    people lead it as the names in it give items.
    """
    paragraphs: list[str] = []
    introduction = ""
    for part in entry.parts:
        if part.text.endswith(":") and entry.was_list:
            # "Delivery of these schemes: A, B" says "Delivery of A" and "Delivery of B".
            introduction = part.text
            continue
        items = by_opening_words(part.text)
        if introduction and len(items) == 1:
            named = by_names(part.text, introduction)
            if len(named) in (len(leads.members), len(leads.officers)):
                items = named
        said_before = _THESE.sub("", introduction)
        paragraphs.extend(f"{said_before} {item}".strip() for item in items)
    return tuple(paragraphs) or (introduction,)


def programmes_in(text: str) -> tuple[str, ...]:
    """The programmes a cell names. A shared last word goes to each: "A and B Programmes"."""
    if not text or is_nothing(text):
        return ()
    parts = [
        part.strip() for part in re.split(r"\s+and\s+|\s*[;,]\s*|\s+&\s+", text) if part.strip()
    ]
    ends_plural = re.search(
        r"\s(?P<rest>(?:[A-Z]\w+\s)*)(?P<word>Programmes|Plans|Strategies|Projects)$", text
    )
    if ends_plural and len(parts) > 1:
        return _sharing_last_words(parts, ends_plural["word"])
    whole: list[str] = []
    for part in parts:
        if whole and not re.search(rf"\b{_PLAN}\b", whole[-1], re.I):
            whole[-1] = f"{whole[-1]} and {part}"
        else:
            whole.append(part)
    return tuple(whole)


_SINGULAR = {
    "Programmes": "Programme",
    "Plans": "Plan",
    "Strategies": "Strategy",
    "Projects": "Project",
}


def _sharing_last_words(parts: list[str], plural: str) -> tuple[str, ...]:
    """ "Adults and Disabilities Improvement Programmes" are two Improvement Programmes."""
    *firsts, last = parts
    words = last.split(" ")
    shared = " ".join(words[1:-1]) if len(words) > 2 else ""
    tail = " ".join(one for one in (shared, _SINGULAR[plural]) if one)
    return (
        *tuple(
            first if re.search(rf"\b{_PLAN}$", first, re.I) else f"{first} {tail}"
            for first in firsts
        ),
        f"{' '.join(words[:-1])} {_SINGULAR[plural]}",
    )
