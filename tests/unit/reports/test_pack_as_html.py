"""The pack as one HTML file: whole, accessible, and with nothing fetched or run."""

from __future__ import annotations

import pytest
from lxml import html
from small_report import HOMES, small_report

from goldthread.reports.html import html_of
from goldthread.reports.pack.composing import composed


def page(**changes: object) -> html.HtmlElement:
    return html.document_fromstring(html_of(composed(small_report(**changes))))


def test_nothing_is_fetched_and_nothing_runs() -> None:
    found = page()

    assert not found.xpath("//script | //link | //iframe")
    assert not [one for one in found.xpath("//@src") if not one.startswith("data:")]


def test_every_table_has_a_caption_a_header_row_and_row_headers() -> None:
    tables = page().xpath("//table")

    assert tables
    for table in tables:
        assert table.xpath("./caption")[0].text_content()
        assert all(head.get("scope") == "col" for head in table.xpath("./thead//th"))
        for row in table.xpath("./tbody/tr"):
            assert len(row.xpath("./th[@scope='row']")) == 1


def test_every_drawing_has_words_or_is_hidden_from_readers_of_words() -> None:
    for drawing in page().xpath("//svg[not(@aria-hidden='true')]"):
        named = drawing.get("aria-label") or drawing.get("aria-labelledby")
        assert named, html.tostring(drawing)[:200]


def test_every_link_within_the_page_leads_somewhere() -> None:
    found = page()
    anchors = set(found.xpath("//@id"))

    inner = {one[1:] for one in found.xpath("//a/@href") if one.startswith("#")}
    assert inner <= anchors
    assert len(found.xpath("//@id")) == len(anchors)


def test_the_figures_are_those_of_the_report() -> None:
    (row,) = page().xpath(
        "//div[@aria-label='Measures of Council housing']//tr[contains(., 'empty')]"
    )

    cells = [" ".join(cell.text_content().split()) for cell in row.xpath("./th | ./td")]
    assert cells[:6] == [
        HOMES.title,
        "January to March 2021",
        "31 days",
        "at most 25 days",
        "Off target",
        "Worsening",
    ]


def test_what_people_write_is_words_and_never_markup() -> None:
    assert page().xpath("//dd[contains(., 'weekends <until July>')]")


def test_progress_is_told_and_can_stop_the_work() -> None:
    class StoppedError(Exception):
        pass

    def stop(done: int, total: int, words: str) -> None:
        assert 0 <= done < total
        assert words
        raise StoppedError

    with pytest.raises(StoppedError):
        html_of(composed(small_report()), progress=stop)
