"""Whether a person has yet to set up a second factor before they can go on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest

View = TypeVar("View", bound=Callable[..., Any])

FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
_MARK = "opens_without_second_factor"


def opens_without_second_factor(view: View) -> View:
    """Mark a view that a person needs for setting up a second factor, or for leaving."""
    setattr(view, _MARK, True)
    return view


def has_yet_to_set_up(request: HttpRequest, view: Callable[..., Any]) -> bool:
    """Whether this person must set up a second factor before they see this view."""
    if not settings.TWO_FACTOR_REQUIRED or getattr(view, _MARK, False):
        return False
    if not request.user.is_authenticated:
        return False
    shown = {record["method"] for record in get_authentication_records(request, request.user)}
    if shown & {"mfa", "socialaccount"}:
        return False
    return not is_mfa_enabled(request.user, FACTORS)
