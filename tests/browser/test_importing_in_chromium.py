"""A document is brought in in a real browser: without scripts, by keyboard, and for everybody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from opened_for_everybody import DESK, enters, opens_for_everybody
from playwright.sync_api import Page, expect
from small_documents import LOANS, UNPLACED, VISITS
from small_documents import page as document

pytestmark = [pytest.mark.browser, pytest.mark.long(40)]

NAMELESS = ("", "Reading.", "12%", "Higher", "15% by March 2022", "Quarterly", "Head of Reading")


@pytest.fixture
def here(opened: Callable[..., Page], site: str) -> Page:
    """A window without scripts in which Havering's performance team is signed in."""
    here = opened(viewport=DESK, java_script_enabled=False)
    here.goto(f"{site}/try-as/")
    here.locator("button[value^='performance-team.havering@']").click()
    here.wait_for_url("**/my-work/")
    return here


def test_a_document_is_given_put_right_and_compared_by_keyboard_and_without_scripts(
    page: Page, here: Page, site: str, tmp_path: Path
) -> None:
    given = tmp_path / "plan.html"
    given.write_bytes(document(culture=(VISITS, LOANS, NAMELESS), more=UNPLACED))
    imports = f"{site}/havering/imports/"
    here.goto(imports)
    here.get_by_label("The document").set_input_files(given)
    here.get_by_role("button", name="Read it").focus()
    enters(here)
    expect(here.get_by_role("heading", level=1)).to_contain_text("What was read", timeout=60_000)
    first = here.url

    # The row that names no measure is filled in from its own cells, and needs only its name.
    row = f"{first}cells/row/3/place/"
    here.goto(row)
    expect(here.get_by_label("Target", exact=True)).to_have_value("15% by March 2022")
    here.get_by_label("What is it called?").focus()
    here.keyboard.type("Readers")
    here.get_by_role("button", name="Place it", exact=True).focus()
    enters(here)
    expect(here.get_by_role("main")).to_contain_text("A measure, “Readers”, at: Culture")

    # A difference is taken, and undone, by keyboard.
    here.goto(f"{first}differences/?sort=added")
    here.get_by_role("button", name="Take it").first.focus()
    enters(here)
    expect(here.get_by_role("main")).to_contain_text("taken")
    pair = here.get_by_role("link", name="It is one that stood there before").first
    pair.focus()
    enters(here)
    opens_for_everybody(
        page,
        here,
        imports,
        first,
        here.url,
        row,
        f"{first}cells/row/1/place/?becomes=deliverable",
        f"{first}cells/measure/loans-of-books/target/",
        f"{first}sections/2/",
        f"{first}look-at/",
        f"{first}fixes/",
        f"{first}differences/",
        f"{first}checks/",
        f"{first}edition/",
        f"{first}take-in/",
        f"{first}throw-away/",
    )

    here.goto(f"{first}throw-away/")
    here.get_by_label("Why").focus()
    here.keyboard.type("It was only looked at.")
    here.get_by_role("button", name="Throw it away").focus()
    enters(here)
    expect(here.get_by_role("main")).to_contain_text("plan.html is thrown away")


def test_a_document_is_taken_in_with_its_progress_shown_without_scripts_and_undone(
    here: Page, site: str, tmp_path: Path
) -> None:
    given = tmp_path / "plan of next year.html"
    given.write_bytes(document(years="2030-32"))
    here.goto(f"{site}/havering/imports/")
    here.get_by_label("The document").set_input_files(given)
    here.get_by_role("button", name="Read it").click()
    heading = here.get_by_role("heading", level=1)
    expect(heading).to_contain_text("What was read", timeout=60_000)
    first = here.url

    here.goto(f"{first}differences/")
    here.get_by_role("button", name="Take all that are undecided").click()
    expect(here.get_by_role("main")).to_contain_text("every one is decided")
    here.goto(f"{first}take-in/")
    with here.expect_response(lambda answer: "/havering/jobs/" in answer.url):
        here.get_by_role("button", name="Take it in as a draft").click()
    expect(heading).to_contain_text("Taken in", timeout=60_000)
    expect(here.get_by_role("main")).to_contain_text("Nothing is in force before it is adopted")

    here.get_by_label("Why", exact=True).fill("It was only tried.")
    here.get_by_role("button", name="Undo the import").click()
    expect(here.get_by_role("main")).to_contain_text("is undone")
