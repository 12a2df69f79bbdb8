"""Whether a person may do a thing, and why, or why not."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from goldthread.web.accounts.models import Delegation, RoleAssignment
from goldthread.web.accounts.permissions import FOR_THE_WHOLE, Permission
from goldthread.web.accounts.roles import ROLES, Scope, roles_that_allow
from goldthread.web.accounts.while_reading import known_while_reading
from goldthread.web.records.models import (
    Authority,
    Deliverable,
    DeliverableLead,
    Measure,
    MeasureLead,
    Service,
)
from goldthread.web.records.selectors import framework_in_force, statements_that_count
from goldthread.web.records.selectors.worded import Worded, related_of, with_related


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a thing is allowed, in a sentence why, and the title of the role that allows it.

    ``because`` is said to the person ("You are viewer …"), ``of_them`` to anybody else
    ("Ana is viewer …").
    """

    allowed: bool
    because: str
    of_them: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """What a permission is asked for: an authority, or a service, measure or deliverable of it."""

    authority: Authority
    service: Service | None = None
    measure: Measure | None = None
    deliverable: Deliverable | None = None


@dataclass(frozen=True, slots=True)
class _Held:
    """A role somebody holds today: their own, or another's while they are away."""

    assignment: RoleAssignment
    for_whom: str = ""


def about(subject: Any) -> About:
    """What a permission about this record is about.

    Records of a measure (a return, a series) name it as ``measure``, those of a deliverable as
    ``deliverable``; any other is reached through its authority. Raises ``TypeError`` for what
    belongs to none.
    """
    if isinstance(subject, About):
        return subject
    if isinstance(subject, Authority):
        return About(subject)
    if isinstance(subject, Service):
        return About(subject.authority, service=subject)
    measure = subject if isinstance(subject, Measure) else getattr(subject, "measure", None)
    if isinstance(measure, Measure):
        return About(measure.authority, measure=measure)
    own = subject if isinstance(subject, Deliverable) else getattr(subject, "deliverable", None)
    if isinstance(own, Deliverable):
        return About(own.authority, deliverable=own)
    path = getattr(subject, "authority_path", None)
    if path is None:
        raise TypeError(f"{type(subject).__name__} belongs to no authority.")
    for step in path.split("__"):
        subject = getattr(subject, step)
    return About(subject)


def decide(user: Any, permission: Permission, subject: Any, *, on: date | None = None) -> Decision:
    """Whether this person may do this thing to this record today (or ``on`` a day).

    Nothing is allowed that no role of theirs, or of somebody they act for, allows for it.
    """
    if not user.is_authenticated or not user.is_active:
        return _nobody(user)
    asked = about(subject)
    held = _held(user, asked.authority, on or timezone.localdate())
    allowing = [one for one in held if permission in one.assignment.as_role.permissions]
    for one in allowing:
        if permission in FOR_THE_WHOLE or _covers(one.assignment, asked):
            return _allowed_by(user, one)
    if allowing:
        parts = ", ".join(_for(one.assignment).removeprefix(" for ") for one in allowing)
        told = f"may {permission} only for {parts}."
        return Decision(allowed=False, because=f"You {told}", of_them=f"{user.name} {told}")
    return _refused(user, permission, asked.authority, any_role=bool(held))


def decide_for_a_part(user: Any, permission: Permission, authority: Authority) -> Decision:
    """Whether this person may do this thing in an authority at all, be it for one measure only.

    It opens a page whose list is narrowed to ``permitted_measures``, or that decides about one
    record once it knows which.
    """
    if not user.is_authenticated or not user.is_active:
        return _nobody(user)
    held = _held(user, authority, timezone.localdate())
    for one in held:
        if permission in one.assignment.as_role.permissions:
            return _allowed_by(user, one)
    return _refused(user, permission, authority, any_role=bool(held))


def may(user: Any, permission: Permission, subject: Any) -> bool:
    """Whether this person may do this thing to this record today."""
    return decide(user, permission, subject).allowed


def authorities_of(user: Any) -> QuerySet[Authority]:
    """The authorities in which a person has a role today, their own or a delegated one."""
    if not user.is_authenticated or not user.is_active:
        return Authority.objects.none()
    roles = _roles_of([user.pk], timezone.localdate())
    return Authority.objects.filter(pk__in=roles.order_by().values("authority"))


def has_a_role(user: Any, authority: Authority) -> bool:
    """Whether a person has a role in an authority today, their own or a delegated one."""
    if not user.is_authenticated or not user.is_active:
        return False
    return bool(_held(user, authority, timezone.localdate()))


def permitted_measures(
    user: Any, permission: Permission, authority: Authority
) -> QuerySet[Measure]:
    """The measures of an authority for which a person may do a thing today."""
    measures = Measure.objects.for_authority(authority)
    if not user.is_authenticated or not user.is_active:
        return measures.none()
    allowed = Q(pk__in=[])
    for one in _held(user, authority, timezone.localdate()):
        if permission not in one.assignment.as_role.permissions:
            continue
        if permission in FOR_THE_WHOLE or one.assignment.scope is Scope.AUTHORITY:
            return measures
        allowed |= measures_covered_by(one.assignment)
    return measures.filter(allowed).distinct()


def _nobody(user: Any) -> Decision:
    whose = f"{user.name} has left." if user.is_authenticated else "Nobody is signed in."
    return Decision(allowed=False, because="Nobody is signed in.", of_them=whose)


def _allowed_by(user: Any, held: _Held) -> Decision:
    role = held.assignment.as_role.title
    acting = f", for {held.for_whom}" if held.for_whom else ""
    told = f"{role}{_for(held.assignment)}{acting}."
    return Decision(
        allowed=True, because=f"You are {told}", of_them=f"{user.name} is {told}", role=role
    )


def _refused(
    user: Any, permission: Permission, authority: Authority, *, any_role: bool
) -> Decision:
    if not any_role:
        told = f"no role in {authority}."
        return Decision(
            allowed=False, because=f"You have {told}", of_them=f"{user.name} has {told}"
        )
    *others, last = (role.title for role in roles_that_allow(permission))
    titles = f"{', '.join(others)} or {last}" if others else last
    told = f"To {permission} takes the role of {titles}."
    return Decision(allowed=False, because=told, of_them=told)


def authority_with_a_role(user: Any, code: str) -> Authority | None:
    """The authority of this code, if a person has a role there today. One query."""
    if not user.is_authenticated or not user.is_active:
        return None
    day = timezone.localdate()

    def asked() -> Authority | None:
        roles = _ROLES_AT.of([user.pk], code, day)
        if not roles:
            return None
        authority: Authority = related_of(roles[0], "authority")
        held = _as_held(user, authority, roles)
        known_while_reading(("held", user.pk, authority.pk, day), lambda: held)
        return authority

    return known_while_reading(("entered", user.pk, code, day), asked)


def _held(user: Any, authority: Authority, day: date) -> tuple[_Held, ...]:
    """The roles somebody holds in an authority, their own first. One query, once for a page."""
    return known_while_reading(
        ("held", user.pk, authority.pk, day),
        lambda: _as_held(user, authority, _ROLES_IN.of([user.pk], authority.pk, day)),
    )


def _as_held(user: Any, authority: Authority, roles: Iterable[RoleAssignment]) -> tuple[_Held, ...]:
    found: list[_Held] = []
    for one in roles:
        # At hand already: nobody who goes on to ask need ask the database.
        one.authority = authority
        if one.user_id == user.pk:
            one.user = user
        found.append(_Held(one, "" if one.user_id == user.pk else one.user.name))
    return tuple(sorted(found, key=lambda one: bool(one.for_whom)))


def _roles_of(users: Collection[int], day: date) -> QuerySet[RoleAssignment]:
    """Every role that counts for these people: their own, and what others passed on to them."""
    passed_on = Delegation.objects.filter(
        to_user__in=users,
        from_user=OuterRef("user"),
        # Nobody acts for a person who has left.
        from_user__is_active=True,
        authority=OuterRef("authority"),
        starts_on__lte=day,
        ends_on__gte=day,
        ended_at=None,
    )
    return assignments_on(day).filter(
        Q(user__in=users) | Q(Exists(passed_on), role__in=_delegable_roles())
    )


def _in_one_authority(roles: QuerySet[RoleAssignment]) -> QuerySet[RoleAssignment]:
    """Roles for a question that is worded once."""
    return roles.select_related(None).order_by("user", "role", "pk")


_ROLES_IN = Worded(
    RoleAssignment,
    lambda users, authority, day: _in_one_authority(
        _roles_of(users, day).filter(authority=authority)
    ),
)
_ROLES_AT = Worded(
    RoleAssignment,
    lambda users, code, day: with_related(
        _in_one_authority(_roles_of(users, day).filter(authority__code=code)), "authority"
    ),
)


def assignments_on(day: date) -> QuerySet[RoleAssignment]:
    """Every role that somebody has on this day, whoever and wherever."""
    return RoleAssignment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day, ended_at=None
    ).select_related("authority", "service", "measure", "post", "user")


def _delegable_roles() -> list[str]:
    return [role.code for role in ROLES.values() if role.can_be_delegated]


def _covers(assignment: RoleAssignment, asked: About) -> bool:
    if assignment.scope is Scope.AUTHORITY:
        return True
    if asked.measure is not None:
        measures = Measure.objects.filter(measures_covered_by(assignment), pk=asked.measure.pk)
        return known_while_reading(
            ("covers measure", assignment.pk, asked.measure.pk), measures.exists
        )
    if asked.deliverable is not None:
        found = deliverables_covered_by(assignment).filter(pk=asked.deliverable.pk)
        return known_while_reading(
            ("covers deliverable", assignment.pk, asked.deliverable.pk), found.exists
        )
    return asked.service is not None and assignment.service_id == asked.service.pk


def deliverables_covered_by(assignment: RoleAssignment) -> QuerySet[Deliverable]:
    """The deliverables that a role is for: every one, or those its post leads on in the edition
    in force. A role for a service or a measure is for none.
    """
    every = Deliverable.objects.for_authority(assignment.authority)
    if assignment.scope is Scope.AUTHORITY:
        return every
    if assignment.scope is not Scope.POST:
        return every.none()
    in_force = framework_in_force(assignment.authority)
    leads = DeliverableLead.objects.filter(
        person=assignment.post_id, edition_deliverable__framework=in_force
    )
    return every.filter(pk__in=leads.values("edition_deliverable__deliverable"))


def deliverables_of_own_posts(user: Any, authority: Authority) -> QuerySet[Deliverable]:
    """The deliverables led by a post that a person fills, or acts for, and reports for."""
    led = Q(pk__in=[])
    for one in _held(user, authority, timezone.localdate()):
        own = one.assignment.scope is Scope.POST
        if own and Permission.REPORT_PROGRESS in one.assignment.as_role.permissions:
            led |= Q(pk__in=deliverables_covered_by(one.assignment).values("pk"))
    return Deliverable.objects.for_authority(authority).filter(led)


def permitted_deliverables(
    user: Any, permission: Permission, authority: Authority
) -> QuerySet[Deliverable]:
    """The deliverables of an authority for which a person may do a thing today."""
    every = Deliverable.objects.for_authority(authority)
    if not user.is_authenticated or not user.is_active:
        return every.none()
    allowed = Q(pk__in=[])
    for one in _held(user, authority, timezone.localdate()):
        if permission in one.assignment.as_role.permissions:
            allowed |= Q(pk__in=deliverables_covered_by(one.assignment).values("pk"))
    return every.filter(allowed)


def measures_covered_by(assignment: RoleAssignment) -> Q:
    """The measures that a role for a part is for, by the edition in force.

    Of a measure that this edition dropped, what the last one said of it goes on holding, so that
    the returns still open for it have somebody to give them.
    """
    if assignment.scope is Scope.MEASURE:
        return Q(pk=assignment.measure_id)
    in_force = statements_that_count(assignment.authority)
    if assignment.scope is Scope.SERVICE:
        return Q(pk__in=in_force.filter(service=assignment.service_id).values("measure"))
    leads = MeasureLead.objects.filter(person=assignment.post_id)
    return Q(pk__in=in_force.filter(pk__in=leads.values("edition_measure")).values("measure"))


def _for(assignment: RoleAssignment) -> str:
    return f" for {assignment.part or assignment.authority}"
