"""A draft that somebody of the performance team edits in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from small_people import person

from goldthread.web.records import models


@pytest.fixture
def editor(client: Client, authority: models.Authority) -> Client:
    """A browser in which somebody of the performance team is signed in."""
    client.force_login(person("ana", "performance_team", authority))
    return client


@pytest.fixture
def draft(record: models.Framework) -> Callable[..., str]:
    """The address of a page of the draft of these tests."""

    def address(page: str, *more: str) -> str:
        return reverse(f"editing:{page}", args=["anyborough", str(record.number), *more])

    return address


def words(response: object) -> str:
    (main,) = html.fromstring(response.content.decode()).xpath("//main")  # type: ignore[attr-defined] # a response
    return " ".join(" ".join(main.itertext()).split())


def seen(client: Client, address: str) -> str:
    """What the page says its reader has seen."""
    page = html.fromstring(client.get(address).content.decode())
    return str(page.xpath("//input[@name='seen']/@value")[0])
