"""People who give, sign off and publish returns, and their browsers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from goldthread.web.accounts.models import RoleAssignment, User
from goldthread.web.collection import models
from goldthread.web.records import models as records

Person = Callable[..., Client]


@pytest.fixture(autouse=True)
def data_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data directory of the test's own, so that files given with returns go there."""
    monkeypatch.setenv("GOLDTHREAD_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def person() -> Person:
    """Gives the browser of a person with a role, by name; the same person again for the same."""

    def of(name: str, role: str, authority: records.Authority, **scope: Any) -> Client:
        user, _new = User.objects.get_or_create(username=name, email=f"{name}@example.org")
        RoleAssignment.objects.get_or_create(
            user=user,
            role=role,
            authority=authority,
            defaults={
                "starts_on": timezone.localdate() - timedelta(days=9),
                "given_by": "a test",
                **scope,
            },
        )
        client = Client()
        client.force_login(user)
        return client

    return of


@pytest.fixture
def ana(person: Person, due: models.Return) -> Client:
    """The browser of the data owner of the measure."""
    return person("ana", "data_owner", due.measure.authority, measure=due.measure)


@pytest.fixture
def ben(person: Person, due: models.Return) -> Client:
    """The browser of the lead officer of the measure."""
    return person("ben", "lead_officer", due.measure.authority, measure=due.measure)


@pytest.fixture
def cy(person: Person, due: models.Return) -> Client:
    """The browser of somebody of the performance team."""
    return person("cy", "performance_team", due.measure.authority)
