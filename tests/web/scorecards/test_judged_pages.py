"""What the engine made of figures, on the pages: direction, chart, forecast, others, parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

import pytest
from django.test import Client
from lxml import html

from goldthread.framework.periods import period_from_code
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db
MEASURE = "/anyborough/measures/m1/"
MONTHS = [f"{2019 + month // 12}-{month % 12 + 1:02}" for month in range(20)]
# Twelve months around 54, then eight far below: a run that no chance explains.
FALLING = [54, 55, 53, 54, 56, 54, 53, 55, 54, 52, 54, 55, 45, 44, 46, 45, 44, 45, 46, 44]


def percentage() -> models.Series:
    return models.Series.objects.get(
        measure__code="m1", label="percentage", dimension="", measure__authority__code="anyborough"
    )


def give(
    record: models.Framework,
    values: Sequence[float],
    *,
    months: Sequence[str] = MONTHS,
    of: int | None = None,
    part: str | None = None,
) -> None:
    """Record percentages by month, with the numbers behind them where ``of`` is given."""
    actions.record_observations(
        authority=record.authority,
        observations=[
            actions.NewObservation(
                series=percentage(),
                period=period_from_code(month),
                value=Decimal(str(value)),
                numerator=None if of is None else Decimal(str(value)) * of / 100,
                denominator=None if of is None else Decimal(of),
                breakdown=None if part is None else ("Ward", part),
            )
            for month, value in zip(months, values, strict=True)
        ],
        by="a test",
        source="returns.csv",
    )


@pytest.fixture
def falling(record: models.Framework) -> models.Framework:
    give(record, FALLING)
    actions.evaluate_framework(framework=record, by="a test")
    return record


def only(tree: html.HtmlElement, kind: str) -> html.HtmlElement:
    (found,) = tree.xpath(f"//*[name()='svg' and contains(@class, 'gt-picture--{kind}')]")
    return found


# Direction, the control chart and assurance


def test_the_direction_is_said_with_why_and_with_the_test_that_was_used(
    falling: models.Framework, words: Callable[[str], str]
) -> None:
    told = words(MEASURE)
    assert "Direction of travel Worsening" in told
    # The average is 50.4 and the steps between months are 36 in all, over 19 of them: the usual
    # range ends at 50.4 - 2.66 * 36 / 19 = 45.36.
    assert "The figure in August 2020 is below the usual range, which ends at 45.4%" in told
    assert "Tested with a control chart" in told


def test_thirteen_figures_or_more_are_shown_as_a_control_chart_with_its_table(
    falling: models.Framework, page: Callable[[str], html.HtmlElement], client: Client
) -> None:
    tree = page(MEASURE)
    chart = only(tree, "control-chart")
    worse = chart.xpath(".//*[contains(@class, 'gt-special--concern')]")
    assert len(worse) == 8
    # 54 twelve times on average, and 44.875 eight: (649 + 359) / 20.
    assert "They vary around 50.4%" in tree.text_content()
    (address,) = tree.xpath("//a[contains(@href, 'csv=chart-')]/@href")
    rows = client.get(MEASURE + address).content.decode("utf-8-sig").splitlines()
    assert rows[0] == "Period,Figure,Average,Usual range,Stands out"
    assert len(rows) == 21
    assert rows[1].startswith("August 2020,44%,50.4%,")
    assert "For the worse" in rows[1]


def test_twelve_figures_are_shown_as_a_plain_chart(
    record: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    give(record, FALLING[:12], months=MONTHS[:12])
    actions.evaluate_framework(framework=record, by="a test")
    tree = page(MEASURE)
    assert only(tree, "chart") is not None
    assert not tree.xpath("//*[contains(@class, 'gt-picture--control-chart')]")
    assert "Too few points" in tree.text_content()
    assert "Not tested: there are not enough figures" in tree.text_content()


def test_what_will_be_missed_as_it_varies_is_said_to_be(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    # Between 39 and 41 ever since: the target of 55 lies far beyond any usual range.
    give(record, [40, 41, 39, 40, 41, 40, 39, 40, 41, 40, 39, 40, 41, 40, 39, 40, 41, 39, 40, 40])
    actions.evaluate_framework(framework=record, by="a test")
    told = words(MEASURE)
    assert "As it varies Will miss the target" in told


def test_looking_back_shows_what_was_said_then_and_no_chart_of_later_figures(
    falling: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page(f"{MEASURE}?at=2019-12")
    assert not tree.xpath("//*[contains(@class, 'gt-picture--control-chart')]")
    assert "Worsening" not in tree.text_content()


def test_a_fresh_start_is_drawn_and_its_reason_told(
    falling: models.Framework, words: Callable[[str], str]
) -> None:
    actions.rebase_chart(
        series=percentage(),
        period=period_from_code("2019-07"),
        by="somebody",
        reason="Calls that hang up are counted now.",
    )
    actions.evaluate_framework(framework=falling, by="a test")
    assert "The chart starts afresh with July 2019: Calls that hang up are counted now." in words(
        MEASURE
    )


# The forecast


@pytest.fixture
def forecast(falling: models.Framework) -> models.Framework:
    actions.forecast_framework(framework=falling, by="a test")
    return falling


def test_todays_status_and_the_likely_end_of_the_year_stand_in_one_sentence(
    forecast: models.Framework, words: Callable[[str], str]
) -> None:
    told = words(MEASURE)
    kept = models.Forecast.objects.get(series=percentage())
    assert kept.likely_status == "off_target"
    assert (
        "Off target now; less than 1 in 10 chance of meeting it by March 2021; likely outturn"
        in told
    )
    assert "Likely, end of March 2021 Off target" in told


def test_the_forecast_has_a_fan_a_table_and_its_method(
    forecast: models.Framework, page: Callable[[str], html.HtmlElement], client: Client
) -> None:
    tree = page(MEASURE)
    assert len(only(tree, "forecast").xpath(".//*[@class='gt-fan']")) == 2
    assert "nineteen times in twenty" in tree.text_content()
    (address,) = tree.xpath("//a[contains(@href, 'csv=ahead-')]/@href")
    rows = client.get(MEASURE + address).content.decode("utf-8-sig").splitlines()
    # September 2020 to March 2021.
    assert [row.split(",")[0] for row in rows[1:]] == [
        "September 2020",
        "October 2020",
        "November 2020",
        "December 2020",
        "January 2021",
        "February 2021",
        "March 2021",
    ]


def test_a_forecast_made_from_an_earlier_figure_is_not_shown(
    forecast: models.Framework, words: Callable[[str], str]
) -> None:
    give(forecast, [45], months=["2020-09"])
    actions.evaluate_framework(framework=forecast, by="a test")
    told = words(MEASURE)
    assert "likely outturn" not in told
    assert "Where it is heading" not in told


# Lists


def test_lists_have_direction_assurance_and_the_likely_end_as_words_and_columns(
    forecast: models.Framework,
    words: Callable[[str], str],
    client: Client,
) -> None:
    told = words("/anyborough/at/t1/")
    assert (
        "Worsening The figure in August 2020 is below the usual range, which ends at 45.4%." in told
    )
    assert "likely off target by March 2021" in told
    table = client.get("/anyborough/measures/?csv=measures").content.decode("utf-8-sig")
    header, *rows = (line.split(",") for line in table.splitlines())
    row = dict(zip(header, next(row for row in rows if "percentage" in row), strict=False))
    assert row["Direction of travel"] == "Worsening"
    assert "Likely status at the end of the year" in header
    assert "Off target" in table
    assert "under 10" in table


@pytest.mark.parametrize(
    ("only", "found"),
    [("worsening", ["m1"]), ("unlikely", ["m1"]), ("improving", []), ("masked", [])],
)
def test_the_list_is_filtered_by_what_is_asked_and_so_is_its_table(
    forecast: models.Framework, client: Client, only: str, found: list[str]
) -> None:
    response = client.get(f"/anyborough/measures/?only={only}&csv=measures")
    rows = response.content.decode("utf-8-sig").splitlines()[1:]
    assert sorted({row.split(",")[0] for row in rows}) == found


def test_a_filter_that_is_not_known_is_not_found(
    forecast: models.Framework, client: Client
) -> None:
    assert client.get("/anyborough/measures/?only=nothing").status_code == 404


def test_a_bead_says_where_it_is_going_and_what_it_is_likely_to_be(
    falling: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    labels = page("/anyborough/").xpath("//li[contains(@class, 'gt-bead')]/a/@aria-label")
    assert "Off target, worsening: Smoking quitters" in labels


# Other councils


SOURCE = "A public body, 2020. Open Government Licence v3.0."


@pytest.fixture
def beside(falling: models.Framework) -> models.Framework:
    others = [("E01", "Northtown", 48), ("E02", "Southtown", 50), ("E03", "Westtown", 52)]
    actions.set_comparator_groups(
        authority=falling.authority,
        groups=[
            actions.NewGroup(
                "Neighbours", "neighbours", tuple((code, name) for code, name, _ in others)
            )
        ],
        by="a test",
    )
    actions.record_comparators(
        authority=falling.authority,
        figures=[
            actions.NewComparatorFigure(
                series=percentage(),
                area=code,
                area_name=name,
                period=period_from_code(MONTHS[-1]),
                value=Decimal(value),
                source=SOURCE,
            )
            for code, name, value in others
        ],
        by="a test",
    )
    actions.evaluate_framework(framework=falling, by="a test")
    return falling


def test_beside_others_has_place_quarter_distance_source_and_whose_figures_are_real(
    beside: models.Framework, words: Callable[[str], str], page: Callable[[str], html.HtmlElement]
) -> None:
    told = words(MEASURE)
    # 44 among 48, 50 and 52: the median is 49, and it is the last of four.
    assert "44% is 5 percentage points below the median of Neighbours, 49%" in told
    assert "Place 4 of 4. In the last quarter." in told
    assert "The figures of 3 other councils are real and this council’s own is real." in told
    assert SOURCE in told
    assert len(only(page(MEASURE), "strip").xpath(".//*[name()='circle']")) == 4


def test_every_council_stands_in_the_table_in_order_and_can_be_downloaded(
    beside: models.Framework, client: Client
) -> None:
    rows = client.get(f"{MEASURE}?csv=councils-2").content.decode("utf-8-sig").splitlines()
    assert [row.split(",")[2] for row in rows[1:]] == [
        "Westtown",
        "Southtown",
        "Northtown",
        "Anyborough",
    ]


# Parts, and what they mask


@pytest.fixture
def parted(falling: models.Framework) -> models.Framework:
    # The whole of the last month is 44%, of 900 people; Abbey has 30% and Valence 58% of 300.
    last = MONTHS[-1:]
    give(falling, [30], months=last, of=300, part="Abbey")
    give(falling, [58], months=last, of=300, part="Valence")
    give(falling, [44], months=last, of=300, part="Heath")
    actions.evaluate_framework(framework=falling, by="a test")
    return falling


def test_parts_that_are_not_as_the_whole_are_named(
    parted: models.Framework, words: Callable[[str], str], page: Callable[[str], html.HtmlElement]
) -> None:
    told = words(MEASURE)
    assert "The whole does not speak for every part." in told
    assert "Abbey is 30% in August 2020, below the whole at 44%" in told
    assert len(only(page(MEASURE), "parts").xpath(".//*[@class='gt-departs']")) == 2
    # Wilson's 95% interval of 132 of 300.
    assert "38.5% to 49.7%" in told or "38% to 50%" in told


def test_a_masked_measure_is_found_by_its_filter(
    parted: models.Framework, words: Callable[[str], str]
) -> None:
    assert "Smoking quitters" in words("/anyborough/measures/?only=masked")


# The target over time


def test_every_target_there_has_been_stands_with_its_reason_and_the_one_in_force(
    falling: models.Framework, words: Callable[[str], str]
) -> None:
    edition = models.EditionMeasure.objects.get(measure__code="m1")
    actions.set_target(
        edition_measure=edition,
        text="60%",
        rule=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(60), unit="%"),
        from_period=period_from_code("2020-04"),
        by="somebody",
        reason="The council wants more.",
    )
    actions.evaluate_framework(framework=falling, by="a test")
    told = words(MEASURE)
    assert "60% in force From 1 April 2020. Set by somebody. The council wants more." in told
    assert "55% As the document says, to 31 March 2020." in told
