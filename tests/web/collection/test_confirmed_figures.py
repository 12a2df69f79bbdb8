"""What was asked about an unlikely figure, and who said that it is right."""

from __future__ import annotations

import pytest
from django.test import Client
from small_returns import given, signed_off, submitted

from goldthread.web.audit.models import Event
from goldthread.web.collection import actions, models
from goldthread.web.collection.actions.take_in_spreadsheet import (
    SheetFile,
    TakenIn,
    take_in_spreadsheet,
)
from goldthread.web.collection.mapping import Doubt, confirmed_in
from goldthread.web.collection.refusals import UnconfirmedFiguresError
from goldthread.web.collection.selectors import reading_of

pytestmark = pytest.mark.django_db

PAGE = "/anyborough/returns/q1/2020-Q4/"


def asked_about(due: models.Return, value: str) -> frozenset[Doubt]:
    reading = reading_of(due, given(due.measure, value))
    assert reading is not None
    assert reading.doubts, "nothing is asked about this figure, so that this test says nothing"
    return reading.doubts


def confirmed(due: models.Return, value: str) -> models.Return:
    """The return as handed in by "ana", who says that its figure is right."""
    actions.submit_return(
        period_return=due,
        given=given(due.measure, value),
        version=due.version,
        key=f"key-{due.version}",
        by="ana",
        confirmed=asked_about(due, value),
    )
    return models.Return.objects.get(pk=due.pk)


def from_a_spreadsheet(due: models.Return, value: str) -> models.Return:
    take_in_spreadsheet(
        authority=due.measure.authority,
        file=SheetFile("returns.xlsx", "a" * 64, f"key-{due.version}"),
        rows=[TakenIn(due.pk, due.version, given(due.measure, value))],
        submit=True,
        by="ana",
    )
    return models.Return.objects.get(pk=due.pk)


def test_what_was_confirmed_stands_with_the_submission_and_on_record(
    due: models.Return, ana: Client
) -> None:
    doubts = asked_about(due, "117")
    token = next(iter(doubts)).token
    series = due.measure.series.get().pk
    told = {f"value-{series}": "117", "version": due.version, "key": "k", "do": "submit"}
    page = ana.post(PAGE, told | {"sure": token}, follow=True).content.decode()
    assert "Confirmed when it was handed in." in page
    assert confirmed_in(models.Submission.objects.get().given) == doubts
    event = Event.objects.get(action="submit return")
    assert event.after["confirmed"] == [one.words for one in doubts]


def test_an_unlikely_figure_that_nobody_confirmed_is_not_handed_in(due: models.Return) -> None:
    with pytest.raises(UnconfirmedFiguresError, match="Can this be over 100%"):
        submitted(due, "117")
    assert not models.Submission.objects.exists()


def test_only_what_is_asked_about_the_figure_that_was_given_can_be_confirmed(
    due: models.Return,
) -> None:
    other = asked_about(due, "118")
    with pytest.raises(UnconfirmedFiguresError):
        actions.submit_return(
            period_return=due,
            given=given(due.measure, "117"),
            version=due.version,
            key="k",
            by="ana",
            confirmed=other,
        )
    assert not models.Submission.objects.exists()


def test_it_is_said_as_long_as_the_figure_stands(due: models.Return, cy: Client) -> None:
    now = confirmed(due, "117")
    now = actions.sign_off_returns(returns=[(now, now.version)], by="ben")[0]
    actions.publish_returns(authority=now.measure.authority, returns=[(now, now.version)], by="cy")
    assert "Confirmed when it was handed in." in cy.get(PAGE).content.decode()


def test_an_unlikely_figure_of_a_spreadsheet_stays_a_draft_until_it_is_confirmed(
    due: models.Return,
) -> None:
    assert from_a_spreadsheet(due, "117").state == "draft"
    assert not models.Submission.objects.exists()


def test_a_figure_confirmed_before_is_handed_in_by_a_spreadsheet(due: models.Return) -> None:
    now = confirmed(due, "117")
    actions.send_back(period_return=now, version=now.version, reason="Which area?", by="ben")
    now = from_a_spreadsheet(models.Return.objects.get(pk=due.pk), "117")
    assert now.state == "submitted"
    latest = models.Submission.objects.get(number=2)
    assert confirmed_in(latest.given) == asked_about(due, "117")


def test_a_likely_figure_keeps_nothing_beside_it(due: models.Return) -> None:
    signed_off(due, "85")
    assert "confirmed" not in models.Submission.objects.get().given
