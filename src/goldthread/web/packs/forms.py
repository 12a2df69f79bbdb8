"""What is asked of who makes a pack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django import forms

from goldthread.framework.periods import Period
from goldthread.reports.pack.report import AudienceKind, Inclusion
from goldthread.web.packs.actions import PackWords
from goldthread.web.packs.building import AudienceChoice
from goldthread.web.packs.models import Pack

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
_MOMENT = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
_INCLUSIONS = {
    Inclusion.BY_EXCEPTION: "By exception: off target, worsening",
    Inclusion.CHANGED: "Only what has changed status",
    Inclusion.EVERYTHING: "Every measure that has figures",
}
_GROUPS = {
    AudienceKind.CABINET: "The whole council",
    AudienceKind.SCRUTINY: "The whole council",
    AudienceKind.LEAD_MEMBER: "A lead member",
    AudienceKind.SERVICE: "A service",
    AudienceKind.NODE: "A place in the framework",
    AudienceKind.PROGRAMME: "A programme",
}
COVER = ("committee", "portfolio_holder", "report_author", "wards")
SECTIONS = "# Purpose\n\n# Financial implications\n\n# Legal implications\n\n# Risks\n"


class CoverFields(forms.Form):
    """What is said on the cover: what the meeting is asked, of which committee, and the rest."""

    title = forms.CharField(
        label="What is it called?",
        max_length=150,
        help_text="Without the period, which is added.",
        initial="Performance report",
    )
    decisions = forms.CharField(
        label="What is the meeting asked to decide?",
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One decision a line. They stand on the cover as what is asked.",
    )
    committee = forms.CharField(label="Committee", required=False, max_length=200)
    portfolio_holder = forms.CharField(label="Portfolio holder", required=False, max_length=200)
    report_author = forms.CharField(label="Report author", required=False, max_length=200)
    wards = forms.CharField(label="Wards affected", required=False, max_length=200)
    sections = forms.CharField(
        label="The rest of the cover",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="Begin each section with a line of # and its heading, such as “# Purpose”, and "
        "leave a line empty between paragraphs.",
    )

    def decided(self) -> list[str]:
        """Each decision that the meeting is asked for."""
        lines = (line.strip() for line in self.cleaned_data["decisions"].splitlines())
        return [line for line in lines if line]


class PackForm(CoverFields):
    """A pack: of which period, for whom, how much of it, and what the meeting is asked."""

    period = forms.ChoiceField(label="Of which period?")
    audience = forms.ChoiceField(label="Whom is it for?")
    inclusion = forms.ChoiceField(
        label="Which measures have a page of their own?",
        choices=[(one.value, words) for one, words in _INCLUSIONS.items()],
        help_text="The scorecards hold every measure in any case.",
    )
    meeting_on = forms.DateField(label="Date of the meeting", required=False, widget=_DAY)
    as_known_on = forms.DateField(
        label="As known on which day?",
        required=False,
        widget=_DAY,
        help_text="Leave it empty for what is known when the pack is frozen. With a day the pack says "
        "what was on record at its end: what was corrected, changed or re-dated later is as it was.",
    )
    field_order = (
        "title",
        "period",
        "as_known_on",
        "audience",
        "inclusion",
        "decisions",
        "committee",
        "meeting_on",
    )

    def __init__(
        self,
        *args: Any,
        periods: Iterable[Period],
        audiences: Iterable[AudienceChoice],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        sections = self.fields["sections"]
        sections.initial = SECTIONS
        sections.help_text = f"{sections.help_text} A section without words is left out."
        period, audience = self.fields["period"], self.fields["audience"]
        assert isinstance(period, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        assert isinstance(audience, forms.ChoiceField)  # noqa: S101 - for the type checker alone
        period.choices = [(one.code, one.label) for one in periods]
        audience.choices = [
            (group, [(as_value(one.kind, one.of), one.words) for one in some])
            for group, some in groupby(audiences, key=lambda one: _GROUPS[one.kind])
        ]

    def told(self) -> PackWords:
        """What was filled in, as the actions take it."""
        said = self.cleaned_data
        kind, _, of = said["audience"].partition(":")
        return PackWords(
            title=said["title"],
            period_code=said["period"],
            audience=AudienceKind(kind),
            audience_of=of,
            inclusion=Inclusion(said["inclusion"]),
            decisions=tuple(self.decided()),
            meeting_on=said["meeting_on"],
            cover=cover_of_form(said),
            as_known_on=said["as_known_on"],
        )


def as_value(kind: str, of: str) -> str:
    """An audience as the form sends it."""
    return f"{AudienceKind(kind).value}:{of}"


def filled_with(pack: Pack) -> dict[str, Any]:
    """What stands in the form for a pack that there is, to change it or to make one like it."""
    definition = pack.definition
    cover: Mapping[str, Any] = definition.cover
    return {
        "title": definition.title,
        "period": pack.period_code,
        "audience": as_value(definition.audience, definition.audience_of),
        "inclusion": definition.inclusion,
        "decisions": "\n".join(pack.decisions),
        "meeting_on": pack.meeting_on,
        "as_known_on": pack.as_known_on,
        "sections": sections_as_text(cover.get("sections", ())),
        **{name: cover.get(name, "") for name in COVER},
    }


def cover_of_form(said: Mapping[str, Any], *, with_empty: bool = False) -> dict[str, Any]:
    """The cover as it is kept; ``with_empty`` keeps sections that are still to be written."""
    cover: dict[str, Any] = {name: said[name] for name in COVER if said[name]}
    if sections := sections_in(said["sections"], with_empty=with_empty):
        cover["sections"] = sections
    return cover


def sections_as_text(sections: Iterable[Mapping[str, Any]]) -> str:
    """Sections as they are written in a form."""
    return "\n\n".join("\n\n".join((f"# {one['heading']}", *one["paragraphs"])) for one in sections)


def sections_in(text: str, *, with_empty: bool = False) -> list[dict[str, Any]]:
    """The sections of a cover as they are written: ``# Heading``, then paragraphs."""
    found: list[dict[str, Any]] = []
    for block in text.replace("\r\n", "\n").split("\n"):
        line = block.strip()
        if line.startswith("#"):
            found.append({"heading": line.lstrip("# ").strip(), "paragraphs": [""]})
        elif found and line:
            own = found[-1]["paragraphs"]
            own[-1] = f"{own[-1]} {line}".strip()
        elif found and found[-1]["paragraphs"][-1]:
            found[-1]["paragraphs"].append("")
    for one in found:
        one["paragraphs"] = [words for words in one["paragraphs"] if words]
    return [one for one in found if one["heading"] and (one["paragraphs"] or with_empty)]


class IssueForm(forms.Form):
    """From when on everybody may read it."""

    embargo_until = forms.DateTimeField(
        label="From when may everybody read it?",
        required=False,
        widget=_MOMENT,
        help_text="Leave it empty for at once.",
    )


class WithdrawForm(forms.Form):
    """Why a pack is withdrawn."""

    reason = forms.CharField(
        label="Why?", max_length=1_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class LookForm(forms.Form):
    """How packs look."""

    main_colour = forms.CharField(
        label="Main colour", max_length=7, help_text="Of headings and lines, such as #1d4f5c."
    )
    accent_colour = forms.CharField(
        label="Second colour", max_length=7, help_text="Such as #8a5a12."
    )
    font = forms.CharField(
        label="Font",
        required=False,
        max_length=60,
        help_text="Where a reader's computer has it; Arial otherwise.",
    )
    logo = forms.FileField(
        label="Logo", required=False, help_text="PNG, or an SVG that only draws; at most 1 MB."
    )
    logo_words = forms.CharField(
        label="The logo in words",
        required=False,
        max_length=200,
        help_text="For those who do not see it, such as “Anyborough Council”.",
    )
