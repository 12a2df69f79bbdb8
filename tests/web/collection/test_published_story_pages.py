"""What readers of a measure's page are told of its returns, and what they are not."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from lxml import html
from pytest_django.fixtures import Settings
from small_returns import TOLD, given, published, signed_off, submitted

from goldthread.web.collection import actions, models
from goldthread.web.collection.selectors.published import published_with
from goldthread.web.records import models as records
from goldthread.web.records.selectors import Disclosure

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client, settings: Settings) -> Client:
    """Somebody of the public."""
    settings.ANONYMOUS_READING = True
    return client


def told_to(reader: Client) -> str:
    answer = reader.get("/anyborough/measures/q1/")
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content.decode()).xpath("string(//main)").split())


def test_nothing_is_told_before_it_is_published(due: models.Return, reader: Client) -> None:
    signed_off(due, "62", commentary="Two vacancies since May.", story=TOLD)
    assert "Two vacancies" not in told_to(reader)


def test_the_commentary_and_the_recovery_story_are_published_with_the_figure(
    due: models.Return, reader: Client
) -> None:
    published(due, "62", commentary="Fewer were done.", story=TOLD)
    told = told_to(reader)
    for words in ("Fewer were done.", "Two vacancies", "Agency cover", "Head of Lettings"):
        assert words in told
    # The day by which it should have recovered, 30 September 2021, is long past.
    assert "Late: it was to be back on target by 30 September 2021." in told


def test_a_recovery_is_open_until_its_day_and_ends_with_a_period_on_target(
    due: models.Return,
) -> None:
    authority = due.measure.authority
    published(due, "62", story=TOLD)

    def recovery(today: date) -> tuple[str, bool]:
        (one,) = [one for one in published_with(authority, "q1", today=today) if one.story.reason]
        assert one.recovery is not None
        return one.recovery.back_in, one.recovery.is_late

    assert recovery(date(2021, 9, 30)) == ("", False)
    assert recovery(date(2021, 10, 1)) == ("", True)
    actions.open_returns(authority=authority, until=date(2021, 6, 30), by="x")
    published(models.Return.objects.get(period_code="2021-Q1"), "81")
    assert recovery(date(2021, 10, 1)) == ("Q1 2021-22", False)


def test_a_correction_is_told_with_its_day_and_reason_once_it_is_published(
    due: models.Return, reader: Client
) -> None:
    now = published(due, "85", commentary="As counted first.")
    assert "Corrected on" not in told_to(reader)
    now = actions.reopen_return(
        period_return=now, version=now.version, reason="Voids were counted in", by="cy"
    )
    submitted(now, "82", commentary="As counted again.")
    told = told_to(reader)
    assert "As counted first." in told
    assert "As counted again." not in told
    assert "Voids were counted in" not in told
    now = models.Return.objects.get(pk=due.pk)
    now = actions.sign_off_returns(returns=[(now, now.version)], by="ben")[0]
    actions.publish_returns(authority=due.measure.authority, returns=[(now, now.version)], by="cy")
    told = told_to(reader)
    assert "As counted again." in told
    assert "Voids were counted in" in told
    (one,) = published_with(due.measure.authority, "q1", today=date(2026, 1, 1))
    assert [correction.reason for correction in one.corrections] == ["Voids were counted in"]


def test_whoever_looks_back_is_told_of_nothing_later(due: models.Return) -> None:
    published(due, "85", commentary="Said in spring.")
    authority = due.measure.authority
    today = date(2026, 1, 1)
    assert published_with(authority, "q1", today=today, until=date(2020, 12, 31)) == []
    assert len(published_with(authority, "q1", today=today, until=date(2021, 3, 31))) == 1


def test_a_period_with_nothing_said_takes_no_room(due: models.Return) -> None:
    published(due, "85")
    assert given(due.measure, "85").commentary == ""
    assert published_with(due.measure.authority, "q1", today=date(2026, 1, 1)) == []


def test_words_beside_a_figure_that_is_not_published_are_kept_back_with_it(
    due: models.Return,
) -> None:
    published(due, "85", commentary="Three of four people.")
    authority, today = due.measure.authority, date(2026, 1, 1)
    figure = records.Observation.objects.get()
    hidden = Disclosure(hidden=frozenset({figure.pk}))
    assert published_with(authority, "q1", today=today, disclosure=hidden) == []
    assert len(published_with(authority, "q1", today=today)) == 1


def test_readers_are_told_nobody_s_address(due: models.Return, reader: Client) -> None:
    now = signed_off(due)
    actions.publish_returns(
        authority=now.measure.authority, returns=[(now, now.version)], by="cy@example.org"
    )
    answer = reader.get("/anyborough/measures/q1/").content.decode()
    table = reader.get("/anyborough/measures/q1/?csv=figures").content.decode()
    assert "example.org" not in answer + table
    assert "the council" in answer
