"""The way of a target as a picture, and the same in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lxml import etree

from goldthread.reports.pictures.target_path import (
    PathStep,
    StartingPoint,
    TargetPathPicture,
    target_path_meaning,
    target_path_picture,
)


def step(year: int, low: float | None, high: float | None = None, *, due: bool = True) -> PathStep:
    shown = f"at least {low:g}%" if low is not None else f"at most {high:g}%"
    label = f"{year}-{(year + 1) % 100}"
    return PathStep(date(year, 4, 1), date(year + 1, 3, 31), label, low, high, shown, due=due)


SHOWN = TargetPathPicture(
    title="Repairs in time",
    lines=((step(2026, 70, due=False), step(2027, 80)),),
    today=date(2026, 11, 22),
    baseline=StartingPoint(62, "62%", date(2026, 3, 31)),
    unit="%",
)


def drawn(shown: TargetPathPicture) -> etree._Element:
    svg = target_path_picture(shown, key="path")
    assert svg is not None
    return etree.fromstring(svg)


def words(shown: TargetPathPicture) -> list[str]:
    return [str(one) for one in drawn(shown).xpath("//*[local-name()='text']/text()")]


def test_what_is_not_yet_due_is_a_broken_line() -> None:
    aims = drawn(SHOWN).xpath("//*[@class='gt-target']")
    assert [one.get("stroke-dasharray") is not None for one in aims] == [True, False]


def test_a_band_has_two_lines_with_the_good_part_between_them() -> None:
    band = replace(SHOWN, lines=((step(2027, 40, 60),),), baseline=None)
    heights = [
        float(one.get("d").split("H")[0].split(" ")[1])
        for one in drawn(band).xpath("//*[@class='gt-target']")
    ]
    (shaded,) = drawn(band).xpath("//*[local-name()='rect']")
    assert float(shaded.get("y")) == min(heights)
    assert abs(float(shaded.get("y")) + float(shaded.get("height")) - max(heights)) < 0.2


def test_the_baseline_today_and_the_last_target_are_written() -> None:
    assert {"Baseline 62%", "Today", "At least 80%"} <= set(words(SHOWN))
    undated = replace(SHOWN, baseline=StartingPoint(62, "62%"))
    assert "Baseline 62%, undated" in words(undated)
    assert "Today" not in words(replace(SHOWN, today=date(2035, 1, 1)))


def test_the_sentences_say_what_the_picture_shows() -> None:
    assert target_path_meaning(SHOWN) == (
        "It starts from 62%. Asked: at least 70% from 2026-27; then at least 80% from 2027-28. "
        "Broken lines are before the day it falls due."
    )


def test_without_a_number_there_is_no_picture_and_the_sentence_says_so() -> None:
    nothing = replace(SHOWN, lines=())
    assert target_path_picture(nothing, key="path") is None
    assert "no number that could be drawn" in target_path_meaning(nothing)
