"""The last word on what each column holds, from the company it keeps in its table."""

from __future__ import annotations

import re

from goldthread.documents.understanding.events import JoinedTable
from goldthread.documents.understanding.headers import (
    NODE_COLUMNS,
    Column,
    Header,
    Kind,
    replaced,
)
from goldthread.documents.understanding.likeness import looks_like_measure
from goldthread.documents.understanding.year_columns import kind_of_year, with_past_years
from goldthread.grammar import read_polarity

_PEOPLE = (Kind.LEAD_MEMBER, Kind.LEAD_OFFICER, Kind.OWNER)
_ONLY_OF_MEASURES = (Kind.BASELINE, Kind.DIRECTION, Kind.OWNERSHIP, Kind.PARTNERS, Kind.FREQUENCY)
_ONLY_OF_WORK = (Kind.DEADLINE, Kind.MILESTONE, Kind.PROGRAMME)
_RANKING = re.compile(
    r"high|medium|low|\d{1,2}|[a-c]|red|amber|green|urgent|must|should|could", re.I
)

_BRACKETED = re.compile(r"\s*\([^()]*\)")
_LEADS = re.compile(r"\blead\b", re.I)
_MOVEMENT = re.compile(
    r"travel|\bdot\b|(?<!wanted )(?<!desired )trend(?! (?:wanted|required|sought))|arrow", re.I
)
_ARROWS = re.compile(r"[\W\s]+")
_JUDGED = re.compile(r"\brag\b|\bstatus\b|\brating\b|against target|on target|on track", re.I)
_AIM = re.compile(r"^(?:our )?aims?\b(?!.*\b(?:up|down|high|low|maximise)\b)", re.I)
_ASKS_FOR_WORDS = re.compile(r"looks? like", re.I)
_PART_OF_A_YEAR = re.compile(r"\bq(?:tr|uarter)?(?:ly)?\s*[1-4]?\b|\bquarter\w*|\bmonth\w*", re.I)
_SUCCESS = re.compile(r"success|\bknow\b|evidence|achieve|criteria|looks? like|\bmeasured?\b", re.I)
_NAMES_MEASURES = re.compile(r"measure|indicator|metric|\bkpi", re.I)
# Where a measure stands, in a table that says no more of the past than this.
_NOW = re.compile(
    r"(?:(?:our|the)\s+)?(?:current|latest|present|last|most recent|previous|prior)(?:\s+(?:available|known|published|reported))?"
    r"(?:\s+(?:position|level|figure|value|data|result|performance|rate|year|period|score))?",
    re.I,
)
# What went before is no newest result, whatever the table reports beside it.
_THE_YEAR_BEFORE = re.compile(r"(?:last|previous|prior) year", re.I)
_GREEN = re.compile(r"green(?: (?:value|threshold|target|level|figure|is))?", re.I)
_NOT_GREEN = re.compile(r"(?:amber|red)(?: (?:value|threshold|trigger|level|figure|is))?", re.I)
_HOW_IT_GOES = re.compile(
    r"rag\b|\bstatus|\brating|on track|\btrend|variance|progress|\bactual|out-?turn|\bytd\b|year to date|forecast|\bq[1-4]\b"
    r"|\bquarter|\bmonth\b|\bupdate|against target|\bcomment",
    re.I,
)
_WORDS_OF_A_DIRECTION = 4
_ACHIEVED = re.compile(
    r"^\d[\d,]*\s+[a-z]|\b(?:in place|open|live|ready|complete|done|met|held|made|built|sold|begun|written|given|taken|set up|put in|underway"
    r"|in operation|on site|\w+(?:ed|en))\b",
    re.I,
)


def settled(
    table: JoinedTable, header: Header, *, has_place: bool, begins: int | None = None
) -> Header:
    """The header with every column given the one meaning it can have in this table.

    ``has_place`` says that the table already stands somewhere in the tree, which makes a
    column headed "Theme" the document's own grouping inside the table and not a place.
    ``begins`` is the year in which the document's own first year begins, where it names one.
    """
    header = with_past_years(table, header, begins)
    header = _with_success_described(table, _with_a_baseline_now(_with_green_as_target(header)))
    taken: set[Kind] = set()
    columns: list[Column] = []
    for column in header.columns:
        kind = _settled_kind(column, table, header, taken, has_place=has_place)
        taken.add(kind)
        columns.append(Column(column.index, kind, column.heading, column.year))
    return Header(tuple(columns), header.width)


def _settled_kind(
    column: Column, table: JoinedTable, header: Header, taken: set[Kind], *, has_place: bool
) -> Kind:
    kind = column.kind
    of_measures, of_work = header.has(Kind.MEASURE), header.has(Kind.DELIVERABLE)
    if kind in NODE_COLUMNS:
        return _place_column(column, table, header, taken, has_place=has_place)
    if kind in (Kind.MEASURE, Kind.DELIVERABLE) and kind in taken:
        return _free(Kind.RATIONALE if kind is Kind.MEASURE else Kind.DESCRIPTION, header, taken)
    if kind in (Kind.NAME, Kind.SECTION) or _is_said_better_by_another(column, header):
        return Kind.KEPT
    if kind is Kind.DIRECTION and (
        not _says_a_direction(column, table) or _says_a_movement(column, table, header)
    ):
        return Kind.KEPT
    if of_measures and kind in (Kind.BASELINE_YEAR, Kind.TARGET_YEAR):
        return kind_of_year(column, table, header)
    if of_measures and not of_work:
        if kind is Kind.DEADLINE:
            return kind_of_year(column, table, header)
        if kind is Kind.DESCRIPTION:
            return _free(Kind.RATIONALE, header, taken)
        if kind in _ONLY_OF_WORK:
            return Kind.KEPT
    if of_work and not of_measures:
        return _kind_in_work(column, table, header, taken)
    return kind


def _with_success_described(table: JoinedTable, header: Header) -> Header:
    """The header with "Success measure" as what an action should bring about, where its cells say so.

    "Plan adopted by Full Council" describes the action that it stands beside; nobody can
    collect a figure for it. A table that gives such a column a target, a baseline or a
    frequency means measures by it, and so does one whose cells are names of measures.
    """
    column = header.first(Kind.MEASURE)
    if (
        column is None
        or not header.has(Kind.DELIVERABLE)
        or not header.has(*_ONLY_OF_WORK, *_PEOPLE)
        or header.has(Kind.TARGET, Kind.BASELINE, Kind.FREQUENCY, Kind.OWNERSHIP)
        or not _SUCCESS.search(column.heading)
    ):
        return header
    texts = [text for text in table.texts_at(column.index) if text]
    named = sum(looks_like_measure(text) for text in texts)
    achieved = sum(bool(_ACHIEVED.search(text)) and not looks_like_measure(text) for text in texts)
    enough = len(texts) / 2 if _NAMES_MEASURES.search(column.heading) else named
    if achieved < max(enough, named):
        return header
    kind = Kind.KEPT if header.has(Kind.DESCRIPTION) else Kind.DESCRIPTION
    return replaced(header, column, kind)


def _with_a_baseline_now(header: Header) -> Header:
    """The header with "Current position" as the baseline, where it can be nothing else.

    It stands beside a target, alone in telling a figure, and in no table that reports how
    things go: there it would be the newest result, unless it is the year before's.
    """
    if header.has(Kind.BASELINE) or not header.has(Kind.MEASURE) or not header.has(Kind.TARGET):
        return header
    kept = header.all(Kind.KEPT)
    now = [c for c in kept if _NOW.fullmatch(_BRACKETED.sub("", c.heading).strip(" .:?"))]
    before = [c for c in now if _THE_YEAR_BEFORE.fullmatch(c.heading.strip(" .:?"))]
    if len(before) == 1 and not any(c.year for c in kept):
        return replaced(header, before[0], Kind.BASELINE)
    if len(now) != 1 or any(
        _HOW_IT_GOES.search(c.heading) or c.year for c in kept if c is not now[0]
    ):
        return header
    return replaced(header, now[0], Kind.BASELINE)


def _with_green_as_target(header: Header) -> Header:
    """The header with "Green" as the target, where figures for amber or red stand beside it and no target."""
    if not header.has(Kind.MEASURE) or header.has(Kind.TARGET):
        return header
    kept = header.all(Kind.KEPT)
    green = [one for one in kept if _GREEN.fullmatch(one.heading.strip(" .:"))]
    others = [one for one in kept if _NOT_GREEN.fullmatch(one.heading.strip(" .:"))]
    return replaced(header, green[0], Kind.TARGET) if len(green) == 1 and others else header


def _is_said_better_by_another(column: Column, header: Header) -> bool:
    """Whether a column says how things go, beside one of its kind that says what is wanted.

    "Direction of travel" beside "Good is" is how the figure moved, and "Aim" what the measure
    is for; "Q1 target" beside "Annual target" is a step on the way to it.
    """
    others = [one for one in header.all(column.kind) if one.index != column.index]
    if column.kind is Kind.DIRECTION:
        better = [one for one in others if not _MOVEMENT.search(one.heading)]
        if _AIM.search(column.heading):
            return any(not _AIM.search(one.heading) for one in better)
        return bool(_MOVEMENT.search(column.heading) and better)
    if column.kind is Kind.TARGET:
        return bool(_PART_OF_A_YEAR.search(column.heading)) and any(
            not _PART_OF_A_YEAR.search(one.heading) for one in others
        )
    return False


def _says_a_direction(column: Column, table: JoinedTable) -> bool:
    """Whether "What good looks like" is answered by a direction, and not by a sentence."""
    if not _ASKS_FOR_WORDS.search(column.heading):
        return True
    texts = [text for text in table.texts_at(column.index) if text]
    told = [text for text in texts if read_polarity(text) is not None]
    # "No preference" among directions is no sentence.
    return len(told) * 2 > len(texts) and all(
        len(text.split()) <= _WORDS_OF_A_DIRECTION for text in texts
    )


def _says_a_movement(column: Column, table: JoinedTable, header: Header) -> bool:
    """Whether arrows under "Direction of travel" say how figures moved, not where they should go.

    They do in a table that reports how things go against their targets.
    """
    if not _MOVEMENT.search(column.heading) or not header.has(Kind.TARGET):
        return False
    texts = [text for text in table.texts_at(column.index) if text]
    arrows = all(_ARROWS.fullmatch(text) for text in texts)
    return arrows and any(_JUDGED.search(one.heading) for one in header.all(Kind.KEPT))


def _kind_in_work(column: Column, table: JoinedTable, header: Header, taken: set[Kind]) -> Kind:
    kind = column.kind
    if kind is Kind.RATIONALE or (kind is Kind.DIRECTION and "aim" in column.heading.casefold()):
        return _free(Kind.DESCRIPTION, header, taken)
    if not header.has(*_PEOPLE) and (
        kind is Kind.SERVICE or (kind is Kind.PARTNERS and _LEADS.search(column.heading))
    ):
        return Kind.OWNER
    if (
        kind in (Kind.TARGET, Kind.TARGET_YEAR)
        and not header.has(Kind.DEADLINE, Kind.MILESTONE)
        and _holds_dates(column, table)
    ):
        return Kind.DEADLINE
    if kind in _ONLY_OF_MEASURES or kind in (
        Kind.TARGET,
        Kind.TARGET_YEAR,
        Kind.BASELINE_YEAR,
        Kind.SERVICE,
    ):
        return Kind.KEPT
    return kind


def _free(kind: Kind, header: Header, taken: set[Kind]) -> Kind:
    return Kind.KEPT if kind in taken or header.has(kind) else kind


def _place_column(
    column: Column, table: JoinedTable, header: Header, taken: set[Kind], *, has_place: bool
) -> Kind:
    named = [c.index for c in header.columns if c.kind in (Kind.MEASURE, Kind.DELIVERABLE)]
    if named and column.index > min(named):
        # What stands after the name of an action is what comes of it, not where it belongs.
        of_work = header.has(Kind.DELIVERABLE) and not header.has(Kind.MEASURE)
        if column.kind is Kind.OUTCOME:
            return _free(Kind.DESCRIPTION, header, taken) if of_work else Kind.KEPT
        # The "Corporate priority" that a row of a chapter serves is no chapter of its own.
        if of_work and has_place and column.kind is not Kind.THEME:
            return Kind.KEPT
    texts = [text for text in table.texts_at(column.index) if text]
    if column.kind is Kind.PRIORITY and texts and all(_RANKING.fullmatch(text) for text in texts):
        return Kind.KEPT
    if column.kind is Kind.THEME and has_place and not header.has(Kind.PRIORITY, Kind.OUTCOME):
        return Kind.TOPIC if not header.has(Kind.TOPIC) else Kind.KEPT
    return column.kind


def _holds_dates(column: Column, table: JoinedTable) -> bool:
    texts = [text for text in table.texts_at(column.index) if text]
    dated = [text for text in texts if re.search(r"\b20\d\d\b|\bQ[1-4]\b|ongoing", text, re.I)]
    return bool(texts) and len(dated) * 2 >= len(texts)
