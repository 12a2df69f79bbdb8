"""A framework as JSON: what is written conforms to the published schema and comes back whole."""

from datetime import date
from decimal import Decimal

import jsonschema
import pytest

from goldthread.exchange import ExchangeError, framework_from_json, framework_to_json, schema
from goldthread.framework import (
    Deliverable,
    Footnote,
    Framework,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Ownership,
    Placement,
    Polarity,
    Role,
    RowCounts,
    Source,
    UnplacedRow,
    WrittenName,
)
from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.schedule import DueBy, Every, Unit
from goldthread.framework.rules.targets import Comparison, Terms, Threshold
from goldthread.framework.rules.values import Figure

MARCH_2022 = Moment(date(2022, 3, 31), Precision.MONTH)


@pytest.fixture
def framework() -> Framework:
    return Framework(
        title="Our plan",
        edition="2020 to 2022",
        authority="E09000099",
        introduction=("What we want.",),
        nodes=(
            Node("homes", NodeKind.PRIORITY, "Homes", goal="More of them.", notes=("A note.",)),
            Node("homes/new", NodeKind.THEME, "New homes", parent="homes", source=Source((4,))),
        ),
        measures=(
            Measure(
                id="m1",
                title="Homes finished",
                placements=(
                    Placement("homes/new", Role.LONG_TERM, topic="Building", deliverable="d1"),
                    Placement("homes", Role.INDICATOR),
                ),
                rationale="Whether we build.",
                components=("flats", "houses"),
                baseline_text="72.4% (Q4 2018/19)",
                direction_text="Good is high",
                target_text="75% by March 2022",
                frequency_text="Quarterly",
                baseline=Figure(value=Decimal("72.4"), unit="%"),
                polarity=Polarity.UP,
                target=Threshold(
                    comparison=Comparison.AT_LEAST,
                    value=Decimal("75"),
                    unit="%",
                    terms=Terms(by=MARCH_2022),
                ),
                frequency=Every(unit=Unit.QUARTER),
                lead_members=("Cabinet Member for Homes",),
                lead_officers=("Director of Homes",),
                names_as_written=(WrittenName("Cabinet Member for Homes", "Cabinet Memebr"),),
                service="Housing",
                ownership=Ownership.PARTNERSHIP,
                partners=("Builders",),
                footnotes=(Footnote("*", "Of all sizes."), Footnote("2", None)),
                inherited=("rationale",),
                source=Source(cells=("Homes!A5:F5",)),
            ),
        ),
        deliverables=(
            Deliverable(
                id="d1",
                title="Build",
                placements=(Placement("homes/new", topic="Building"),),
                description="By hand.",
                deadline_text="March 2022",
                deadline=DueBy(by=MARCH_2022),
                programmes=("Homes programme",),
                milestones=(Milestone("Start", "March 2022", DueBy(by=MARCH_2022)),),
                source=Source(pages=(3, 4)),
            ),
        ),
        rows=RowCounts(
            measure=1,
            deliverable=1,
            header=2,
            unplaced=(UnplacedRow("Odd one", "Two titles.", Source((9,))),),
        ),
    )


def test_what_is_written_comes_back_the_same(framework: Framework) -> None:
    assert framework_from_json(framework_to_json(framework)) == framework


def test_what_is_written_conforms_to_the_published_schema(framework: Framework) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    jsonschema.validate(framework_to_json(framework), schema())


def test_the_schema_refuses_a_measure_that_stands_nowhere(framework: Framework) -> None:
    written = framework_to_json(framework)
    written["measures"][0]["placements"] = []

    with pytest.raises(jsonschema.ValidationError, match=r"non-empty|too short"):
        jsonschema.validate(written, schema())


def test_every_row_is_counted_once_and_the_unplaced_are_named(framework: Framework) -> None:
    rows = framework_to_json(framework)["rows"]

    # 1 measure + 1 deliverable + 2 headers + 1 not placed
    assert rows["total"] == 5
    assert rows["unaccounted"] == 1
    assert rows["unplaced"] == [
        {"text": "Odd one", "reason": "Two titles.", "source": {"lines": [9]}}
    ]


def test_another_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(ExchangeError, match=r"goldthread/1.*'other/3'"):
        framework_from_json({"format": "other/3"})


def test_a_contradiction_names_the_part(framework: Framework) -> None:
    written = framework_to_json(framework)
    written["measures"][0]["placements"][0]["node"] = "nowhere"

    with pytest.raises(ExchangeError, match=r"Homes finished.*nowhere"):
        framework_from_json(written)


def test_names_as_written_stand_only_where_they_differ_from_the_lists(framework: Framework) -> None:
    written = framework_to_json(framework)
    assert written["measures"][0]["names_as_written"] == [
        {"name": "Cabinet Member for Homes", "written": "Cabinet Memebr"}
    ]
    assert "names_as_written" not in written["deliverables"][0]
