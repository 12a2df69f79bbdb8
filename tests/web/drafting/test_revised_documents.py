"""A revised document shows what differs, and nothing is overwritten unseen."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from lxml import html
from small_documents import HALL, HEAD, LOANS, POOL, SWIMS, VISITS, page, row

from goldthread.framework.periods import financial_year, quarter
from goldthread.web.drafting.models import DocumentImport
from goldthread.web.drafting.selectors.differing import Sort, compared
from goldthread.web.drafting.selectors.imports import import_at
from goldthread.web.drafting.selectors.line_words import lines_shown
from goldthread.web.jobs.models import Job
from goldthread.web.records import actions
from goldthread.web.records import models as records
from goldthread.web.records.actions.retire_measure import retire_measure

pytestmark = pytest.mark.django_db

SECOND = "/anyborough/imports/2/"
NAMED = "//form[contains(., 'calls itself')]"
Give = Callable[..., DocumentImport]
TakeIn = Callable[..., Any]

RETARGETED = (*SWIMS[:4], "15%", *SWIMS[5:])
REWORDED = ("Visits to our libraries", *VISITS[1:])
REOWNED = (*LOANS[:6], "Head of Reading")
REDATED = (HALL[0], HALL[1], "June 2022")
NEW = ("Songs sung", "Joy.", "", "Higher", "20", "Monthly", "Head of Music")


def revised(years: str = "2020-22") -> bytes:
    """The small plan with five changes: a name, a person, a new measure, a target and a date."""
    return page(
        culture=(REWORDED, REOWNED, NEW), sport=(RETARGETED,), work=(REDATED, POOL), years=years
    )


@pytest.fixture
def draft(cy: Client, give: Give, take_in: TakeIn) -> records.Framework:
    """The small plan, taken in as a draft."""
    give(page())
    take_in(1)
    return records.Framework.objects.get()


@pytest.fixture
def in_force(cy: Client, draft: records.Framework, take_in: TakeIn) -> records.Framework:
    """The small plan in force, with a figure of its visits on record."""
    take_in(1, "adopt", "Cabinet")
    draft.refresh_from_db()
    series = records.Series.objects.get(measure__code="visits-to-libraries")
    actions.record_observations(
        authority=draft.authority,
        observations=[
            actions.NewObservation(
                series=series, period=financial_year(2020), value=Decimal(51000), provisional=False
            )
        ],
        by="a test",
        source="returns.csv",
    )
    return draft


def differing(given: DocumentImport) -> dict[tuple[Sort, str], str]:
    """The key of every difference, by its sort and the name of what differs."""
    again = import_at(given.authority, str(given.number))
    assert again is not None
    found = compared(again)
    return {(one.line.sort, one.title): one.line.key for one in lines_shown(found, found.lines)}


def choose(cy: Client, do: str, **more: str) -> Any:
    return cy.post(f"{SECOND}differences/", {"do": do, **more}, follow=True)


def words_of(answer: Any) -> str:
    (main,) = html.fromstring(answer.content.decode()).xpath("//main")
    return re.sub(r"\s+", " ", main.text_content())


FIVE = {
    (Sort.ADDED, "Songs sung"),
    (Sort.REWORDED, "Visits to libraries"),
    (Sort.RETARGETED, "Swims by children"),
    (Sort.REDATED, "A new hall"),
    (Sort.REOWNED, "Loans of books"),
}


def test_just_what_differs_is_shown_with_the_old_and_the_new_words(
    cy: Client, draft: records.Framework, give: Give
) -> None:
    given = give(revised())
    assert given.base == draft
    assert set(differing(given)) == FIVE
    tree = html.fromstring(cy.get(f"{SECOND}differences/").content.decode())
    gone = {" ".join(one.itertext()) for one in tree.xpath("//dl//del")}
    new = {" ".join(one.itertext()) for one in tree.xpath("//dl//ins")}
    assert {"gone:  12%", "gone:  March 2021"} & gone
    assert {"new:  15%", "new:  our "} <= new


def test_a_draft_is_changed_by_what_is_taken_and_only_by_that(
    cy: Client, draft: records.Framework, give: Give, take_in: TakeIn
) -> None:
    given = give(revised())
    keys = differing(given)
    refused = take_in(2)
    assert "5 differences are still to be taken or left" in words_of(refused)
    choose(cy, f"leave:{keys[Sort.REDATED, 'A new hall']}")
    choose(cy, "take")
    assert not html.fromstring(cy.get(f"{SECOND}take-in/").content.decode()).xpath(NAMED)
    records.Framework.objects.update(title="A trial", edition="")
    (named,) = html.fromstring(cy.get(f"{SECOND}take-in/").content.decode()).xpath(NAMED)
    assert "keeps its name, A trial, unless you say otherwise" in named.text_content()
    cy.post(
        named.get("action"), {one.get("name"): one.get("value") for one in named.xpath("input")}
    )
    assert "which is called Our plan 2020-22 from then on" in words_of(cy.get(f"{SECOND}take-in/"))
    before = dict(draft.edition_measures.values_list("code", "pk"))
    take_in(2)
    draft.refresh_from_db()
    assert draft.document_name == "plan.html"
    assert str(draft) == "Our plan 2020-22"
    after = dict(draft.edition_measures.values_list("code", "pk"))
    assert before.items() <= after.items()
    titles = set(draft.edition_measures.values_list("title", flat=True))
    assert titles == {"Visits to our libraries", "Loans of books", "Swims by children", NEW[0]}
    hall = draft.edition_deliverables.get(title="A new hall")
    assert hall.deadline_text == "March 2021"
    swims = records.Target.objects.get(edition_measure__title="Swims by children")
    assert swims.rule["value"] == 15


def test_what_belongs_together_is_decided_together(
    cy: Client, draft: records.Framework, give: Give
) -> None:
    given = give(page(after=f"<h3>Theme 3: Music</h3><table>{HEAD}{row(*NEW)}</table>"))
    keys = differing(given)
    theme, songs = keys[Sort.ADDED, "Music"], keys[Sort.ADDED, "Songs sung"]
    told = words_of(choose(cy, f"take:{songs}"))
    assert "belong together" in told
    assert dict(given.choices.values_list("change", "taken")) == {theme: True, songs: True}
    choose(cy, f"leave:{theme}")
    assert dict(given.choices.values_list("change", "taken")) == {theme: False, songs: False}


def test_all_of_one_sort_are_decided_at_once(
    cy: Client, draft: records.Framework, give: Give
) -> None:
    given = give(revised())
    choose(cy, "take", sort="retargeted")
    assert given.choices.count() == 1
    choose(cy, "leave")
    assert sorted(given.choices.values_list("taken", flat=True)) == [False] * 4 + [True]


def test_an_edition_in_force_is_followed_by_the_next_and_keeps_its_figures(
    cy: Client, in_force: records.Framework, give: Give, take_in: TakeIn
) -> None:
    give(revised())
    choose(cy, "take")
    refused = take_in(2, "adopt", "Cabinet")
    assert "Say what that is called" in words_of(refused)
    cy.post(f"{SECOND}edition/", {"title": "", "edition": "2021-22", "base": in_force.pk})
    take_in(2, "adopt", "Cabinet")
    in_force.refresh_from_db()
    following = records.Framework.objects.get(edition="2021-22")
    assert (in_force.status, following.status) == ("superseded", "adopted")
    visits = following.edition_measures.get(title="Visits to our libraries")
    assert visits.measure == records.Measure.objects.get(code="visits-to-libraries")
    assert records.Observation.objects.filter(series__measure=visits.measure).count() == 1
    assert in_force.edition_measures.get(measure=visits.measure).title == "Visits to libraries"


def test_adopting_what_was_imported_has_every_figure_judged_by_it(
    cy: Client, in_force: records.Framework, give: Give, take_in: TakeIn
) -> None:
    give(revised(years="2021-23"))
    choose(cy, "take")
    Job.objects.all().delete()
    answer = take_in(2, "adopt", "Cabinet")
    job = Job.objects.get(kind="judge edition")
    assert job.get_absolute_url() in dict(answer.redirect_chain)
    assert (job.state, job.outcome["results"] > 0) == ("done", True)


def test_a_document_that_states_a_retired_measure_leads_to_the_question_what_becomes_of_it(
    cy: Client, in_force: records.Framework, give: Give, take_in: TakeIn
) -> None:
    retire_measure(
        measure=records.Measure.objects.get(code="swims-by-children"),
        from_period=quarter(2021, 1),
        reason="The pool is shut.",
        by="a test",
    )
    give(revised(years="2021-23"))
    choose(cy, "take")
    answer = take_in(2, "adopt", "Cabinet")
    told = words_of(answer)
    assert "It states 1 measure that you retired" in told
    assert "Swims by children" in told
    assert records.Framework.objects.get(number=2).status == "draft"


def test_an_import_into_a_draft_is_taken_back(
    cy: Client, draft: records.Framework, give: Give, take_in: TakeIn
) -> None:
    given = give(revised())
    choose(cy, "take")
    take_in(2)
    cy.post(f"{SECOND}undo/", {"reason": "Too early."})
    given.refresh_from_db()
    assert given.state == "undone"
    titles = set(draft.edition_measures.values_list("title", flat=True))
    assert titles == {"Visits to libraries", "Loans of books", "Swims by children"}
    assert draft.edition_deliverables.get(title="A new hall").deadline_text == "March 2021"


def test_an_import_that_later_changes_stand_on_is_not_taken_back(
    cy: Client, draft: records.Framework, give: Give, take_in: TakeIn
) -> None:
    given = give(revised())
    choose(cy, "take")
    take_in(2)
    third = page(
        culture=(("Visits to all our libraries", *VISITS[1:]), REOWNED, NEW),
        sport=(RETARGETED,),
        work=(REDATED, POOL),
    )
    give(third)
    cy.post("/anyborough/imports/3/differences/", {"do": "take"})
    take_in(3)
    answer = cy.post(f"{SECOND}undo/", {"reason": "Too late."}, follow=True)
    given.refresh_from_db()
    assert given.state == "taken_in"
    assert "Visits to all our libraries" in words_of(answer)


def test_a_difference_that_comes_to_say_something_else_is_open_again(
    cy: Client, draft: records.Framework, give: Give
) -> None:
    given = give(revised())
    key = differing(given)[Sort.RETARGETED, "Swims by children"]
    choose(cy, f"take:{key}")
    cell = f"{SECOND}cells/measure/swims-by-children/target/"
    cy.post(cell, {"how": "read_as", "words": "at least 16%", "seen": ""})
    now = differing(given)[Sort.RETARGETED, "Swims by children"]
    assert now != key
    found = words_of(cy.get(f"{SECOND}differences/", {"sort": "retargeted"}))
    assert "0 of 5 taken" in found
    stale = choose(cy, f"take:{key}")
    assert "have changed while you had the page open" in words_of(stale)


def test_things_that_only_look_alike_are_told_apart_by_a_person(
    cy: Client, draft: records.Framework, give: Give
) -> None:
    given = give(revised())
    key = differing(given)[Sort.REWORDED, "Visits to libraries"]
    choose(cy, f"apart:{key}")
    now = set(differing(given))
    assert {(Sort.ADDED, "Visits to our libraries"), (Sort.GONE, "Visits to libraries")} <= now


def test_a_gone_measure_is_said_to_be_one_of_those_added_and_that_is_undone(
    cy: Client, in_force: records.Framework, give: Give, take_in: TakeIn
) -> None:
    # Nothing in "Use of our library buildings" is near to "Visits to libraries".
    renamed = ("Use of our library buildings", *VISITS[1:])
    given = give(page(culture=(renamed, LOANS, NEW), years="2021-23"))
    here = f"{SECOND}pairs/measure/old/visits-to-libraries/"
    assert {
        (Sort.ADDED, "Use of our library buildings"),
        (Sort.GONE, "Visits to libraries"),
    } <= set(differing(given))
    listed = cy.get(f"{SECOND}differences/?sort=gone")
    assert here.encode() in listed.content
    asked = words_of(cy.get(here))
    assert "Use of our library buildings" in asked
    assert "Songs sung" in asked
    assert "Loans of books" not in asked  # it is the same to the letter
    assert cy.post(here, {"same": "loans-of-books"}).status_code == 422
    told = words_of(cy.post(here, {"same": "use-of-our-library-buildings"}, follow=True))
    assert "are the same measure from now on" in told
    now = set(differing(given))
    assert (Sort.REWORDED, "Visits to libraries") in {
        (sort, "Visits to libraries") for sort, _title in now if sort is Sort.REWORDED
    }
    assert not {sort for sort, _title in now} & {Sort.GONE}
    # The last word on either of them holds: no two things of the document are one of the edition.
    cy.post(here, {"same": "songs-sung"})
    given.refresh_from_db()
    assert given.settled == [["measure", "songs-sung", "visits-to-libraries"]]
    choose(cy, "unsettle:measure/songs-sung")
    assert (Sort.GONE, "Visits to libraries") in set(differing(given))
    assert "was taken back already" in words_of(choose(cy, "unsettle:measure/songs-sung"))
    # Taken in as the same measure, it keeps the figure that was recorded under its old name.
    cy.post(here, {"same": "use-of-our-library-buildings"})
    choose(cy, "take")
    take_in(2, "adopt", "Cabinet")
    stated = records.EditionMeasure.objects.get(title="Use of our library buildings")
    assert stated.measure.code == "visits-to-libraries"
    assert records.Observation.objects.filter(series__measure=stated.measure).count() == 1


def test_a_moved_measure_is_told_apart_from_the_one_of_its_name(
    cy: Client, draft: records.Framework, give: Give
) -> None:
    given = give(page(culture=(VISITS, LOANS, SWIMS), sport=(("Lengths swum", *SWIMS[1:]),)))
    assert (Sort.MOVED, "Swims by children") in set(differing(given))
    here = f"{SECOND}pairs/measure/new/swims-by-children/"
    assert here.encode() in cy.get(f"{SECOND}differences/?sort=moved").content
    cy.post(here, {"same": "none"})
    now = set(differing(given))
    assert {(Sort.ADDED, "Swims by children"), (Sort.GONE, "Swims by children")} <= now


def test_a_draft_changed_meanwhile_is_told_and_nothing_of_it_is_overwritten_unseen(
    cy: Client, draft: records.Framework, give: Give, take_in: TakeIn
) -> None:
    give(revised())
    assert "was changed" not in words_of(cy.get(f"{SECOND}differences/"))
    choose(cy, "take")
    address = f"/anyborough/drafts/{draft.number}/measures/swims-by-children/change/words/"
    form = html.fromstring(cy.get(address).content.decode())
    (seen,) = form.xpath("//input[@name='seen']/@value")
    cy.post(
        address,
        {"title": "Swims by pupils", "rationale": "Health.", "seen": seen, "do": "save"},
    )
    found = words_of(cy.get(f"{SECOND}differences/?show=open"))
    assert "was changed 1 time since the document was given" in found
    assert "2 still to be decided" in found
    refused = take_in(2)
    assert "2 differences are still to be taken or left" in words_of(refused)


def test_what_was_put_right_before_is_put_right_again_where_the_same_words_stand(
    cy: Client, give: Give, take_in: TakeIn
) -> None:
    give(page())
    cy.post(
        "/anyborough/imports/1/cells/measure/loans-of-books/target/",
        {"how": "read_as", "words": "at least 20%", "seen": ""},
    )
    take_in(1)
    given = give(revised())
    (fix,) = given.fixes.all()
    assert (fix.item, fix.carried_from.document_import.number) == ("loans-of-books", 1)
    assert set(differing(given)) == FIVE
    assert "1 thing was put right as in the document" in words_of(cy.get(SECOND))
