"""What is asked about a figure before it is recorded, and what is let pass."""

from decimal import Decimal

import pytest

from goldthread.engine.goals import Goal
from goldthread.engine.observations import Accumulation, Observation, Series, figures_as_known
from goldthread.engine.unlikely import Doubt, Question, questions_about
from goldthread.framework.periods import quarter


def asked(
    value: str,
    before: list[str],
    unit: str | None = "%",
    *,
    cases: tuple[str, str] | None = None,
    accumulation: Accumulation = Accumulation.EACH_PERIOD,
    goal: Goal | None = None,
) -> tuple[Question, ...]:
    """The questions about a figure that follows others, quarter by quarter from Q1 2018-19."""
    first = quarter(2018, 1)
    known = [
        Observation(str(index), first.moved(index), Decimal(one))
        for index, one in enumerate(before)
    ]
    numbers = (Decimal(cases[0]), Decimal(cases[1])) if cases else (None, None)
    entered = Observation("new", first.moved(len(before)), Decimal(value), *numbers)
    series = Series("s", "m", unit=unit, accumulation=accumulation)
    return questions_about(entered, series, figures_as_known(known), goal=goal)


def doubts(*args: object, **options: object) -> list[Doubt]:
    """Only what is doubted."""
    return [question.doubt for question in asked(*args, **options)]  # type: ignore[arg-type] # passed through


def test_a_result_of_another_size_than_the_target_is_asked_about() -> None:
    (question,) = asked("73390", [], None, goal=Goal(low=Decimal(420)))
    assert question == Question(
        Doubt.ANOTHER_SIZE,
        "73,390 is 175 times the target of 420. Do the two count the same thing?",
    )


def test_a_percentage_over_a_hundred_is_asked_about() -> None:
    (question,) = asked("117", ["96", "98"])
    assert question.words == "117% is more than all of them. Can this be over 100%?"
    assert doubts("117", ["104", "98"]) == []


def test_a_total_that_falls_is_asked_about_within_its_year_only() -> None:
    year_to_date = Accumulation.YEAR_TO_DATE
    (question,) = asked("40", ["50", "95"], None, accumulation=year_to_date)
    assert question.words == (
        "The total so far was 95 in Q2 2018-19, and cannot have fallen to 40. "
        "Is this the figure of Q3 2018-19 alone?"
    )
    assert doubts("40", ["50", "95", "140", "190"], None, accumulation=year_to_date) == []
    since = Accumulation.SINCE_START
    assert doubts("40", ["50", "95", "140", "190"], None, accumulation=since) == [Doubt.TOTAL_FELL]
    assert doubts("40", ["50", "95"], "%", accumulation=year_to_date) == []
    begun = Goal(low=Decimal(800))
    assert doubts("40", [], None, accumulation=year_to_date, goal=begun) == []
    assert doubts("9000", [], None, accumulation=year_to_date, goal=begun) == [Doubt.ANOTHER_SIZE]


def test_a_slip_of_the_decimal_point_is_asked_about() -> None:
    (question,) = asked("745", ["71.2", "73.9", "74.1"], "days")
    assert question.doubt is Doubt.ANOTHER_SIZE
    assert "745 days is 10 times the usual figure of 73.9 days" in question.words
    assert doubts("7.1", ["71.2", "73.9", "74.1"], "days") == [Doubt.ANOTHER_SIZE]
    assert doubts("145", ["71.2", "73.9", "74.1"], "days") == []
    (question,) = asked("745", ["74.1"], "days")
    assert "745 days is 10 times the figure before of 74.1 days" in question.words


def test_small_counts_may_reach_ten_times_their_size() -> None:
    assert doubts("12", ["1", "1", "2"], None) == []


def test_a_share_entered_for_a_percentage_is_asked_about_once() -> None:
    (question,) = asked("0.82", ["80", "84"])
    assert question == Question(Doubt.SHARE_FOR_PERCENT, "0.82% is very small. Was 82% meant?")
    assert doubts("0.9", ["1.2", "1.4"]) == []


def test_a_figure_that_its_own_cases_do_not_make_is_asked_about() -> None:
    (question,) = asked("84", [], cases=("410", "500"))
    assert question.words == "410 of 500 makes 82%, and 84% was entered. Which is right?"
    assert doubts("82.04", [], cases=("410", "500")) == [Doubt.CASES_DISAGREE]
    assert doubts("82.0", [], cases=("410", "500")) == []
    assert doubts("33", [], cases=("1", "3")) == []
    assert doubts("33.3", [], cases=("1", "3")) == []
    assert doubts("12.3", [], "per 1,000", cases=("123", "10000")) == []


def test_more_cases_than_people_are_asked_about() -> None:
    assert doubts("98", [], cases=("500", "410")) == [Doubt.MORE_CASES_THAN_PEOPLE]


@pytest.mark.parametrize("unit", [None, "days", "%", "per 1,000", "/5"])
def test_a_figure_below_nought_is_asked_about_unless_one_before_or_the_target_is_too(
    unit: str | None,
) -> None:
    (question,) = asked("-5", [], unit, goal=Goal(high=Decimal(12)))
    assert question.doubt is Doubt.BELOW_NOUGHT
    assert question.words.endswith("is below nought. Is the minus sign meant?")
    assert doubts("-4", ["5", "6"], unit) == [Doubt.BELOW_NOUGHT]
    assert doubts("-4", ["-5", "6"], unit) == []
    assert doubts("-4", [], unit, goal=Goal(high=Decimal(-3))) == []


@pytest.mark.parametrize("unit", ["GBP", "percentage points"])
def test_money_and_gaps_below_nought_are_asked_about_only_after_others(unit: str) -> None:
    assert doubts("-4", [], unit) == []
    assert doubts("-4", ["5", "6"], unit) == [Doubt.BELOW_NOUGHT]


def test_more_than_the_highest_score_is_asked_about() -> None:
    assert doubts("7", ["4.1"], "/5") == [Doubt.OVER_THE_HIGHEST]
    assert doubts("117", [], goal=Goal(low=Decimal(110))) == []


def test_one_question_is_enough_of_what_can_hardly_be() -> None:
    history = ["70", "71", "70", "72", "71", "70", "71", "72"]
    assert doubts("-70", history) == [Doubt.BELOW_NOUGHT]
    assert doubts("1234.5", history) == [Doubt.OVER_A_HUNDRED]


def test_part_of_a_person_is_asked_about() -> None:
    assert doubts("41.5", ["40", "43"], None) == [Doubt.PART_OF_ONE]
    assert doubts("41.5", ["40.5", "43"], None) == []
    assert doubts("41.5", ["40", "43"], "days") == []


def test_a_jump_such_as_never_was_is_asked_about() -> None:
    history = ["70", "71", "70", "72", "71", "70", "71", "72"]
    (question,) = asked("85", history)
    assert question.words == (
        "85% is 13 percentage points from the figure before, and the figures usually move by "
        "1 percentage point. Is it right?"
    )
    assert doubts("76", history) == []
    assert doubts("85", history[:7]) == []
    assert doubts("85", ["70", "71", "88", "72", "71", "70", "71", "72"]) == []


@pytest.mark.parametrize("value", ["0", "82", "100"])
def test_an_ordinary_first_percentage_is_asked_nothing(value: str) -> None:
    assert asked(value, []) == ()


def test_a_correction_is_not_held_against_the_figure_it_corrects() -> None:
    known = [Observation("old", quarter(2018, 1), Decimal(8))]
    entered = Observation("new", quarter(2018, 1), Decimal(80), revision=2)
    assert questions_about(entered, Series("s", "m", unit="%"), figures_as_known(known)) == ()


def test_a_figure_taken_back_is_asked_nothing() -> None:
    taken_back = Observation("new", quarter(2018, 1), None, revision=2)
    assert questions_about(taken_back, Series("s", "m"), figures_as_known([])) == ()
