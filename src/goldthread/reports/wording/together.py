"""Whether an outcome and its proxy have moved together, in words a councillor can read.

Never that one made the other move: two measures may follow a third, and proxies are chosen
because somebody believes in them.
"""

from __future__ import annotations

from goldthread.engine.moving_pairs import FEWEST_PAIRS, Movement, Together
from goldthread.framework.wording import counted

_TOLD = {
    Together.AS_EXPECTED: "the outcome has mostly got better when the proxy had, and worse when it "
    "had",
    Together.AGAINST: "the outcome has mostly got worse when the proxy had got better, which is not "
    "what a proxy is for",
    Together.SAME_WAY: "the two have mostly risen and fallen together; which way is better is not "
    "said of both",
    Together.OPPOSITE_WAYS: "one has mostly risen when the other had fallen; which way is better is "
    "not said of both",
}


def together_sentence(movement: Movement, step: str) -> str:
    """The whole of it in sentences; ``step`` is one period in a word ("quarter", "year")."""
    if movement.verdict is Together.TOO_FEW:
        have = counted(movement.pairs, "change")
        return (
            f"Too early to tell: there {'is' if movement.pairs == 1 else 'are'} {have} from one "
            f"{step} to the next that both have figures for, and at least {FEWEST_PAIRS} are needed."
        )
    if movement.verdict is Together.STILL:
        return "One of the two has not moved at all, so nothing can have moved with it."
    figure = figure_in_words(movement)
    if movement.verdict is Together.TOO_EARLY:
        return (
            f"Too early to tell: over {counted(movement.pairs, 'change')} from one {step} to the "
            f"next, what there is ({figure}) could as well be chance."
        )
    when = "in the same" if movement.lag == 0 else f"{counted(movement.lag, step)} before"
    when = f"{when} {step}" if movement.lag == 0 else when
    return (
        f"So far {_TOLD[movement.verdict]}, {when}: {figure}, over "
        f"{counted(movement.pairs, 'change')}. It does not say that one makes the other move."
    )


def figure_in_words(movement: Movement) -> str:
    """The correlation with its interval: "0.71, between 0.32 and 0.9"; blank without one."""
    if movement.correlation is None or movement.lower is None or movement.upper is None:
        return ""
    return (
        f"{_plain(movement.correlation)}, between {_plain(movement.lower)} and "
        f"{_plain(movement.upper)}"
    )


def _plain(number: float) -> str:
    written = f"{number:.2f}"
    return "0.00" if written == "-0.00" else written.replace("-", "−")
