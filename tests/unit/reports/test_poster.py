"""The whole framework as one picture."""

from __future__ import annotations

import pytest
from lxml import etree

from goldthread.reports.pictures.marks import MARKS
from goldthread.reports.pictures.poster import systems_poster
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
        "Of 1 measure, 1 can be judged against a target: 1 off target, 0 close and 0 on target."
    )
    assert "Not real results." in [line.text for line in picture.iter(f"{SVG}text")]


def test_words_of_a_document_cannot_become_markup() -> None:
    picture = systems_poster(framework(title='<script>&"'), subtitle="<b>", warning="<i>")
    etree.fromstring(picture)
    assert "<script" not in picture


def test_a_long_name_is_cut_to_two_lines_with_a_sign_and_given_whole_to_who_asks() -> None:
    name = "All residents have access to " * 6
    strand = Strand(name, "/s/", (Bead("a", "A", "close", "/a/"),))
    picture = drawn(SystemsView("x", (Thread("P", "/", (strand,)),)))
    (link,) = [link for link in picture.iter(f"{SVG}a") if link.get("href") == "/s/"]
    lines = [line.text for line in link.iter(f"{SVG}text")]
    assert len(lines) == 2
    assert str(lines[1]).endswith("…")
    assert link.findtext(f"{SVG}title") == name


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
