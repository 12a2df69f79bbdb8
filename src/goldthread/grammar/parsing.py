"""One line of ``goldthread parse``: a text in, its reading out, as JSON objects."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from goldthread.framework.model import Polarity
from goldthread.framework.rules.json_form import rule_to_json
from goldthread.framework.rules.rule import Rule
from goldthread.grammar.deadlines import read_deadline
from goldthread.grammar.frequencies import read_frequency
from goldthread.grammar.polarity import read_polarity
from goldthread.grammar.reading import Context, Reading
from goldthread.grammar.targets import read_target
from goldthread.grammar.values import read_value

PARSED: dict[str, Callable[..., Reading[Any]]] = {
    "targets": read_target,
    "values": read_value,
    "deadlines": read_deadline,
    "frequencies": read_frequency,
}


# Cells repeat ("Quarterly", "90%"), and a reading never changes; long texts are not kept.
_SHORT = 200


@lru_cache(maxsize=4096)
def _read_once(what: str, text: str, context: Context) -> Reading[Rule]:
    return PARSED[what](text, context=context)


class LineError(ValueError):
    """A line given to ``parse`` is not what it takes; the message says what is wrong."""


def parse_line(what: str, line: Mapping[str, Any]) -> dict[str, Any]:
    """The reading of one line, in the published form, with its ``span`` in the text.

    ``what`` is ``targets``, ``values``, ``deadlines`` or ``frequencies``. The line has a
    ``text`` and may have a ``title``, a ``polarity`` (``up``, ``↓``, "Good is high" ...), a
    ``year`` (2020, "2020/21") and a ``year_start_month``. ``not_understood`` lists the
    stretches left out of the reading as ``{"start", "end", "text"}``.

    Raises ``LineError`` where the line itself is wrong, never for what its text says.

    >>> parse_line("targets", {"text": "At least 75%"})
    {'kind': 'at_least', 'value': 75, 'unit': '%', 'span': [0, 12]}
    """
    if what not in PARSED:
        raise LineError(f"Nothing here reads {what!r}; it reads {', '.join(PARSED)}.")
    text = line.get("text")
    if text is None:
        text = ""
    if not isinstance(text, str):
        raise LineError(f"text must be words in quotes, not {text!r}.")
    context = _context(line)
    if len(text) <= _SHORT:
        reading = _read_once(what, text, context)
    else:
        reading = PARSED[what](text, context=context)
    answer = rule_to_json(reading.rule) | {"span": [reading.span.start, reading.span.end]}
    if reading.not_understood:
        answer["not_understood"] = [
            {"start": span.start, "end": span.end, "text": text[span.start : span.end]}
            for span in reading.not_understood
        ]
    return answer


def _context(line: Mapping[str, Any]) -> Context:
    title, polarity, starts = (
        line.get("title"),
        line.get("polarity"),
        line.get("year_start_month", 4),
    )
    if title is not None and not isinstance(title, str):
        raise LineError(f"title must be words in quotes, not {title!r}.")
    if polarity is not None and not isinstance(polarity, str):
        raise LineError(f"polarity must be words in quotes, not {polarity!r}.")
    if not isinstance(starts, int) or not 1 <= starts <= 12:
        raise LineError(f"year_start_month must be a month from 1 to 12, not {starts!r}.")
    return Context(
        title=title,
        polarity=_polarity(polarity),
        year=_year(line.get("year")),
        year_start_month=starts,
    )


def _polarity(said: str | None) -> Polarity | None:
    if said is None:
        return None
    known = {str(one): one for one in Polarity}
    return known.get(said.strip().lower().replace(" ", "_")) or read_polarity(said)


def _year(said: object) -> int | None:
    """The calendar year in which the document's first year begins: 2020 of "2020/21"."""
    if said is None or said == "":
        return None
    found = re.search(r"\b(?:19|20|21)\d\d(?!\d)", str(said))
    if not found:
        raise LineError(f"year must hold a year such as 2020 or 2020/21, not {said!r}.")
    return int(found[0])
