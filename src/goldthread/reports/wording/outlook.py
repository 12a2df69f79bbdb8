"""Where a year is heading, in few words: the chance of meeting a target, and the likely outturn."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from goldthread.framework.wording import amount


@dataclass(frozen=True, slots=True)
class LikelyOutturn:
    """Where a figure is likely to end: the middle and the ends of its 95% interval, in ``unit``."""

    value: Decimal
    lower: Decimal
    upper: Decimal
    unit: str | None = None


def chance_in_ten(percent: int | None, probability: Decimal | float) -> str:
    """A chance as people say one: "3 in 10 chance", "less than 1 in 10 chance".

    ``percent`` is the published chance, a multiple of 10 from 10 to 90 or ``None`` beyond
    those; ``probability`` then tells which end it lies beyond.

    >>> chance_in_ten(30, 0.31)
    '3 in 10 chance'
    """
    if percent is not None:
        return f"{percent // 10} in 10 chance"
    return "less than 1 in 10 chance" if probability < 0.5 else "more than 9 in 10 chance"


def outturn_in_words(outturn: LikelyOutturn, *shown: Decimal) -> str:
    """The likely outturn with its interval: "71% (65% to 77%)".

    Written with as many decimals as the figures ``shown`` beside it, for a forecast is not
    more exact than what it was made from.
    """
    decimals = max((_decimals(figure) for figure in shown), default=0)
    value, lower, upper = (
        amount(_to(figure, decimals), outturn.unit)
        for figure in (outturn.value, outturn.lower, outturn.upper)
    )
    return value if lower == upper else f"{value} ({lower} to {upper})"


def outlook_sentence(
    status: str, *, chance: str = "", by: str = "", outturn: str = "", ends: str = ""
) -> str:
    """Today's status and the year's likely end in one sentence.

    ``status`` are the words of today's; ``chance`` those of ``chance_in_ten`` and ``by`` the
    period the target falls due in; ``outturn`` those of ``outturn_in_words`` for the period
    ``ends``. "Off target now; 3 in 10 chance of meeting it by March 2021; likely outturn 71%
    (65% to 77%)."
    """
    parts = [f"{status} now"]
    if chance:
        parts.append(f"{chance} of meeting it{f' by {by}' if by else ''}")
    if outturn:
        when = f" for {ends}" if ends and ends != by else ""
        parts.append(f"likely outturn{when} {outturn}")
    return f"{'; '.join(parts)}."


def rounded_like(value: float, *shown: Decimal) -> Decimal:
    """A worked-out number with as many decimals as the figures shown beside it."""
    decimals = max((_decimals(figure) for figure in shown), default=0)
    return _to(Decimal(repr(value)), decimals)


def _decimals(figure: Decimal) -> int:
    exponent = figure.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _to(figure: Decimal, decimals: int) -> Decimal:
    return figure.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
