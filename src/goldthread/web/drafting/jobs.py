"""Long work of drafting: reading a document that was given, judging by an edition adopted."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from goldthread.documents import UnreadableDocument
from goldthread.web.accounts.permissions import Permission
from goldthread.web.drafting.actions.keep_reading import keep_reading, keep_unreadable
from goldthread.web.drafting.files import read_kept
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.jobs.kinds import kind
from goldthread.web.jobs.models import Job
from goldthread.web.jobs.running import Running
from goldthread.web.records.actions import evaluate_framework
from goldthread.web.records.models import Framework


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
)
def judge_edition(job: Running, /, **arguments: Any) -> dict[str, Any]:
    """Judge the figures of the edition of this ``number``, as it was adopted."""
    edition = Framework.objects.for_authority(job.authority).get(number=arguments["number"])
    job.progress(0, 1, f"Judging every figure by {edition}")
    with job.finishing() as outcome:
        outcome["results"] = evaluate_framework(framework=edition, by=job.by).results
    return outcome
