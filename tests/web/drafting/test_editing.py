"""A framework written and edited in the browser, without a document and with one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html
from pytest_django import DjangoAssertNumQueries
from small_drafts import draft, editor, seen, words
from small_people import person

from goldthread.framework import Measure, NodeKind
from goldthread.framework.editions import LevelName, LevelNames
from goldthread.framework.rules.targets import Comparison, Threshold
from goldthread.web.records import models
from goldthread.web.records.actions import adopt_framework
from goldthread.web.records.actions.name_levels import name_levels
from goldthread.web.records.mapping import framework_from_records

__all__ = ["draft", "editor"]

pytestmark = pytest.mark.django_db


def measure_now(record: models.Framework, code: str = "m2") -> Measure:
    record.refresh_from_db()
    (found,) = (one for one in framework_from_records(record).measures if one.id == code)
    return found


def test_a_framework_is_written_from_nothing(editor: Client, authority: models.Authority) -> None:
    answer = editor.post(
        "/anyborough/drafts/new/",
        {"title": "Council Plan", "edition": "2027-29", "introduction": "Why.\n\nHow."},
    )
    assert answer.status_code == 302
    here = answer["Location"]
    assert "It is empty yet" in words(editor.get(here))
    editor.post(
        f"{here}places/new/", {"title": "Homes", "kind": "priority", "goal": "More of them"}
    )
    editor.post(f"{here}places/new/", {"title": "Repairs", "kind": "theme", "under": "n1"})
    added = editor.post(
        f"{here}measures/new/", {"title": "Repairs done in time", "node": "n2", "role": "indicator"}
    )
    assert added["Location"] == f"{here}measures/m1/"
    editor.post(f"{here}deliverables/new/", {"title": "A repairs app", "node": "n2"})
    written = framework_from_records(models.Framework.objects.get(title="Council Plan"))
    assert written.introduction == ("Why.", "How.")
    assert [(node.title, node.kind, node.parent) for node in written.nodes] == [
        ("Homes", NodeKind.PRIORITY, None),
        ("Repairs", NodeKind.THEME, "n1"),
    ]
    assert written.measures[0].placements[0].node == "n2"
    assert written.deliverables[0].title == "A repairs app"
    again = editor.post("/anyborough/drafts/new/", {"title": "Council Plan", "edition": "2027-29"})
    assert "There is one of this name and edition already" in words(again)


def test_a_target_typed_as_words_is_shown_back_before_it_is_saved(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    address = draft("measure-target", "m2")
    sent = {
        "kind": "words",
        "words": "at least 75% by March 2027",
        "seen": seen(editor, f"{address}?kind=words"),
    }
    looked = editor.post(address, sent | {"do": "look"})
    told = words(looked)
    assert "At least 75%, by the end of March 2027." in told
    assert "What is asked, period by period" in told
    assert b"<svg" in looked.content
    assert measure_now(record).target is None
    saved = editor.post(address, sent | {"do": "save"})
    assert saved.status_code == 302
    now = measure_now(record)
    assert isinstance(now.target, Threshold)
    assert now.target_text == "at least 75% by March 2027"


def test_a_target_chosen_by_its_kind_is_written_as_the_council_would(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    address = draft("measure-target", "m2")
    sent = {"kind": "at_most", "value": "12", "unit": "days", "by": "March 2027"}
    sent["seen"] = seen(editor, f"{address}?kind=at_most")
    assert editor.post(address, sent | {"do": "save"}).status_code == 302
    now = measure_now(record)
    assert isinstance(now.target, Threshold)
    assert now.target.comparison is Comparison.AT_MOST
    assert now.target_text == "At most 12 days by March 2027"


def test_what_a_target_does_not_say_is_asked(editor: Client, draft: Callable[..., str]) -> None:
    address = draft("measure-target", "m2")
    looked = editor.post(address, {"kind": "words", "words": "75", "do": "look"})
    told = words(looked)
    assert "Is more than this good, or less?" in told
    assert "In what unit is the number?" in told
    assert "By when?" in told


def test_an_answer_that_will_not_do_is_named_and_nothing_typed_is_lost(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    address = draft("measure-target", "m2")
    sent = {"kind": "at_least", "value": "lots", "unit": "%", "by": "soonish", "do": "save"}
    answer = editor.post(address, sent)
    page = html.fromstring(answer.content.decode())
    assert page.xpath("//div[contains(@class, 'error-summary')]//a/@href") == [
        "#answer-value",
        "#answer-by",
    ]
    assert page.xpath("//input[@name='value']/@value") == ["lots"]
    assert page.xpath("//input[@name='by']/@value") == ["soonish"]
    assert measure_now(record).target is None


@pytest.mark.parametrize("kind", ["measures", "deliverables"])
def test_every_side_of_an_item_opens_filled_in_and_changes_nothing_by_itself(
    editor: Client, record: models.Framework, draft: Callable[..., str], kind: str
) -> None:
    one, code = ("measure", "m1") if kind == "measures" else ("deliverable", "d1")
    before = framework_from_records(record)
    page = html.fromstring(editor.get(draft(one, code)).content.decode())
    links = [
        href
        for href in page.xpath("//dd[contains(@class, 'actions')]/a/@href")
        if not href.endswith("/target/")
    ]
    assert len(links) >= 6
    for href in links:
        form = html.fromstring(editor.get(href).content.decode()).xpath("//main//form")[0]
        assert (
            editor.post(
                href, {k: v or "" for k, v in form.fields.items()} | {"do": "save"}
            ).status_code
            == 302
        ), href
    assert framework_from_records(models.Framework.objects.get(pk=record.pk)) == before
    assert not record.revisions.exists()


def test_sides_of_a_measure_are_changed_each_by_itself(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    def change(section: str, **sent: str) -> None:
        address = draft("measure-section", "m2", section)
        answer = editor.post(address, sent | {"seen": seen(editor, address), "do": "save"})
        assert answer.status_code == 302, words(answer)

    change("words", title="Council homes let", rationale="Whether homes are let")
    change("counted", components="number\npercentage")
    change("direction", polarity="up")
    change("baseline", text="68% in 2025/26")
    change("collection", text="quarterly")
    change("people", lead_officers="Head of Housing", service="Housing", partners="A landlord")
    change("place", **{"node-0": "t1", "role-0": "demand", "topic-0": "Homes", "node-1": "t2"})
    now = measure_now(record)
    assert (now.title, now.rationale) == ("Council homes let", "Whether homes are let")
    assert now.components == ("number", "percentage")
    assert now.polarity == "up"
    assert now.baseline is not None
    assert now.frequency is not None
    assert (now.lead_officers, now.service, now.partners) == (
        ("Head of Housing",), "Housing", ("A landlord",),
    )  # fmt: skip
    assert [(at.node, at.role, at.topic) for at in now.placements] == [
        ("t1", "demand", "Homes"), ("t2", None, None),
    ]  # fmt: skip
    assert record.revisions.count() == 7


def test_milestones_and_dates_are_read_as_rules(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    dates = draft("deliverable-section", "d1", "dates")
    looked = editor.post(dates, {"text": "Q4 2020/21", "seen": seen(editor, dates), "do": "look"})
    assert "By the end of the quarter to 31 March 2021" in words(looked)
    refused = editor.post(dates, {"text": "when it suits", "seen": seen(editor, dates)})
    assert "is not understood" in words(refused)
    steps = draft("deliverable-section", "d1", "milestones")
    sent = {
        "text-0": "Ground broken",
        "deadline-0": "May",
        "text-1": "",
        "text-2": "Roof on",
        "deadline-2": "June 2027",
    }
    answer = editor.post(steps, sent | {"seen": seen(editor, steps), "do": "save"})
    assert answer.status_code == 302, words(answer)
    (kept,) = framework_from_records(record).deliverables
    assert [(one.text, one.deadline_text) for one in kept.milestones] == [
        ("Ground broken", "May"), ("Roof on", "June 2027"),
    ]  # fmt: skip


def test_of_two_people_at_once_the_second_sees_both_and_chooses(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    address = draft("measure-section", "m2", "words")
    mine = {"title": "My name for it", "rationale": "", "seen": seen(editor, address), "do": "save"}
    theirs = mine | {"title": "Their name for it"}
    assert editor.post(address, theirs).status_code == 302
    both = editor.post(address, mine)
    assert both.status_code == 409
    told = words(both)
    assert "Somebody else changed this while you had it open" in told
    assert "Their name for it" in told
    assert b'value="My name for it"' in both.content
    assert measure_now(record).title == "Their name for it"
    page = html.fromstring(both.content.decode())
    again = mine | {"seen": page.xpath("//input[@name='seen']/@value")[0]}
    assert editor.post(address, again).status_code == 302
    assert measure_now(record).title == "My name for it"


def test_two_people_may_change_two_sides_of_one_measure(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    one, other = (draft("measure-section", "m2", name) for name in ("words", "direction"))
    first, second = seen(editor, one), seen(editor, other)
    editor.post(one, {"title": "Homes let in time", "rationale": "", "seen": first})
    editor.post(other, {"polarity": "up", "seen": second})
    now = measure_now(record)
    assert (now.title, now.polarity) == ("Homes let in time", "up")


def test_a_change_is_listed_with_who_made_it_and_can_be_taken_back(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    before = framework_from_records(record)
    editor.post(draft("remove-place", "t2"), {"to": ""})
    assert [one.id for one in framework_from_records(record).measures] == ["m1"]
    told = words(editor.get(draft("history")))
    assert "Change 1 Changed by hand by Ana Example" in told
    assert "“Homes let”: a measure removed" in told
    back = editor.post(draft("take-back"), {"change": "1"}, follow=True)
    assert "Change 1 is taken back." in words(back)
    assert framework_from_records(models.Framework.objects.get(pk=record.pk)) == before
    assert "has taken this back already" in words(
        editor.post(draft("take-back"), {"change": "1"}, follow=True)
    )


def test_a_change_that_was_changed_again_is_not_taken_back_first(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    address = draft("measure-section", "m2", "words")
    for title in ("First", "Second"):
        editor.post(address, {"title": title, "rationale": "", "seen": seen(editor, address)})
    answer = editor.post(draft("take-back"), {"change": "1"}, follow=True)
    assert "has been changed since" in words(answer)
    assert measure_now(record).title == "Second"


def test_places_and_measures_move_by_buttons(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    editor.post(draft("move-place", "t2"), {"step": "up"})
    assert [node.id for node in framework_from_records(record).nodes] == ["p1", "t2", "t1"]
    editor.post(draft("move-measure", "m2"), {"step": "up", "at": "t2"})
    assert [one.id for one in framework_from_records(record).measures] == ["m2", "m1"]
    form = draft("change-place", "t2")
    sent = {"title": "Homes", "kind": "priority", "under": "", "goal": "", "notes": ""}
    editor.post(form, sent | {"seen": seen(editor, form)})
    (moved,) = (one for one in framework_from_records(record).nodes if one.id == "t2")
    assert (moved.title, moved.kind, moved.parent) == ("Homes", NodeKind.PRIORITY, None)


def test_the_pages_of_a_draft_call_levels_what_the_council_calls_them(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    name_levels(
        framework=record,
        names=LevelNames({NodeKind.THEME: LevelName("Workstream", "Workstreams")}),
        by="a test",
    )
    assert "Workstream" in words(editor.get(draft("outline")))
    form = draft("change-place", "t2")
    shown = html.fromstring(editor.get(form).content.decode())
    theme = shown.xpath("string(//select[@name='kind']/option[@value='theme'])")
    assert theme == "Workstream"
    sent = {"title": "Homes", "kind": "priority", "under": "", "goal": "", "notes": ""}
    editor.post(form, sent | {"seen": seen(editor, form)})
    told = words(editor.get(draft("history")))
    assert "“Homes”, level gone: Workstream new: Priority" in told


def test_what_the_check_finds_stands_beside_the_item(
    editor: Client, draft: Callable[..., str]
) -> None:
    for page in (draft("measure", "m2"), draft("measure-section", "m2", "baseline")):
        assert "What the check finds here" in words(editor.get(page)), page


def test_an_adopted_edition_says_why_it_is_not_edited_and_what_can_be_done(
    editor: Client, record: models.Framework, draft: Callable[..., str]
) -> None:
    adopt_framework(framework=record, by="a test")
    answer = editor.get(draft("outline"))
    assert answer.status_code == 409
    assert "cannot be edited in place" in words(answer)
    assert "Start a new edition" in words(answer)
    refused = editor.post(draft("measure-section", "m2", "words"), {"title": "Otherwise"})
    assert refused.status_code == 409
    assert measure_now(record).title == "Homes let"


def test_pages_of_a_draft_ask_as_often_however_large_it_is(
    editor: Client, draft: Callable[..., str], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """13 queries read the whole draft, whatever its size."""
    editor.post(draft("move-place", "t2"), {"step": "up"})
    for page in (
        draft("outline"),
        draft("place", "t1"),
        draft("measure", "m1"),
        draft("measure-target", "m1"),
        draft("measure-section", "m1", "place"),
        draft("history"),
    ):
        with django_assert_max_num_queries(19):
            assert editor.get(page).status_code == 200, page


def test_nothing_is_found_where_there_is_nothing(editor: Client, draft: Callable[..., str]) -> None:
    for page in (
        "/anyborough/drafts/99/",
        "/anyborough/drafts/none/",
        draft("place", "t9"),
        draft("measure", "m9"),
        draft("measure-section", "m1", "nothing"),
        draft("measure-target", "m9"),
    ):
        assert editor.get(page).status_code == 404, page


def test_the_draft_of_another_council_is_not_found(
    client: Client, other_authority: models.Authority, record: models.Framework
) -> None:
    client.force_login(person("eve", "performance_team", other_authority))
    assert client.get(f"/elsewhere/drafts/{record.number}/").status_code == 404
    assert client.get(f"/anyborough/drafts/{record.number}/").status_code == 404
