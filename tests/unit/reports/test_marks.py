"""The mark of each status."""

from __future__ import annotations

from lxml import etree

from goldthread.engine.goals import Status
from goldthread.reports.pictures.marks import MARKS, mark_at, mark_symbols

SVG = "{http://www.w3.org/2000/svg}"


def test_every_status_of_the_engine_has_a_mark_and_no_mark_is_without_one() -> None:
    assert set(MARKS) == {status.value for status in Status}


def test_marks_and_the_engine_agree_on_what_has_been_judged() -> None:
    assert {status for status, mark in MARKS.items() if mark.judged} == {
        status.value for status in Status if status.judged
    }


def test_no_two_marks_share_a_word_a_drawing_or_a_weight() -> None:
    for part in ("words", "drawing", "weight", "slug"):
        assert len({getattr(mark, part) for mark in MARKS.values()}) == len(MARKS)


def test_without_colour_no_two_marks_look_alike() -> None:
    outlines = set()
    for mark in MARKS.values():
        shape = etree.fromstring(f"<svg>{mark.drawing}</svg>")
        for element in shape.iter():
            for colour in ("fill", "stroke"):
                if element.get(colour) not in (None, "none", "#fff"):
                    element.set(colour, "black")
        outlines.add(etree.tostring(shape))
    assert len(outlines) == len(MARKS)


def test_off_target_asks_most_of_the_reader_and_awaiting_data_least() -> None:
    by_weight = sorted(MARKS.values(), key=lambda mark: mark.weight)
    assert by_weight[0].status == "off_target"
    assert by_weight[-1].status == "awaiting_data"


def test_the_symbols_of_a_page_are_whole_xml_with_one_for_each_status() -> None:
    symbols = etree.fromstring(mark_symbols())
    assert [symbol.get("id") for symbol in symbols.iter(f"{SVG}symbol")] == [
        f"mark-{status}" for status in MARKS
    ]


def test_a_mark_in_a_larger_picture_stands_and_scales_as_asked() -> None:
    placed = etree.fromstring(mark_at("close", 5, 7.25, size=10))
    assert placed.get("transform") == "translate(5 7.2) scale(0.5)"
