"""How far a figure made of few cases could have come out otherwise: confidence intervals.

The formulas are those of the English public health profiles: Wilson (1927) for
proportions, Byar's approximation with exact Poisson limits below 10 for counts and rates,
Dobson et al. (1991) for directly standardised rates, Student's t for means. Values are
floats; ``confidence`` is a share (0.95, or 0.998 for the outer limits of a funnel).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist, fmean, stdev

USUAL_CONFIDENCE = 0.95
OUTER_CONFIDENCE = 0.998

FEWEST_FOR_STANDARDISING = 10
"""A directly standardised rate of fewer cases than this is not given."""

EXACT_BELOW = 10


class Method(StrEnum):
    """How an interval was worked out."""

    WILSON = "Wilson"
    EXACT = "Exact"
    BYAR = "Byar"
    DOBSON = "Dobson"
    STUDENT = "Student's t"


@dataclass(frozen=True, slots=True)
class Interval:
    """A value with the limits it could as well have had, in the unit of the value."""

    value: float
    lower: float
    upper: float
    confidence: float
    method: Method


def proportion(
    cases: float, of: float, *, confidence: float = USUAL_CONFIDENCE, multiplier: float = 1
) -> Interval:
    """Wilson's interval of a proportion; ``multiplier=100`` gives percentages.

    (2x + z² ∓ z√(z² + 4x(1 − x/n))) / 2(n + z²). Raises ``ValueError`` unless
    0 ≤ cases ≤ of and of > 0.

    >>> round(proportion(0, 5, multiplier=100).upper, 3)
    43.448
    """
    _check_share(cases, of)
    z = _z(confidence)
    spread = z * math.sqrt(z * z + 4 * cases * (1 - cases / of))
    middle, below = 2 * cases + z * z, 2 * (of + z * z)
    # At the two ends the square root is exact in arithmetic but not in floats.
    lower = 0.0 if cases == 0 else (middle - spread) / below
    upper = 1.0 if cases == of else (middle + spread) / below
    return Interval(
        cases / of * multiplier, lower * multiplier, upper * multiplier, confidence, Method.WILSON
    )


def count(cases: float, *, confidence: float = USUAL_CONFIDENCE) -> Interval:
    """The interval of a count: exact Poisson limits below 10 cases, Byar's from 10.

    Exact: χ²(α/2; 2x)/2 and χ²(1 − α/2; 2x + 2)/2. Byar: x(1 − 1/9x − z/3√x)³ and
    (x+1)(1 − 1/9(x+1) + z/3√(x+1))³. Raises ``ValueError`` for a negative count.
    """
    if not 0 <= cases < math.inf:
        raise ValueError(f"A count cannot be {cases}.")
    _check_confidence(confidence)
    if cases >= EXACT_BELOW:
        return Interval(cases, *_byar(cases, confidence), confidence, Method.BYAR)
    # Not at the top: SciPy takes longer to start than most of what never asks this.
    from scipy.special import chdtri

    # chdtri takes the probability above the value, not below it.
    tail = (1 - confidence) / 2
    lower = float(chdtri(2 * cases, 1 - tail)) / 2 if cases else 0.0
    upper = float(chdtri(2 * cases + 2, tail)) / 2
    return Interval(cases, lower, upper, confidence, Method.EXACT)


def rate(
    cases: float, of: float, *, confidence: float = USUAL_CONFIDENCE, multiplier: float = 100_000
) -> Interval:
    """The interval of a rate per ``multiplier``: that of its count over the population.

    Raises ``ValueError`` for a negative count or a population of nobody.
    """
    if not 0 < of < math.inf:
        raise ValueError(f"A rate needs a population of more than nought, not {of}.")
    of_count = count(cases, confidence=confidence)
    scale = multiplier / of
    return Interval(
        cases * scale, of_count.lower * scale, of_count.upper * scale, confidence, of_count.method
    )


@dataclass(frozen=True, slots=True)
class Stratum:
    """One age band: its cases and people, and its people in the standard population."""

    cases: float
    people: float
    standard_people: float


def directly_standardised_rate(
    strata: Iterable[Stratum],
    *,
    confidence: float = USUAL_CONFIDENCE,
    multiplier: float = 100_000,
) -> Interval | None:
    """The rate an area would have with the standard population, with Dobson's interval.

    v = Σwx/n ÷ Σw, Var = Σ(w²x/n²) ÷ (Σw)², limits v + √(Var/O)(Byar_O − O). ``None``
    where fewer than ten cases were seen, which is too few. Raises ``ValueError`` for a
    stratum of nobody, for fewer cases than none, and for a standard population of nobody.
    """
    bands = list(strata)
    if any(band.people <= 0 for band in bands):
        raise ValueError("Every age band of a standardised rate needs people in it.")
    if any(band.cases < 0 or band.standard_people < 0 for band in bands):
        raise ValueError("An age band cannot have fewer cases or standard people than none.")
    seen = math.fsum(band.cases for band in bands)
    if seen < FEWEST_FOR_STANDARDISING:
        return None
    weights = math.fsum(band.standard_people for band in bands)
    if weights == 0:
        raise ValueError("The standard population of a standardised rate needs people in it.")
    value = math.fsum(band.standard_people * band.cases / band.people for band in bands) / weights
    variance = math.fsum(
        band.standard_people**2 * band.cases / band.people**2 for band in bands
    ) / (weights * weights)
    lower, upper = _byar(seen, confidence)
    step = math.sqrt(variance / seen)
    return Interval(
        value * multiplier,
        (value + step * (lower - seen)) * multiplier,
        (value + step * (upper - seen)) * multiplier,
        confidence,
        Method.DOBSON,
    )


def mean(values: Sequence[float], *, confidence: float = USUAL_CONFIDENCE) -> Interval:
    """Student's interval of a mean. Raises ``ValueError`` for fewer than two values."""
    if len(values) < 2:
        raise ValueError("The interval of a mean needs at least two values.")
    _check_confidence(confidence)
    # Not at the top, as above.
    from scipy.special import stdtrit

    middle = fmean(values)
    share = 1 - (1 - confidence) / 2
    reach = float(stdtrit(len(values) - 1, share)) * stdev(values) / math.sqrt(len(values))
    return Interval(middle, middle - reach, middle + reach, confidence, Method.STUDENT)


class Beside(StrEnum):
    """Where an interval lies beside a number such as an average."""

    BELOW = "below"
    AROUND = "around"
    ABOVE = "above"


def beside(interval: Interval, number: float) -> Beside:
    """Whether the whole interval lies to one side of the number."""
    if interval.upper < number:
        return Beside.BELOW
    return Beside.ABOVE if interval.lower > number else Beside.AROUND


class Distance(StrEnum):
    """How far outside a funnel a unit lies."""

    WITHIN = "within"
    OUTSIDE_95 = "outside_95"
    OUTSIDE_998 = "outside_998"


@dataclass(frozen=True, slots=True)
class FunnelPlace:
    """One unit of a funnel: which side of the pooled average it lies on, and how far out."""

    side: Beside
    distance: Distance


def funnel_of_proportions(units: Sequence[tuple[float, float]]) -> list[FunnelPlace]:
    """Where each unit (cases, of) of a funnel of proportions lies, in the order given.

    A unit is outside where the pooled average lies outside the unit's own interval.
    """
    inner = [proportion(cases, of) for cases, of in units]
    outer = [proportion(cases, of, confidence=OUTER_CONFIDENCE) for cases, of in units]
    return _funnel(units, inner, outer)


def funnel_of_rates(units: Sequence[tuple[float, float]]) -> list[FunnelPlace]:
    """Where each unit (cases, population) of a funnel of rates lies, in the order given."""
    inner = [rate(cases, of, multiplier=1) for cases, of in units]
    outer = [rate(cases, of, multiplier=1, confidence=OUTER_CONFIDENCE) for cases, of in units]
    return _funnel(units, inner, outer)


def _funnel(
    units: Sequence[tuple[float, float]], inner: list[Interval], outer: list[Interval]
) -> list[FunnelPlace]:
    if not units:
        return []
    pooled = math.fsum(cases for cases, _ in units) / math.fsum(of for _, of in units)
    places = []
    for near, far in zip(inner, outer, strict=True):
        side = beside(near, pooled)
        distance = Distance.WITHIN if side is Beside.AROUND else Distance.OUTSIDE_95
        if beside(far, pooled) is not Beside.AROUND:
            distance = Distance.OUTSIDE_998
        places.append(FunnelPlace(side, distance))
    return places


def _byar(cases: float, confidence: float) -> tuple[float, float]:
    z, more = _z(confidence), cases + 1
    lower = cases * (1 - 1 / (9 * cases) - z / (3 * math.sqrt(cases))) ** 3
    upper = more * (1 - 1 / (9 * more) + z / (3 * math.sqrt(more))) ** 3
    return lower, upper


def _z(confidence: float) -> float:
    _check_confidence(confidence)
    return NormalDist().inv_cdf(0.5 + confidence / 2)


def _check_confidence(confidence: float) -> None:
    if not 0 < confidence < 1:
        raise ValueError(f"A confidence is a share between 0 and 1, not {confidence}.")


def _check_share(cases: float, of: float) -> None:
    if not 0 < of < math.inf:
        raise ValueError(f"A proportion needs a total of more than nought, not {of}.")
    if not 0 <= cases <= of:
        raise ValueError(f"{cases} of {of} is not a proportion.")
