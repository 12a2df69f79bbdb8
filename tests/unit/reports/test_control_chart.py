"""The control chart, the fan, the strip and the panel are whole, safe and say what they show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import etree

from goldthread.reports.pictures.chart import ChartPoint, TargetStep
from goldthread.reports.pictures.control_chart import (
    ControlChart,
    ControlPoint,
    FreshStart,
    control_chart_meaning,
    control_chart_picture,
)
from goldthread.reports.pictures.forecast_fan import (
    ComingPoint,
    ForecastFan,
    fan_meaning,
    forecast_fan,
)
from goldthread.reports.pictures.frame import apart
from goldthread.reports.pictures.group_strip import GroupMember, GroupStrip, group_strip
from goldthread.reports.pictures.parts_panel import PartRow, PartsPanel, parts_panel

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(\"1\")</script> & 'x'"
MONTHS = [date(2019 + month // 12, month % 12 + 1, 28) for month in range(36)]


def drawn(picture: str | None) -> etree._Element:
    assert picture is not None
    assert "nan" not in picture.lower()
    return etree.fromstring(picture)


def words_of(picture: str | None) -> list[str | None]:
    return [line.text for line in drawn(picture).iter(f"{SVG}text")]


def control_points(*values: float | None) -> tuple[ControlPoint, ...]:
    return tuple(
        ControlPoint(day, f"{day:%b %Y}", value, f"{value}%", mean=60, lower=50, upper=70)
        for day, value in zip(MONTHS, values, strict=False)
    )


def chart(*points: ControlPoint, **beside: Any) -> ControlChart:
    return replace(ControlChart("Calls", points, "60%", "50% to 70%", "%"), **beside)


# The control chart


def test_the_average_and_both_limits_are_lines_and_the_usual_range_is_said() -> None:
    usual = chart(*control_points(58, 61, 62))
    picture = drawn(control_chart_picture(usual, key="k"))
    assert len(picture.findall(f"{SVG}path[@class='gt-limit']")) == 3
    assert picture.findtext(f"{SVG}desc") == (
        "3 figures, from 58% (Jan 2019) to 62% (Mar 2019). They vary around 60%; the usual "
        "range is 50% to 70%. No figure stands out from that."
    )


def test_limits_step_where_the_chart_starts_afresh_and_the_reason_is_said() -> None:
    before, after = control_points(58, 61, 62, 63)[:2], control_points(58, 61, 72, 73)[2:]
    moved = tuple(replace(point, stretch=1, mean=72, lower=70, upper=74) for point in after)
    afresh = chart(
        *before,
        *moved,
        fresh_starts=(FreshStart("Mar 2019", MONTHS[2], "Another system counts them"),),
    )
    picture = control_chart_picture(afresh, key="k")
    assert len(drawn(picture).findall(f"{SVG}path[@class='gt-limit']")) == 6
    assert "Afresh from Mar 2019" in words_of(picture)
    assert "starts afresh with Mar 2019: Another system counts them." in control_chart_meaning(
        afresh
    )


def test_what_stands_out_differs_in_shape_from_the_rest_and_for_better_or_worse() -> None:
    outlines = set()
    for meaning in ("improvement", "concern", "neutral"):
        points = control_points(58, 61)
        odd = chart(points[0], replace(points[1], meaning=meaning))
        (special,) = drawn(control_chart_picture(odd, key="k")).findall(
            f"{SVG}path[@class='gt-special gt-special--{meaning}']"
        )
        outlines.add("".join(letter for letter in special.get("d", "") if letter.isalpha()))
    assert len(outlines) == 3


def test_the_better_and_the_worse_are_counted_in_words() -> None:
    points = control_points(58, 75, 40)
    odd = chart(
        points[0], replace(points[1], meaning="improvement"), replace(points[2], meaning="concern")
    )
    told = control_chart_meaning(odd)
    assert "2 figures stand out: 1 for the better and 1 for the worse." in told


def test_trial_limits_are_said_to_be_for_trial() -> None:
    points = tuple(replace(point, trial=True) for point in control_points(58, 61))
    assert "for trial" in control_chart_meaning(chart(*points))


def test_a_gap_breaks_the_line_of_a_control_chart() -> None:
    whole = drawn(control_chart_picture(chart(*control_points(1, 2, 3)), key="k"))
    broken = drawn(control_chart_picture(chart(*control_points(1, None, 3)), key="k"))
    assert len(whole.findall(f"{SVG}path[@stroke-width='1.6']")) == 2
    assert broken.findall(f"{SVG}path[@stroke-width='1.6']") == []


def test_no_figures_is_no_control_chart() -> None:
    assert control_chart_picture(chart(*control_points(None)), key="k") is None
    assert control_chart_meaning(chart()) == "There are no figures yet."


@given(some.lists(some.none() | some.floats(-1e6, 1e6), min_size=1, max_size=36))
def test_any_figures_stand_inside_the_frame(values: list[float | None]) -> None:
    picture = control_chart_picture(chart(*control_points(*values)), key="k")
    if picture is None:
        assert all(value is None for value in values)
        return
    for dot in drawn(picture).iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx", "-1")) <= 760
        assert 0 <= float(dot.get("cy", "-1")) <= 340


# The fan


def fan(**beside: Any) -> ForecastFan:
    points = tuple(
        ChartPoint(day, f"{day:%b %Y}", value, f"{value:g}%")
        for day, value in zip(MONTHS, (60.0, 63.0), strict=False)
    )
    coming = tuple(
        ComingPoint(day, f"{day:%b %Y}", 64, 60, 68, 57, 71, "64%", "60% and 68%", "57% and 71%")
        for day in MONTHS[2:5]
    )
    return replace(ForecastFan("Ahead", points, coming, unit="%"), **beside)


def test_the_fan_has_two_bands_the_wider_one_beneath() -> None:
    wide, narrow = drawn(forecast_fan(fan(), key="k")).findall(f"{SVG}path[@class='gt-fan']")

    def height(band: etree._Element) -> float:
        places = band.get("d", "").strip("Mz").split("L")
        levels = [float(place.split()[1]) for place in places]
        return max(levels) - min(levels)

    assert height(wide) > height(narrow)


def test_the_fan_says_what_is_expected_how_far_it_may_lie_and_the_chance() -> None:
    told = fan_meaning(fan(chance="There is about a 30% chance."))
    assert told == (
        "After 63% for Feb 2019, 64% is expected for May 2019. Four times in five it would lie "
        "between 60% and 68%, and nineteen times in twenty between 57% and 71%. There is about "
        "a 30% chance."
    )


def test_bands_that_were_not_calibrated_make_no_promise() -> None:
    told = fan_meaning(fan(calibrated=False))
    assert "has not been tried" in told
    assert "nineteen" not in told


def test_a_fan_without_a_forecast_is_no_picture() -> None:
    assert forecast_fan(fan(coming=()), key="k") is None


# The strip


def strip(*values: float, own: float = 60) -> GroupStrip:
    members = tuple(GroupMember(f"Council {value}", value, f"{value}%") for value in values)
    return GroupStrip(
        "Beside others",
        (*members, GroupMember("Anyborough", own, f"{own}%", own=True)),
        62,
        "62%",
        58,
        66,
        "60% is 2 points below.",
        unit="%",
        better="up",
    )


def test_every_council_is_a_dot_and_the_own_one_is_named() -> None:
    picture = group_strip(strip(55, 58, 66), key="k")
    assert len(list(drawn(picture).iter(f"{SVG}circle"))) == 4
    assert "Anyborough, 60%" in words_of(picture)
    assert "better →" in words_of(picture)


def test_equal_figures_stand_above_each_other() -> None:
    dots = list(drawn(group_strip(strip(55, 55, 55), key="k")).iter(f"{SVG}circle"))
    assert len({(dot.get("cx"), dot.get("cy")) for dot in dots}) == 4


def test_a_strip_without_the_own_council_is_no_picture() -> None:
    others = strip(55, 58)
    assert group_strip(replace(others, members=others.members[:2]), key="k") is None


@given(some.lists(some.floats(-1e6, 1e6), min_size=2, max_size=40))
def test_any_group_stands_inside_its_frame(values: list[float]) -> None:
    picture = drawn(group_strip(strip(*values, own=values[0]), key="k"))
    height = float(picture.get("viewBox", "").split()[3])
    for dot in picture.iter(f"{SVG}circle"):
        assert 0 <= float(dot.get("cx", "-1")) <= 760
        assert 0 <= float(dot.get("cy", "-1")) <= height


# The panel


def panel(*parts: PartRow) -> PartsPanel:
    return PartsPanel("By ward", parts, 61, "61%", "One part differs.", unit="%")


def test_a_part_that_departs_is_a_diamond_and_the_rest_are_dots() -> None:
    picture = drawn(
        parts_panel(
            panel(
                PartRow("Abbey", 55, "55%", 48, 62),
                PartRow("Valence", 71, "71%", 66, 76, departs=True),
            ),
            key="k",
        )
    )
    assert len(list(picture.iter(f"{SVG}circle"))) == 1
    assert len(picture.findall(f"{SVG}path[@class='gt-departs']")) == 1


def test_a_part_that_is_not_shown_has_its_name_and_no_dot() -> None:
    picture = parts_panel(
        panel(PartRow("Abbey", 55, "55%"), PartRow("Valence", None, "Not shown")), key="k"
    )
    assert len(list(drawn(picture).iter(f"{SVG}circle"))) == 1
    assert {"Valence", "Not shown"} <= set(words_of(picture))


def test_a_panel_with_nothing_to_show_is_no_picture() -> None:
    assert parts_panel(panel(PartRow("Abbey", None, "Not shown")), key="k") is None


# All of them


def test_words_of_a_document_cannot_become_markup() -> None:
    point = replace(control_points(58)[0], period=HOSTILE, shown=HOSTILE)
    others = strip(55)
    pictures = (
        control_chart_picture(
            chart(point, title=HOSTILE, targets=(TargetStep(1, 1, HOSTILE),)), key=HOSTILE
        ),
        forecast_fan(fan(title=HOSTILE, chance=HOSTILE), key=HOSTILE),
        group_strip(replace(others, title=HOSTILE, meaning=HOSTILE), key=HOSTILE),
        parts_panel(panel(PartRow(HOSTILE, 55, HOSTILE)), key=HOSTILE),
    )
    for picture in pictures:
        assert drawn(picture).get("role") == "img"
        assert picture is not None
        assert "<script" not in picture


@given(
    some.lists(some.floats(26, 290), max_size=8).map(sorted),
)
def test_words_at_the_end_never_touch_and_keep_their_order(heights: list[float]) -> None:
    moved = apart(heights, 20, 18, 298)
    assert all(after - before >= 20 - 1e-6 for before, after in pairwise(moved))
    assert all(18 - 1e-6 <= y <= 298 + 1e-6 for y in moved)


@pytest.mark.parametrize("alone", [[40.0], [40.0, 100.0]])
def test_words_that_do_not_touch_stay_where_they_are(alone: list[float]) -> None:
    assert apart(alone, 20, 18, 298) == alone
