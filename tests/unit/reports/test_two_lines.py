"""Two measures one above the other, each by its own spread, up for better."""

from __future__ import annotations

from datetime import date

import pytest
from lxml import etree

from goldthread.reports.pictures.two_lines import LineOver, TwoLines, two_lines

PERIODS = tuple((date(2019 + year, 3, 31), f"{2018 + year}-{19 + year}") for year in range(4))


def drawn(above: LineOver, below: LineOver) -> TwoLines:
    return TwoLines("Two & more", above, below, PERIODS, "What it says.")


def test_lines_are_standardised_and_turned_so_that_up_is_better() -> None:
    # Mean 4, spread √5 = 2.236: 1, 3, 5, 7 lie ∓1.342 and ∓0.447 from it.
    up = LineOver("A", (1.0, 3.0, 5.0, 7.0), "7")
    down = LineOver("A", (1.0, 3.0, 5.0, 7.0), "7", turned=True)
    assert up.standardised == pytest.approx((-1.3416, -0.4472, 0.4472, 1.3416), abs=1e-4)
    assert down.standardised == pytest.approx((1.3416, 0.4472, -0.4472, -1.3416), abs=1e-4)


def test_the_picture_is_well_formed_says_what_is_upside_down_and_breaks_at_gaps() -> None:
    made = two_lines(
        drawn(
            LineOver("First <one>", (1.0, None, 5.0, 7.0), "7%", turned=True),
            LineOver("Second", (2.0, 2.0, 2.0, 2.0), "2%"),
        ),
        key="k",
    )
    assert made is not None
    tree = etree.fromstring(made)
    words = " ".join(tree.itertext())
    assert "First <one> (lower is better: upside down)" in words
    assert "What it says." in words
    assert len(tree.xpath("//*[local-name()='circle']")) == 7


def test_a_line_of_one_value_is_no_line() -> None:
    one = LineOver("A", (1.0, None, None, None), "1")
    assert two_lines(drawn(one, LineOver("B", (1.0, 2.0, 3.0, 4.0), "4")), key="k") is None
