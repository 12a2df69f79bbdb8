"""What taking a filled-in spreadsheet in would change, before anything is changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from django.utils import timezone

from goldthread.documents.returns_sheet import GivenCells, GivenReturn, ReturnsRead
from goldthread.engine.cases import value_of_cases
from goldthread.framework.returns import Story
from goldthread.web.audit.selectors import names_of
from goldthread.web.audit.wording import Change, Telling, changes
from goldthread.web.collection.mapping import Doubt, Given, GivenFigure, given_from_json
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.locks import locked_among
from goldthread.web.collection.selectors.one_return import confirmed_before
from goldthread.web.collection.selectors.reading import ReturnReading, readings_of
from goldthread.web.records.models import Authority


class Kind(StrEnum):
    """What taking in would do to one return."""

    AS_IT_WAS = "as it was"
    NEW = "new"
    CHANGED = "changed"
    CLOSED = "left alone"


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One return of a spreadsheet.

    ``conflict`` says that somebody changed it since the spreadsheet was written, ``closed`` why
    nothing can be given for it now; blank otherwise. ``reading`` is what the engine makes of
    it as it would be, ``unanswered`` the questions about its figures that nobody has confirmed.
    """

    period_return: Return
    place: str
    kind: Kind
    given: Given
    changes: tuple[Change, ...]
    conflict: str
    closed: str
    reading: ReturnReading | None
    unanswered: tuple[str, ...]

    @property
    def would_change(self) -> bool:
        """Whether taking in would change it."""
        return self.kind in (Kind.NEW, Kind.CHANGED)

    @property
    def is_complete(self) -> bool:
        """Whether it could be submitted as it would be."""
        return self.reading is not None and not self.reading.missing and not self.unanswered


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a spreadsheet in would do: every return in it, in its order."""

    rows: tuple[PreviewRow, ...]
    taken_out: tuple[int, ...]

    @property
    def changing(self) -> tuple[PreviewRow, ...]:
        """The returns that would change without anybody's work being lost."""
        return tuple(row for row in self.rows if row.would_change and not row.conflict)

    @property
    def conflicts(self) -> tuple[PreviewRow, ...]:
        """Those that somebody else changed meanwhile, to choose between."""
        return tuple(row for row in self.rows if row.would_change and row.conflict)

    @property
    def closed(self) -> tuple[PreviewRow, ...]:
        """Those that were filled in but take nothing now."""
        return tuple(row for row in self.rows if row.kind is Kind.CLOSED)

    @property
    def as_they_were(self) -> int:
        """How many stay as they are."""
        return sum(row.kind is Kind.AS_IT_WAS for row in self.rows)

    @property
    def complete(self) -> int:
        """How many of those that change could be submitted."""
        return sum(row.is_complete for row in self.changing)


def preview_of(authority: Authority, read: ReturnsRead, returns: Iterable[Return]) -> Preview:
    """What taking in would do to each return. ``returns`` are those that may be in it."""
    by_key = {one.pk: one for one in returns}
    found = [(by_key[one.period_return], one) for one in read.returns]
    drafts = [given_from_json(here.draft) for here, _told in found]
    empty = readings_of(
        authority, [(here, draft) for (here, _told), draft in zip(found, drafts, strict=True)]
    )
    givens = [
        _given(told, draft, _units(reading))
        for (_here, told), draft, reading in zip(found, drafts, empty, strict=True)
    ]
    readings = readings_of(
        authority, [(here, given) for (here, _told), given in zip(found, givens, strict=True)]
    )
    names = names_of(here.draft_by for here, _told in found)
    locked = locked_among((here for here, _told in found), timezone.localdate())
    confirmed = confirmed_before(here for here, _told in found)
    rows = [
        _row(
            here,
            told,
            draft,
            given,
            reading,
            _closed(here, names, locked),
            names,
            confirmed.get(here.pk, frozenset()),
        )
        for (here, told), draft, given, reading in zip(found, drafts, givens, readings, strict=True)
    ]
    return Preview(tuple(rows), read.taken_out)


def _row(
    here: Return,
    told: GivenReturn,
    draft: Given,
    given: Given,
    reading: ReturnReading | None,
    closed: str,
    names: Mapping[str, str],
    confirmed: frozenset[Doubt],
) -> PreviewRow:
    # A spreadsheet forgets how many noughts somebody typed after the point.
    before, after = draft.plain.to_json(), given.plain.to_json()
    same = told.is_blank or before == after
    closed = "" if same else closed
    if same:
        kind = Kind.AS_IT_WAS
    elif closed:
        kind = Kind.CLOSED
    else:
        kind = Kind.NEW if before == Given().to_json() else Kind.CHANGED
    changed_since = told.version != here.version
    conflict = ""
    if kind in (Kind.NEW, Kind.CHANGED) and changed_since:
        who = names.get(here.draft_by, here.draft_by) or "Somebody"
        when = (
            f" on {timezone.localtime(here.draft_at):%-d %B %Y at %H:%M}" if here.draft_at else ""
        )
        conflict = f"{who} changed it{when}, after this spreadsheet was written."
    labels = _names(reading)
    return PreviewRow(
        period_return=here,
        place=told.place,
        kind=kind,
        given=given,
        changes=() if same else changes(before, after, Telling(labels)),
        conflict=conflict,
        closed=closed,
        reading=reading,
        unanswered=tuple(sorted(one.words for one in reading.doubts - confirmed))
        if reading
        else (),
    )


def _closed(here: Return, names: Mapping[str, str], locked: Collection[int]) -> str:
    if not here.stands_at.is_with_the_data_owner:
        who = names.get(here.draft_by, here.draft_by) or "somebody"
        stands = here.stands_at.value.replace("_", " ")
        return f"It is {stands}: {who} gave it. Take it back first to change it."
    if here.pk in locked:
        return "Its period is locked. Ask the performance team to reopen it."
    return ""


def _given(told: GivenReturn, draft: Given, units: Mapping[int, str | None]) -> Given:
    """What a return would hold: a line that is not in the spreadsheet stays as it is."""
    figures = dict(draft.figures)
    for key, cells in told.figures.items():
        figures[key] = _figure(cells, units.get(key))
    words = told.words
    return Given(
        figures=MappingProxyType(
            {key: figure for key, figure in figures.items() if not figure.is_blank}
        ),
        commentary=words.commentary,
        story=Story(words.reason, words.action, words.owner, words.recover_by),
    )


def _figure(cells: GivenCells, unit: str | None) -> GivenFigure:
    value = cells.value
    if value is None and cells.numerator is not None and cells.denominator is not None:
        value = value_of_cases(cells.numerator, cells.denominator, unit)
    return GivenFigure(value, cells.numerator, cells.denominator, cells.provisional)


def _units(reading: ReturnReading | None) -> dict[int, str | None]:
    return {one.series.pk: one.series.unit for one in reading.series} if reading else {}


def _names(reading: ReturnReading | None) -> dict[str, str]:
    lines: Sequence = reading.series if reading else ()
    several = len(lines) > 1
    named = {str(one.series.pk): str(one.series) if several else "" for one in lines}
    return {**named, "figures": "", "story": ""}
