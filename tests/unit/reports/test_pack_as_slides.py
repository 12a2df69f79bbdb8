"""The pack as slides: a message as each title, charts of the report's own numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.enum.chart import XL_MARKER_STYLE
from pptx.presentation import Presentation as Deck
from pptx.shapes.base import BaseShape
from pptx.slide import Slide
from small_report import CLINIC, HOMES, small_report

from goldthread.reports.pack.frozen import Frozen
from goldthread.reports.pack.sentences.summary import how_it_stands, what_changed
from goldthread.reports.pptx import pptx_of


@pytest.fixture(scope="module")
def deck() -> Deck:
    return Presentation(BytesIO(pptx_of(small_report())))


def test_every_slide_has_one_message_as_its_title(deck: Deck) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert all(titles)
    assert len(titles) == len(set(titles))
    assert titles[1] == how_it_stands(small_report())
    assert titles[2] == what_changed(small_report())


def test_charts_are_native_and_hold_the_figures(deck: Deck) -> None:
    charts = [shape.chart for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    lines = {
        series.name: list(series.values) for chart in charts for series in chart.plots[0].series
    }

    assert lines["Figures"] == [24, 25, 23, 26, 25, 24, 27, 28, 27, 29, 28, 27, 31]
    assert set(lines["Target"]) == {25}
    # Council housing and jobs: homes off target, jobs on target at both, air awaited.
    assert lines["Off target"] == [1, 0]
    assert lines["On target"] == [1, 1]


def test_a_chart_names_its_unit_and_no_more_periods_than_can_be_read(deck: Deck) -> None:
    (chart,) = (one for one in lines_of(deck) if one.value_axis.visible)

    assert chart.value_axis.axis_title.text_frame.text == "days"
    # 13 quarters: every second one is named.
    (skip,) = chart.category_axis._element.xpath("c:tickLblSkip")
    assert skip.get("val") == "2"
    figures, target, *_usual = chart.plots[0].series
    assert figures.marker.format.fill.fore_color.rgb == figures.format.line.color.rgb
    assert target.marker.style == XL_MARKER_STYLE.NONE


def test_a_row_of_a_measure_off_target_has_its_figures_as_a_line(deck: Deck) -> None:
    (row,) = (one for one in lines_of(deck) if not one.value_axis.visible)
    figures, target = row.plots[0].series
    assert list(figures.values) == [24, 25, 23, 26, 25, 24, 27, 28, 27, 29, 28, 27, 31]
    assert set(target.values) == {25}
    # A tenth of the way from 23 to 31 above and below.
    assert (row.value_axis.minimum_scale, row.value_axis.maximum_scale) == (22.2, 31.8)


def test_a_control_chart_has_its_average_and_its_usual_range_named_once() -> None:
    points = tuple(
        replace(one, mean=Decimal(26), lower=Decimal(20), upper=Decimal(32))
        for one in HOMES.series[0].points
    )
    charted = replace(HOMES, series=(replace(HOMES.series[0], points=points),))
    deck = Presentation(BytesIO(pptx_of(small_report(measures=(charted,)))))
    (chart,) = (one for one in lines_of(deck) if one.value_axis.visible)
    levels = {one.name: set(one.values) for one in list(chart.plots[0].series)[:4]}
    assert (levels["Average"], levels["Usual range"]) == ({26}, {32})
    (left_out,) = chart.legend._element.xpath("c:legendEntry/c:idx")
    assert chart.plots[0].series[int(left_out.get("val"))].name == "Usual range"


def lines_of(deck: Deck) -> list[Chart]:
    shapes = (shape for slide in deck.slides for shape in slide.shapes if shape.has_chart)
    return [one.chart for one in shapes if "LINE" in one.chart.chart_type.name]


def test_every_chart_and_table_has_words(deck: Deck) -> None:
    shown = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table
    ]

    assert shown
    assert all(one._element.nvGraphicFramePr.cNvPr.get("descr") for one in shown)


def test_an_exception_says_why_what_who_and_when(deck: Deck) -> None:
    (slide,) = (
        one
        for one in deck.slides
        if one.shapes.title.text == f"Off target at 31 days: {HOMES.title}"
    )
    text = "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)

    assert "Why: Repairs before letting took 9 days longer." in text
    assert "Head of Lettings; by 31 May 2021; should recover by 30 September 2021." in text
    assert HOMES.address in slide.notes_slide.notes_text_frame.text


def test_what_does_not_fit_goes_on_the_next_slide() -> None:
    many = tuple(replace(HOMES, code=f"m{n}", title=f"Measure {n}") for n in range(9))
    deck = Presentation(BytesIO(pptx_of(small_report(measures=many))))

    tables = [
        [row.cells[0].text for row in shape.table.rows][1:]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table and len(shape.table.columns) > 3
    ]
    assert [name for table in tables for name in table] == [one.title for one in many]
    assert max(map(len, tables)) <= 6


def test_the_last_slide_says_what_was_frozen() -> None:
    frozen = Frozen("ab" * 32, datetime(2021, 5, 1, 9, tzinfo=UTC))
    deck = Presentation(BytesIO(pptx_of(small_report(), frozen=frozen)))

    last = deck.slides[len(deck.slides) - 1]
    text = "\n".join(one.text_frame.text for one in last.shapes if one.has_text_frame)
    assert "ab" * 32 in text
    assert not any("DRAFT" in words for words in words_by_slide(deck))


def test_every_slide_of_a_draft_says_that_it_is_one(deck: Deck) -> None:
    assert all("DRAFT" in words for words in words_by_slide(deck))


def words_by_slide(deck: Deck) -> list[str]:
    return [
        "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)
        for slide in deck.slides
    ]


def test_nothing_on_a_slide_runs_into_anything_else_or_below_it() -> None:
    """With long names and stories; words are taken to be half as wide as they are high."""
    story = replace(HOMES.story, reason="One more reason. " * 12, action="One more action. " * 12)
    long = replace(HOMES, title="The percentage of a thing among other things " * 4, story=story)
    many = tuple(replace(long, code=f"m{n}") for n in range(9))
    deck = Presentation(BytesIO(pptx_of(small_report(measures=many, deliverables=(CLINIC,) * 9))))

    for slide in deck.slides:
        in_rows = [one for one in slide.shapes if _is_in_a_row(one)]
        boxes = [_box(shape) for shape in slide.shapes if not _is_in_a_row(shape)]
        assert all(bottom <= 7.5 for _left, _top, _right, bottom in boxes)
        for place, (left, top, right, bottom) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                apart = (
                    other[0] >= right or left >= other[2] or other[1] >= bottom or top >= other[3]
                )
                assert apart, slide.shapes.title.text
        assert min(_sizes(slide)) >= 12
        if in_rows:
            (table,) = (one for one in slide.shapes if one.has_table)
            assert [(one.top, one.height) for one in in_rows] == list(_empty_ends_of_rows(table))
            assert all(one.left + one.width <= table.left + table.width + 10 for one in in_rows)


def _is_in_a_row(shape: BaseShape) -> bool:
    """Whether it is a line in a row of a table."""
    return (
        shape.has_chart
        and "LINE" in shape.chart.chart_type.name
        and not shape.chart.value_axis.visible
    )


def _empty_ends_of_rows(table: BaseShape) -> Iterator[tuple[int, int]]:
    """Where each row begins, and how high it is, whose last cell has no words."""
    top = table.top
    for row in table.table.rows:
        if not row.cells[len(table.table.columns) - 1].text:
            yield pytest.approx(top, abs=10), pytest.approx(row.height, abs=10)
        top += row.height


def _box(shape: BaseShape) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what a shape shows, in inches."""
    left, top, width, height = (
        one / 914400 for one in (shape.left, shape.top, shape.width, shape.height)
    )
    if shape.has_text_frame:
        lines = 0.0
        for paragraph in shape.text_frame.paragraphs:
            points = paragraph.runs[0].font.size.pt if paragraph.runs else 12
            wide = len(paragraph.text) * points * 0.5 / 72
            lines += (int(wide / (width - 0.2)) + 1) * points * 1.2 / 72
        height = lines + 0.1
    return left, top, left + width, top + height


def _sizes(slide: Slide) -> Iterator[float]:
    for shape in slide.shapes:
        frames = [shape.text_frame] if shape.has_text_frame else []
        if shape.has_table:
            frames = [cell.text_frame for row in shape.table.rows for cell in row.cells]
        for frame in frames:
            for paragraph in frame.paragraphs:
                yield from (run.font.size.pt for run in paragraph.runs)
