"""Addresses of signing in, of second factors and of one's own account, under allauth's own names.

Only the pages that Goldthread has a use for: nobody signs up here, and nobody changes the e-mail
address that they were invited by.
"""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as openid_connect
from allauth.usersessions import views as sessions
from django.conf import settings
from django.urls import URLPattern, path, re_path

from goldthread.web.accounts.admission import public
from goldthread.web.accounts.signing_in.recording import in_one_transaction as _kept
from goldthread.web.accounts.signing_in.second_factor import opens_without_second_factor

_setting_up = opens_without_second_factor

urlpatterns: list[URLPattern] = [
    path("sign-in", public(account.login), name="account_login"),
    path("sign-out", public(account.logout), name="account_logout"),
    path("account/closed", public(account.account_inactive), name="account_inactive"),
    path("account/invited-only", public(account.signup), name="account_signup"),
    path("account/again", _setting_up(account.reauthenticate), name="account_reauthenticate"),
    path("account/password", _kept(account.password_change), name="account_change_password"),
    path("account/password/first", _kept(account.password_set), name="account_set_password"),
    path(
        "account/password/forgotten",
        public(account.password_reset),
        name="account_reset_password",
    ),
    path(
        "account/password/sent",
        public(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^account/password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        public(_kept(account.password_reset_from_key)),
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/changed",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path("account/sessions", sessions.list_usersessions, name="usersessions_list"),
    path("account/second-factor", _setting_up(factors.index), name="mfa_index"),
    path("account/second-factor/code", public(factors.authenticate), name="mfa_authenticate"),
    path(
        "account/second-factor/again",
        _setting_up(factors.reauthenticate),
        name="mfa_reauthenticate",
    ),
    path("account/app/add", _setting_up(_kept(app.activate_totp)), name="mfa_activate_totp"),
    path("account/app/remove", _kept(app.deactivate_totp), name="mfa_deactivate_totp"),
    path(
        "account/recovery-codes",
        _setting_up(recovery_codes.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "account/recovery-codes/new",
        _kept(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "account/recovery-codes/download",
        recovery_codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("account/passkeys", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path(
        "account/passkeys/add", _setting_up(_kept(passkeys.add_webauthn)), name="mfa_add_webauthn"
    ),
    path(
        "account/passkeys/again",
        _setting_up(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path("account/passkeys/sign-in", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path(
        "account/passkeys/<int:pk>/remove",
        _kept(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path("account/passkeys/<int:pk>/name", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path(
        "account/provider/cancelled",
        public(provider.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("account/provider/failed", public(provider.login_error), name="socialaccount_login_error"),
    path(
        "account/oidc/<slug:provider_id>/login/",
        public(openid_connect.login),
        name="openid_connect_login",
    ),
    path(
        "account/oidc/<slug:provider_id>/login/callback/",
        public(openid_connect.callback),
        name="openid_connect_callback",
    ),
]


def for_saml() -> list[URLPattern]:
    """The addresses that SAML needs; its libraries must be installed."""
    from allauth.socialaccount.providers.saml import views as saml

    return [
        path(f"account/saml/<slug:organization_slug>/{end}", public(view), name=name)
        for end, view, name in (
            ("login/", saml.login, "saml_login"),
            ("acs/", saml.acs, "saml_acs"),
            ("acs/finish/", saml.finish_acs, "saml_finish_acs"),
            ("sls/", saml.sls, "saml_sls"),
            ("metadata/", saml.metadata, "saml_metadata"),
        )
    ]


if "allauth.socialaccount.providers.saml" in settings.INSTALLED_APPS:
    urlpatterns += for_saml()
