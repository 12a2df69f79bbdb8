"""Control charts: which movements of a series are more than its usual variation.

XmR charts as in "Making Data Count" of the English health service. ``control_chart`` is
the one way in.
"""

from goldthread.engine.spc.chart import (
    Assurance,
    Chart,
    ChartPoint,
    Variation,
    assurance_at,
    control_chart,
    variation_at,
)
from goldthread.engine.spc.limits import FEWEST_FOR_LIMITS, Limits, Ruleset
from goldthread.engine.spc.signals import Side, Signal, SpecialCause

__all__ = [
    "FEWEST_FOR_LIMITS",
    "Assurance",
    "Chart",
    "ChartPoint",
    "Limits",
    "Ruleset",
    "Side",
    "Signal",
    "SpecialCause",
    "Variation",
    "assurance_at",
    "control_chart",
    "variation_at",
]
