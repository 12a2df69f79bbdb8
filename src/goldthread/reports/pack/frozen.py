"""That a pack is frozen, as every format says it at its end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goldthread.framework.wording import day
from goldthread.reports.pack.report import Correction, Report

DRAFT = "DRAFT"
"""What stands on every page, slide and printed sheet of a pack that is not frozen."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """That a pack is frozen: the hash of its facts, since when, and corrections made since."""

    sha256: str
    frozen_at: datetime
    corrections: Sequence[Correction] = ()


def as_known_words(report: Report) -> str:
    """As known on which day the report was asked for; blank where it was not."""
    return f"As known on {day(report.as_known_on)}" if report.as_known_on else ""


def looking_back_words(report: Report) -> str:
    """What it means that a report says what was known on an earlier day; blank where it does not."""
    if report.as_known_on is None:
        return ""
    return (
        f"This report says what was on record at the end of {day(report.as_known_on)}. Figures, "
        "reasons, targets, definitions and expected dates that were corrected or changed later stand "
        "in it as they were then."
    )


def closing_words(frozen: Frozen | None) -> str:
    """The last words of a pack: since when it is frozen, and the fingerprint of its facts."""
    if frozen is None:
        return "This is a preview: nothing in it is frozen."
    return (
        f"Frozen on {day(frozen.frozen_at.date())}. Its facts have the fingerprint (SHA-256) "
        f"{frozen.sha256}, which is in the council's record of changes."
    )
