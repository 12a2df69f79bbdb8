"""What a pack says comes from its facts, in the order a councillor reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from small_report import AIR, CLINIC, HOMES, JOBS, small_report

from goldthread.framework.wording import name_without_stop
from goldthread.reports.pack.blocks import (
    Block,
    Contents,
    Facts,
    Heading,
    KeyFigures,
    LaidOut,
    Listing,
    Notice,
    Paragraph,
    Picture,
    Run,
    StatusMark,
    Table,
    Words,
)
from goldthread.reports.pack.composing import Frozen, composed
from goldthread.reports.pack.report import Correction, Inclusion, Report, ReportMeasure
from goldthread.reports.pack.sentences.figures import how_illustrative
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_milestones_stand,
    how_stories_stand,
    in_short,
    what_changed,
    when_they_recover,
    where_it_is_going,
)
from goldthread.reports.pictures.mark_sets import MARK_SETS, named_apart


def words_of(laid_out: LaidOut) -> str:
    return "\n".join(text for block in laid_out.blocks for text in _texts(block))


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Notice):
        yield block.text
    elif isinstance(block, Paragraph):
        yield _said(block.runs)
    elif isinstance(block, Listing):
        yield from map(_said, block.items)
    elif isinstance(block, Facts):
        yield from (f"{name}: {_said(runs)}" for name, runs in block.pairs)
    elif isinstance(block, Table):
        yield block.caption
        yield from (" | ".join(map(_said, row.cells)) for row in block.rows)
    elif isinstance(block, Picture):
        yield block.words
    elif isinstance(block, KeyFigures):
        yield block.sentence


def _said(runs: tuple[Run, ...]) -> str:
    return "".join(run.words if isinstance(run, StatusMark | Picture) else run.text for run in runs)


def with_status(measure: ReportMeasure, now: str, before: str | None) -> ReportMeasure:
    (first, *_others) = measure.series
    return replace(measure, series=(replace(first, status=now, status_before=before),))


def headings(report: Report) -> list[str]:
    return [block.text for block in composed(report).blocks if isinstance(block, Heading)]


# Sentences


def test_what_changed_counts_only_what_was_judged_both_times() -> None:
    # Homes went from close to off, jobs stayed on target, air was judged only before.
    assert what_changed(small_report()) == (
        "Of 2 measures judged both now and for October to December 2020, 1 changed status, for "
        "the worse."
    )


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ((AIR,), "No measure was judged both now and for October to December 2020."),
        (
            (with_status(HOMES, "off_target", "off_target"),),
            (
                "The one measure judged both now and for October to December 2020 stands against "
                "its target as it did then."
            ),
        ),
        (
            (with_status(HOMES, "on_target", "off_target"),),
            (
                "The one measure judged both now and for October to December 2020 changed "
                "status, for the better."
            ),
        ),
    ],
)
def test_what_changed_reads_well_for_any_count(
    measures: tuple[ReportMeasure, ...], said: str
) -> None:
    assert what_changed(small_report(measures=measures)) == said


def test_direction_is_claimed_only_where_it_is_more_than_chance() -> None:
    assert where_it_is_going(small_report()) == (
        "1 measure is improving and 1 worsening by more than chance would explain."
    )
    assert where_it_is_going(small_report(measures=(AIR,))) == (
        "No measure is improving or worsening by more than chance would explain."
    )


def test_a_missing_story_is_counted() -> None:
    untold = replace(HOMES, code="other", story=None)

    assert how_stories_stand(small_report(measures=(HOMES, untold))) == (
        "Of 2 measures off target, 1 gives a reason, an action and a date to recover by; 1 does "
        "not."
    )
    undated = replace(HOMES, code="undated", story=replace(HOMES.story, recovers_by=None))
    assert how_stories_stand(small_report(measures=(HOMES, undated))) == (
        "Of 2 measures off target, 2 give a reason, 2 an action and 1 a date to recover by."
    )


def test_delivery_and_milestones_are_counted() -> None:
    assert how_delivery_stands([CLINIC, CLINIC]) == "Of 2 deliverables: 2 at risk."
    assert how_milestones_stand([CLINIC]) == (
        "1 of 2 milestones is done. 1 has slipped, the furthest by 92 days."
    )


def test_what_is_not_in_is_said() -> None:
    assert how_complete(small_report()) == (
        "2 of 3 returns asked for are published; 1 is not and is late."
    )


def test_when_they_recover_is_said_from_the_first_to_the_last() -> None:
    later = replace(HOMES, code="later", story=replace(HOMES.story, recovers_by=date(2022, 3, 31)))
    assert when_they_recover(small_report(measures=(HOMES, later))) == (
        "The first should recover by 30 September 2021, the last by 31 March 2022."
    )
    assert when_they_recover(small_report(measures=(HOMES,))) == (
        "It should recover by 30 September 2021."
    )
    assert when_they_recover(small_report(measures=(AIR,))) == ""


def made_up(measure: ReportMeasure) -> ReportMeasure:
    return replace(measure, series=tuple(replace(one, illustrative=True) for one in measure.series))


@pytest.mark.parametrize(
    ("measures", "words", "said"),
    [
        (
            (made_up(HOMES), JOBS),  # two figures of jobs, one of them not shown
            False,
            (
                "1 of the 3 latest figures in this report is made up, to show how it works, and says "
                "nothing of any council. The other 2 were published, and stand beside the word "
                "“published”."
            ),
        ),
        (
            (made_up(HOMES), made_up(JOBS), AIR),
            True,
            (
                "All 3 latest figures in this report are made up, to show how it works. They say "
                "nothing of any council. Reasons, actions and progress are made up too."
            ),
        ),
        (
            (),
            True,
            (
                "What this report says of progress is made up, to show how it works. It says "
                "nothing of any council."
            ),
        ),
        (  # frozen before figures were marked one by one
            (HOMES, JOBS),
            False,
            (
                "Figures in this report are made up, to show how it works. They say nothing of any "
                "council."
            ),
        ),
    ],
)
def test_the_cover_says_how_many_figures_are_made_up(
    measures: tuple[ReportMeasure, ...], words: bool, said: str
) -> None:
    report = small_report(measures=measures, illustrative_words=words)
    assert how_illustrative(report) == said
    assert how_illustrative(replace(report, illustrative=False)) == ""
    text = words_of(composed(report))
    assert ("(published)" in text) == ("published" in said)


# The whole


def test_what_is_off_target_stands_with_why_what_and_when_before_any_scorecard() -> None:
    text = words_of(composed(small_report()))

    row = text.index(
        "Average days to let an empty council home | 31 days | at most 25 days | "
        "Repairs before letting took 9 days longer. | "
    )
    assert row < text.index("Theme: Council housing")


@pytest.mark.parametrize("inclusion", list(Inclusion))
def test_every_measure_and_deliverable_is_in_it(inclusion: Inclusion) -> None:
    text = words_of(composed(small_report(inclusion=inclusion)))

    for title in (HOMES.title, JOBS.title, AIR.title, CLINIC.title):
        assert title in text


def test_a_hidden_figure_is_said_to_be_hidden() -> None:
    assert "Not shown: a small number of people" in words_of(composed(small_report()))


@pytest.mark.parametrize(
    ("inclusion", "pages"),
    [
        (Inclusion.EVERYTHING, [HOMES.title, JOBS.title]),
        (Inclusion.BY_EXCEPTION, [HOMES.title]),
        (Inclusion.CHANGED, [HOMES.title]),
    ],
)
def test_which_measures_have_pages_of_their_own(inclusion: Inclusion, pages: list[str]) -> None:
    anchors = [
        block.text
        for block in composed(small_report(inclusion=inclusion)).blocks
        if isinstance(block, Heading) and block.level == 2 and block.anchor.startswith("measure-")
    ]

    assert anchors == pages


@pytest.mark.parametrize("inclusion", list(Inclusion))
def test_links_within_a_pack_lead_somewhere(inclusion: Inclusion) -> None:
    laid_out = composed(small_report(inclusion=inclusion))
    anchors = {block.anchor for block in laid_out.blocks if isinstance(block, Heading)}
    wanted = {
        run.href[1:]
        for block in laid_out.blocks
        for run in _runs(block)
        if isinstance(run, Words) and run.href.startswith("#")
    }
    assert wanted <= anchors


def _runs(block: Block) -> Iterator[Run]:
    if isinstance(block, Paragraph):
        yield from block.runs
    elif isinstance(block, Listing):
        yield from (run for item in block.items for run in item)
    elif isinstance(block, Table):
        yield from (run for row in block.rows for cell in row.cells for run in cell)
    elif isinstance(block, Facts):
        yield from (run for _, runs in block.pairs for run in runs)


def test_by_exception_what_a_reader_is_to_look_at_comes_before_all_the_rest() -> None:
    report = small_report(inclusion=Inclusion.BY_EXCEPTION)
    tables = [block for block in composed(report).blocks if isinstance(block, Table)]
    keys = [table.key for table in tables]
    (picked,) = (table for table in tables if table.key == "picked-homes")

    assert [_said(row.cells[0]) for row in picked.rows] == [HOMES.title]
    assert keys.index("picked-homes") < keys.index("scorecard-housing")
    assert keys.index("picked-deliverables-homes") < keys.index("deliverables-homes")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Days to let a home.", "Days to let a home"),
        ("Homes, flats etc.", "Homes, flats etc."),
        ("And so on...", "And so on..."),
        ("Days", "Days"),
    ],
)
def test_a_name_is_said_without_the_stop_printed_after_it(title: str, name: str) -> None:
    assert name_without_stop(title) == name


@pytest.mark.parametrize("inclusion", list(Inclusion))
def test_headings_leave_no_level_out_and_no_anchor_twice(inclusion: Inclusion) -> None:
    laid_out = composed(small_report(inclusion=inclusion))
    found = [block for block in laid_out.blocks if isinstance(block, Heading)]

    depth = 1
    for heading in found:
        assert heading.level <= depth + 1, heading
        depth = heading.level
    anchors = [heading.anchor for heading in found]
    assert len(anchors) == len(set(anchors))


def test_a_table_has_a_row_s_header_and_words_in_every_cell() -> None:
    tables = [block for block in composed(small_report()).blocks if isinstance(block, Table)]

    assert {table.key for table in tables} >= {
        "off-target",
        "scorecard-housing",
        "completeness",
        "sources",
    }
    assert all(_said(cell) for table in tables for row in table.rows for cell in row.cells)


def test_figures_that_are_made_up_are_said_to_be() -> None:
    notices = [b for b in composed(small_report()).blocks if isinstance(b, Notice)]
    honest = [b for b in composed(small_report(illustrative=False)).blocks if isinstance(b, Notice)]

    assert (len(notices), len(honest)) == (1, 0)


def test_an_addendum_adds_and_changes_nothing_before_it() -> None:
    correction = Correction(
        HOMES.title,
        HOMES.address,
        "",
        "January to March 2021",
        "31 days",
        "29 days",
        date(2021, 6, 1),
        "A home was counted twice.",
    )
    frozen_at = datetime(2021, 5, 1, 9, tzinfo=UTC)
    first = composed(small_report(), frozen=Frozen("ab" * 32, frozen_at))
    later = composed(small_report(), frozen=Frozen("ab" * 32, frozen_at, (correction,)))

    unchanged, added = later.blocks[: len(first.blocks)], later.blocks[len(first.blocks) :]
    for before, after in zip(first.blocks, unchanged, strict=True):
        if isinstance(after, Contents):
            assert [one.text for one in after.chapters[len(before.chapters) :]] == [added[1].text]
        else:
            assert after == before
    assert [block.key for block in added if isinstance(block, Table)] == ["addendum"]
    assert "ab" * 32 in later.closing


def test_the_first_page_is_the_answer() -> None:
    blocks = composed(small_report()).blocks
    (contents,) = [place for place, one in enumerate(blocks) if isinstance(one, Contents)]
    first = [text for block in blocks[:contents] for text in _texts(block)]
    assert first == [
        how_illustrative(small_report()),
        (
            "Of 2 measures that can be judged against a target, 1 is off target, none close to it "
            "and 1 on target."
        ),
        (
            "Of 2 measures judged both now and for October to December 2020, 1 changed status, for "
            "the worse. The one measure off target gives its reason, its action and when it should "
            "recover. It should recover by 30 September 2021. The one deliverable is at risk."
        ),
    ]


def test_a_figure_of_an_earlier_period_says_so_among_what_is_off_target() -> None:
    later = replace(small_report().period, first=date(2021, 4, 1), last=date(2021, 6, 30))
    tables = [one for one in composed(small_report(period=later)).blocks if isinstance(one, Table)]
    (off,) = [one for one in tables if one.key == "off-target"]
    assert _said(off.rows[0].cells[1]) == "31 days, January to March 2021"


def test_figures_beside_a_measure_are_shown_and_decide_nothing() -> None:
    (own,) = HOMES.series
    beside = replace(own, label="homes let", status="no_target", target_words=None)
    without = small_report(measures=(HOMES,))
    report = small_report(measures=(replace(HOMES, beside=(beside,)),))
    assert in_short(report) == in_short(without)
    tables = [one for one in composed(report).blocks if isinstance(one, Table)]
    (card,) = [one for one in tables if one.key == "scorecard-housing"]
    assert [_said(row.cells[0]) for row in card.rows] == [
        "Average days to let an empty council home",
        "Average days to let an empty council home: homes let (beside it)",
    ]
    assert _said(card.rows[1].cells[3]) != HOMES.target_words
    assert "Homes let: 31 days, January to March 2021" in words_of(composed(report))


def test_without_measures_or_deliverables_it_is_still_a_report() -> None:
    empty = small_report(measures=(), deliverables=(), completeness=(), shortcomings=())

    assert "In two minutes" in headings(empty)
    assert "Delivery" not in headings(empty)


def test_nothing_said_of_what_is_off_target_is_told_as_that() -> None:
    silent = replace(HOMES, story=None)
    assert how_stories_stand(small_report(measures=(silent, silent))) == (
        "None of the 2 measures off target gives a reason, an action or a date to recover by."
    )
    assert how_stories_stand(small_report(measures=(silent,))) == (
        "The one measure off target gives no reason, no action and no date to recover by."
    )


def test_why_it_is_off_target_stands_before_the_charts_of_several_series() -> None:
    both = (HOMES.series[0], replace(HOMES.series[0], label="In sheltered homes"))
    blocks = composed(small_report(measures=(replace(HOMES, series=both),))).blocks
    begins = next(
        place for place, one in enumerate(blocks) if getattr(one, "text", "") == HOMES.title
    )
    page = blocks[begins : begins + 12]
    told = [place for place, one in enumerate(page) if isinstance(one, Paragraph) and one.lead]
    (why,) = (
        place
        for place, one in enumerate(page)
        if isinstance(one, Facts) and "Why" in [name for name, _ in one.pairs]
    )
    pictures = [place for place, one in enumerate(page) if isinstance(one, Picture)]
    assert len(told) == 2
    assert len(pictures) == 2
    assert max(told) < why < min(pictures)


def test_where_nothing_can_be_judged_no_row_of_noughts_is_shown() -> None:
    unjudged = replace(HOMES, series=(replace(HOMES.series[0], status="no_target"),))
    blocks = composed(small_report(measures=(unjudged,))).blocks
    assert not [one for one in blocks if isinstance(one, KeyFigures)]


def test_the_marks_of_delivery_are_explained_where_there_is_delivery() -> None:
    def tables(report: Report) -> list[str]:
        return [one.key for one in composed(report).blocks if isinstance(one, Table)]

    assert "marks-delivery" in tables(small_report())
    assert "marks-delivery" not in tables(small_report(deliverables=()))


def test_what_asks_most_of_the_reader_is_counted_first() -> None:
    late = replace(CLINIC, status="late", status_words="Late")
    done = replace(CLINIC, status="done", status_words="Done")
    assert how_delivery_stands([done, CLINIC, done, late]) == (
        "Of 4 deliverables: 1 late, 1 at risk and 2 done."
    )


def test_the_page_read_in_two_minutes_shows_a_few_and_says_how_many_more() -> None:
    many = tuple(replace(CLINIC, code=f"clinic-{place}") for place in range(12))
    laid_out = composed(small_report(deliverables=many))
    (table,) = [one for one in laid_out.blocks if isinstance(one, Table) and one.key == "behind"]
    assert len(table.rows) == 5
    assert "7 other deliverables are late or at risk: see " in words_of(laid_out)


def test_every_mark_has_a_name_of_its_own() -> None:
    names = [mark.status for mark in named_apart()]
    assert len(names) == len(set(names)) == sum(len(marks) for marks in MARK_SETS.values())
