"""What is asked of who has a measure worked out from others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from django import forms

from goldthread.engine.calculated import (
    Calculation,
    Difference,
    Ratio,
    Rolling,
    TotalOf,
    WeightedMean,
    YearToDate,
)
from goldthread.framework.periods import Calendar, Period
from goldthread.web.collection.forms_rules import FromPeriodField
from goldthread.web.records.models import Measure, Series

_MOST_PARTS = 6
NEW_LINE = "new"
"""In place of a series there is: a new line of a measure."""


class How(StrEnum):
    """The ways in which figures are worked out from others, as a person chooses among them."""

    RATIO = "ratio"
    DIFFERENCE = "difference"
    TOTAL = "total"
    WEIGHTED_MEAN = "weighted-mean"
    ROLLING = "rolling"
    YEAR_TO_DATE = "year-to-date"


HOW_IN_WORDS: Mapping[How, tuple[str, str]] = {
    How.RATIO: ("One divided by another", "A share, a rate per 1,000, a cost per person."),
    How.DIFFERENCE: ("One less another", "Income less spending; this group less that one."),
    How.TOTAL: ("Several added up", "Every ward of a breakdown, or several measures."),
    How.WEIGHTED_MEAN: ("An average with weights", "Shares of parts that are not of one size."),
    How.ROLLING: ("The latest periods together", "The latest twelve months, each month anew."),
    How.YEAR_TO_DATE: ("Since the year began", "The year to date from single periods."),
}


class _FromField(FromPeriodField):
    """The period from which on figures are worked out; blank is every period."""

    def __init__(self, calendar: Calendar, **kwargs: Any) -> None:
        super().__init__(calendar, required=False, **kwargs)
        periods = cast("list[tuple[str, str]]", self.choices)
        self.choices = [("", "Every period there are figures for"), *periods]
        self.initial = ""
        self.help_text = "Figures given by hand for earlier periods stay as they are."

    def clean(self, value: Any) -> Period | None:  # type: ignore[override] # a blank is allowed
        """The period itself, ``None`` for all."""
        return super().clean(value) if value else None


class CalculationForm(forms.Form):
    """How figures are worked out, where they stand, since when, and why.

    ``lines`` are the series that can be chosen, by key, with what a page calls them; ``breakdowns``
    the parts that add up to one, by a name of each breakdown.
    """

    def __init__(
        self,
        *args: Any,
        how: How,
        lines: Mapping[int, str],
        breakdowns: Mapping[str, tuple[str, Sequence[int]]],
        measures: Sequence[Measure],
        calendar: Calendar,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.how, self._breakdowns = how, breakdowns
        choices = [(str(key), name) for key, name in lines.items()]
        add = self.fields.__setitem__
        if how is How.RATIO:
            add("top", _chosen("What is counted (the upper figure)", choices))
            add("bottom", _chosen("Out of, or for each of (the lower figure)", choices))
            add(
                "per",
                forms.ChoiceField(
                    label="Counted for each",
                    choices=[("100", "100"), ("1", "1"), ("1000", "1,000"), ("100000", "100,000")],
                    help_text="100 makes a percentage where both count the same kind of thing.",
                ),
            )
            add(
                "of",
                forms.CharField(
                    label="What does the lower figure count?",
                    required=False,
                    max_length=60,
                    help_text="Such as: people, homes. Leave it blank for a percentage.",
                ),
            )
            add(
                "holds_over",
                forms.BooleanField(
                    label="The lower figure is for a longer period, such as a year’s population, "
                    "and holds for every period in it",
                    required=False,
                ),
            )
        elif how is How.DIFFERENCE:
            add("first", _chosen("From", choices))
            add("second", _chosen("Take away", choices))
        elif how is How.TOTAL:
            if breakdowns:
                names = [(key, words) for key, (words, _) in breakdowns.items()]
                add("breakdown", _chosen("Every part of", names, required=False))
            for number in range(1, _MOST_PARTS + 1):
                words = f"{'Or line' if number == 1 and breakdowns else 'Line'} {number}"
                add(f"part-{number}", _chosen(words, choices, required=False))
        elif how is How.WEIGHTED_MEAN:
            for number in range(1, _MOST_PARTS // 2 + 2):
                add(f"value-{number}", _chosen(f"Figure {number}", choices, required=False))
                add(f"weight-{number}", _chosen("weighted by", choices, required=False))
        else:
            add("series", _chosen("Of", choices))
            if how is How.ROLLING:
                add(
                    "periods",
                    forms.IntegerField(
                        label="How many periods together?",
                        min_value=2,
                        max_value=60,
                        initial=4,
                        help_text="4 quarters or 12 months make a year.",
                    ),
                )
        add(
            "target",
            _chosen(
                "Where do the figures stand?",
                [(NEW_LINE, "As a new line of the measure below"), *choices],
                help_text="A line that is worked out is not asked for in returns any more.",
            ),
        )
        add(
            "measure",
            _chosen(
                "The measure that gets a new line",
                [(str(one.pk), one.title) for one in measures],
                required=False,
            ),
        )
        add(
            "label",
            forms.CharField(label="What the new line is called", required=False, max_length=120),
        )
        add("from_period", _FromField(calendar))
        add(
            "reason",
            forms.CharField(
                label="Why?",
                max_length=2_000,
                widget=forms.Textarea(attrs={"rows": 3}),
                help_text="It stands on the page of the measure.",
            ),
        )

    def clean(self) -> dict[str, Any]:
        """The calculation together, under ``rule``; and a new line with what it needs."""
        told = super().clean() or {}
        if told.get("target") == NEW_LINE:
            for name, words in (
                ("measure", "Choose the measure that the new line belongs to."),
                ("label", "Say what the new line is called."),
            ):
                if not told.get(name):
                    self.add_error(name, words)
        if not self.errors:
            told["rule"] = self._rule(told)
        return told

    def _rule(self, told: Mapping[str, Any]) -> Calculation:
        match self.how:
            case How.RATIO:
                return Ratio(
                    told["top"],
                    told["bottom"],
                    Decimal(told["per"]),
                    told["of"].strip(),
                    told["holds_over"],
                )
            case How.DIFFERENCE:
                return Difference(told["first"], told["second"])
            case How.TOTAL:
                chosen = told.get("breakdown", "")
                own = [str(key) for key in self._breakdowns[chosen][1]] if chosen else []
                return TotalOf((*own, *_given(told, "part")))
            case How.WEIGHTED_MEAN:
                return WeightedMean(_given(told, "value"), _given(told, "weight"))
            case How.ROLLING:
                return Rolling(told["series"], told["periods"])
            case How.YEAR_TO_DATE:
                return YearToDate(told["series"])


def _chosen(
    label: str, choices: list[tuple[str, str]], *, required: bool = True, help_text: str = ""
) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=required,
        help_text=help_text,
        choices=[("", "Choose one" if required else "None"), *choices],
    )


def _given(told: Mapping[str, Any], name: str) -> tuple[str, ...]:
    return tuple(value for key, value in told.items() if key.startswith(f"{name}-") and value)


def names_of_lines(series: Sequence[Series]) -> dict[int, str]:
    """What a list to choose from calls each line: its measure, which line it is, and its unit."""
    return {
        one.pk: (
            f"{one.measure.title}{f' – {one.label}' if one.label else ''}"
            f"{f' ({one.unit})' if one.unit else ''}"
        )
        for one in series
    }
