"""Long work: asked for, done beside the pages, shown while it goes on, cancelled, and failed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from small_people import person

from goldthread.web.accounts.permissions import Permission
from goldthread.web.audit.acting import acting_as
from goldthread.web.audit.models import Event
from goldthread.web.jobs import kinds, running
from goldthread.web.jobs.actions import cancel_job, start_job
from goldthread.web.jobs.actions.doing import take_next_job
from goldthread.web.jobs.models import Job, JobState
from goldthread.web.jobs.running import Cancelled, Running
from goldthread.web.jobs.worker import (
    GONE_AFTER,
    fail_gone_jobs,
    fail_jobs_of,
    run_next_job,
    run_waiting_jobs,
)
from goldthread.web.records import actions, models
from goldthread.web.refusal import ActionRefusedError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds of work for these tests alone."""
    monkeypatch.setattr(kinds, "_KINDS", {})

    @kinds.kind("count", title="Counting", permission=Permission.MANAGE_FRAMEWORK)
    def count(job: Running, *, to: int) -> dict[str, Any]:
        for number in range(1, to + 1):
            job.progress(number, to, f"Counting {number}")
        return {"counted": to}

    @kinds.kind(
        "refuse",
        title="Refusing",
        permission=Permission.PUBLISH,
        refusals=(FileNotFoundError,),
        outcome_at=lambda job: f"/{job.authority.code}/outcome/",
        begin_at=lambda job: f"/{job.authority.code}/begin/",
    )
    def refuse(job: Running, *, with_: str) -> None:
        if with_ == "action":
            raise ActionRefusedError(["Row 3 has no title.", "Row 9 has two."])
        if with_ == "file":
            raise FileNotFoundError("plan.docx is not there.")
        if with_ == "mistake":
            raise KeyError("who knows")


def asked(authority: models.Authority, kind: str = "count", **arguments: Any) -> Job:
    return start_job(kind=kind, authority=authority, by="ana", arguments=arguments or {"to": 3})


def now(job: Job) -> Job:
    return Job.objects.select_related("authority").get(pk=job.pk)


def as_running(job: Job, worker: str = "one") -> tuple[Job, Running]:
    """The job as a process has it that has just taken it."""
    taken = take_next_job(worker)
    assert taken == job
    return taken, Running(taken)


def events(action: str) -> list[tuple[str, str]]:
    found = Event.objects.filter(action=action).order_by("number")
    return list(found.values_list("by", "reason"))


def test_a_job_waits_until_it_is_taken_and_keeps_what_came_of_it(
    authority: models.Authority,
) -> None:
    job = asked(authority, to=7)
    assert (job.state, job.title, job.asked_by) == (JobState.WAITING, "Counting", "ana")
    assert run_waiting_jobs() == 1
    job = now(job)
    assert (job.state, job.outcome) == (JobState.DONE, {"counted": 7})
    assert job.started_at <= job.ended_at
    assert run_waiting_jobs() == 0
    assert events("start job") == [("ana", "")]


def test_the_job_that_has_waited_longest_is_done_first_and_each_only_once(
    authority: models.Authority, other_authority: models.Authority
) -> None:
    first, second = asked(authority), asked(other_authority)
    assert take_next_job("one") == first
    assert take_next_job("another") == second
    assert take_next_job("one") is None


def test_a_form_that_is_sent_twice_is_one_job(
    authority: models.Authority, other_authority: models.Authority
) -> None:
    def ask(of: models.Authority) -> Job:
        return start_job(kind="count", authority=of, by="ana", arguments={"to": 1}, key="form-1")

    assert ask(authority) == ask(authority)
    assert ask(other_authority).authority == other_authority
    assert Job.objects.count() == len(events("start job")) == 2


def test_work_of_a_kind_that_does_not_exist_is_not_begun(authority: models.Authority) -> None:
    with pytest.raises(LookupError, match="no kind of work called 'dance'"):
        asked(authority, "dance")
    assert not Job.objects.exists()


def test_a_kind_has_one_piece_of_code() -> None:
    with pytest.raises(ValueError, match="two kinds of work called 'count'"):
        kinds.kind("count", title="Again", permission=Permission.READ)(lambda _job: None)


def test_what_a_job_does_is_recorded_as_done_by_whoever_asked_and_in_their_role(
    authority: models.Authority,
) -> None:
    @kinds.kind("register", title="Registering", permission=Permission.MANAGE_FRAMEWORK)
    def register(job: Running) -> None:
        actions.register_authority(code="made", name="Made", by=job.by)

    with acting_as(role="Performance team", from_where="192.0.2.7"):
        start_job(kind="register", authority=authority, by="ana")
    run_waiting_jobs()
    event = Event.objects.filter(action="register authority").latest("at")
    assert (event.by, event.role, event.from_where) == ("ana", "Performance team", "192.0.2.7")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """Seconds on the clock by which progress is written down; a test moves them."""
    seconds = [100.0]
    monkeypatch.setattr(running.time, "monotonic", lambda: seconds[0])
    return seconds


def test_progress_is_written_a_few_times_a_second_however_often_it_is_told(
    authority: models.Authority, clock: list[float]
) -> None:
    job, under_way = as_running(asked(authority))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for number in range(1, 10_001):  # ten seconds of a thousand parts each
            clock[0] += 0.001
            under_way.progress(number, 10_000, f"Part {number}")
    # The first at once, then never within SECONDS_BETWEEN_WRITES (0.4) of the last: 10 / 0.4.
    assert 20 <= len(queries) <= 26
    job = now(job)
    assert job.done > 9_000
    assert job.words == f"Part {job.done}"
    assert job.percent == job.done // 100


def test_progress_within_a_transaction_is_not_written(
    authority: models.Authority, clock: list[float]
) -> None:
    from django.db import transaction

    job, under_way = as_running(asked(authority))
    with transaction.atomic():
        under_way.progress(5, 10, "Writing")
    assert now(job).done == 0
    under_way.progress(6, 10, "Writing")
    assert now(job).done == 6


def test_a_cancelled_job_stops_the_next_time_it_tells_how_far_it_is(
    authority: models.Authority, clock: list[float]
) -> None:
    job, under_way = as_running(asked(authority))
    under_way.progress(1, 3, "One")
    cancel_job(job=job, by="ben")
    clock[0] += 1
    with pytest.raises(Cancelled):
        under_way.progress(2, 3, "Two")
    job = now(job)
    assert (job.state, job.ended_by, job.done) == (JobState.CANCELLED, "ben", 1)
    assert events("cancel job") == [("ben", "")]


def test_a_cancelled_job_keeps_nothing_even_when_its_work_was_all_but_done(
    authority: models.Authority,
) -> None:
    job, under_way = as_running(asked(authority))
    cancel_job(job=job, by="ben")
    with pytest.raises(Cancelled), under_way.finishing():
        actions.register_authority(code="made", name="Made", by="ana")
    assert not models.Authority.objects.filter(code="made").exists()
    assert now(job).state == JobState.CANCELLED


def test_what_is_made_and_that_it_is_done_are_kept_together_or_not_at_all(
    authority: models.Authority,
) -> None:
    job, under_way = as_running(asked(authority))

    def made(divisor: int) -> int:
        with under_way.finishing() as outcome:
            one = actions.register_authority(code="made", name="Made", by="ana")
            outcome["authority"] = one.pk // divisor
        return one.pk

    with pytest.raises(ZeroDivisionError):
        made(0)
    assert not models.Authority.objects.filter(code="made").exists()
    assert now(job).state == JobState.RUNNING
    assert (JobState.DONE, {"authority": made(1)}) == (now(job).state, now(job).outcome)


def test_a_job_that_waits_is_cancelled_before_it_begins_and_one_that_is_over_cannot_be(
    authority: models.Authority,
) -> None:
    job = asked(authority)
    cancel_job(job=job, by="ana")
    assert run_waiting_jobs() == 0
    with pytest.raises(ActionRefusedError, match="over before"):
        cancel_job(job=job, by="ana")
    assert len(events("cancel job")) == 1


@pytest.mark.parametrize(
    ("why", "told"),
    [
        ("action", "Row 3 has no title.\nRow 9 has two."),
        ("file", "plan.docx is not there."),
        ("mistake", "Something went wrong that nobody foresaw (KeyError)"),
    ],
)
def test_work_that_cannot_be_done_says_why(
    authority: models.Authority, why: str, told: str
) -> None:
    job = asked(authority, "refuse", with_=why)
    after = asked(authority)
    assert run_waiting_jobs() == 2
    job = now(job)
    assert job.state == JobState.FAILED
    assert job.trouble.startswith(told)
    assert "who knows" not in job.trouble
    assert events("fail job") == [("goldthread", job.trouble)]
    assert now(after).state == JobState.DONE


def test_a_job_whose_process_has_gone_is_found_and_one_that_lives_is_left(
    authority: models.Authority,
) -> None:
    gone, alive = asked(authority), asked(authority)
    for worker in ("gone", "alive"):
        take_next_job(worker)
    long_ago = timezone.now() - GONE_AFTER - timedelta(seconds=1)
    Job.objects.filter(pk=gone.pk).update(alive_at=long_ago)
    assert fail_gone_jobs() == 1
    assert (now(gone).state, now(alive).state) == (JobState.FAILED, JobState.RUNNING)
    assert "has gone" in now(gone).trouble
    assert len(events("fail job")) == 1


def test_a_process_that_was_thought_to_be_gone_can_keep_nothing(
    authority: models.Authority,
) -> None:
    job, under_way = as_running(asked(authority))
    Job.objects.filter(pk=job.pk).update(alive_at=timezone.now() - 2 * GONE_AFTER)
    fail_gone_jobs()
    with pytest.raises(Cancelled), under_way.finishing():
        raise AssertionError("the work must not be kept")
    assert now(job).state == JobState.FAILED


def test_a_process_that_stops_ends_the_job_it_does_and_no_other(
    authority: models.Authority,
) -> None:
    mine, others = asked(authority), asked(authority)
    take_next_job("mine")
    take_next_job("others")
    assert fail_jobs_of("mine") == 1
    assert "was stopped" in now(mine).trouble
    assert now(others).state == JobState.RUNNING


def test_a_worker_with_nothing_to_do_says_so(db: None) -> None:
    assert not run_next_job("one")


@pytest.fixture
def team(authority: models.Authority) -> Client:
    client = Client()
    client.force_login(person("ana", "performance_team", authority))
    return client


def test_the_page_shows_how_far_a_job_is_and_looks_again_by_itself(
    authority: models.Authority, team: Client
) -> None:
    job = asked(authority)
    waiting = team.get(job.get_absolute_url())
    assert waiting["Refresh"] == "2"
    assert "Waiting for its turn" in waiting.content.decode()
    _, under_way = as_running(job)
    under_way.progress(3, 12, "Reading page 3 of 12")
    page = team.get(job.get_absolute_url()).content.decode()
    assert "Reading page 3 of 12" in page
    assert 'max="100" value="25"' in page
    still = team.get(job.get_absolute_url() + "?still=1")
    assert "Refresh" not in still
    assert "have it look by itself" in still.content.decode()


def test_the_page_of_a_job_that_nobody_begins_says_what_may_be_missing(
    authority: models.Authority, team: Client
) -> None:
    job = asked(authority)
    assert "goldthread work" not in team.get(job.get_absolute_url()).content.decode()
    Job.objects.update(asked_at=timezone.now() - timedelta(minutes=1))
    assert "goldthread work" in team.get(job.get_absolute_url()).content.decode()


def test_the_page_of_a_job_that_is_done_leads_to_what_came_of_it(
    authority: models.Authority, team: Client
) -> None:
    job = asked(authority, "refuse", with_="nothing")
    run_waiting_jobs()
    there = team.get(job.get_absolute_url())
    assert (there.status_code, there["Location"]) == (302, "/anyborough/outcome/")


def test_the_page_of_a_job_that_failed_says_why_and_where_to_begin_again(
    authority: models.Authority, team: Client
) -> None:
    job = asked(authority, "refuse", with_="action")
    run_waiting_jobs()
    page = team.get(job.get_absolute_url())
    assert "Refresh" not in page
    assert "Row 9 has two." in page.content.decode()
    assert 'href="/anyborough/begin/"' in page.content.decode()


def test_a_job_is_cancelled_from_its_page(authority: models.Authority, team: Client) -> None:
    job = asked(authority)
    page = team.post(f"{job.get_absolute_url()}cancel/", follow=True)
    assert "nothing of it was kept" in page.content.decode()
    assert now(job).state == JobState.CANCELLED
    assert events("cancel job") == [("ana", "")]
    again = team.post(f"{job.get_absolute_url()}cancel/", follow=True)
    assert "over before it could be cancelled" in again.content.decode()


def test_a_job_is_seen_by_who_asked_and_by_who_may_do_its_kind_and_by_nobody_else(
    authority: models.Authority, other_authority: models.Authority
) -> None:
    def opened(username: str, role: str, of: models.Authority) -> int:
        client = Client()
        client.force_login(person(username, role, of))
        return client.get(job.get_absolute_url()).status_code

    job = asked(authority)
    assert opened("ana", "data_owner", authority) == 200
    assert opened("cy", "performance_team", authority) == 200
    assert opened("dee", "data_owner", authority) == 403
    assert opened("eve", "performance_team", other_authority) == 404
    assert Client().get(job.get_absolute_url()).status_code == 302


def test_there_is_no_page_of_a_job_that_is_not_there(
    authority: models.Authority, other_authority: models.Authority, team: Client
) -> None:
    elsewhere = asked(other_authority)
    assert team.get("/anyborough/jobs/nothing/").status_code == 404
    assert team.get(f"/anyborough/jobs/{elsewhere.key}/").status_code == 404
    assert team.post(f"/anyborough/jobs/{elsewhere.key}/cancel/").status_code == 404
