"""What is asked of people on the pages about people."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.web.accounts.actions import Part
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.roles import ROLES
from goldthread.web.accounts.selectors import colleagues_in
from goldthread.web.records.models import Authority, Measure, Person, Service


class _Day(forms.DateField):
    """A day, typed as 2026-04-01 or chosen from the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PartField(forms.ChoiceField):
    """The whole of an authority, or one of its services, posts or measures."""

    def __init__(self, authority: Authority) -> None:
        parts = {
            "One service": {
                f"service-{one.pk}": Part(service=one)
                for one in Service.objects.for_authority(authority)
            },
            "What one post leads": {
                f"post-{one.pk}": Part(post=one) for one in Person.objects.for_authority(authority)
            },
            "One measure": {
                f"measure-{one.pk}": Part(measure=one)
                for one in Measure.objects.for_authority(authority)
            },
        }
        self._parts = {key: part for group in parts.values() for key, part in group.items()}
        groups = [
            (title, [(key, str(part)) for key, part in group.items()])
            for title, group in parts.items()
            if group
        ]
        super().__init__(
            choices=[("", f"The whole of {authority.name}"), *groups],
            required=False,
            label="For what?",
            help_text="Data owners, lead officers and lead members may be for a part.",
        )

    def clean(self, value: Any) -> Part:
        """The part itself."""
        return self._parts.get(super().clean(value), Part())


class _RoleForm(forms.Form):
    role = forms.ChoiceField(
        choices=[("", "Choose a role"), *((code, role.title) for code, role in ROLES.items())],
        error_messages={"required": "Choose a role."},
    )

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"] = PartField(authority)


class InviteForm(_RoleForm):
    """Whom to invite, and to what."""

    email = forms.EmailField(
        label="E-mail address",
        max_length=150,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "Give an e-mail address.",
            "invalid": "Write it as name@example.gov.uk.",
        },
    )
    field_order = ("email", "role", "part")


class GiveRoleForm(_RoleForm):
    """Another role for somebody, and for how long."""

    starts_on = _Day(label="First day", required=False, help_text="Left empty it is today.")
    ends_on = _Day(label="Last day", required=False, help_text="Left empty it goes on.")
    field_order = ("role", "part", "starts_on", "ends_on")


class AwayForm(forms.Form):
    """Who acts for somebody, and when."""

    to_user = forms.ModelChoiceField(
        User.objects.none(), label="Who acts for them", empty_label="Choose a colleague"
    )
    starts_on = _Day(label="First day")
    ends_on = _Day(label="Last day")
    reason = forms.CharField(label="Why", help_text="For example: annual leave.")

    def __init__(self, *args: Any, authority: Authority, away: User, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"starts_on": _today()})
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["to_user"]
        chosen.queryset = colleagues_in(authority).exclude(pk=away.pk)
        chosen.label_from_instance = lambda user: user.name


class AcceptForm(forms.Form):
    """Who it is that accepts an invitation."""

    first_name = forms.CharField(
        max_length=150, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        max_length=150, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    password = forms.CharField(
        label="Choose a password",
        help_text="At least 12 characters. Three or four words that do not belong together are "
        "easy to remember and hard to guess.",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class WhyForm(forms.Form):
    """Who asks to do what, and with which measure."""

    person = forms.ModelChoiceField(User.objects.none(), to_field_name="username", empty_label=None)
    to = forms.ChoiceField(
        label="To do what?",
        choices=[(one.name.lower(), f"{one[0].upper()}{one[1:]}") for one in Permission],
    )
    measure = forms.ModelChoiceField(
        Measure.objects.none(),
        to_field_name="code",
        required=False,
        empty_label="No measure in particular",
    )

    def __init__(self, *args: Any, authority: Authority, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["person"]
        chosen.queryset = people
        chosen.label_from_instance = lambda user: user.name
        measures: Any = self.fields["measure"]
        measures.queryset = Measure.objects.for_authority(authority)
        measures.label_from_instance = lambda one: one.title


def _today() -> date:
    return timezone.localdate()
