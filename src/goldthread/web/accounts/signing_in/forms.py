"""allauth's forms in the words of these pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.forms import ChangePasswordForm as AllauthChangePasswordForm
from allauth.account.forms import LoginForm as AllauthLoginForm
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from goldthread.framework.wording import counted
from goldthread.web.accounts.signing_in.reminded import REMINDED, has_passkey, person_reminded


class LoginForm(AllauthLoginForm):
    """Signing in; the way to a forgotten password stands beside the button.

    Whoever comes by the link of a reminder finds their address filled in, and their passkey
    offered first if they have one.
    """

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        super().__init__(*args, request=request, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""
        if settings.DAYS_SIGNED_IN:
            self.fields["keep"] = forms.BooleanField(
                required=False,
                label="Keep me signed in on this device for "
                + counted(settings.DAYS_SIGNED_IN, "day"),
                help_text="Not on one that others use too.",
            )
        known = person_reminded(request.GET.get(REMINDED, ""))
        self.passkey_first = known is not None and has_passkey(known)
        if known is not None:
            self.initial["login"] = known.email
        if not self.is_bound and not self.passkey_first:
            # A page with mistakes begins with what is wrong.
            typed_first = "login" if known is None else "password"
            self.fields[typed_first].widget.attrs["autofocus"] = True

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Sign in, for as long as was asked."""
        answer: HttpResponse = super().login(request, redirect_url=redirect_url)
        if self.cleaned_data.get("keep"):
            request.session.set_expiry(timedelta(days=settings.DAYS_SIGNED_IN))
        return answer


class ChangePasswordForm(AllauthChangePasswordForm):
    """Another password for somebody who knows the one they have."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"].help_text = ""
