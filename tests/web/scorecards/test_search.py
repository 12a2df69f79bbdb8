"""Search finds what people half remember."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some
from lxml import html

from goldthread.web.records import models
from goldthread.web.scorecards.matching import best_matches

TITLES = {
    "a": "Children in care placed in family settings",
    "b": "Careers advice for young people",
    "c": "Number of homes let",
    "d": "Children’s social care",
}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # A whole word before one that only begins with it; the shorter title first.
        ("care", ["d", "a", "b"]),
        ("childrens", ["d", "a"]),
        ("children care", ["a", "d"]),
        ("CHILD", ["d", "a"]),
        # A near miss is found, but a word of three letters is taken as it is written.
        ("childern care", ["a", "d"]),
        ("homs", ["c"]),
        ("hms", []),
        ("children homes", []),
        ("  ", []),
        ("?!", []),
    ],
)
def test_every_word_must_be_met_and_the_best_comes_first(query: str, found: list[str]) -> None:
    assert [key for key, _score in best_matches(query, TITLES)] == found


@given(some.text(max_size=40), some.lists(some.text(max_size=40), max_size=5))
def test_any_words_can_be_asked_of_any_titles(query: str, titles: list[str]) -> None:
    texts = dict(enumerate(titles))
    for key, score in best_matches(query, texts):
        assert key in texts
        assert 0 < score <= 1.05


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "kind", "title"),
    [
        ("quitters", "Measures", "Smoking quitters"),
        ("smokign", "Measures", "Smoking quitters"),
        ("clinic", "Deliverables", "A new clinic"),
        ("housing", "Themes", "Housing"),
        ("example", "Lead members", "Cllr Example"),
        ("public", "Services", "Public Health"),
        ("police", "Partners", "The police"),
        ("clinics", "Programmes", "Clinics"),
    ],
)
def test_everything_with_a_name_is_found_under_its_kind(
    record: models.Framework,
    page: Callable[[str], html.HtmlElement],
    query: str,
    kind: str,
    title: str,
) -> None:
    tree = page(f"/anyborough/search/?q={query}")
    first = tree.xpath("//main//h2")[0]
    assert first.text_content().startswith(kind)
    assert first.xpath("string(following-sibling::ul[1]/li[1]/a)") == title


@pytest.mark.django_db
def test_nothing_found_says_what_else_to_try(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/search/?q=zebra")
    assert "Nothing is called “zebra” here." in told
    assert "Use fewer words" in told


@pytest.mark.django_db
def test_no_words_asked_shows_the_form_alone(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    assert "found" not in words("/anyborough/search/")
