"""What a person says of a cell changes what it means, and never what is printed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from goldthread.documents.review import (
    Asks,
    Cell,
    Fix,
    FixError,
    How,
    ItemKind,
    cells_of,
    fix_from_json,
    fix_to_json,
    left_over_in,
    printed_of,
    questions_about,
    reads_as,
    said_to_be_none,
    title_of,
    with_fixes,
)
from goldthread.documents.understanding.rules import DocumentYear, with_rules
from goldthread.framework import (
    Deliverable,
    Framework,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Placement,
    Polarity,
    Role,
    RowCounts,
    UnplacedRow,
)
from goldthread.framework.rules.targets import Comparison, NotUnderstood, Threshold

TARGET = Cell(ItemKind.MEASURE, "visits", "target")
DIRECTION = Cell(ItemKind.MEASURE, "visits", "direction")
ROW = Cell(ItemKind.ROW, "1", "place")


def measure(name: str, title: str, **texts: str) -> Measure:
    stated = Measure(name, title, (Placement("culture", Role.INDICATOR),), **texts)  # type: ignore[arg-type] # texts only
    return with_rules(stated, DocumentYear(2020))


@pytest.fixture
def framework() -> Framework:
    return Framework(
        "A plan",
        (
            Node("growing", NodeKind.PRIORITY, "Growing"),
            Node("culture", NodeKind.THEME, "Culture", parent="growing"),
        ),
        (
            measure("visits", "Visits to libraries", target_text="55,000"),
            measure("loans", "Loans", target_text="green on the dashboard mostly"),
            measure("cost", "Cost of a visit", target_text="£5", direction_text="Low"),
            measure("count", "Members", frequency_text="Bi-monthly"),
        ),
        (
            Deliverable(
                "hall",
                "A new hall",
                (Placement("culture"),),
                milestones=(Milestone("Roof on", "when the weather turns"),),
            ),
        ),
        edition="2020-22",
        rows=RowCounts(
            measure=4, deliverable=1, unplaced=(UnplacedRow("Song | 12", "No header says so."),)
        ),
    )


def asked(framework: Framework) -> dict[Cell, Asks]:
    return {one.cell: one.asks for one in questions_about(framework, left_over_in(framework))}


def test_what_a_person_should_look_at_is_what_was_not_understood_and_nothing_else(
    framework: Framework,
) -> None:
    assert asked(framework) == {
        ROW: Asks.UNPLACED,
        DIRECTION: Asks.WHICH_SIDE,
        Cell(ItemKind.MEASURE, "loans", "target"): Asks.NOT_UNDERSTOOD,
        Cell(ItemKind.MEASURE, "count", "frequency"): Asks.TWO_READINGS,
        Cell(ItemKind.DELIVERABLE, "hall", "milestone-1"): Asks.NOT_UNDERSTOOD,
    }


def test_plainer_words_give_the_rule_and_leave_the_printed_ones(framework: Framework) -> None:
    item = framework.measures[1]
    reading = reads_as(framework, item, "target", "at least 75% by March 2021")
    fixed = with_fixes(
        framework,
        [Fix(Cell(ItemKind.MEASURE, "loans", "target"), How.READ_AS, reading.words, reading.rule)],
    ).measures[1]
    assert isinstance(item.target, NotUnderstood)
    assert fixed.target_text == "green on the dashboard mostly"
    assert isinstance(fixed.target, Threshold)
    assert (fixed.target.comparison, fixed.target.value, fixed.target.unit) == (
        Comparison.AT_LEAST,
        Decimal(75),
        "%",
    )
    assert fixed.target.terms.by is not None
    assert fixed.target.terms.by.day == date(2021, 3, 31)


def test_saying_which_way_is_better_settles_the_target(framework: Framework) -> None:
    fixed = with_fixes(framework, [Fix(DIRECTION, How.BETTER, "up")])
    target = fixed.measures[0].target
    assert fixed.measures[0].polarity is Polarity.UP
    assert isinstance(target, Threshold)
    assert target.comparison is Comparison.AT_LEAST
    assert DIRECTION not in asked(fixed)


def test_words_where_nothing_is_printed_are_kept_as_its_words(framework: Framework) -> None:
    rule = reads_as(framework, framework.measures[3], "target", "at least 10").rule
    fix = Fix(Cell(ItemKind.MEASURE, "count", "target"), How.READ_AS, "at least 10", rule)
    assert with_fixes(framework, [fix]).measures[3].target_text == "at least 10"


def test_a_row_without_a_place_becomes_a_measure_and_stays_accounted_for(
    framework: Framework,
) -> None:
    fix = Fix(ROW, How.ADDED, "Song", places=(Placement("culture"),), becomes="measure")
    fixed = with_fixes(framework, [fix])
    assert [one.title for one in fixed.measures][-1] == "Song"
    assert fixed.rows.total == framework.rows.total
    assert (fixed.rows.measure, fixed.rows.unaccounted) == (5, 0)


def test_what_is_dropped_is_counted_and_nothing_stands_at_it(framework: Framework) -> None:
    tied = replace(
        framework.measures[0], placements=(Placement("culture", Role.PROXY, deliverable="hall"),)
    )
    framework = replace(framework, measures=(tied, *framework.measures[1:]))
    fixed = with_fixes(
        framework,
        [
            Fix(ROW, How.DROPPED, "a line of dashes"),
            Fix(Cell(ItemKind.DELIVERABLE, "hall", "item"), How.DROPPED, "a heading"),
            Fix(Cell(ItemKind.NODE, "culture", "item"), How.DROPPED, "not a theme"),
        ],
    )
    assert fixed.deliverables == ()
    assert fixed.rows.total == framework.rows.total
    assert fixed.measures[0].placements == (Placement("growing", Role.PROXY),)


def test_a_place_that_holds_things_and_stands_under_nothing_is_not_dropped(
    framework: Framework,
) -> None:
    fixes = [
        Fix(Cell(ItemKind.NODE, name, "item"), How.DROPPED, "no") for name in ("growing", "culture")
    ]
    with pytest.raises(FixError, match="Place them elsewhere first"):
        with_fixes(framework, fixes)


def test_an_item_placed_where_there_is_no_place_is_refused(framework: Framework) -> None:
    fix = Fix(Cell(ItemKind.MEASURE, "loans", "place"), How.PLACED, places=(Placement("moon"),))
    with pytest.raises(FixError, match="moon"):
        with_fixes(framework, [fix])


def test_names_are_one_a_line(framework: Framework) -> None:
    cell = Cell(ItemKind.MEASURE, "loans", "lead_officers")
    fixed = with_fixes(framework, [Fix(cell, How.WORDS, "Head of Libraries\n\n Director ")])
    assert fixed.measures[1].lead_officers == ("Head of Libraries", "Director")


def test_every_fix_survives_being_kept(framework: Framework) -> None:
    rule = said_to_be_none("target")
    for fix in (
        Fix(TARGET, How.NOTHING, rule=rule, printed="55,000"),
        Fix(DIRECTION, How.BETTER, "up"),
        Fix(ROW, How.ADDED, "Song", places=(Placement("culture", Role.PROXY),), becomes="measure"),
    ):
        assert fix_from_json(fix.cell, fix_to_json(fix)) == fix


def test_every_cell_says_what_is_printed_in_it_and_whose_it_is(framework: Framework) -> None:
    cells = list(cells_of(framework))
    assert len(cells) == len(set(cells))
    printed = {cell: printed_of(framework, cell) for cell in cells}
    assert printed[TARGET] == "55,000"
    assert printed[Cell(ItemKind.DELIVERABLE, "hall", "milestone-1")] == "when the weather turns"
    assert printed[Cell(ItemKind.MEASURE, "visits", "place")] == "Culture"
    assert title_of(framework, ROW) == "Song | 12"
