"""Columns about years: past years before the target, and the year that a figure or target is for."""

from __future__ import annotations

import re

from goldthread.documents.understanding.events import JoinedTable
from goldthread.documents.understanding.headers import Column, Header, Kind, replaced
from goldthread.documents.understanding.lines import Line
from goldthread.documents.understanding.milestones import is_bare_date, is_nothing
from goldthread.grammar import read_polarity

# "2023/24", "2023/24 value": a year that says no more of its figures than that they are some.
_ONLY_A_FIGURE = re.compile(
    r"[\s()-]*(?:value|figure|level|data|position|rate|score|outturn)?[\s()-]*", re.I
)
_ONE_YEAR = re.compile(
    r"(?P<first>(?:20)?\d\d)(?:\s*[/–-]\s*(?P<last>(?:20)?\d\d))?|fy\s*(?P<fy>20\d\d)", re.I
)
_SAYS_BASELINE = re.compile(r"baseline|b/line|base\b|start|where", re.I)
_REPORTS = re.compile(
    r"\brag\b|\bstatus|\brating|on track|variance|progress|\bactual|\bytd\b|year to date|forecast|\bq[1-4]\b|\bquarter"
    r"|\bmonth\b|against target",
    re.I,
)
_WHEN_TO_BE_MET = re.compile(
    r"\bby\b|\btarget|\bachiev|\bmet\b|\bdeadline|\btime(?:scale|frame)", re.I
)
_TIES = re.compile(r"^(?:by|in|for)\s+", re.I)
_NAMES_A_YEAR = re.compile(r"20\d\d|\d\d\s*[/-]\s*\d\d")
_WORDS_OF_A_FIGURE = 4
_NOT_YET = re.compile(r"new\b.*|tb[ac]|not (?:available|known|collected|measured)|no data", re.I)


def with_past_years(table: JoinedTable, header: Header, begins: int | None) -> Header:
    """The header with the years before the target as the baseline, where they can be nothing else.

    Where one target column has no year, the past years stand left of it in a table that does
    not report how things go. A bare year of the framework's own (``begins`` is the first) may
    be a step on the way and stays as it is, unless each target has its own column.
    """
    targets = header.all(Kind.TARGET)
    baselines = header.all(Kind.BASELINE)
    if (
        not header.has(Kind.MEASURE)
        or not targets
        or any(_SAYS_BASELINE.search(one.heading) or not one.year for one in baselines)
    ):
        return header
    for column in header.all(Kind.KEPT):
        if _is_past(column, targets, header, begins) and _holds_figures(column, table):
            header = replaced(header, column, Kind.BASELINE)
    return header


def _is_past(
    column: Column, targets: tuple[Column, ...], header: Header, begins: int | None
) -> bool:
    years = _years_of(column)
    if years is None:
        return False
    first, after = years
    rest = column.heading.casefold().replace((column.year or "").casefold(), " ")
    if not _ONLY_A_FIGURE.fullmatch(rest):
        return False
    if any(column.index > target.index for target in targets):
        return False
    starts = [start_of(target.year) for target in targets if target.year]
    if len(starts) < len(targets):
        reported = any(_REPORTS.search(one.heading) for one in header.all(Kind.KEPT))
        if starts or len(targets) > 1 or reported:
            return False
    elif any(start is None or after > start for start in starts):
        return False
    own = begins is not None and first >= begins
    return not own or bool(rest.strip(" ()-")) or len(starts) > 1


def _years_of(column: Column) -> tuple[int, int] | None:
    """The year a column's single year begins in, and the one in which the next begins."""
    found = _ONE_YEAR.fullmatch((column.year or "").strip())
    if found is None or found["fy"]:
        return None
    first = _full(found["first"])
    if found["last"] and _full(found["last"]) != first + 1:
        return None
    return first, first + 1


def start_of(year: str | None) -> int | None:
    """The year in which a target's year, or the year of its month, begins."""
    found = re.search(r"20\d\d|\d\d(?=\s*[/–-])", year or "")
    if found is None:
        return None
    of_a_spring = bool(re.match(r"(?:jan|feb|mar)", year or "", re.I))
    return _full(found[0]) - of_a_spring


def _full(year: str) -> int:
    return int(year) if len(year) == 4 else 2000 + int(year)


def _holds_figures(column: Column, table: JoinedTable) -> bool:
    """Whether a column's cells are figures, some of them perhaps not known."""
    texts = [text for text in table.texts_at(column.index) if not is_nothing(text)]
    said = [text for text in texts if not _NOT_YET.fullmatch(text)]
    return bool(said) and all(
        re.search(r"\d", text) and len(text.split()) <= _WORDS_OF_A_FIGURE for text in said
    )


def latest_figure(line: Line, columns: tuple[Column, ...]) -> Column | None:
    """The column of the latest year in which a line has a figure; ``None`` where one has no year."""
    years = {column.index: _years_of(column) for column in columns}
    known = {index: year for index, year in years.items() if year is not None}
    if len(known) < len(columns):
        return None
    filled = [column for column in columns if re.search(r"\d", line.at(column).text)]
    return max(filled, key=lambda column: known[column.index], default=None)


def kind_of_year(column: Column, table: JoinedTable, header: Header) -> Kind:
    """What "Baseline year", "Target year" or, of a measure, "By when" holds in this table.

    It is joined to the one column of figures it belongs to; where there is none, and it holds
    no dates, it is that column itself.
    """
    of_baseline = column.kind is Kind.BASELINE_YEAR
    figures = header.all(Kind.BASELINE if of_baseline else Kind.TARGET)
    texts = [text for text in table.texts_at(column.index) if not is_nothing(text)]
    dated = all(is_bare_date(text) and _NAMES_A_YEAR.search(text) for text in texts)
    if column.kind is Kind.DEADLINE:
        alone = len(header.all(Kind.DEADLINE)) == 1 and not header.has(Kind.TARGET_YEAR)
        if not alone or not _WHEN_TO_BE_MET.search(column.heading):
            return Kind.KEPT
    elif not figures and texts and not dated:
        return Kind.BASELINE if of_baseline else Kind.TARGET
    if len(figures) != 1 or figures[0].year or not texts or not dated:
        return Kind.KEPT
    return Kind.BASELINE_YEAR if of_baseline else Kind.TARGET_YEAR


def with_its_year(text: str | None, year: str | None, *, of_baseline: bool) -> str | None:
    """A figure or target with the year that stands in its own column beside it.

    "320" and "2023/24" are "320 (2023/24)"; "5%" and "March 2026" are "5% by March 2026". A
    text that has a year of its own, or only says that nothing is set yet, is left as it is.
    """
    if not text or not year or is_nothing(year) or _NAMES_A_YEAR.search(text):
        return text
    if of_baseline:
        return f"{text} ({year})" if re.search(r"\d", text) else text
    if not re.search(r"\d", text) and read_polarity(text) is None:
        return text
    return f"{text} by {_TIES.sub('', year)}"


def is_left_apart(line: Line, column: Column, header: Header) -> bool:
    """Whether the year in a column of years was not joined to the figure it stands beside."""
    of_baseline = column.kind is Kind.BASELINE_YEAR
    figure = header.first(Kind.BASELINE if of_baseline else Kind.TARGET)
    text, year = line.at(figure).text, line.at(column).text
    joined = with_its_year(text, year, of_baseline=of_baseline) != text
    return not (joined or year.casefold() in text.casefold())
