"""Fixtures of returns: a quarterly measure with a target, and a return of it that is due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Polarity
from goldthread.framework.returns import Story
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.collection import actions, models
from goldthread.web.collection.mapping import Given, GivenFigure
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records

TOLD = Story("Two vacancies", "Agency cover", "Head of Lettings", date(2021, 9, 30))


@pytest.fixture
def quarterly(authority: records.Authority) -> records.Measure:
    """A measure collected every quarter, of which at least 80% is asked."""
    stated = Framework(
        title="Quarterly Framework",
        nodes=(Node("p1", NodeKind.PRIORITY, "Homes"),),
        measures=(
            Measure(
                "q1",
                "Repairs done on time",
                (Placement("p1"),),
                target_text="80%",
                target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(80), unit="%"),
                polarity=Polarity.UP,
                frequency_text="Quarterly",
                frequency=Every(unit=Unit.QUARTER),
                lead_officers=("Head of Lettings",),
                service="Housing",
            ),
        ),
    )
    loaded = record_actions.load_framework(
        authority=authority,
        framework=stated,
        document=record_actions.ReadDocument(name="quarterly.docx", sha256="b" * 64),
        by="a test",
    )
    record_actions.adopt_framework(framework=loaded.record, by="a test")
    return records.Measure.objects.get(authority=authority, code="q1")


@pytest.fixture
def due(quarterly: records.Measure) -> models.Return:
    """The return of the measure for Q4 2020-21."""
    actions.start_collecting(
        authority=quarterly.authority, collect_from=date(2021, 1, 1), by="a test"
    )
    actions.open_returns(authority=quarterly.authority, until=date(2021, 4, 30), by="a test")
    return models.Return.objects.get(measure=quarterly, period_code="2020-Q4")


def given(measure: records.Measure, value: str | None, **said: Any) -> Given:
    """What a data owner gives for a measure of one figure."""
    only = measure.series.get(dimension="")
    number = None if value is None else Decimal(value)
    return Given(figures={only.pk: GivenFigure(value=number)}, **said)


def submitted(due: models.Return, value: str = "85", **said: Any) -> models.Return:
    """The return as handed in by the data owner "ana"."""
    actions.submit_return(
        period_return=due,
        given=given(due.measure, value, **said),
        version=due.version,
        key=f"key-{due.version}",
        by="ana",
    )
    return models.Return.objects.get(pk=due.pk)


def signed_off(due: models.Return, value: str = "85", **said: Any) -> models.Return:
    """The return as handed in by "ana" and signed off by "ben"."""
    now = submitted(due, value, **said)
    return actions.sign_off_returns(returns=[(now, now.version)], by="ben")[0]


def published(due: models.Return, value: str = "85", **said: Any) -> models.Return:
    """The return as published by "cy"."""
    now = signed_off(due, value, **said)
    return actions.publish_returns(
        authority=now.measure.authority, returns=[(now, now.version)], by="cy"
    )[0]
