"""What is asked of who starts, adopts, archives or renames an edition, or retires a measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from goldthread.framework import NodeKind
from goldthread.framework.editions import LevelName, LevelNameError, LevelNames
from goldthread.framework.periods import Calendar
from goldthread.web.collection.forms_rules import FromPeriodField


def _reason(label: str = "Why?", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stays on record with your name.",
    )


class StartEditionForm(forms.Form):
    """The name of a new edition, and what it is a copy of."""

    copied = forms.ChoiceField(label="Copy which edition?")
    title = forms.CharField(label="What is the framework called?", max_length=500)
    edition = forms.CharField(
        label="Which edition will it be?", max_length=100, help_text="Such as: 2021-22."
    )
    reason = _reason(required=False)

    def __init__(self, *args: Any, editions: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["copied"] = forms.ChoiceField(
            label="Copy which edition?", choices=list(editions.items())
        )
        self.order_fields(["copied", "title", "edition", "reason"])


class AdoptEditionForm(forms.Form):
    """From when an edition holds, and by what authority."""

    reason = _reason("By what decision?", required=False)

    def __init__(
        self,
        *args: Any,
        calendar: Calendar,
        follows: bool,
        again: Mapping[str, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if follows:
            self.fields["from_period"] = FromPeriodField(calendar)
        self._again = {f"again-{code}": code for code in again}
        for name, code in self._again.items():
            self.fields[name] = forms.ChoiceField(
                label=again[code],
                choices=[
                    ("", "Choose"),
                    ("again", "It is taken up again, and asked for"),
                    ("retired", "It stays retired, and is not asked for"),
                ],
                error_messages={"required": f"Say whether “{again[code]}” is taken up again."},
            )
        self.order_fields([*self._again, "from_period", "reason"])

    @property
    def stays_retired(self) -> list[str]:
        """The codes of the retired measures that are not taken up again."""
        return [code for name, code in self._again.items() if self.cleaned_data[name] == "retired"]


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = _reason()


class RetireForm(forms.Form):
    """From when a measure is no longer asked for, where, and why."""

    reason = _reason()

    def __init__(
        self, *args: Any, calendar: Calendar, drafts: Mapping[str, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_period"] = FromPeriodField(calendar)
        if drafts:
            choices = [(number, f"When {name} is adopted") for number, name in drafts.items()]
            self.fields["edition"] = forms.ChoiceField(
                label="When does it hold?",
                required=False,
                choices=[*choices, ("", "At once")],
                initial=choices[0][0],
            )
        self.order_fields(["edition", "from_period", "reason"])


class LevelNamesForm(forms.Form):
    """What one of each level is called, and what several are."""

    reason = _reason(required=False)

    def __init__(self, *args: Any, names: LevelNames, kinds: list[NodeKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kinds, self._names = kinds, names
        usual = LevelNames()
        for kind in kinds:
            for part, words in (("one", "One"), ("many", "Several")):
                self.fields[f"{kind}-{part}"] = forms.CharField(
                    label=f"{words}, usually “{getattr(usual, part)(kind)}”",
                    initial=getattr(names, part)(kind),
                    max_length=40,
                )
        self.order_fields([name for name in self.fields if name != "reason"])

    def clean(self) -> dict[str, Any]:
        """The names together, or what is wrong with them."""
        told = super().clean() or {}
        if not self.errors:
            try:
                own = {
                    kind: LevelName(told[f"{kind}-one"].strip(), told[f"{kind}-many"].strip())
                    for kind in self._kinds
                }
                told["names"] = LevelNames({**self._names.own, **own})
            except LevelNameError as wrong:
                self.add_error(None, str(wrong))
        return told
