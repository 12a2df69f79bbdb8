"""The models of the records app."""

from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.baseline import Baseline
from goldthread.web.records.models.deliverable import (
    Deliverable,
    DeliverableLead,
    DeliverableProgramme,
    Milestone,
)
from goldthread.web.records.models.edition_measure import (
    Component,
    EditionMeasure,
    MeasureLead,
    MeasurePartner,
)
from goldthread.web.records.models.framework import Framework, FrameworkStatus
from goldthread.web.records.models.measure import Measure
from goldthread.web.records.models.named import Partner, Programme, Service
from goldthread.web.records.models.node import Node
from goldthread.web.records.models.observation import Observation
from goldthread.web.records.models.person import Person, PersonKind
from goldthread.web.records.models.placement import DeliverablePlacement, MeasurePlacement
from goldthread.web.records.models.result import Result
from goldthread.web.records.models.series import Series
from goldthread.web.records.models.target import Target

__all__ = [
    "Authority",
    "Baseline",
    "Component",
    "Deliverable",
    "DeliverableLead",
    "DeliverablePlacement",
    "DeliverableProgramme",
    "EditionMeasure",
    "Framework",
    "FrameworkStatus",
    "Measure",
    "MeasureLead",
    "MeasurePartner",
    "MeasurePlacement",
    "Milestone",
    "Node",
    "Observation",
    "Partner",
    "Person",
    "PersonKind",
    "Programme",
    "Result",
    "Series",
    "Service",
    "Target",
]
