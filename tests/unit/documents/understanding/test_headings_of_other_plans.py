"""Headings, tables and asides that plans of other places have, each drawn small."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldthread.documents import understand
from goldthread.documents.blocks import Cell, Document, Heading, Paragraph, Row, Table
from goldthread.documents.understanding.headers import Kind, kind_of_heading
from goldthread.framework import Source
from goldthread.framework.rules.targets import Threshold

Draw = Callable[..., Document]


def test_indicators_named_beside_actions_are_measures_of_them(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Community Plan
        ## Outcome 1: People meet
        Action | Lead partner(s) | Timeframe | Performance measures
        Open a meeting place | Town Trust | 2024 | # of visitors
        Hold a fair | School Board | Autumn 2024 | # of stalls
        """)
    )
    assert [one.title for one in framework.measures] == ["# of visitors", "# of stalls"]
    assert [one.placements[0].deliverable for one in framework.measures] == [
        one.id for one in framework.deliverables
    ]


def test_improvement_aims_with_an_agency_and_a_timescale_are_deliverables(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Improvement Plan
        ## Prosperous place
        ### Stretch Outcome 1: Nobody goes cold by 2031
        Improvement Project Aim | Key Driver | Lead Agency | Timescale
        Raise take-up of heating grants by 5% | Advice | Energy Agency | June 2024
        """)
    )
    (aim,) = framework.deliverables
    assert (aim.title, aim.deadline_text, aim.lead_officers) == (
        "Raise take-up of heating grants by 5%",
        "June 2024",
        ("Energy Agency",),
    )
    assert [(node.kind, node.title) for node in framework.nodes][1] == (
        "outcome",
        "Nobody goes cold by 2031",
    )


def test_the_arrow_of_a_scorecard_is_not_which_way_is_better(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Scorecard
        ## Theme: Care
        Measure | Aim to | Q1 Actual | Target | RAG | Direction of Travel
        Falls at home | Minimise | 61 | 58 | A | ↑
        """)
    )
    assert framework.measures[0].direction_text == "Minimise"


def test_quarterly_steps_beside_an_annual_target_leave_the_target_alone(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Service Plan
        ## Goal: Work
        KPI | Baseline | Annual Target | Quarterly Targets | < | KPI Owner
        | | | | Q1 | Q2 |
        Temporary jobs made | 410 | 450 | 100 | 450 | Director: Works
        """)
    )
    (jobs,) = framework.measures
    assert (jobs.target_text, jobs.baseline_text) == ("450", "410")
    assert any("Q1" in note and "100" in note for note in framework.nodes[0].notes)


def test_results_of_past_years_alone_still_name_measures(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # State of the Place
        ## Theme: Health
        Indicator | 2019/20 | 2020/21 | Trend | National average
        Low birth weight | 6.9% | 7.1% | Steady | 6.8%
        """)
    )
    assert [one.title for one in framework.measures] == ["Low birth weight"]


def test_a_name_under_an_unknown_heading_is_read_and_said_to_be_open(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Scorecard
        ## Theme: Air
        What matters | Baseline | Target | Frequency
        Days of clean air | 310 | 340 | Annually
        """)
    )
    assert [(one.title, one.target_text) for one in framework.measures] == [
        ("Days of clean air", "340")
    ]
    assert any("“What matters”" in note for note in framework.nodes[0].notes)


def test_contents_legends_glossaries_and_risks_are_notes_and_never_items(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Our Scorecard
        ## Contents
        Section | Page
        Measures | 3
        ## Theme 1: Parks
        Indicator | Baseline | Target
        Parks with a flag | 12 | 14

        Colour | Meaning
        Green | At target

        Risk | Likelihood | Impact | Mitigating actions | Owner
        Trees fall | 2 | 5 | Survey each autumn | Head of Parks
        ## Signed off
        Name | Position | Signature | Date
        A Person | Chief | | May 2024
        """)
    )
    assert [one.title for one in framework.measures] == ["Parks with a flag"]
    assert framework.deliverables == ()
    assert [node.title for node in framework.nodes] == ["Parks"]
    assert framework.rows.unplaced == ()
    assert framework.rows.note == 4
    assert "Colour: Green; Meaning: At target" in framework.nodes[0].notes


def test_a_title_over_nothing_that_is_understood_is_no_place(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # The Plan
        ## Theme 1: Waste
        Indicator | Baseline | Target
        Waste sorted | 40% | 50%
        ## Calendar
        Month | Who meets | What for
        May | Cabinet | Results
        """)
    )
    assert [node.title for node in framework.nodes] == ["Waste"]
    assert len(framework.rows.unplaced) == 2


def test_parts_named_in_rows_without_merging_are_told_by_the_first_of_them(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        The Framework

        Measure | Target | Frequency |
        Housing | | |
        Days to let a home | 24 | Monthly |
        Rent collected | 98% | Monthly |
        Environment | | |
        Waste in each bin | 410 kg | Quarterly |
        """)
    )
    assert [node.title for node in framework.nodes] == ["Housing", "Environment"]
    assert [one.placements[0].node for one in framework.measures] == [
        "housing",
        "housing",
        "environment",
    ]


def test_a_star_with_a_space_under_a_starred_table_is_its_note(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        The Framework

        Outcome: Living well

        Indicator | Baseline | Target
        Adults who smoke* | 15% | 12%

        * Asked in a survey.
        """)
    )
    (smoking,) = framework.measures
    assert [note.text for note in smoking.footnotes] == ["Asked in a survey."]


@pytest.mark.parametrize(
    "heading", ["Managed By", "Assigned To", "Accountable Director", "Project lead", "Sponsor"]
)
def test_posts_are_found_under_the_headings_councils_give_them(drawn: Draw, heading: str) -> None:
    framework = understand(
        drawn(f"""
        # Plan
        ## Theme: Roads
        Indicator | Target | {heading}
        Bridges mended | 12 | Head of Roads
        """)
    )
    assert framework.measures[0].lead_officers == ("Head of Roads",)


def test_a_name_over_two_lines_of_an_extraction_is_one_name(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        Larkby District Council
        Corporate Plan 2021-2025: Key Performance Indicators

        Aim 1: Environment

        Ref | KPI | Target | Polarity
        N1 | Household waste sent for reuse, | 47% | Maximise
         | recycling and composting | |
        N2 | Fly tips per 1,000 homes | 8.0 | Minimise
        """)
    )
    assert [(one.title, one.target_text) for one in framework.measures] == [
        ("Household waste sent for reuse, recycling and composting", "47%"),
        ("Fly tips per 1,000 homes", "8.0"),
    ]
    assert [(node.title, node.parent) for node in framework.nodes] == [("Environment", None)]


def test_a_line_of_sources_under_the_rows_is_a_note(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        The Framework

        Theme: Money

        Indicator | Baseline | Target
        Savings made | 410 | 500
        Source: finance ledger | |
        """)
    )
    assert [one.title for one in framework.measures] == ["Savings made"]
    assert "Source: finance ledger" in framework.nodes[0].notes


def test_facts_about_the_area_are_no_place(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # The Plan
        ## Our area in numbers
        Population | 182,000
        Homes | 78,400
        ## Our priorities
        ### Fair housing
        Indicator | Baseline | Target
        Homes built | 140 | 160
        ### Good work
        Indicator | Baseline | Target
        People in work | 70% | 75%
        """)
    )
    assert [node.title for node in framework.nodes] == ["Fair housing", "Good work"]
    assert len(framework.rows.unplaced) == 2


def test_the_only_heading_of_its_level_is_a_place_where_the_title_stands_before_it() -> None:
    source = Source(lines=(1,))
    cells = ("Indicator", "Baseline", "Target"), ("Homes kept warm", "40", "60")
    rows = tuple(Row(tuple(Cell(text, source) for text in texts), source) for texts in cells)
    framework = understand(
        Document(
            name="plan.pdf",
            format="drawn",
            title="The Outcomes Plan",
            blocks=(
                Paragraph("The Outcomes Plan", source, emphasised=True),
                Heading("Warm places", source, level=2),
                Heading("Outcome 1: Nobody is cold", source, level=3),
                Table(rows, source),
            ),
        )
    )
    assert [(node.title, node.parent) for node in framework.nodes] == [
        ("Warm places", None),
        ("Nobody is cold", "warm-places"),
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("What we plan to do", Kind.DELIVERABLE),
        ("Project / Programme", Kind.DELIVERABLE),
        ("Action number", Kind.NUMBER),
        ("Measure of progress", Kind.MEASURE),
        ("How we will know", Kind.MEASURE),
        ("Service standard", Kind.TARGET),
        ("Our ambition for 2030", Kind.TARGET),
        ("Ambition by March 2026", Kind.TARGET),
        ("Where we want to be by the end of March 2026", Kind.TARGET),
        ("Where we are now (March 2023)", Kind.BASELINE),
        ("By March 2026", Kind.UNKNOWN),
        ("Done by", Kind.DEADLINE),
        ("Key steps", Kind.MILESTONE),
        ("Previous year's result", Kind.BASELINE),
        ("Past performance 2023/24", Kind.BASELINE),
        ("What do we want to achieve?", Kind.OUTCOME),
        ("Standard", Kind.TARGET),
        ("Standard to be met (annually)", Kind.TARGET),
        ("Previous period", Kind.KEPT),
        ("Amber tolerance", Kind.KEPT),
        ("Reporting schedule", Kind.FREQUENCY),
        ("Planned delivery", Kind.DEADLINE),
        ("Milestones and timescales", Kind.MILESTONE),
        ("Operational lead", Kind.OWNER),
        ("Councillor lead", Kind.LEAD_MEMBER),
        ("Responsible team", Kind.SERVICE),
        ("Desired trend", Kind.DIRECTION),
        ("Family group average", Kind.KEPT),
        ("BRAG", Kind.KEPT),
        ("Cabinet Member for Housing", Kind.UNKNOWN),
        ("How will we measure progress?", Kind.MEASURE),
        ("Major initiative", Kind.DELIVERABLE),
        ("Strategic Director", Kind.LEAD_OFFICER),
        ("National KPA", Kind.PRIORITY),
        ("Well-being objective", Kind.OUTCOME),
        ("Level of service", Kind.TOPIC),
        ("Unit of measurement", Kind.KEPT),
        ("Annual or quarterly", Kind.FREQUENCY),
        ("What difference it will make", Kind.DESCRIPTION),
        ("Responsible directorate", Kind.SERVICE),
        ("Responsible director", Kind.LEAD_OFFICER),
        # One letter or word away from a heading that means something else.
        ("Measured by", Kind.KEPT),
        ("Reported to", Kind.KEPT),
        ("Rationale for target", Kind.KEPT),
    ],
)
def test_headings_of_many_councils_are_known(heading: str, kind: Kind) -> None:
    assert kind_of_heading(heading)[0] is kind


def test_a_heading_gives_its_month_to_targets_that_name_no_date(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan
        ## Priority 1: Homes
        Key indicator | Good is | Ambition by March 2026 | How often
        Cases closed in time | High | 60% | Quarterly
        Calls answered in time | High | 70% by June 2025 | Quarterly
        """)
    )
    first, second = (one.target for one in framework.measures)
    assert isinstance(first, Threshold)
    assert isinstance(second, Threshold)
    assert first.terms.by is not None
    assert second.terms.by is not None
    assert (first.terms.by.day, second.terms.by.day) == (date(2026, 3, 31), date(2025, 6, 30))


@pytest.mark.parametrize(
    ("heading", "beside", "baseline"),
    [
        ("Current position", "Unit of measurement", "61%"),
        ("Latest available figure (2023)", "Data source", "61%"),
        # In a report of how things go, the newest figure is a result.
        ("Current position", "RAG", None),
        ("Latest", "Q1", None),
        ("Current position", "National average", "61%"),
    ],
)
def test_where_a_measure_stands_is_its_baseline_unless_the_table_reports_on_it(
    drawn: Draw, heading: str, beside: str, baseline: str | None
) -> None:
    framework = understand(
        drawn(f"""
        # Plan
        Measure | {heading} | {beside} | Target
        Streets without litter | 61% | x | 95%
        """)
    )
    assert [(one.baseline_text, one.target_text) for one in framework.measures] == [
        (baseline, "95%")
    ]


def test_a_table_straight_under_another_begins_anew_at_its_own_headings() -> None:
    source = Source()

    def row(*texts: str, bold: bool = False) -> Row:
        return Row(tuple(Cell(one, source, bold=bold) for one in texts), source, marked_header=bold)

    work = Table(
        (row("Major initiative", "Department", "Completion date", bold=True),
         row("Build a wetland", "Infrastructure", "June 2027")), source)  # fmt: skip
    measures = Table(
        (row("How will we measure progress?", "Baseline 2024", "Target 2027", bold=True),
         row("Tree canopy", "14%", "20%")), source)  # fmt: skip
    other = Table(
        (row("Hall", "Seats", "Opens", bold=True), row("Town hall", "300", "9 am")), source
    )
    framework = understand(
        Document("plan.docx", "drawn", (Heading("Green", source, 1), work, measures, other))
    )
    assert [one.title for one in framework.deliverables] == ["Build a wetland"]
    assert [(one.title, one.baseline_text) for one in framework.measures] == [
        ("Tree canopy", "14%")
    ]
    # What a table of unknown headings holds is said to have no place, and is never a measure.
    assert [row.text for row in framework.rows.unplaced] == [
        "Hall | Seats | Opens",
        "Town hall | 300 | 9 am",
    ]
