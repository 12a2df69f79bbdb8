"""A document is given, looked over beside its own text, put right and taken in, in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html
from small_documents import LOANS, UNPLACED, VISITS, page
from word_files import p, word_file

from goldthread.web.drafting.files import documents
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.imports import put_right
from goldthread.web.records import models as records
from goldthread.web.records.mapping import framework_from_records
from goldthread.web.records.selectors import framework_in_force

pytestmark = pytest.mark.django_db

IMPORTS = "/anyborough/imports/"
FIRST = "/anyborough/imports/1/"
LOANS_TARGET = f"{FIRST}cells/measure/loans-of-books/target/"
Give = Callable[..., DocumentImport]
TakeIn = Callable[..., Any]


def words_of(answer: Any) -> str:
    (main,) = html.fromstring(answer.content.decode()).xpath("//main")
    return " ".join(" ".join(main.itertext()).split())


def hidden(answer: Any, name: str) -> str:
    values = html.fromstring(answer.content.decode()).xpath(f"//input[@name='{name}']/@value")
    return str(values[0]) if values else ""


def filled_in(answer: Any) -> dict[str, str]:
    """What stands in the form of a row that is to be placed."""
    forms = html.fromstring(answer.content.decode()).forms
    (form,) = (one for one in forms if one.method == "POST" and "becomes" in one.fields)
    return {name: (value or "").strip() for name, value in form.fields.items()}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("plan.docx", b"", "empty"),
        ("plan.doc", b"\xd0\xcf\x11\xe0", "save it as .docx"),
        ("plan.exe", b"MZ" * 40, "of a kind that is not read"),
        ("plan.docx", b"MZ" * 40, "not the DOCX file that its name says it is"),
        ("../../etc/passwd", b"root:x:0:0", "of a kind that is not read"),
        ("plan.csv", b"x" * 2000, "at most 0 MB"),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_one_message(
    cy: Client, name: str, content: bytes, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if told == "at most 0 MB":
        monkeypatch.setattr(documents, "MEGABYTES", 0)
    answer = cy.post(IMPORTS, {"file": SimpleUploadedFile(name, content), "key": "k"})
    assert answer.status_code == 422
    tree = html.fromstring(answer.content.decode())
    (problem,) = tree.xpath("//*[@role='alert']//li")
    assert told in problem.text_content()
    assert not DocumentImport.objects.exists()


def test_a_hostile_document_is_not_read_and_the_page_says_why(
    cy: Client, give: Give, tmp_path: Any
) -> None:
    made = word_file(tmp_path, p("Harmless"))
    import zipfile

    with zipfile.ZipFile(made, "a") as package:
        package.writestr("word/footnotes.xml", '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///">]><x/>')
    given = give(made.read_bytes(), "plan.docx")
    assert given.state == "unreadable"
    answer = cy.get(FIRST)
    assert "plan.docx cannot be read" in words_of(answer)
    assert cy.get(f"{FIRST}look-at/").status_code == 404
    cy.post(f"{FIRST}throw-away/", {"reason": "It was made by somebody else."})
    given.refresh_from_db()
    assert (given.state, given.ended_by) == ("thrown_away", "cy")


def test_what_was_read_stands_beside_the_printed_text_and_every_row_is_accounted_for(
    cy: Client, give: Give
) -> None:
    give(page(more=UNPLACED))
    told = words_of(cy.get(FIRST))
    assert "3 measures, 2 deliverables and" in told
    assert "0 of 4 looked at" in told
    # 3 measures, 2 deliverables, 3 header rows and 2 that have no place.
    assert "Of 10 rows" in told
    assert "have no place yet 2" in told
    sections = [words_of(cy.get(f"{FIRST}sections/{number}/")) for number in (1, 2, 3)]
    assert "Songs sung 12" in sections[0]
    assert "No place yet." in sections[0]
    assert "green on the dashboard mostly" in sections[1]
    assert sections[1].count("Not understood") == 1
    assert "At least 12%" in sections[2]
    tree = html.fromstring(cy.get(f"{FIRST}sections/1/").content.decode())
    (following,) = tree.xpath("//a[starts-with(., 'Next to look at')]/@href")
    assert following == f"{FIRST}sections/2/#measure-visits-to-libraries"


def test_plainer_words_are_read_back_before_they_are_taken_and_can_be_undone(
    cy: Client, give: Give
) -> None:
    given = give(page())
    tried = cy.get(LOANS_TARGET, {"words": "at least 75% by March 2021"})
    assert "At least 75%, by the end of March 2021." in words_of(tried)
    assert not given.fixes.exists()
    answer = cy.post(
        LOANS_TARGET,
        {"how": "read_as", "words": "at least 75% by March 2021", "seen": "", "then": "next"},
        follow=True,
    )
    assert "1 of 2 are looked at" in words_of(answer)
    (fix,) = given.fixes.all()
    assert fix.told["printed"] == "green on the dashboard mostly"
    listed = words_of(cy.get(f"{FIRST}fixes/"))
    assert "Printed: green on the dashboard mostly" in listed
    cy.post(f"{FIRST}fixes/", {"fix": fix.pk})
    fix.refresh_from_db()
    assert fix.undone_by == "cy"
    assert "0 of 2 looked at" in words_of(cy.get(FIRST))


def test_words_that_mean_nothing_either_are_not_taken(cy: Client, give: Give) -> None:
    given = give(page())
    answer = cy.post(LOANS_TARGET, {"how": "read_as", "words": "purple monkey", "seen": ""})
    assert answer.status_code == 422
    assert "not understood either" in words_of(answer)
    assert not given.fixes.exists()


def test_a_list_of_questions_is_answered_in_one_go(cy: Client, give: Give) -> None:
    given = give(page())
    about = "measure/visits-to-libraries/direction"
    cy.post(f"{FIRST}look-at/", {f"seen:{about}": "", f"answer:{about}": "better:up"})
    (fix,) = given.fixes.all()
    assert (fix.field, fix.told["how"], fix.told["words"]) == ("direction", "better", "up")
    assert "At least 55,000" in words_of(cy.get(f"{FIRST}sections/2/"))
    answer = cy.post(
        f"{FIRST}look-at/", {f"seen:{about}": str(fix.pk), f"answer:{about}": "better:sideways"}
    )
    assert answer.status_code == 302
    assert given.fixes.count() == 1


def test_the_second_of_two_people_is_told_who_was_first_and_nothing_is_lost(
    cy: Client,
    give: Give,
    of_the_team: Callable[[str, records.Authority], Client],
    authority: records.Authority,
) -> None:
    given = give(page())
    bo = of_the_team("bo", authority)
    seen = hidden(bo.get(LOANS_TARGET), "seen")
    cy.post(LOANS_TARGET, {"how": "nothing", "seen": ""})
    answer = bo.post(LOANS_TARGET, {"how": "read_as", "words": "at least 5%", "seen": seen})
    assert answer.status_code == 422
    assert "was put right by cy" in words_of(answer)
    (fix,) = given.fixes.filter(undone_at=None)
    assert (fix.by, fix.told["how"]) == ("cy", "nothing")
    answer = bo.post(LOANS_TARGET, {"how": "read_as", "words": "at least 5%", "seen": str(fix.pk)})
    assert answer.status_code == 302
    assert given.fixes.get(undone_at=None).by == "bo"


def test_a_row_without_a_place_is_placed_and_a_stray_one_dropped_with_a_reason(
    cy: Client, give: Give
) -> None:
    given = give(page(more=UNPLACED))
    first, second = f"{FIRST}cells/row/1/place/", f"{FIRST}cells/row/2/place/"
    cy.post(
        first,
        {
            "becomes": "measure",
            "title": "Songs sung",
            "node": "culture",
            "role": "indicator",
            "target": "12",
            "seen": "",
        },
    )
    refused = cy.post(second, {"how": "dropped", "reason": " ", "seen": ""})
    assert refused.status_code == 422
    cy.post(second, {"how": "dropped", "reason": "a line of dashes", "seen": ""})
    assert given.fixes.filter(undone_at=None).count() == 2
    told = words_of(cy.get(FIRST))
    assert "4 measures" in told
    assert "have no place yet 0" in told
    # What the row does not say is asked: whether 12 is to be reached or kept under.
    assert "2 of 5 looked at" in told
    target = f"{FIRST}cells/measure/songs-sung/target/"
    cy.post(target, {"how": "read_as", "words": "at least 20", "seen": ""})
    assert "2 of 4 looked at" in words_of(cy.get(FIRST))
    # Where the row becomes something else, what was said of the measure goes with it.
    placed = given.fixes.get(kind="row", item="1")
    cy.post(
        first,
        {"becomes": "note", "title": "Songs are sung", "node": "culture", "seen": str(placed.pk)},
    )
    assert "2 of 4 looked at" in words_of(cy.get(FIRST))
    assert not given.fixes.filter(undone_at=None, item="songs-sung").exists()


def test_a_row_is_filled_in_from_its_own_cells_and_what_they_mean_is_read_back(
    cy: Client, give: Give, take_in: TakeIn
) -> None:
    nameless = (
        "",
        "Reading.",
        "12%",
        "Higher",
        "15% by March 2022",
        "Quarterly",
        "Head of Reading",
    )
    given = give(page(culture=(VISITS, nameless)))
    row = f"{FIRST}cells/row/1/place/"
    shown = cy.get(row)
    filled = filled_in(shown)
    assert filled["becomes"] == "measure"
    assert (filled["node"], filled["title"]) == ("culture", "")
    assert (filled["baseline"], filled["target"]) == ("12%", "15% by March 2022")
    assert filled["lead_officers"] == "Head of Reading"
    assert "Target: At least 15%, by the end of March 2022" in words_of(shown)
    sent = filled
    refused = cy.post(row, sent)
    assert refused.status_code == 422
    assert "Say what it is called" in words_of(refused)
    looked = cy.post(row, {**sent, "title": "Readers", "frequency": "blue", "do": "look"})
    assert "“blue” is not understood, and is asked of you afterwards" in words_of(looked)
    assert not given.fixes.exists()
    cy.post(row, {**sent, "title": "Readers"})
    assert "Of 8 rows" in words_of(cy.get(FIRST))
    assert "have no place yet 0" in words_of(cy.get(FIRST))
    take_in(1)
    made = {
        one.title: one for one in framework_from_records(records.Framework.objects.get()).measures
    }
    assert made["Readers"].target_text == "15% by March 2022"
    # A document given again has its row where a person put it.
    again = give(page(culture=(VISITS, nameless), after="<p>More.</p>"), "plan2.html")
    (carried,) = again.fixes.all()
    assert carried.told["fields"]["target"] == "15% by March 2022"


@pytest.mark.parametrize(
    ("becomes", "cells", "made"),
    [
        (
            "deliverable",
            {"cell-0": "title", "cell-1": "deadline"},
            {"title": "Songs sung", "deadline": "12"},
        ),
        ("node", {"cell-0": "title", "cell-1": "goal"}, {"title": "Songs sung", "goal": "12"}),
        ("note", {"cell-0": "title", "cell-1": "title"}, {"title": "Songs sung | 12"}),
    ],
)
def test_where_no_column_says_it_each_cell_is_given_its_meaning(
    cy: Client, give: Give, becomes: str, cells: dict[str, str], made: dict[str, str]
) -> None:
    give(page(more=UNPLACED))
    row = f"{FIRST}cells/row/1/place/"
    assert b"What is it called" not in cy.get(row).content
    filled = filled_in(cy.get(row, {"becomes": becomes, **cells}))
    assert made.items() <= filled.items()
    sent = {**filled, "becomes": becomes, "node": "culture", "level": "subtheme", "seen": ""}
    answer = cy.post(row, sent, follow=True)
    assert "1 of " in words_of(answer)
    assert "have no place yet 1" in words_of(cy.get(FIRST))


def test_a_finding_set_aside_here_is_set_aside_in_the_edition(
    cy: Client, give: Give, take_in: TakeIn
) -> None:
    given = give(page())
    rule = "GT304"
    checks = cy.get(f"{FIRST}checks/", {"rule": rule})
    assert "The baseline has no date" in words_of(checks)
    about = hidden(checks, "about")
    cy.post(f"{FIRST}checks/", {"rule": rule, "about": about, "reason": ""})
    assert not given.asides.exists()
    cy.post(f"{FIRST}checks/", {"rule": rule, "about": about, "reason": "Known."})
    take_in(1)
    (aside,) = records.SetAside.objects.all()
    assert (aside.rule, aside.reason, aside.decided_by) == (rule, "Known.", "cy")


def test_nothing_is_in_force_before_it_is_adopted_with_a_reason(
    cy: Client, give: Give, authority: records.Authority, take_in: TakeIn
) -> None:
    given = give(page())
    cy.post(LOANS_TARGET, {"how": "read_as", "words": "at least 20%", "seen": ""})
    refused = take_in(1, "adopt", " ")
    assert refused.status_code == 422
    given.refresh_from_db()
    assert given.state == "open"
    take_in(1)
    draft = records.Framework.objects.get()
    assert draft.status == "draft"
    assert "Adopt" in words_of(cy.get(f"{FIRST}take-in/"))
    take_in(1, "adopt", "Cabinet, 21 July, item 7")
    assert framework_in_force(authority) == draft
    target = records.Target.objects.get(edition_measure__code="loans-of-books")
    assert target.text == LOANS[4]
    assert target.rule["kind"] == "at_least"


def test_a_draft_that_an_import_made_goes_away_again_when_it_is_undone(
    cy: Client, give: Give, take_in: TakeIn
) -> None:
    given = give(page())
    take_in(1)
    cy.post(f"{FIRST}undo/", {"reason": " "})
    assert records.Framework.objects.exists()
    cy.post(f"{FIRST}undo/", {"reason": "The wrong year."})
    given.refresh_from_db()
    assert (given.state, given.ended_for) == ("undone", "The wrong year.")
    assert not records.Framework.objects.exists()
    assert not records.Measure.objects.exists()


def test_what_was_adopted_is_not_undone(cy: Client, give: Give, take_in: TakeIn) -> None:
    given = give(page())
    take_in(1, "adopt", "Cabinet")
    answer = cy.post(f"{FIRST}undo/", {"reason": "No"}, follow=True)
    assert "is adopted, so the import is not undone" in words_of(answer)
    given.refresh_from_db()
    assert given.state == "taken_in"


def test_no_page_asks_the_database_too_often(
    cy: Client, give: Give, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    give(page(more=UNPLACED))
    for address in ("", "sections/1/", "look-at/", "fixes/", "checks/", "take-in/", "edition/"):
        with django_assert_max_num_queries(24):
            assert cy.get(f"{FIRST}{address}").status_code == 200
    with django_assert_max_num_queries(24):
        assert cy.get(LOANS_TARGET).status_code == 200


def test_a_page_of_an_import_that_is_not_there_is_not_found(cy: Client, give: Give) -> None:
    give(page())
    for address in (
        "/anyborough/imports/7/",
        f"{FIRST}sections/99/",
        f"{FIRST}cells/measure/no-such/target/",
        f"{FIRST}cells/measure/loans-of-books/colour/",
        f"{FIRST}cells/moon/loans-of-books/target/",
        f"{FIRST}differences/",
    ):
        assert cy.get(address).status_code == 404, address


def test_a_column_not_known_is_asked_about_and_read_as_what_it_is_said_to_be(
    cy: Client, give: Give
) -> None:
    more = (
        "<table><tr><th>Measure</th><th>Frequency</th><th>Wobble</th></tr>"
        "<tr><td>Songs sung</td><td>Monthly</td><td>at least 12</td></tr></table>"
    )
    give(page(after=more))
    listed = cy.get(f"{FIRST}look-at/?kind=column")
    assert "Nothing says what this column is." in words_of(listed)
    cell = f"{FIRST}cells/column/1/holds/"
    assert "at least 12" in words_of(cy.get(cell))
    wrong = cy.post(cell, {"how": "holds:frequency", "seen": ""})
    assert (wrong.status_code, "Say what the column is." in words_of(wrong)) == (422, True)
    answer = {"seen:column/1/holds": "", "answer:column/1/holds": "holds:target", "query": ""}
    cy.post(f"{FIRST}look-at/", answer)
    told = words_of(cy.get(f"{FIRST}fixes/"))
    assert "What the column is of Wobble Printed: Songs sung: at least 12 Now: Target." in told
    understood = put_right(DocumentImport.objects.get()).framework.measures[-1]
    assert (understood.title, understood.target_text) == ("Songs sung", "at least 12")
