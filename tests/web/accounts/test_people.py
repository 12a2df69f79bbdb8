"""Inviting, giving and ending roles, leaving, and acting for one another."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from goldthread.web.accounts import actions
from goldthread.web.accounts.models import Invitation, RoleAssignment, User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import (
    decide,
    invitation_for,
    may,
    people_of,
    people_of_the_demonstration,
)
from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors import verified_chain
from goldthread.web.records import models
from goldthread.web.refusal import ActionRefusedError

pytestmark = pytest.mark.django_db

PASSWORD = "four words in a row"  # noqa: S105 - made up
TODAY = timezone.localdate()
Come = Callable[..., User]


@pytest.fixture
def come(authority: models.Authority) -> Come:
    """Somebody who was invited and accepted."""

    def came(name: str, role: str, where: models.Authority = authority, **part: object) -> User:
        made = actions.invite_person(
            authority=where,
            email=f"{name.lower()}@example.org",
            role=role,
            by="the shell",
            part=actions.Part(**part),  # type: ignore[arg-type] # service, measure or post
        )
        return actions.accept_invitation(
            invitation=made.invitation,
            by=made.invitation.email,
            first_name=name,
            last_name="Example",
            password=PASSWORD,
        )

    return came


@pytest.fixture
def head(come: Come, client: Client) -> User:
    """An administrator, signed in."""
    user = come("Head", "administrator")
    client.force_login(user)
    return user


# Invitations


def test_an_invitation_leads_from_the_letter_to_one_s_own_page(
    client: Client, head: User, series: models.Series
) -> None:
    client.post(
        "/anyborough/people/invite/",
        {"email": "Ana@Example.org", "role": "data_owner", "part": f"measure-{series.measure_id}"},
    )
    (letter,) = mail.outbox
    assert letter.to == ["ana@example.org"]
    link = re.search(r"http://testserver(/invitation/\S+)", letter.body)
    assert link
    visitor = Client()
    page = visitor.get(link[1]).content.decode()
    assert "invites you as data owner for the measure Homes let" in page
    told = {"first_name": "Ana", "last_name": "Example", "password": PASSWORD}
    at_home = visitor.post(link[1], told)["Location"]
    assert visitor.get(at_home)["Location"] == "/anyborough/my-work/"
    mine = visitor.get("/account/").content.decode()
    assert "Data owner for the measure Homes let" in mine
    ana = User.objects.get(username="ana@example.org")
    assert may(ana, Permission.GIVE_FIGURES, series.measure)
    assert visitor.get(link[1]).status_code == 404
    told_of = Event.objects.filter(authority=series.measure.authority).order_by("number")
    by_head, by_ana = told_of.filter(action__in=("invite person", "accept invitation")).order_by(
        "-number"
    )[:2][::-1]
    assert (by_head.by, by_head.role) == ("head@example.org", "administrator")
    assert by_ana.by == "ana@example.org"
    assert verified_chain(series.measure.authority).broken is None


def test_the_secret_of_a_link_is_not_kept(authority: models.Authority) -> None:
    made = actions.invite_person(
        authority=authority, email="ana@example.org", role="viewer", by="the shell"
    )
    kept = str(Invitation.objects.values().get()) + str(list(Event.objects.values()))
    assert made.token not in kept
    assert invitation_for(made.token) == made.invitation


def test_an_invitation_ends_after_a_fortnight_when_taken_back_and_when_replaced(
    authority: models.Authority,
) -> None:
    def asked() -> actions.Invited:
        return actions.invite_person(
            authority=authority, email="ana@example.org", role="viewer", by="the shell"
        )

    first, second = asked(), asked()
    assert invitation_for(first.token) is None
    assert invitation_for(second.token) is not None
    for days, there in ((13, True), (15, False)):
        when = timezone.now() - timedelta(days=days)
        Invitation.objects.filter(pk=second.invitation.pk).update(invited_at=when)
        assert (invitation_for(second.token) is not None) == there
    third = asked()
    actions.withdraw_invitation(invitation=third.invitation, by="head")
    assert invitation_for(third.token) is None
    with pytest.raises(ActionRefusedError, match="used, taken back or too old"):
        actions.accept_invitation(invitation=third.invitation, by="ana@example.org")


@pytest.mark.parametrize(
    ("email", "role", "said"),
    [
        ("nobody", "viewer", "is not an e-mail address"),
        ("ana@example.org", "king", "There is no role 'king'"),
    ],
)
def test_what_cannot_be_is_not_invited(
    authority: models.Authority, email: str, role: str, said: str
) -> None:
    with pytest.raises(ActionRefusedError, match=said):
        actions.invite_person(authority=authority, email=email, role=role, by="the shell")


def test_an_office_is_for_the_whole_and_a_part_is_the_authority_s_own(
    series: models.Series, other_authority: models.Authority
) -> None:
    for role, where, said in (
        ("performance_team", series.measure.authority, "for the whole authority, not for a part"),
        ("data_owner", other_authority, "does not belong to Elsewhere"),
    ):
        with pytest.raises(ActionRefusedError, match=said):
            actions.invite_person(
                authority=where,
                email="ana@example.org",
                role=role,
                by="the shell",
                part=actions.Part(measure=series.measure),
            )


def test_an_easy_password_is_refused_and_nobody_is_made(authority: models.Authority) -> None:
    made = actions.invite_person(
        authority=authority, email="ana@example.org", role="viewer", by="the shell"
    )
    told = {"first_name": "Ana", "last_name": "Example", "password": "password"}
    page = Client().post(f"/invitation/{made.token}/", told)
    assert "too common" in page.content.decode()
    assert not User.objects.exists()


def test_somebody_known_accepts_signed_in_and_keeps_their_password(
    come: Come, other_authority: models.Authority
) -> None:
    ana = come("Ana", "viewer")
    made = actions.invite_person(
        authority=other_authority, email="ana@example.org", role="auditor", by="the shell"
    )
    link = f"/invitation/{made.token}/"
    stranger = Client()
    told = {"first_name": "X", "last_name": "Y", "password": "quite another row"}
    stranger.post(link, told)
    ana.refresh_from_db()
    assert ana.check_password(PASSWORD)
    assert not may(ana, Permission.SEE_AUDIT, other_authority)
    browser = Client()
    browser.force_login(ana)
    arrived = browser.post(link)["Location"]
    assert may(ana, Permission.SEE_AUDIT, other_authority)
    assert arrived == f"/my-work/?at={other_authority.code}"


# Roles


def test_a_role_ends_with_the_next_request(client: Client, head: User, come: Come) -> None:
    ana = come("Ana", "administrator")
    browser = Client()
    browser.force_login(ana)
    assert browser.get("/anyborough/people/").status_code == 200
    role = ana.role_assignments.get()
    client.post(f"/anyborough/people/person/{ana.username}/end-role/", {"role": role.pk})
    assert browser.get("/anyborough/people/").status_code == 404
    event = Event.objects.order_by("number").last()
    assert event is not None
    assert (event.action, event.by, event.role) == (
        "end role",
        "head@example.org",
        "administrator",
    )
    assert event.before["person"] == "ana@example.org"


def test_an_authority_keeps_an_administrator(head: User, authority: models.Authority) -> None:
    with pytest.raises(ActionRefusedError, match="only administrator"):
        actions.end_role(assignment=head.role_assignments.get(), by="head")
    with pytest.raises(ActionRefusedError, match="only administrator"):
        actions.leave(authority=authority, user=head, by="head")
    assert may(head, Permission.MANAGE_PEOPLE, authority)


def test_a_role_is_given_once_and_for_days_in_order(
    come: Come, authority: models.Authority
) -> None:
    ana = come("Ana", "viewer")
    with pytest.raises(ActionRefusedError, match="has this role already"):
        actions.give_role(authority=authority, user=ana, role="viewer", by="head")
    with pytest.raises(ActionRefusedError, match="before the first"):
        actions.give_role(
            authority=authority,
            user=ana,
            role="auditor",
            by="head",
            ends_on=TODAY - timedelta(days=1),
        )
    given = actions.give_role(
        authority=authority,
        user=ana,
        role="auditor",
        by="head",
        starts_on=TODAY + timedelta(days=1),
    )
    assert not may(ana, Permission.SEE_AUDIT, authority)
    assert decide(ana, Permission.SEE_AUDIT, authority, on=given.starts_on).allowed


def test_a_record_of_another_authority_cannot_be_named_by_a_button(
    client: Client, head: User, come: Come, other_authority: models.Authority
) -> None:
    there = come("Ben", "viewer", other_authority)
    come("Ana", "viewer")
    role = there.role_assignments.get()
    for address, told in (
        (f"person/{there.username}/", None),
        (f"person/{there.username}/leave/", {}),
        ("person/ana@example.org/end-role/", {"role": role.pk}),
    ):
        ask = client.get if told is None else client.post
        assert ask(f"/anyborough/people/{address}", told or {}).status_code == 404
    role.refresh_from_db()
    assert role.ended_at is None


# Leaving


def test_a_leaver_is_out_at_once_and_their_work_stays(
    client: Client, head: User, come: Come, authority: models.Authority
) -> None:
    ana = come("Ana", "performance_team")
    browser = Client()
    browser.post("/sign-in", {"login": ana.username, "password": PASSWORD})
    assert browser.get("/account/").status_code == 200
    before = Event.objects.count()
    client.post(f"/anyborough/people/person/{ana.username}/leave/", {"reason": "retired"})
    assert browser.get("/account/").status_code == 302
    assert not UserSession.objects.filter(user=ana).exists()
    ana.refresh_from_db()
    assert not ana.is_active
    assert Event.objects.count() == before + 1
    assert Event.objects.filter(by="ana@example.org").exists()
    there = people_of(authority)
    assert [one.user for one in there.working] == [head]
    assert list(there.left) == [ana]


def test_who_leaves_one_council_stays_in_the_other(
    come: Come, authority: models.Authority, other_authority: models.Authority
) -> None:
    ana = come("Ana", "viewer")
    actions.give_role(authority=other_authority, user=ana, role="viewer", by="head")
    actions.leave(authority=authority, user=ana, by="head")
    ana.refresh_from_db()
    assert ana.is_active
    assert not may(ana, Permission.READ, authority)
    assert may(ana, Permission.READ, other_authority)


def test_a_leaver_who_is_invited_again_chooses_a_new_password(
    come: Come, authority: models.Authority
) -> None:
    ana = come("Ana", "viewer")
    actions.leave(authority=authority, user=ana, by="head")
    made = actions.invite_person(
        authority=authority, email=ana.email, role="viewer", by="the shell"
    )
    back = actions.accept_invitation(
        invitation=made.invitation,
        by=ana.email,
        password="another row of words",  # noqa: S106
    )
    assert back.pk == ana.pk
    assert back.is_active
    assert back.check_password("another row of words")


# Acting for one another


def test_somebody_going_away_lets_a_colleague_act_and_comes_back_early(
    client: Client, come: Come, series: models.Series
) -> None:
    ana = come("Ana", "lead_officer", measure=series.measure)
    ben = come("Ben", "viewer")
    client.force_login(ana)
    told = {
        "to_user": ben.pk,
        "starts_on": TODAY.isoformat(),
        "ends_on": (TODAY + timedelta(days=7)).isoformat(),
        "reason": "annual leave",
    }
    client.post("/anyborough/people/away/", told)
    decision = decide(ben, Permission.SIGN_OFF, series.measure)
    assert decision.because == "You are lead officer for the measure Homes let, for Ana Example."
    delegation = ana.delegations_given.get()
    client.post("/anyborough/people/back/", {"delegation": delegation.pk})
    assert not may(ben, Permission.SIGN_OFF, series.measure)


def test_what_cannot_be_passed_on_is_refused_with_every_reason(
    come: Come, authority: models.Authority
) -> None:
    ana, ben = come("Ana", "performance_team"), User.objects.create(username="ben")
    with pytest.raises(ActionRefusedError) as refused:
        actions.delegate(
            authority=authority,
            from_user=ana,
            to_user=ben,
            starts_on=TODAY,
            ends_on=TODAY - timedelta(days=1),
            reason=" ",
            by="ana",
        )
    assert len(refused.value.reasons) == 5


# A lost second factor, and why


def test_a_lost_second_factor_is_taken_away_with_a_reason(
    client: Client, head: User, come: Come
) -> None:
    ana = come("Ana", "viewer")
    Authenticator.objects.create(user=ana, type="totp", data={})
    address = f"/anyborough/people/person/{ana.username}/second-factor/"
    client.post(address, {"reason": ""})
    assert Authenticator.objects.exists()
    client.post(address, {"reason": "lost telephone; seen in person"})
    assert not Authenticator.objects.exists()


def test_the_page_says_why_and_why_not(client: Client, head: User, come: Come) -> None:
    come("Ana", "viewer")
    page = client.get("/anyborough/people/why/?person=ana@example.org&to=publish").content.decode()
    assert "Ana Example may not publish returns and lock periods." in page
    assert "To publish returns and lock periods takes the role of performance team." in page
    page = client.get("/anyborough/people/why/?person=ana@example.org&to=read").content.decode()
    assert "Ana Example is viewer for Anyborough." in page


def test_others_ask_about_themselves_only(come: Come) -> None:
    ana = come("Ana", "viewer")
    come("Ben", "auditor")
    browser = Client()
    browser.force_login(ana)
    page = browser.get("/anyborough/people/why/?person=ben@example.org&to=read").content.decode()
    assert "Ben" not in page
    page = browser.get("/anyborough/people/why/?person=ana@example.org&to=publish").content.decode()
    assert "You may not publish" in page
    assert browser.get("/anyborough/people/").status_code == 403


# The demonstration


@pytest.fixture
def made_up(authority: models.Authority) -> User:
    made = actions.invite_person(
        authority=authority, email="viewer@demonstration.example", role="viewer", by="the demo"
    )
    return actions.accept_invitation(invitation=made.invitation, by="the demo")


def test_a_made_up_person_is_tried_with_one_click_in_the_demonstration(
    client: Client, made_up: User, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    assert "None of these people is real" in client.get("/try-as/").content.decode()
    client.post("/try-as/", {"person": made_up.username})
    assert client.get("/account/").status_code == 200


def test_outside_the_demonstration_nobody_is_tried(client: Client, made_up: User) -> None:
    assert client.get("/try-as/").status_code == 404
    assert client.post("/try-as/", {"person": made_up.username}).status_code == 404
    assert client.get("/account/").status_code == 302


def test_nobody_real_is_tried_in_the_demonstration_either(
    client: Client, come: Come, made_up: User, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    ana = come("Ana", "administrator")
    with_password = come("Eve", "viewer")
    User.objects.filter(pk=with_password.pk).update(email="eve@demonstration.example")
    for user in (ana, with_password):
        assert client.post("/try-as/", {"person": user.username}).status_code == 404
    assert list(people_of_the_demonstration()) == [made_up]
    assert RoleAssignment.objects.count() == 3
