"""A document is taken in by a job: all of it or nothing, and only what the person saw."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from lxml import html
from small_documents import LOANS, SWIMS, VISITS, page

from goldthread.framework.periods import financial_year
from goldthread.web.accounts.models import RoleAssignment
from goldthread.web.audit.models import Event
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.worker import run_next_job, run_waiting_jobs
from goldthread.web.records import actions
from goldthread.web.records import models as records
from goldthread.web.records.actions import judging_in_parts

pytestmark = pytest.mark.django_db

SECOND = "/anyborough/imports/2/"
TAKE_IN = f"{SECOND}take-in/"
Give = Callable[..., DocumentImport]
TakeIn = Callable[..., Any]

RETARGETED = (*SWIMS[:4], "15%", *SWIMS[5:])
REOWNED = (*LOANS[:6], "Head of Reading")


@pytest.fixture
def draft(give: Give, take_in: TakeIn) -> records.Framework:
    """The small plan, taken in as a draft."""
    give(page())
    take_in(1)
    return records.Framework.objects.get()


@pytest.fixture
def decided(cy: Client, draft: records.Framework, give: Give) -> DocumentImport:
    """Its revision with another target and another person, both taken."""
    given = give(page(culture=(VISITS, REOWNED), sport=(RETARGETED,)))
    cy.post(f"{SECOND}differences/", {"do": "take"})
    return given


def words_of(answer: Any) -> str:
    (main,) = html.fromstring(answer.content.decode()).xpath("//main")
    return re.sub(r"\s+", " ", main.text_content())


def target_of_swims() -> int:
    target = records.Target.objects.get(edition_measure__title="Swims by children")
    return int(target.rule["value"])


def begun(cy: Client, **more: str) -> Job:
    """The job that is asked for, waiting to begin."""
    answer = cy.post(TAKE_IN, {"do": "draft", "reason": "", **more})
    job = Job.objects.get(kind="take in document", state="waiting")
    assert answer["Location"] == job.get_absolute_url()
    return job


def test_it_is_a_job_with_its_progress_and_leads_on_to_the_draft(
    cy: Client, decided: DocumentImport
) -> None:
    job = begun(cy)
    waiting = cy.get(job.get_absolute_url())
    assert "Taking in plan.html" in words_of(waiting)
    assert waiting["Refresh"]  # it goes on without scripts
    assert target_of_swims() == 12
    run_waiting_jobs()
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 2, 3)
    assert job.words == "Writing every change, and checking the edition"
    came = cy.get(job.get_absolute_url(), follow=True)
    assert came.redirect_chain == [(TAKE_IN, 302)]
    assert "is a draft now. Nothing is in force before it is adopted." in came.content.decode()
    assert target_of_swims() == 15
    assert Event.objects.filter(action="take in import").count() == 2


def test_cancelled_before_it_is_written_nothing_of_it_is_there_and_it_can_begin_again(
    cy: Client, decided: DocumentImport, take_in: TakeIn
) -> None:
    job = begun(cy)
    cy.post(f"{job.get_absolute_url()}cancel/")
    assert run_waiting_jobs() == 0
    decided.refresh_from_db()
    assert (decided.state, target_of_swims()) == ("open", 12)
    assert TAKE_IN in cy.get(job.get_absolute_url()).content.decode()
    take_in(2)
    assert target_of_swims() == 15


def test_a_draft_changed_before_the_job_runs_is_told_and_nothing_is_overwritten_unseen(
    cy: Client, draft: records.Framework, decided: DocumentImport
) -> None:
    job = begun(cy)
    address = f"/anyborough/drafts/{draft.number}/measures/swims-by-children/change/words/"
    (seen,) = html.fromstring(cy.get(address).content.decode()).xpath(
        "//input[@name='seen']/@value"
    )
    cy.post(
        address, {"title": "Swims by pupils", "rationale": "Health.", "seen": seen, "do": "save"}
    )
    run_waiting_jobs()
    job.refresh_from_db()
    assert job.state == "failed"
    # The new title, which the document has not, and the rationale of the measure.
    assert "still to be taken or left" in words_of(cy.get(job.get_absolute_url()))
    decided.refresh_from_db()
    assert decided.state == "open"
    swims = draft.edition_measures.get(code="swims-by-children")
    assert (swims.title, swims.targets.get().rule["value"]) == ("Swims by pupils", 12)


def test_who_may_not_do_it_any_more_when_the_job_runs_is_told_and_nothing_is_done(
    cy: Client, decided: DocumentImport
) -> None:
    job = begun(cy)
    yesterday = timezone.localdate() - timedelta(days=1)
    RoleAssignment.objects.filter(user__username="cy").update(ends_on=yesterday)
    run_waiting_jobs()
    job.refresh_from_db()
    decided.refresh_from_db()
    assert (job.state, decided.state, target_of_swims()) == ("failed", "open", 12)


def test_sent_twice_it_is_one_job_and_one_under_way_is_pointed_to(
    cy: Client, decided: DocumentImport
) -> None:
    (key,) = html.fromstring(cy.get(TAKE_IN).content.decode()).xpath("//input[@name='key']/@value")
    job = begun(cy, key=key)
    for again in (key, "another form"):
        answer = cy.post(TAKE_IN, {"do": "adopt", "reason": "Cabinet", "key": again})
        assert answer["Location"] == job.get_absolute_url()
    assert job.get_absolute_url() in cy.get(TAKE_IN).content.decode()
    assert run_waiting_jobs() == 1
    assert cy.post(TAKE_IN, {"do": "draft", "key": key})["Location"] == job.get_absolute_url()
    assert records.Framework.objects.get().status == "draft"


def test_where_it_cannot_be_adopted_it_is_not_taken_in_either(
    cy: Client, draft: records.Framework, decided: DocumentImport, take_in: TakeIn
) -> None:
    actions.adopt_framework(framework=draft, by="a test", reason="Cabinet")
    held_from = timezone.localdate() + timedelta(days=400)
    records.Framework.objects.update(in_force_from=held_from)
    cy.post(
        f"{SECOND}edition/", {"title": "", "edition": "2099 to 2100", "base": draft.pk}, follow=True
    )
    told = words_of(take_in(2, "adopt", "Cabinet"))
    assert "can only hold from a later period on" in told
    decided.refresh_from_db()
    assert decided.state == "open"
    assert records.Framework.objects.get() == draft


def test_judging_in_parts_judges_every_figure_once(
    draft: records.Framework, take_in: TakeIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    series = records.Series.objects.filter(measure__authority=draft.authority)
    actions.record_observations(
        authority=draft.authority,
        observations=[
            actions.NewObservation(
                series=one, period=financial_year(2020), value=Decimal(10), provisional=False
            )
            for one in series
        ],
        by="a test",
        source="returns.csv",
    )
    monkeypatch.setattr(judging_in_parts, "_MEASURES_AT_ONCE", 2)
    take_in(1, "adopt", "Cabinet")
    job = Job.objects.get(kind="judge edition")
    # Three measures, two at a time, with one figure each.
    assert (job.state, job.outcome["results"], job.total) == ("done", 3, 3)
    assert records.Result.objects.filter(edition_measure__framework=draft).count() == 3
    assert actions.evaluate_framework(framework=draft, by="a test").worked_out == 0


def test_judging_that_is_cancelled_says_that_what_was_judged_stays(
    cy: Client, draft: records.Framework
) -> None:
    cy.post("/anyborough/imports/1/take-in/", {"do": "adopt", "reason": "Cabinet"})
    assert run_next_job("a test")
    job = Job.objects.get(kind="judge edition", state="waiting")
    cy.post(f"{job.get_absolute_url()}cancel/")
    assert "what was done by then is kept" in words_of(cy.get(job.get_absolute_url()))
