"""What keeps a return from being submitted, and a person from signing it off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goldthread.framework.returns.duties import Asked


class Part(StrEnum):
    """The parts of a return that a person fills in."""

    FIGURE = "figure"
    COMMENTARY = "commentary"
    REASON = "reason"
    ACTION = "action"
    OWNER = "owner"
    RECOVER_BY = "recover_by"


@dataclass(frozen=True, slots=True)
class Missing:
    """A part that is still to be given, and the sentence that asks for it.

    ``series`` is the label of the line of figures it is about, where there are several.
    """

    part: Part
    message: str
    series: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """What is said beside a figure that is off target.

    Why it is, what is being done, who sees to it, and the day by which it should be back.
    """

    reason: str = ""
    action: str = ""
    owner: str = ""
    recover_by: date | None = None


def what_is_missing(
    *,
    asked: Asked,
    without_figure: Sequence[str],
    commentary: str,
    story: Story,
    is_off_target: bool,
    period_last: date,
) -> tuple[Missing, ...]:
    """What must still be given before a return can be submitted; empty when it is complete.

    ``without_figure`` are the labels of the lines of figures that have none yet ("" for a
    measure of one figure). A figure that cannot be given is replaced by the commentary that
    says why; a period that asks for a narrative needs one. A figure off target needs a
    reason, an action, an owner and a day after the period by which it should recover.
    """
    missing: list[Missing] = []
    said = bool(commentary.strip())
    if asked is Asked.NARRATIVE and not said:
        missing.append(Missing(Part.COMMENTARY, "Say what happened in this period."))
    if asked is Asked.FIGURES and not said:
        for label in without_figure:
            of = f" for “{label}”" if label else ""
            missing.append(
                Missing(
                    Part.FIGURE,
                    f"Give the figure{of}, or say in the commentary why there is none.",
                    label or None,
                )
            )
    if is_off_target:
        missing.extend(_missing_from(story, period_last))
    return tuple(missing)


def _missing_from(story: Story, period_last: date) -> Iterable[Missing]:
    if not story.reason.strip():
        yield Missing(Part.REASON, "Say why it is off target.")
    if not story.action.strip():
        yield Missing(Part.ACTION, "Say what is being done about it.")
    if not story.owner.strip():
        yield Missing(Part.OWNER, "Name who sees to it.")
    if story.recover_by is None:
        yield Missing(Part.RECOVER_BY, "Give the day by which it should be back on target.")
    elif story.recover_by <= period_last:
        yield Missing(
            Part.RECOVER_BY,
            "The day by which it should be back on target must come after the period.",
        )


def why_not_sign_off(*, person: str, gave_figures: Iterable[str]) -> str | None:
    """Why this person may not sign a return off: ``None`` when they may.

    Two people are needed: whoever gave any of its figures, or submitted it, does not sign it.
    """
    if person in set(gave_figures):
        return "You gave these figures yourself: somebody else has to sign them off."
    return None
