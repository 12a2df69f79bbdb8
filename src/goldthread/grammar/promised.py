"""A measure that says of itself that it is still to come: "to be in place by September 2017"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldthread.framework.promises import Lacking, Promise
from goldthread.framework.rules.schedule import DueBy, RelativeDate, Window
from goldthread.grammar.deadlines import read_deadline
from goldthread.grammar.reading import NOTHING_KNOWN, Context

_STILL_TO_COME = re.compile(
    r"""\b(?:
        placeholders?
      | t\.?b\.?[acd]\b
      | (?:to|will|shall)\ be\ (?:developed|agreed|confirmed|defined|determined|decided|designed
          |revised|set|introduced|launched|established|available|in\ place)(?:\ and\ \w+)?
      | (?:are|is)\ being\ (?:developed|designed|revised|reviewed)
      | under\ development | in\ development | not\ yet\ (?:available|developed|in\ place)
      | new\ (?:survey|measure|indicator|metric|question)s?\ (?:in|by|from|planned|expected)
      )\b""",
    re.I | re.X,
)
_END_OF_A_THOUGHT = re.compile(r"[.;)\]\n](?:\s|$)|$")


@dataclass(frozen=True, slots=True)
class StillToCome:
    """The words of a text that promise something, and the promise that they make."""

    words: str
    promise: Promise


def still_to_come(text: str, *, context: Context = NOTHING_KNOWN) -> StillToCome | None:
    """What a text says of itself is still to come; ``None`` where it says no such thing.

    The date is read from the words that follow in the same sentence or bracket. Words that are
    no date and no event are kept and promise no day: a wrong one would be worse.

    >>> still_to_come("Views of carers (new survey in Spring 2018)").promise.by
    datetime.date(2018, 5, 31)
    """
    found = _STILL_TO_COME.search(text)
    if found is None:
        return None
    end = _END_OF_A_THOUGHT.search(text, found.end())
    rest = text[found.end() : end.start() if end else len(text)].strip(" :–-")
    words = f"{found[0]} {rest}".strip()
    if found[0].split()[-1].lower() in ("in", "by", "from"):
        rest = f"{found[0].split()[-1]} {rest}"
    rule = read_deadline(rest, context=context).rule if rest else None
    promise = Promise(Lacking.MEASURE)
    if isinstance(rule, DueBy):
        promise = Promise(Lacking.MEASURE, rule.by.day, "", rule.who or "")
    elif isinstance(rule, Window) and not rule.open_ended:
        promise = Promise(Lacking.MEASURE, rule.last)
    elif isinstance(rule, RelativeDate) and rule.after:
        promise = Promise(Lacking.MEASURE, None, rule.after)
    return StillToCome(words, promise)
