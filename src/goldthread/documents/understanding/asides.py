"""Tables that are no part of a framework: contents, legends, glossaries, contacts, versions, risks."""

from __future__ import annotations

import re

from goldthread.documents.blocks import Row
from goldthread.documents.understanding.cleaning import plain
from goldthread.documents.understanding.headers import Kind, kind_of_heading, kind_of_whole_heading

# One of these among the headings says what the whole table is about.
_TELLS = re.compile(
    r"page(?: no\.?| number)?|sheet(?: name)?|tab(?: name)?|worksheet|colou?r|symbol|term|acronym|abbreviation|e-?mail(?: address)?|telephone(?: number)?|phone"
    r"|tel|contact(?: details| number)?|version(?: no\.?| number)?|signature|signed|signed by|likelihood|inherent risk"
    r"|residual risk|risk score|risk rating|job title|meeting|committee date"
    r"|.*\bbudget\b.*|.*£\s*(?:000|k|m|million)s?\b.*|.*\bexpenditure\b.*|net cost",
    re.I,
)
_OF_MONEY = re.compile(r"budget|£|expenditure|net cost", re.I)
_OF_RISK = re.compile(r"likelihood|risk", re.I)
_LONGEST_HEADING = 40


def heads_an_aside(row: Row) -> bool:
    """Whether a row heads a table that holds no measures and nothing to be done.

    It needs a heading that only such tables have ("Page", "Colour", "Likelihood", "Signature"),
    beside another, and none that names a measure or a deliverable. A table of risks may say
    what is done about each.
    """
    texts = [plain(text) for text in row.texts if text.strip()]
    if len(texts) < 2 or any(len(text) > _LONGEST_HEADING for text in texts):
        return False
    telling = [text for text in texts if _TELLS.fullmatch(text.strip(" .:"))]
    if not telling or any(re.search(r"\d", text) and not _OF_MONEY.search(text) for text in texts):
        return False
    kinds = [kind_of_heading(text)[0] for text in texts]
    whole = [kind_of_whole_heading(text) for text in texts]
    if any(_OF_RISK.search(text) for text in telling):
        return Kind.MEASURE not in whole
    if all(_OF_MONEY.search(text) for text in telling):
        return not {Kind.MEASURE, Kind.DELIVERABLE, Kind.BASELINE, Kind.DEADLINE} & set(kinds)
    return not {Kind.MEASURE, Kind.DELIVERABLE} & set(whole) and Kind.TARGET not in kinds


def told(header: Row, row: Row) -> str:
    """A row of such a table as one line: "Colour: Green; Meaning: on target"."""
    said: list[str] = []
    for position, cell in enumerate(row.cells):
        text = plain(cell.text)
        if not text:
            continue
        heading = plain(header.cells[position].text) if position < len(header.cells) else ""
        said.append(f"{heading}: {text}" if heading else text)
    return "; ".join(said)
