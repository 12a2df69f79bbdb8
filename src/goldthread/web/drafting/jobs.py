"""Long work of drafting: a document is read, and taken in; an edition adopted judges figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from goldthread.documents import UnreadableDocument
from goldthread.framework.wording import counted, listed
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import decide
from goldthread.web.drafting.actions.adopt_edition import adopt_edition
from goldthread.web.drafting.actions.keep_reading import keep_reading, keep_unreadable
from goldthread.web.drafting.actions.take_in_import import require_ready, take_in_import
from goldthread.web.drafting.files import read_kept
from goldthread.web.drafting.models import DocumentImport, ImportState
from goldthread.web.drafting.selectors.editions import what_adopting_does
from goldthread.web.drafting.selectors.imports import put_right
from goldthread.web.drafting.selectors.under_way import TAKE_IN
from goldthread.web.jobs.actions.start_job import start_job
from goldthread.web.jobs.kinds import kind
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.running import Running
from goldthread.web.records.actions.judging_in_parts import evaluate_in_parts
from goldthread.web.records.models import Framework
from goldthread.web.refusal import ActionRefusedError


def _outcome_at(job: Job) -> str:
    return reverse("imports:import", args=[job.authority.code, job.arguments["number"]])


def _begin_at(job: Job) -> str:
    return reverse("imports:imports", args=[job.authority.code])


@kind(
    "read document",
    title="Reading a document",
    permission=Permission.MANAGE_FRAMEWORK,
    outcome_at=_outcome_at,
    begin_at=_begin_at,
)
def read_document_given(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Read the document of the import of this ``number``: keep what was read, or why it was not."""
    given = DocumentImport.objects.for_authority(job.authority).get(number=arguments["number"])
    try:
        reading = read_kept(given.sha256, given.name, job.progress)
    except UnreadableDocument as error:
        with job.finishing() as outcome:
            keep_unreadable(document_import=given, trouble=str(error), by=job.by)
            outcome["read"] = False
        return outcome
    with job.finishing() as outcome:
        keep_reading(document_import=given, reading=reading, by=job.by)
        outcome["read"] = True
    return outcome


def _editions_at(job: Job) -> str:
    return reverse("editions:editions", args=[job.authority.code])


@kind(
    "judge edition",
    title="Judging every figure by the edition in force",
    permission=Permission.MANAGE_FRAMEWORK,
    outcome_at=_editions_at,
    begin_at=_editions_at,
    keeps_parts=True,
)
def judge_edition(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Judge the figures of the edition of this ``number``, as it was adopted."""
    edition = Framework.objects.for_authority(job.authority).get(number=arguments["number"])

    def tell(done: int, total: int) -> None:
        job.progress(done, total, f"Judging {counted(total, 'measure')}")

    return {"results": evaluate_in_parts(framework=edition, by=job.by, tell=tell).results}


def judging_by(record: Framework, by: str) -> Job:
    """The job that judges every figure by this edition, started now."""
    return start_job(
        kind="judge edition",
        authority=record.authority,
        by=by,
        arguments={"number": record.number},
        title=f"Judging every figure by {record}",
    )


def _take_in_at(job: Job) -> str:
    return reverse("imports:take-in", args=[job.authority.code, job.arguments["number"]])


def _taken_at(job: Job) -> str:
    """Where figures are judged by what was adopted, where a question stands open, or the import."""
    if "judging" in job.outcome:
        return reverse("jobs:job", args=[job.authority.code, job.outcome["judging"]])
    if job.outcome["retired_stated"]:
        return reverse("editions:adopt", args=[job.authority.code, job.outcome["edition"]])
    return _take_in_at(job)


def _told_of_taking_in(job: Job) -> str:
    """What came of taking a document in, or of adopting what it became."""
    came = job.outcome
    if "judging" in came:
        return f"{came['called']} is adopted and in force.{_followed(came)}"
    if retired := came["retired_stated"]:
        return (
            f"{came['called']} is a draft now. It states {counted(retired, 'measure')} that you "
            "retired: say what becomes of them, and adopt it here."
        )
    return f"{came['called']} is a draft now. Nothing is in force before it is adopted."


def _followed(came: Mapping[str, Any]) -> str:
    """What else came of adopting an edition, as a sentence of its own; blank for nothing."""
    told = [
        f"{counted(came[name], noun)} {what}"
        for name, noun, what in (
            ("retired", "measure", "no longer asked for"),
            ("called_off", "open return", "called off"),
            ("asked_again", "return", "asked for again"),
        )
        if came[name]
    ]
    return f" {listed(told)}." if told else ""


@kind(
    TAKE_IN,
    title="Taking a document in",
    permission=Permission.MANAGE_FRAMEWORK,
    outcome_at=_taken_at,
    begin_at=_take_in_at,
    told=_told_of_taking_in,
)
def take_in_document(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Take in the import of this ``number``, adopt what it became where it ``adopts``, or both.

    Both or neither. Where it states measures that are retired, it is taken in, and what becomes
    of them is asked where editions are adopted. What the draft says by now is compared anew, so
    that nothing is overwritten that the person did not see.
    """
    given = (
        DocumentImport.objects.for_authority(job.authority)
        .select_related("authority", "base", "taken_into")
        .get(number=arguments["number"])
    )
    if given.state != ImportState.TAKEN_IN:
        job.progress(0, 3, f"Putting {given} together as it was put right")
        put_right(given)
        job.progress(1, 3, f"Comparing it with {given.base}" if given.base else "Looking it over")
        require_ready(given)
    job.progress(2, 3, "Writing every change, and checking the edition", at_once=True)
    with job.finishing() as outcome:
        _require_allowed(job, given)
        _take_in(job, given, outcome, adopts=arguments["adopts"], reason=arguments["reason"])
    return outcome


def _require_allowed(job: Running, given: DocumentImport) -> None:
    """Refuse where whoever asked may not do it any more."""
    person = User.objects.filter(username=job.by).first()
    decision = decide(person or AnonymousUser(), Permission.MANAGE_FRAMEWORK, given)
    if not decision.allowed:
        raise ActionRefusedError(decision.because)


def _take_in(
    job: Running, given: DocumentImport, outcome: dict[str, Any], *, adopts: bool, reason: str
) -> None:
    now = given
    if given.state != ImportState.TAKEN_IN:
        now = take_in_import(document_import=given, by=job.by, reason=reason)
    record = now.taken_into
    if record is None:
        raise ActionRefusedError("The draft that it became is not there any more.")
    retired = len(what_adopting_does(job.authority, record).again) if adopts else 0
    outcome |= {"edition": record.number, "called": str(record), "retired_stated": retired}
    if adopts and not retired:
        adopted = adopt_edition(framework=record, by=job.by, reason=reason)
        outcome |= {
            "retired": adopted.retired,
            "called_off": adopted.called_off,
            "asked_again": adopted.asked_again,
            "judging": judging_by(adopted.record, job.by).key,
        }
