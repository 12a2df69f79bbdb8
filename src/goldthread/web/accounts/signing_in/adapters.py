"""What Goldthread decides where django-allauth asks: nobody comes in who was not invited."""

from __future__ import annotations

import time
from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from goldthread.web.accounts.actions import accept_invitation
from goldthread.web.accounts.models import User
from goldthread.web.accounts.selectors import open_invitations
from goldthread.web.accounts.signing_in.second_factor import FACTORS
from goldthread.web.accounts.signing_in.secrets import opened, sealed
from goldthread.web.audit.acting import address_of


class AccountAdapter(DefaultAccountAdapter):
    """People are invited; an address is asked for as everywhere else here."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Never: an account is made by accepting an invitation."""
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Where the request comes from, by the same rule as the record of changes."""
        return address_of(request)

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Whether to ask for the password again; not of somebody who gave it just now."""
        request = self.request
        since = time.time() - account_settings.REAUTHENTICATION_TIMEOUT
        records = get_authentication_records(request, request.user)
        just_now = any(record["at"] > since for record in records)
        return not just_now and super().is_reauthentication_required(app=app)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are sealed, and the last second factor stays where one is required."""

    def encrypt(self, text: str) -> str:
        """The secret as it is kept."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """The secret as it is used."""
        return opened(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether another second factor would be left, where one is required."""
        if not settings.TWO_FACTOR_REQUIRED or authenticator.type not in FACTORS:
            return True
        others = Authenticator.objects.filter(user=authenticator.user, type__in=FACTORS)
        return bool(others.exclude(pk=authenticator.pk).exists())

    def _get_site_name(self) -> str:
        return "Goldthread"


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Whoever the council's identity provider sends is let in if they were invited."""

    def is_open_for_signup(self, _request: HttpRequest, _sociallogin: SocialLogin) -> bool:
        """Never; see ``pre_social_login``."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person by a checked e-mail address, or accept their invitation for them.

        Refused, with a page that says why: an address that the provider did not check, one that
        nobody invited, and that of somebody who has left.
        """
        if sociallogin.is_existing:
            if not sociallogin.user.is_active:
                raise _refused(request, sociallogin, "left")
            return
        checked = checked_addresses(sociallogin)
        if not checked:
            raise _refused(request, sociallogin, "unchecked")
        user = User.objects.filter(email__in=checked).first()
        invitation = open_invitations(checked).first()
        if invitation is not None and (user is None or not user.is_active):
            given: Any = sociallogin.user
            user = accept_invitation(
                invitation=invitation,
                by=invitation.email,
                first_name=given.first_name,
                last_name=given.last_name,
            )
        if user is None or not user.is_active:
            raise _refused(request, sociallogin, "left" if user else "uninvited")
        sociallogin.connect(request, user)


def checked_addresses(sociallogin: SocialLogin) -> list[str]:
    """The e-mail addresses that the provider vouches for, in small letters."""
    trusted = sociallogin.provider.app.settings.get("trust_email", False)
    return [
        address.email.lower()
        for address in sociallogin.email_addresses
        if address.verified or trusted
    ]


def _refused(request: HttpRequest, sociallogin: SocialLogin, why: str) -> ImmediateHttpResponse:
    context = {
        "why": why,
        "provider": sociallogin.provider.name,
        "addresses": [address.email for address in sociallogin.email_addresses],
    }
    return ImmediateHttpResponse(render(request, "accounts/not_let_in.html", context, status=403))
