"""The marks of directions and of assurance."""

from __future__ import annotations

import pytest
from lxml import etree

from goldthread.engine.direction import Way
from goldthread.engine.spc import Assurance, Variation
from goldthread.reports.pictures.direction_marks import (
    ASSURANCE_MARKS,
    DIRECTION_MARKS,
    direction_mark,
)
from goldthread.reports.pictures.marks import MARKS, Mark

ALL = (*DIRECTION_MARKS.values(), *ASSURANCE_MARKS.values())


def test_every_direction_of_the_engine_has_a_mark_with_its_own_words() -> None:
    for way in Way:
        assert direction_mark(way.value).words.lower() == way.words


def test_every_icon_of_a_control_chart_has_a_mark() -> None:
    assert {icon.value for icon in Variation} <= set(DIRECTION_MARKS)
    assert {icon.value for icon in Assurance} == set(ASSURANCE_MARKS)


@pytest.mark.parametrize(
    ("direction", "polarity", "drawn"),
    [
        ("improving", "up", "improvement_high"),
        ("improving", "down", "improvement_low"),
        ("worsening", "up", "concern_low"),
        ("worsening", "down", "concern_high"),
        ("rising", None, "neutral_high"),
        ("falling", "none", "neutral_low"),
    ],
)
def test_the_arrow_shows_which_way_the_figure_itself_moves(
    direction: str, polarity: str | None, drawn: str
) -> None:
    assert direction_mark(direction, polarity=polarity).status == drawn


def test_the_icon_of_a_control_chart_decides_where_there_is_one() -> None:
    found = direction_mark("improving", variation="improvement_low", polarity="up")
    assert found.status == "improvement_low"


def without_colour(mark: Mark) -> bytes:
    drawing = etree.fromstring(f"<svg>{mark.drawing}</svg>")
    for element in drawing.iter():
        for colour in ("fill", "stroke"):
            if element.get(colour) not in (None, "none", "#fff"):
                element.set(colour, "black")
    return etree.tostring(drawing)


def test_without_colour_no_two_marks_look_alike() -> None:
    every = (*ALL, *MARKS.values())
    assert len({without_colour(mark) for mark in every}) == len(every)


def test_no_two_marks_of_a_page_share_an_id() -> None:
    every = (*ALL, *MARKS.values())
    assert len({mark.status for mark in every}) == len(every)
