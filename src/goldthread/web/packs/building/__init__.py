"""A pack's facts, made from the records as they are known now, or were known at a moment."""

from goldthread.web.packs.building.audience import AudienceChoice, audiences_of
from goldthread.web.packs.building.corrections import corrections_since
from goldthread.web.packs.building.report import Wanted, report_of
from goldthread.web.packs.building.scope import (
    edition_of_period,
    end_of,
    period_of_pack,
    scope_of_period,
)

__all__ = [
    "AudienceChoice",
    "Wanted",
    "audiences_of",
    "corrections_since",
    "edition_of_period",
    "end_of",
    "period_of_pack",
    "report_of",
    "scope_of_period",
]
