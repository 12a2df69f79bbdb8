"""Frameworks drawn in the manner of other councils: none of them looks like another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldthread.documents import understand
from goldthread.documents.blocks import Document, Heading
from goldthread.framework import Framework, NodeKind, Polarity, Role, Source

Draw = Callable[..., Document]


def tree(framework: Framework) -> list[tuple[str, str, str | None]]:
    titles = {node.id: node.title for node in framework.nodes}
    return [
        (node.kind.value, node.title, titles[node.parent] if node.parent else None)
        for node in framework.nodes
    ]


def test_a_corporate_plans_appendix_of_key_performance_indicators(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Corporate Plan KPI appendix 2022/23
        ## Priority 1: A greener borough
        KPI ref | Indicator | Good is | Baseline 2021/22 | Target 2022/23 | Frequency | Owner | Portfolio holder
        CP01 | % of household waste recycled | Bigger | 41.2% | 45% | Quarterly | Director of Environment | Cllr Example
        CP02 | Missed bins per 100,000 | Smaller | 52 | 40 | Monthly | Head of Waste | Cllr Example
        ## Priority 2: Fair chances
        KPI ref | Indicator | Good is | Baseline 2021/22 | Target 2022/23 | Frequency | Owner | Portfolio holder
        CP03 | Pupils in good schools | Bigger | 88% | 90% | Termly | Director of Children | Cllr Sample
        """)
    )
    assert framework.title == "Corporate Plan KPI appendix 2022/23"
    assert framework.edition == "2022/23"
    assert tree(framework) == [
        ("priority", "A greener borough", None),
        ("priority", "Fair chances", None),
    ]
    recycled, missed, _ = framework.measures
    assert recycled.title == "% of household waste recycled"
    assert (recycled.baseline_text, recycled.target_text) == ("41.2%", "45%")
    assert (recycled.polarity, missed.polarity) == (Polarity.UP, Polarity.DOWN)
    assert recycled.lead_members == ("Cllr Example",)
    assert recycled.lead_officers == ("Director of Environment",)
    assert any("CP02" in note for note in framework.nodes[0].notes)


def test_a_scottish_local_outcomes_improvement_plan(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Local Outcomes Improvement Plan 2017-2027
        Our vision: a place where everyone thrives.
        ## Local Outcome 1: People are healthier
        Indicator | Baseline | Target 2027 | Frequency of reporting | Lead agency
        Healthy life expectancy (men) | 60.1 years | 63 years | Annual | NHS Board
        ## Local Outcome 2: Communities are safer
        Indicator | Baseline | Target 2027 | Frequency of reporting | Lead agency
        Domestic fires | 112 | 90 | Quarterly | Fire and Rescue
        """)
    )
    assert framework.title == "Local Outcomes Improvement Plan 2017-2027"
    assert tree(framework) == [
        ("outcome", "People are healthier", None),
        ("outcome", "Communities are safer", None),
    ]
    assert framework.introduction == ("Our vision: a place where everyone thrives.",)
    assert framework.measures[1].partners == ("Fire and Rescue",)


def test_what_success_looks_like_describes_the_action_it_stands_beside(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Housing Strategy Action Plan
        ## Objective 1: More homes
        Action | Responsible officer | Timescale | Success measure
        Adopt the local plan | Head of Planning | March 2025 | Local plan adopted
        Bring empty homes into use | Housing Manager | Ongoing | 20 homes brought back a year
        """)
    )
    adopt, empty = framework.deliverables
    assert (adopt.title, adopt.deadline_text) == ("Adopt the local plan", "March 2025")
    assert empty.lead_officers == ("Housing Manager",)
    # Nobody can collect a figure for "Local plan adopted": it says when the action is done.
    assert framework.measures == ()
    assert adopt.description == "Local plan adopted"
    assert empty.description == "20 homes brought back a year"


def test_a_landscape_table_with_priorities_and_outcomes_in_its_first_columns(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Performance Framework
        Priority | Outcome | Measure | 2022/23 target | Reported
        Housing | Decent homes for all | % of homes that are decent | 98% | Annually
         | | Average re-let time (days) | 25 | Monthly
        Economy | More jobs | Number of new businesses | 300 | Quarterly
        """)
    )
    assert tree(framework) == [
        ("priority", "Housing", None),
        ("outcome", "Decent homes for all", "Housing"),
        ("priority", "Economy", None),
        ("outcome", "More jobs", "Economy"),
    ]
    assert [measure.placements[0].node for measure in framework.measures] == [
        "decent-homes-for-all",
        "decent-homes-for-all",
        "more-jobs",
    ]


def test_a_workbook_with_one_sheet_for_each_theme_and_quarters_of_figures(drawn: Draw) -> None:
    sheet = """
    Ref | KPI | Target | Q1 | Q2 | Q3 | Q4 | RAG | Comments
    P1 | Adults helped at home | 80% | 75% | 76% | 78% | 81% | Amber | Steady
    P2 | Sickness days lost | 7 | 2 | 4 | | | Green |
    """
    other = """
    Ref | KPI | Target | Q1 | Q2 | Q3 | Q4 | RAG | Comments
    L1 | Street litter | 4% | 3% | 3% | 5% | 4% | Green | Fine
    """
    blocks = (
        Heading("People", Source(cells=("People!A1",)), level=1),
        *drawn(sheet).blocks,
        Heading("Place", Source(cells=("Place!A1",)), level=1),
        *drawn(other).blocks,
    )
    framework = understand(Document("framework 2023-26.xlsx", "excel", blocks))
    assert (framework.title, framework.edition) == ("Framework", "2023-26")
    assert [node.title for node in framework.nodes] == ["People", "Place"]
    assert [measure.target_text for measure in framework.measures] == ["80%", "7", "4%"]
    # Figures, ratings and comments are no part of a framework; they are kept, not mistaken.
    notes = " ".join(framework.nodes[0].notes)
    assert "81%" in notes
    assert "Amber" in notes
    assert "Steady" in notes


def test_a_flat_list_as_comma_separated_values(drawn: Draw) -> None:
    framework = understand(
        drawn(
            """
        Priority | Outcome | Measure | Baseline | Target | Polarity | Frequency | Responsible Officer
        Thriving place | Clean streets | Fly tips cleared in 2 days | 80% | 95% | Higher | Monthly | A Example
        Thriving place | Clean streets | Streets clear of litter | 90% | 92% | Higher | Quarterly | A Example
        Healthy people | Active lives | Visits to leisure centres | 100000 | 120000 | Higher | Monthly | B Sample
        """,
            name="measures.csv",
        )
    )
    assert len(framework.nodes) == 4
    assert [measure.lead_officers for measure in framework.measures] == [
        ("A Example",),
        ("A Example",),
        ("B Sample",),
    ]
    assert framework.rows.header == 1


def test_bullets_under_headings_without_any_table(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Corporate Plan 2023-2027
        ## Introduction
        We want this to be a good place.
        ## Thriving communities
        Our ambition is: that everyone feels at home.
        ### Safe streets
        What we will do
        - Open a community safety hub
        - Fund two youth workers
        How we will measure success
        - Number of reported incidents of anti-social behaviour
        - % of residents who feel safe after dark
        ### Warm homes
        #### What we will do
        - Insulate 500 homes
        #### How we will measure success
        - Homes at EPC C or better
        """)
    )
    assert tree(framework) == [
        ("priority", "Thriving communities", None),
        ("theme", "Safe streets", "Thriving communities"),
        ("theme", "Warm homes", "Thriving communities"),
    ]
    assert framework.nodes[0].goal == "that everyone feels at home."
    assert [one.title for one in framework.deliverables] == [
        "Open a community safety hub",
        "Fund two youth workers",
        "Insulate 500 homes",
    ]
    assert [one.placements[0].node for one in framework.measures] == [
        "safe-streets",
        "safe-streets",
        "warm-homes",
    ]


def test_a_combined_table_of_actions_and_measures(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Delivery plan
        # Priority: Climate
        Action | Lead | Due date | Measure | Baseline | Target
        Plant street trees | Parks Manager | March 2025 | Trees planted a year | 100 | 500
         | | | Canopy cover | 12% | 15%
        Electrify fleet | Fleet Manager | 2026 | % of fleet that is electric | 4% | 50%
        """)
    )
    trees, fleet = framework.deliverables
    assert [one.placements[0].deliverable for one in framework.measures] == [
        trees.id,
        trees.id,
        fleet.id,
    ]
    assert (trees.deadline_text, fleet.deadline_text) == ("March 2025", "2026")


def test_a_header_of_two_lines_with_a_target_for_each_year(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Council Scorecard
        ## Customers
        Measure | Good is | Baseline | Target | < | < | Lead officer
         | | 21/22 | 22/23 | 23/24 | 24/25 |
        Calls answered | High | 80% | 85% | 88% | 90% | Customer Services Manager
        Complaints upheld | Low | 22 | 20 | 18 | 16 | Head of Legal
        """)
    )
    calls = framework.measures[0]
    assert calls.target_text == "22/23: 85%; 23/24: 88%; 24/25: 90%"
    assert calls.baseline_text == "80%"
    assert calls.lead_officers == ("Customer Services Manager",)
    assert framework.rows.header == 2


def test_bands_of_themes_inside_one_table_under_one_header(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Performance indicators 2024/25
        Indicator | Target | Frequency | Directorate
        Theme 1: Homes | < | < | <
        Homes built | 400 | Annual | Place
        Rough sleepers | 5 | Quarterly | Housing
        Theme 2: Jobs | < | < | <
        Employment rate | 78% | Annual | Economy
        Note: figures are for the calendar year and may be revised later. | < | < | <
        """)
    )
    assert tree(framework) == [("theme", "Homes", None), ("theme", "Jobs", None)]
    assert [one.service for one in framework.measures] == ["Place", "Housing", "Economy"]
    assert framework.nodes[1].notes == (
        "figures are for the calendar year and may be revised later.",
    )
    assert (framework.rows.measure, framework.rows.header, framework.rows.note) == (3, 3, 1)


def test_owners_who_are_councillors_and_owners_who_are_officers(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        Measure | Definition | Target 2025 | Owner
        Bins missed | Missed per 100,000 | 30 | Clr Example and Head of Waste
        Library visits | All visits | Increase | Director of Housing
        """)
    )
    bins, visits = framework.measures
    assert (bins.lead_members, bins.lead_officers) == (("Cllr Example",), ("Head of Waste",))
    assert visits.lead_officers == ("Director of Housing",)
    assert bins.rationale == "Missed per 100,000"


def test_a_text_extraction_with_priorities_announced_in_a_list(as_text: Draw) -> None:
    framework = understand(
        as_text(
            """Corporate Performance Framework
            2023 to 2026

            Our plan has two priorities:

            1. A fair borough
            2. A green borough

            A fair borough

            Indicators

            Measure | Why this matters | Baseline | Aim | Target | Collection
            | | | | | frequency
            Rent collected | It pays for repairs | 94% | ↑ | 97% | Monthly
            Rent arrears | | 3% | ↓ | 2% | Monthly

            Measure | Why this matters | Baseline | Aim | Target | Collection
            | | | | | frequency
            | and for new homes. | | | |
            Households helped | Homelessness is costly | 400 | ↑ | As above | Quarterly

            A green borough

            Actions

            Action | Aims | Portfolio holder | Timescales
            Plant trees | Cool the streets | Cllr Example and Cllr Sample | Autumn 2024""",
        )
    )
    assert (framework.title, framework.edition) == (
        "Corporate Performance Framework",
        "2023 to 2026",
    )
    assert tree(framework) == [
        ("priority", "A fair borough", None),
        ("priority", "A green borough", None),
    ]
    collected, arrears, helped = framework.measures
    assert collected.rationale == "It pays for repairs and for new homes."
    assert arrears.rationale == collected.rationale
    assert arrears.inherited == ("rationale",)
    assert (helped.target_text, helped.inherited) == ("2%", ("target",))
    assert framework.deliverables[0].lead_members == ("Cllr Example", "Cllr Sample")
    assert framework.rows.unplaced == ()


def test_an_action_plan_with_a_name_merged_over_two_rows_and_progress_columns(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Climate Action Plan 2024 to 2027
        ## Theme A: Buildings
        No. | Action | What this involves | Lead officer | By when | Progress | RAG
        1.1 | Retrofit libraries | Insulate roofs | Head of Property | March 2026 | Started | Green
        1.2 | ^ | Fit heat pumps | Energy Manager | 2027 | Not started | Amber
        2 | Solar on schools | Ten schools | Energy Manager | TBC | | Red
        """)
    )
    assert [one.title for one in framework.deliverables] == [
        "Retrofit libraries",
        "Retrofit libraries",
        "Solar on schools",
    ]
    assert [one.id for one in framework.deliverables][:2] == [
        "retrofit-libraries",
        "retrofit-libraries-2",
    ]
    assert framework.deliverables[1].inherited == ("title",)
    assert framework.nodes[0].kind is NodeKind.THEME


def test_a_table_of_something_else_is_said_to_have_no_place(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan
        ## Money
        Budget head | 2022/23 | 2023/24
        Staff | 100 | 110
        """)
    )
    assert framework.measures == ()
    assert [row.text for row in framework.rows.unplaced] == [
        "Budget head | 2022/23 | 2023/24",
        "Staff | 100 | 110",
    ]
    assert all("header" in row.reason for row in framework.rows.unplaced)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Long Term Outcomes", Role.LONG_TERM),
        ("Outcome Proxy-Measures", Role.PROXY),
        ("Long Term Outcomes (and Proxy-Measures)", Role.COMBINED),
        ("Indicators", Role.INDICATOR),
    ],
)
def test_a_heading_gives_the_measures_under_it_their_role(
    drawn: Draw, heading: str, role: Role
) -> None:
    framework = understand(
        drawn(f"""
        # Strong families
        ## {heading}
        Measure | Target
        Children ready for school | 75%
        """)
    )
    assert [one.placements[0].role for one in framework.measures] == [role]
    assert [node.title for node in framework.nodes] == ["Strong families"]
