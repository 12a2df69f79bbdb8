"""What kind of number a series is made of: its unit, its bounds and how it is rounded.

Only what the document says is used: the unit printed with the baseline or the target, and
plain words in the measure's name. Where neither tells, there is no scale, and no figure is
made up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_PERCENT = re.compile(
    r"%|\bper ?cent(?:age)?s?\b|\bproportions?\b|\bsatisfaction\b|^compliance\b", re.I
)
_MONEY = re.compile(r"£|\bvalue of\b|\btotal value\b|\bincome\b", re.I)
_RATE = re.compile(r"\bper (?:[\d,]+|head)|\brates?\b|\bdensity\b", re.I)
_AVERAGE = re.compile(r"\baverage\b|\blife expectancy\b|\bturnaround\b", re.I)
_SCORE = re.compile(r"\bscores?\b", re.I)
_AROUND_NOUGHT = re.compile(
    r"\bprogress\b.*\bscores?\b|\bscores?\b.*\bprogress\b|\bvalue[- ]added\b|\bz-?scores?\b", re.I
)
_INDEX = re.compile(r"\bindex(?: numbers?)?\b", re.I)
_RATIO = re.compile(r"\bratios?\b", re.I)
_COUNT = re.compile(
    r"\bnumbers?\b|\btotal\b|\bvolumes?\b|\bhow many\b|^(?:new|approved)\b|\breferrals?\b|\bcontacts?\b"
    r"|\boffences\b|\bfollowers\b|\bposts\b|\bengagements\b|\bvisitors\b",
    re.I,
)
_PEOPLE = re.compile(
    r"\b(?:people|children|residents?|adults?|carers?|pupils?|staff|leavers?|mothers|households?"
    r"|tenants?|learners|individuals|respondents|offenders|young|year olds|population|workers"
    r"|families|participants|victims)\b",
    re.I,
)
_TIME = re.compile(r"\b(?:minutes?|hours?|days?|weeks?|months?|years?)\b", re.I)
_WHOLE = 100


class Kind(StrEnum):
    """The kinds of number that a figure can be."""

    PERCENTAGE = "percentage"
    COUNT = "count"
    RATE = "rate"
    AVERAGE = "average"
    MONEY = "money"
    AROUND_NOUGHT = "around nought"
    INDEX = "index number"
    RATIO = "ratio"


# Where nothing is printed, a modest figure is drawn from between these, small ones oftener.
_MODEST: dict[Kind, tuple[float, float]] = {
    Kind.PERCENTAGE: (52, 94),
    Kind.COUNT: (6, 480),
    Kind.RATE: (20, 160),
    Kind.AVERAGE: (8, 40),
    Kind.MONEY: (15_000, 120_000),
    Kind.INDEX: (88, 128),
    Kind.RATIO: (0.4, 2.4),
}
_LOW_PERCENTAGE = (4.0, 24.0)
_FEW_PLACES = {Kind.PERCENTAGE: 0, Kind.AROUND_NOUGHT: 2, Kind.RATIO: 2}
"""The fewest decimals that are printed, where it is not one."""
_SLOWNESS = 0.2
"""An average over many people, or an index of many things, moves far less than a count."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The numbers a series may take: whole counts, percentages from 0 to 100, and the like.

    ``places`` is how many decimals are printed. ``of_people`` when a percentage is a share
    of people, so that a numerator and denominator can stand behind it.
    """

    kind: Kind
    places: int
    of_people: bool = False

    def modest(self, drawn: float, better: int) -> float:
        """A figure to start from where the document prints none, for a draw from 0 to 1.

        A percentage that is better the lower it is starts low.
        """
        if self.kind is Kind.AROUND_NOUGHT:
            return drawn - 0.5
        if self.kind is Kind.PERCENTAGE and better < 0:
            low, high = _LOW_PERCENTAGE
        else:
            low, high = _MODEST[self.kind]
        skewed = drawn if self.kind is Kind.PERCENTAGE else drawn * drawn * drawn
        return low + (high - low) * skewed

    @property
    def step(self) -> Decimal:
        """The smallest difference that shows."""
        return Decimal(1).scaleb(-self.places)

    def size(self, level: float) -> float:
        """What a move from a figure is a share of: the figure, but for those that lie around nought."""
        return 1.0 if self.kind is Kind.AROUND_NOUGHT else abs(level)

    @property
    def slowness(self) -> float:
        """How far figures move, beside those that move freely."""
        return _SLOWNESS if self.kind in (Kind.AVERAGE, Kind.INDEX, Kind.RATIO) else 1.0

    def bounded(self, number: float, *, below_zero: bool = False) -> float:
        """The number brought inside what the scale allows (a progress score may be negative)."""
        if self.kind is Kind.PERCENTAGE:
            return min(100.0, max(0.0, number))
        may_be_below = below_zero or self.kind is Kind.AROUND_NOUGHT
        return number if may_be_below else max(0.0, number)

    def printed(self, number: float) -> Decimal:
        """The number rounded as the document rounds."""
        return Decimal(str(number)).quantize(self.step, rounding=ROUND_HALF_UP)


def scale_of(
    title: str,
    *,
    unit: str | None = None,
    printed: Decimal | None = None,
    asked: Decimal | None = None,
    label: str = "",
) -> Scale | None:
    """The scale of a series, or ``None`` where neither its unit nor its name tells.

    ``printed`` is a figure the document prints for it, whose decimals are kept, and ``asked``
    the number its target asks for; ``label`` is the component's own name, which speaks before
    the measure's. Scores of progress, and of value added, lie around nought and index numbers
    around a hundred; how far any other score goes only a number that is printed can tell.

    >>> scale_of("Proportion of pupils at school").kind
    <Kind.PERCENTAGE: 'percentage'>
    """
    kind = _kind_from_unit(unit)
    if kind is None:
        kind = _kind_from_words(label) or _kind_from_words(title)
        known = [number for number in (printed, asked) if number is not None]
        if kind is Kind.PERCENTAGE and max(known, default=Decimal(0)) > _WHOLE:
            kind = Kind.COUNT  # "satisfaction surveys completed: 200" counts surveys
        if kind in (None, Kind.AVERAGE) and not unit and _SCORE.search(f"{label} {title}"):
            if not known:
                return None
            kind = Kind.AVERAGE
        if kind is None and unit:
            # A unit is a length of time or the things that are counted ("homes").
            kind = Kind.AVERAGE if _TIME.search(unit) else Kind.COUNT
    if kind is None and printed is not None:
        kind = Kind.AVERAGE if _decimals(printed) else Kind.COUNT
    if kind is None:
        return None
    if kind is Kind.COUNT and printed is not None and _decimals(printed):
        kind = Kind.RATE
    of_people = kind is Kind.PERCENTAGE and bool(_PEOPLE.search(title))
    return Scale(kind, _places(kind, printed), of_people)


def _kind_from_unit(unit: str | None) -> Kind | None:
    """The kind that a unit settles by itself, whatever the measure is called."""
    if unit == "%":
        return Kind.PERCENTAGE
    if unit == "GBP":
        return Kind.MONEY
    return Kind.RATE if unit and unit.startswith("per ") else None


def _kind_from_words(words: str) -> Kind | None:
    # A percentage in brackets is how a measure is collected ("Proportion (%) of ..."), and a
    # rate of pay or "per month" is still whatever the rest of the name says it is.
    for kind, pattern in (
        (Kind.PERCENTAGE, _PERCENT),
        (Kind.MONEY, _MONEY),
        (Kind.RATE, _RATE),
        (Kind.AROUND_NOUGHT, _AROUND_NOUGHT),
        (Kind.INDEX, _INDEX),
        (Kind.RATIO, _RATIO),
        (Kind.AVERAGE, _AVERAGE),
        (Kind.COUNT, _COUNT),
    ):
        if pattern.search(words):
            return kind
    return None


def _decimals(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _places(kind: Kind, printed: Decimal | None) -> int:
    if kind in (Kind.COUNT, Kind.MONEY):
        return 0
    fewest = _FEW_PLACES.get(kind, 1)
    if printed is None:
        return max(fewest, 1)
    return max(_decimals(printed), fewest)
