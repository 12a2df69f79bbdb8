"""What is asked about a kind of pack: when drafts are made, and who reads it; and of its look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from goldthread.framework.pack_schedule import LAST_DAY_OF_MONTH, MOST_WORKING_DAYS, DraftDay
from goldthread.framework.periods import PeriodKind
from goldthread.reports.wording.remarks import capital
from goldthread.web.accounts.models import User
from goldthread.web.accounts.roles import ROLES
from goldthread.web.packs.forms import COVER, CoverFields, cover_of_form, sections_as_text
from goldthread.web.packs.models import PackSchedule

_EVERY = {
    PeriodKind.MONTH: "Each month",
    PeriodKind.QUARTER: "Each quarter",
    PeriodKind.HALF_YEAR: "Each half year",
    PeriodKind.FINANCIAL_YEAR: "Each financial year",
}
_WORKING_DAYS, _DAY_OF_MONTH = "working_days", "day_of_month"


class ScheduleForm(forms.Form):
    """After which periods a draft is made, on which day, and who is told."""

    every = forms.ChoiceField(
        label="After which periods?",
        choices=[(one.value, words) for one, words in _EVERY.items()],
        initial=PeriodKind.QUARTER.value,
    )
    way = forms.ChoiceField(
        label="On which day?",
        choices=[
            (_WORKING_DAYS, "So many working days after it ends"),
            (_DAY_OF_MONTH, "On a day of the month after it"),
        ],
        initial=_WORKING_DAYS,
    )
    number = forms.IntegerField(
        label="How many working days, or which day of the month?",
        min_value=1,
        max_value=MOST_WORKING_DAYS,
        initial=10,
        help_text=f"Up to {MOST_WORKING_DAYS} working days, or a day up to {LAST_DAY_OF_MONTH}. "
        "Weekends and bank holidays are no working days.",
    )
    owner = forms.ChoiceField(
        label="Who is written to when the draft is there?",
        help_text="Somebody who makes packs. They freeze and issue it.",
    )

    def __init__(self, *args: Any, owners: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        assert isinstance(owner, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        owner.choices = [(one.get_username(), one.name) for one in owners]

    def clean(self) -> dict[str, Any]:
        """What was filled in, with the ``day`` it comes to."""
        said = super().clean() or self.cleaned_data
        if {"every", "way", "number"} <= set(said):
            try:
                said["day"] = DraftDay(PeriodKind(said["every"]), **{said["way"]: said["number"]})
            except ValueError as wrong:
                self.add_error("number", str(wrong))
        return said


def filled_with_schedule(schedule: PackSchedule) -> dict[str, Any]:
    """What stands in the form for a schedule that there is."""
    return {
        "every": schedule.every,
        "way": _WORKING_DAYS if schedule.working_days else _DAY_OF_MONTH,
        "number": schedule.working_days or schedule.day_of_month,
        "owner": schedule.owner.get_username(),
    }


class ReaderForm(forms.Form):
    """One line more of a distribution list."""

    person = forms.ChoiceField(label="Somebody with an account", required=False)
    role = forms.ChoiceField(label="Or everybody in a role", required=False)
    address = forms.EmailField(
        label="Or an e-mail address outside",
        required=False,
        max_length=150,
        help_text="They get a link of their own that opens this pack alone, for 90 days.",
    )

    def __init__(self, *args: Any, people: Iterable[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person, role = self.fields["person"], self.fields["role"]
        assert isinstance(person, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        assert isinstance(role, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        person.choices = [("", "Nobody"), *((one.get_username(), one.name) for one in people)]
        role.choices = [("", "None"), *((one.code, capital(one.title)) for one in ROLES.values())]

    def clean(self) -> dict[str, Any]:
        """What was filled in: exactly one of the three."""
        said = super().clean() or self.cleaned_data
        if not self.errors and sum(map(bool, (said["person"], said["role"], said["address"]))) != 1:
            raise forms.ValidationError("Choose one of the three: a person, a role or an address.")
        return said


class TemplateForm(forms.Form):
    """The council's own Word template."""

    template = forms.FileField(
        label="Word template",
        help_text="A Word document (.docx) of at most 5 MB, without macros. Its styles, header, "
        "footer and page are used; its text is left out.",
    )


class CoverForm(CoverFields):
    """What every new pack begins with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sections = self.fields["sections"]
        sections.help_text = (
            f"{sections.help_text} Words below a heading stand in every new pack; a heading alone "
            "is there to be filled in."
        )

    def told(self) -> dict[str, Any]:
        """What was filled in, as it is kept."""
        said = self.cleaned_data
        return {
            **cover_of_form(said, with_empty=True),
            "title": said["title"],
            "decisions": self.decided(),
        }


def filled_with_cover(kept: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the form of a new pack, and of the cover itself, where the council said so."""
    if not kept:
        return {}
    return {
        "title": kept["title"],
        "decisions": "\n".join(kept["decisions"]),
        "sections": sections_as_text(kept.get("sections", ())),
        **{name: kept.get(name, "") for name in COVER},
    }
