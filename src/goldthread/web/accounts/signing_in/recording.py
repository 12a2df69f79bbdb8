"""What django-allauth and django-axes tell of, as events of the record of changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as factors
from allauth.mfa.models import Authenticator
from axes.signals import user_locked_out
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from goldthread.web.accounts.actions.note_credentials import (
    SOMEBODY,
    Credentials,
    note_credentials,
)
from goldthread.web.accounts.models import User
from goldthread.web.config.signing_in import MINUTES_LOCKED_OUT

_WAYS = {
    Authenticator.Type.TOTP: "an authenticator app",
    Authenticator.Type.WEBAUTHN: "a passkey",
    Authenticator.Type.RECOVERY_CODES: "recovery codes",
}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def in_one_transaction(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view whose change is kept with its event, or neither is. Looking takes no lock."""
    together = transaction.atomic(view)

    @wraps(view)
    def either(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chosen = view if request.method in _SAFE else together
        return chosen(request, *args, **kwargs)

    return either


def connect() -> None:
    """Have it recorded from now on."""
    account.password_changed.connect(_password(Credentials.PASSWORD_CHANGED), weak=False)
    account.password_set.connect(_password(Credentials.PASSWORD_SET), weak=False)
    account.password_reset.connect(_password(Credentials.PASSWORD_RESET), weak=False)
    factors.authenticator_added.connect(_factor(Credentials.FACTOR_ADDED), weak=False)
    factors.authenticator_removed.connect(_factor(Credentials.FACTOR_REMOVED), weak=False)
    factors.authenticator_reset.connect(_factor(Credentials.CODES_RENEWED), weak=False)
    user_locked_out.connect(_refused, dispatch_uid="goldthread refused sign-in")


def _password(happened: Credentials) -> Callable[..., None]:
    def record(user: User, **_more: Any) -> None:
        note_credentials(user=user, happened=happened, by=user.get_username())

    return record


def _factor(happened: Credentials) -> Callable[..., None]:
    def record(user: User, authenticator: Authenticator, **_more: Any) -> None:
        way = _WAYS.get(authenticator.type, authenticator.type)
        note_credentials(user=user, happened=happened, by=user.get_username(), of=way)

    return record


def _refused(username: str, **_more: Any) -> None:
    """Somebody is locked out; told once for as long as a lock lasts."""
    user = User.objects.filter(email__iexact=username, is_active=True).first()
    if user is not None:
        note_credentials(
            user=user,
            happened=Credentials.REFUSED,
            by=SOMEBODY,
            once_in=timedelta(minutes=MINUTES_LOCKED_OUT),
        )
