"""Figures in a sentence, and the cells that say there is nothing yet, or nothing at all."""

from __future__ import annotations

from datetime import date

from goldthread.framework.rules import schedule as dates
from goldthread.framework.rules import targets as aims
from goldthread.framework.rules import values as figures
from goldthread.framework.rules.moments import Precision
from goldthread.grammar.said_dates import said_end, said_span
from goldthread.grammar.said_numbers import said_quantity
from goldthread.grammar.said_rules import PLACES, SIDES, all_in_a_sentence, in_a_sentence

_ABSENT = {
    "blank": "",
    "dash": "-",
    "na": "Not applicable",
    "no_data": "Not available",
    "no_target": "No target",
    "contextual": "Contextual",
    "data_only": "Data only",
    "not_a_row": "---",
}


@in_a_sentence.register(aims.TargetToBeConfirmed)
@in_a_sentence.register(figures.ValueToBeConfirmed)
@in_a_sentence.register(dates.DateToBeConfirmed)
@in_a_sentence.register(dates.FrequencyToBeConfirmed)
def _(
    rule: aims.TargetToBeConfirmed
    | figures.ValueToBeConfirmed
    | dates.DateToBeConfirmed
    | dates.FrequencyToBeConfirmed,
    starts: int,
) -> str:
    said = (
        "Baseline to be confirmed" if rule.what == "baseline" and rule.until else "To be confirmed"
    )
    if not rule.until:
        return said
    try:
        by = said_end(date.fromisoformat(rule.until), Precision.DAY, starts)
    except ValueError:
        return f"{said} after {rule.until}"
    return f"{said} by {by}"


@in_a_sentence.register(aims.NoTarget)
@in_a_sentence.register(figures.NoValue)
@in_a_sentence.register(dates.NoDate)
@in_a_sentence.register(dates.NoFrequency)
def _(
    rule: aims.NoTarget | figures.NoValue | dates.NoDate | dates.NoFrequency,
    _starts: int,
) -> str:
    return _ABSENT.get(rule.why, "Not applicable")


@in_a_sentence.register
def _(rule: aims.NotUnderstood, _starts: int) -> str:
    return rule.text


@in_a_sentence.register
def _(rule: figures.Figure, starts: int) -> str:
    side = SIDES.get((rule.bound, rule.strict), "") if rule.bound else ""
    about = ("about " if side else "About ") if rule.approximate else ""
    said = side + about + said_quantity(rule.value, rule.unit)
    if rule.label:
        said += f" {rule.label}" if rule.label.startswith("of ") else f" ({rule.label})"
    if rule.provisional:
        said += ", provisional"
    return f"{said} ({said_span(rule.covers, starts)})" if rule.covers else said


@in_a_sentence.register
def _(rule: figures.FigureRange, _starts: int) -> str:
    return f"Between {said_quantity(rule.low, rule.unit)} and {said_quantity(rule.high, rule.unit)}"


@in_a_sentence.register(figures.SeveralFigures)
@in_a_sentence.register(dates.SeveralDates)
@in_a_sentence.register(dates.SeveralFrequencies)
def _(
    rule: figures.SeveralFigures | dates.SeveralDates | dates.SeveralFrequencies,
    starts: int,
) -> str:
    choice = not isinstance(rule, figures.SeveralFigures) and rule.choice
    return all_in_a_sentence(rule.parts, starts, joined=" or " if choice else "; ")


@in_a_sentence.register(figures.ValueReference)
@in_a_sentence.register(dates.Reference)
def _(rule: figures.ValueReference | dates.Reference, _starts: int) -> str:
    if isinstance(rule, figures.ValueReference):
        return f"As {rule.to}" if rule.to in PLACES else f"See {rule.to}"
    return f"As {rule.to}" if rule.to == "above" else f"By {rule.to}"
