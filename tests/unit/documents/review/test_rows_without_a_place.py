"""A row that found no place becomes what a person says it is, with what its own cells say."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

import pytest

from goldthread.documents import Document, blocks, understand
from goldthread.documents.review import (
    BECOMES,
    Cell,
    Fix,
    FixError,
    How,
    ItemKind,
    cells_of_row,
    fix_from_json,
    fix_to_json,
    likely,
    meanings,
    place_named_in,
    said_in,
    with_fixes,
)
from goldthread.framework import Framework, NodeKind, Placement, Polarity, Source
from goldthread.framework.rules.targets import Comparison, Threshold

HEAD = "Measure,Baseline,Good is,Target 2021/22,How often,Owner"


def read(*lines: str) -> tuple[Document, Framework]:
    """A document of one table with these rows, and the framework read from it."""
    rows = tuple(
        blocks.Row(tuple(blocks.Cell(text, Source((number,))) for text in cells), Source((number,)))
        for number, cells in enumerate(csv.reader(lines), start=1)
    )
    table = blocks.Table(rows, Source((1,)))
    document = Document("plan-2020-22.csv", "csv", (table,))
    return document, understand(document)


def row(number: int = 1) -> Cell:
    return Cell(ItemKind.ROW, str(number), "place")


def test_cells_fill_the_fields_that_their_columns_head() -> None:
    document, framework = read(
        f"Theme,{HEAD}",
        "Culture,Visits,50000,Higher,55000,Monthly,Head of Libraries",
        "Culture,,62%,Higher,70%,Quarterly,Cllr Example; Head of Sport",
    )
    (unplaced,) = framework.rows.unplaced
    cells = cells_of_row(document, framework, unplaced)
    assert likely(cells) == "measure"
    told = said_in(cells, "measure", meanings(cells, "measure"))
    assert told == {
        "title": "",
        "baseline": "62%",
        "direction": "Higher",
        "target": "70%",
        "target_year": "2021/22",
        "frequency": "Quarterly",
        "lead_members": "Cllr Example",
        "lead_officers": "Head of Sport",
    }
    place = place_named_in(cells, framework)
    assert framework.nodes[-1].id == place
    fix = Fix(
        row(),
        How.ADDED,
        "Children who swim",
        places=(Placement(place),),
        becomes="measure",
        fields=tuple(told.items()),
    )
    assert fix_from_json(fix.cell, fix_to_json(fix)) == fix
    fixed = with_fixes(framework, [fix])
    measure = fixed.measures[-1]
    assert (measure.title, measure.target_text, measure.polarity) == (
        "Children who swim",
        "70%",
        Polarity.UP,
    )
    assert isinstance(measure.target, Threshold)
    assert (measure.target.comparison, measure.target.value) == (Comparison.AT_LEAST, Decimal(70))
    # The heading says the year: 2021/22 ends in March 2022.
    assert measure.target.terms.by is not None
    assert measure.target.terms.by.day == date(2022, 3, 31)
    assert measure.lead_members == ("Cllr Example",)
    assert fixed.rows.total == framework.rows.total
    assert (fixed.rows.measure, fixed.rows.unaccounted) == (framework.rows.measure + 1, 0)


UNHEADED = (
    "Growing,,",
    "A hall,Cllr Example,Roof up May 2021; Doors open by June 2021",
)


def test_where_no_heading_says_it_a_person_says_what_a_cell_holds() -> None:
    document, framework = read(*UNHEADED)
    unplaced = framework.rows.unplaced[-1]
    number = len(framework.rows.unplaced)
    cells = cells_of_row(document, framework, unplaced)
    assert likely(cells) == ""
    assert meanings(cells, "deliverable") == {}
    means = dict(
        zip(
            (one.column.index for one in cells),
            ("title", "lead_members", "milestones"),
            strict=True,
        )
    )
    told = said_in(cells, "deliverable", means)
    assert told == {
        "title": "A hall",
        "lead_members": "Cllr Example",
        "milestones": "Roof up | May 2021\nDoors open | by June 2021",
    }
    place = Fix(
        row(),
        How.ADDED,
        "Growing",
        becomes="node",
        fields=(("level", "priority"), ("goal", "More.")),
    )
    hall = Fix(
        row(number),
        How.ADDED,
        told["title"],
        places=(Placement("growing"),),
        becomes="deliverable",
        fields=tuple(told.items()),
    )
    with pytest.raises(FixError, match="not a node"):
        with_fixes(framework, [hall])
    fixes = [hall, place]
    fixed = with_fixes(framework, fixes)
    (made,) = fixed.deliverables
    assert [(one.text, one.deadline_text) for one in made.milestones] == [
        ("Roof up", "May 2021"),
        ("Doors open", "by June 2021"),
    ]
    assert all(one.deadline is not None for one in made.milestones)
    assert fixed.rows.total == framework.rows.total


def test_a_row_becomes_a_place_at_the_end_of_those_it_stands_under() -> None:
    _document, framework = read(
        f"Priority,Theme,{HEAD}",
        "Growing,Culture,Visits,1,Higher,2,Monthly,Post",
        "Caring,Homes,Beds,1,Higher,2,Monthly,Post",
        "Growing,Sport,,,,,,",
    )
    assert [one.text for one in framework.rows.unplaced] == ["Growing | Sport"]
    growing = next(one.id for one in framework.nodes if one.title == "Growing")
    fix = Fix(
        row(),
        How.ADDED,
        "Sport",
        places=(Placement(growing),),
        becomes="node",
        fields=(("level", "theme"), ("goal", "Everybody moves.")),
    )
    fixed = with_fixes(framework, [fix])
    added = next(one for one in fixed.nodes if one.goal == "Everybody moves.")
    assert (added.title, added.kind, added.parent) == ("Sport", NodeKind.THEME, growing)
    under = [one.title for one in fixed.children(growing)]
    assert under[-1] == "Sport"
    assert fixed.rows.unaccounted == 0
    assert fixed.rows.total == framework.rows.total
    with pytest.raises(FixError, match="which level"):
        with_fixes(framework, [Fix(row(), How.ADDED, "Sport", becomes="node")])


@pytest.mark.parametrize("becomes", BECOMES)
def test_every_kind_takes_the_words_of_a_row_whose_cells_are_named(becomes: str) -> None:
    document, framework = read(*UNHEADED)
    cells = cells_of_row(document, framework, framework.rows.unplaced[-1])
    means = {cells[0].column.index: "title", cells[1].column.index: "title"}
    told = said_in(cells, becomes, means)
    assert "A hall" in told["title"]
    assert "Cllr Example" in told["title"]
