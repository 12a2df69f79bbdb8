"""Pictures are whole, named, safe and say what they show."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from goldthread.reports.pictures.chart import (
    ChartPoint,
    MeasureChart,
    TargetStep,
    UndatedBaseline,
    chart_meaning,
    measure_chart,
)
from goldthread.reports.pictures.sparkline import sparkline
from goldthread.reports.pictures.svg import coordinate

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'x'"
YEARS = [date(2018 + year, 3, 31) for year in range(5)]


def drawn(picture: str | None) -> etree._Element:
    assert picture is not None
    assert "nan" not in picture.lower()
    return etree.fromstring(picture)


def points(*values: float, **marked: bool) -> tuple[ChartPoint, ...]:
    return tuple(
        ChartPoint(day, f"{day.year - 1}-{day:%y}", value, f"{value}%", **marked)
        for day, value in zip(YEARS, values, strict=False)
    )


# Sparklines


def test_a_sparkline_says_what_it_shows() -> None:
    line = drawn(sparkline([1, 2, 3], title="3 figures, from 1 to 3"))
    assert (line.get("role"), line.get("aria-label")) == ("img", "3 figures, from 1 to 3")


def test_a_missing_figure_breaks_the_line() -> None:
    whole = drawn(sparkline([1, 2, 3, 4], title="x")).findall(f"{SVG}path")[0].get("d")
    broken = drawn(sparkline([1, 2, None, 4], title="x")).findall(f"{SVG}path")[0].get("d")
    assert whole is not None
    assert broken is not None
    assert (whole.count("M"), broken.count("M")) == (1, 2)


def test_no_figure_at_all_is_no_sparkline() -> None:
    assert sparkline([], title="x") is None
    assert sparkline([None, None], title="x") is None


def test_the_target_of_a_sparkline_is_a_line_of_its_own_inside_the_picture() -> None:
    line = drawn(sparkline([1, 2], title="x", target=50))
    assert len(line.findall(f"{SVG}path")) == 2


@given(some.lists(some.none() | some.floats(-1e12, 1e12), max_size=40), some.text(max_size=30))
def test_any_figures_and_any_title_make_whole_xml_inside_the_frame(
    values: list[float | None], title: str
) -> None:
    # What XML cannot hold at all cannot stand in a title either; documents are read without it.
    title = "".join(letter for letter in title if letter.isprintable())
    picture = sparkline(values, title=title)
    if picture is None:
        assert all(value is None for value in values)
        return
    dot = drawn(picture).find(f"{SVG}circle")
    assert dot is not None
    assert 0 <= float(dot.get("cx", "-1")) <= 132
    assert 0 <= float(dot.get("cy", "-1")) <= 36


def test_a_figure_that_is_no_number_is_refused_and_never_half_drawn() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        coordinate(math.inf)


# Charts


def test_a_chart_has_a_name_and_a_description_for_those_who_cannot_see_it() -> None:
    chart = drawn(measure_chart(MeasureChart("Pupils", points(60, 65)), key="k"))
    assert chart.findtext(f"{SVG}title") == "Pupils"
    assert chart.findtext(f"{SVG}desc") == "2 figures, from 60% (2017-18) to 65% (2018-19)."
    assert chart.get("aria-labelledby") == "k-title k-desc"


def test_words_of_a_document_cannot_become_markup() -> None:
    chart = MeasureChart(
        HOSTILE,
        (ChartPoint(YEARS[0], HOSTILE, 1, HOSTILE),),
        (TargetStep(1, 1, HOSTILE),),
        unit=HOSTILE,
        undated_baseline=UndatedBaseline(1, HOSTILE),
    )
    picture = measure_chart(chart, key=HOSTILE)
    assert drawn(picture).findtext(f"{SVG}title") == HOSTILE
    assert picture is not None
    assert "<script" not in picture


def test_made_up_figures_look_unlike_real_ones_and_provisional_unlike_final() -> None:
    final = drawn(measure_chart(MeasureChart("x", points(1, 2)), key="k"))
    provisional = drawn(measure_chart(MeasureChart("x", points(1, 2, provisional=True)), key="k"))
    made_up = drawn(measure_chart(MeasureChart("x", points(1, 2, illustrative=True)), key="k"))
    assert {dot.get("fill") for dot in final.iter(f"{SVG}circle")} == {"#12566f"}
    assert {dot.get("fill") for dot in provisional.iter(f"{SVG}circle")} == {"#ffffff"}
    assert not list(made_up.iter(f"{SVG}circle"))
    assert len(list(made_up.iter(f"{SVG}rect"))) == 2


def test_a_target_in_steps_is_drawn_in_steps() -> None:
    chart = MeasureChart(
        "x",
        points(60, 65, 70),
        (
            TargetStep(64, 64, "64%", None, YEARS[1]),
            TargetStep(72, 72, "72%", YEARS[1], None),
        ),
    )
    lines = drawn(measure_chart(chart, key="k")).findall(f"{SVG}path[@class='gt-target']")
    assert len(lines) == 2
    assert "The latest target is 72%." in chart_meaning(chart)


def test_a_band_is_drawn_as_a_band() -> None:
    chart = MeasureChart("x", points(60, 65), (TargetStep(61, 66, "61% to 66%"),))
    assert drawn(measure_chart(chart, key="k")).find(f"{SVG}rect[@class='gt-target']") is not None


def test_the_latest_figure_and_the_target_are_written_at_their_ends() -> None:
    chart = MeasureChart("x", points(60, 65), (TargetStep(65, 65, "65%"),))
    words = [line.text for line in drawn(measure_chart(chart, key="k")).iter(f"{SVG}text")]
    assert "Latest 65%" in words
    assert "Target 65%" in words


def test_a_baseline_without_a_date_is_shown_and_said_to_have_none() -> None:
    chart = MeasureChart("x", points(60), undated_baseline=UndatedBaseline(50, "50%"))
    words = [line.text for line in drawn(measure_chart(chart, key="k")).iter(f"{SVG}text")]
    assert "Baseline 50%, undated" in words
    assert "the document gives it no date" in chart_meaning(chart)


def test_the_meaning_counts_what_is_made_up_and_what_may_change() -> None:
    told = chart_meaning(MeasureChart("x", (*points(1), *points(2, 3, illustrative=True)[1:])))
    assert told.endswith("1 of the figures is made up for illustration.")


def test_no_figures_is_no_chart() -> None:
    assert measure_chart(MeasureChart("x", ()), key="k") is None
