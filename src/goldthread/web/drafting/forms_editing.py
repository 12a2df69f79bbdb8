"""What is asked of who edits a draft: of the framework, its places, its measures and promises."""

from __future__ import annotations

from typing import Any

from django import forms

from goldthread.framework import Ownership, Polarity, Role
from goldthread.framework.editions import LevelNames
from goldthread.web.drafting.selectors.wording import BETTER, ROLES

OWNERSHIP_WORDS = {
    Ownership.COUNCIL: "The council alone controls it",
    Ownership.PARTNERSHIP: "The council shares it with partners",
}
_EMPTY_ROWS = 2


def _long(label: str, hint: str = "", *, rows: int = 4, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=20_000,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _line(label: str, hint: str = "", *, required: bool = False) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=1_000,
        help_text=hint,
        error_messages=_ASKED,
        widget=forms.TextInput(attrs={"class": "govuk-input"}),
    )


_ASKED = {"required": "This must be filled in."}


class FrameworkForm(forms.Form):
    """What a framework is called, which edition it is, and what it says first."""

    title = _line("What is the framework called?", "Such as: Corporate Plan.", required=True)
    edition = _line("Which edition is it?", "Such as: 2027-29. It may be left empty.")
    introduction = _long(
        "Introduction", "What readers should know first. An empty line begins a new paragraph."
    )


class NodeForm(forms.Form):
    """A place in the tree."""

    title = _line("What is it called?", required=True)
    goal = _long("Its goal", "What should be true when it is reached. It may be left empty.")
    notes = _long("Notes", "One on each line.", rows=3)

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], levels: LevelNames, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"] = forms.ChoiceField(
            label="What is it?", choices=[(kind.value, name.one) for kind, name in levels]
        )
        self.fields["under"] = forms.ChoiceField(
            label="Under what does it stand?",
            required=False,
            choices=[("", "Nothing: it stands at the top"), *places],
        )
        self.order_fields(["title", "kind", "under", "goal", "notes"])


class RemoveNodeForm(forms.Form):
    """What becomes of what stands only at a place that goes."""

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = forms.ChoiceField(
            label="What becomes of the measures and deliverables that stand only here?",
            required=False,
            choices=[("", "They are removed with it"), *((k, f"Moved to: {w}") for k, w in places)],
        )


class NewItemForm(forms.Form):
    """A new measure or deliverable: its name and where it stands."""

    title = _line("What is it called?", required=True)

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], roles: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["node"] = forms.ChoiceField(label="Where does it stand?", choices=places)
        if roles:
            self.fields["role"] = _role()


def _role() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="As what?",
        required=False,
        choices=[
            ("", "Nothing special"),
            *((role.value, ROLES[role].capitalize()) for role in Role),
        ],
    )


class MeasureWordsForm(forms.Form):
    """What a measure is called and why it is there."""

    title = _line("What is counted?", required=True)
    rationale = _long("What will it tell us?")


class PartsForm(forms.Form):
    """The separate figures that a measure asks for."""

    components = _long(
        "Which figures does it ask for?",
        "One on each line, such as: number, and: percentage. Left empty it is a single figure.",
    )


class DirectionForm(forms.Form):
    """Which way is better."""

    polarity = forms.ChoiceField(
        label="Which way is better?",
        required=False,
        choices=[("", "Not said"), *((way.value, BETTER[way]) for way in Polarity)],
    )


class WordsReadForm(forms.Form):
    """Words that are read as a rule: a baseline, a frequency or a deadline."""

    def __init__(self, *args: Any, label: str, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"] = forms.CharField(
            label=label, help_text=hint, required=False, max_length=1_000
        )


class PeopleForm(forms.Form):
    """Who answers for it."""

    lead_members = _long("Lead members", "One on each line.", rows=2)
    lead_officers = _long("Lead officers", "One on each line: a post, or a name.", rows=3)


class MeasurePeopleForm(PeopleForm):
    """Who answers for a measure, and who shares in it."""

    service = _line("Service")
    ownership = forms.ChoiceField(
        label="Whose is it?",
        required=False,
        choices=[("", "Not said"), *((one.value, words) for one, words in OWNERSHIP_WORDS.items())],
    )
    partners = _long("Partners it depends on", "One on each line.", rows=2)


class DeliverableWordsForm(forms.Form):
    """What will be done."""

    title = _line("What will be done?", required=True)
    description = _long("Description")


class ProgrammesForm(forms.Form):
    """The programmes it belongs to."""

    programmes = _long("Programmes", "One on each line.", rows=3)


class PlacesForm(forms.Form):
    """Where something stands, each place with its role and topic; a row left empty is none."""

    def __init__(
        self, *args: Any, places: list[tuple[str, str]], rows: int, roles: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows + _EMPTY_ROWS
        for row in range(self.rows):
            which = f"Place {row + 1}"
            self.fields[f"node-{row}"] = forms.ChoiceField(
                label=which, required=False, choices=[("", "Nowhere"), *places]
            )
            if roles:
                role = _role()
                role.label = f"As what at place {row + 1}?"
                self.fields[f"role-{row}"] = role
            self.fields[f"topic-{row}"] = _line(f"Topic at place {row + 1}")


class MilestonesForm(forms.Form):
    """The steps of a deliverable in order; one left empty is none."""

    def __init__(self, *args: Any, rows: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = rows + _EMPTY_ROWS
        for row in range(self.rows):
            self.fields[f"text-{row}"] = _line(f"Milestone {row + 1}: what will have happened?")
            self.fields[f"deadline-{row}"] = _line(
                f"Milestone {row + 1}: by when?", "Such as: March 2027, or: Q2 2026/27."
            )


class CountingForm(forms.Form):
    """The unit of each figure of a measure, and the parts it is broken down into."""

    def __init__(self, *args: Any, wholes: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for key, name in wholes.items():
            self.fields[f"unit-{key}"] = _line(
                f"In what unit is {name}?", "Such as: %, £ or days. Left empty it is a plain count."
            )
        self.fields["parts"] = _long(
            "Broken down by what?",
            "One breakdown on each line with its parts, such as: Ward: Abbey, Alibon, Eastbury.",
        )

    def clean_parts(self) -> str:
        """The breakdowns; each line names what it is by, and its parts."""
        said = str(self.cleaned_data["parts"])
        for line in said.splitlines():
            name, colon, parts = line.partition(":")
            if line.strip() and not (name.strip() and colon and parts.strip(" ,")):
                raise forms.ValidationError(
                    f"“{line.strip()}” needs what it is by, a colon, and the parts, such as: "
                    "Ward: Abbey, Alibon."
                )
        return said


def parts_of_lines(said: str) -> list[tuple[str, str]]:
    """The dimensions with their categories that lines of a form name."""
    found = []
    for line in said.splitlines():
        name, _, parts = line.partition(":")
        found += [
            (" ".join(name.split()), " ".join(part.split()))
            for part in parts.split(",")
            if part.strip()
        ]
    return found
