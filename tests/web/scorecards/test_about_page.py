"""About a framework: every row of its document accounted for."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html

from goldthread.web.records import models

pytestmark = pytest.mark.django_db


def test_rows_are_accounted_for_and_add_up(
    record: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page("/anyborough/about/")
    counts = {
        row.xpath("string(th)"): int(row.xpath("string(td)"))
        for row in tree.xpath("//table")[0].xpath("tbody/tr")
    }
    assert counts["Measures"] == 2
    assert counts["Could not be placed"] == 1
    assert counts.pop("All rows") == sum(counts.values())


def test_a_row_without_a_place_is_listed_with_its_words_and_the_reason(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    assert "place not recorded ??? not a row" in words("/anyborough/about/")


def test_edition_document_and_introduction_are_shown(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/about/")
    for fact in ("2020-22", "framework.docx", "a" * 64, "Adopted", "Why we measure."):
        assert fact in told
