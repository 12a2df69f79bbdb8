"""The tables of a document → measures and deliverables, every row entered in the ledger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from goldthread.documents.understanding.columns import settled
from goldthread.documents.understanding.continuations import lines_of
from goldthread.documents.understanding.deliverables import (
    Name,
    deliverable_of,
    name_of,
    with_step,
)
from goldthread.documents.understanding.events import JoinedTable
from goldthread.documents.understanding.headers import (
    NODE_COLUMNS,
    Column,
    Header,
    Kind,
    kind_of_heading,
)
from goldthread.documents.understanding.inheritance import inherit
from goldthread.documents.understanding.ledger import Ledger
from goldthread.documents.understanding.likeness import is_bare_number
from goldthread.documents.understanding.lines import Line
from goldthread.documents.understanding.measures import measure_of
from goldthread.documents.understanding.naming import Names
from goldthread.documents.understanding.notes import Notes
from goldthread.documents.understanding.packed import Vocabulary, learn_from, unpacked
from goldthread.documents.understanding.rules import HeadingYears
from goldthread.documents.understanding.titles import is_sentence
from goldthread.documents.understanding.tree import Place, Tree
from goldthread.documents.understanding.units import unit_named, with_unit
from goldthread.documents.understanding.year_columns import is_left_apart, latest_figure
from goldthread.framework import (
    Deliverable,
    KeptCell,
    KeptColumn,
    Measure,
    NodeKind,
    Role,
    note_of_column,
)

_KINDS = {
    Kind.PRIORITY: NodeKind.PRIORITY,
    Kind.THEME: NodeKind.THEME,
    Kind.SUBTHEME: NodeKind.SUBTHEME,
    Kind.OUTCOME: NodeKind.OUTCOME,
}


@dataclass(slots=True)
class PreparedTable:
    """A table with its columns settled and its cut rows joined."""

    header: Header
    lines: list[Line]
    blanks_are_merged: bool
    upright: bool = True
    """Whether each line was a row of the document, and not a column of it."""


def prepared(
    table: JoinedTable,
    ledger: Ledger,
    vocabulary: Vocabulary,
    *,
    has_place: bool,
    begins: int | None,
    merging_is_shown: bool,
) -> PreparedTable | None:
    """The table ready to be read; ``None`` where it has no header, its rows then unplaced."""
    if table.header is None:
        for placed in table.rows:
            ledger.unplaced(
                placed.row,
                "No row above it says what its columns hold. Add a header row to this table.",
            )
        return None
    header = settled(table, table.header, has_place=has_place, begins=begins)
    lines = lines_of(table, header, ledger)
    for line in lines:
        learn_from(line, header, vocabulary)
    merged = not (table.whole or merging_is_shown)
    return PreparedTable(header, lines, blanks_are_merged=merged, upright=table.upright)


class TableReader:
    """Reads prepared tables in order, keeping what they give."""

    def __init__(self, tree: Tree, ledger: Ledger, notes: Notes, vocabulary: Vocabulary) -> None:
        self.measures: list[Measure] = []
        self.deliverables: list[Deliverable] = []
        self.heading_years: dict[str, HeadingYears] = {}
        self.measure_names = Names()
        self.deliverable_names = Names()
        self._remarks: list[str] = []
        # The id of what each line of the table being read became, by the line itself.
        self._made_of: dict[int, str] = {}
        self._title = ""
        self._first_place: Place | None = None
        self._tree, self._ledger = tree, ledger
        self._notes, self._vocabulary = notes, vocabulary

    def read(self, table: PreparedTable, place: Place | None, role: Role, title: str) -> None:
        """Read every line of a table that stands at a place.

        Where it stands at none, its own columns name the places; a row that names none
        stands in a section called ``title``.
        """
        header = table.header
        self._remarks, self._title, self._first_place = [], title, place
        self._made_of.clear()
        self._remarks.extend(_doubt_about_the_name(header))
        lines = self._without_remarks(table.lines, header)
        apart: list[Line] = []
        extra: set[int] = set()
        for line in lines:
            found = unpacked(line, header, self._vocabulary)
            self._remarks.extend(found.remarks)
            apart.extend(found.lines)
            extra.update(id(one) for one in found.lines[1:])
        if not table.upright:
            extra.update(id(one) for one in apart[1:])
        own_statement = {id(line) for line in apart if _names_work(line, header)}
        inherit(apart, header, blanks_are_merged=table.blanks_are_merged)
        if header.has(Kind.MEASURE):
            self._read_measures(apart, header, place, role, extra, own_statement)
        else:
            self._read_work(apart, header, place, extra, own_statement)
        others = _other_columns(apart, header)
        if self._remarks or others:
            holder = self._first_place or self._tree.section(title, table.lines[0].source)
            holder.notes.extend(self._remarks)
            for column, cells in others:
                self._keep_column(column, cells, header, holder)

    def _keep_column(
        self, column: Column, lines: list[Line], header: Header, holder: Place
    ) -> None:
        """Keep a column that is no part of the framework as a note; one not understood, to be asked."""
        name = header.first(Kind.MEASURE) or header.first(Kind.DELIVERABLE)
        cells = tuple(
            KeptCell(self._made_of.get(id(line)), line.at(name).title, line.at(column).text)
            for line in lines
        )
        heading = column.heading or f"column {column.index + 1}"
        holder.notes.append(note_of_column(heading, ((one.title, one.text) for one in cells)))
        if column.kind is Kind.UNKNOWN:
            source = lines[0].at(column).source
            for line in lines[1:]:
                source = source.joined_with(line.at(column).source)
            of = "measure" if header.has(Kind.MEASURE) else "deliverable"
            self._ledger.column(KeptColumn(heading, of, holder.id, cells, source))

    def _without_remarks(self, lines: list[Line], header: Header) -> list[Line]:
        """The lines without sentences about the table and names of its parts."""
        kept: list[Line] = []
        for line in lines:
            filled = line.filled(header)
            words = line.at(filled[0]).text if len(filled) == 1 else ""
            if words and filled[0].kind in (Kind.TOPIC, Kind.NUMBER) and is_sentence(words):
                self._ledger.note()
                self._remarks.append(words)
                continue
            kept.append(line)
        return kept

    def _read_measures(
        self,
        lines: list[Line],
        header: Header,
        place: Place | None,
        role: Role,
        extra: set[int],
        own_statement: set[int],
    ) -> None:
        statement: Deliverable | None = None
        for position, line in enumerate(lines):
            at = self._place_of(line, header, place)
            begins = id(line) in own_statement
            if begins:
                statement = self._statement(line, header, at)
            if not line.at(header.first(Kind.MEASURE)).is_blank:
                measure = measure_of(
                    line,
                    header,
                    node=at.id,
                    role=role,
                    deliverable=statement.id if statement and not line.beside_several else None,
                    names=self.measure_names,
                    notes=self._notes,
                )
                self.measures.append(measure)
                self._made_of[id(line)] = measure.id
                self.heading_years[measure.id] = _heading_years(line, header)
                if id(line) not in extra:
                    self._ledger.measure()
            elif begins:
                self._ledger.deliverable()
            elif _names_group_for(lines, position, header):
                self._ledger.header()
            else:
                self._unplaced(line, header, header.first(Kind.MEASURE), "measure")

    def _statement(self, line: Line, header: Header, place: Place) -> Deliverable:
        """The delivery statement that measures are printed beside."""
        name = name_of(line, header)
        made = deliverable_of(
            line, header, name, node=place.id, names=self.deliverable_names, notes=self._notes
        )
        if not header.has(Kind.DEADLINE, Kind.MILESTONE):
            made = replace(made, lead_members=(), lead_officers=(), names_as_written=())
        made = replace(made, inherited=(), source=line.source)
        self.deliverables.append(made)
        return made

    def _read_work(
        self,
        lines: list[Line],
        header: Header,
        place: Place | None,
        extra: set[int],
        own_statement: set[int],
    ) -> None:
        current: Name | None = None
        for position, line in enumerate(lines):
            at = self._place_of(line, header, place)
            begins = id(line) in own_statement
            if begins:
                current = name_of(line, header)
                if current.vision:
                    self._remarks.append(f"{current.title}: {current.vision}")
            if current is not None and (begins or _begins_work(line, header)):
                made = deliverable_of(
                    line,
                    header,
                    current,
                    node=at.id,
                    names=self.deliverable_names,
                    notes=self._notes,
                    inherits_title=not begins,
                )
                self.deliverables.append(made)
                self._made_of[id(line)] = made.id
                if id(line) not in extra:
                    self._ledger.deliverable()
            elif current is not None and _adds_step(line, header):
                self.deliverables[-1] = with_step(self.deliverables[-1], line, header)
                self._made_of[id(line)] = self.deliverables[-1].id
                self._ledger.continuation()
            elif _names_group_for(lines, position, header):
                self._ledger.header()
            else:
                self._unplaced(line, header, header.first(Kind.DELIVERABLE), "deliverable")

    def _unplaced(self, line: Line, header: Header, column: Column | None, what: str) -> None:
        heading = column.heading if column and column.heading else what
        text = " | ".join(
            line.at(c).text
            for c in header.columns
            if not line.at(c).is_blank and not line.at(c).inherited
        )
        self._ledger.unplaced_text(
            text,
            f"It names no {what}: its “{heading}” cell is blank, and it does not go on with the row above.",
            line.source,
        )

    def _place_of(self, line: Line, header: Header, place: Place | None) -> Place:
        found = self._place_named_by(line, header, place)
        if found is None:
            found = self._tree.section(self._title, line.source)
        self._first_place = self._first_place or found
        return found

    def _place_named_by(self, line: Line, header: Header, place: Place | None) -> Place | None:
        path = tuple(
            (_KINDS[column.kind], line.at(column).title, line.at(column).source)
            for column in header.columns
            if column.kind in NODE_COLUMNS and not line.at(column).is_blank
        )
        return self._tree.place_under(place, path) if path else place


def _doubt_about_the_name(header: Header) -> list[str]:
    """What a person should check where the names stand under a heading that is not known."""
    name = header.first(Kind.MEASURE) or header.first(Kind.DELIVERABLE)
    if name is None or not name.heading or kind_of_heading(name.heading)[0] is not Kind.UNKNOWN:
        return []
    return [
        f"“{name.heading}” is no heading known to name a {name.kind}; it is read as one for what stands beside it."
    ]


def _other_columns(lines: list[Line], header: Header) -> list[tuple[Column, list[Line]]]:
    """The columns that are no part of a framework, each with the lines that say something there.

    The number of a row says nothing; a reference such as "CP1.2" does.
    """
    found: list[tuple[Column, list[Line]]] = []
    for column in header.columns:
        years = column.kind in (Kind.BASELINE_YEAR, Kind.TARGET_YEAR)
        if not years and column.kind not in (Kind.KEPT, Kind.UNKNOWN, Kind.NUMBER):
            continue
        numbers = column.kind is Kind.NUMBER or not column.heading
        said = [
            line
            for line in lines
            if not line.at(column).is_blank
            and not (numbers and is_bare_number(line.at(column).text))
            and (not years or is_left_apart(line, column, header))
        ]
        if said:
            found.append((column, said))
    return found


def _heading_years(line: Line, header: Header) -> HeadingYears:
    """The years of a table's target and baseline columns; of several baselines, the latest's."""
    targets, baselines = header.all(Kind.TARGET), header.all(Kind.BASELINE)
    target = targets[0].year if len(targets) == 1 else None
    if len(baselines) < 2:
        return HeadingYears(target=target, baseline=baselines[0].year if baselines else None)
    latest = latest_figure(line, baselines)
    if latest is None:
        return HeadingYears(target=target)
    text = with_unit(line.at(latest).text, unit_named(line, header))
    return HeadingYears(target=target, baseline=latest.year, latest=text)


def _names_work(line: Line, header: Header) -> bool:
    entry = line.at(header.first(Kind.DELIVERABLE))
    return not entry.is_blank and not entry.merged


def _begins_work(line: Line, header: Header) -> bool:
    """Whether a row without a name is a further deliverable of the same name."""
    entry = line.at(header.first(Kind.DESCRIPTION))
    return not entry.is_blank and not entry.inherited and not entry.merged


def _adds_step(line: Line, header: Header) -> bool:
    return any(
        not line.at(header.first(kind)).is_blank and not line.at(header.first(kind)).inherited
        for kind in (Kind.MILESTONE, Kind.DEADLINE)
    )


def _names_group_for(lines: list[Line], position: int, header: Header) -> bool:
    """Whether a row only names the group that the rows after it belong to."""
    line = lines[position]
    own = [c for c in header.columns if not line.at(c).is_blank and not line.at(c).inherited]
    if len(own) != 1 or own[0].kind not in (Kind.TOPIC, Kind.SURVEY, *NODE_COLUMNS):
        return False
    return position + 1 < len(lines) and lines[position + 1].at(own[0]).inherited
