"""A document's blocks → a framework."""

from __future__ import annotations

from goldthread.documents.blocks import Document
from goldthread.documents.understanding.about import about
from goldthread.documents.understanding.events import (
    Event,
    JoinedTable,
    Prose,
    Title,
    ends_banded_table,
)
from goldthread.documents.understanding.flow import flow_of
from goldthread.documents.understanding.headers import NODE_COLUMNS, Kind
from goldthread.documents.understanding.ledger import Ledger
from goldthread.documents.understanding.notes import Notes
from goldthread.documents.understanding.packed import Vocabulary
from goldthread.documents.understanding.planning import PlannedTitle, planned
from goldthread.documents.understanding.rules import (
    DocumentYear,
    HeadingYears,
    with_dates,
    with_rules,
)
from goldthread.documents.understanding.table_reading import (
    PreparedTable,
    TableReader,
    prepared,
)
from goldthread.documents.understanding.titles import (
    RoleHeading,
    footnote_in,
    introduces_another_list,
    is_footnote,
    note_in,
    role_heading,
    role_named_by,
)
from goldthread.documents.understanding.tree import Place, Tree
from goldthread.framework import (
    Deliverable,
    Framework,
    Measure,
    Placement,
    Role,
    Source,
)


def understand(document: Document) -> Framework:
    """The framework a document describes: its tree, measures and deliverables.

    The same words give the same framework whichever format they came in; ids are made from
    titles alone (see ``naming``). Every row of every table is counted once in ``rows``;
    what has no place is in ``rows.unplaced`` with its text and the reason. Nothing is
    guessed: where a table's or a cell's meaning is open, a note at its node says so.
    """
    return _Reading(document).framework()


def _names_places(table: PreparedTable) -> bool:
    """Whether every row of a table names its own place in the tree."""
    return table.header.has(*NODE_COLUMNS)


class _Reading:
    """One document while it is being read."""

    def __init__(self, document: Document) -> None:
        self._ledger = Ledger(document.remarks)
        self._tree = Tree()
        self._notes = Notes()
        self._vocabulary = Vocabulary()
        self._introduction: list[str] = []
        self._footnotes_met: list[tuple[str, Place | None]] = []
        self._role: RoleHeading | None = None
        self._list_begun = False
        self._last_role_heading: str | None = None
        self._plain_table_here = False
        self._events: list[Event] = flow_of(document.blocks, self._ledger)
        self._plan: dict[int, PlannedTitle] = planned(self._events)
        self._about = about(document, self._events, self._plan)
        self._title = self._about.title
        self._listed = {plan.words for plan in self._plan.values()}
        self._tables = TableReader(self._tree, self._ledger, self._notes, self._vocabulary)

    def framework(self) -> Framework:
        self._learn_notes()
        tables = self._prepared_tables()
        for at, event in enumerate(self._events):
            match event:
                case Title():
                    self._meet_title(at, event)
                case Prose():
                    self._meet_prose(at, event)
                case JoinedTable():
                    self._notes.tables_reached += 1
                    self._plain_table_here = self._role is None
                    if at in tables:
                        self._meet_table(event, tables[at])
        self._keep_unused_footnotes()
        year = DocumentYear.of_edition(self._about.edition)
        return Framework(
            title=self._title,
            edition=self._about.edition,
            authority=self._about.authority,
            introduction=tuple(self._introduction),
            nodes=tuple(place.as_node() for place in self._tree.places),
            measures=tuple(
                with_rules(one, year, self._tables.heading_years.get(one.id, HeadingYears()))
                for one in self._tables.measures
            ),
            deliverables=tuple(with_dates(one, year) for one in self._tables.deliverables),
            rows=self._ledger.counts,
        )

    def _learn_notes(self) -> None:
        """Notes stand after what they explain, so they are learnt before anything is read."""
        tables = 0
        for event in self._events:
            if isinstance(event, JoinedTable):
                tables += 1
            elif isinstance(event, Prose) and is_footnote(event.text):
                self._notes.learn(event.text, event.source, after_tables=tables)

    def _prepared_tables(self) -> dict[int, PreparedTable]:
        shown = any(
            isinstance(event, JoinedTable) and event.shows_merging for event in self._events
        )
        places = sorted(self._plan)
        begins = DocumentYear.of_edition(self._about.edition).year
        tables: dict[int, PreparedTable] = {}
        for at, event in enumerate(self._events):
            if isinstance(event, JoinedTable):
                has_place = bool(places) and places[0] < at
                table = prepared(
                    event,
                    self._ledger,
                    self._vocabulary,
                    has_place=has_place,
                    begins=begins,
                    merging_is_shown=shown,
                )
                if table is not None:
                    tables[at] = table
        return tables

    def _meet_title(self, at: int, title: Title) -> None:
        plan = self._plan.get(at)
        band = self._plan.get(at - 2)
        if band is not None and title.level is not None and ends_banded_table(self._events, at):
            self._tree.leave_depth(band.depth)
        if plan is not None:
            self._tree.enter(plan)
            self._role, self._plain_table_here = None, False
            return
        role = role_heading(title.text)
        if role is not None:
            if title.level is not None and self._plain_table_here:
                # The place has its own table already, so a heading beside it begins anew.
                self._tree.leave(title.level)
            self._role, self._last_role_heading = role, title.text
            self._list_begun = False
            self._plain_table_here = False
        else:
            if title.level is not None:
                self._tree.leave(title.level)
            if title.level is not None or self._list_begun:
                self._role = None
            self._keep(title.text, title.source)

    def _meet_prose(self, at: int, prose: Prose) -> None:
        plan = self._plan.get(at)
        if plan is not None:
            self._tree.enter(plan)
            self._role, self._plain_table_here = None, False
        elif is_footnote(prose.text):
            self._footnotes_met.append((prose.text, self._tree.here))
        elif prose.number is not None and self._role is not None and self._tree.here is not None:
            self._item_of_a_list(prose)
            self._list_begun = True
        else:
            role = role_heading(prose.text) if prose.number is None else None
            if role is not None:
                self._role, self._list_begun = role, False
            else:
                if self._list_begun and introduces_another_list(prose.text):
                    self._role = None
                self._keep(note_in(prose.text) or prose.text, prose.source)

    def _keep_unused_footnotes(self) -> None:
        """A note whose mark stands on no item is kept as a note of the place it was met in."""
        marked = [
            *(one.footnotes for one in self._tables.measures),
            *(one.footnotes for one in self._tables.deliverables),
        ]
        used = {footnote.text for footnotes in marked for footnote in footnotes}
        for text, place in self._footnotes_met:
            note = footnote_in(text)
            if note is None or note[1] in used:
                continue
            (place.notes if place is not None else self._introduction).append(text)

    def _keep(self, text: str, source: Source) -> None:
        if text.strip(" .") in self._listed or text == self._title:
            return
        if self._tree.here is None:
            self._introduction.append(text)
        else:
            self._tree.add_prose(text, source)

    def _item_of_a_list(self, prose: Prose) -> None:
        """A bullet under "How we will measure success" or "What we will do" is an item."""
        here, role = self._tree.here, self._role
        if here is None or role is None:
            return
        if role.of_work:
            self._tables.deliverables.append(
                Deliverable(
                    id=self._tables.deliverable_names.new(prose.text),
                    title=prose.text,
                    placements=(Placement(here.id),),
                    source=prose.source,
                )
            )
        else:
            self._tables.measures.append(
                Measure(
                    id=self._tables.measure_names.new(prose.text),
                    title=prose.text,
                    placements=(Placement(here.id, role.role or Role.INDICATOR),),
                    source=prose.source,
                )
            )

    def _meet_table(self, event: JoinedTable, table: PreparedTable) -> None:
        header = table.header
        named = header.first(Kind.MEASURE)
        place = self._tree.here
        survey = header.has(Kind.SURVEY) or (
            named is not None and role_named_by(named.heading) is Role.SURVEY
        )
        if survey and event.borrowed and named is not None:
            # Its own header and no heading: it belongs to nothing that stands before it.
            self._tree.leave_all()
            self._role = None
            place = self._tree.section(named.heading, event.source)
        role = self._role.role if self._role else None
        if role is None and place is not None:
            role = role_named_by(place.title)
        if survey:
            role = Role.SURVEY
            if place is None and named is not None:
                place = self._tree.section(self._last_role_heading or named.heading, event.source)
        if place is None and not _names_places(table):
            place = self._tree.section(self._title, event.source)
        self._tables.read(table, place, role or Role.INDICATOR, self._title)
