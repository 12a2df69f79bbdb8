"""Measures written as cards: pairs of headings and values, and several beside each other."""

from __future__ import annotations

from collections.abc import Callable

from goldthread.documents import understand
from goldthread.documents.blocks import Document

Draw = Callable[..., Document]


def test_cards_with_two_headings_a_row_are_one_measure_each(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Customer plan 2025/26
        ## Measure cards
        KPI ref | CS-01 | Owner | Contact Manager
        KPI title | Calls answered in time | Frequency | Monthly
        Definition | Calls taken within two minutes. | < | <
        Baseline 2024/25 | 76% | Target 2025/26 | 82%

        KPI ref | CS-02 | Owner | |
        KPI title | Queue in minutes | Frequency | Quarterly
        Definition | Mean time from ticket to desk. | < | <
        Baseline 2024/25 | 14 | Target 2025/26 | 10
        """)
    )
    first, second = framework.measures
    assert (first.title, first.baseline_text, first.target_text) == (
        "Calls answered in time", "76%", "82%",
    )  # fmt: skip
    assert first.rationale == "Calls taken within two minutes."
    assert (first.frequency_text, first.lead_officers) == ("Monthly", ("Contact Manager",))
    assert (second.title, second.target_text, second.lead_officers) == (
        "Queue in minutes",
        "10",
        (),
    )
    rows = framework.rows
    assert (rows.total, rows.measure, rows.continuation, rows.unaccounted) == (8, 2, 6, 0)


def test_a_line_across_the_top_names_what_a_card_is_about(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan 2025/26
        ## Homes
        Average days to let a home | < | < | <
        Polarity | Lower is better | Frequency | Monthly
        Baseline | 31 | Target | 25
        """)
    )
    (measure,) = framework.measures
    assert (measure.title, measure.target_text) == ("Average days to let a home", "25")


def test_a_wide_table_with_few_rows_is_no_card(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan 2025/26
        ## Homes
        Measure | Baseline | Target | Frequency
        Homes let on time | 60% | 70% | Monthly
        Homes built | 40 | 50 | Annually
        """)
    )
    assert [one.title for one in framework.measures] == ["Homes let on time", "Homes built"]


def test_measures_beside_each_other_are_read_each_with_its_own_column(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Plan 2025/26
        ## Parks
        Measure | Visitors to the park | Volunteer hours
        Baseline | 210,000 | 1,450
        Target | 225,000 | 1,600
        Lead officer | Parks Manager | Community Ranger
        """)
    )
    assert [
        (one.title, one.baseline_text, one.target_text, one.lead_officers)
        for one in framework.measures
    ] == [
        ("Visitors to the park", "210,000", "225,000", ("Parks Manager",)),
        ("Volunteer hours", "1,450", "1,600", ("Community Ranger",)),
    ]
    rows = framework.rows
    assert (rows.total, rows.measure, rows.continuation, rows.unaccounted) == (4, 1, 3, 0)
