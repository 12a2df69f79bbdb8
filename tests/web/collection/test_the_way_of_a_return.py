"""A return from due to published, and back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone
from small_returns import TOLD, given, published, signed_off, submitted

from goldthread.framework.periods import quarter, snapshot
from goldthread.framework.returns import Asked, Part, ReturnState
from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors import verified_chain
from goldthread.web.collection import actions, models
from goldthread.web.collection.refusals import IncompleteReturnError, SomebodyElseChangedItError
from goldthread.web.collection.selectors import reading_of
from goldthread.web.records import models as records
from goldthread.web.records.selectors import latest_observations
from goldthread.web.refusal import ActionRefusedError

pytestmark = pytest.mark.django_db


def figure_on_record(measure: records.Measure) -> records.Observation | None:
    return latest_observations(measure.authority).filter(series__measure=measure).first()


# Opening


def test_returns_open_for_the_periods_that_ended(due: models.Return) -> None:
    # Ten working days from 1 April 2021, Easter left out, end on the 16th.
    assert (due.period_code, due.due_on, due.state) == ("2020-Q4", date(2021, 4, 16), "due")
    assert list(models.Return.objects.values_list("period_code", flat=True)) == ["2020-Q4"]


def test_opening_again_opens_nothing_twice(due: models.Return) -> None:
    authority = due.measure.authority
    assert actions.open_returns(authority=authority, until=date(2021, 6, 29), by="x") == []
    later = actions.open_returns(authority=authority, until=date(2021, 6, 30), by="x")
    assert [one.period_code for one in later] == ["2021-Q1"]


def test_nothing_opens_before_an_authority_began_to_collect(quarterly: records.Measure) -> None:
    authority = quarterly.authority
    assert actions.open_returns(authority=authority, until=date(2021, 4, 30), by="x") == []


def test_a_paused_measure_opens_nothing_and_one_may_come_more_often(
    quarterly: records.Measure,
) -> None:
    authority = quarterly.authority
    actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="x")
    actions.collect_measure(measure=quarterly, paused=True, reason="Under review", by="x")
    assert actions.open_returns(authority=authority, until=date(2021, 4, 30), by="x") == []
    from goldthread.framework.rules.schedule import Every, Unit

    actions.collect_measure(
        measure=quarterly,
        frequency=Every(unit=Unit.MONTH),
        days_to_give=1,
        reason="Watched",
        by="x",
    )
    opened = actions.open_returns(authority=authority, until=date(2021, 4, 30), by="x")
    assert [one.period_code for one in opened] == ["2021-01", "2021-02", "2021-03", "2021-04"]
    assert opened[0].due_on == date(2021, 2, 1)


def test_a_return_of_a_survey_is_opened_by_hand_and_once(due: models.Return) -> None:
    day = snapshot(date(2021, 5, 14))
    opened = actions.open_return(measure=due.measure, period=day, asked=Asked.FIGURES, by="x")
    assert opened.state == "due"
    with pytest.raises(ActionRefusedError, match="there is a return already"):
        actions.open_return(measure=due.measure, period=day, asked=Asked.FIGURES, by="x")


# Giving


def test_the_engine_reads_a_figure_before_anybody_submits_it(due: models.Return) -> None:
    reading = reading_of(due, given(due.measure, "62"))
    assert reading is not None
    assert (reading.status, reading.needs_story) == ("off_target", True)
    assert not records.Observation.objects.exists()


def test_a_percentage_of_117_is_asked_about_and_not_refused(due: models.Return) -> None:
    reading = reading_of(due, given(due.measure, "117"))
    assert reading is not None
    assert len(reading.series[0].questions) == 1
    assert reading.missing == ()


def test_off_target_without_its_story_is_not_submitted(due: models.Return) -> None:
    with pytest.raises(IncompleteReturnError) as refused:
        submitted(due, "62")
    parts = [one.part for one in refused.value.missing]
    assert parts == [Part.REASON, Part.ACTION, Part.OWNER, Part.RECOVER_BY]
    assert not models.Submission.objects.exists()
    assert submitted(due, "62", story=TOLD).state == "submitted"


def test_what_was_typed_is_kept_as_a_draft(due: models.Return) -> None:
    now = actions.save_draft(
        period_return=due, given=given(due.measure, "62"), version=due.version, by="ana"
    )
    assert (now.state, now.draft_by, now.version) == ("draft", "ana", 2)


def test_the_same_form_sent_again_is_stored_once(due: models.Return) -> None:
    figure = given(due.measure, "85")
    told = {"period_return": due, "given": figure, "version": 1, "key": "one form", "by": "ana"}
    first = actions.submit_return(**told)
    again = actions.submit_return(**told)
    assert first == again
    assert models.Submission.objects.count() == 1


def test_the_second_of_two_people_sees_what_the_first_wrote(due: models.Return) -> None:
    actions.save_draft(period_return=due, given=given(due.measure, "71"), version=1, by="ana")
    with pytest.raises(SomebodyElseChangedItError) as refused:
        actions.save_draft(period_return=due, given=given(due.measure, "72"), version=1, by="ben")
    assert refused.value.now.draft_by == "ana"
    assert "71" in str(models.Return.objects.get(pk=due.pk).draft)


def test_a_figure_that_cannot_be_kept_exactly_is_refused(due: models.Return) -> None:
    with pytest.raises(ActionRefusedError, match="cannot be kept exactly"):
        submitted(due, "81.1234567")


def test_a_figure_of_another_measure_is_refused(due: models.Return) -> None:
    from goldthread.web.collection.mapping import Given, GivenFigure

    strange = Given(figures={999: GivenFigure(value=Decimal(1))}, commentary="x")
    with pytest.raises(ActionRefusedError, match="does not have"):
        actions.submit_return(period_return=due, given=strange, version=1, key="k", by="ana")


# Signing off


def test_nobody_signs_off_their_own_figures(due: models.Return) -> None:
    now = submitted(due)
    with pytest.raises(ActionRefusedError, match="somebody else has to sign them off"):
        actions.sign_off_returns(returns=[(now, now.version)], by="ana")


def test_signing_off_is_all_or_nothing(due: models.Return) -> None:
    actions.open_returns(authority=due.measure.authority, until=date(2021, 6, 30), by="x")
    other = models.Return.objects.get(period_code="2021-Q1")
    now = submitted(due)
    with pytest.raises(ActionRefusedError, match="is due cannot be signed off"):
        actions.sign_off_returns(returns=[(now, now.version), (other, other.version)], by="ben")
    assert models.Return.objects.get(pk=due.pk).state == "submitted"


def test_sent_back_with_a_reason_and_submitted_again(due: models.Return) -> None:
    now = submitted(due)
    with pytest.raises(ActionRefusedError, match="Say why"):
        actions.send_back(period_return=now, version=now.version, reason=" ", by="ben")
    now = actions.send_back(
        period_return=now, version=now.version, reason="Whose repairs?", by="ben"
    )
    assert (now.state, now.sent_back_for) == ("sent_back", "Whose repairs?")
    now = submitted(now, "86")
    assert (now.state, now.sent_back_for, now.submissions.count()) == ("submitted", "", 2)


# Publishing, and correcting what is published


def test_figures_go_on_record_only_when_they_are_published(due: models.Return) -> None:
    now = signed_off(due)
    assert figure_on_record(due.measure) is None
    actions.publish_returns(authority=now.measure.authority, returns=[(now, now.version)], by="cy")
    figure = figure_on_record(due.measure)
    assert figure is not None
    assert (figure.value, figure.period_code, figure.revision) == (Decimal(85), "2020-Q4", 1)
    assert records.Result.objects.get(series=figure.series).status == "on_target"


def test_a_correction_is_a_new_revision_with_its_reason(due: models.Return) -> None:
    now = published(due)
    now = actions.reopen_return(
        period_return=now, version=now.version, reason="Voids were counted in", by="cy"
    )
    assert now.stands_at is ReturnState.DRAFT
    figure = figure_on_record(due.measure)
    assert figure is not None
    assert figure.value == Decimal(85)
    now = published(now, "82")
    figure = figure_on_record(due.measure)
    assert figure is not None
    assert (figure.value, figure.revision, figure.reason) == (
        Decimal(82),
        2,
        "Voids were counted in",
    )
    assert now.first_published_at < now.published_at
    assert now.reopened_for == ""


def test_a_figure_that_is_given_no_longer_is_taken_back(due: models.Return) -> None:
    now = published(due)
    now = actions.reopen_return(
        period_return=now, version=now.version, reason="Counted wrongly", by="cy"
    )
    actions.submit_return(
        period_return=now,
        given=given(due.measure, None, commentary="It cannot be counted."),
        version=now.version,
        key="without",
        by="ana",
    )
    now = models.Return.objects.get(pk=due.pk)
    now = actions.sign_off_returns(returns=[(now, now.version)], by="ben")[0]
    actions.publish_returns(authority=due.measure.authority, returns=[(now, now.version)], by="cy")
    figure = figure_on_record(due.measure)
    assert figure is not None
    assert (figure.value, figure.revision) == (None, 2)


def test_a_missing_figure_with_its_reason_puts_nothing_on_record(due: models.Return) -> None:
    actions.submit_return(
        period_return=due,
        given=given(due.measure, None, commentary="The system is being replaced."),
        version=1,
        key="none",
        by="ana",
    )
    now = models.Return.objects.get(pk=due.pk)
    now = actions.sign_off_returns(returns=[(now, now.version)], by="ben")[0]
    actions.publish_returns(authority=due.measure.authority, returns=[(now, now.version)], by="cy")
    assert not records.Observation.objects.exists()


# Locking


def test_a_locked_period_takes_no_figures_until_it_is_reopened(due: models.Return) -> None:
    lock = actions.lock_period(authority=due.measure.authority, period=quarter(2020, 4), by="cy")
    with pytest.raises(ActionRefusedError, match="the period is locked"):
        submitted(due)
    with pytest.raises(ActionRefusedError, match="Say why"):
        actions.lift_lock(lock=lock, reason="", by="cy")
    actions.lift_lock(lock=lock, reason="The census came late", by="cy")
    assert submitted(due).state == "submitted"


def test_a_period_of_grace_still_takes_figures(due: models.Return) -> None:
    today = timezone.localdate()
    actions.lock_period(
        authority=due.measure.authority, period=quarter(2020, 4), by="cy", grace_until=today
    )
    assert submitted(due).state == "submitted"
    models.PeriodLock.objects.update(grace_until=today - timedelta(days=1))
    now = models.Return.objects.get(pk=due.pk)
    now = actions.withdraw_return(period_return=now, version=now.version, by="ana")
    with pytest.raises(ActionRefusedError, match="the period is locked"):
        submitted(now)


def test_a_return_reopened_with_a_reason_passes_the_lock(due: models.Return) -> None:
    now = published(due)
    actions.lock_period(authority=due.measure.authority, period=quarter(2020, 4), by="cy")
    now = actions.reopen_return(period_return=now, version=now.version, reason="Wrong", by="cy")
    assert submitted(now, "84").state == "submitted"


# The record of it


def test_every_step_is_on_record_with_who_and_why(due: models.Return) -> None:
    now = published(due)
    actions.comment_on_return(period_return=now, text="Well done", by="ben")
    told = [
        (event.action, event.by)
        for event in Event.objects.filter(subject_type="collection.return", subject_id=str(now.pk))
    ]
    assert told == [
        ("submit return", "ana"),
        ("sign return off", "ben"),
        ("publish return", "cy"),
        ("comment on return", "ben"),
    ]
    assert verified_chain(now.measure.authority).broken is None
