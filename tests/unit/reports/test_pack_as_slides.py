"""The pack as slides: a message as each title, charts of the report's own numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.presentation import Presentation as Deck
from small_report import HOMES, small_report

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

    assert lines["days"] == [24, 25, 23, 26, 25, 24, 27, 28, 27, 29, 28, 27, 31]
    assert set(lines["Target"]) == {25}
    # Council housing and jobs: homes off target, jobs on target at both, air awaited.
    assert lines["Off target"] == [1, 0]
    assert lines["On target"] == [1, 1]


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
    (slide,) = (one for one in deck.slides if one.shapes.title.text.startswith(HOMES.title))
    text = "\n".join(one.text_frame.text for one in slide.shapes if one.has_text_frame)

    assert "Why: Repairs before letting took 9 days longer." in text
    assert "Head of Lettings, by 31 May 2021" in text
    assert HOMES.address in slide.notes_slide.notes_text_frame.text


def test_what_does_not_fit_goes_on_the_next_slide() -> None:
    many = tuple(replace(HOMES, code=f"m{n}", title=f"Measure {n}") for n in range(9))
    deck = Presentation(BytesIO(pptx_of(small_report(measures=many))))

    tables = [
        [row.cells[0].text for row in shape.table.rows][1:]
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_table
        and shape.table.cell(0, 3 if len(shape.table.columns) > 3 else 0).text == "Recovers by"
    ]
    assert [name for table in tables for name in table] == [one.title for one in many]
    assert max(map(len, tables)) <= 7


def test_the_last_slide_says_what_was_frozen() -> None:
    frozen = Frozen("ab" * 32, datetime(2021, 5, 1, 9, tzinfo=UTC))
    deck = Presentation(BytesIO(pptx_of(small_report(), frozen=frozen)))

    last = deck.slides[len(deck.slides) - 1]
    text = "\n".join(one.text_frame.text for one in last.shapes if one.has_text_frame)
    assert "ab" * 32 in text
