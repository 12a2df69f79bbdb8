"""How likely a target is to be met: a chance rounded to tens, and the sentence that says it."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal

from goldthread.engine.forecast.expectation import Expectation
from goldthread.engine.forecast.kinds import ForecastError
from goldthread.engine.forecast.results import Chance, Forecast
from goldthread.engine.forecast.scales import Scale
from goldthread.engine.goals import Goal
from goldthread.framework.wording import amount, counted

LEAST, MOST = 0.01, 0.99
"""No chance is said to be nearer to impossible or certain: so far out nothing was learned."""

_FREQUENCY_NOUNS = {1: "year", 4: "quarter", 12: "month"}


def chance_of_meeting(
    goal: Goal, forecast: Forecast, *, ahead: int | None = None, when: str = ""
) -> Chance | None:
    """How likely the figure ``ahead`` periods on meets the goal; ``None`` without a forecast.

    ``ahead`` counts from 1, the first period after the last figure, and is the last one
    forecast unless it is given. ``when`` names that period in the sentence ("in Q4
    2025-26"). Raises ``ForecastError`` where the forecast does not reach so far.
    """
    if not forecast or forecast.scale is None:
        return None
    step = forecast.horizon if ahead is None else ahead
    if not 1 <= step <= forecast.horizon:
        raise ForecastError(
            f"the forecast looks {counted(forecast.horizon, 'period')} ahead, not {step}"
        )
    share = _share_meeting(goal, forecast.expected[step - 1], forecast.scale)
    place = step - 1
    noun = _FREQUENCY_NOUNS[forecast.frequency]
    return chance_told(
        share,
        goal,
        forecast.mean[place],
        (forecast.lower80[place], forecast.upper80[place]),
        when=when or f"{counted(step, noun)} ahead",
        decimals=forecast.decimals,
        calibrated=forecast.calibrated,
    )


def chance_told(
    share: float,
    goal: Goal,
    middle: float,
    likely: tuple[float, float],
    *,
    when: str,
    decimals: int,
    calibrated: bool,
) -> Chance:
    """The chance with its words; ``likely`` are the ends of the 80% interval."""
    held = min(max(share, LEAST), MOST)
    percent = None if held < 0.1 or held > 0.9 else math.floor(held * 10 + 0.5) * 10
    if percent is not None:
        words, begun = f"about {percent}%", f"about {_article(percent)} {percent}% chance"
    elif held < 0.1:
        words, begun = "less than 10%", "less than a 10% chance"
    else:
        words, begun = "more than 90%", "more than a 90% chance"
    low, high = (_shown(end, goal, decimals) for end in likely)
    expected = _shown(middle, goal, decimals)
    if calibrated:
        around = (
            f"About {expected} is expected; four times in five it would lie between {low} and "
            f"{high}."
        )
    elif low == high:
        around = (
            f"Every figure so far has been {expected}, so that nothing shows how far the next "
            "may lie."
        )
    else:
        around = f"About {expected} is expected."
    sentence = f"There is {begun} that the figure {when} will be {goal}. {around}"
    return Chance(held, percent, words, sentence)


def _share_meeting(goal: Goal, expected: Expectation, scale: Scale) -> float:
    short = over = 0.0
    strict = goal.strict
    if goal.low is not None:
        low = scale.least(float(goal.low), strict=strict)
        short = 1 - expected.chance_at_least(low, strict=strict)
    if goal.high is not None:
        high = scale.most(float(goal.high), strict=strict)
        over = 1 - expected.chance_at_most(high, strict=strict)
    return max(1 - short - over, 0.0)


def _article(percent: int) -> str:
    return "an" if percent == 80 else "a"


def _shown(value: float, goal: Goal, decimals: int) -> str:
    exact = Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return amount(exact, goal.unit)
