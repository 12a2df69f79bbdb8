"""What a number is a number of: units from the words after it, or from the measure's title."""

from __future__ import annotations

import itertools
import re

from lark import Token

from goldthread.grammar.amount_pairs import is_time
from goldthread.grammar.amounts import rate_unit
from goldthread.grammar.cells import Cell
from goldthread.grammar.little_words import is_adjective, is_little
from goldthread.grammar.sentences import Clause
from goldthread.grammar.turning_words import SIGNS

_NOT_A_NOUN = re.compile(
    r"(?:is|are|be|been|was|were|should|will|must|can|could|have|has|had|who|which|that|where|when|if|then|"
    r"from|with|without|via|through|across|against|compared|on|onto|into|than|not|only|each|both|due|"
    r"nor|but|every|open|live|complete|available|operational|ready|once|after|before|please|see|including|excluding|"
    r"achieved|completed|delivered|installed|supported|held|built|provided|created|trained|planted|issued|"
    r"processed|answered|resolved|responded|rolled|published|conducted|undertaken|signed|registered|"
    r"converted|constructed|upgraded|connected|opened|launched|secured|recruited|placed|engaged|"
    r"estimates?|estimated|est|provisional|revised|actual|outturn|forecast|projected|draft|unaudited|[eprw]|"
    r"officially|successfully|annually|least|most|more|less|fewer|lower|higher|overall|during|by)",
    re.I,
)
_WHAT_THEY_DO = frozenset(["should", "are", "is", "will", "to", "have", "has", "who", "be", "must"])
_ATTRIBUTES = re.compile(r"^(?:(?:new|additional|extra|further|community|x|net)\s+)+", re.I)
_TIME_TITLE = re.compile(
    r"\b(?:(?:number|no\.?|average|total|mean|median) (?:number )?(?:of )?|time (?:taken )?(?:\w+ ){0,6}?in |\()((?:working |calendar )?(?:days|weeks|months|hours|minutes|seconds))\b",
    re.I,
)
_SHARE_TITLE = re.compile(
    r"^\W*(?:the |overall |total )?(?:%(?! ?points?\b)|percentage\b(?! points?\b)|percent\b|per cent\b|proportion\b|pct\b)|\(%\)|(?:\bpercentage|%) of\b|%\s*$|\bpercentage$",
    re.I,
)
_RATE_TITLE = re.compile(
    r"\b(?:per|rate per|every) (1(?:0{1,2})?,?000(?:,000)?)\b|\bper (?:thousand|million)\b", re.I
)
_MONEY_TITLE = re.compile(r"\(£\)|£|\bvalue of\b.*\(£\)|\((?:GBP)\)", re.I)
# "Variance (£000)": the numbers printed under it are not pounds.
_IN_THOUSANDS = re.compile(r"£ ?['’]?(?:0{3,6}|k|m|mn|bn|million|thousand|billion)\b", re.I)
_HOMES_TITLE = re.compile(
    r"\b(?:number of (?:\w+ ){0,2}|net |total |new |additional |affordable |of )+(homes|units|hours|days|dwellings)\b",
    re.I,
)
_NUMBER_AND_SHARE = re.compile(
    r"\bnumber (?:and|&) (?:percentage|%|proportion|rate)|\bnumber/%"
    r"|(?:%|\bpercentage|\bproportion) ?(?:/|and|&|or) ?(?:the )?(?:total )?(?:number|value)\b",
    re.I,
)


def noun_phrase(cell: Cell, clause: Clause) -> str | None:
    """The noun after a number: "250 buildings", "1,000 employment outcomes"."""
    taken: list[Token] = []
    for index, word in enumerate(clause.tail):
        if not index and is_adjective(clause.tail, index):
            taken.append(word)  # "12 monthly reports"
            continue
        if taken and _none_waits_that_long(clause, word):
            taken.append(word)
            break
        if word.type not in {"WORD", "ADDITIONAL", "IMPROVE", "TIMES_SIGN", "AVERAGE"}:
            break
        if word.type == "AVERAGE" and word.lower().startswith("on"):
            break  # "4 on average"
        if word.type == "WORD" and _NOT_A_NOUN.fullmatch(word):
            break
        taken.append(word)
    while taken and re.search(r"ed$", str(taken[-1]), re.I) and taken[-1].type == "WORD":
        taken.pop()
    if len(taken) > 6 or all(word.type == "TIMES_SIGN" for word in taken):
        return None
    noun = _ATTRIBUTES.sub("", cell.quote(taken) + " ").strip()
    if noun:
        cell.use(taken)
    return noun or None


def _none_waits_that_long(clause: Clause, word: Token) -> bool:
    """ "0 patients waiting over 36 weeks": how long is part of what there is none of."""
    if clause.main.amount.value or word.type != "BOUND":
        return False
    return word.value.limit is not None and is_time(word.value.amount.unit)


def denominator(cell: Cell, clause: Clause) -> str | None:
    """What a share is taken of: "25% of total spend"."""
    taken: list[Token] = []
    for index, word in enumerate(clause.tail):
        if index == 0:
            if word.type != "OF":
                return None
            continue
        if word.type == "DUE" and word.value.how == "after":
            taken.append(word)
            continue
        if word.type == "BOUND" and not any(one.type == "BOUND" for one in taken):
            taken.append(word)  # "of 9 districts"
            continue
        if word.type in {
            "DUE",
            "COMMA",
            "BY",
            "REPEATS",
            "YEAR_ON_YEAR",
            "BOUND",
            "DASH",
            "COLON",
            "STAR",
            "OR_MORE",
            "OR_LESS",
        }:
            break
        if word.type == "WORD" and word.lower() in _WHAT_THEY_DO:
            break
        if word.type in {"WITHIN", "TO"}:
            break
        taken.append(word)
    while taken and taken[-1].type in {"AND", "OR"}:
        taken.pop()  # "38% of people walking and 5% of people cycling"
    if not taken:
        return None
    cell.use(taken)
    return re.sub(r"^(?:the|all|our)\s+(?!stock)", "", cell.quote(taken), flags=re.I)


def scope_of(cell: Cell, clause: Clause) -> str | None:
    """Which part of the service an amount is for: "35 units for care leavers"."""
    for index, word in enumerate(clause.tail):
        if word.type == "IN" and word.lower() in {"for", "on", "in", "at"}:
            taken: list[Token] = []
            for after in clause.tail[index + 1 :]:
                counted = [one.type for one in taken[:2]] == ["EACH", "OF"]
                if after.type == "BOUND" and counted:
                    taken.append(after)  # "in each of the 5 wards"
                    continue
                if after.type in {"DUE", "COMMA", "REPEATS", "BOUND", "SEMICOLON", "AND", "OR"}:
                    break
                taken.append(after)
            if any(one.type in SIGNS for one in taken):
                return None  # "in H1" is a time, and no part of the service
            if any(not is_little(one) for one in taken) and cell.quote(taken).lower() not in {
                "place",
                "total",
                "full",
                "time",
                "line",
            }:
                cell.use(taken)
                return cell.quote(taken)
            return None
        if word.type == "PER":
            taken = list(
                itertools.takewhile(lambda one: one.type == "WORD", clause.tail[index + 1 :])
            )
            if not taken:
                return None
            cell.use([word, *taken])
            return re.sub(r"^/ ?", "per ", cell.quote([word, *taken]))  # "per household"
        if word.type in {"DUE", "OF"}:
            return None
    return None


def unit_from_title(title: str) -> str | None:
    """The unit a title gives to a bare number: a rate, a share, money, or time.

    A title of two components ("Number and percentage of ...") gives none.
    """
    if not title or _NUMBER_AND_SHARE.search(title):
        return None
    rate = _RATE_TITLE.search(title)
    if rate:
        return rate_unit(rate[0])
    if _SHARE_TITLE.search(title):
        return "%"
    time = _TIME_TITLE.search(title)
    if time:
        return time[1].lower()
    if _MONEY_TITLE.search(title):
        return None if _IN_THOUSANDS.search(title) else "GBP"
    homes = _HOMES_TITLE.search(title)
    return homes[1].lower() if homes else None
