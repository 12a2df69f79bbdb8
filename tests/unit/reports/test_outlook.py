"""Today's status and the year's likely end, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goldthread.reports.wording import (
    LikelyOutturn,
    chance_in_ten,
    outlook_sentence,
    outturn_in_words,
    rounded_like,
)


@pytest.mark.parametrize(
    ("percent", "probability", "said"),
    [
        (30, 0.31, "3 in 10 chance"),
        (90, 0.88, "9 in 10 chance"),
        (None, 0.04, "less than 1 in 10 chance"),
        (None, 0.97, "more than 9 in 10 chance"),
    ],
)
def test_a_chance_is_said_in_tenths(percent: int | None, probability: float, said: str) -> None:
    assert chance_in_ten(percent, probability) == said


def test_an_outturn_is_no_more_exact_than_the_figures_it_comes_from() -> None:
    likely = LikelyOutturn(Decimal("71.3421"), Decimal("65.06"), Decimal("77.2"), "%")
    assert outturn_in_words(likely, Decimal(70), Decimal("68")) == "71% (65% to 77%)"
    assert outturn_in_words(likely, Decimal("70.4")) == "71.3% (65.1% to 77.2%)"


def test_an_outturn_that_is_certain_has_no_interval() -> None:
    known = LikelyOutturn(Decimal(240), Decimal(240), Decimal(240), None)
    assert outturn_in_words(known) == "240"


def test_status_chance_and_outturn_make_one_sentence() -> None:
    told = outlook_sentence(
        "Off target",
        chance="3 in 10 chance",
        by="March 2021",
        outturn="71% (65% to 77%)",
        ends="March 2021",
    )
    assert told == (
        "Off target now; 3 in 10 chance of meeting it by March 2021; likely outturn "
        "71% (65% to 77%)."
    )


def test_an_outturn_for_another_period_than_the_target_s_names_it() -> None:
    told = outlook_sentence(
        "On target", chance="8 in 10 chance", by="March 2022", outturn="240", ends="2020-21"
    )
    assert told.endswith("by March 2022; likely outturn for 2020-21 240.")


def test_a_worked_out_number_is_written_like_the_figures_beside_it() -> None:
    assert rounded_like(62.444, Decimal("60.1"), Decimal(58)) == Decimal("62.4")
