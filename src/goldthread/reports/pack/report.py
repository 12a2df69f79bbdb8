"""The facts of a pack. What is frozen is this, and every format is made from it alone.

Figures are exact decimals; ``*_words`` are the same thing as a person reads it. A hidden small
figure is not in here at all, so that no format can let it out. Each class is frozen and plain,
so that a report written today reads back the same in ten years (``reading.py``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum


class AudienceKind(StrEnum):
    """Whom a pack is written for, and so which part of the framework it covers."""

    CABINET = "cabinet"
    SCRUTINY = "scrutiny"
    LEAD_MEMBER = "lead_member"
    SERVICE = "service"
    NODE = "node"
    PROGRAMME = "programme"


class Inclusion(StrEnum):
    """Which measures and deliverables have pages of their own; the scorecards hold all."""

    EVERYTHING = "everything"
    BY_EXCEPTION = "by_exception"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Audience:
    """Who reads the pack; ``name`` is the member, service, theme or programme, else blank."""

    kind: AudienceKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class ReportPeriod:
    """The period reported on: its stable code, its name, and its first and last day."""

    code: str
    label: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ReportNode:
    """A place in the tree; ``level`` is what this council calls it ("Priority")."""

    id: str
    title: str
    level: str
    parent: str | None = None
    goal: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a measure or deliverable stands, in which role, under which topic."""

    node: str
    role: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series: its figure, what it was held against, and the chart's limits.

    ``shown`` is the figure as a person reads it. ``meaning`` is improvement, concern or neutral
    where the point stands out in a control chart, with ``causes`` in words; ``stretch`` counts
    the fresh starts before it, and ``trial`` says that its limits rest on too few figures.
    """

    period_code: str
    period_label: str
    last: date
    value: Decimal | None
    shown: str = ""
    provisional: bool = False
    target: Decimal | None = None
    mean: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    meaning: str = ""
    causes: tuple[str, ...] = ()
    stretch: int = 0
    trial: bool = False


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is likely: the chance of meeting the target, rounded to 10%, and the outturn.

    ``short`` says it without the status, for a place where that stands already.
    """

    sentence: str
    chance_percent: int | None = None
    likely: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    by: date | None = None
    short: str = ""


@dataclass(frozen=True, slots=True)
class ReportSeries:
    """One line of figures of a measure, as it stood when the pack was made.

    ``status`` is a key of ``pictures.marks.MARKS`` and ``direction`` one of
    ``pictures.direction_marks.DIRECTION_MARKS``, or blank where none was worked out.
    ``status_before`` is that of the period before, ``None`` where it had none. ``average_words``
    and ``usual_words`` say a control chart's latest mean and limits, blank where there is none;
    ``chart_notes`` what was done to the figures before they were charted. ``withheld`` says there
    is a figure that may not be shown. ``source`` is where the figure comes from, and
    ``corrected_on`` the day it was last corrected. ``illustrative`` says that it is made up.
    """

    label: str
    unit: str | None
    polarity: str | None
    status: str
    status_because: str
    status_before: str | None = None
    period_code: str | None = None
    period_label: str | None = None
    value: Decimal | None = None
    value_words: str | None = None
    change_words: str | None = None
    revision: int = 1
    provisional: bool = False
    corrected_on: date | None = None
    source: str = ""
    withheld: bool = False
    target: Decimal | None = None
    target_words: str | None = None
    direction: str = ""
    direction_words: str = ""
    assurance: str = ""
    average_words: str = ""
    usual_words: str = ""
    interval_words: str = ""
    comparison_words: str = ""
    outlook: Outlook | None = None
    points: tuple[Point, ...] = ()
    chart_notes: tuple[str, ...] = ()
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """What was written with a figure: the comment, and off target why, what, who and by when."""

    comment: str = ""
    reason: str = ""
    action: str = ""
    owner: str = ""
    act_by: date | None = None
    recovers_by: date | None = None
    written_by: str = ""
    signed_off_by: str = ""
    signed_off_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportMeasure:
    """A measure and all its series; ``address`` is its page, for links.

    ``beside`` are figures that stand beside those its document asks for: they are shown, and the
    measure's status is not taken from them.
    """

    code: str
    title: str
    address: str
    standings: tuple[Standing, ...]
    series: tuple[ReportSeries, ...]
    rationale: str = ""
    lead_members: tuple[str, ...] = ()
    lead_officers: tuple[str, ...] = ()
    service: str | None = None
    ownership: str | None = None
    partners: tuple[str, ...] = ()
    frequency_words: str = ""
    target_words: str = ""
    story: Story | None = None
    beside: tuple[ReportSeries, ...] = ()

    @property
    def every_series(self) -> tuple[ReportSeries, ...]:
        """The series its document asks for, then those that stand beside them."""
        return (*self.series, *self.beside)


@dataclass(frozen=True, slots=True)
class ReportMilestone:
    """A step of a deliverable: when it was first due, is expected, or was done.

    ``state`` is done, due, slipped, or no_date; ``slipped_days`` counts from the first date.
    """

    text: str
    due_words: str
    state: str
    state_words: str
    due_by: date | None = None
    expected_on: date | None = None
    done_on: date | None = None
    slipped_days: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportDeliverable:
    """Something the council said it will do, with its status as worked out and why."""

    code: str
    title: str
    address: str
    standings: tuple[Standing, ...]
    status: str
    status_words: str
    status_because: str
    status_before: str | None = None
    due_words: str = ""
    due_by: date | None = None
    expected_on: date | None = None
    lead_members: tuple[str, ...] = ()
    lead_officers: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    milestones: tuple[ReportMilestone, ...] = ()


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much of what was asked for is in: of a service, or (blank) of the whole pack."""

    service: str
    asked_for: int
    published: int
    signed_off: int
    given: int
    late: int


@dataclass(frozen=True, slots=True)
class Shortcoming:
    """Something the pack was made without: a missing figure or reason, an unsigned return."""

    sort: str
    about: str
    address: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CoverSection:
    """One section of the committee's cover, such as recommendations or legal implications."""

    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cover:
    """The committee's cover report: facts on top, then sections in the council's order."""

    committee: str = ""
    meeting_on: date | None = None
    portfolio_holder: str = ""
    report_author: str = ""
    wards: str = ""
    sections: tuple[CoverSection, ...] = ()


@dataclass(frozen=True, slots=True)
class Branding:
    """How the council's packs look: colours as ``#rrggbb``, a logo (SVG or PNG as base64)."""

    main_colour: str = "#1d4f5c"
    accent_colour: str = "#c9862b"
    font: str = ""
    logo: str = ""
    logo_kind: str = ""
    logo_words: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """A figure corrected after the pack was frozen: for the addendum, never for the pack."""

    measure: str
    address: str
    series: str
    period_label: str
    was: str
    now: str
    corrected_on: date
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """A whole pack's facts.

    ``known_at`` is the moment whose knowledge it holds; ``as_known_on`` is its day where that was
    chosen, and not the moment the pack was made. ``previous_label`` names the period that
    ``status_before`` speaks of. ``illustrative`` says that figures in it are made up, and
    ``illustrative_words`` that what is said with them, and of progress, is too.
    """

    title: str
    authority: str
    authority_code: str
    framework: str
    audience: Audience
    inclusion: Inclusion
    period: ReportPeriod
    known_at: datetime
    previous_label: str
    nodes: tuple[ReportNode, ...]
    measures: tuple[ReportMeasure, ...]
    deliverables: tuple[ReportDeliverable, ...]
    completeness: tuple[Completeness, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()
    decisions: tuple[str, ...] = ()
    cover: Cover = Cover()
    branding: Branding = Branding()
    corrected_since_last: tuple[Correction, ...] = ()
    illustrative: bool = False
    site: str = ""
    illustrative_words: bool = False
    as_known_on: date | None = None
