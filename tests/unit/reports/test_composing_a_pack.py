"""What a pack says comes from its facts, in the order a councillor reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from small_report import AIR, CLINIC, HOMES, JOBS, small_report

from goldthread.reports.pack.blocks import (
    Block,
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
)
from goldthread.reports.pack.composing import Frozen, composed
from goldthread.reports.pack.report import Correction, Inclusion, Report, ReportMeasure
from goldthread.reports.pack.sentences.summary import (
    how_complete,
    how_delivery_stands,
    how_milestones_stand,
    how_stories_stand,
    what_changed,
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
        "2 measures were judged now and for October to December 2020: of these 1 changed status, "
        "1 to a worse status."
    )


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        ((AIR,), "No measure was judged both now and for October to December 2020."),
        (
            (with_status(HOMES, "off_target", "off_target"),),
            (
                "1 measure was judged now and for October to December 2020, and each stands "
                "against its target as it did then."
            ),
        ),
        (
            (with_status(HOMES, "on_target", "off_target"),),
            (
                "1 measure was judged now and for October to December 2020: of these 1 changed "
                "status, to a better one."
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
        "Of 2 measures off target, 1 gives a reason, 1 an action and 1 a date to recover by."
    )


def test_delivery_and_milestones_are_counted() -> None:
    assert how_delivery_stands([CLINIC, CLINIC]) == "Of 2 deliverables: 2 at risk."
    assert how_milestones_stand([CLINIC]) == (
        "1 of 2 milestones is done. 1 has slipped, the furthest by 92 days."
    )


def test_what_is_not_in_is_said() -> None:
    assert how_complete(small_report()) == (
        "2 of 3 returns asked for are published; 1 is not, 1 of them late."
    )


# The whole


def test_what_is_off_target_stands_with_why_what_and_when_before_any_scorecard() -> None:
    text = words_of(composed(small_report()))

    row = text.index(
        "Average days to let an empty council home | 31 days | at most 25 days | "
        "Repairs before letting took 9 days longer. | "
    )
    assert row < text.index("Measures of Council housing")


def test_every_measure_and_deliverable_is_in_it() -> None:
    text = words_of(composed(small_report()))

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


def test_headings_leave_no_level_out_and_no_anchor_twice() -> None:
    found = [block for block in composed(small_report()).blocks if isinstance(block, Heading)]

    depth = 1
    for heading in found:
        assert heading.level <= depth + 1, heading
        depth = heading.level
    anchors = [heading.anchor for heading in found]
    assert len(anchors) == len(set(anchors))


def test_a_table_has_a_row_s_header_and_words_in_every_cell() -> None:
    tables = [block for block in composed(small_report()).blocks if isinstance(block, Table)]

    assert {table.key for table in tables} >= {"off-target", "scorecard-housing", "completeness"}
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
    assert unchanged == first.blocks
    assert [block.key for block in added if isinstance(block, Table)] == ["addendum"]
    assert "ab" * 32 in later.closing


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


def test_what_asks_most_of_the_reader_is_counted_first() -> None:
    late = replace(CLINIC, status="late", status_words="Late")
    done = replace(CLINIC, status="done", status_words="Done")
    assert how_delivery_stands([done, CLINIC, done, late]) == (
        "Of 4 deliverables: 1 late, 1 at risk and 2 done."
    )


def test_the_page_read_in_two_minutes_shows_ten_and_says_how_many_more() -> None:
    many = tuple(replace(CLINIC, code=f"clinic-{place}") for place in range(12))
    laid_out = composed(small_report(deliverables=many))
    (table,) = [one for one in laid_out.blocks if isinstance(one, Table) and one.key == "behind"]
    assert len(table.rows) == 10
    assert "2 other deliverables are late or at risk: see " in words_of(laid_out)


def test_every_mark_has_a_name_of_its_own() -> None:
    names = [mark.status for mark in named_apart()]
    assert len(names) == len(set(names)) == sum(len(marks) for marks in MARK_SETS.values())
