"""Many returns at once: taken out, filled in, looked over, taken in, undone."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from small_people import person
from small_returns import given

from goldthread.framework import Framework, Measure, Node, NodeKind, Placement, Polarity
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.accounts.models import User
from goldthread.web.audit.models import Event
from goldthread.web.collection import actions, models
from goldthread.web.records import actions as record_actions
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db

START = "/anyborough/returns/spreadsheet/"


@pytest.fixture
def ana(due: models.Return) -> User:
    """The data owner of the measure."""
    return person("ana", "data_owner", due.measure.authority, due.measure)


def taken_out(client: Client, of: str = "everything") -> Workbook:
    answer = client.get(f"{START}out/", {"of": of})
    assert answer.status_code == 200
    return load_workbook(io.BytesIO(answer.content))


def given_back(client: Client, book: Workbook) -> str:
    """The page that comes of giving a filled-in spreadsheet back."""
    content = io.BytesIO()
    book.save(content)
    file = SimpleUploadedFile("filled.xlsx", content.getvalue())
    return client.post(f"{START}give/", {"file": file}).content.decode()


def filled_in(client: Client, change: Callable[[Worksheet], None]) -> str:
    book = taken_out(client)
    change(book["Returns"])
    return given_back(client, book)


def kept_of(page: str) -> str:
    found = re.search(r'name="kept" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def take_in(client: Client, page: str, **more: Any) -> Any:
    return client.post(f"{START}take-in/", {"kept": kept_of(page), **more}, follow=True)


def good(sheet: Worksheet) -> None:
    sheet["J2"], sheet["N2"] = 85, "Better than last quarter."


def test_a_spreadsheet_goes_out_comes_back_and_is_handed_in(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    page = filled_in(client, good)
    assert "1 return would change" in page
    assert "85" in page
    assert "On target" in page or "on target" in page
    due.refresh_from_db()
    assert (due.state, due.version) == ("due", 1)
    done = take_in(client, page, do="submit")
    assert "1 return changed, 1 of them handed in" in done.content.decode()
    due.refresh_from_db()
    assert due.state == "submitted"
    submission = models.Submission.objects.get(period_return=due)
    assert submission.by == "ana"
    assert submission.given["commentary"] == "Better than last quarter."
    assert submission.status == "on_target"
    actions_done = set(Event.objects.values_list("action", flat=True))
    assert {"take in spreadsheet", "submit return"} <= actions_done


def test_what_is_not_complete_stays_a_draft_and_says_what_is_missing(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)

    def low(sheet: Worksheet) -> None:
        sheet["J2"] = 60

    page = filled_in(client, low)
    assert "Say why it is off target." in page
    done = take_in(client, page, do="submit")
    assert "1 return changed, 0 of them handed in" in done.content.decode()
    due.refresh_from_db()
    assert due.state == "draft"


def test_the_same_form_twice_is_taken_in_once(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    page = filled_in(client, good)
    for _ in range(3):
        assert take_in(client, page, do="submit").status_code == 200
    assert models.SpreadsheetImport.objects.count() == 1
    assert models.Submission.objects.count() == 1


def test_a_spreadsheet_in_which_nothing_was_changed_changes_nothing(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    actions.save_draft(
        period_return=due, given=given(due.measure, "80.500"), version=due.version, by="ana"
    )
    page = filled_in(client, lambda _sheet: None)
    assert "Nothing would change" in page
    assert "0 returns" not in page
    assert "1 stays as it was" in page


def test_problems_are_told_by_their_cells_and_nothing_is_changed(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)

    def spoil(sheet: Worksheet) -> None:
        sheet["J2"], sheet["R2"] = "lots", "soon"

    page = filled_in(client, spoil)
    assert "Nothing was taken in: 2 things to put right" in page
    assert "filled.xlsx, Returns!J2: Value:" in page
    assert "filled.xlsx, Returns!R2: Back on target by:" in page
    due.refresh_from_db()
    assert due.version == 1


def test_whoever_was_overtaken_sees_both_and_chooses(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    person("cy", "performance_team", due.measure.authority)
    book = taken_out(client)
    good(book["Returns"])
    actions.save_draft(period_return=due, given=given(due.measure, "70"), version=1, by="cy")
    page = given_back(client, book)
    assert "Cy Example changed it on" in page
    assert "<del>70</del>" in page
    assert "<ins>85</ins>" in page
    take_in(client, page, do="draft")
    due.refresh_from_db()
    (figure,) = due.draft["figures"].values()
    assert figure["value"] == "70"
    take_in(client, page, do="draft", take=str(due.pk))
    due.refresh_from_db()
    (figure,) = due.draft["figures"].values()
    assert figure["value"] == "85"


def test_a_change_between_looking_and_taking_in_is_named_and_nothing_is_lost(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    page = filled_in(client, good)
    actions.save_draft(period_return=due, given=given(due.measure, "70"), version=1, by="cy")
    told = take_in(client, page, do="draft").content.decode()
    assert "Repairs done on time, Q4 2020-21: cy changed it meanwhile" in told
    due.refresh_from_db()
    assert due.draft_by == "cy"
    assert not models.SpreadsheetImport.objects.exists()


def test_what_was_handed_in_meanwhile_is_left_alone_and_named(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    book = taken_out(client)
    good(book["Returns"])
    actions.submit_return(
        period_return=due, given=given(due.measure, "90"), version=1, key="k", by="ana"
    )
    page = given_back(client, book)
    assert "Nothing would change" in page
    assert "It is submitted: Ana Example gave it." in page


def test_undoing_puts_the_drafts_back_and_stays_on_record(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    actions.save_draft(period_return=due, given=given(due.measure, "81"), version=1, by="ana")
    due.refresh_from_db()
    before = due.draft
    take_in(client, filled_in(client, good), do="submit")
    taken = models.SpreadsheetImport.objects.get()
    address = f"{START}taken-in/{taken.key}/undo/"
    client.post(address, {"reason": " "})
    due.refresh_from_db()
    assert due.state == "submitted"
    client.post(address, {"reason": "The wrong quarter"})
    due.refresh_from_db()
    taken.refresh_from_db()
    assert (due.state, due.draft, due.draft_by) == ("draft", before, "ana")
    assert (taken.undone_by, taken.undone_for) == ("ana", "The wrong quarter")
    assert models.Submission.objects.count() == 1
    assert Event.objects.filter(action="put return back", reason="The wrong quarter").exists()
    again = client.post(address, {"reason": "Again"}, follow=True).content.decode()
    assert "was undone already" in again


def test_undoing_leaves_what_somebody_has_changed_since(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    take_in(client, filled_in(client, good), do="draft")
    due.refresh_from_db()
    actions.save_draft(
        period_return=due, given=given(due.measure, "99"), version=due.version, by="cy"
    )
    taken = models.SpreadsheetImport.objects.get()
    told = client.post(f"{START}taken-in/{taken.key}/undo/", {"reason": "No"}, follow=True)
    assert "every return of it has been changed since" in told.content.decode()
    due.refresh_from_db()
    assert due.draft_by == "cy"


def test_what_was_looked_over_cannot_be_changed_or_used_by_somebody_else(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    page = filled_in(client, good)
    bea = person("bea", "data_owner", due.measure.authority, due.measure)
    client.force_login(bea)
    told = client.post(f"{START}take-in/", {"kept": kept_of(page), "do": "draft"})
    assert "too old, or not yours" in told.content.decode()
    assert not models.SpreadsheetImport.objects.exists()


def test_whoever_gives_for_the_whole_council_has_one_clear_choice(
    due: models.Return, client: Client
) -> None:
    client.force_login(person("wes", "data_owner", due.measure.authority))
    page = client.get(START).content.decode()
    assert "Take out the one open return" in page
    # Of the service and of their own work there is nothing else in it, so neither is offered.
    assert "Take out only a part of them" not in page
    assert f'href="{START}out/?of=everything"' in page


def test_returns_of_others_are_neither_in_it_nor_taken_from_it(
    due: models.Return, ana: User, client: Client
) -> None:
    other = records.Measure.objects.create(
        authority=due.measure.authority, code="q9", title="Another"
    )
    eve = person("eve", "data_owner", due.measure.authority, other)
    client.force_login(ana)
    book = taken_out(client)
    good(book["Returns"])
    client.force_login(eve)
    assert client.get(f"{START}out/", {"of": "everything"}).status_code == 404
    assert "is not among the returns that you give figures for" in given_back(client, book)


def test_a_file_that_is_no_workbook_or_far_too_large_is_told_in_a_sentence(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    for content, told in (
        (b"not a workbook", "filled.xlsx"),
        (b"", "it is empty (0 bytes)"),
        (b"PK" + b"x" * 5_000_001, "is larger than 5 MB"),
    ):
        file = SimpleUploadedFile("filled.xlsx", content)
        page = client.post(f"{START}give/", {"file": file}).content.decode()
        assert told in page
        assert "Nothing was taken in: 1 thing to put right" in page
    assert "Choose the spreadsheet" in client.post(f"{START}give/").content.decode()


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="nothing of it reaches the database")
def test_a_sheet_of_too_many_rows_is_refused_in_a_sentence(
    due: models.Return, ana: User, client: Client
) -> None:
    client.force_login(ana)
    content = client.get(f"{START}out/", {"of": "everything"}).content
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = "xl/worksheets/sheet1.xml"
    head, row, tail = re.split(rb"(<row r=\"2\".*?</row>)", parts[name], flags=re.DOTALL)
    bare = re.sub(rb' r="[A-Z]*2"', b"", row)
    parts[name] = head + row + bare * 5_000 + tail
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for part, written in parts.items():
            package.writestr(part, written)
    file = SimpleUploadedFile("filled.xlsx", packed.getvalue())
    page = client.post(f"{START}give/", {"file": file}).content.decode()
    assert "Nothing was taken in: 1 thing to put right" in page
    assert "it has more than 5,000 rows. Take out fewer returns at a time" in page


COUNT = 200


@pytest.fixture
def two_hundred(authority: records.Authority) -> records.Authority:
    """An authority with two hundred quarterly measures and their open returns."""
    one = Measure(
        "m",
        "Measure",
        (Placement("p1"),),
        target_text="80%",
        target=Threshold(comparison=Comparison.AT_LEAST, value=Decimal(80), unit="%"),
        polarity=Polarity.UP,
        frequency_text="Quarterly",
        frequency=Every(unit=Unit.QUARTER),
        service="Housing",
    )
    stated = Framework(
        title="Many",
        nodes=(Node("p1", NodeKind.PRIORITY, "Homes"),),
        measures=tuple(
            replace(one, id=f"m{number}", title=f"Measure {number}") for number in range(COUNT)
        ),
    )
    loaded = record_actions.load_framework(
        authority=authority,
        framework=stated,
        document=record_actions.ReadDocument(name="many.docx", sha256="c" * 64),
        by="a test",
    )
    record_actions.adopt_framework(framework=loaded.record, by="a test")
    actions.start_collecting(authority=authority, collect_from=date(2021, 1, 1), by="a test")
    actions.open_returns(authority=authority, until=date(2021, 4, 30), by="a test")
    return authority


def test_two_hundred_rows_are_looked_over_and_taken_in_quickly(
    two_hundred: records.Authority, client: Client, django_assert_max_num_queries: Any
) -> None:
    cy = person("cy", "performance_team", two_hundred)
    client.force_login(cy)
    book = taken_out(client)
    sheet = book["Returns"]
    assert sheet.max_row == COUNT + 1
    for number in range(2, COUNT + 2):
        sheet.cell(number, 10, 85)
    with django_assert_max_num_queries(80):
        page = given_back(client, book)
    assert f"{COUNT} returns would change, {COUNT} of them complete" in page
    # One change of a row each, and a fixed number besides.
    with django_assert_max_num_queries(3 * COUNT + 80):
        done = take_in(client, page, do="submit")
    assert f"{COUNT} returns changed, {COUNT} of them handed in" in done.content.decode()
    assert models.Submission.objects.count() == COUNT
