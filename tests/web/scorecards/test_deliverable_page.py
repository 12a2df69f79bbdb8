"""Deliverables and their milestones in time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from lxml import html
from small_records import in_force

from goldthread.framework import Deliverable, Framework, Milestone, Node, NodeKind, Placement
from goldthread.framework.rules.moments import Moment, Precision
from goldthread.framework.rules.schedule import DueBy
from goldthread.web.records import actions, models

pytestmark = pytest.mark.django_db


def due(year: int, month: int, day: int, precision: Precision = Precision.DAY) -> DueBy:
    return DueBy(by=Moment(date(year, month, day), precision))


@pytest.fixture
def clinic(authority: models.Authority, document: actions.ReadDocument) -> models.Framework:
    """A deliverable with two dated milestones and one that has no date."""
    plan = Framework(
        title="Plan",
        nodes=(Node("t1", NodeKind.THEME, "Health"),),
        deliverables=(
            Deliverable(
                "d1",
                "A new clinic",
                (Placement("t1"),),
                deadline_text="Spring",
                milestones=(
                    Milestone("Opened", "Q4 2020-21", due(2021, 3, 31, Precision.QUARTER)),
                    Milestone("Staff found", "in good time"),
                    Milestone("Ground broken", "1 May 2020", due(2020, 5, 1)),
                ),
            ),
        ),
    )
    loaded = actions.load_framework(
        authority=authority, framework=plan, document=document, by="a test"
    )
    return in_force(loaded.record)


def test_milestones_are_drawn_in_time_and_listed_as_in_the_document(
    clinic: models.Framework, page: Callable[[str], html.HtmlElement]
) -> None:
    tree = page("/anyborough/deliverables/d1/")
    pictures = tree.xpath("//*[name()='svg' and contains(@class, 'gt-picture--timeline')]")
    assert len(pictures) == 1
    rows = tree.xpath("//table[.//caption[contains(., 'Milestones')]]/tbody/tr")
    assert [row.xpath("string(th)") for row in rows][:3] == [
        "1. Opened",
        "2. Staff found",
        "3. Ground broken",
    ]
    assert "By the end of the quarter to 31 March 2021." in rows[0].text_content()
    assert "“Opened” was due by 31 March 2021" in rows[0].text_content()
    assert "has no date yet" in rows[1].text_content()


def test_words_that_are_no_date_are_said_not_to_be_understood(
    clinic: models.Framework, words: Callable[[str], str]
) -> None:
    told = words("/anyborough/deliverables/d1/")
    assert "Deadline Spring Not understood." in told


def test_a_deliverable_without_milestones_still_has_its_page(
    record: models.Framework, words: Callable[[str], str]
) -> None:
    models.EditionMilestone.objects.all().delete()
    assert "Build it." in words("/anyborough/deliverables/d1/")
