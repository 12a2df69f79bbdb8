"""The web page of a pack in a real browser: for everybody, wide, narrow and on paper."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from small_report import small_report

from goldthread.reports.html import html_of
from goldthread.reports.pack.composing import composed
from goldthread.reports.pack.report import Inclusion

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("inclusion", [Inclusion.EVERYTHING, Inclusion.BY_EXCEPTION])
def test_a_pack_as_a_web_page_breaks_no_rule_and_scrolls_only_within(
    page: Page, tmp_path: Path, inclusion: Inclusion
) -> None:
    file = tmp_path / "pack.html"
    file.write_bytes(html_of(composed(small_report(inclusion=inclusion), watermark="Draft")))
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_no_page_is_left_empty(page: Page, tmp_path: Path) -> None:
    """Each page that begins holds words: a break before a heading leaves none behind."""
    file = tmp_path / "pack.html"
    file.write_bytes(html_of(composed(small_report())))
    page.goto(file.as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    sheets = pypdfium2.PdfDocument(printed)
    assert len(sheets) > 3
    assert all(sheet.get_textpage().get_text_range().strip() for sheet in sheets)
