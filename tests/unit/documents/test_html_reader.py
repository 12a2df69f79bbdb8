"""What the reader of web pages promises: what a browser shows, with the line it stands on."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goldthread.documents.blocks import Document, Heading, Paragraph, Table
from goldthread.documents.html.reader import read


def of_bytes(folder: Path, content: bytes) -> Document:
    path = folder / "made.html"
    path.write_bytes(content)
    return read(path)


def of_page(folder: Path, body: str) -> Document:
    return of_bytes(folder, f"<!doctype html><meta charset=utf-8><body>{body}</body>".encode())


def test_headings_paragraphs_and_tables_come_in_order_with_their_lines(tmp_path: Path) -> None:
    document = of_page(tmp_path, "\n<h2>Homes</h2>\n<p>words</p>\n<table><tr><td>a<td>b</table>")
    assert [type(block) for block in document.blocks] == [Heading, Paragraph, Table]
    assert [block.source.lines for block in document.blocks] == [(2,), (3,), (4,)]
    assert document.blocks[0].level == 2


def test_rows_of_a_page_on_one_line_have_places_of_their_own(tmp_path: Path) -> None:
    (table,) = of_page(tmp_path, "<table><tr><td>a<td>b<tr><td>c<td>d</table>").blocks
    assert isinstance(table, Table)
    assert [row.source.cells for row in table.rows] == [("table 1 row 1",), ("table 1 row 2",)]


def test_words_outside_of_any_paragraph_are_read(tmp_path: Path) -> None:
    found = of_page(
        tmp_path, "loose <b>words</b><p>a</p>between<div>in <i>div</i><p>b</p>end</div>"
    ).blocks
    assert [block.text for block in found] == ["loose words", "a", "between", "in div", "b", "end"]


def test_spans_across_and_down_are_laid_out(tmp_path: Path) -> None:
    (table,) = of_page(
        tmp_path,
        "<table><tr><td rowspan=2>A</td><td colspan=2>B</td></tr>"
        "<tr><td>c</td><td rowspan=0>d</td></tr><tr><td>e</td><td>f</td></tr></table>",
    ).blocks
    assert [row.texts for row in table.rows] == [("A", "B", ""), ("", "c", "d"), ("e", "f", "")]
    assert table.rows[0].cells[2].continues_left
    assert table.rows[1].cells[0].continues_above
    assert table.rows[2].cells[2].continues_above


def test_header_rows_are_those_in_a_head_or_all_of_header_cells(tmp_path: Path) -> None:
    (table,) = of_page(
        tmp_path,
        "<table><thead><tr><td>a<td>b</thead><tr><th>c<th>d<tr><th>e<td>f</table>",
    ).blocks
    assert [row.marked_header for row in table.rows] == [True, True, False]


def test_lists_carry_their_numbers_and_nest(tmp_path: Path) -> None:
    found = of_page(
        tmp_path, "<ol start=3><li>three<ul><li>inner</ul><li><p>four</p><p>more</p></ol>"
    ).blocks
    assert [(b.number, b.text) for b in found] == [
        ("3.", "three"), ("•", "inner"), ("4.", "four"), (None, "more"),
    ]  # fmt: skip


def test_lists_and_breaks_in_a_cell_are_lines(tmp_path: Path) -> None:
    (table,) = of_page(
        tmp_path, "<table><tr><td>do:<ol><li>this<li>that</ol></td><td>x<br>y</td></tr></table>"
    ).blocks
    assert table.rows[0].cells[0].lines == ("do:", "1. this", "2. that")
    assert table.rows[0].cells[1].lines == ("x", "y")


def test_entities_spaces_and_raised_marks_read_as_shown(tmp_path: Path) -> None:
    (found,) = of_page(
        tmp_path, "<p>Fish &amp;\n  chips&nbsp;&pound;5<sup><a href=#n>1</a></sup></p>"
    ).blocks
    assert found.text == "Fish & chips £5¹"


def test_what_a_browser_does_not_show_is_not_read_and_hidden_parts_are_said(tmp_path: Path) -> None:
    document = of_page(
        tmp_path,
        "<script>var a</script><style>p{}</style><!-- no --><p hidden>no</p>"
        '<div style="display: none">no</div><p>yes</p>',
    )
    assert [block.text for block in document.blocks] == ["yes"]
    assert document.remarks == ("Left out: 2 hidden part(s) of the page.",)


def test_menus_of_links_are_left_out_and_said(tmp_path: Path) -> None:
    document = of_page(tmp_path, "<nav><ul><li>Home</ul></nav><p>words</p>")
    assert [block.text for block in document.blocks] == ["words"]
    assert document.remarks == ("Left out: 1 menu(s) of links.",)


@pytest.mark.parametrize(
    "table", ["<table role=presentation><tr><td>{}<td></table>", "<table><tr><td>{}</table>"]
)
def test_a_table_that_only_arranges_the_page_is_prose(tmp_path: Path, table: str) -> None:
    found = of_page(tmp_path, table.format("<h2>Goal</h2><p>words</p>")).blocks
    assert [type(block) for block in found] == [Heading, Paragraph]


def test_a_line_all_bold_is_emphasised(tmp_path: Path) -> None:
    found = of_page(tmp_path, "<p><strong>all</strong></p><p><b>half</b> of it</p>").blocks
    assert [block.emphasised for block in found] == [True, False]


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=utf-16-le">', None),
        ("", "utf-8"),
        ("", "cp1252"),
        ("", "utf-16"),
    ],
)
def test_letters_are_read_as_declared_or_as_they_fit(
    tmp_path: Path, declaration: str, encoding: str | None
) -> None:
    # A page that declares UTF-16 in plain letters cannot be UTF-16: what fits is taken.
    content = f"<!doctype html>{declaration}<p>£5 – café</p>".encode(encoding or "utf-8")
    assert of_bytes(tmp_path, content).blocks[0].text == "£5 – café"


def test_the_page_title_names_the_document(tmp_path: Path) -> None:
    page = b"<html><head><title>Our\n plan</title></head><body><p>a</p></body></html>"
    assert of_bytes(tmp_path, page).title == "Our plan"


def test_a_caption_stands_before_its_table(tmp_path: Path) -> None:
    found = of_page(tmp_path, "<table><caption>Homes</caption><tr><td>a<td>b</table>").blocks
    assert found[0].text == "Homes"
    assert isinstance(found[1], Table)


def test_a_table_within_a_cell_keeps_its_words_in_that_cell(tmp_path: Path) -> None:
    (table,) = of_page(
        tmp_path, "<table><tr><td>a<table><tr><td>in<td>ner</table></td><td>b</td></tr></table>"
    ).blocks
    assert table.rows[0].cells[0].lines == ("a", "in", "ner")
    assert len(table.rows[0].cells) == 2


TAGS = st.sampled_from(
    ["div", "p", "b", "span", "a", "ul", "ol", "li", "h2", "section", "td", "table"]
)


def pages() -> st.SearchStrategy[str]:
    """Pages of nested elements with a word before, in and after each, each word its own."""
    count = st.shared(st.builds(itertools.count), key="words")
    word = count.map(lambda numbers: f" w{next(numbers)} ")
    # The parser moves words that stand in a table outside of its cells, so a table has cells.
    return st.recursive(
        word,
        lambda inner: st.builds(
            lambda tag, one, two, three: (
                f"<table><tr><td>{one}{two}</td><td>{three}</td></tr></table>"
                if tag in ("td", "table")
                else f"<{tag}>{one}</{tag}>{two}{three}"
            ),
            TAGS, inner, inner, word,
        ),
        max_leaves=12,
    )  # fmt: skip


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages())
def test_no_word_of_a_page_is_lost_or_said_twice(tmp_path: Path, page: str) -> None:
    said: list[str] = []
    for block in of_page(tmp_path, page).blocks:
        if isinstance(block, Table):
            said += [word for row in block.rows for text in row.texts for word in text.split()]
        else:
            said += block.text.split()
    written = re.findall(r"w\d+", page)
    assert sorted(word for word in said if word.startswith("w")) == sorted(written)
