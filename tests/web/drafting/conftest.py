"""People who bring frameworks in, and documents they give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.drafting import jobs
from goldthread.web.drafting.files import ReadingOfAFile, read_kept
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.jobs.worker import run_waiting_jobs
from goldthread.web.records import models as records

Give = Callable[..., DocumentImport]
TakeIn = Callable[..., Any]


@pytest.fixture(autouse=True)
def data_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of the test's own, so that documents that are given go there."""
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


_READINGS: dict[str, ReadingOfAFile] = {}


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that several tests give is read by the first of them: a process takes a while."""

    def read(digest: str, *more: Any) -> ReadingOfAFile:
        if digest not in _READINGS:
            _READINGS[digest] = read_kept(digest, *more)
        return _READINGS[digest]

    monkeypatch.setattr(jobs, "read_kept", read)


@pytest.fixture
def of_the_team() -> Callable[[str, records.Authority], Client]:
    """Gives the browser of somebody of the performance team, by name."""

    def of(name: str, authority: records.Authority) -> Client:
        user, _new = User.objects.get_or_create(username=name, email=f"{name}@example.org")
        RoleAssignment.objects.get_or_create(
            user=user,
            role="performance_team",
            authority=authority,
            defaults={
                "starts_on": timezone.localdate() - timedelta(days=9),
                "given_by": "a test",
            },
        )
        client = Client()
        client.force_login(user)
        return client

    return of


@pytest.fixture
def cy(
    of_the_team: Callable[[str, records.Authority], Client], authority: records.Authority
) -> Client:
    """The browser of somebody of the performance team."""
    return of_the_team("cy", authority)


@pytest.fixture
def give(cy: Client, authority: records.Authority) -> Give:
    """Gives a document in the browser and has it read; the import as it then is."""

    def given(content: bytes, name: str = "plan.html") -> DocumentImport:
        answer = cy.post(
            f"/{authority.code}/imports/",
            {"file": SimpleUploadedFile(name, content), "key": f"{name}{len(content)}"},
        )
        assert answer.status_code == 302, answer.content.decode()[:2000]
        run_waiting_jobs()
        latest = DocumentImport.objects.for_authority(authority).order_by("-number").first()
        assert latest is not None
        return latest

    return given


@pytest.fixture
def take_in(cy: Client, authority: records.Authority) -> TakeIn:
    """Takes an import in, in the browser, and has the job done; the page it leads to."""

    def taken(number: int, do: str = "draft", reason: str = "") -> Any:
        answer = cy.post(
            f"/{authority.code}/imports/{number}/take-in/", {"do": do, "reason": reason}
        )
        if answer.status_code != 302:
            return answer
        run_waiting_jobs()
        return cy.get(answer["Location"], follow=True)

    return taken
