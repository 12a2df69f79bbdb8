"""Baselines and figures, from text as councils write it."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from decimal import Decimal

from lark import Token

from goldthread.framework.rules.targets import Comparison, NotUnderstood
from goldthread.framework.rules.values import (
    Figure,
    FigureRange,
    NoValue,
    SeveralFigures,
    Span,
    Value,
    ValueReference,
    ValueToBeConfirmed,
)
from goldthread.grammar.amount_pairs import is_time
from goldthread.grammar.amounts import Amount
from goldthread.grammar.brackets import bracketed_amount, is_of_money, put_below_zero
from goldthread.grammar.calendars import Period
from goldthread.grammar.cells import Cell, counts_one_in_another
from goldthread.grammar.clauses import Bound, Due
from goldthread.grammar.closed import Nothing, PointsTo, Promised, closed_answer
from goldthread.grammar.leftovers import account_of, not_understood
from goldthread.grammar.little_words import is_little, is_mark
from goldthread.grammar.nouns import noun_phrase, unit_from_title
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading
from goldthread.grammar.references import points_elsewhere
from goldthread.grammar.sentences import Clause, without_notes
from goldthread.grammar.turning_words import is_turning

_NUMBER_AND = re.compile(r"\bnumber (?:and|&|/) (?P<other>rate|percentage|%|proportion)", re.I)
# Words that make a bracketed number a movement, or the time counted, and no figure beside.
_NO_FIGURE = frozenset({"DUE", "INCREASE", "DECREASE", "IMPROVE", "WORSEN", "ROLLING"})
# Nobody has the figure, which is not the same as that it does not apply.
_NO_DATA = re.compile(
    r"\b(?:no|not|unknown|new|suppressed|withheld)\b(?! (?:applicable|relevant|required|needed)\b)",
    re.I,
)
# The mark that statistics put where a number is too small to print.
_KEPT_BACK = frozenset({"*", "**"})
_PROVISIONAL = re.compile(r"p|prov(?:isional)?|draft|unaudited|interim|subject to audit", re.I)
_ESTIMATED = re.compile(r"e|est(?:imated?|imates?)?|approx(?:imate(?:ly)?)?", re.I)
_SOURCES_OF_A_YEAR = frozenset({"census", "survey", "estimate", "estimates", "outturn", "data"})
_MOST_LABEL_WORDS = 8
# A cell with more figures than this is a table run together.
_MOST_FIGURES = 30


def read_value(text: str, *, context: Context = NOTHING_KNOWN) -> Reading[Value]:
    """The figure or figures a cell prints, each with its unit, period and label.

    A bare number takes its unit from the context's title.
    """
    cell = Cell.of(text, context)
    cell.words = _years_in_brackets(cell.words)
    rule = _value(cell)
    account = account_of(cell, rule)
    whole = cell.span()
    if rule is None or account.turning:
        return Reading(rule=NotUnderstood(text=text.strip()), span=whole, not_understood=(whole,))
    return Reading(rule=rule, span=whole, not_understood=not_understood(cell, account))


def _years_in_brackets(words: list[Token]) -> list[Token]:
    """ "58% (2019 survey)", "2021 Census: 93,750": the year that a figure is of."""
    settled = list(words)
    for index, (before, word, after) in enumerate(
        zip([None, *words], words, [*words[1:], None], strict=False)
    ):
        opens = before is not None and before.type == "OPEN"
        closes = after is not None and after.type == "CLOSE"
        headed = not index and _heads_a_figure(words)
        if word.type == "BARE_YEAR" and (opens or closes or headed):
            settled[index] = Token("DUE", "", start_pos=word.start_pos, end_pos=word.end_pos)
            settled[index].value = Due(said=word.value, how="in")
    return settled


def _heads_a_figure(words: list[Token]) -> bool:
    """Whether a year that comes first names the source or heads the figure after it."""
    named = bool(words[1:]) and words[1].lower() in _SOURCES_OF_A_YEAR
    return named or bool({"COLON", "EXACTLY"} & {word.type for word in words[1:4]})


def _without_a_figure(cell: Cell) -> Value | None:
    """A cell that says it has none, that it is to come, or where it stands."""
    answer = closed_answer(cell)
    if isinstance(answer, Nothing):
        return _no_value(cell, answer)
    if isinstance(answer, Promised):
        return ValueToBeConfirmed(until=answer.until, who=answer.who, what=answer.what)
    elsewhere = answer.to if isinstance(answer, PointsTo) else points_elsewhere(cell)
    return ValueReference(to=elsewhere) if elsewhere else None


def _value(cell: Cell) -> Value | None:
    without = _without_a_figure(cell)
    if without is not None:
        return without
    if sum(word.type == "BOUND" for word in cell.words) > _MOST_FIGURES:
        return None
    bracketed = bracketed_amount(cell)
    if bracketed is not None and is_of_money(cell, bracketed):
        put_below_zero(bracketed)
    if counts_one_in_another(cell) or _sets_a_target_beside(cell) or _is_cut_by_a_stop(cell):
        return None
    clauses = cell.clauses()
    if not any(clause.bound or clause.notes for clause in clauses):
        return None
    figures: list[Figure] = []
    for clause in clauses:
        found = _figures(cell, clause)
        if isinstance(found, FigureRange):
            return found if len(clauses) == 1 else None
        if found is None:
            return None
        figures += found
    if not figures:
        return None
    if len(figures) == 1:
        return figures[0]
    return SeveralFigures(parts=tuple(_told_apart(cell, figures)))


def _is_cut_by_a_stop(cell: Cell) -> bool:
    """ "12. 5%": one number with a slip in it, or two; nothing but a stop parts them."""
    return any(
        one.type == three.type == "BOUND"
        and two.type == "STOP"
        and one.value == Bound(amount=Amount(value=one.value.amount.value))
        for one, two, three in zip(cell.words, cell.words[1:], cell.words[2:], strict=False)
    )


def _no_value(cell: Cell, answer: Nothing) -> NoValue:
    if len(cell.words) == 1:
        cell.take(cell.words)  # "None" is a number too
    if answer.why == "no_target":
        return NoValue(why="na")
    unknown = answer.why == "na" and _NO_DATA.search(cell.text)
    if cell.text.strip() in _KEPT_BACK:
        return NoValue(why="no_data")
    return NoValue(why="no_data" if unknown else answer.why)


def _sets_a_target_beside(cell: Cell) -> bool:
    """ "12.4 days v target 10 days", "7 to 1": one of the figures is none of what was measured."""
    outside, _ = without_notes(cell.words)
    kinds = [word.type for word in outside]
    ratio = any(
        two == "TO" and one == three == "BOUND"
        for one, two, three in zip(kinds, kinds[1:], kinds[2:], strict=False)
    )
    came_from = any(
        two == "FROM" and three == "BOUND" and "BOUND" in kinds[:place]
        for place, (two, three) in enumerate(itertools.pairwise(kinds))
    )
    return ratio or came_from or ("TARGET" in kinds and kinds.count("BOUND") > 1)


def _figures(cell: Cell, clause: Clause) -> list[Figure] | FigureRange | None:
    noted = [_inner(cell, note) for note in clause.notes]
    inner = [figure for figure in noted if figure is not None]
    if clause.bound is None:
        return _of_its_heading(cell, clause, inner) if inner or not clause.words else None
    if len([word for word in clause.lead if word.type == "WORD"]) > _MOST_LABEL_WORDS:
        return None
    bound = clause.bound
    periods = [period for due in clause.dues if (period := due.said.period(cell.context))]
    if len(periods) > 1 or (bound.amount.is_ratio and "ratio" not in cell.title.lower()):
        return None
    covers = _covered(periods[0]) if periods else None
    unit = _unit(cell, clause, alone=not inner)
    if bound.amount.high is not None:
        if any(word.type in {"INCREASE", "DECREASE"} for word in clause.lead):
            return None  # "up 5% to 45%": how far it moved, and where it came to
        return FigureRange(low=bound.amount.value, high=bound.amount.high, unit=unit, covers=covers)
    figure = _as_flagged(cell, clause, _figure(bound, unit))
    figure = replace(figure, covers=covers, label=_label(cell, clause))
    cohort = _cohort(cell, clause)
    if cohort:
        figure = replace(figure, covers=None, cohort=cohort, label=None)
    inner = [other for other in inner if not _says_it_again(figure, other)]
    if not inner and figure.label is None:
        figure = replace(figure, label=_out_of(cell, clause))
    first = bool(clause.notes) and not clause.tail and not clause.lead and _note_first(clause)
    return [*inner, figure] if first else [figure, *inner]


def _of_its_heading(cell: Cell, clause: Clause, noted: list[Figure]) -> list[Figure]:
    """ "2018/19 (58%)": the figure of a bracket, for the period that stands before it."""
    periods = [period for due in clause.dues if (period := due.said.period(cell.context))]
    if len(noted) != 1 or noted[0].covers or len(periods) != 1:
        return noted
    return [replace(noted[0], covers=_covered(periods[0]))]


def _as_flagged(cell: Cell, clause: Clause, figure: Figure) -> Figure:
    """ "1,100 (est.)", "85.2% (p)", "72% provisional": a figure that may still change."""
    beside = [[word for word in words if not is_mark(word)] for words in (clause.lead, clause.tail)]
    for words in (*clause.notes, *beside):
        said = cell.quote(words)
        alone = words in clause.notes or len(said) > 1
        if alone and _PROVISIONAL.fullmatch(said):
            figure = replace(figure, provisional=True)
        elif alone and _ESTIMATED.fullmatch(said):
            figure = replace(figure, approximate=True)
        else:
            continue
        cell.use(words)
    return figure


def _out_of(cell: Cell, clause: Clause) -> str | None:
    """ "2 (of 4)": what the number is out of, in brackets."""
    for note in clause.notes:
        if [word.type for word in note] == ["OF", "BOUND"]:
            return cell.quote(note)
    return None


def _note_first(clause: Clause) -> bool:
    """ "(104) 421 per 100,000": the bracket stands before the number."""
    note = clause.notes[0]
    number = clause.bound_word
    return number is not None and (note[0].start_pos or 0) < (number.start_pos or 0)


def _inner(cell: Cell, note: tuple[Token, ...]) -> Figure | None:
    bounds = [word for word in note if word.type == "BOUND"]
    if len(bounds) != 1:
        return None
    amount = bounds[0].value.amount
    if any(word.type == "TARGET" for word in note):
        cell.leave(note)
        return None  # "12 (target 10)": what it should have been
    if amount.either_side or amount.signed:
        return None  # a margin, or a movement since
    others = [word for word in note if word.type != "BOUND" and not is_mark(word)]
    if is_time(amount.unit) and any(word.type == "DUE" for word in others):
        cell.leave(note)
        return None  # "(12 mths to March 24)": the time that is counted
    if note[0].type == "OF" and len(note) == 2:
        cell.use(note)
        return None  # "2 (of 4)" is out of 4
    periods = [word.value.said.period(cell.context) for word in others if word.type == "DUE"]
    if len(others) == 1 and periods and periods[0]:
        cell.use(note)
        figure = _figure(bounds[0].value, bounds[0].value.amount.unit)
        return replace(figure, covers=_covered(periods[0]))  # "78% (2022/23: 74%)"
    if len(others) > 4 or any(word.type in _NO_FIGURE or is_turning(word) for word in others):
        return None
    cell.use(note)
    bound = bounds[0].value
    if [word.lower() for word in others] in (["n"], ["sample"], ["base"]):
        return None  # the size of the sample
    figure = _figure(bound, bound.amount.unit)
    return replace(figure, label=cell.quote(others) if others else None)


def _says_it_again(figure: Figure, other: Figure) -> bool:
    """ "1 (one)", "1 in 5 (20%)": the number once more, in words or in figures."""
    once_in_words = (other.words is None) != (figure.words is None)
    alike = other.value == figure.value and other.unit == figure.unit
    return once_in_words and alike and other.label is None


def _figure(bound: Bound, unit: str | None) -> Figure:
    limit = (
        bound.comparison if bound.comparison in {Comparison.AT_LEAST, Comparison.AT_MOST} else None
    )
    value = bound.amount.value
    return Figure(
        value=value,
        unit=unit,
        bound=limit,
        strict=bound.strict,
        approximate=bound.approximate,
        words=bound.amount.words,
    )


def _unit(cell: Cell, clause: Clause, *, alone: bool) -> str | None:
    unit = clause.main.amount.unit
    if unit is not None:
        return unit
    noun = noun_phrase(cell, clause)
    if noun:
        return noun
    has_label = any(word.type == "WORD" for word in clause.words)
    unit = unit_from_title(cell.title) if alone and not has_label else None
    value = clause.main.amount.value
    return None if unit == "%" and Decimal(0) < value < 1 else unit


def _covered(period: Period) -> Span:
    return Span(
        first=period.first,
        last=period.last,
        precision=period.precision,
        pooled=period.pooled,
        terms=period.terms,
    )


def _label(cell: Cell, clause: Clause) -> str | None:
    """The component a figure is for: words in brackets after it, or before it with a colon."""
    for note in clause.notes:
        kinds = {word.type for word in note}
        if kinds & {"BOUND", "DUE"} or len(note) > _MOST_LABEL_WORDS:
            continue
        if any(is_turning(word) for word in note) or _is_flag(cell.quote(note)):
            continue
        cell.use(note)
        return cell.quote(note)
    whole = list(
        itertools.takewhile(lambda word: word.type in {"OF", "WORD", "BOUND"}, clause.tail)
    )
    if any(word.type == "BOUND" for word in whole):
        cell.use(whole)
        return cell.quote(whole)  # "of 52"
    lead = [
        word
        for word in clause.lead
        if not is_little(word) and word.type not in {"DUE", "BASELINE", "ABOUT"}
    ]
    if lead and not any(is_turning(word) for word in lead) and not _is_flag(cell.quote(lead)):
        cell.use(lead)
        return cell.quote(lead)
    return None


def _is_flag(said: str) -> bool:
    return bool(_PROVISIONAL.fullmatch(said) or _ESTIMATED.fullmatch(said))


def _cohort(cell: Cell, clause: Clause) -> str | None:
    for note in clause.notes:
        if any(word.lower() == "cohort" for word in note if word.type == "WORD"):
            cell.use(note)
            printed = cell.quote([word for word in note if word.type == "DUE"])
            return printed or cell.quote(note)
    return None


def _told_apart(cell: Cell, figures: list[Figure]) -> list[Figure]:
    """A plain number beside a share or rate is "the number"; what is left may be a rate."""
    if len(figures) != 2 or any(figure.label or figure.covers for figure in figures):
        return figures
    one, two = figures
    if one.unit is None and two.unit is not None:
        return [replace(one, what="number"), two]
    if two.unit is None and one.unit is not None:
        return [one, replace(two, what="number")]
    found = _NUMBER_AND.search(cell.title)
    if found and one.unit is None and two.unit is None:
        return [replace(one, what="number"), replace(two, what=found["other"].lower())]
    return figures
