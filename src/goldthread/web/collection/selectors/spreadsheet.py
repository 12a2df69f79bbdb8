"""The spreadsheet of open returns: which returns it is of, and the rows that ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from goldthread.documents.returns_sheet import AskedRow, GivenCells
from goldthread.framework.periods import period_from_code
from goldthread.framework.returns import Asked, ReturnState
from goldthread.framework.rules import target_from_json
from goldthread.reports.wording import amount, target_asked
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import DataOwner
from goldthread.web.accounts.selectors import permitted_measures
from goldthread.web.accounts.selectors.holders import holders_of
from goldthread.web.collection.mapping import Given, GivenFigure, given_from_json
from goldthread.web.collection.models import Return
from goldthread.web.collection.selectors.reading import ReturnReading, SeriesReading, readings_of
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority
from goldthread.web.records.selectors import statements_that_count

EVERYTHING = "everything"
_OPEN = (ReturnState.DUE, ReturnState.DRAFT, ReturnState.SENT_BACK)


@dataclass(frozen=True, slots=True)
class SheetScope:
    """Which open returns a spreadsheet is of: everything, one service's or one person's.

    ``code`` stands in the address; ``measures`` is ``None`` for everything.
    """

    code: str
    words: str
    returns: int
    measures: frozenset[int] | None = None


def returns_given_by(user: User, authority: Authority) -> QuerySet[Return]:
    """The returns of an authority that a person may give figures for, whatever their state."""
    return (
        Return.objects.for_authority(authority)
        .filter(measure__in=permitted_measures(user, Permission.GIVE_FIGURES, authority))
        .select_related("measure__authority")
    )


def sheet_scopes(user: User, authority: Authority) -> list[SheetScope]:
    """What a person may take a spreadsheet of: everything, each service, each data owner.

    A part that holds every open return is no choice of its own.
    """
    open_returns = list(
        returns_given_by(user, authority).filter(state__in=_OPEN).values_list("measure", flat=True)
    )
    every = frozenset(open_returns)
    scopes = [SheetScope(EVERYTHING, "All that is open", len(open_returns))]
    parts = [*_services(authority, every), *_people(user, authority, every)]
    for code, words, measures in parts:
        count = sum(key in measures for key in open_returns)
        if 0 < count < len(open_returns):
            scopes.append(SheetScope(code, words, count, measures))
    return scopes


def open_returns_of(
    user: User, authority: Authority, measures: frozenset[int] | None
) -> list[Return]:
    """The open returns of these measures (``None``: of all), as they stand in a spreadsheet.

    By period, and in it in the order of the framework.
    """
    found = returns_given_by(user, authority).filter(state__in=_OPEN)
    if measures is not None:
        found = found.filter(measure__in=measures)
    places = dict(statements_that_count(authority).values_list("measure", "position"))
    return sorted(
        (one for one in found if one.measure_id in places),
        key=lambda one: (one.period_last, one.period_first, places[one.measure_id], one.pk),
    )


def asked_rows(authority: Authority, returns: Sequence[Return]) -> list[AskedRow]:
    """The rows that ask for these returns: one for each line of figures of each."""
    givens = [given_from_json(one.draft) for one in returns]
    readings = readings_of(authority, list(zip(returns, givens, strict=True)))
    return [
        row
        for here, given, reading in zip(returns, givens, readings, strict=True)
        if reading is not None
        for row in _rows(here, given, reading)
    ]


def rows_by_key(rows: Sequence[AskedRow]) -> Mapping[tuple[int, int | None], AskedRow]:
    """Rows by what a spreadsheet that comes back names them by."""
    return {(row.period_return, row.series): row for row in rows}


def _rows(here: Return, given: Given, reading: ReturnReading) -> Iterator[AskedRow]:
    story = given.story
    words = GivenCells(
        commentary=given.commentary,
        reason=story.reason,
        action=story.action,
        owner=story.owner,
        recover_by=story.recover_by,
    )
    if here.asked == Asked.NARRATIVE:
        yield _row(here, reading, None, words, takes_words=True)
        return
    for place, line in enumerate(reading.series):
        figure = given.figures.get(line.series.pk, GivenFigure())
        said = words if place == 0 else GivenCells()
        cells = GivenCells(
            figure.value,
            figure.numerator,
            figure.denominator,
            figure.provisional,
            said.commentary,
            said.reason,
            said.action,
            said.owner,
            said.recover_by,
        )
        yield _row(here, reading, line, cells, takes_words=place == 0)


def _row(
    here: Return,
    reading: ReturnReading,
    line: SeriesReading | None,
    given: GivenCells,
    *,
    takes_words: bool,
) -> AskedRow:
    several = len(reading.series) > 1
    return AskedRow(
        period_return=here.pk,
        version=here.version,
        series=line.series.pk if line else None,
        measure=here.measure.code,
        title=reading.stated.title,
        line=str(line.series) if line and several else "",
        unit=line.series.unit if line else None,
        period=reading.period.label,
        due_on=here.due_on,
        target=_target(line) if line else "Only words are asked for",
        last=_last(line, here) if line else "",
        takes_words=takes_words,
        given=given,
    )


def _target(line: SeriesReading) -> str:
    if line.target is None:
        return ""
    if line.target.rule:
        return target_asked(target_from_json(line.target.rule))
    return line.target.text or ""


def _last(line: SeriesReading, here: Return) -> str:
    before = line.before
    if before is None or before.value is None:
        return ""
    period = period_from_code(before.period_code, calendar_of(here.measure.authority))
    return f"{amount(before.value, line.series.unit)}, {period.label}"


def _services(
    authority: Authority, every: frozenset[int]
) -> Iterator[tuple[str, str, frozenset[int]]]:
    stated = (
        statements_that_count(authority)
        .filter(service__isnull=False, measure__in=every)
        .order_by("service__name")
        .values_list("service", "service__name", "measure")
    )
    found: dict[tuple[int, str], set[int]] = {}
    for key, name, measure in stated:
        found.setdefault((key, name), set()).add(measure)
    for (key, name), measures in found.items():
        yield f"service-{key}", name, frozenset(measures)


def _people(
    user: User, authority: Authority, every: frozenset[int]
) -> Iterator[tuple[str, str, frozenset[int]]]:
    found: dict[User, set[int]] = {}
    for measure, people in holders_of(DataOwner, authority, timezone.localdate()).items():
        for person in people:
            if measure in every:
                found.setdefault(person, set()).add(measure)
    for person in sorted(found, key=lambda one: (one.pk != user.pk, one.name)):
        words = "What you answer for" if person.pk == user.pk else f"What {person.name} answers for"
        yield f"person-{person.pk}", words, frozenset(found[person])
