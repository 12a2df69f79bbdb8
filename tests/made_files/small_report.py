"""A small report with one of everything, made up for the tests of packs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from goldthread.reports.pack.report import (
    Audience,
    AudienceKind,
    Completeness,
    Cover,
    CoverSection,
    Inclusion,
    Outlook,
    Point,
    Report,
    ReportDeliverable,
    ReportMeasure,
    ReportMilestone,
    ReportNode,
    ReportPeriod,
    ReportSeries,
    Shortcoming,
    Standing,
    Story,
)

PERIOD = ReportPeriod("2020-Q4", "January to March 2021", date(2021, 1, 1), date(2021, 3, 31))
SITE = "https://performance.example"


def quarters(values: list[str | None], target: str | None = None) -> tuple[Point, ...]:
    """Points of the quarters that end with January to March 2021, oldest first."""
    found = []
    for place, value in enumerate(values):
        back = len(values) - 1 - place
        year, quarter = divmod(2020 * 4 + 3 - back, 4)
        last = date(year + (quarter == 3), (6, 9, 12, 3)[quarter], (30, 30, 31, 31)[quarter])
        found.append(
            Point(
                f"{year}-Q{quarter + 1}",
                f"quarter to {last:%B %Y}",
                last,
                None if value is None else Decimal(value),
                value or "",
                target=None if target is None else Decimal(target),
            )
        )
    return tuple(found)


HOMES = ReportMeasure(
    code="homes-let",
    title="Average days to let an empty council home",
    address=f"{SITE}/anyborough/measures/homes-let/",
    standings=(Standing("housing", "indicator"),),
    rationale="Homes that stand empty house nobody.",
    lead_members=("Cabinet Member for Homes",),
    lead_officers=("Director of Housing",),
    service="Housing",
    ownership="council",
    frequency_words="Every quarter",
    target_words="At most 25 days",
    series=(
        ReportSeries(
            label="",
            unit="days",
            polarity="down",
            status="off_target",
            status_because="31 days is over the target of at most 25 days.",
            status_before="close",
            period_code=PERIOD.code,
            period_label=PERIOD.label,
            value=Decimal(31),
            value_words="31 days",
            change_words="4 days more than the quarter before",
            source="Return of the quarter",
            target=Decimal(25),
            target_words="at most 25 days",
            direction="concern_high",
            direction_words="7 quarters in a row above the long-run average; unlikely to be chance.",
            outlook=Outlook(
                "There is about a 20% chance of meeting the target by March 2022.",
                20,
                Decimal(29),
                Decimal(24),
                Decimal(35),
                date(2022, 3, 31),
            ),
            points=quarters(
                ["24", "25", "23", "26", "25", "24", "27", "28", "27", "29", "28", "27", "31"], "25"
            ),
        ),
    ),
    story=Story(
        comment="Two contractors left in January.",
        reason="Repairs before letting took 9 days longer.",
        action="A second contractor starts in May & works weekends <until July>.",
        owner="Head of Lettings",
        act_by=date(2021, 5, 31),
        recovers_by=date(2021, 9, 30),
        written_by="Lettings manager",
        signed_off_by="Director of Housing",
        signed_off_on=date(2021, 4, 20),
    ),
)

JOBS = ReportMeasure(
    code="jobs",
    title="Residents helped into work",
    address=f"{SITE}/anyborough/measures/jobs/",
    standings=(Standing("growth-jobs", "proxy"), Standing("housing", "demand")),
    lead_members=("Cabinet Member for Growth",),
    lead_officers=("Head of Employment",),
    service="Employment",
    ownership="partnership",
    partners=("The college",),
    frequency_words="Every quarter",
    target_words="At least 400 in the year",
    series=(
        ReportSeries(
            "number",
            None,
            "up",
            "on_target",
            "412 is at least 400.",
            status_before="on_target",
            period_code=PERIOD.code,
            period_label=PERIOD.label,
            value=Decimal(412),
            value_words="412",
            target=Decimal(400),
            target_words="at least 400",
            direction="improvement_high",
            direction_words="Above the long-run average for 8 quarters.",
            points=quarters(["301", "322", "340", "351", "366", "380", "401", "412"], "400"),
        ),
        ReportSeries(
            "care leavers",
            None,
            "up",
            "no_target",
            "No target is set.",
            period_code=PERIOD.code,
            period_label=PERIOD.label,
            withheld=True,
        ),
    ),
)

AIR = ReportMeasure(
    code="air",
    title="Days of poor air",
    address=f"{SITE}/anyborough/measures/air/",
    standings=(Standing("growth", "long_term"),),
    lead_officers=("Head of Environment",),
    frequency_words="Every year",
    series=(
        ReportSeries(
            "", "days", "down", "awaiting_data", "No figure is in for this period.", "close"
        ),
    ),
)

CLINIC = ReportDeliverable(
    code="clinic",
    title="A new clinic in the north of the borough",
    address=f"{SITE}/anyborough/deliverables/clinic/",
    standings=(Standing("housing"), Standing("growth")),
    status="at_risk",
    status_words="At risk",
    status_because="“Opened” is expected on 30 September 2021, 92 days after it was due.",
    status_before="on_track",
    due_words="by June 2021",
    due_by=date(2021, 6, 30),
    expected_on=date(2021, 9, 30),
    lead_members=("Cabinet Member for Homes",),
    lead_officers=("Director of Housing",),
    programmes=("Clinics",),
    milestones=(
        ReportMilestone(
            "Ground broken",
            "May 2020",
            "done",
            "Done on 12 May 2020",
            date(2020, 5, 31),
            done_on=date(2020, 5, 12),
        ),
        ReportMilestone(
            "Opened",
            "June 2021",
            "slipped",
            "Expected 92 days late",
            date(2021, 6, 30),
            expected_on=date(2021, 9, 30),
            slipped_days=92,
            reason="Steel came late.",
        ),
    ),
)


def small_report(**changes: object) -> Report:
    """The report of Anyborough, with what is given changed."""
    facts: dict[str, object] = {
        "title": "Performance report, January to March 2021",
        "authority": "Anyborough Council",
        "authority_code": "anyborough",
        "framework": "Performance Framework 2020-22",
        "audience": Audience(AudienceKind.CABINET),
        "inclusion": Inclusion.EVERYTHING,
        "period": PERIOD,
        "known_at": datetime(2021, 4, 30, 9, 0, tzinfo=UTC),
        "previous_label": "October to December 2020",
        "nodes": (
            ReportNode("homes", "Good homes", "Priority", goal="A home for everybody"),
            ReportNode("housing", "Council housing", "Theme", "homes"),
            ReportNode("growth", "Growth", "Priority"),
            ReportNode("growth-jobs", "Jobs", "Theme", "growth"),
        ),
        "measures": (HOMES, JOBS, AIR),
        "deliverables": (CLINIC,),
        "completeness": (
            Completeness("", 3, 2, 0, 0, 1),
            Completeness("Housing", 1, 1, 0, 0, 0),
            Completeness("Employment", 1, 1, 0, 0, 0),
            Completeness("No service named", 1, 0, 0, 0, 1),
        ),
        "shortcomings": (
            Shortcoming("missing_figure", "Days of poor air", AIR.address, "No figure is in."),
        ),
        "decisions": ("Note the report.", "Agree the action on empty homes."),
        "cover": Cover(
            "Cabinet",
            PERIOD.last + timedelta(days=45),
            "Cabinet Member for Finance",
            "Head of Performance",
            "All",
            (
                CoverSection("Purpose", ("To say how the council did.",)),
                CoverSection("Legal implications", ("None.",)),
            ),
        ),
        "illustrative": True,
        "site": SITE,
    }
    return Report(**{**facts, **changes})  # type: ignore[arg-type] - changed parts are the test's
