"""The page of a return: given, checked, handed in; and what it says when something is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from lxml import html
from small_returns import TOLD, given, published, submitted

from goldthread.web.collection import actions, models
from goldthread.web.records import models as records

pytestmark = pytest.mark.django_db

PAGE = "/anyborough/returns/q1/2020-Q4/"


class Filled:
    """A page as somebody has it open, to be filled in and sent."""

    def __init__(self, client: Client, address: str = PAGE) -> None:
        self.client = client
        answer = client.get(address)
        assert answer.status_code == 200
        self.tree = html.fromstring(answer.content.decode())
        self.form = self.tree.xpath("//form[.//input[@name='key']]")[0]

    def send(self, do: str = "submit", **typed: Any) -> HttpResponse:
        """Send the form with these fields; ``figure`` is the only field for a value."""
        told = {
            field.get("name"): field.value or ""
            for field in self.form.xpath(".//input[not(@type='file')]|.//textarea")
            if field.get("type") != "checkbox"
        }
        (name,) = [key for key in told if key.startswith("value-")] or [""]
        for part in ("figure", "numerator", "denominator"):
            if part in typed:
                key = name.replace("value", part) if part != "figure" else name
                told[key] = typed.pop(part)
        return self.client.post(PAGE, told | typed | {"do": do})


def text_of(answer: HttpResponse, client: Client) -> str:
    """The words of the page that an answer is or leads to."""
    if answer.status_code == 302:
        answer = client.get(answer["Location"])
    return " ".join(html.fromstring(answer.content.decode()).xpath("string(//main)").split())


def state() -> str:
    return models.Return.objects.get(period_code="2020-Q4").state


# What is asked


def test_the_page_says_what_is_asked(due: models.Return, ana: Client) -> None:
    page = text_of(ana.get(PAGE), ana)
    for words in ("Repairs done on time", "Q4 2020-21", "At least 80%", "per cent", "None yet"):
        assert words in page


def test_earlier_figures_stand_beside_the_field(
    due: models.Return, ana: Client, ben: Client
) -> None:
    published(due, "84")
    actions.open_returns(authority=due.measure.authority, until=date(2021, 6, 30), by="x")
    page = text_of(ana.get("/anyborough/returns/q1/2021-Q1/"), ana)
    assert "Last figure84% Q4 2020-21" in page.replace("figure 84", "figure84")


# Given


def test_a_plain_figure_on_target_is_handed_in_at_once_and_its_status_shown(
    due: models.Return, ana: Client
) -> None:
    page = text_of(Filled(ana).send(figure="85%", commentary="Two new teams."), ana)
    assert state() == "submitted"
    for words in ("Handed in", "85%", "On target", "Too few points", "Two new teams."):
        assert words in page
    submission = models.Submission.objects.get()
    assert (submission.by, submission.status) == ("ana", "on_target")


@pytest.mark.parametrize(
    ("typed", "kept"), [("1,234", "1234"), ("62.5%", "62.5"), ("−3", "-3"), (" .5 ", ".5")]
)
def test_numbers_are_taken_as_people_type_them(
    due: models.Return, ana: Client, typed: str, kept: str
) -> None:
    Filled(ana).send("save", figure=typed)
    series = due.measure.series.get()
    draft = models.Return.objects.get(pk=due.pk).draft["figures"][str(series.pk)]
    assert float(draft["value"]) == float(kept)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("62,5", "Write a number such as 62.5 or 1,234"),
        ("about 60", "is not a number"),
        ("£60", "is money"),
        ("1234567890123", "at most 10 digits"),
    ],
)
def test_what_is_no_number_is_refused_beside_its_field_and_nothing_typed_is_lost(
    due: models.Return, ana: Client, typed: str, told: str
) -> None:
    answer = Filled(ana).send(figure=typed, commentary="Long thought about")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Error: " in page
    tree = html.fromstring(page)
    (link,) = tree.xpath("//div[contains(@class,'error-summary')]//a")
    assert told in link.text_content()
    (field,) = tree.xpath(f"//*[@id='{link.get('href')[1:]}']")
    assert field.get("value") == typed
    assert field.get("aria-describedby")
    assert "Long thought about" in page
    assert state() == "due"


def test_a_percentage_is_worked_out_of_its_cases_and_both_are_shown(
    due: models.Return, ana: Client
) -> None:
    page = text_of(Filled(ana).send(numerator="1,140", denominator="1,200"), ana)
    # 1,140 of 1,200 are 95 of 100.
    assert "95% (1,140 of 1,200)" in page
    assert state() == "submitted"


def test_half_of_the_cases_and_none_at_all_are_asked_for(due: models.Return, ana: Client) -> None:
    assert "Give both numbers" in text_of(Filled(ana).send(numerator="30"), ana)
    page = text_of(Filled(ana).send(numerator="0", denominator="0"), ana)
    assert "It must be more than 0" in page


def test_off_target_asks_for_its_story_and_keeps_what_was_written(
    due: models.Return, ana: Client
) -> None:
    answer = Filled(ana).send(figure="62", reason="Two vacancies")
    page = text_of(answer, ana)
    assert state() == "draft"
    assert "Off target" in page
    for words in ("Say what is being done", "Name who sees to it", "Give the day"):
        assert words in page
    assert "Say why it is off target." not in page
    again = Filled(ana, answer["Location"])
    assert again.form.xpath("string(.//textarea[@name='reason'])").strip() == "Two vacancies"
    page = text_of(
        again.send(action="Agency cover", owner="Head of Lettings", recover_by="2021-09-30"), ana
    )
    assert state() == "submitted"
    assert "Agency cover" in page


def test_a_day_that_is_none_is_said(due: models.Return, ana: Client) -> None:
    page = text_of(Filled(ana).send(figure="62", recover_by="soon"), ana)
    assert "Write a real day" in page


def test_an_unlikely_figure_is_confirmed_with_a_tick_and_another_is_asked_about_again(
    due: models.Return, ana: Client
) -> None:
    first = Filled(ana).send(figure="117")
    assert "Can this be over 100%?" in text_of(first, ana)
    assert state() == "draft"
    asked = Filled(ana, first["Location"])
    (token,) = asked.form.xpath(".//input[@name='sure']/@value")
    other = asked.send(figure="118", sure=token)
    assert "118% is more than all of them" in text_of(other, ana)
    assert state() == "draft"
    asked = Filled(ana, other["Location"])
    (token,) = asked.form.xpath(".//input[@name='sure']/@value")
    asked.send(sure=token)
    assert state() == "submitted"


def test_a_figure_confirmed_once_is_not_asked_about_again_when_it_comes_back_for_its_words(
    due: models.Return, ana: Client
) -> None:
    asked = Filled(ana, Filled(ana).send(figure="117")["Location"])
    (token,) = asked.form.xpath(".//input[@name='sure']/@value")
    asked.send(sure=token)
    handed_in = models.Return.objects.get()
    actions.send_back(
        period_return=handed_in, version=handed_in.version, reason="Say which area.", by="ben"
    )
    Filled(ana).send(figure="118", commentary="In the north.")
    assert state() == "sent_back"
    Filled(ana).send(figure="117", commentary="In the north.")
    assert state() == "submitted"


def test_checking_shows_the_reading_and_hands_nothing_in(due: models.Return, ana: Client) -> None:
    page = text_of(Filled(ana).send("check", figure="85"), ana)
    assert "On target" in page
    assert state() == "draft"
    page = text_of(Filled(ana).send("check", figure="62"), ana)
    assert "Before you can hand it in:Say why it is off target." in page


def test_a_draft_is_kept(due: models.Return, ana: Client) -> None:
    page = text_of(Filled(ana).send("save", commentary="Half a thought"), ana)
    assert "Your draft is saved" in page
    assert "Half a thought" in page
    assert state() == "draft"


def test_without_a_figure_the_reason_for_it_is_enough(due: models.Return, ana: Client) -> None:
    assert "Give the figure" in text_of(Filled(ana).send(), ana)
    Filled(ana).send(figure="n/a", commentary="The system is being replaced.")
    assert state() == "submitted"


def test_a_provisional_figure_is_marked(due: models.Return, ana: Client) -> None:
    page = Filled(ana)
    (name,) = page.form.xpath(".//input[starts-with(@name, 'provisional')]/@name")
    page.send(figure="85", **{name: "on"})
    figures = models.Submission.objects.get().given["figures"]
    assert [one["provisional"] for one in figures.values()] == [True]


def test_a_narrative_quarter_asks_for_words_only(due: models.Return, ana: Client) -> None:
    models.Return.objects.filter(pk=due.pk).update(asked="narrative")
    page = Filled(ana)
    assert not page.form.xpath(".//input[starts-with(@name, 'value-')]")
    assert "Say what happened in this period." in text_of(page.send(), ana)
    Filled(ana).send(commentary="The survey went out.")
    assert state() == "submitted"


# Twice, and two at once


def test_a_double_click_is_one_submission_and_no_quarrel(due: models.Return, ana: Client) -> None:
    page = Filled(ana)
    first, second = page.send(figure="85"), page.send(figure="85")
    assert first["Location"] == second["Location"]
    assert models.Submission.objects.count() == 1


def test_a_double_click_on_something_incomplete_is_no_quarrel_either(
    due: models.Return, ana: Client
) -> None:
    page = Filled(ana)
    first, second = page.send(figure="62"), page.send(figure="62")
    assert (first.status_code, second.status_code) == (302, 302)
    assert models.Return.objects.get(pk=due.pk).version == due.version + 1


def test_the_second_of_two_people_sees_both_versions_and_chooses(
    due: models.Return, ana: Client, ben: Client
) -> None:
    hers, his = Filled(ana), Filled(ben)
    hers.send("save", figure="85", commentary="From the contractor.")
    answer = his.send("save", figure="86", commentary="From the depot.\nCounted twice.")
    assert answer.status_code == 409
    tree = html.fromstring(answer.content.decode())
    told = tree.xpath("string(//main)")
    for words in ("ana", "85%", "86%", "From the contractor.", "From the depot."):
        assert words in told
    assert "85" in str(models.Return.objects.get(pk=due.pk).draft)
    (form,) = tree.xpath("//main//form")
    mine = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
    assert "Counted twice." in mine["commentary"]
    edited = ben.post(PAGE, mine | {"do": "edit"})
    assert "Counted twice." in edited.content.decode()
    assert "85" in str(models.Return.objects.get(pk=due.pk).draft)
    assert ben.post(PAGE, mine | {"do": "save"}).status_code == 302
    assert "From the depot." in str(models.Return.objects.get(pk=due.pk).draft)


def test_what_was_handed_in_meanwhile_can_be_taken_back_for_mine(
    due: models.Return, ana: Client, ben: Client
) -> None:
    hers, his = Filled(ana), Filled(ben)
    hers.send(figure="85")
    answer = his.send(figure="86")
    assert answer.status_code == 409
    assert "Theirs is handed in already" in text_of(answer, ben)
    form = html.fromstring(answer.content.decode()).xpath("//main//form")[0]
    mine = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
    ben.post(PAGE, mine | {"do": "take back"})
    assert state() == "draft"
    assert "86" in str(models.Return.objects.get(pk=due.pk).draft)


def test_somebody_with_two_windows_is_told_that_it_was_themselves(
    due: models.Return, ana: Client
) -> None:
    first, second = Filled(ana), Filled(ana)
    first.send("save", figure="85")
    told = text_of(second.send("save", figure="86"), ana)
    assert "You changed this in another window" in told
    assert "Theirs" not in told


# Its way


def test_taken_back_sent_back_commented_on_and_handed_in_again(
    due: models.Return, ana: Client, ben: Client
) -> None:
    now = submitted(due)
    ana.post(f"{PAGE}withdraw/", {"version": now.version})
    assert state() == "draft"
    now = submitted(models.Return.objects.get(pk=due.pk))
    assert "Say why" in text_of(ben.post(f"{PAGE}send-back/", {"version": now.version}), ben)
    ben.post(f"{PAGE}send-back/", {"version": now.version, "reason": "Whose repairs?"})
    assert state() == "sent_back"
    assert "Whose repairs?" in text_of(ana.get(PAGE), ana)
    ana.post(f"{PAGE}comment/", {"text": "All of them."})
    page = text_of(ben.get(PAGE), ben)
    assert "All of them." in page
    assert "sent it back" in page


def test_nobody_signs_off_what_they_gave(due: models.Return, ben: Client) -> None:
    Filled(ben).send(figure="85")
    assert "somebody else has to sign them off" in text_of(ben.get(PAGE), ben)


def test_the_history_says_who_in_what_role_and_what_changed(
    due: models.Return, ana: Client, ben: Client, cy: Client
) -> None:
    Filled(ana).send("save", figure="62", commentary="First")
    Filled(ana).send(figure="85")
    now = models.Return.objects.get(pk=due.pk)
    ben.post("/anyborough/my-work/sign-off/", {"return": f"{now.pk}:{now.version}"})
    page = text_of(cy.get(PAGE), cy)
    for words in ("ana, data owner, submitted it", "62% → 85%", "ben, lead officer, signed it off"):
        assert words in page
    now = models.Return.objects.get(pk=due.pk)
    cy.post("/anyborough/periods/publish/", {"return": f"{now.pk}:{now.version}", "then": PAGE})
    assert state() == "published"
    now = models.Return.objects.get(pk=due.pk)
    cy.post(f"{PAGE}reopen/", {"version": now.version, "reason": "Voids were counted in"})
    page = text_of(ana.get(PAGE), ana)
    assert "Voids were counted in" in page
    assert "stays published" in page


def test_a_locked_period_says_so_and_shows_no_form(due: models.Return, ana: Client) -> None:
    page = Filled(ana)
    actions.lock_period(
        authority=due.measure.authority, period=period_of_q4(), by="cy", grace_until=None
    )
    answer = page.send(figure="85", commentary="Written for an hour")
    assert "the period is locked" in text_of(answer, ana)
    assert "Written for an hour" in answer.content.decode()
    shown = ana.get(PAGE)
    assert "is locked since" in text_of(shown, ana)
    assert b'name="key"' not in shown.content


def period_of_q4() -> Any:
    from goldthread.framework.periods import quarter

    return quarter(2020, 4)


# Who may


def test_whoever_only_looks_gets_no_form_and_may_not_send_one(
    due: models.Return, ana: Client, person: Callable[..., Client]
) -> None:
    page = Filled(ana)
    auditor = person("aud", "auditor", due.measure.authority)
    assert b'name="key"' not in auditor.get(PAGE).content
    page.client = auditor
    assert page.send(figure="85").status_code == 403
    assert state() == "due"


def test_a_data_owner_of_another_measure_is_told_why_not(
    due: models.Return, person: Callable[..., Client]
) -> None:
    other = records.Measure.objects.create(
        authority=due.measure.authority, code="zz", title="Another"
    )
    eve = person("eve", "data_owner", due.measure.authority, measure=other)
    answer = eve.get(PAGE)
    assert answer.status_code == 403
    assert "only for the measure Another" in text_of(answer, eve)


def test_a_return_of_another_authority_is_not_found(
    due: models.Return,
    other_authority: records.Authority,
    person: Callable[..., Client],
    cy: Client,
) -> None:
    stranger = person("eve", "performance_team", other_authority)
    for address in (PAGE, PAGE.replace("anyborough", "elsewhere")):
        assert stranger.get(address).status_code == 404
    for step in ("withdraw", "send-back", "reopen", "comment"):
        assert stranger.post(f"{PAGE}{step}/", {"reason": "x"}).status_code == 404
    now = submitted(due)
    chosen = {"return": f"{now.pk}:{now.version}"}
    assert stranger.post("/elsewhere/periods/publish/", chosen).status_code == 404
    officer = person("off", "lead_officer", other_authority)
    assert officer.post("/elsewhere/my-work/sign-off/", chosen).status_code == 404
    assert state() == "submitted"


def test_a_story_given_with_the_figure_stays(due: models.Return, ana: Client, ben: Client) -> None:
    actions.save_draft(
        period_return=due, given=given(due.measure, "62", story=TOLD), version=1, by="ana"
    )
    Filled(ana).send()
    assert "Agency cover" in text_of(ben.get("/anyborough/my-work/"), ben)
