"""What the first lines of a document say of itself: its title, its authority and its years."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePath

from goldthread.documents.blocks import Document
from goldthread.documents.understanding.authorities import authority_named, is_authority
from goldthread.documents.understanding.events import Event, JoinedTable, Prose, Title
from goldthread.documents.understanding.headers import Kind
from goldthread.documents.understanding.titles import (
    is_sentence,
    label_of,
    note_in,
    role_heading,
)
from goldthread.documents.understanding.year_columns import start_of

_FINANCIAL = r"20\d\d\s*[/–-]\s*(?:20)?\d\d"
_YEARS = re.compile(
    rf"{_FINANCIAL}\s*(?:[–-]|to)\s*{_FINANCIAL}(?!\d)"
    r"|20\d\d\s*(?:[/–-]|to)\s*(?:20)?\d\d(?!\d)|(?<!\d)20\d\d(?!\d)",
    re.I,
)
_YEARS_IN_NAME = re.compile(r"(?<!\d)(20\d\d)(?:\s(?:to\s)?((?:20)?\d\d))?(?!\d)")
_SPAN_IN_NAME = re.compile(r"(?<!\d)(20\d\d)\s(\d\d)\s(?:to\s)?(20\d\d)\s(\d\d)(?!\d)", re.I)
_NO_TITLE = re.compile(r"(?:annex|appendix|introduction|contents|foreword|agenda item)\b.*", re.I)
_NAMES_A_DOCUMENT = re.compile(
    r"\b(?:plans?|frameworks?|strateg(?:y|ies)|reports?|scorecards?|dashboards?|dictionary|charter|agreement|compact"
    r"|statement of (?:service )?performance|indicators|measures|targets|outcomes|kpis|performance)\b",
    re.I,
)
_DATED = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\s+20\d\d|\bversion\b|\bdraft\s+v?\d",
    re.I,
)
_A_PERIOD = re.compile(
    r"quarter|month|year|period|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|end|the\b", re.I
)
_LONGEST_TITLE = 120
# "Appendix B – Performance indicators": what stands behind it is a title where there is no other.
_APPENDIX = re.compile(r"(?:annexe?|appendix)\s*\w{0,3}\s*[:.–—-]\s*(\S.*)", re.I)


@dataclass(frozen=True, slots=True)
class About:
    """A document's title, the authority it names as its own, and the years it is for."""

    title: str
    authority: str | None = None
    edition: str | None = None


def about(document: Document, events: list[Event], places: Container[int]) -> About:
    """What the document says of itself before its first place and table, else in its file's name.

    ``places`` are the positions of the events that are places of the tree. The authority is
    told only where a line there, the title among them, names one and no line names another.
    """
    opening = _opening(events, places)
    title = _title(document, opening)
    lines = [document.title or "", *document.running, *(event.text for event in opening)]
    edition = _edition(title, document, opening) or _years_of_targets(events)
    return About(title, authority_named(line for line in lines if line), edition)


def _opening(events: list[Event], places: Container[int]) -> list[Title | Prose]:
    """The lines before the first place and the first table."""
    opening: list[Title | Prose] = []
    for at, event in enumerate(events):
        if at in places or isinstance(event, JoinedTable):
            break
        opening.append(event)
    return opening


def _title(document: Document, opening: list[Title | Prose]) -> str:
    """The title: as the file marks it, as its first heading or first line says, or its name.

    The name of the council alone is no title where another line is one.
    """
    marked = _without_its_owner((document.title or "").strip())
    # A title page may begin with whose document it is.
    first = next((one for one in opening if not is_authority(one.text)), None)
    named = [one for one in opening if _may_be_title(one, first=one is first)]
    told = [one for one in named if _names_a_document(one.text)]
    # One word, such as "LOIP", only stands for the heading that says it in full.
    is_short = len(marked.split()) == 1 and any(isinstance(one, Title) for one in told)
    if marked and not is_authority(marked) and not is_short:
        return marked
    if document.format == "excel":
        for line in document.running:
            # What stands at the head of every sheet names them all.
            if not is_authority(line) and _names_a_document(line):
                return line
        # Other titles of a workbook are the names of its sheets, or of what stands on one sheet.
        named, told = [], [one for one in told if _is_of_the_workbook(one, document)]
    headings = [one for one in named if isinstance(one, Title)]
    for found in (told, headings, [one for one in named if one is first]):
        if found:
            return found[0].text
    matches = (_APPENDIX.fullmatch(one.text) for one in opening)
    of_appendix = [match[1] for match in matches if match]
    return next(
        (words for words in of_appendix if _names_a_document(words)),
        marked or named_by_file(document.name)[0],
    )


def _without_its_owner(marked: str) -> str:
    """A web page's title without the name of its council, which many put behind every one."""
    parts = re.split(r"\s+[|–—-]\s+", marked)
    own = [part for part in parts if not is_authority(part)]
    return marked if len(own) != 1 or len(parts) == 1 else own[0]


def _is_of_the_workbook(event: Title | Prose, document: Document) -> bool:
    """Whether a line names the workbook and not the sheet it stands on."""
    sheets = {cell.rpartition("!")[0] for block in document.blocks for cell in block.source.cells}
    if len(sheets) < 2:
        return True
    is_sheet_name = isinstance(event, Title) and event.level == 1
    return not is_sheet_name and bool(_YEARS.search(event.text))


def _names_a_document(text: str) -> bool:
    """Whether a line calls itself a plan or the like, or gives a name its years."""
    without = _YEARS.sub("", text)
    named = [word for word in re.findall(r"[^\W\d_]{3,}", without) if not _A_PERIOD.match(word)]
    return bool(_NAMES_A_DOCUMENT.search(text)) or (without != text and len(named) > 1)


def _may_be_title(event: Title | Prose, *, first: bool) -> bool:
    text = event.text
    if (
        _NO_TITLE.fullmatch(label_of(text).words)
        or re.match(r"vision\b", text, re.I)
        or is_authority(text)
    ):
        return False
    # "Performance indicators" heads a list, unless it is the very first line.
    if role_heading(text) is not None and not first:
        return False
    if isinstance(event, Title):
        return True
    return (
        event.number is None
        and len(text) <= _LONGEST_TITLE
        and text[:1].isalnum()
        and not text[:1].islower()
        and not re.search(r"[.:;,?!]$", text)
        and not is_sentence(text)
        and note_in(text) is None
        and not _DATED.search(text)
    )


def named_by_file(name: str) -> tuple[str, str | None]:
    """The title and the years a file's name gives ("single-plan-2020-22.xlsx")."""
    words = re.sub(r"[-_\s]+", " ", PurePath(name).stem).strip()
    span = _SPAN_IN_NAME.search(words)
    found = span or _YEARS_IN_NAME.search(words)
    if span:
        years: str | None = f"{span[1]}/{span[2]} to {span[3]}/{span[4]}"
    else:
        years = f"{found[1]}-{found[2]}" if found and found[2] else (found[1] if found else None)
    if found:
        words = f"{words[: found.start()]} {words[found.end() :]}"
    return re.sub(r"\s+", " ", words).strip().capitalize() or "Untitled framework", years


def _years_of_targets(events: list[Event]) -> str | None:
    """The years that the headings of the targets name, where nothing else says what years it is for.

    Of several years, the first to the last. A month ("Target by March 2026") names no year, and
    one far after the last year that has figures ("2023/24", then "Target 2029/30") is where a
    plan ends and says nothing of when it begins.
    """
    columns = [
        column
        for event in events
        if isinstance(event, JoinedTable) and event.header is not None
        for column in event.header.columns
        if column.year
    ]
    named = {column.year for column in columns if column.kind is Kind.TARGET}
    years = sorted({re.sub(r"\s+", "", year) for year in named if year and year[:1].isdecimal()})
    if not years or len(years) < len(named) or len({len(year) for year in years}) > 1:
        return None
    first = start_of(years[0])
    before = [start for one in columns if (start := start_of(one.year)) and first and start < first]
    if not first or (before and max(before) < first - 1) or (not before and "/" not in years[0]):
        return None
    return years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _edition(title: str, document: Document, opening: list[Title | Prose]) -> str | None:
    """The years the document's title, or a short line before its first place, names."""
    heads = document.running if document.format == "excel" else ()
    for text in (title, *heads, *(one.text for one in opening if len(one.text) < _LONGEST_TITLE)):
        found = _YEARS.search(text)
        if found:
            return re.sub(r"\s+", " ", found[0])
    return named_by_file(document.name)[1]
