"""What is asked of the performance team about how returns are collected."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.framework.rules import Frequency, rule_to_json
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.web.collection.forms import DayField
from goldthread.web.collection.models import CollectionRules, MeasureCollection
from goldthread.web.collection.models.collection_plan import DAYS_TO_GIVE, DAYS_TO_SIGN_OFF

_OFTEN: dict[str, tuple[str, Frequency]] = {
    "month": ("Every month", Every(unit=Unit.MONTH)),
    "quarter": ("Every quarter", Every(unit=Unit.QUARTER)),
    "half-year": ("Every half year", Every(unit=Unit.MONTH, interval=6)),
    "term": ("Every term", Every(unit=Unit.TERM)),
    "year": ("Every year", Every(unit=Unit.YEAR)),
}


class CollectingForm(forms.Form):
    """From when, and in how many days, returns are collected."""

    collect_from = DayField(
        label="Collect returns for periods that end on or after",
        help_text="Returns open by themselves when their periods have ended.",
    )
    days_to_give = forms.IntegerField(
        label="Working days to give a figure",
        min_value=1,
        max_value=250,
        help_text="Counted from when it can be known, weekends and bank holidays left out.",
    )
    days_to_sign_off = forms.IntegerField(
        label="Working days to sign it off", min_value=1, max_value=250
    )
    story_when_close = forms.BooleanField(
        required=False, label="Ask for the reason and the action for figures close to target too"
    )

    def __init__(self, *args: Any, rules: CollectionRules | None, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "collect_from": rules.collect_from if rules else None,
            "days_to_give": rules.days_to_give if rules else DAYS_TO_GIVE,
            "days_to_sign_off": rules.days_to_sign_off if rules else DAYS_TO_SIGN_OFF,
            "story_when_close": rules.story_when_close if rules else False,
        }
        super().__init__(*args, **kwargs)


class MeasureForm(forms.Form):
    """How one measure is collected where that differs from the framework."""

    often = forms.ChoiceField(
        required=False,
        label="How often",
        choices=[("", "As the framework says"), *((k, words) for k, (words, _) in _OFTEN.items())],
    )
    days_to_give = forms.IntegerField(
        required=False,
        label="Working days to give a figure",
        min_value=1,
        max_value=250,
        help_text="Left empty it is as for every other measure.",
    )
    paused = forms.BooleanField(required=False, label="Ask for no returns of it for now")
    reason = forms.CharField(label="Why?", widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, own: MeasureCollection | None, **kwargs: Any) -> None:
        if own is not None:
            kwargs["initial"] = {
                "often": _often(own.frequency),
                "days_to_give": own.days_to_give,
                "paused": own.paused,
                "reason": own.reason,
            }
        super().__init__(*args, **kwargs)

    def chosen(self) -> dict[str, Any]:
        """What the action is told."""
        told = self.cleaned_data
        often = told["often"]
        return {
            "frequency": _OFTEN[often][1] if often else None,
            "days_to_give": told["days_to_give"],
            "paused": told["paused"],
            "reason": told["reason"],
        }


def _often(rule: Any) -> str:
    """The choice that a kept rule is; blank for the framework's own."""
    return next((key for key, (_, one) in _OFTEN.items() if rule_to_json(one) == rule), "")
