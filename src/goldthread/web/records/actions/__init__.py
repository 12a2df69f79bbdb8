"""The only code that changes records.

Every action takes its arguments by name, says who acts (``by``), and is one transaction that
also holds its audit event: either all of it happened and is on record, or none of it did.
"""

from goldthread.web.records.actions.adopt_framework import adopt_framework
from goldthread.web.records.actions.check_framework import CheckedFramework, check_framework
from goldthread.web.records.actions.describe_series import SeriesDescription, describe_series
from goldthread.web.records.actions.evaluate_framework import (
    EvaluatedFramework,
    evaluate_framework,
)
from goldthread.web.records.actions.forecast_earlier import forecast_earlier
from goldthread.web.records.actions.forecast_framework import (
    ForecastFramework,
    forecast_framework,
)
from goldthread.web.records.actions.load_framework import (
    LoadedFramework,
    ReadDocument,
    load_framework,
)
from goldthread.web.records.actions.rebase_chart import rebase_chart
from goldthread.web.records.actions.record_comparators import (
    NewComparatorFigure,
    RecordedComparators,
    record_comparators,
)
from goldthread.web.records.actions.record_observations import (
    NewObservation,
    QuestionAsked,
    RecordedObservations,
    record_observations,
)
from goldthread.web.records.actions.register_authority import register_authority
from goldthread.web.records.actions.revise_framework import (
    DraftChangedError,
    revise_framework,
    take_back_revision,
)
from goldthread.web.records.actions.set_aside_finding import set_aside_finding
from goldthread.web.records.actions.set_comparator_groups import NewGroup, set_comparator_groups
from goldthread.web.records.actions.set_target import set_target
from goldthread.web.records.actions.set_tolerance import set_tolerance
from goldthread.web.records.actions.take_up_finding import take_up_finding
from goldthread.web.refusal import ActionRefusedError

__all__ = [
    "ActionRefusedError",
    "CheckedFramework",
    "DraftChangedError",
    "EvaluatedFramework",
    "ForecastFramework",
    "LoadedFramework",
    "NewComparatorFigure",
    "NewGroup",
    "NewObservation",
    "QuestionAsked",
    "ReadDocument",
    "RecordedComparators",
    "RecordedObservations",
    "SeriesDescription",
    "adopt_framework",
    "check_framework",
    "describe_series",
    "evaluate_framework",
    "forecast_earlier",
    "forecast_framework",
    "load_framework",
    "rebase_chart",
    "record_comparators",
    "record_observations",
    "register_authority",
    "revise_framework",
    "set_aside_finding",
    "set_comparator_groups",
    "set_target",
    "set_tolerance",
    "take_back_revision",
    "take_up_finding",
]
