"""Two editions of a small framework with figures, for the tests of editions and calculations."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from goldthread.framework import (
    Deliverable,
    Framework,
    Measure,
    Milestone,
    Node,
    NodeKind,
    Placement,
    Polarity,
)
from goldthread.framework.periods import quarter
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.records import actions, models


def at_least(number: int, unit: str | None = "%") -> Threshold:
    return Threshold(comparison=Comparison.AT_LEAST, value=Decimal(number), unit=unit)


def stated(key: str, title: str, **said: object) -> Measure:
    """A quarterly measure under Homes, of which more is better."""
    plain = Measure(
        key,
        title,
        (Placement("t1"),),
        polarity=Polarity.UP,
        frequency_text="Quarterly",
        frequency=Every(unit=Unit.QUARTER),
        lead_officers=("Head of Housing",),
        service="Housing",
    )
    return replace(plain, **said)


OLD = Framework(
    title="Council Plan",
    edition="2020-21",
    nodes=(
        Node("p1", NodeKind.PRIORITY, "A good place to live"),
        Node("t1", NodeKind.THEME, "Homes", parent="p1"),
        Node("t2", NodeKind.THEME, "Libraries", parent="p1"),
    ),
    measures=(
        stated("m1", "Repairs on time", target_text="80%", target=at_least(80)),
        stated("m2", "Homes inspected"),
        stated("m3", "Letters answered"),
        stated("m4", "Visits to libraries", placements=(Placement("t2"),)),
    ),
    deliverables=(
        Deliverable("d1", "A new depot", (Placement("t1"),), milestones=(Milestone("Opened"),)),
    ),
)
"""What the council said first."""


@pytest.fixture
def plan(authority: models.Authority) -> models.Framework:
    """The first edition, adopted, with two years of figures of repairs, and judged by it."""
    record = actions.load_framework(
        authority=authority,
        framework=OLD,
        document=actions.ReadDocument("plan.docx", "c" * 64),
        by="a test",
    ).record
    actions.adopt_framework(framework=record, by="a test")
    give(authority, "m1", "82", "78", "85", "84", "83", "88", unit_of="%")
    actions.evaluate_framework(framework=record, by="a test")
    record.refresh_from_db()
    return record


def line_of(authority: models.Authority, code: str, label: str = "") -> models.Series:
    """The whole line of figures of a measure."""
    return models.Series.objects.select_related("measure__authority").get(
        measure__authority=authority, measure__code=code, label=label, dimension=""
    )


def give(
    authority: models.Authority,
    code: str,
    *values: str | None,
    first: int = 0,
    unit_of: str | None = None,
    reason: str = "",
    part: tuple[str, str] | None = None,
) -> actions.RecordedObservations:
    """Record quarter after quarter from Q1 2020-21 on; ``None`` leaves one out."""
    series = line_of(authority, code)
    if unit_of is not None:
        models.Series.objects.filter(pk=series.pk).update(unit=unit_of)
    return actions.record_observations(
        authority=authority,
        observations=[
            actions.NewObservation(
                series, quarter(2020, 1).moved(first + place), Decimal(value), breakdown=part
            )
            for place, value in enumerate(values)
            if value is not None
        ],
        by="a test",
        source="figures.csv",
        reason=reason,
    )
