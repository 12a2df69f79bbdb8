"""What is asked of who says what a row of a document is."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from goldthread.documents.review import FIELDS
from goldthread.framework import Ownership, Role
from goldthread.framework.editions import LevelNames
from goldthread.web.drafting.selectors.placing_rows import HEADED
from goldthread.web.drafting.selectors.wording import FIELD_NAMES, HINTS, ROLES

_MOST_LETTERS = 2000
_LONG = ("rationale", "description", "goal")
_LISTS = ("lead_members", "lead_officers", "partners", "programmes")


class RowForm(forms.Form):
    """The fields of what a row becomes, filled from its own cells where these say something."""

    def __init__(
        self,
        sent: Mapping[str, str] | None,
        *,
        becomes: str,
        places: list[tuple[str, str]],
        levels: LevelNames,
        said: Mapping[str, str],
    ) -> None:
        super().__init__(sent, initial=dict(said))
        named = "What the note says" if becomes == "note" else "What is it called?"
        self.fields["title"] = forms.CharField(
            label=named,
            max_length=_MOST_LETTERS,
            error_messages={"required": "Say what it is called."},
            widget=forms.Textarea(attrs={"rows": 2}),
        )
        if becomes == "node":
            self.fields["level"] = forms.ChoiceField(
                label="At which level is it?",
                choices=[(kind.value, name.one) for kind, name in levels],
            )
        self.fields["node"] = self._place(becomes, places)
        if becomes == "measure":
            self.fields["role"] = forms.ChoiceField(
                label="As what does it stand there?",
                choices=[(str(role), words.capitalize()) for role, words in ROLES.items()],
                initial=said.get("role") or Role.INDICATOR.value,
            )
        for name in FIELDS[becomes]:
            if name != "title":
                self.fields[name] = _field(name)
        for name in HEADED:
            if name in said or name in self.data:
                self.fields[name] = forms.CharField(
                    required=False, max_length=40, widget=forms.HiddenInput
                )

    def _place(self, becomes: str, places: list[tuple[str, str]]) -> forms.ChoiceField:
        if becomes == "node":
            return forms.ChoiceField(
                label="Under what does it stand?",
                required=False,
                choices=[("", "Nothing: it stands at the top"), *places],
            )
        return forms.ChoiceField(
            label="Where does it stand?",
            choices=[("", "Choose a place"), *places],
            error_messages={"required": "Say where it belongs."},
        )


def _field(name: str) -> forms.Field:
    if name == "ownership":
        return forms.ChoiceField(
            label=FIELD_NAMES[name],
            required=False,
            choices=[("", "Not said"), *((one.value, one.value.capitalize()) for one in Ownership)],
        )
    rows = 2 if name in (*_LONG, *_LISTS) else 3 if name == "milestones" else 0
    return forms.CharField(
        label=FIELD_NAMES[name],
        required=False,
        max_length=_MOST_LETTERS,
        help_text=HINTS.get(name, "One on each line." if name in _LISTS else ""),
        widget=forms.Textarea(attrs={"rows": rows})
        if rows
        else forms.TextInput(attrs={"class": "govuk-input"}),
    )
