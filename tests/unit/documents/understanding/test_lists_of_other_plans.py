"""Lists in prose, typed numbers and milestones of other plans, each drawn small."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from goldthread.documents import understand
from goldthread.documents.blocks import Document

Draw = Callable[..., Document]


@pytest.mark.parametrize(
    "heading",
    [
        "We will measure this by:",
        "We will know we have succeeded when:",
        "How will we know we are making a difference?",
        "Success will be measured by:",
        "What success looks like",
    ],
)
def test_a_list_under_words_that_promise_measures_is_a_list_of_measures(
    drawn: Draw, heading: str
) -> None:
    framework = understand(
        drawn(f"""
        # The Plan
        ## Outcome 1: Clean streets
        {heading}
        - Litter picked up on the day
        - Bins emptied on time
        ## Outcome 2: Quiet nights
        We will:
        - Appoint a night warden
        """)
    )
    assert [one.title for one in framework.measures] == [
        "Litter picked up on the day",
        "Bins emptied on time",
    ]
    assert [one.title for one in framework.deliverables] == ["Appoint a night warden"]


def test_lines_numbered_by_hand_under_key_actions_are_a_list(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        The Plan

        Priority 1: Local jobs

        Key actions

        1.1 Open a jobs shop
        1.2 Start a grant for shop fronts

        Success measures

        1. Number of shops let

        Priority 2: Good health

        Key actions

        2.1 Open the pool
        """)
    )
    assert [one.title for one in framework.deliverables] == [
        "Open a jobs shop",
        "Start a grant for shop fronts",
        "Open the pool",
    ]
    assert [one.title for one in framework.measures] == ["Number of shops let"]
    assert [node.title for node in framework.nodes] == ["Local jobs", "Good health"]


def test_numbered_paragraphs_of_a_report_are_no_list_of_actions(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        The Report

        Key actions

        3.1 The Committee has agreed what is to be done this year.

        Outcome 1: Safe roads

        Action | Lead officer | Deadline
        Mend the bridge | Head of Roads | May 2025
        """)
    )
    assert [one.title for one in framework.deliverables] == ["Mend the bridge"]


def test_lists_of_actions_and_measures_side_by_side_are_taken_apart(drawn: Draw) -> None:
    framework = understand(
        drawn(r"""
        # Plan on a Page
        Priority | What we will do | How we will measure success
        Warm homes | • Lag 40 lofts\n• Give advice | • Homes rated C\n• People in fuel poverty
        """)
    )
    assert [one.title for one in framework.deliverables] == ["Lag 40 lofts", "Give advice"]
    assert [one.title for one in framework.measures] == ["Homes rated C", "People in fuel poverty"]
    # Which action a measure belongs to is not said.
    assert {one.placements[0].deliverable for one in framework.measures} == {None}


def test_a_milestone_with_a_date_of_its_own_keeps_it_beside_the_deadline(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Action Plan
        ## Theme: Place
        Action | Milestones | Target completion date | Action owner
        Mend the pool roof | Contract let June 2023 | March 2024 | Head of Assets
        """)
    )
    (roof,) = framework.deliverables
    assert roof.deadline_text == "March 2024"
    assert [(one.text, one.deadline_text) for one in roof.milestones] == [
        ("Contract let", "June 2023")
    ]


@pytest.mark.parametrize("heading", ["What we will do in 2025/26", "Key actions this year"])
def test_a_heading_of_work_may_name_its_year(drawn: Draw, heading: str) -> None:
    framework = understand(
        drawn(f"""
        # The Plan
        ## Outcome 1: Simple services
        ### {heading}
        - Build a booking form
        """)
    )
    assert [one.title for one in framework.deliverables] == ["Build a booking form"]
    assert [node.title for node in framework.nodes] == ["Simple services"]


def test_numbered_lines_that_stand_apart_and_count_on_are_chapters(as_text: Draw) -> None:
    framework = understand(
        as_text("""
        The Plan

        Our priorities

        1. Thriving economy

        Jobs matter.

        What we want to achieve

        • More good jobs

        What we will do

        • Open a jobs shop

        2. Caring places

        What we will do

        • Fund village halls

        How we work

        • Budget monitoring
        """)
    )
    assert [node.title for node in framework.nodes] == ["Thriving economy", "Caring places"]
    assert [(one.title, one.placements[0].node) for one in framework.deliverables] == [
        ("Open a jobs shop", "thriving-economy"),
        ("Fund village halls", "caring-places"),
    ]
    assert "More good jobs" in framework.nodes[0].notes


def test_a_list_with_words_of_its_own_before_it_is_not_the_list_before(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # The Plan
        ## Outcome 1: Safe streets
        What we will do:
        - Light dark alleys
        Our values
        - Kind
        ## Outcome 2: Clean streets
        What we will do:
        - Sweep at night
        We will also:
        - Fine litter louts
        """)
    )
    assert [one.title for one in framework.deliverables] == [
        "Light dark alleys",
        "Sweep at night",
        "Fine litter louts",
    ]
    assert "Kind" in framework.nodes[0].notes


def test_names_each_behind_a_dash_in_one_cell_are_measures_of_their_own(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Growth
        Outcome | Indicators | Service
        A connected place | - Premises with full fibre\\n- Homes near a bus stop | Transport
        """)
    )
    assert [(one.title, one.service) for one in framework.measures] == [
        ("Premises with full fibre", "Transport"),
        ("Homes near a bus stop", "Transport"),
    ]


def test_milestones_whose_lines_ran_together_leave_the_deadline_alone(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Licensing
        Task | Milestones | By when
        Open a portal | Supplier chosen by July 2025 Portal live by January 2026 | January 2026
        """)
    )
    (portal,) = framework.deliverables
    assert portal.deadline_text == "January 2026"
    assert [(one.text, one.deadline_text) for one in portal.milestones] == [
        ("Supplier chosen", "by July 2025"),
        ("Portal live", "by January 2026"),
    ]
