"""Real figures that ship with the demonstration, each with its source and its licence."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from goldthread.framework.periods import Period, period_from_code


@dataclass(frozen=True, slots=True)
class PublishedFigure:
    """A figure that a public body published for a measure of one of the two frameworks.

    ``measure`` is the measure's title as its framework prints it and ``match`` says why the
    published figure is truly that measure's. ``median`` is the middle one of all English
    councils with the duty, in the same unit.
    """

    authority: str
    measure: str
    period: Period
    value: Decimal
    unit: str
    median: Decimal
    published_as: str
    match: str
    source: str
    licence: str


def published_figures(authority: str) -> tuple[PublishedFigure, ...]:
    """The published figures shipped for an authority, measure by measure, oldest first."""
    table = files("goldthread.demo") / "figures" / "adult-social-care.csv"
    lines = table.read_text(encoding="utf-8").splitlines()
    return tuple(
        PublishedFigure(
            authority=row["authority"],
            measure=row["measure"],
            period=period_from_code(row["period"]),
            value=Decimal(row["value"]),
            unit=row["unit"],
            median=Decimal(row["median_of_english_councils"]),
            published_as=row["published_as"],
            match=row["match"],
            source=row["source"],
            licence=row["licence"],
        )
        for row in csv.DictReader(lines)
        if row["authority"] == authority
    )
