"""Who may do what, and why not."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from goldthread.web.accounts.models import Delegation, RoleAssignment, User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import ROLES, Scope
from goldthread.web.accounts.selectors import (
    about,
    authorities_of,
    decide,
    decide_for_a_part,
    may,
    permitted_measures,
)
from goldthread.web.records import models

pytestmark = pytest.mark.django_db

YESTERDAY = timezone.localdate() - timedelta(days=1)
TOMORROW = timezone.localdate() + timedelta(days=1)


def person(name: str) -> User:
    return User.objects.create(username=name, email=f"{name}@example.org")


def give(user: User, role: str, authority: models.Authority, **scope: Any) -> RoleAssignment:
    told = {"starts_on": YESTERDAY, "given_by": "a test", **scope}
    return RoleAssignment.objects.create(user=user, role=role, authority=authority, **told)


@pytest.fixture
def measure(series: models.Series) -> models.Measure:
    return series.measure


@pytest.fixture
def another_measure(measure: models.Measure) -> models.Measure:
    return models.Measure.objects.create(authority=measure.authority, code="x", title="Another")


# What must be refused comes first.


@pytest.mark.parametrize("permission", Permission)
def test_without_a_role_nothing_is_allowed(
    authority: models.Authority, permission: Permission
) -> None:
    for user in (person("ana"), AnonymousUser()):
        assert not may(user, permission, authority)
    boss = User.objects.create(username="boss", is_superuser=True, is_staff=True)
    assert not may(boss, permission, authority)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_in_one_authority_opens_nothing_in_another(
    role: str, authority: models.Authority, other_authority: models.Authority
) -> None:
    user = person("ana")
    give(user, role, authority)
    assert not any(may(user, permission, other_authority) for permission in Permission)
    assert list(authorities_of(user)) == [authority]


def test_a_role_counts_from_its_first_to_its_last_day(authority: models.Authority) -> None:
    user = person("ana")
    held = give(user, "viewer", authority, ends_on=TOMORROW)
    assert may(user, Permission.READ, authority)
    for started, ended in ((TOMORROW, None), (YESTERDAY, YESTERDAY)):
        RoleAssignment.objects.filter(pk=held.pk).update(starts_on=started, ends_on=ended)
        assert not may(user, Permission.READ, authority)
        assert not authorities_of(user).exists()


def test_a_leaver_may_do_nothing(authority: models.Authority) -> None:
    user = person("ana")
    give(user, "administrator", authority)
    user.is_active = False
    assert not may(user, Permission.READ, authority)
    assert not authorities_of(user).exists()
    assert not permitted_measures(user, Permission.READ, authority).exists()


def test_a_role_for_one_measure_opens_no_other(
    measure: models.Measure, another_measure: models.Measure
) -> None:
    user = person("ana")
    give(user, "data_owner", measure.authority, measure=measure)
    assert may(user, Permission.GIVE_FIGURES, measure)
    assert not may(user, Permission.GIVE_FIGURES, another_measure)
    assert not may(user, Permission.GIVE_FIGURES, measure.authority)
    found = permitted_measures(user, Permission.GIVE_FIGURES, measure.authority)
    assert list(found) == [measure]


def test_whoever_answers_for_one_measure_reads_what_is_published_of_all(
    measure: models.Measure, another_measure: models.Measure
) -> None:
    user = person("ana")
    give(user, "data_owner", measure.authority, measure=measure)
    assert may(user, Permission.READ, another_measure)
    assert may(user, Permission.READ, measure.authority)
    assert permitted_measures(user, Permission.READ, measure.authority).count() == 3


def test_a_part_is_enough_to_be_let_in_and_no_role_is_not(
    measure: models.Measure, other_authority: models.Authority
) -> None:
    user = person("ana")
    give(user, "data_owner", measure.authority, measure=measure)
    told = decide_for_a_part(user, Permission.GIVE_FIGURES, measure.authority)
    assert (told.allowed, told.role) == (True, "data owner")
    assert not decide_for_a_part(user, Permission.SIGN_OFF, measure.authority).allowed
    assert not decide_for_a_part(user, Permission.READ, other_authority).allowed
    assert not decide_for_a_part(AnonymousUser(), Permission.READ, measure.authority).allowed


def test_a_role_for_a_service_covers_its_measures_in_force(
    measure: models.Measure, another_measure: models.Measure
) -> None:
    edition = measure.editions.get()
    edition.service, _ = models.Service.objects.get_or_create(
        authority=measure.authority, name="Housing"
    )
    edition.save()
    user = person("ana")
    give(user, "lead_officer", measure.authority, service=edition.service)
    assert may(user, Permission.SIGN_OFF, measure)
    assert may(user, Permission.SIGN_OFF, edition.service)
    assert not may(user, Permission.SIGN_OFF, another_measure)


def test_a_role_for_a_post_covers_what_the_post_leads(
    measure: models.Measure, another_measure: models.Measure
) -> None:
    post = models.Person.objects.create(
        authority=measure.authority, name="Head of Anything", kind="officer"
    )
    models.MeasureLead.objects.create(
        edition_measure=measure.editions.get(), person=post, position=99
    )
    user = person("ana")
    give(user, "lead_officer", measure.authority, post=post)
    assert may(user, Permission.SIGN_OFF, measure)
    assert not may(user, Permission.SIGN_OFF, another_measure)


def test_nobody_signs_off_by_being_in_the_performance_team(measure: models.Measure) -> None:
    user = person("ana")
    give(user, "performance_team", measure.authority)
    assert may(user, Permission.PUBLISH, measure)
    assert not may(user, Permission.SIGN_OFF, measure)


def test_an_administrator_touches_no_figure() -> None:
    administrator = ROLES["administrator"].permissions
    assert not administrator & {
        Permission.GIVE_FIGURES,
        Permission.SIGN_OFF,
        Permission.PUBLISH,
        Permission.REOPEN,
    }


def test_an_auditor_changes_nothing() -> None:
    sees = {Permission.READ, Permission.SEE_RETURNS, Permission.SEE_AUDIT}
    assert ROLES["auditor"].permissions == sees


# Acting for somebody


def away(who: User, for_her: User, authority: models.Authority, **days: date) -> Delegation:
    told = {"starts_on": YESTERDAY, "ends_on": TOMORROW, **days}
    return Delegation.objects.create(
        authority=authority,
        from_user=who,
        to_user=for_her,
        reason="on leave",
        given_by="ana",
        **told,
    )


def test_a_delegate_may_what_the_other_may_and_the_reason_says_for_whom(
    measure: models.Measure,
) -> None:
    ana, ben = person("ana"), person("ben")
    give(ana, "lead_officer", measure.authority, measure=measure)
    away(ana, ben, measure.authority)
    told = decide(ben, Permission.SIGN_OFF, measure)
    assert told.allowed
    assert "for ana" in told.because
    assert list(authorities_of(ben)) == [measure.authority]
    assert list(permitted_measures(ben, Permission.SIGN_OFF, measure.authority)) == [measure]


def test_a_delegation_passes_on_no_office(authority: models.Authority) -> None:
    ana, ben = person("ana"), person("ben")
    give(ana, "administrator", authority)
    away(ana, ben, authority)
    assert not may(ben, Permission.MANAGE_PEOPLE, authority)
    assert not authorities_of(ben).exists()


def test_a_delegation_ends_with_its_last_day_and_when_the_other_leaves(
    measure: models.Measure,
) -> None:
    ana, ben = person("ana"), person("ben")
    give(ana, "lead_officer", measure.authority)
    delegation = away(ana, ben, measure.authority)
    assert not decide(ben, Permission.SIGN_OFF, measure, on=TOMORROW + timedelta(days=1)).allowed
    ana.is_active = False
    ana.save()
    assert not may(ben, Permission.SIGN_OFF, measure)
    delegation.refresh_from_db()


def test_what_was_passed_on_is_not_passed_on_again(measure: models.Measure) -> None:
    ana, ben, cy = person("ana"), person("ben"), person("cy")
    give(ana, "lead_officer", measure.authority)
    away(ana, ben, measure.authority)
    away(ben, cy, measure.authority)
    assert not may(cy, Permission.SIGN_OFF, measure)


# What is said


def test_a_refusal_says_whom_to_ask(authority: models.Authority) -> None:
    user = person("ana")
    assert (
        decide(user, Permission.PUBLISH, authority).because == f"You have no role in {authority}."
    )
    give(user, "viewer", authority)
    told = decide(user, Permission.PUBLISH, authority).because
    assert told == "To publish returns and lock periods takes the role of performance team."


def test_a_refusal_for_one_measure_says_for_which_it_is_allowed(
    measure: models.Measure, another_measure: models.Measure
) -> None:
    user = person("ana")
    give(user, "data_owner", measure.authority, measure=measure)
    told = decide(user, Permission.GIVE_FIGURES, another_measure).because
    assert told == f"You may give figures only for the measure {measure}."


def test_a_record_of_a_measure_is_about_that_measure(series: models.Series) -> None:
    assert about(series).measure == series.measure
    assert about(series.measure.authority).measure is None
    with pytest.raises(TypeError, match="belongs to no authority"):
        about(person("ana"))


def test_every_role_says_what_it_is_for() -> None:
    for role in ROLES.values():
        assert role.__doc__
        assert role.permissions
        assert Scope.AUTHORITY in role.scopes
        assert not role.can_be_delegated or role.permissions <= ROLES["lead_officer"].permissions
    allowed = frozenset().union(*(role.permissions for role in ROLES.values()))
    assert allowed == frozenset(Permission)
