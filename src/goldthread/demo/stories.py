"""What is said of figures off target in the demonstration: made up, by subject, by post.

No sentence speaks of a council, a person or a real figure, and nothing is said of a figure
that was published: a made-up reason beside a real figure would be taken for the council's own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from goldthread.framework.returns import ReturnState, Story

COMMENT = "Made up for the demonstration, as the figure is."
WRITTEN_BY = "Data owner (made up)"
SIGNED_BY = "Lead officer (made up)"
_RECOVERS = ((6, 30), (9, 30), (12, 31), (3, 31))
"""The last days of the quarters after a year that ends in March: month and day."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """A subject by words of a measure's name: who answers for it, and what is said in turn."""

    words: str
    owner: str
    said: tuple[tuple[str, str], ...]


_SUBJECTS = (
    _Subject(
        r"smoking|health|vaccin|obes|drug|alcohol",
        "Head of Public Health",
        (
            (
                "Referrals to the stop-smoking midwife fell while clinics were held by telephone.",
                (
                    "Carbon monoxide checks are back at every booking appointment, with referral "
                    "the same day."
                ),
            ),
            (
                (
                    "Groups could not meet for most of the winter, and one in three people did not "
                    "move to the online course."
                ),
                (
                    "Evening groups start again in two leisure centres, and everybody who left is "
                    "called once."
                ),
            ),
        ),
    ),
    _Subject(
        r"crime|custod|offend|violence|yos\b|abuse",
        "Head of Community Safety",
        (
            (
                "A small group of young people was sentenced for offences of the year before.",
                (
                    "Each has a worker of the youth offending service, and courts are offered "
                    "intensive supervision in place of custody."
                ),
            ),
            (
                "Incidents rose around two transport hubs after places of leisure reopened.",
                "Detached youth workers and police patrol both hubs together after school.",
            ),
            (
                "Families came back after support ended at twelve weeks.",
                "Support now ends in steps, with a check at three and at six months.",
            ),
        ),
    ),
    _Subject(
        r"adult|older|advoca|direct payment|long-term services",
        "Head of Adult Social Care",
        (
            (
                "Two of five advocates left, and the contract was not filled for ten weeks.",
                "A second provider takes new enquiries until the posts are filled.",
            ),
            (
                "Fewer people chose to employ an assistant while visits were limited.",
                "Prepaid cards and a payroll service are offered at each review.",
            ),
        ),
    ),
    _Subject(
        r"care leaver|looked after",
        "Head of Leaving Care",
        (
            (
                "Fewer care leavers applied to universities outside London.",
                "Personal advisers visit each applicant by half-term and settle the bursary first.",
            ),
        ),
    ),
    _Subject(
        r"school|pupil|level|unknown destination|neet|education",
        "Head of Education",
        (
            (
                "Results in three subjects with large entries fell behind the rest.",
                (
                    "Sixth forms share teachers of these subjects, and mock examinations are marked "
                    "across schools."
                ),
            ),
            (
                (
                    "Colleges returned their enrolment lists late, so that young people were not "
                    "found in time."
                ),
                "The tracking team calls each family, and colleges send their lists each month.",
            ),
            (
                "Fewer apprenticeships were offered in hospitality and retail.",
                "Forty places of work experience are agreed with employers for the summer.",
            ),
        ),
    ),
    _Subject(
        r"child|young people",
        "Head of Children's Social Care",
        (
            (
                "Plans for eleven large families were opened again within two years.",
                (
                    "Plans that end are looked at by a second manager, and support goes on for "
                    "six months."
                ),
            ),
        ),
    ),
    _Subject(
        r"call|customer|complain|website|enquir",
        "Head of Customer Services",
        (
            (
                (
                    "The council tax bills went out in one week, and calls came at twice the "
                    "usual number."
                ),
                "Bills go out over three weeks, and callers may ask to be called back.",
            ),
        ),
    ),
    _Subject(
        r"payment|invoice|creditor|spend|saving",
        "Head of Finance",
        (
            (
                "Invoices without an order number waited for a manager's approval.",
                "From June an invoice without an order number goes back to the supplier.",
            ),
        ),
    ),
    _Subject(
        r"contractor|wage|apprentice|staff|sickness|grievance|employ",
        "Head of Procurement",
        (
            (
                "Contracts let before the pledge have no clause on pay.",
                (
                    "The clause is put into each contract that is let or extended; the twelve "
                    "largest are asked to pay it now."
                ),
            ),
        ),
    ),
    _Subject(
        r"\bev\b|charging|energy|carbon|waste|recycl|retrofit|air quality",
        "Head of Climate Action",
        (
            (
                "The network operator put off connecting two streets.",
                "The connections are booked for the summer; lamp-post chargers go in meanwhile.",
            ),
        ),
    ),
    _Subject(
        r"home|housing|rent|tenan|homeless|landlord",
        "Head of Housing",
        (
            (
                "Homes stood empty for longer while trades could not work side by side.",
                "A second team of trades works through the oldest vacancies first.",
            ),
        ),
    ),
)
_ANY = _Subject(
    "",
    "Head of the service",
    (
        (
            "A vacancy was not filled in time.",
            "The post is filled from next month, and the oldest cases come first.",
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class ToBeTold:
    """A return that a story is made up for: the measure's identity and name, and whether it has
    figures and misses its target."""

    measure: str
    title: str
    has_figures: bool
    is_off_target: bool


@dataclass(frozen=True, slots=True)
class Told:
    """How far a made-up return is, and what is said in it."""

    state: ReturnState
    story: Story


def illustrative_stories(returns: Iterable[ToBeTold], period_last: date) -> dict[str, Told]:
    """What is said in each return, and how far it is, by the identity of its measure.

    Of those without figures every third was asked for and not handed in, the others not asked
    for. Of those with figures, the 18th of each twenty waits to be signed off and the 19th to be
    published; the seventh off target and the twelfth do so too, so that a report is made without
    their reasons. The same returns are told the same.
    """
    told: dict[str, Told] = {}
    subjects: Counter[str] = Counter()
    off = others = empty = 0
    for one in returns:
        if not one.has_figures:
            empty += 1
            if empty % 3 == 1:
                told[one.measure] = Told(ReturnState.DUE, Story())
        elif one.is_off_target:
            off += 1
            told[one.measure] = Told(_of(off, 7, 12), _story(one.title, subjects, off, period_last))
        else:
            others += 1
            told[one.measure] = Told(_of(others % 20, 18, 19), Story())
    return told


def _of(place: int, submitted: int, signed_off: int) -> ReturnState:
    if place == submitted:
        return ReturnState.SUBMITTED
    return ReturnState.SIGNED_OFF if place == signed_off else ReturnState.PUBLISHED


def _story(title: str, subjects: Counter[str], place: int, period_last: date) -> Story:
    subject = next((one for one in _SUBJECTS if re.search(one.words, title, re.IGNORECASE)), _ANY)
    reason, action = _next(subject.said, subjects[subject.words])
    subjects[subject.words] += 1
    return Story(reason, action, subject.owner, _quarter_after(period_last, 1 + place % 4))


def _next(said: Sequence[tuple[str, str]], place: int) -> tuple[str, str]:
    return said[place % len(said)]


def _quarter_after(day: date, quarters: int) -> date:
    """The last day of a later quarter, so many quarters after one that ends on a day."""
    ends = [
        date(year, month, last)
        for year in (day.year, day.year + 1)
        for month, last in sorted(_RECOVERS)
    ]
    return [one for one in ends if one > day][quarters - 1]
