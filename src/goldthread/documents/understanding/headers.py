"""Which column is which: the words councils head their columns with, in any order and case."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import zip_longest

from rapidfuzz import fuzz, process

from goldthread.documents.blocks import Cell, Row
from goldthread.documents.understanding.cleaning import plain
from goldthread.framework import Source


class Kind(StrEnum):
    """What a column holds."""

    MEASURE = "measure"
    DELIVERABLE = "deliverable"
    DESCRIPTION = "description"
    RATIONALE = "rationale"
    TOPIC = "topic"
    SURVEY = "survey"
    BASELINE = "baseline"
    DIRECTION = "direction"
    TARGET = "target"
    FREQUENCY = "frequency"
    LEAD_MEMBER = "lead member"
    LEAD_OFFICER = "lead officer"
    OWNER = "owner"
    SERVICE = "service"
    OWNERSHIP = "ownership"
    PARTNERS = "partners"
    DEADLINE = "deadline"
    MILESTONE = "milestone"
    PROGRAMME = "programme"
    NUMBER = "number"
    PRIORITY = "priority"
    THEME = "theme"
    SUBTHEME = "subtheme"
    OUTCOME = "outcome"
    SECTION = "section"
    NAME = "name"
    KEPT = "kept"
    """Understood to be no part of a framework (a figure, a rating, a comment): kept as a note."""
    UNKNOWN = "unknown"


NODE_COLUMNS = (Kind.PRIORITY, Kind.THEME, Kind.SUBTHEME, Kind.OUTCOME)

_SYNONYMS: dict[Kind, str] = {
    Kind.MEASURE: """measure; measures; metric; metrics; indicator; indicators; kpi; kpis; pi; pis;
        proposed indicators; proposed indicator; performance indicator; performance indicators;
        performance measure; performance measures; key performance indicator; key indicator;
        key performance indicators; key measure; key measures; kpi name; kpi title; kpi description;
        indicator name; indicator title; indicator description; measure name; measure description;
        pi description; pi title; measure title; what will we measure; what do we measure;
        what are we measuring; what we will measure; what we measure; what is measured;
        how will we measure success; how we will measure success; how will we measure it;
        how will we measure this; how will success be measured; success measure; success measures;
        measure of success; measures of success; measures and targets; how will we know;
        how will we know we have succeeded; how we will know; progress measure; progress measures;
        what does success look like; what success looks like; what success will look like;
        outcome measure; outcome measures; outcome indicator; performance metric; headline measure;
        national indicator; local indicator; corporate indicator; indicators and measures;
        perception / engagement pis; perception pis; perception measure; survey question; question;
        what will we measure?; contextual measure; success criteria; evidence of success""",
    Kind.DELIVERABLE: """deliverable; deliverables; task; tasks; action; actions; activity; activities;
        key action; key actions; key deliverable; key deliverables; commitment; commitments; pledge;
        project; projects; initiative; initiatives; what will we do; what we will do; we will;
        what are we going to do; how we will get there; how will we get there; what we are doing;
        what are we doing; how we will do it; how will we do it; action required; actions required;
        delivery and implementation; improvement action; delivery action; planned action; actions and deliverables;
        specific action; what we are going to do; what we're going to do; what needs to be done;
        action / task; actions to be taken; action to be taken; key task; key tasks; workstream action;
        key projects; key project; what will be delivered; delivery""",
    Kind.DESCRIPTION: """description; description of activity; aims of the activity; aims; aim of the activity;
        key activity; key activities; details; detail; action detail; what this involves; scope;
        purpose; description of action; task description; action description; project description;
        aims and objectives; activity description; further detail; outputs; output""",
    Kind.RATIONALE: """what this will tell us; what does it tell us; what this measure/s will tell us;
        what will this tell us; what it tells us; what this tells us; what does this tell us;
        what this measure will tell us; what does this measure tell us; rationale; why; why is this important;
        why this is important; why it matters; why this matters; why we measure this; why do we measure this;
        definition; definitions; measure definition; indicator definition; reason for measure; relevance;
        why is it important; rationale for inclusion""",
    Kind.TOPIC: """topic; topics; issue; issues; area; focus area; area of focus; key area; category;
        workstream; work stream; heading; subject; area of activity; area of work; theme area; strand;
        grouping; group; domain; ambition area; key issue; area of performance""",
    Kind.SURVEY: "survey; surveys; survey name; source survey",
    Kind.BASELINE: """baseline; baselines; baseline figure; baseline value; baseline position; baseline data;
        where are we now; where we are now; current baseline; starting point; starting position; baseline (where known)""",
    Kind.DIRECTION: """dot; direction of travel; direction; good is; good; aim; aim to; polarity;
        desired direction; desired direction of travel; good performance; good performance is; better is;
        what is good; what good looks like; high or low; bigger or smaller is better; higher or lower is better;
        high/low; which way is better; good to be; target direction; aim to maximise/minimise; trend required""",
    Kind.TARGET: """target; targets; annual target; year end target; end of year target; target value;
        performance target; target figure; ambition; target (where applicable); proposed target;
        where do we want to be; where we want to be; target level; targets and milestones; trajectory; year target; target / ambition; agreed target""",
    Kind.FREQUENCY: """frequency; collection frequency; frequency data collection; reporting frequency;
        frequency of reporting; frequency of collection; frequency of data collection; how often; data frequency;
        reported; reporting period; frequency of data; reporting cycle; frequency reported; collection;
        when reported; how often is it measured; reporting interval; data collection frequency; periodicity;
        update frequency; measured""",
    Kind.LEAD_MEMBER: """lead member; lead members; leader member; portfolio holder; portfolio holders;
        cabinet member; cabinet members; cabinet lead; lead councillor; councillor; portfolio; member;
        executive member; lead cabinet member; responsible member; political lead; cabinet portfolio holder;
        cabinet portfolio; elected member; member lead; lead portfolio holder; portfolio lead""",
    Kind.LEAD_OFFICER: """lead officer; lead officers; responsible officer; responsible officers; officer;
        accountable officer; action owner; measure owner; data owner; indicator owner; kpi owner; sro;
        senior responsible officer; senior responsible owner; lead director; director; head of service;
        responsible person; responsible director; accountable lead; officer lead; officer responsible;
        officers; lead manager; responsible manager; corporate director; assistant director; executive lead""",
    Kind.OWNER: """owner; owners; lead; leads; responsible; responsibility; accountable; accountability;
        who; by whom; who will lead; who is responsible; lead person; who will do it; led by; lead owner;
        responsible lead; named lead; who's responsible; lead responsibility; ownership lead;
        lead / owner; person responsible; owned by; who will deliver""",
    Kind.SERVICE: """service; services; directorate; department; service area; team; lead service;
        responsible service; directorate/service; service / directorate; lead department; division;
        lead directorate; council service; business area; service lead""",
    Kind.OWNERSHIP: """council pi / partnership pi; ownership; council / partnership; council or partnership;
        council pi or partnership pi; partnership or council; pi type; type of pi; council/partnership pi""",
    Kind.PARTNERS: """key partners / dependencies; partners; key partners; partner; partner organisations;
        delivery partners; delivery partner; partners / dependencies; dependencies; partner agencies;
        partners and dependencies; key partners and dependencies; lead partner; lead partners;
        supporting partners; partners involved; who will we work with; working with; lead agency;
        lead organisation; partner lead; lead partner(s)""",
    Kind.DEADLINE: """deadline; deadlines; timescale; timescales; due; due date; by when; when; completion date;
        target date; end date; complete by; timeframe; time frame; date; target completion date; delivery date;
        completion; date due; when by; when will it be done; finish date; planned completion date;
        timeline; timelines; to be completed by; date for completion; delivery timescale; timing; by;
        target completion; expected completion; planned end date; when will we do it; due by""",
    Kind.MILESTONE: """milestone; milestones; key milestone; key milestones; milestone(s); milestones and dates;
        delivery milestone; delivery milestones; milestone / deadline; interim milestones; key dates""",
    Kind.PROGRAMME: """programme; programmes; delivery programme; programme / strategy; linked programme;
        linked strategy; linked strategies; related strategy; improvement programme; strategy;
        programme or strategy; related plans; linked plan; linked plans; strategy / plan; plan""",
    Kind.NUMBER: """ref; ref no; reference; reference number; no; number; id; kpi ref; pi ref; code; kpi no; kpi id;
        item; measure ref; indicator ref; pi no; pi code; action ref; action no; #; nr; kpi code; indicator no;
        measure no; unique id; measure id; indicator id; indicator code; s/n; ref number; kpi number; row; action id;
        deliverable ref; project ref; task no""",
    Kind.PRIORITY: """priority; priorities; strategic priority; corporate priority; council priority;
        corporate plan priority; priority theme; ambition / priority; pillar; strategic theme;
        corporate priorities; key priority; corporate theme; strategic pillar; goal; strategic goal; ambition area""",
    Kind.THEME: "theme; themes; corporate plan theme; plan theme; priority area; theme name",
    Kind.SUBTHEME: "sub-theme; subtheme; sub theme; sub-priority; sub priority",
    Kind.OUTCOME: """outcome; outcomes; strategic outcome; intended outcome; objective; objectives;
        strategic objective; corporate objective; key objective; local outcome; priority outcome;
        desired outcome; long term outcome; corporate outcome; strategic aim; service objective; outcome area""",
    Kind.SECTION: "section; chapter; part; appendix",
    Kind.NAME: "name; title; description of measure; short name; headline",
    Kind.KEPT: """actual; actuals; q1; q2; q3; q4; quarter 1; quarter 2; quarter 3; quarter 4; performance; rag;
        rag status; status; comment; comments; commentary; progress; update; progress update; trend; forecast; variance;
        notes; note; data source; source; source of data; result; results; latest; latest data; latest figure; value;
        current performance; current value; current status; current position; latest performance; ytd; year to date;
        year end; outturn; previous; previous year; last year; start date; start; unit; units; unit of measure; cost; budget; resources;
        resource; funding; risk; risks; benchmark; benchmarking; national average; england average; england;
        london average; comparator; group average; target rag; red; amber; green; tolerance; tolerances;
        amber threshold; red threshold; green threshold; scrutiny committee; committee; evidence; rating; on track;
        month; apr; may; jun; jul; aug; sep; oct; nov; dec; jan; feb; mar; change; short trend; long trend;
        performance against target; performance to date; direction since last period; % complete; complete;
        year end forecast; year end outturn; how to read this; numerator; denominator; data quality; explanation""",
}  # fmt: skip

_YEAR = r"(?:20)?\d\d\s*[/–-]\s*(?:20)?\d\d|(?:fy\s*)?20\d\d(?:\s*to\s*20\d\d)?"
_YEAR_PATTERN = re.compile(rf"(?<![\d/])(?:{_YEAR})(?![\d/])", re.I)
_QUARTER = re.compile(
    rf"(?:q(?:tr|uarter)?\s*\.?\s*[1-4]|h[12])(?:\s*(?:{_YEAR}))?(?:\s*(?:actual|result|performance|outturn|value))?",
    re.I,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_PAST_FIGURE = re.compile(r"\b(?:out-?turn|actual|result|performance|achieved|baseline)\b", re.I)
_FOOTNOTE_MARK = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]+$")


def _normalised(text: str) -> str:
    words = _FOOTNOTE_MARK.sub("", plain(text).casefold().strip())
    words = re.sub(r"[‐‑–—]", "-", words)
    words = re.sub(r"\s*/\s*", "/", words)
    return re.sub(r"\s+", " ", words).strip(" .:?…*")


_EXACT: dict[str, Kind] = {
    _normalised(word): kind
    for kind, words in _SYNONYMS.items()
    for word in words.split(";")
    if word.strip()
}
_WORDS_OF_A_HEADING = 4
_LONG_WORDS = [word for word in _EXACT if len(word) > 5]

# Tried in order when the whole heading is not a known one: the likeliest word decides.
_CONTAINED: tuple[tuple[Kind, str], ...] = (
    # "Cabinet Member for Housing" is somebody's post, and so a value, never a heading.
    (Kind.LEAD_MEMBER, r"(?:lead(?:er)? member|portfolio holder|cabinet (?:member|lead)|lead councillor)(?! for\b)"),
    (Kind.LEAD_OFFICER, r"(?:lead|responsible|accountable) officer(?! for\b)|senior responsible"),
    (Kind.RATIONALE, r"\btell(?:s)? us\b|why (?:is|this|it|do|we)\b|rationale"),
    (Kind.FREQUENCY, r"\bfrequency\b|how often"),
    (Kind.DEADLINE, r"\bby when\b|\bdeadline|\btimescale|\bdue date|completion date|target date|timeframe"),
    (Kind.MILESTONE, r"\bmilestone"),
    (Kind.BASELINE, r"\bbaseline"),
    (Kind.TARGET, r"\btargets?\b"),
    (Kind.DIRECTION, r"^good\b|direction of travel|\bpolarity\b|(?:high|low|bigg|small)er (?:is|or)\b"),
    (Kind.OWNERSHIP, r"council.*partnership|partnership.*council"),
    (Kind.PARTNERS, r"\bpartners?\b"),
    (Kind.KEPT, r"\brag\b|\bcomment|\bstatus\b|\bprogress\b|\bactual\b|\bout-?turn\b|\bperformance (?:in|to|at|as)\b|\bcurrent\b|\blatest\b|\btrend\b"),
    (Kind.MEASURE, r"\bwhat (?:will|do|are|is) we? ?measur|\bhow (?:will|do) we (?:measure|know)|\bindicators?\b|\bmeasures?\b|\bmetrics?\b|\bkpis?\b"),
    (Kind.DELIVERABLE, r"\bwhat (?:will we|we will|are we going to|we are going to) do\b|\bdeliverables?\b|\bactions?\b"),
    (Kind.LEAD_OFFICER, r"\bofficer\b(?! for\b)"),
    (Kind.OWNER, r"\bowner\b|\bresponsib"),
    (Kind.DESCRIPTION, r"\bdescription\b|\baims\b"),
    (Kind.PROGRAMME, r"\bprogramme\b"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it stands (from 0), what it holds and what it is headed.

    ``year`` is the year named in the heading of a target or past figure ("Target 2022/23").
    """

    index: int
    kind: Kind
    heading: str
    year: str | None = None


@lru_cache(maxsize=4096)
def kind_of_heading(heading: str) -> tuple[Kind, str | None]:
    """What a column so headed holds, and the year its heading names.

    Unknown words give ``Kind.UNKNOWN``; a blank is unknown too. One or two letters wrong in
    a longer heading are forgiven.
    """
    words = _normalised(heading)
    if not words:
        return Kind.UNKNOWN, None
    if _QUARTER.fullmatch(words):
        return Kind.KEPT, None
    year = _year_in(words)
    without_year = _normalised(_YEAR_PATTERN.sub(" ", words)).strip("()- ")
    if year and not without_year:
        return Kind.KEPT, year
    kind = _known(words) or _known(without_year) or _known(_BRACKETS.sub("", without_year))
    if kind is Kind.KEPT and year and _PAST_FIGURE.search(without_year):
        return Kind.BASELINE, year
    if kind is None:
        kind = next(
            (kind for kind, pattern in _CONTAINED if re.search(pattern, without_year)), None
        )
        if kind is not None and len(without_year.split()) > 9:
            kind = None
        if kind is Kind.KEPT and year and re.search(r"out-?turn|actual", without_year):
            kind = Kind.BASELINE
    return kind or Kind.UNKNOWN, year


def kind_of_whole_heading(heading: str) -> Kind | None:
    """What a heading says if it is, word for word, one that councils give a column."""
    return _EXACT.get(_normalised(heading))


def _year_in(words: str) -> str | None:
    found = _YEAR_PATTERN.search(words)
    return found[0] if found else None


def _known(words: str) -> Kind | None:
    if words in _EXACT:
        return _EXACT[words]
    if len(words) > 5:
        close = process.extractOne(words, _LONG_WORDS, scorer=fuzz.ratio, score_cutoff=90)
        if close:
            return _EXACT[close[0]]
    return None


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table, and how many of its rows the heading takes."""

    columns: tuple[Column, ...]
    width: int

    def first(self, kind: Kind) -> Column | None:
        """The first column of this kind."""
        return next((column for column in self.columns if column.kind is kind), None)

    def all(self, kind: Kind) -> tuple[Column, ...]:
        """Every column of this kind, left to right."""
        return tuple(column for column in self.columns if column.kind is kind)

    def has(self, *kinds: Kind) -> bool:
        """Whether there is a column of any of these kinds."""
        return any(column.kind in kinds for column in self.columns)

    @property
    def shape(self) -> tuple[Kind, ...]:
        """The kinds of the named columns, in order."""
        return tuple(column.kind for column in self.columns if column.heading.strip())


def header_of(texts: tuple[str, ...], *, marked: bool = False) -> Header | None:
    """The header these cells are, or ``None`` where they are not one.

    A header names at least two things a framework's columns hold, one of them what an item
    is called; or the file itself marks the row as a header and it names one.
    """
    named = [(index, text) for index, text in enumerate(texts) if text.strip()]
    if not named or any(len(text) > 90 for _, text in named):
        return None
    if not marked and not any(_is_plainly_a_heading(text) for _, text in named):
        return None
    columns = tuple(Column(index, *_kind_and_heading(text)) for index, text in enumerate(texts))
    known = [c for c in columns if c.kind is not Kind.UNKNOWN]
    kinds = {column.kind for column in known} - {Kind.KEPT}
    enough = 1 if marked or len(named) == 1 else 2
    if len(kinds) < enough or len(known) * 2 < len(named):
        return None
    header = _with_a_name(Header(columns, len(texts)))
    if header is None:
        return None
    if len(named) == 1 and not marked:
        return None
    return header if marked or _reads_as_headings([text for _, text in named]) else None


def _reads_as_headings(texts: list[str]) -> bool:
    """Whether these are headings and not a row of values that happen to hold such words.

    "Energy saving measures" beside "Programme runs to 2022" is a row. One heading known as a
    whole is enough to tell; short of that, every cell must be as short as a heading.
    """
    if any(_known(_normalised(text)) for text in texts):
        return True
    return all(len(text.split()) <= _WORDS_OF_A_HEADING for text in texts)


@lru_cache(maxsize=8192)
def _is_plainly_a_heading(text: str) -> bool:
    """Whether a cell is a known heading to the letter, years and brackets aside."""
    words = _normalised(text)
    if words in _EXACT or _QUARTER.fullmatch(words):
        return True
    words = _normalised(_YEAR_PATTERN.sub(" ", words))
    return words in _EXACT or _normalised(_BRACKETS.sub("", words)).strip("()- ") in _EXACT


def _kind_and_heading(text: str) -> tuple[Kind, str, str | None]:
    kind, year = kind_of_heading(text)
    return kind, plain(text), year


def _with_a_name(header: Header) -> Header | None:
    """The header with one column that names the items, if any column can."""
    if header.has(Kind.MEASURE, Kind.DELIVERABLE):
        return header
    about_figures = header.has(Kind.TARGET, Kind.BASELINE, Kind.DIRECTION, Kind.FREQUENCY)
    about_work = header.has(Kind.DEADLINE, Kind.MILESTONE)
    if not about_figures and not about_work:
        return None
    for kind in (Kind.NAME, Kind.DESCRIPTION, Kind.OUTCOME, Kind.TOPIC):
        if kind is Kind.OUTCOME and len(header.columns) < 3:
            continue
        column = header.first(kind)
        if column:
            better = Kind.MEASURE if about_figures else Kind.DELIVERABLE
            return replaced(header, column, better)
    return None


def replaced(header: Header, column: Column, kind: Kind) -> Header:
    """The header with one column taken as another kind."""
    columns = tuple(
        Column(c.index, kind, c.heading, c.year) if c is column else c for c in header.columns
    )
    return Header(columns, header.width)


def header_of_two(upper: Row, lower: Row) -> Header | None:
    """The header that two rows are together, each column headed by both its cells.

    A heading merged over several columns stands over each of them.
    """
    joined: list[str] = []
    above = ""
    nothing = Cell("", Source())
    for top, below in zip_longest(upper.cells, lower.cells, fillvalue=nothing):
        text = plain(top.text)
        if text:
            above = text
        elif not (top.continues_left or (plain(below.text) and joined)):
            above = ""
        under = plain(below.text)
        joined.append(f"{text or (above if under else '')} {under}".strip())
    if any(len(plain(cell.text)) > 40 for cell in lower.cells):
        return None
    return header_of(tuple(joined), marked=upper.marked_header)


def is_rule_row(row: Row) -> bool:
    """Whether the row is only a rule drawn with dashes."""
    texts = [text.strip() for text in row.texts if text.strip()]
    return (
        bool(texts)
        and all(re.fullmatch(r"[-–—_=:+]+", text) for text in texts)
        and any(len(text) > 1 for text in texts)
    )
