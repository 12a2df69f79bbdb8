"""What is asked of people on the pages of returns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.crypto import get_random_string

from goldthread.documents.observations.values import UnreadableFigure, typed_figure
from goldthread.engine.cases import value_of_cases
from goldthread.engine.noise import multiplier_of
from goldthread.framework.returns import Missing, Part, Story
from goldthread.web.collection.mapping import Given, GivenFigure
from goldthread.web.collection.selectors import SeriesReading
from goldthread.web.records.mapping.figures import fits_a_column
from goldthread.web.records.models import Series

_TOO_LONG = "It cannot be kept exactly: write at most 10 digits before the point and 5 after it."


class DayField(forms.DateField):
    """A day, typed as 2026-04-01 or chosen from the browser's calendar."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            error_messages={"invalid": "Write a real day, such as 2026-04-30."}, **kwargs
        )


class FigureField(forms.CharField):
    """A number as people type it: 1,234 or 62.5% or £1,200; "n/a" says that there is none."""

    def __init__(self, unit: str | None, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=60, **kwargs)
        self.unit = unit
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off"}

    def clean(self, value: Any) -> Decimal | None:
        """The number itself; ``None`` for nothing."""
        text = super().clean(value)
        if not text:
            return None
        try:
            number = typed_figure(text, self.unit)
        except UnreadableFigure as reason:
            raise forms.ValidationError(str(reason)) from reason
        if number is not None and not fits_a_column(number):
            raise forms.ValidationError(_TOO_LONG)
        return number


class GivenForm(forms.Form):
    """All that is given in a return, with the version of it that the person saw.

    ``key`` makes a form that is sent twice one submission. What a draft holds and this form
    does not ask for (the numbers behind a figure in days) stays as it is.
    """

    commentary = forms.CharField(
        required=False,
        label="What is behind it",
        help_text="A sentence or two. It is published with the figure.",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    reason = forms.CharField(
        required=False,
        label="Why is it off target?",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    action = forms.CharField(
        required=False,
        label="What is being done about it?",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    owner = forms.CharField(required=False, label="Who sees to it?", max_length=200)
    recover_by = DayField(required=False, label="By when should it be back on target?")
    version = forms.IntegerField(widget=forms.HiddenInput)
    key = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(
        self, data: Mapping[str, Any], *, lines: Sequence[SeriesReading], draft: Given
    ) -> None:
        super().__init__(data)
        self._draft = draft
        self.wholes = [one.series for one in lines if not one.series.part]
        self.parts = [one.series for one in lines if one.series.part]
        for series in (*self.wholes, *self.parts):
            self._ask_for(series)

    def _ask_for(self, series: Series) -> None:
        name = str(series) if series.part else (series.label or "The figure")
        label = name[:1].upper() + name[1:]
        self.fields[f"value-{series.pk}"] = FigureField(series.unit, label=label)
        if multiplier_of(series.unit) is not None:
            # Cases have no unit of their own: 45 of 60, though the figure is in per cent.
            for part, words in (("numerator", "Cases"), ("denominator", "Out of")):
                self.fields[f"{part}-{series.pk}"] = FigureField(
                    "cases", label=f"{words}, {label[:1].lower()}{label[1:]}"
                )
        what = f"{label}: it" if series.part else "It"
        self.fields[f"provisional-{series.pk}"] = forms.BooleanField(
            required=False, label=f"{what} is provisional and will be confirmed later"
        )

    @classmethod
    def of_draft(
        cls, draft: Given, *, lines: Sequence[SeriesReading], version: int, key: str = ""
    ) -> GivenForm:
        """The form filled in with what is there already."""
        story = draft.story
        data: dict[str, Any] = {
            "commentary": draft.commentary,
            "reason": story.reason,
            "action": story.action,
            "owner": story.owner,
            "recover_by": story.recover_by or "",
            "version": version,
            "key": key or get_random_string(32),
        }
        for one in lines:
            figure = draft.figures.get(one.series.pk, GivenFigure())
            data |= {
                f"value-{one.series.pk}": _written(figure.value),
                f"numerator-{one.series.pk}": _written(figure.numerator),
                f"denominator-{one.series.pk}": _written(figure.denominator),
            }
            if figure.provisional:
                data[f"provisional-{one.series.pk}"] = "on"
        return cls(data, lines=lines, draft=draft)

    def begin(self) -> None:
        """Have the page begin where somebody types first: at the first figure, or the words."""
        names = (f"value-{series.pk}" for series in self.wholes)
        first = next((name for name in names if name in self.fields), "commentary")
        self.fields[first].widget.attrs["autofocus"] = True

    def clean(self) -> dict[str, Any]:
        """Cases without what they are out of make no figure, and nothing is out of none.

        A share may come with how many it is of alone, as surveys give it.
        """
        told: dict[str, Any] = super().clean() or {}
        for series in (*self.wholes, *self.parts):
            cases, of = told.get(f"numerator-{series.pk}"), told.get(f"denominator-{series.pk}")
            if of is not None and of <= 0:
                self.add_error(f"denominator-{series.pk}", "It must be more than 0.")
            elif cases is None and of is not None and self._is_a_share_with_value(series, told):
                continue  # of a survey it is enough to know how many answered
            elif (cases is None) != (of is None):
                blank = "numerator" if cases is None else "denominator"
                if f"{blank}-{series.pk}" not in self.errors:
                    self.add_error(
                        f"{blank}-{series.pk}", "Give both numbers behind the figure, or neither."
                    )
        return told

    def _is_a_share_with_value(self, series: Series, told: Mapping[str, Any]) -> bool:
        return series.unit == "%" and told.get(f"value-{series.pk}") is not None

    def given(self) -> Given:
        """What was given; call it on a form that is filled in rightly."""
        told = self.cleaned_data
        figures = dict(self._draft.figures)
        for series in (*self.wholes, *self.parts):
            figures[series.pk] = self._figure(series, told)
        return Given(
            figures=MappingProxyType(
                {key: one for key, one in figures.items() if not one.is_blank}
            ),
            commentary=told["commentary"],
            story=Story(told["reason"], told["action"], told["owner"], told["recover_by"]),
        )

    def _figure(self, series: Series, told: Mapping[str, Any]) -> GivenFigure:
        figure = self._draft.figures.get(series.pk, GivenFigure())
        value = told[f"value-{series.pk}"]
        if f"numerator-{series.pk}" in self.fields:
            cases, of = told[f"numerator-{series.pk}"], told[f"denominator-{series.pk}"]
            figure = replace(figure, numerator=cases, denominator=of)
            if value is None and cases is not None and of is not None:
                value = value_of_cases(cases, of, series.unit)
        elif value is None:
            figure = GivenFigure()
        return replace(figure, value=value, provisional=told[f"provisional-{series.pk}"])

    def say_what_is_missing(self, missing: Sequence[Missing]) -> None:
        """Put what must still be given beside the fields that ask for it."""
        by_label = {series.label or None: series for series in self.wholes}
        for one in missing:
            if one.part is Part.FIGURE:
                self.add_error(f"value-{by_label[one.series].pk}", one.message)
            else:
                self.add_error(one.part.value, one.message)

    def typed(self) -> Iterator[tuple[str, str]]:
        """Everything that was typed, as it was, by the names of the fields."""
        for name in self.fields:
            if name not in ("version", "key") and name in self.data:
                yield name, str(self.data[name])


class ReasonForm(forms.Form):
    """Why a step that sets somebody's work back is taken."""

    reason = forms.CharField(
        label="Why?", max_length=10_000, widget=forms.Textarea(attrs={"rows": 2})
    )


def _written(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"


def day_or_none(text: str) -> date | None:
    """A day as a form sends it; ``None`` for none and for what is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
