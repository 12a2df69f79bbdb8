"""What is asked of who changes a target or a definition."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from goldthread.framework import Ownership, Polarity
from goldthread.framework.periods import (
    Calendar,
    Period,
    PeriodKind,
    containing,
    period_from_code,
)

_QUARTERS_BACK, _QUARTERS_AHEAD = 8, 5
_WAYS = {
    Polarity.UP: "Higher is better",
    Polarity.DOWN: "Lower is better",
    Polarity.IN_RANGE: "Within a range is best",
    Polarity.NONE: "Neither way is better",
}

_WHOSE = {
    Ownership.COUNCIL: "The council",
    Ownership.PARTNERSHIP: "The council with partners",
}


class FromPeriodField(forms.ChoiceField):
    """The quarter from whose first day on a change holds."""

    def __init__(self, calendar: Calendar, **kwargs: Any) -> None:
        self._calendar = calendar
        here = containing(timezone.localdate(), PeriodKind.QUARTER, calendar)
        periods = [here.moved(step) for step in range(_QUARTERS_AHEAD, -_QUARTERS_BACK - 1, -1)]
        super().__init__(
            choices=[(one.code, f"{one.label}, from {one.first:%-d %B %Y}") for one in periods],
            initial=here.code,
            label="From which period on?",
            help_text="Earlier periods keep what held for them.",
            **kwargs,
        )

    def clean(self, value: Any) -> Period:
        """The period itself."""
        return period_from_code(super().clean(value), self._calendar)


class _ChangeForm(forms.Form):
    reason = forms.CharField(
        label="Why?",
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stays on record with your name.",
    )

    def __init__(self, *args: Any, calendar: Calendar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_period"] = FromPeriodField(calendar)
        self.order_fields([name for name in self.fields if name != "reason"])


class TargetForm(_ChangeForm):
    """Another target, from when, and why."""

    text = forms.CharField(
        label="The target",
        max_length=500,
        help_text="In your own words, such as: at least 90%, or: below the London average.",
    )


class DefinitionForm(_ChangeForm):
    """How a measure is defined, from when, and why."""

    title = forms.CharField(label="What is counted", max_length=1_000)
    rationale = forms.CharField(
        label="What it tells",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    polarity = forms.ChoiceField(
        label="Which way is better?",
        required=False,
        choices=[("", "Not said"), *((way.value, words) for way, words in _WAYS.items())],
    )
    ownership = forms.ChoiceField(
        label="Owned by",
        required=False,
        choices=[("", "Not said"), *((whose.value, words) for whose, words in _WHOSE.items())],
    )
    frequency_text = forms.CharField(
        label="How often",
        required=False,
        max_length=500,
        help_text="Such as: quarterly, or: annual, three months in arrears.",
    )
