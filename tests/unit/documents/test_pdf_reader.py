"""Headings, paragraphs, running lines and pages of a PDF."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from pdf_files import bound_together, drawn_file, pdf_file, scan_file

from goldthread.documents.blocks import Document, Heading, Paragraph, Table
from goldthread.documents.errors import UnreadableDocument
from goldthread.documents.pdf.reader import read

PROSE = (
    "The Cabinet agreed that every service will say each quarter what it did, what came of it and "
    "what it will do next, and that all of this will be published for residents to read."
)


def paragraphs(document: Document) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Paragraph)]


def headings(document: Document) -> list[tuple[int | None, str]]:
    return [(block.level, block.text) for block in document.blocks if isinstance(block, Heading)]


def test_bookmarks_tell_the_headings_and_not_the_same_words_in_prose(tmp_path: Path) -> None:
    markup = f"Our priorities:\n\nA fairer place\n\n= A fairer place\n{PROSE}\n\n== Homes\n{PROSE}"

    document = read(pdf_file(tmp_path, markup))

    assert headings(document) == [(1, "A fairer place"), (2, "Homes")]
    assert paragraphs(document) == ["Our priorities:", "A fairer place", PROSE, PROSE]


def test_without_bookmarks_larger_and_bold_type_tells_title_and_headings(tmp_path: Path) -> None:
    def large(words: str) -> str:
        return f'#text(size: 15pt, weight: "bold")[{words}]\n\n'

    def bold(words: str) -> str:
        return f'#text(weight: "bold")[{words}]\n\n'

    long = "A greener place for everyone who lives, works, studies or has a business in the borough"
    markup = (
        f"#text(size: 24pt)[Our plan]\n\n{large('A fairer place')}{PROSE}\n\n"
        f"{bold('What we will do')}{PROSE}\n\n{large(long)}{bold('What we will do')}{PROSE}"
    )

    document = read(pdf_file(tmp_path, markup))

    assert document.title == "Our plan"
    assert headings(document) == [
        (1, "A fairer place"),
        (2, "What we will do"),
        (1, long),
        (2, "What we will do"),
    ]
    assert paragraphs(document) == ["Our plan", PROSE, PROSE, PROSE]


def test_list_items_carry_their_number_or_bullet(tmp_path: Path) -> None:
    markup = f"{PROSE}\n\n+ Build homes.\n+ Plant trees, and look after those planted in the years before this plan began, with the help of all who live near them.\n\n- Mend roads"

    document = read(pdf_file(tmp_path, markup))

    assert [
        (block.number, block.text) for block in document.blocks[1:] if isinstance(block, Paragraph)
    ] == [
        ("1.", "Build homes."),
        (
            "2.",
            (
                "Plant trees, and look after those planted in the years before this plan began, "
                "with the help of all who live near them."
            ),
        ),
        ("•", "Mend roads"),
    ]


def test_a_bold_or_slanted_line_is_emphasised(tmp_path: Path) -> None:
    document = read(pdf_file(tmp_path, f"= Plan\n{PROSE}\n\n_Draft for comment_\n\n{PROSE}"))

    assert [block.emphasised for block in document.blocks if isinstance(block, Paragraph)] == [
        False,
        True,
        False,
    ]


def test_running_lines_and_page_numbers_are_left_out_and_said_so(tmp_path: Path) -> None:
    page = (
        "width: 15cm, height: 10cm, margin: 2cm, header: [Example Borough #h(1fr) Draft 2],"
        "footer: context align(center)[Page #counter(page).display() of 3]"
    )
    words = [f"{PROSE} Thus page {number}." for number in (1, 2, 3)]

    document = read(pdf_file(tmp_path, "\n#pagebreak()\n".join(words), page=page))

    assert paragraphs(document) == words
    assert document.remarks == (
        "Left out as repeated at the edge of the page: “Example Borough Draft 2” (pages 1-3).",
        "Left out as repeated at the edge of the page: “Page 1 of 3” (pages 1-3).",
    )


def test_a_heading_at_the_top_of_several_pages_is_kept(tmp_path: Path) -> None:
    pages = [
        f"== Measures\n{PROSE}" if number % 2 else f"== Actions\n{PROSE}" for number in range(4)
    ]

    document = read(
        pdf_file(tmp_path, "\n#pagebreak()\n".join(pages), page="width: 15cm, height: 8cm")
    )

    assert [text for _, text in headings(document)] == ["Actions", "Measures"] * 2
    assert document.remarks == ()


def test_hyphens_of_broken_words_go_and_real_ones_stay(tmp_path: Path) -> None:
    # Forced breaks, so that the test does not rest on the typesetter's own hyphenation.
    markup = (
        "Decision-making and participation are what this community information is for.\n\n"
        "#block(width: 7cm)[We ask for parti-\\ cipation in decision-\\ making and commu-\\ nity "
        "life, with infor-\\ mation and a 12-\\ month review of three-\\ and four-year-olds.]"
    )

    document = read(pdf_file(tmp_path, markup))

    assert " ".join(paragraphs(document)[1].split()) == (
        "We ask for participation in decision-making and community life, with information and a "
        "12-month review of three- and four-year-olds."
    )


def test_prose_in_two_columns_is_read_one_column_after_the_other(tmp_path: Path) -> None:
    first, second = f"{PROSE} {PROSE} {PROSE}", f"{PROSE} {PROSE} {PROSE.upper()}"
    markup = f"{first}\n#colbreak()\n{second}"

    document = read(pdf_file(tmp_path, markup, page="width: 21cm, height: 20cm, columns: 2"))

    assert paragraphs(document) == [first, second]


@pytest.mark.parametrize("turned", [(), (1,)])
def test_a_page_on_its_side_is_read_upright(tmp_path: Path, turned: tuple[int, ...]) -> None:
    table = "#table(columns: (5cm, 1fr), stroke: 0.5pt, [*Measure*],[*Story*],[Homes],[Words])"
    sideways = (
        f"#rotate(90deg, reflow: true)[#block(width: 15cm)[= On its side\nLead in.\n{table}]]"
    )
    upright = f"= On its side\nLead in.\n{table}"
    made = pdf_file(tmp_path, upright if turned else sideways)

    document = read(bound_together(tmp_path, made, turned=turned))

    (read_table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.texts for row in read_table.rows] == [("Measure", "Story"), ("Homes", "Words")]
    assert [type(block) for block in document.blocks[-2:]] == [Paragraph, Table]


def test_words_set_across_the_page_are_left_out_and_said_so(tmp_path: Path) -> None:
    page = "width: 21cm, height: 20cm, background: rotate(-45deg, text(60pt)[DRAFT])"

    document = read(pdf_file(tmp_path, PROSE, page=page))

    assert paragraphs(document) == [PROSE]
    assert document.remarks == ("Left out as set across the page: “DRAFT”.",)


def test_pages_without_text_among_others_are_named(tmp_path: Path) -> None:
    made = pdf_file(tmp_path, PROSE)

    document = read(bound_together(tmp_path, made, scan_file(tmp_path), made))

    assert [block.source.pages for block in document.blocks] == [(1,), (3,)]
    (remark,) = document.remarks
    assert remark.startswith("Page 2 holds a picture and no text")


def test_a_scan_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"hold no text.*text recognition \(OCR\)"):
        read(scan_file(tmp_path))


def test_what_is_no_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "not.pdf"
    path.write_bytes(b"%PDF-1.7\nnothing of the kind")

    with pytest.raises(UnreadableDocument, match="not a PDF that can be opened"):
        read(path)


def test_progress_is_told_page_by_page(tmp_path: Path) -> None:
    made = pdf_file(tmp_path, f"{PROSE}\n#pagebreak()\n{PROSE}")
    told: list[tuple[int, int]] = []

    read(made, on_page=lambda done, of: told.append((done, of)))

    assert told == [(1, 2), (2, 2)]


def test_a_page_with_nothing_on_it_is_passed_over(tmp_path: Path) -> None:
    blank = tmp_path / "blank.pdf"
    whole = pypdfium2.PdfDocument.new()
    whole.new_page(595, 842)
    whole.save(blank)
    whole.close()

    document = read(bound_together(tmp_path, pdf_file(tmp_path, PROSE), blank))

    assert paragraphs(document) == [PROSE]
    assert document.remarks == ()


def test_a_drawing_of_very_many_lines_is_passed_over_and_said_so(tmp_path: Path) -> None:
    level = "".join(f"10 {at / 4} m 500 {at / 4} l S\n" for at in range(0, 2400, 5))
    upright = "".join(f"{at / 10} 10 m {at / 10} 600 l S\n" for at in range(0, 24000, 11))

    document = read(drawn_file(tmp_path, level + upright))

    assert paragraphs(document) == ["A plan"]
    (remark,) = document.remarks
    assert remark.startswith("On page 1 a drawing has too many lines")


def test_tags_tell_headings_that_nothing_else_shows(tmp_path: Path) -> None:
    plain = (
        '#set heading(bookmarked: false)\n#show heading: set text(size: 10pt, weight: "regular")'
    )

    document = read(pdf_file(tmp_path, f"{plain}\n= A fairer place\n{PROSE}\n== Homes\n{PROSE}"))

    assert headings(document) == [(1, "A fairer place"), (2, "Homes")]


def test_a_table_of_contents_is_left_out_and_said_so(tmp_path: Path) -> None:
    document = read(
        pdf_file(tmp_path, f"#outline(title: none)\n= Homes\n{PROSE}\n= Streets\n{PROSE}")
    )

    assert headings(document) == [(1, "Homes"), (1, "Streets")]
    assert paragraphs(document) == [PROSE, PROSE]
    assert document.remarks == (
        "The table of contents is not read; its headings are read where they stand.",
    )


def test_entries_of_a_tagged_list_are_told_though_their_bullets_are_drawn(tmp_path: Path) -> None:
    drawn_bullet = "#set list(marker: box(circle(radius: 2pt, fill: black)))\n"
    markup = f"{drawn_bullet}We will:\n\n- Open a market hall\n- Plant a hedge\n\n{PROSE}"

    document = read(pdf_file(tmp_path, markup))

    entries = [(one.number, one.text) for one in document.blocks if isinstance(one, Paragraph)]
    assert entries == [
        (None, "We will:"),
        ("•", "Open a market hall"),
        ("•", "Plant a hedge"),
        (None, PROSE),
    ]
