"""What a view needs its visitor to be allowed, said where the view is.

``@needs(Permission.PUBLISH)`` stands outermost on a view whose address begins with the
authority. The view is given the ``Authority`` itself in place of its code::

    @needs(Permission.GIVE_FIGURES)
    @require_POST
    def save_draft(request, authority: Authority, code: str, period: str) -> HttpResponse:
        asked = return_at(authority, code, period)          # raises Http404
        require(request, Permission.GIVE_FIGURES, asked)    # for this one, and not another

Roles may be given for a service or a measure only. ``needs`` therefore lets in whoever may do the
thing for at least a part of the authority; a view about one record then says ``require``, and a
list is narrowed to ``permitted_measures``.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from goldthread.web.accounts.admission import Admission, marked
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import (
    Decision,
    about,
    authority_entered,
    decide,
    decide_for_a_part,
)
from goldthread.web.audit.acting import acting_as, now_acting_as
from goldthread.web.records.models import Authority

View = Callable[..., HttpResponseBase]


class NotAllowed(PermissionDenied):
    """A person may not do a thing in their own authority; ``decision`` says why."""

    def __init__(self, decision: Decision, authority: Authority) -> None:
        super().__init__(decision.because)
        self.decision = decision
        self.authority = authority


def needs(permission: Permission) -> Callable[[View], View]:
    """Mark a view that only those may use whose role in its authority allows this.

    In an authority in which the person has no role, and in one that is not there, nothing is
    found; in their own, without the permission, they are told why and whom to ask. What the
    view does is recorded as done in the role that let the person in.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(
            request: HttpRequest, *args: Any, authority: str, **kwargs: Any
        ) -> HttpResponseBase:
            entered = authority_entered(request.user, authority)
            decision = decide_for_a_part(request.user, permission, entered)
            if not decision.allowed:
                raise NotAllowed(decision, entered)
            with acting_as(role=decision.role):
                return view(request, *args, authority=entered, **kwargs)

        guarded.needed_permission = permission  # type: ignore[attr-defined] # kept with the view
        return marked(guarded, Admission.NEEDS)

    return mark


def require(request: HttpRequest, permission: Permission, record: Any) -> Decision:
    """Go on only if the person may do this to this very record; in the role that allows it.

    The record must belong to the authority of the address: one of another authority raises
    ``Http404``, whatever roles the person has there. Without the permission ``NotAllowed``.
    """
    asked = about(record)
    match = request.resolver_match
    if match is None or match.kwargs.get("authority") != asked.authority.code:
        raise Http404("There is nothing at this address.")
    decision = decide(request.user, permission, asked)
    if not decision.allowed:
        raise NotAllowed(decision, asked.authority)
    now_acting_as(role=decision.role)
    return decision


def needed_permission(view: Callable[..., Any]) -> Permission | None:
    """What a view marked with ``needs`` needs; ``None`` for any other view."""
    return getattr(view, "needed_permission", None)
