"""``observe``: a file of figures is taken in; and the sheet to fill in is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goldthread.documents import read_document
from goldthread.documents.observations import (
    Layout,
    TemplateFormat,
    figures_in,
    write_template,
)
from goldthread.framework.periods import PeriodError, period_from_words
from goldthread.web.running.authorities import authority_named
from goldthread.web.running.looking_ahead import look_ahead
from goldthread.web.running.preparing import prepare

if TYPE_CHECKING:
    from goldthread.web.records.actions import RecordedObservations
    from goldthread.web.records.models import Framework


@dataclass(frozen=True, slots=True)
class Observed:
    """What a file of figures came to; ``left_out`` names tables of it that hold no figures."""

    recorded: RecordedObservations
    left_out: tuple[str, ...]


class NothingToFillError(ValueError):
    """There is no framework, or no period, to give figures for; the message says which."""


def observe(
    file: Path,
    *,
    authority: str,
    by: str,
    source: str | None = None,
    reason: str = "",
    illustrative: bool = False,
) -> Observed:
    """Take in every figure of a file for the framework in force; judge and forecast what changed.

    ``source`` says where the figures come from (the file's name when it is not given). All or
    nothing: raises ``UnreadableDocument``, ``FiguresError`` or ``ActionRefusedError`` with
    every problem, and then nothing was recorded.
    """
    framework = framework_to_fill(authority)
    from django.db import transaction

    from goldthread.web.records import actions, selectors
    from goldthread.web.records.mapping.subjects import calendar_of

    asked = selectors.series_asked_for(framework)
    read = figures_in(read_document(file), asked.known, calendar=calendar_of(framework.authority))
    with transaction.atomic():
        described = actions.describe_series(
            authority=framework.authority,
            descriptions=[
                actions.SeriesDescription(
                    series=asked.rows[figure.series.key],
                    adds_up=figure.adds_up,
                    counts_people=figure.counts_people,
                    place=figure.place,
                )
                for figure in read.figures
                if figure.adds_up is not None or figure.counts_people is not None
            ],
            by=by,
        )
        recorded = actions.record_observations(
            authority=framework.authority,
            observations=[
                actions.NewObservation(
                    series=asked.rows[figure.series.key],
                    period=figure.period,
                    value=figure.value,
                    numerator=figure.numerator,
                    denominator=figure.denominator,
                    provisional=figure.provisional,
                    note=figure.note,
                    place=figure.place,
                    breakdown=figure.breakdown,
                )
                for figure in read.figures
            ],
            by=by,
            source=source or file.name,
            illustrative=illustrative,
            reason=reason,
        )
        changed = recorded.series | described
        if changed:
            actions.evaluate_framework(framework=framework, by=by, series=changed)
    if changed:
        look_ahead(framework, by=by, series=changed)
    return Observed(recorded, read.left_out)


def template(
    *, authority: str, periods: Sequence[str], layout: Layout, file_format: TemplateFormat
) -> bytes:
    """The sheet to fill in with the figures of the framework in force for these periods.

    Periods are codes or a council's words. Raises ``NothingToFillError``.
    """
    framework = framework_to_fill(authority)
    from goldthread.web.records import selectors
    from goldthread.web.records.mapping.subjects import calendar_of

    calendar = calendar_of(framework.authority)
    try:
        wanted = [period_from_words(words, calendar=calendar) for words in periods]
    except PeriodError as error:
        raise NothingToFillError(str(error)) from error
    if not wanted:
        raise NothingToFillError("Name at least one period, such as Q4 2020-21.")
    known = selectors.series_asked_for(framework).known
    return write_template(known, wanted, layout=layout, file_format=file_format)


def framework_to_fill(authority: str) -> Framework:
    """The framework in force of the authority with this code.

    Raises ``UnknownAuthorityError``, or ``NothingToFillError`` where it has none yet.
    """
    prepare()
    from goldthread.web.records import selectors

    record = authority_named(authority)
    framework = selectors.framework_in_force(record)
    if framework is None:
        raise NothingToFillError(
            f"{record} has no framework yet. Load one: "
            f"goldthread load FILE --authority {authority}."
        )
    return framework
