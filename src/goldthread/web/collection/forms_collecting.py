"""What is asked of the performance team about how returns are collected."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.framework.periods import Calendar, Period, PeriodError, period_from_words
from goldthread.framework.returns import Asked
from goldthread.framework.rules import Frequency, frequency_from_json
from goldthread.framework.rules.schedule import Every, Unit
from goldthread.reports.wording import frequency_sentence
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
_AS_IT_IS = "as-it-is"
"""The choice of a frequency that is kept and is none of these."""


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
    """How one measure is collected where that differs from the framework.

    A frequency that is kept and is none of the usual ones is a choice of its own: saving the
    form loses nothing.
    """

    often = forms.ChoiceField(required=False, label="How often")
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
        kept = frequency_from_json(own.frequency) if own is not None and own.frequency else None
        self._frequencies, self._words = _choices(kept)
        if own is not None:
            kwargs["initial"] = {
                "often": next((key for key, one in self._frequencies.items() if one == kept), ""),
                "days_to_give": own.days_to_give,
                "paused": own.paused,
                "reason": own.reason,
            }
        super().__init__(*args, **kwargs)
        often = self.fields["often"]
        if isinstance(often, forms.ChoiceField):
            often.choices = [("", "As the framework says"), *self._words.items()]

    def chosen(self) -> dict[str, Any]:
        """What the action is told."""
        told = self.cleaned_data
        return {
            "frequency": self._frequencies.get(told["often"]),
            "days_to_give": told["days_to_give"],
            "paused": told["paused"],
            "reason": told["reason"],
        }


class PeriodField(forms.CharField):
    """A period as people write it: Q4 2020-21, March 2021, 2020-21 or 14 May 2021."""

    def __init__(self, calendar: Calendar, **kwargs: Any) -> None:
        super().__init__(max_length=60, **kwargs)
        self.calendar = calendar

    def clean(self, value: Any) -> Period | None:
        """The period itself; ``None`` for nothing where nothing is needed."""
        text = super().clean(value)
        if not text:
            return None
        try:
            return period_from_words(text, calendar=self.calendar)
        except PeriodError as reason:
            raise forms.ValidationError(str(reason)) from reason


class OpenForm(forms.Form):
    """One return to open by hand: for which period, and whether figures are asked for."""

    asked = forms.ChoiceField(
        label="What is asked for",
        choices=[
            (Asked.FIGURES.value, "Figures, and what is behind them"),
            (Asked.NARRATIVE.value, "Words only: what happened in the period"),
        ],
    )

    def __init__(self, *args: Any, calendar: Calendar, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"] = PeriodField(
            calendar,
            label="For which period",
            help_text="As you would write it: Q4 2020-21, March 2021, 2020-21 or 14 May 2021.",
            error_messages={"required": "Write the period that the return is for."},
        )

    def chosen(self) -> dict[str, Any]:
        """What the action is told."""
        told = self.cleaned_data
        return {"asked": Asked(told["asked"]), "period": told["period"]}


def _choices(kept: Frequency | None) -> tuple[dict[str, Frequency], dict[str, str]]:
    """The frequencies to choose from and their words, each by the key of its choice."""
    frequencies = {key: one for key, (_words, one) in _OFTEN.items()}
    words = {key: told for key, (told, _one) in _OFTEN.items()}
    if kept is not None and kept not in frequencies.values():
        frequencies[_AS_IT_IS] = kept
        words[_AS_IT_IS] = f"As it is now: {frequency_sentence(kept)}"
    return frequencies, words
