"""A column of which nothing says what it holds is kept cell by cell, asked about, and read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from goldthread.documents import read_document, understand
from goldthread.documents.review import (
    Asks,
    Cell,
    Fix,
    FixError,
    How,
    ItemKind,
    fix_from_json,
    fix_to_json,
    printed_of,
    questions_about,
    title_of,
    with_fixes,
)
from goldthread.exchange import framework_from_json, framework_to_json
from goldthread.framework import Framework, KeptCell
from goldthread.framework.rules.schedule import DueBy
from goldthread.framework.rules.targets import Threshold

FIRST, SECOND = (Cell(ItemKind.COLUMN, number, "holds") for number in "12")
NOTE = "“Wobble”, not read as part of the framework: Visits to libraries: 5; Swims: at least 9 by March 2026"


@pytest.fixture(scope="module", name="framework")
def framework_fixture(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    path: Path = tmp_path_factory.mktemp("plan") / "plan-2024-26.csv"
    path.write_text(
        "Measure,Wobble,Frequency,Keeper\n"
        "Visits to libraries,5,Monthly,Head of Libraries\n"
        "Loans,,Monthly,\n"
        "Swims,at least 9 by March 2026,Monthly,Cllr Example\n",
        "utf-8",
    )
    return understand(read_document(path))


def held(framework: Framework, cell: Cell, field: str) -> Framework:
    fix = Fix(cell, How.HOLDS, becomes=field)
    return with_fixes(framework, [fix_from_json(cell, fix_to_json(fix))])


def test_every_cell_of_it_is_kept_by_name_and_goes_through_the_contract(
    framework: Framework,
) -> None:
    wobble, keeper = framework.rows.columns
    assert (wobble.heading, wobble.of, keeper.heading) == ("Wobble", "measure", "Keeper")
    # A bare number is a cell like any other, and a blank is none.
    assert wobble.cells == (
        KeptCell("visits-to-libraries", "Visits to libraries", "5"),
        KeptCell("swims", "Swims", "at least 9 by March 2026"),
    )
    assert wobble.note == NOTE
    assert NOTE in framework.nodes[0].notes
    assert framework_from_json(framework_to_json(framework)).rows == framework.rows


def test_a_person_is_asked_what_it_is_with_the_fields_that_are_free(framework: Framework) -> None:
    asked = [one for one in questions_about(framework, {}) if one.asks is Asks.COLUMN]
    assert [(one.cell, one.title) for one in asked] == [(FIRST, "Wobble"), (SECOND, "Keeper")]
    assert asked[0].printed == "Visits to libraries: 5\nSwims: at least 9 by March 2026"
    assert {"target", "baseline", "lead_officers"} < set(asked[0].fields)
    assert "frequency" not in asked[0].fields  # every row has one
    assert (title_of(framework, FIRST), printed_of(framework, SECOND)) == (
        "Wobble",
        "Visits to libraries: Head of Libraries\nSwims: Cllr Example",
    )


def test_a_column_that_is_said_to_be_the_target_is_read_as_one(framework: Framework) -> None:
    read = held(framework, FIRST, "target")
    visits, loans, swims = read.measures
    assert (visits.target_text, loans.target_text, loans.target) == ("5", None, None)
    assert isinstance(swims.target, Threshold)
    assert swims.target.terms.by is not None
    assert (swims.target.value, swims.target.terms.by.day) == (Decimal(9), date(2026, 3, 31))
    assert NOTE not in read.nodes[0].notes
    assert [one.frequency for one in read.measures] == [one.frequency for one in framework.measures]


def test_names_in_a_column_are_people_and_what_stays_a_note_stays(framework: Framework) -> None:
    read = held(framework, SECOND, "lead_officers")
    assert [one.lead_officers for one in read.measures] == [
        ("Head of Libraries",),
        (),
        ("Cllr Example",),
    ]
    assert with_fixes(framework, [Fix(FIRST, How.AS_READ)]) == framework


def test_a_field_that_is_taken_or_unknown_is_refused_and_so_is_one_field_twice(
    framework: Framework,
) -> None:
    for field in ("frequency", "title", "deadline", "nonsense"):
        with pytest.raises(FixError, match="Wobble"):
            held(framework, FIRST, field)
    twice = [Fix(cell, How.HOLDS, becomes="service") for cell in (FIRST, SECOND)]
    with pytest.raises(FixError, match="Keeper"):
        with_fixes(framework, twice)
    with pytest.raises(FixError, match="no such column"):
        held(framework, Cell(ItemKind.COLUMN, "9", "holds"), "target")


def test_a_column_beside_actions_may_be_their_deadline(tmp_path: Path) -> None:
    path = tmp_path / "actions.csv"
    path.write_text(
        "Action,Lead officer,Wobble\nOpen the hub,Head of Hubs,March 2026\n"
        "Plant trees,Head of Parks,Autumn 2025\n",
        "utf-8",
    )
    read = held(understand(read_document(path)), FIRST, "deadline")
    assert [one.deadline_text for one in read.deliverables] == ["March 2026", "Autumn 2025"]
    (hub, _trees) = read.deliverables
    assert isinstance(hub.deadline, DueBy)
    assert hub.deadline.by is not None
    assert hub.deadline.by.day == date(2026, 3, 31)
