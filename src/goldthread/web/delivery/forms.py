"""What is asked of who says how far a deliverable is."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone

from goldthread.framework.delivery import DeliverableStatus
from goldthread.web.delivery.models import Concern, Expected, Grade
from goldthread.web.records.models import EditionDeliverable, EditionMeasure, Person

_AREA = forms.Textarea(attrs={"rows": 3})
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
WHOLE = "whole"
_NOT_CHOSEN = ("", "Choose one")
"""Stands first where the first of many would otherwise be taken unseen."""


class ReportForm(forms.Form):
    """How far a milestone is: done on a day, or expected on one."""

    milestone = forms.ChoiceField(label="What is it about?")
    how = forms.ChoiceField(
        label="Is it done?",
        choices=[("done", "Yes, it is done"), ("expected", "Not yet, it is expected")],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label="On which day?",
        widget=_DAY,
        help_text="The day it was done, or the day it is expected to be.",
    )
    reason = forms.CharField(
        label="Why?",
        required=False,
        max_length=2_000,
        widget=_AREA,
        help_text="Needed where the day is later than the one it is due by, or than the last one.",
    )
    file = forms.FileField(
        label="A file that shows it",
        required=False,
        help_text="For instance the decision, the minutes or a photograph.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, milestones: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["milestone"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        field.choices = [*milestones, (WHOLE, "The deliverable as a whole")]


class OverrideForm(forms.Form):
    """A status that is to count over the one worked out."""

    status = forms.ChoiceField(
        label="Which status counts?",
        choices=[_NOT_CHOSEN, *((one.value, one.words) for one in DeliverableStatus)],
    )
    until = forms.DateField(
        label="Until which day?",
        widget=_DAY,
        help_text="Half a year ahead at most. After it the worked out status counts again.",
    )
    reason = forms.CharField(
        label="Why?",
        max_length=2_000,
        widget=_AREA,
        help_text="It is shown with the status, beside what was worked out.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = timezone.localdate() + timedelta(days=30)


class DependencyForm(forms.Form):
    """Another deliverable that has to be done first."""

    waits_for = forms.ChoiceField(label="Which deliverable does it wait for?")
    reason = forms.CharField(label="Why?", required=False, max_length=2_000, widget=_AREA)

    def __init__(self, *args: Any, others: list[EditionDeliverable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["waits_for"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        field.choices = [_NOT_CHOSEN, *((one.deliverable.code, one.title) for one in others)]


class LinkForm(forms.Form):
    """A measure that a deliverable is meant to move, and which way."""

    measure = forms.ChoiceField(label="Which measure is it meant to move?")
    expected = forms.ChoiceField(
        label="Which way?", choices=Expected.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label="How would it do that?", required=False, max_length=2_000, widget=_AREA
    )

    def __init__(self, *args: Any, measures: list[EditionMeasure], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["measure"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        field.choices = [_NOT_CHOSEN, *((one.measure.code, one.title) for one in measures)]


class RiskForm(forms.Form):
    """A risk or an issue; closed with a reason."""

    kind = forms.ChoiceField(label="What is it?", choices=Concern.choices, widget=forms.RadioSelect)
    text = forms.CharField(label="What may go wrong, or has?", max_length=2_000, widget=_AREA)
    likelihood = forms.ChoiceField(label="How likely is it?", choices=Grade.choices)
    impact = forms.ChoiceField(label="How bad would it be?", choices=Grade.choices)
    owner = forms.ChoiceField(label="Who answers for it?", required=False)
    action = forms.CharField(
        label="What is being done?", required=False, max_length=2_000, widget=_AREA
    )
    closed_for = forms.CharField(
        label="Close it because",
        required=False,
        max_length=2_000,
        widget=_AREA,
        help_text="Leave this empty to keep it open.",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, posts: list[Person], is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["owner"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        field.choices = [("", "Nobody yet"), *((str(one.pk), one.name) for one in posts)]
        if is_new:
            del self.fields["closed_for"]


class RemarkForm(forms.Form):
    """A remark or question."""

    text = forms.CharField(label="What do you want to say?", max_length=2_000, widget=_AREA)


class BackForm(forms.Form):
    """Why the worked out status counts again."""

    reason = forms.CharField(
        label="Why does the worked out status count again?", max_length=2_000, widget=_AREA
    )
