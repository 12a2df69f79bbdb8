"""What the words of a target mean for a measure, before anybody is held to them."""

from __future__ import annotations

from dataclasses import dataclass

from goldthread.framework.periods import Period
from goldthread.framework.rules import Target
from goldthread.framework.rules.targets import NotUnderstood
from goldthread.grammar import Context, read_target
from goldthread.web.records.mapping.definitions import definition_on, polarity_of
from goldthread.web.records.models import EditionMeasure


@dataclass(frozen=True, slots=True)
class TargetWords:
    """The rule that words were read as, and the parts of them that nothing was made of."""

    text: str
    rule: Target
    left_over: tuple[str, ...]

    @property
    def trouble(self) -> str:
        """Why nobody can be held to it; blank where all of it is understood."""
        if self.left_over and not isinstance(self.rule, NotUnderstood):
            left = ", ".join(f"“{words}”" for words in self.left_over)
            return (
                f"Of “{self.text}”, {left} is not understood. Write the target more plainly, such "
                "as: at least 90%."
            )
        if isinstance(self.rule, NotUnderstood):
            return (
                f"“{self.text}” is not understood as a target. Write it more plainly, such as: at "
                "least 90%, or: below the London average."
            )
        return ""


def target_words(stated: EditionMeasure, text: str, period: Period) -> TargetWords:
    """What words mean as the target of a measure from a period on."""
    defined = definition_on(stated, period.last)
    context = Context(
        title=defined.title,
        polarity=polarity_of(defined),
        year_start_month=period.calendar.financial_year_starts,
        year=period.first.year,
    )
    reading = read_target(text, context=context)
    left = tuple(text[span.start : span.end] for span in reading.not_understood)
    return TargetWords(text, reading.rule, left)
