"""What a plain reading of a rule gives to the columns beside it: figures, units and days."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from goldthread.framework import Measure
from goldthread.framework.rules import Deadline, Target, Value
from goldthread.framework.rules.schedule import DueBy
from goldthread.framework.rules.targets import AnnualTotal, Between, Threshold
from goldthread.framework.rules.values import Figure, SeveralFigures
from goldthread.grammar import unit_from_title
from goldthread.web.records.models.fields import MOST_DECIMALS, MOST_DIGITS

_OF_ITS_OWN = re.compile(
    r"\b(?:number|no|count|total|value|cost|amount|rate|ratio|average|mean|time)\b|£", re.IGNORECASE
)
"""Words by which a series says that it is not counted in what its measure's title says."""


def fits_a_column(value: Decimal) -> bool:
    """Whether a figure can be kept exactly: 10 digits before the point, 5 after it."""
    if not value.is_finite():
        return False
    _sign, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int):
        return False
    before_the_point = len(digits) + exponent
    return -exponent <= MOST_DECIMALS and before_the_point <= MOST_DIGITS - MOST_DECIMALS


def rounded_to_a_column(value: Decimal | None) -> Decimal | None:
    """A number that was worked out (a total, a mean), to five decimals; ``None`` if too large.

    Only for results: a figure that somebody gave is never rounded.
    """
    if value is None or not value.is_finite():
        return None
    rounded = value.quantize(Decimal(1).scaleb(-MOST_DECIMALS)) if value.adjusted() < 20 else value
    return rounded if fits_a_column(rounded) else None


def column_of_float(number: float) -> Decimal | None:
    """A line of a chart or an end of an interval, to five decimals; ``None`` if too large."""
    return rounded_to_a_column(Decimal(repr(number)))


def stated_unit(target: Target | None) -> str | None:
    """The unit a target with one number, one band or one total is in, where it says."""
    if isinstance(target, Threshold | Between | AnnualTotal):
        return target.unit
    return None


def due_on(deadline: Deadline | None) -> date | None:
    """The last day of a deadline that is one date; ``None`` for every other kind."""
    return deadline.by.day if isinstance(deadline, DueBy) else None


def plain_figure(value: Value | None) -> Figure | None:
    """The one figure that a value is, if it is one, is no mere limit ("<5"), and fits a column."""
    if isinstance(value, Figure) and value.bound is None and fits_a_column(value.value):
        return value
    return None


def unit_of(measure: Measure, label: str) -> str | None:
    """The unit of one series of a measure, as far as its label, baseline, target or title says.

    A series called a percentage is one. A measure of several series otherwise takes a unit only
    from the baseline's figure of the same label: whose unit a target's would be is not said. Where
    neither says any, "Percentage of complaints upheld" does, for every series that its label does
    not call something else.
    """
    if re.search(r"%|per\s?cent", label, re.IGNORECASE):
        return "%"
    baseline = measure.baseline
    if isinstance(baseline, SeveralFigures):
        units = {part.unit for part in baseline.parts if part.label in (label or None, label)}
        return units.pop() if len(units) == 1 else None
    if len(measure.components) < 2:
        of_baseline = baseline.unit if isinstance(baseline, Figure) else None
        if said := of_baseline or stated_unit(measure.target):
            return said
    return None if _OF_ITS_OWN.search(label) else unit_from_title(measure.title)
