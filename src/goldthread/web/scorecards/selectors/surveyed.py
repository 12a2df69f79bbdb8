"""The survey behind a measure on its page: how many were asked, how sure that is, what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldthread.engine.surveys import Change, Sample, change_between, margin_of_error
from goldthread.reports.wording import amount
from goldthread.reports.wording.surveys import (
    change_in_words,
    margin_in_words,
    range_in_words,
    sample_in_words,
)
from goldthread.web.records.mapping.samples import sample_of
from goldthread.web.records.models import EditionMeasure, Observation
from goldthread.web.records.selectors import withheld
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.facts import Place
from goldthread.web.scorecards.selectors.figures import SeriesLine
from goldthread.web.scorecards.selectors.surveys import SurveyBehind, survey_behind


@dataclass(frozen=True, slots=True)
class SurveyRow:
    """One survey's share: who answered, how far chance could have moved it, the change before."""

    period: str
    shown: str
    answers: str
    margin: str
    range: str
    change: str


@dataclass(frozen=True, slots=True)
class SurveyedLine:
    """The surveys of one series, the latest first, with a sentence about the latest."""

    label: str
    sentence: str
    rows: tuple[SurveyRow, ...]


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What the page of a measure says of its survey."""

    behind: SurveyBehind
    lines: tuple[SurveyedLine, ...]

    @property
    def asked_is_known(self) -> bool:
        """Whether how many were asked is on record for any figure."""
        return any(row.margin for line in self.lines for row in line.rows)


def surveyed(
    scope: Scope, record: EditionMeasure, places: Sequence[Place], lines: Sequence[SeriesLine]
) -> Surveyed | None:
    """The survey behind a measure; ``None`` where its figures come from none.

    Two queries at most, and one for what is no survey.
    """
    behind = survey_behind(record.measure, record, places=places)
    if behind is None:
        return None
    shares = [line for line in lines if line.unit == "%"]
    rows = Observation.objects.filter(series__in=[line.key for line in shares])
    if scope.last_day:
        rows = rows.filter(period_last__lte=scope.last_day)
    newest: dict[int, dict[str, Observation]] = defaultdict(dict)
    for row in scope.disclosure.shown(rows.order_by("period_last", "period_first", "revision")):
        newest[row.series_id][row.period_code] = row
    return Surveyed(
        behind,
        tuple(
            _line(scope, line, list(newest[line.key].values()), behind)
            for line in shares
            if newest[line.key]
        ),
    )


def _line(
    scope: Scope, line: SeriesLine, rows: Sequence[Observation], behind: SurveyBehind
) -> SurveyedLine:
    told = list(_rows(scope, line, rows, behind))
    latest = told[0]
    sentence = f"{latest.shown} in {latest.period}"
    if latest.margin:
        sentence += (
            f", {latest.margin}: {latest.range} if everybody had been asked. {latest.change}"
        )
    else:
        sentence += ". How many answered is not on record, so its margin of error is not known."
    return SurveyedLine(line.label, sentence.strip(), tuple(told))


def _rows(
    scope: Scope, line: SeriesLine, rows: Sequence[Observation], behind: SurveyBehind
) -> Iterator[SurveyRow]:
    """The rows, the latest first; each is compared with the one before it of its length."""
    samples = {
        row.pk: None
        if withheld(row)
        else sample_of(row.value, row.denominator, line.unit, behind.design_effect)
        for row in rows
    }
    for place in range(len(rows) - 1, -1, -1):
        row = rows[place]
        before = next(
            (one for one in reversed(rows[:place]) if _days(one) - _days(row) in range(-3, 4)), None
        )
        yield _row(
            scope, line, row, samples[row.pk], before, samples[before.pk] if before else None
        )


def _row(
    scope: Scope,
    line: SeriesLine,
    row: Observation,
    sample: Sample | None,
    before: Observation | None,
    earlier: Sample | None,
) -> SurveyRow:
    shown = "No figure" if row.value is None or withheld(row) else amount(row.value, line.unit)
    if sample is None:
        return SurveyRow(scope.period_label(row.period_code), shown, "", "", "", "")
    margin = margin_of_error(sample)
    change: Change | None = change_between(sample, earlier) if earlier else None
    return SurveyRow(
        period=scope.period_label(row.period_code),
        shown=shown,
        answers=sample_in_words(sample),
        margin=margin_in_words(margin),
        range=range_in_words(margin),
        change=change_in_words(change, scope.period_label(before.period_code))
        if change and before
        else "",
    )


def _days(row: Observation) -> int:
    return (row.period_last - row.period_first).days
