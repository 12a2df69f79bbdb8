"""Templates and the style sheet know each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import goldthread

PACKAGE = Path(goldthread.__file__).parent
STYLES = PACKAGE / "web" / "static" / "goldthread" / "build" / "goldthread.css"
_CLASS = re.compile(r"\b(?:gt|govuk)-[a-z0-9_-]+")
# Said in templates and drawings for a reader of the page's source, or made up from parts there.
WITHOUT_STYLE = {
    "govuk-checkboxes",
    "govuk-table__head",
    "govuk-table__body",
    "govuk-table__row",
}


def named_in(files: Iterator[Path]) -> set[str]:
    return {name for file in files for name in _CLASS.findall(file.read_text("utf-8"))}


@pytest.fixture
def styled() -> set[str]:
    if not STYLES.is_file():
        pytest.skip("The style sheet has not been compiled: run `npm run build` in frontend/.")
    return set(re.findall(r"\.((?:gt|govuk)-[a-z0-9_-]+)", STYLES.read_text("utf-8")))


def test_every_class_a_page_uses_has_a_style(styled: set[str]) -> None:
    used = {
        name
        for file in PACKAGE.rglob("web/**/*.html")
        for classes in re.findall(r'class="([^"]*)"', file.read_text("utf-8"))
        for name in re.sub(r"\{[{%].*?[}%]\}", " ", classes).split()
        if _CLASS.fullmatch(name) and not name.endswith("-")
    }
    assert used - styled - WITHOUT_STYLE == set()


def test_every_style_of_our_own_is_used(styled: set[str]) -> None:
    pages = named_in(PACKAGE.rglob("web/**/*.html"))
    drawings = named_in(PACKAGE.rglob("*.py"))
    begun = {name for name in pages | drawings if name.endswith("-")}
    unused = {
        name
        for name in styled
        if name.startswith("gt-")
        and name not in pages | drawings
        and not any(name.startswith(beginning) for beginning in begun)
    }
    assert unused == set()


def test_the_style_sheet_is_small_takes_nothing_from_elsewhere_and_bears_no_crown(
    styled: set[str],
) -> None:
    text = STYLES.read_text("utf-8")
    assert len(text) < 128_000
    assert STYLES.with_suffix(".css.gz").stat().st_size < 20_000
    assert "url(" not in text
    assert "GDS Transport" not in text
