"""What a return asks for and what the engine makes of it, as its page says it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldthread.engine.surveys import margin_of_error
from goldthread.framework.periods import Calendar, period_from_code
from goldthread.framework.rules import target_from_json
from goldthread.reports.pictures.direction_marks import direction_mark
from goldthread.reports.pictures.marks import MARKS, Mark
from goldthread.reports.pictures.sparkline import sparkline
from goldthread.reports.wording import amount, plain_number, target_asked
from goldthread.reports.wording.surveys import margin_in_words, range_in_words
from goldthread.web.collection.mapping import Doubt
from goldthread.web.collection.selectors.reading import ReturnReading, SeriesReading
from goldthread.web.records.mapping.samples import sample_of
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Series
from goldthread.web.scorecards.selectors.surveys import SurveyBehind, survey_behind

_FIGURES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure on record of an earlier period."""

    period: str
    shown: str
    provisional: bool


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """Something odd about a figure; ``token`` stands for it and for the figure it is about.

    ``confirmed`` where somebody said, as they handed the figure in, that it is right.
    """

    words: str
    token: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One line of figures as its page shows it.

    ``shown`` is the figure that was given with its unit and the cases behind it, ``mark`` how
    it stands and ``direction`` where it goes, with the reasons for both in words.
    ``margin`` is how sure the share of a survey is, blank for what comes from none.
    """

    series: Series
    name: str
    unit: str
    target: str
    target_text: str
    earlier: tuple[EarlierFigure, ...]
    spark: str | None
    shown: str
    mark: Mark | None
    reason: str
    direction: Mark | None
    movement: str
    margin: str
    questions: tuple[AskedQuestion, ...]

    @property
    def before(self) -> EarlierFigure | None:
        """The latest figure on record of an earlier period."""
        return self.earlier[0] if self.earlier else None


def asked_lines(reading: ReturnReading, confirmed: Collection[Doubt] = ()) -> tuple[AskedLine, ...]:
    """Every line of figures of a return, the wholes before their parts.

    ``confirmed`` are the questions that somebody has answered already.
    """
    stated = reading.stated
    calendar = calendar_of(stated.measure.authority)
    ordered = sorted(reading.series, key=lambda one: bool(one.series.part))
    survey = survey_behind(stated.measure, stated)
    return tuple(_line(one, stated.polarity, calendar, confirmed, survey) for one in ordered)


def figure_in_words(
    value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None, unit: str | None
) -> str:
    """A figure with its unit and the cases it was worked out of; blank without one."""
    if value is None:
        return ""
    if numerator is None or denominator is None:
        return amount(value, unit)
    return f"{amount(value, unit)} ({plain_number(numerator)} of {plain_number(denominator)})"


def mark_of(status: str) -> Mark | None:
    """How a status is drawn; ``None`` where nothing was judged."""
    return MARKS.get(status)


def mark_of_direction(direction: str, *, variation: str, polarity: str | None) -> Mark | None:
    """How a direction is drawn; ``None`` where none was worked out."""
    if direction in ("", "none"):
        return None
    return direction_mark(direction, variation=variation, polarity=polarity)


def _margin(one: SeriesReading, survey: SurveyBehind | None) -> str:
    """How far chance could have moved the share of a survey, in words; blank for any other."""
    if survey is None or one.series.unit != "%":
        return ""
    given = one.given
    sample = sample_of(given.value, given.denominator, one.series.unit, survey.design_effect)
    if sample is not None:
        margin = margin_of_error(sample)
        return f"{margin_in_words(margin).capitalize()}, {range_in_words(margin)}."
    if given.value is None:
        return ""
    return "From a survey: give how many answered, and its margin of error is worked out."


def _line(
    one: SeriesReading,
    polarity: str | None,
    calendar: Calendar,
    confirmed: Collection[Doubt],
    survey: SurveyBehind | None,
) -> AskedLine:
    given, result = one.given, one.result
    target = one.target
    return AskedLine(
        series=one.series,
        name=str(one.series) if one.series.part else one.series.label,
        unit=_unit(one.series.unit),
        target=target_asked(target_from_json(target.rule)) if target and target.rule else "",
        target_text=(target.text or "") if target else "",
        earlier=tuple(_earlier(one, calendar)),
        spark=_spark(one),
        shown=figure_in_words(given.value, given.numerator, given.denominator, one.series.unit),
        mark=mark_of(result.status) if result else None,
        reason=result.reason if result else "",
        direction=mark_of_direction(result.direction, variation=result.variation, polarity=polarity)
        if result
        else None,
        movement=(result.direction_reason or result.movement_reason) if result else "",
        margin=_margin(one, survey),
        questions=tuple(
            AskedQuestion(doubt.words, doubt.token, doubt in confirmed) for doubt in one.doubts
        ),
    )


def _earlier(one: SeriesReading, calendar: Calendar) -> Iterator[EarlierFigure]:
    for row in reversed(one.earlier[-_FIGURES_SHOWN:]):
        yield EarlierFigure(
            period_from_code(row.period_code, calendar).label,
            "No figure" if row.value is None else amount(row.value, one.series.unit),
            row.provisional,
        )


def _spark(one: SeriesReading) -> str | None:
    values = [row.value for row in one.earlier]
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return None
    first, last = amount(known[0], one.series.unit), amount(known[-1], one.series.unit)
    return sparkline(
        [None if value is None else float(value) for value in values],
        title=f"{len(known)} figures, from {first} to {last}",
    )


def _unit(unit: str | None) -> str:
    return {"%": "per cent", "GBP": "pounds", "£": "pounds", None: "a number"}.get(unit, unit or "")
