"""The only code that changes records.

Every action takes its arguments by name, says who acts (``by``), and is one transaction that
also holds its audit event: either all of it happened and is on record, or none of it did.
"""

from goldthread.web.records.actions.adopt_framework import adopt_framework
from goldthread.web.records.actions.check_framework import CheckedFramework, check_framework
from goldthread.web.records.actions.evaluate_framework import (
    EvaluatedFramework,
    evaluate_framework,
)
from goldthread.web.records.actions.load_framework import (
    LoadedFramework,
    ReadDocument,
    load_framework,
)
from goldthread.web.records.actions.record_observations import (
    NewObservation,
    RecordedObservations,
    record_observations,
)
from goldthread.web.records.actions.register_authority import register_authority
from goldthread.web.refusal import ActionRefusedError

__all__ = [
    "ActionRefusedError",
    "CheckedFramework",
    "EvaluatedFramework",
    "LoadedFramework",
    "NewObservation",
    "ReadDocument",
    "RecordedObservations",
    "adopt_framework",
    "check_framework",
    "evaluate_framework",
    "load_framework",
    "record_observations",
    "register_authority",
]
