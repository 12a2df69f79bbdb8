"""Fixtures of the web room: an authority, a small framework with one of everything, its records."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.utils import timezone

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
)
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.framework.rules.values import Figure
from goldthread.web.records import actions, models


@pytest.fixture
def authority(db: None) -> models.Authority:
    return actions.register_authority(code="anyborough", name="Anyborough", by="a test")


@pytest.fixture
def other_authority(db: None) -> models.Authority:
    return actions.register_authority(code="elsewhere", name="Elsewhere", by="a test")


@pytest.fixture
def framework() -> Framework:
    """A framework with one of everything that can stand in one."""
    return Framework(
        title="Performance Framework",
        edition="2020-22",
        authority="Anyborough Council",
        introduction=("Why we measure.", "How to read this."),
        nodes=(
            Node("p1", NodeKind.PRIORITY, "Prevention", goal="Fewer", notes=("One note",)),
            Node("t1", NodeKind.THEME, "Health", parent="p1", source=Source(lines=(3,))),
            Node("t2", NodeKind.THEME, "Housing", parent="p1"),
        ),
        measures=(
            Measure(
                "m1",
                "Smoking quitters",
                (Placement("t1", Role.PROXY, topic="Smoking"), Placement("t2", Role.DEMAND)),
                rationale="Smoking harms.",
                components=("number", "percentage"),
                baseline_text="50%",
                baseline=Figure(value=Decimal(50), unit="%"),
                target_text="55%",
                target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(55), unit="%"),
                polarity=Polarity.UP,
                lead_members=("Cllr Example",),
                lead_officers=("Director of Health", "Head of Smoking"),
                service="Public Health",
                ownership=Ownership.PARTNERSHIP,
                partners=("The hospital", "The police"),
                footnotes=(Footnote("*", "A note"), Footnote("1", None)),
                inherited=("rationale",),
                source=Source(pages=(2,), cells=("table 1 row 2",)),
            ),
            Measure("m2", "Homes let", (Placement("t2", deliverable="d1"),)),
        ),
        deliverables=(
            Deliverable(
                "d1",
                "A new clinic",
                (Placement("t1"),),
                description="Build it.",
                deadline_text="some day",
                lead_members=("Cllr Example",),
                programmes=("Clinics",),
                milestones=(Milestone("Ground broken", "May"), Milestone("Opened")),
            ),
        ),
        rows=RowCounts(
            measure=2, deliverable=1, header=2, unplaced=(UnplacedRow("???", "not a row"),)
        ),
    )


@pytest.fixture
def document() -> actions.ReadDocument:
    return actions.ReadDocument(name="framework.docx", sha256="a" * 64)


@pytest.fixture
def record(
    authority: models.Authority, framework: Framework, document: actions.ReadDocument
) -> models.Framework:
    """The framework of these tests as loaded for the authority."""
    return actions.load_framework(
        authority=authority, framework=framework, document=document, by="a test"
    ).record


def in_force(record: models.Framework) -> models.Framework:
    """An edition of a test, adopted: what is in force is what readers see."""
    record.status = models.FrameworkStatus.ADOPTED
    record.adopted_at, record.adopted_by = timezone.now(), "a test"
    record.save(update_fields=["status", "adopted_at", "adopted_by"])
    return record


@pytest.fixture
def series(record: models.Framework) -> models.Series:
    """The one series of the measure of homes let."""
    return models.Series.objects.get(measure__editions__framework=record, measure__code="m2")
