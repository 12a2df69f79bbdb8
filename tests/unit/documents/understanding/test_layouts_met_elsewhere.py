"""Layouts met in other councils' plans: numbered headings, questions as headings, sheets per measure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from goldthread.documents import understand
from goldthread.documents.blocks import Document, Heading, Paragraph, Table
from goldthread.documents.understanding.headers import Kind, kind_of_heading
from goldthread.framework import Source
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.framework.rules.values import Figure

Draw = Callable[..., Document]


def test_numbered_headings_with_an_introduction_and_an_appendix(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # 1. Introduction
        Some words.
        # 2. People
        ## 2.1 Starting well
        Performance Measure | Good is | 2022/23 Actual | 2023/24 Target | 2024/25 Target | Collection
        Children at a healthy weight | High | 78% | 80% | 82% | Annually
        # 3. Appendix
        Nothing more.
        """)
    )
    assert [(node.kind.value, node.title) for node in framework.nodes] == [
        ("priority", "People"),
        ("theme", "Starting well"),
    ]
    (weight,) = framework.measures
    assert (weight.baseline_text, weight.target_text) == ("78%", "2023/24: 80%; 2024/25: 82%")
    assert "Nothing more." in framework.introduction


def test_questions_as_headings_are_no_places(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Our Council Plan
        ## Priority: Health
        ### What are we going to do?
        What we will do | Who will lead | When
        Open clinics | Public Health | 2025
        ### How will we know if we have succeeded?
        Measure | Current | Target
        Smokers | 15% | 12%
        """)
    )
    assert [node.title for node in framework.nodes] == ["Health"]
    assert framework.deliverables[0].placements[0].node == "health"
    assert framework.measures[0].placements[0].node == "health"


def test_the_years_of_one_measure_are_no_measures(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan 2025/26
        ## Parks
        Measure | 2023/24 | 2024/25
        Baseline | 210,000 | 1,450
        Target | 225,000 | 1,600
        """)
    )
    assert "2023/24" not in [one.title for one in framework.measures]


def test_green_beside_amber_is_the_target_where_there_is_no_other(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan 2025/26
        ## Parks
        Measure | 2024/25 result | Green value | Amber value | Service
        Paths open | 91% | 95% | 90% | Parks
        """)
    )
    assert framework.measures[0].target_text == "95%"


def test_a_number_in_a_heading_is_no_slip_of_the_pen(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan
        ## Parks
        Indicator | Baseline | Target 1 year (2023/24) | Target 3 years (2025/26)
        Paths open | 88% | 90% | 95%
        """)
    )
    assert framework.measures[0].target_text == "2023/24: 90%; 2025/26: 95%"


def test_a_label_with_nothing_but_a_name_in_brackets_is_called_by_it(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Authority Plan 2025
        ## Objective A (Planning)
        ### Performance tracker
        Measure | Target
        Paths open | 90%
        ## Objective B (Access)
        ### Milestone tracker
        Action | Deadline | Lead officer
        Mend the steps | March 2026 | Head of Access
        """)
    )
    assert [(node.kind.value, node.title) for node in framework.nodes] == [
        ("outcome", "Planning"),
        ("outcome", "Access"),
    ]


def test_rows_that_part_a_table_head_nothing_after_it(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Service plan 2025/26
        ## 1. Actions
        Action | Lead officer | Deadline
        Objective: Improve recycling | < | <
        Trial textile banks | Waste Manager | May 2025
        Objective: Protect the public | < | <
        Inspect kitchens | Food Manager | June 2025
        ## 2. Performance indicators
        Indicator | Target | Frequency
        Waste a household | 385 | Monthly
        """)
    )
    assert [one.placements[0].node for one in (*framework.deliverables, *framework.measures)] == [
        "improve-recycling",
        "protect-the-public",
        "service-plan-2025-26",
    ]


def test_the_council_plan_theme_to_the_right_of_an_action_is_where_it_stands(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        Action title | Desired outcome | Due date | Assigned to | Council plan theme
        Open the family hub | Early help | May 2025 | Hub Manager | Fairer
        Plan the heat network | Cheaper heat | June 2026 | Energy Officer | Greener
        """)
    )
    assert [(one.placements[0].node, one.description) for one in framework.deliverables] == [
        ("fairer", "Early help"),
        ("greener", "Cheaper heat"),
    ]


@pytest.mark.parametrize(("beside", "polarity"), [("RAG", None), ("Frequency", "up")])
def test_arrows_of_travel_beside_a_rating_say_how_figures_moved(
    drawn: Draw, beside: str, polarity: str | None
) -> None:
    framework = understand(
        drawn(f"""
        # Plan 2025/26
        ## Homes
        Indicator | Baseline | Target | Direction of travel | {beside}
        Days to let a home | 38 | 35 | ↑ | Quarterly
        """)
    )
    assert framework.measures[0].polarity == polarity


def test_a_heading_that_is_continued_goes_on_with_its_place(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Priority 1: Homes
        Measure | Target
        Homes built | 50
        # Priority 2: Streets
        Measure | Target
        Lamps lit | 99%
        # Priority 1: Homes (continued)
        Measure | Target
        Homes let | 80%
        """)
    )
    assert [node.title for node in framework.nodes] == ["Homes", "Streets"]
    assert [one.placements[0].node for one in framework.measures] == ["homes", "streets", "homes"]


def test_a_sheet_for_each_measure_with_its_headings_downwards(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Indicator definitions
        ## Priority 1: Homes
        Indicator | % of rent collected
        Why it matters | It pays for repairs
        Good is | High
        Baseline | 94%
        Target 2025/26 | 97%
        Responsible officer | Head of Housing

        Indicator | Empty homes
        Why it matters | Homes stand empty
        Good is | Low
        Baseline | 300
        Target 2025/26 | 250
        Responsible officer | Head of Housing
        """)
    )
    rent, empty = framework.measures
    assert (rent.title, rent.rationale, rent.target_text) == (
        "% of rent collected",
        "It pays for repairs",
        "97%",
    )
    assert empty.lead_officers == ("Head of Housing",)
    assert (framework.rows.measure, framework.rows.continuation) == (2, 10)


def test_headings_in_capitals_and_bands_above_a_repeated_header(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # STRATEGIC PERFORMANCE FRAMEWORK
        PRIORITY ONE: HOUSING | < | < | <
        PI REF | PERFORMANCE INDICATOR | TARGET | OWNER
        H1 | HOMES BUILT | 400 | DIRECTOR OF HOUSING
        PRIORITY TWO: JOBS | < | < | <
        PI REF | PERFORMANCE INDICATOR | TARGET | OWNER
        J1 | JOBS CREATED | 300 | DIRECTOR OF GROWTH
        """)
    )
    assert [node.title for node in framework.nodes] == ["HOUSING", "JOBS"]
    assert [one.placements[0].node for one in framework.measures] == ["housing", "jobs"]


def test_bold_lines_are_titles_where_nobody_used_heading_styles(drawn: Draw) -> None:
    table = drawn("""
    Indicator | Target 2024/25 | Reporting frequency | Cabinet Member
    Burglaries | Reduce by 5% | Quarterly | Cllr Example
    """).blocks
    framework = understand(
        Document(
            "plan.docx",
            "word",
            (
                Paragraph("Borough Plan 2024-2028", Source(), emphasised=True),
                Paragraph("This plan sets out how we measure progress.", Source()),
                Paragraph("Safe and strong communities", Source(), emphasised=True),
                *table,
            ),
        )
    )
    assert (framework.title, framework.edition) == ("Borough Plan 2024-2028", "2024-2028")
    assert [node.title for node in framework.nodes] == ["Safe and strong communities"]


def test_a_workbooks_sheet_of_guidance_is_no_place(drawn: Draw) -> None:
    table = drawn("""
    Performance indicator | Unit | Baseline | Target | Q1 actual
    Homes built | Net additional | 500 | 600 | 100
    """).blocks
    framework = understand(
        Document(
            "scorecard 2024-25.xlsx",
            "excel",
            (
                Heading("Guidance", Source(cells=("Guidance!A1",)), level=1),
                Paragraph("Fill in the yellow cells each quarter.", Source()),
                Heading("1 Homes", Source(cells=("1 Homes!A1",)), level=1),
                Paragraph("Priority: Homes", Source()),
                *table,
            ),
        )
    )
    assert (framework.title, framework.edition) == ("Scorecard", "2024-25")
    assert [(node.kind.value, node.title) for node in framework.nodes] == [("priority", "Homes")]


def test_a_second_date_of_a_merged_action_is_kept_as_a_step(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Fair
        Action | Lead | Timescale
        Cut poverty | Head of Benefits | 2025
        ^ | Head of Advice | 2026
        """)
    )
    (cut,) = framework.deliverables
    assert cut.deadline_text == "2025"
    assert [step.deadline_text for step in cut.milestones] == ["2026"]
    assert cut.lead_officers == ("Head of Benefits", "Head of Advice")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("METRIC", Kind.MEASURE),
        ("What will we measure?", Kind.MEASURE),
        ("Proposed Indicators", Kind.MEASURE),
        ("What this measure/s will tell us", Kind.RATIONALE),
        ("Target (where applicable)", Kind.TARGET),
        ("2022/23 Target", Kind.TARGET),
        ("Outturn 2021/22", Kind.BASELINE),
        ("Good is...", Kind.DIRECTION),
        ("Frequency data\ncollection", Kind.FREQUENCY),
        ("Collection Frequancy", Kind.FREQUENCY),
        ("Leader Member", Kind.LEAD_MEMBER),
        ("Portfolio Holder", Kind.LEAD_MEMBER),
        ("Responsible officer", Kind.LEAD_OFFICER),
        ("Target date", Kind.DEADLINE),
        ("By when?", Kind.DEADLINE),
        ("Milestone(s)", Kind.MILESTONE),
        ("Q3 2023/24", Kind.KEPT),
        ("RAG status", Kind.KEPT),
        ("2022/23", Kind.KEPT),
        ("Budget head", Kind.UNKNOWN),
        ("", Kind.UNKNOWN),
    ],
)
def test_a_column_is_known_by_its_heading(heading: str, kind: Kind) -> None:
    assert kind_of_heading(heading)[0] is kind


def test_nothing_is_lost_where_two_tables_stand_without_any_heading(drawn: Draw) -> None:
    document = drawn("""
    Measure | Target
    Rent collected | 97%

    Action | Deadline
    Open the hub | 2025
    """)
    assert sum(isinstance(block, Table) for block in document.blocks) == 2
    framework = understand(document)
    assert len(framework.nodes) == 1
    assert (len(framework.measures), len(framework.deliverables)) == (1, 1)
    assert framework.rows.total == 4


def test_a_footnote_that_the_file_keeps_apart_leads_from_its_mark(drawn: Draw) -> None:
    page = drawn("""
    # Homes
    Measure | Target
    Repairs right first time¹ | 90%
    Space per home in m² | 50
    """)
    note = Paragraph("Judged by the tenant.", Source(cells=("footnote ¹",)), number="¹")
    framework = understand(Document("plan.docx", "word", (*page.blocks, note)))
    repairs, space = framework.measures
    assert repairs.title == "Repairs right first time"
    assert [(one.mark, one.text) for one in repairs.footnotes] == [("¹", "Judged by the tenant.")]
    assert space.footnotes == ()
    assert framework.nodes[0].notes == ()


def test_a_year_in_a_heading_dates_the_figures_under_it(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Measure | Good is | Baseline 2021/22 | Target 2022/23
        Homes let in time | High | 80% | 85%
        """)
    )
    (let,) = framework.measures
    assert isinstance(let.target, Threshold)
    assert let.target.comparison is Comparison.AT_LEAST
    # A financial year runs to the last day of March.
    assert let.target.terms.by is not None
    assert let.target.terms.by.day == date(2023, 3, 31)
    assert isinstance(let.baseline, Figure)
    assert let.baseline.covers is not None
    assert (let.baseline.covers.first, let.baseline.covers.last) == (
        date(2021, 4, 1),
        date(2022, 3, 31),
    )
    assert (let.target_text, let.baseline_text) == ("85%", "80%")


def test_page_numbers_in_an_extraction_neither_end_a_table_nor_make_a_place(as_text: Draw) -> None:
    framework = understand(
        as_text("""Council Performance Framework 2021-24

        Priority 1: Growth

        KPI | Definition | Target 2021/22 | Lead Officer
        Jobs created | New jobs each year | 500 | Director of Growth

        Page 3 of 10

        KPI | Definition | Target 2021/22 | Lead Officer
        Visitors | People who visit | 1m | Director of Culture
        """)
    )
    assert framework.title == "Council Performance Framework 2021-24"
    assert [node.title for node in framework.nodes] == ["Growth"]
    assert [one.placements[0].node for one in framework.measures] == ["growth", "growth"]


def test_a_definition_that_begins_like_a_measure_stays_a_definition(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Corporate scorecard
        ## Customers
        Indicator | Description | Polarity | Target | Frequency
        Calls answered | % of calls answered in 60s | Higher is better | 85% | Monthly
        """)
    )
    (calls,) = framework.measures
    assert (calls.title, calls.rationale) == ("Calls answered", "% of calls answered in 60s")


def test_measures_on_lines_of_their_own_in_one_cell_are_told_apart(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Community Plan
        ## Our priorities
        ### Priority 1 - Children
        What we will do | How we will measure success | Who
        Visit families | Number of visits\\n% of staff trained | Social Care
        """)
    )
    assert [one.title for one in framework.measures] == ["Number of visits", "% of staff trained"]
    assert {one.placements[0].deliverable for one in framework.measures} == {"visit-families"}
    assert [node.title for node in framework.nodes] == ["Children"]
