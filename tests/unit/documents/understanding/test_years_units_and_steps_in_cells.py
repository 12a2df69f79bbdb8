"""Years and units in columns of their own, and several milestones in one cell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from goldthread.documents import understand
from goldthread.documents.blocks import Document
from goldthread.documents.understanding.about import named_by_file
from goldthread.framework import Polarity
from goldthread.framework.rules.targets import Threshold
from goldthread.framework.rules.values import Figure

Draw = Callable[..., Document]


def test_milestones_parted_by_semicolons_each_have_their_date(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Action | Stages | Lead
        Build homes | Site bought by June 2024; plans agreed (March 2025); homes open July 2026 | Housing
        Consult | Ask residents; report to committee by May 2025 | Housing
        """)
    )
    build, consult = framework.deliverables
    assert [(one.text, one.deadline_text) for one in build.milestones] == [
        ("Site bought", "by June 2024"),
        ("plans agreed", "March 2025"),
        ("homes open", "July 2026"),
    ]
    # One date for both: to whom it belongs is not said.
    assert [one.text for one in consult.milestones] == ["Ask residents; report to committee"]


@pytest.mark.parametrize(
    ("headings", "cells", "baseline", "notes"),
    [
        # Each later target has its own column, so the years before them are past.
        (
            "2022/23 | 2023/24 | 2024/25 target | 2025/26 target",
            "300 | 320 | 400 | 420",
            "2022/23: 300; 2023/24: 320",
            0,
        ),
        ("2023/24 value | Target 2024/25", "320 | 400", "320", 0),
        ("2022/23 outturn | 2023/24 | Target", "300 | 320 | 400", "2022/23: 300; 2023/24: 320", 0),
        # The result for the year of the target, a year after it, years beside a rating, a year
        # of the plan's own and years beside a plain baseline: none is surely the baseline.
        ("2024/25 | Target 2024/25", "320 | 400", None, 1),
        ("Target 2023/24 | 2024/25", "400 | 320", None, 1),
        ("2023/24 | Target | RAG", "320 | 400 | Green", None, 2),
        ("2024/25 | Target 2026/27", "320 | 400", None, 1),
        ("Baseline 2021/22 | 2022/23 | Target 2024/25", "300 | 320 | 400", "300", 1),
        # Words are no figures.
        ("2023/24 | Target 2024/25", "Survey 2 held in all the wards | 400", None, 1),
    ],
)
def test_past_years_before_the_target_are_the_baseline(
    drawn: Draw, headings: str, cells: str, baseline: str | None, notes: int
) -> None:
    framework = understand(
        drawn(f"""
        Council Plan 2024-28
        # Homes
        Measure | {headings}
        Homes built | {cells}
        """)
    )
    (homes,) = framework.measures
    assert homes.baseline_text == baseline
    assert len(framework.nodes[0].notes) == notes
    if baseline is not None and ";" in baseline:
        assert isinstance(homes.baseline, Figure)
        assert homes.baseline.covers is not None
        assert (homes.baseline.value, homes.baseline.covers.last) == (320, date(2024, 3, 31))


def test_a_year_in_its_own_column_belongs_to_the_figure_beside_it(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Measure | Good is | Baseline value | Baseline year | Target | By when
        Homes built | High | 300 | 2022/23 | 400 | 2026/27
        Arrears | Low | 4.2% | March 2023 | To be set | March 2026
        """)
    )
    built, arrears = framework.measures
    assert (built.baseline_text, built.target_text) == ("300 (2022/23)", "400 by 2026/27")
    assert isinstance(built.baseline, Figure)
    assert built.baseline.covers is not None
    assert built.baseline.covers.last == date(2023, 3, 31)
    assert isinstance(built.target, Threshold)
    assert built.target.terms.by is not None
    assert built.target.terms.by.day == date(2027, 3, 31)
    # A year cannot be joined to what is not set yet; it is kept beside the table.
    assert (arrears.baseline_text, arrears.target_text) == ("4.2% (March 2023)", "To be set")
    assert "Arrears: March 2026" in str(framework.nodes[0].notes)


@pytest.mark.parametrize(
    "heading", ["Trend wanted", "What does good look like", "Better if", "Aim (up/down)"]
)
def test_a_direction_under_other_headings(drawn: Draw, heading: str) -> None:
    framework = understand(
        drawn(f"""
        # Homes
        Measure | {heading} | Target
        Empty homes | Down | 300
        Homes built | Up | 200
        Enquiries | No preference | 100
        """)
    )
    assert [one.polarity for one in framework.measures] == [Polarity.DOWN, Polarity.UP, None]


def test_a_sentence_is_no_direction_and_an_aim_is_not_what_good_is(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Measure | Aim | Good is | What good looks like | Target
        Empty homes | More homes lived in | Low | Every home is lived in | 300
        """)
    )
    (empty,) = framework.measures
    assert (empty.direction_text, empty.polarity) == ("Low", Polarity.DOWN)
    assert len(framework.nodes[0].notes) == 2


def test_a_bare_number_has_the_unit_of_its_row(drawn: Draw) -> None:
    framework = understand(
        drawn("""
        # Homes
        Measure | Unit of measure | Baseline | Target
        Rent paid | % | 95 | 97
        Repairs | Days | 20 | 18
        Homes built | Number | 200 | 300
        Homes let | % | 0.95 | 0.97
        """)
    )
    assert [(one.baseline_text, one.target_text) for one in framework.measures] == [
        ("95%", "97%"),
        ("20 days", "18 days"),
        ("200", "300"),
        # Whether 0.95 is 95% is not said.
        ("0.95", "0.97"),
    ]
    assert isinstance(framework.measures[0].target, Threshold)
    assert framework.measures[0].target.value == Decimal(97)
    assert framework.measures[0].target.unit == "%"


def test_an_edition_of_several_financial_years_is_all_of_them(drawn: Draw) -> None:
    page = """
        Council Plan 2024/25 to 2026/27
        # Homes
        Measure | Target | Frequency
        Homes built | 300 | Monthly
        """
    assert understand(drawn(page)).edition == "2024/25 to 2026/27"
    assert named_by_file("kpis_2024-25_to_2026-27.csv") == ("Kpis", "2024/25 to 2026/27")
