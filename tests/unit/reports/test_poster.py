"""The whole framework as one picture."""

from __future__ import annotations

import pytest
from lxml import etree

from goldthread.reports.pictures.marks import MARKS
from goldthread.reports.pictures.poster import SHEET, SHEET_HEIGHT, systems_poster, systems_sheets
from goldthread.reports.pictures.systems_view import Bead, Strand, SystemsView, Thread

SVG = "{http://www.w3.org/2000/svg}"


def framework(
    *, threads: int = 4, strands: int = 6, beads: int = 9, title: str = "T"
) -> SystemsView:
    statuses = list(MARKS)
    return SystemsView(
        title,
        tuple(
            Thread(
                f"{title} {p}",
                f"/p{p}/",
                tuple(
                    Strand(
                        f"{title} {p} {s}",
                        f"/p{p}/s{s}/",
                        tuple(
                            Bead(
                                f"{p}-{s}-{b}",
                                f"{title} {b}",
                                statuses[b % len(statuses)],
                                f"/m/{p}-{s}-{b}/",
                                long_term=b == 0,
                            )
                            for b in range(beads)
                        ),
                    )
                    for s in range(strands)
                ),
            )
            for p in range(threads)
        ),
    )


def drawn(view: SystemsView, **said: str) -> etree._Element:
    return etree.fromstring(systems_poster(view, subtitle="Anyborough", **said))


def test_every_measure_theme_and_priority_is_there_and_leads_to_its_page() -> None:
    links = [link.get("href") for link in drawn(framework()).iter(f"{SVG}a")]
    assert len(links) == len(set(links)) == 4 + 4 * 6 + 4 * 6 * 9
    assert {"/p0/", "/p3/s5/", "/m/3-5-8/"} <= set(links)


def test_every_mark_says_its_status_and_its_measure() -> None:
    titles = [title.text for title in drawn(framework(threads=1, strands=1)).iter(f"{SVG}title")]
    assert "Off target: T 0" in titles


def test_the_picture_says_in_words_what_it_shows_and_that_figures_are_made_up() -> None:
    picture = drawn(framework(threads=1, strands=1, beads=1), warning="Not real results.")
    assert picture.findtext(f"{SVG}desc") == (
        "Of 1 measure, 1 can be judged against a target: 1 off target."
    )
    assert "Not real results." in [line.text for line in picture.iter(f"{SVG}text")]


def test_words_of_a_document_cannot_become_markup() -> None:
    picture = systems_poster(framework(title='<script>&"'), subtitle="<b>", warning="<i>")
    etree.fromstring(picture)
    assert "<script" not in picture


def test_a_long_name_takes_as_many_lines_as_it_needs() -> None:
    name = "All residents have access to " * 10
    strand = Strand(name, "/s/", (Bead("a", "A", "close", "/a/"),))
    picture = drawn(SystemsView("x", (Thread("P", "/", (strand,)),)))
    (link,) = [link for link in picture.iter(f"{SVG}a") if link.get("href") == "/s/"]
    lines = [line.text for line in link.iter(f"{SVG}text")]
    assert len(lines) > 4
    assert " ".join(str(line) for line in lines) == name.strip()


@pytest.mark.parametrize(("threads", "strands", "beads"), [(1, 1, 1), (2, 30, 70), (9, 2, 0)])
def test_everything_stands_inside_the_frame(threads: int, strands: int, beads: int) -> None:
    picture = drawn(framework(threads=threads, strands=strands, beads=beads))
    _, _, width, height = (float(part) for part in picture.get("viewBox", "").split())
    for line in picture.iter(f"{SVG}text"):
        assert 0 < float(line.get("x", "-1")) < width
        assert 0 < float(line.get("y", "-1")) < height
    places = [mark.get("transform") for mark in picture.iter(f"{SVG}g") if mark.get("transform")]
    # Besides the beads, the key has one mark for every status that occurs.
    assert len(places) == threads * strands * beads + min(beads, len(MARKS))
    for place in places:
        x, y = str(place)[len("translate(") :].partition(")")[0].split()
        assert 0 < float(x) < width - 17
        assert 0 < float(y) < height - 17


def test_a_framework_of_nothing_is_still_a_picture() -> None:
    assert drawn(SystemsView("x", ())).findtext(f"{SVG}desc") == "There are no measures here."


ACROSS_A4 = (297 - 2 * 16) / 25.4 * 72
"""Points across the text of an A4 page on its side with margins of 16 mm."""


@pytest.mark.parametrize(("threads", "strands", "beads"), [(1, 1, 1), (4, 14, 9), (2, 30, 70)])
def test_sheets_can_be_read_on_paper_and_hold_every_measure_once(
    threads: int, strands: int, beads: int
) -> None:
    view = framework(threads=threads, strands=strands, beads=beads)
    sheets = [etree.fromstring(one) for one in systems_sheets(view)]

    measures = []
    for sheet in sheets:
        _, _, width, height = (float(part) for part in sheet.get("viewBox", "").split())
        assert height <= SHEET_HEIGHT
        for line in sheet.iter(f"{SVG}text"):
            assert float(line.get("font-size", "0")) * ACROSS_A4 / width >= 8
            assert 0 < float(line.get("y", "-1")) < height
        measures += [
            link.get("href") for link in sheet.iter(f"{SVG}a") if "/m/" in link.get("href", "")
        ]
    assert len(measures) == len(set(measures)) == threads * strands * beads


def test_a_thread_that_goes_on_in_another_column_says_so_and_counts_all_its_measures() -> None:
    (sheet,) = systems_sheets(framework(threads=1, strands=30, beads=9, title="Homes"))
    words = [line.text for line in etree.fromstring(sheet).iter(f"{SVG}text")]

    assert words.count("Homes 0") == words.count("Homes 0 (continued)") == 1
    assert sum(str(one).endswith("; 270 measures") for one in words) == 2


def test_a_name_that_stands_over_others_does_not_end_a_column() -> None:
    bead = Bead("a", "A", "close", "/a/")
    strands = tuple(
        Strand(f"S{n}", f"/s{n}/", () if n % 2 else (bead,), depth=1 - n % 2) for n in range(60)
    )
    sheets = systems_sheets(SystemsView("x", (Thread("P", "/p/", strands),)))

    last_of_columns = []
    for one in sheets:
        names = [
            (float(line.get("x", "0")) > SHEET.width / 2, float(line.get("y", "0")), line.text)
            for line in etree.fromstring(one).iter(f"{SVG}text")
            if str(line.text).startswith("S")
        ]
        last_of_columns += [
            max((y, text) for side, y, text in names if side is column)[1]
            for column in {side for side, _, _ in names}
        ]
    assert len(last_of_columns) > 1
    # The whole ends with one, S59, since nothing comes below it.
    assert [one for one in last_of_columns if int(str(one)[1:]) % 2] == ["S59"]
