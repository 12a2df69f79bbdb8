"""Targets, from text as councils write it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from goldthread.framework.rules.targets import (
    AnnualTotal,
    BaselineToSet,
    ByPeriod,
    Comparison,
    NoTarget,
    NotUnderstood,
    ReferenceTarget,
    SeveralTargets,
    Target,
    TargetToBeConfirmed,
    Terms,
    Threshold,
)
from goldthread.grammar.amount_pairs import is_time
from goldthread.grammar.brackets import (
    bracketed_amount,
    is_a_balance,
    is_of_money,
    put_below_zero,
)
from goldthread.grammar.cells import Cell, counts_one_in_another
from goldthread.grammar.closed import Nothing, PointsTo, Promised, closed_answer
from goldthread.grammar.comparators import read_rank, read_relative
from goldthread.grammar.leftovers import account_of, not_understood
from goldthread.grammar.little_words import is_little
from goldthread.grammar.reading import NOTHING_KNOWN, Context, Reading
from goldthread.grammar.references import points_elsewhere
from goldthread.grammar.roles import with_their_parts
from goldthread.grammar.sentences import Clause, sentences, without_notes
from goldthread.grammar.target_clauses import read_clause
from goldthread.grammar.target_notes import is_earlier
from goldthread.grammar.target_terms import terms_of
from goldthread.grammar.trends import read_no_worse
from goldthread.grammar.turning_words import EARLIER

# A cell with more amounts than this is a table run together, not a target.
_MOST_AMOUNTS = 24
_RATINGS = re.compile(
    r"\b(?:[Gg]reen|G)\b.*\b(?:[Aa]mber|A|[Yy]ellow)\b.*\b(?:[Rr]ed|R)\b|\b(?:[Rr]ed|R)\b.*\b(?:[Aa]mber|A)\b.*\b(?:[Gg]reen|G)\b|\b[Gg]ood\b.*\b[Pp]oor\b|\b[Pp]oor\b.*\b[Gg]ood\b",
    re.S,
)
# Between amounts with their dates, in order: "45% (24/25) → 50% (26/27)".
_ARROWS = frozenset({"→", "->", "=>", "⇒", "➔"})
_NEW = re.compile(r"new\b", re.I)
_POLARITY = re.compile(
    r"(?:higher|lower|bigger|smaller|more|less|high|low) is (?:better|best|good)", re.I
)
_VALUED = re.compile(
    r"\b(average|median|mean|benchmark)(?: of| at|:| -| –)? (\d[\d.]*\s*%?)\W*$", re.I
)
_NONE_OF = re.compile(
    r"no (?P<what>(?!increase|rise|growth|reduction|decrease|further)(?:\w+ ){0,2}(?:breaches|fatalities|deaths|incidents|failures|complaints|prosecutions|"
    r"injuries|accidents|delays|errors|evictions|closures|notices|overspends?|qualifications|findings))",
    re.I,
)
_PARTS_OF_IT = frozenset({"including", "includes", "incl", "inc"})
_SETTING = frozenset(
    [
        "agree",
        "collect",
        "confirm",
        "create",
        "determine",
        "develop",
        "establish",
        "first",
        "gather",
        "identify",
        "measure",
        "new",
        "set",
        "year",
    ]
)


def read_target(text: str, *, context: Context = NOTHING_KNOWN) -> Reading[Target]:
    """The target a cell states, or ``NotUnderstood`` where no reading is safe.

    A bare number takes its side from the context's polarity; without one the comparison is
    ``UNSTATED``. The reading's ``not_understood`` are the stretches that were left out of it.
    """
    cell = Cell.of(text, context)
    rule = _target(cell)
    account = account_of(cell, rule, EARLIER)
    whole = cell.span()
    if rule is None or account.turning:
        return Reading(rule=_words_only(cell), span=whole, not_understood=(whole,))
    return Reading(rule=rule, span=whole, not_understood=not_understood(cell, account))


def _words_only(cell: Cell) -> NotUnderstood:
    """Words that are no number to reach; with a single date they are a promise due by it."""
    dues = [word.value for word in cell.words if word.type == "DUE" and word.value.how == "by"]
    period = dues[0].said.period(cell.context) if len(dues) == 1 else None
    return NotUnderstood(
        text=cell.text.strip(),
        sub="deliverable" if period else None,
        by=period.moment if period else None,
    )


def _target(cell: Cell) -> Target | None:
    answer = closed_answer(cell)
    if isinstance(answer, Nothing):
        if len(cell.words) == 1:
            cell.take(cell.words)  # "None" is a number too
        return NoTarget(why="no_target" if _NEW.match(cell.text.strip()) else answer.why)
    if isinstance(answer, PointsTo):
        return ReferenceTarget(to=answer.to)
    elsewhere = points_elsewhere(cell)
    if elsewhere:
        return ReferenceTarget(to=elsewhere)
    if isinstance(answer, Promised):
        return _promised(answer)
    if cell.words[0].type == "EXACTLY" and not any(word.type == "BOUND" for word in cell.words):
        cell.use(cell.words)
        to = cell.quote(cell.words[1:])
        return ReferenceTarget(to=to, comparison=Comparison.EXACTLY) if to else None
    if sum(word.type == "BOUND" for word in cell.words) > _MOST_AMOUNTS:
        return None
    if _RATINGS.search(cell.quote(cell.words)):
        return None  # thresholds of red, amber and green, or a polarity, and not one target
    if _POLARITY.search(cell.quote(cell.words)):
        return None  # which way is better, and nothing to reach
    none_of = _NONE_OF.fullmatch(cell.quote(cell.words))
    if none_of and not any(word.type == "BOUND" for word in cell.words):
        cell.use(cell.words)
        return Threshold(
            comparison=Comparison.AT_MOST,
            value=Decimal(0),
            unit=none_of["what"],
            terms=Terms(words="No"),
        )
    baseline = _baseline_to_set(cell)
    if baseline:
        return baseline
    return _beside_others(cell) or _stated(cell)


def _promised(answer: Promised) -> Target:
    if answer.what == "baseline" and answer.until is None:
        return BaselineToSet()
    return TargetToBeConfirmed(until=answer.until, who=answer.who, what=answer.what)


def _baseline_to_set(cell: Cell) -> Target | None:
    """ "Establish baseline", "Baseline year": no amount, and the baseline is the object."""
    kinds = [word.type for word in cell.words]
    if "BASELINE" not in kinds:
        return None
    place = kinds.index("BASELINE")
    if "BOUND" in kinds and (
        "BOUND" in kinds[: place + 2] or cell.words[0].lower() not in _SETTING
    ):
        return None
    if any(kind in {"FROM", "OVER", "INCREASE", "DECREASE", "IMPROVE"} for kind in kinds[:place]):
        return None
    before = [
        word.lower().partition(" ")[0] for word in cell.words[:place] if not is_little(word)
    ]  # "new measure" is one word here
    if before and not _SETTING & set(before):
        return None
    after = Cell(cell.text, cell.context, cell.words[place + 1 :])
    then = next((rule for clause in after.clauses() if (rule := read_clause(after, clause))), None)
    terms = _first_terms(cell)
    cell.use(cell.words)
    return BaselineToSet(then=then, terms=terms)


def _first_terms(cell: Cell) -> Terms:
    clauses = cell.clauses()
    return terms_of(cell, clauses[0], None) if clauses else Terms()


def _beside_others(cell: Cell) -> Target | None:
    plain_words, notes = without_notes(cell.words)
    if not plain_words:
        return None
    bounds = [word for word in plain_words if word.type == "BOUND"]
    plain = cell.quote(cell.words)
    terms = replace(_first_terms(cell), per=None, maintain=False)
    rank = read_rank(cell, plain, terms)
    if rank:
        noted = [word.value for _, note in notes for word in note if word.type == "BOUND"]
        parts: list[Target] = [rank]
        for bound in noted:
            found = read_clause(cell, Clause((), bound, ()))
            if found:
                parts.append(found)
        return SeveralTargets(parts=tuple(parts)) if len(parts) > 1 else rank
    if bounds:
        valued = _VALUED.search(plain) if len(bounds) == 1 else None
        return read_relative(cell, _VALUED.sub(r"\1 (\2)", plain), terms) if valued else None
    return read_no_worse(cell, plain) or read_relative(cell, plain, terms)


def _stated(cell: Cell) -> Target | None:
    bracketed = bracketed_amount(cell)
    if bracketed is not None and is_of_money(cell, bracketed):
        if not is_a_balance(cell):
            return None  # "(£2m)" may be a sum, or one below zero
        put_below_zero(bracketed)
    if counts_one_in_another(cell):
        return None
    clauses = cell.clauses()
    clauses = [_opened(cell, clause) for clause in clauses]
    noted = [step for clause in clauses for step in _steps_in_notes(cell, clause)]
    rules = [rule for clause in clauses if (rule := read_clause(cell, clause))]
    if len(rules) < sum(1 for clause in clauses if clause.bound):
        return None
    rules = _with_one_date(cell, clauses, rules) + noted
    if not rules:
        return None
    if len(rules) == 1:
        return rules[0]
    labelled = _baseline_and_target(cell, rules)
    if labelled:
        return labelled
    parted = with_their_parts(cell, clauses, rules)
    if parted:
        return parted
    stepped = _stepped(_with_one_side(rules), cell.context.year_start_month)
    if isinstance(stepped, ByPeriod) and list(stepped.steps) == _with_one_side(rules):
        cell.take(word for word in cell.words if str(word) in _ARROWS)
    if stepped is None and noted:
        return None  # "40 (2023/24: 35)": an earlier figure, or a step without the other's date
    if stepped is None and _cannot_stand_together(cell, clauses, rules):
        return None
    return stepped or SeveralTargets(parts=tuple(rules))


def _cannot_stand_together(cell: Cell, clauses: list[Clause], rules: list[Target]) -> bool:
    """Amounts that are not several targets: an actual beside a target, a stray footnote mark."""
    if any(is_earlier(clause.words) for clause in clauses) or _holds_a_part_of_it(cell):
        return True
    units = {getattr(rule, "unit", None) for rule in rules}
    if len(rules) == 2 and _share_of_a_time(*rules):
        return True
    named = any(one.type in {"WORD", "COMMA", "SEMICOLON", "NEWLINE"} for one in cell.words)
    by_year = any(isinstance(rule, AnnualTotal) and not rule.terms.by for rule in rules)
    by_quarter = any(
        word.type == "REPEATS" and word.value.unit in {"quarter", "month"} for word in cell.words
    )
    return (by_year and by_quarter) or (units == {"%", None} and not named)


def _holds_a_part_of_it(cell: Cell) -> bool:
    """ "8,000 a year, including 4,000 women": the later amount is part of the one before."""
    outside, _ = without_notes(cell.words)
    bounds = [place for place, word in enumerate(outside) if word.type == "BOUND"]
    return len(bounds) > 1 and any(
        word.lower() in _PARTS_OF_IT for word in outside[bounds[0] : bounds[-1]]
    )


def _share_of_a_time(first: Target, second: Target) -> bool:
    """ "8 minutes 90% of the time", "5 working days - 95%": one target said in a way not known."""
    plain = [
        one
        for one in (first, second)
        if isinstance(one, Threshold) and not one.terms.by and not one.terms.scope
    ]
    return len(plain) == 2 and is_time(plain[0].unit) and plain[1].unit == "%"


def _opened(cell: Cell, clause: Clause) -> Clause:
    """ "Business plan target (3,000 homes by 2024/25)": the amount stands in the brackets."""
    named = any(word.type == "TARGET" for word in clause.lead)
    if clause.bound is None and named and len(clause.notes) == 1 and len(clause.lead) <= 5:
        inner = Cell(cell.text, cell.context, list(clause.notes[0])).clauses()
        if len(inner) == 1 and inner[0].bound:
            cell.use(clause.lead)
            return inner[0]
    return clause


def _steps_in_notes(cell: Cell, clause: Clause) -> list[Target]:
    """ "20,000 by Q4 21-22 (10,000 by Q4 20-21)": an earlier step in brackets."""
    found: list[Target] = []
    for note in clause.notes:
        kinds = [word.type for word in note]
        if clause.bound and kinds.count("BOUND") == 1 and "DUE" in kinds and not is_earlier(note):
            inner = Cell(cell.text, cell.context, list(note))
            found += [rule for one in inner.clauses() if (rule := read_clause(inner, one))]
            cell.use(note)
    return found


def _baseline_and_target(cell: Cell, rules: list[Target]) -> Target | None:
    """ "98% - Baseline 100% - Target": two numbers, each with its name."""
    if len(rules) != 2:
        return None
    words = [word for word in cell.words if word.type in {"BASELINE", "TARGET", "BOUND"}]
    kinds = [word.type for word in words]
    one, two = rules
    if not isinstance(one, Threshold) or not isinstance(two, Threshold):
        return None
    if kinds in (["BOUND", "BASELINE", "BOUND", "TARGET"], ["BASELINE", "BOUND", "TARGET", "BOUND"], ["BASELINE", "BOUND", "BOUND"], ["BOUND", "BASELINE", "BOUND"]):  # fmt: skip
        return replace(two, baseline=one.value)
    if kinds in (["BOUND", "TARGET", "BOUND", "BASELINE"], ["TARGET", "BOUND", "BASELINE", "BOUND"], ["BOUND", "BOUND", "BASELINE"], ["BOUND", "BASELINE", "BOUND"]):  # fmt: skip
        return replace(one, baseline=two.value)
    return None


def _with_one_side(rules: list[Target]) -> list[Target]:
    """A comparator said once, before the first of several amounts, holds for all of them."""
    first = rules[0]
    if not isinstance(first, Threshold) or first.comparison.value == "value":
        return rules
    return [
        replace(rule, comparison=first.comparison, strict=first.strict, origin=first.origin)
        if isinstance(rule, Threshold)
        and rule.comparison.value == "value"
        and rule.unit == first.unit
        else rule
        for rule in rules
    ]


def _with_one_date(cell: Cell, clauses: list[Clause], rules: list[Target]) -> list[Target]:
    """ "60% of waste recycled and 10% reused by 2028": a date said once, at the end of one breath.

    Only where every amount names what it is of, and nothing else is said of it: the first of
    "Maintain 95% and reach 97% by 2026" has no date.
    """
    parts = [rule for rule in rules if isinstance(rule, Threshold)]
    if len(rules) < 2 or len(parts) < len(rules) or len(rules) != len(clauses):
        return rules
    *earlier, last = parts
    named = all(any(word.type == "WORD" for word in clause.tail) for clause in clauses)
    bare = not any(word.type == "WORD" for clause in clauses for word in clause.lead)
    free = not any(
        clause.dues or rule.terms.maintain for clause, rule in zip(clauses, earlier, strict=False)
    )
    if not (last.terms.by and named and bare and free) or len(sentences(cell.words)) > 1:
        return rules
    if {rule.unit for rule in earlier} != {last.unit}:
        return rules
    dated = (replace(rule, terms=replace(rule.terms, by=last.terms.by)) for rule in earlier)
    return [*dated, last]


def _stepped(rules: list[Target], starts: int) -> Target | None:
    """Different amounts by different dates, in order of date in a year that begins in ``starts``."""
    keys = [_step_key(rule, starts) for rule in rules]
    if any(key is None for key in keys) or len(set(keys)) < len(keys):
        return None
    order = sorted(range(len(rules)), key=lambda index: keys[index] or (0, date.min, 0))
    return ByPeriod(steps=tuple(rules[index] for index in order))


def _step_key(rule: Target, starts: int) -> tuple[int, date, int] | None:
    terms = getattr(rule, "terms", None)
    if terms is None or getattr(terms, "scope", None):
        return None
    if terms.by is not None:
        return (0, terms.by.day, 0)
    if terms.quarter is not None:
        return (1, date.min, terms.quarter)
    if terms.by_day_in_year is not None:
        month = (terms.by_day_in_year.month - starts) % 12
        return (2, date.min, month * 100 + terms.by_day_in_year.day)
    return None
