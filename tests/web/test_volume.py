"""A framework as large as the largest published one, with a year of months."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Polarity, Role
from goldthread.framework.periods import month, periods_between
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.records import actions, mapping, models, selectors

MEASURES = 386
MONTHS = list(periods_between(month(2020, 4), month(2021, 3)))


def large_framework(measures: int = MEASURES) -> Framework:
    return Framework(
        title="A large framework",
        nodes=(
            Node("p", NodeKind.PRIORITY, "Priority"),
            *(Node(f"t{n}", NodeKind.THEME, f"Theme {n}", parent="p") for n in range(27)),
        ),
        measures=tuple(
            Measure(
                f"m{number}",
                f"Measure {number}",
                (Placement(f"t{number % 27}", Role.PROXY),),
                target_text="80%",
                target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(80), unit="%"),
                polarity=Polarity.UP,
                lead_members=(f"Cllr Example {number % 9}",),
                lead_officers=(f"Director {number % 20}",),
                partners=("A partner",),
            )
            for number in range(measures)
        ),
    )


@pytest.mark.django_db
def test_the_largest_framework_and_a_year_of_months(
    authority: models.Authority, document: actions.ReadDocument
) -> None:
    framework = large_framework()
    record = actions.load_framework(
        authority=authority, framework=framework, document=document, by="a test"
    ).record
    series = selectors.series_asked_for(record).rows.values()
    assert (len(MONTHS), len(series)) == (12, MEASURES)
    actions.record_observations(
        authority=authority,
        observations=[
            actions.NewObservation(
                series=one, period=period, value=Decimal(60 + (number * 7 + place * 3) % 40)
            )
            for number, one in enumerate(series)
            for place, period in enumerate(MONTHS)
        ],
        by="a test",
        source="made up",
    )
    done = actions.evaluate_framework(framework=record, by="a test")
    assert done.results == MEASURES * 12


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow_with_the_framework(
    authority: models.Authority,
    other_authority: models.Authority,
    document: actions.ReadDocument,
) -> None:
    def queries(of: models.Authority, measures: int) -> tuple[int, int]:
        with CaptureQueriesContext(connection) as loading:
            record = actions.load_framework(
                authority=of, framework=large_framework(measures), document=document, by="a test"
            ).record
        with CaptureQueriesContext(connection) as reading:
            mapping.framework_from_records(record)
        return len(loading), len(reading)

    small, large = queries(authority, 20), queries(other_authority, 100)
    # Five times as many measures: rows go in by batches, so a few statements more and no query.
    assert large[0] <= small[0] + 10
    assert large[1] == small[1]
