"""The pages of packs in a real browser: for everybody, at 320 pixels, from draft to issue."""

from __future__ import annotations

import re

import pytest
from opened_for_everybody import keeps_nobody_out
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.long(40)]

PACKS = "/havering/packs/"
WAIT = 120_000
"""Milliseconds for a job: freezing, then making six files."""


@pytest.fixture
def team(page: Page, site: str) -> Page:
    """A window in which the performance team of the smaller council is signed in."""
    page.goto(f"{site}/try-as/")
    page.get_by_role("button", name="Be the performance team").last.click()
    return page


def opens_for_everybody(page: Page, address: str = "") -> None:
    """The page at an address, or the one that is open, keeps nobody out."""
    if address:
        page.goto(address)
    keeps_nobody_out(page)


def test_every_page_of_packs_opens_for_everybody_from_draft_to_issue(team: Page, site: str) -> None:
    packs = f"{site}{PACKS}"
    for page in ("", "look/", "look/word/", "cover/", "kinds/"):
        opens_for_everybody(team, f"{packs}{page}")
    opens_for_everybody(team, f"{packs}new/")
    team.get_by_role("button", name="Make the draft").click()
    pack = team.url
    opens_for_everybody(team)
    for page in ("change/", "check/", "preview/", "freeze/", "withdraw/"):
        opens_for_everybody(team, f"{pack}{page}")

    team.goto(pack)
    team.get_by_role("link", name="When drafts are made, and who reads it").click()
    kind = team.url
    opens_for_everybody(team, f"{kind}schedule/")
    team.get_by_role("button", name="Make drafts like this").click()
    opens_for_everybody(team, f"{kind}readers/")
    team.get_by_label("Or an e-mail address outside").fill("press@example.com")
    team.get_by_role("button", name="Put on the list").click()
    opens_for_everybody(team)
    opens_for_everybody(team, f"{packs}kinds/")

    team.goto(f"{pack}freeze/")
    team.get_by_role("button", name="Freeze it").click()
    expect(team.get_by_role("link", name="Issue it")).to_be_visible(timeout=WAIT)
    opens_for_everybody(team, f"{pack}issue/")
    team.get_by_role("button", name="Issue it").click()
    expect(team.get_by_role("heading", name="Who was told, and who opened it")).to_be_visible(
        timeout=WAIT
    )
    team.get_by_text("Fingerprints of its files").click()
    opens_for_everybody(team)
    fingerprint = team.locator("code").first.inner_text()
    assert re.fullmatch(r"[0-9a-f]{64}", fingerprint)
    team.goto(f"{site}/havering/history/")
    assert fingerprint in team.inner_text("main")
    opens_for_everybody(team, f"{pack}files/html/")
