"""What measures and deliverables read from a line in the same way: people, topics, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldthread.documents.understanding.headers import Header, Kind
from goldthread.documents.understanding.lines import Line
from goldthread.documents.understanding.notes import without_marks
from goldthread.documents.understanding.units import unit_named, with_unit
from goldthread.framework import Source, WrittenName
from goldthread.grammar import read_people, spellings_of

# The name of a field in "inherited", by the kind of its column.
_FIELDS = {
    Kind.RATIONALE: "rationale",
    Kind.TARGET: "target",
    Kind.TARGET_YEAR: "target",
    Kind.FREQUENCY: "frequency",
    Kind.BASELINE: "baseline",
    Kind.BASELINE_YEAR: "baseline",
    Kind.DIRECTION: "direction",
    Kind.TOPIC: "topic",
    Kind.SURVEY: "topic",
    Kind.PROGRAMME: "programmes",
    Kind.LEAD_MEMBER: "lead_members",
    Kind.LEAD_OFFICER: "lead_officers",
    Kind.OWNER: "lead_officers",
    Kind.SERVICE: "service",
    Kind.OWNERSHIP: "ownership",
    Kind.PARTNERS: "partners",
    Kind.DESCRIPTION: "description",
    Kind.DEADLINE: "deadline",
}


@dataclass(frozen=True, slots=True)
class People:
    """Who leads: members and officers, and those whom the cells spell otherwise."""

    members: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    as_written: tuple[WrittenName, ...] = ()


def people_of(line: Line, header: Header) -> People:
    """The people named in a line. Under "Owner" or "Lead", a councillor is a lead member."""
    members: list[str] = []
    officers: list[str] = []
    as_written: list[WrittenName] = []
    for column in header.columns:
        if column.kind not in (Kind.LEAD_MEMBER, Kind.LEAD_OFFICER, Kind.OWNER):
            continue
        spoken = _spoken(line, column.index)
        for person in read_people(spoken):
            if not line.at(column).inherited:
                as_written += [WrittenName(person, one) for one in spellings_of(spoken, person)]
            if column.kind is Kind.OWNER:
                (members if person.startswith("Cllr ") else officers).append(person)
            else:
                (members if column.kind is Kind.LEAD_MEMBER else officers).append(person)
    return People(
        tuple(dict.fromkeys(members)),
        tuple(dict.fromkeys(officers)),
        tuple(dict.fromkeys(as_written)),
    )


def _spoken(line: Line, index: int) -> str:
    entry = line.entries.get(index)
    return "\n".join(part.text for part in entry.parts) if entry else ""


def topic_of(line: Line, header: Header) -> str | None:
    """The document's own grouping that a line stands under."""
    for kind in (Kind.TOPIC, Kind.SURVEY):
        text = line.at(header.first(kind)).title
        if text:
            return without_marks(text)
    return None


def text_of(line: Line, header: Header, kind: Kind) -> str | None:
    """What the columns of a kind say; several are told apart by the years of their headings."""
    filled = [(column, line.at(column).text) for column in header.all(kind)]
    filled = [(column, text) for column, text in filled if text]
    if kind in (Kind.BASELINE, Kind.TARGET):
        unit = unit_named(line, header)
        filled = [(column, with_unit(text, unit)) for column, text in filled]
    if not filled:
        return None
    if len(header.all(kind)) == 1:
        return filled[0][1]
    return "; ".join(f"{column.year or column.heading}: {text}" for column, text in filled)


def inherited_in(line: Line, header: Header) -> tuple[str, ...]:
    """The fields whose text was taken from another row."""
    fields = [
        _FIELDS[column.kind]
        for column in header.columns
        if column.kind in _FIELDS and line.at(column).inherited
    ]
    return tuple(dict.fromkeys(fields))


def source_of(line: Line, header: Header) -> Source:
    """Every place the line's words were read, the shared cells above or below it included."""
    source = line.source
    for column in header.columns:
        entry = line.at(column)
        if entry.is_blank or column.kind in (Kind.TOPIC, Kind.SURVEY, Kind.DELIVERABLE):
            continue
        # A cell of the row itself adds nothing, except where halves of it stand elsewhere.
        own = entry.source if entry.inherited else Source(entry.source.lines, entry.source.pages)
        source = source.joined_with(own)
    return Source(tuple(sorted(source.lines)), tuple(sorted(source.pages)), source.cells)


def split_list(text: str) -> tuple[str, ...]:
    """The entries of a list written with commas or semicolons, brackets left whole."""
    if re.match(r"(?:extensive|various|all|depend\w+|number of)\b", text, re.I):
        return (text,)
    parts = re.split(r"[;,](?![^()]*\))\s*", text)
    return tuple(
        part.strip(" .")
        for part in parts
        if part.strip(" .") and not re.fullmatch(r"n/?a|none|tb[ca]|[-–]", part.strip(" ."), re.I)
    )
