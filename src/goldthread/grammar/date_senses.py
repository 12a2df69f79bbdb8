"""What a date in a cell stands for: a deadline, a start, an end, something done, each year."""

from __future__ import annotations

import re

from goldthread.framework.rules.moments import DayInYear, Precision
from goldthread.framework.rules.schedule import (
    DateSense,
    Deadline,
    DueBy,
    DueByDayInYear,
    DueByQuarter,
    Every,
    Ongoing,
    OtherDate,
    Recurring,
    RunsUntil,
    Unit,
    Window,
)
from goldthread.grammar.calendars import Period
from goldthread.grammar.cells import Cell
from goldthread.grammar.dated_parts import Dated, event_of
from goldthread.grammar.said_periods import Said

FINISHED = re.compile(r"^\W*(?:completed?|done|achieved|delivered|closed|finished)\W*$", re.I)
_HAS_FINISHED = re.compile(
    r"\W*(?:(?:now )?(?:completed?|done|achieved|delivered|closed|finished)(?: (?:ahead of|on) (?:schedule|time|target))?|(?:completed|delivered|finished) (?:early|late))\W*$",
    re.I,
)
_DONE = re.compile(
    r"\b(?:was|were|has been|have been|in principle|already)\b|^(?:completed|done|closed|finished|achieved|delivered|approved|launched|adopted|published|reviewed|submitted|opened|signed off|agreed|held|issued)(?: (?:in|on))?$",
    re.I,
)
_START = re.compile(
    r"\b(?:start(?:s|ing|ed)?|commenc(?:e|es|ed|ing|ement)|beg[iau]n(?:s|ning)?|returns?|go(?:es)?[ -]live from)\b(?:\W+\w+){0,4}\W*$|\b(?:to commence|to start|to begin|work starting)\b",
    re.I,
)
_RUNS = re.compile(
    r"\b(?:on-?going|runs?|continues?|extend(?:s|ed)?|funded|funding)\b[^.]*\b(?:until|to|up to|till)\W*$|\b(?:until|up to|till)\W*$",
    re.I,
)
_LASTING = re.compile(
    r"\b(?:programme|plan|strategy|pilot|contract|agreement|scheme|lease|licen[cs]e|framework|trial|project|partnership)\W+to\W*$",
    re.I,
)
_UNSETTLED = re.compile(
    r"\b(?:tbc|projected|provisional(?:ly)?|indicative|estimated?|est|expected|anticipated|tentative(?:ly)?|likely|possibly|potentially|but|may|might|subject to)\b",
    re.I,
)
_ROUGHLY = re.compile(
    r"(?:\b(?:circa|ca?|approx(?:imately)?|around|about|roughly)\b\.?|~)\W*$", re.I
)
_YEARLY = r"(?:each|every) (?:financial |fiscal |calendar |academic |municipal )?year|annual(?:ly)?|yearly|per (?:year|annum)|p\.?a\.?"
_ONWARDS = re.compile(
    r"\W*(?:onwards?|on wards|on-?going(?=\W*$)|(?:and|&) (?:onwards?|beyond|on-?going|thereafter))\b",
    re.I,
)
_NEAR_BEFORE, _NEAR_AFTER = 5, 3


def sense_of(cell: Cell, dated: Dated, *, conditional: bool) -> Deadline | None:
    """What one date of a cell means; ``None`` where that is not understood.

    ``conditional`` says that the words around it set a condition, so the date is provisional;
    what is no promise cannot be provisional, and is then not understood.
    """
    event = event_of(cell, dated)
    if event and _UNSETTLED.fullmatch(event):
        event = None  # "March 2025 (provisional)"
    if dated.word.type == "ONGOING":
        return None if conditional else Ongoing(event=event)
    said: Said = dated.word.value
    provisional = conditional or _is_unsettled(cell, dated)
    rule = _yearly(cell, dated, said, event)
    if rule is None:
        period = said.period(cell.context)
        if period is None:
            rule = _without_year(said, event, _lead(cell, dated), provisional=provisional)
        else:
            rule = _with_period(cell, dated, period, event, provisional=provisional)
    if conditional and not isinstance(rule, DueBy | DueByDayInYear | Window):
        return None
    return rule


def _lead(cell: Cell, dated: Dated) -> str:
    return cell.quote(dated.before) if dated.before else ""


def _is_unsettled(cell: Cell, dated: Dated) -> bool:
    near = cell.quote(dated.before[-_NEAR_BEFORE:]) if dated.before else ""
    after = cell.quote(dated.after[:_NEAR_AFTER]) if dated.after else ""
    asked = bool(dated.after) and str(dated.after[0]) == "?"
    return asked or bool(_UNSETTLED.search(f"{near} {after}") or _ROUGHLY.search(near))


def _yearly(cell: Cell, dated: Dated, said: Said, event: str | None) -> Deadline | None:
    """ "Each March", "31 March annually", "Q4 each year": the same time every year."""
    if not said.is_without_year or not _is_yearly(cell, dated):
        return None
    if said.quarter is not None and not said.is_year_end:
        return Every(unit=Unit.YEAR, quarters=(said.quarter,), event=_without_repeat(event))
    months = said.months or ((said.day_in_year.month,) if said.day_in_year else ())
    return Recurring(months=months, event=_without_repeat(event)) if months else None


def _with_period(
    cell: Cell, dated: Dated, period: Period, event: str | None, *, provisional: bool
) -> Deadline:
    said: Said = dated.word.value
    lead = _lead(cell, dated).rstrip("( ")
    joiner = dated.before[-1].type if dated.before else None
    goes_on = re.match(_ONWARDS, cell.quote(dated.after) if dated.after else "")
    through = bool(dated.before) and dated.before[-1].lower() in {"throughout", "across"}
    if said.is_span or period.pooled or through:
        return Window(
            open_ended=goes_on is not None,
            first=period.first,
            last=period.last,
            precision=period.precision,
            event=event,
            provisional=provisional,
        )
    if goes_on:
        before = event_of(cell, Dated(dated.word, dated.before, []))
        return Ongoing(event=before, starts_on=period.first)
    is_last = bool(dated.after) and dated.after[-1] is cell.words[-1]
    if is_last and FINISHED.match(cell.quote(dated.after)) and joiner != "BY":
        return OtherDate(sense=DateSense.DONE, at=period.moment, event=event)
    alone = len(dated.before) == 1 and joiner == "TO"
    lasts = joiner == "TO" and _LASTING.search(lead)
    if _RUNS.search(lead) or joiner == "UNTIL" or alone or lasts:
        return RunsUntil(last=period.moment, event=event)
    if (_DONE.search(lead) and joiner != "BY") or _is_state(cell, dated, lead):
        return OtherDate(sense=DateSense.DONE, at=period.moment, event=event)
    if (_START.search(lead) and joiner != "BY") or joiner == "FROM":
        return OtherDate(sense=DateSense.START, at=period.moment, event=event)
    return DueBy(
        by=period.moment,
        event=event,
        provisional=provisional,
        financial_year=period.label if period.precision is not Precision.MONTH else None,
    )


def _is_state(cell: Cell, dated: Dated, lead: str) -> bool:
    """ "Complete - June 2024": where it stands, and since when; no label of a later step."""
    if not dated.before or dated.before[-1].type not in {"DASH", "OPEN"}:
        return False
    return dated.before[0] is cell.words[0] and _HAS_FINISHED.match(lead) is not None


def _without_year(
    said: Said, event: str | None, lead: str, *, provisional: bool
) -> Deadline | None:
    done = _DONE.search(lead) is not None
    if said.quarter is not None:
        if said.is_year_end or said.is_span or provisional or done:
            return None
        return DueByQuarter(quarter=said.quarter, event=event)
    day: DayInYear | None = said.day_in_year
    if day is None:
        return None
    if done:
        return OtherDate(sense=DateSense.DONE, at=day, event=event)
    if _START.search(lead):
        return OtherDate(sense=DateSense.START, at=day, event=event)
    return DueByDayInYear(by=day, event=event, provisional=provisional)


def _is_yearly(cell: Cell, dated: Dated) -> bool:
    if dated.before and dated.before[-1].type == "EACH":
        return True
    after = cell.quote(dated.after) if dated.after else ""
    return bool(re.search(rf"\b(?:{_YEARLY})(?!\w)", f"{_lead(cell, dated)} {after}", re.I))


def _without_repeat(event: str | None) -> str | None:
    said = rf"\W*\b(?:{_YEARLY}|(?:financial|fiscal|calendar|academic|municipal) year)(?!\w)\W*"
    cleaned = re.sub(said, " ", event or "", flags=re.I).strip()
    return cleaned or None
