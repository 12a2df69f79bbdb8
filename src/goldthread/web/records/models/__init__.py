"""The models of the records app."""

from goldthread.web.records.models.authority import Authority
from goldthread.web.records.models.baseline import Baseline
from goldthread.web.records.models.benchmark import Benchmark
from goldthread.web.records.models.calculation import Calculation, CalculationInput
from goldthread.web.records.models.comparator import Comparator
from goldthread.web.records.models.comparator_figure import ComparatorFigure
from goldthread.web.records.models.comparator_group import ComparatorGroup, GroupKind
from goldthread.web.records.models.component import Component
from goldthread.web.records.models.definition import Definition
from goldthread.web.records.models.deliverable import Deliverable
from goldthread.web.records.models.deliverable_lead import DeliverableLead
from goldthread.web.records.models.deliverable_placement import DeliverablePlacement
from goldthread.web.records.models.deliverable_programme import DeliverableProgramme
from goldthread.web.records.models.departure import Departure
from goldthread.web.records.models.earlier_forecast import EarlierForecast
from goldthread.web.records.models.edition_deliverable import EditionDeliverable
from goldthread.web.records.models.edition_measure import EditionMeasure
from goldthread.web.records.models.edition_milestone import EditionMilestone
from goldthread.web.records.models.finding import Finding
from goldthread.web.records.models.forecast import Forecast
from goldthread.web.records.models.framework import Framework, FrameworkStatus
from goldthread.web.records.models.framework_check import FrameworkCheck
from goldthread.web.records.models.framework_revision import FrameworkRevision, RevisionOrigin
from goldthread.web.records.models.group_member import GroupMember
from goldthread.web.records.models.hidden_figure import HiddenFigure
from goldthread.web.records.models.measure import Measure
from goldthread.web.records.models.measure_lead import MeasureLead
from goldthread.web.records.models.measure_partner import MeasurePartner
from goldthread.web.records.models.measure_placement import MeasurePlacement
from goldthread.web.records.models.milestone import Milestone
from goldthread.web.records.models.node import Node
from goldthread.web.records.models.observation import Observation
from goldthread.web.records.models.partner import Partner
from goldthread.web.records.models.person import Person, PersonKind
from goldthread.web.records.models.programme import Programme
from goldthread.web.records.models.rebase import Rebase
from goldthread.web.records.models.result import Result
from goldthread.web.records.models.retirement import Retirement
from goldthread.web.records.models.series import Series
from goldthread.web.records.models.service import Service
from goldthread.web.records.models.set_aside import SetAside
from goldthread.web.records.models.target import Target
from goldthread.web.records.models.tolerance import Tolerance
from goldthread.web.records.models.travel import Travel

__all__ = [
    "Authority",
    "Baseline",
    "Benchmark",
    "Calculation",
    "CalculationInput",
    "Comparator",
    "ComparatorFigure",
    "ComparatorGroup",
    "Component",
    "Definition",
    "Deliverable",
    "DeliverableLead",
    "DeliverablePlacement",
    "DeliverableProgramme",
    "Departure",
    "EarlierForecast",
    "EditionDeliverable",
    "EditionMeasure",
    "EditionMilestone",
    "Finding",
    "Forecast",
    "Framework",
    "FrameworkCheck",
    "FrameworkRevision",
    "FrameworkStatus",
    "GroupKind",
    "GroupMember",
    "HiddenFigure",
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
    "Rebase",
    "Result",
    "Retirement",
    "RevisionOrigin",
    "Series",
    "Service",
    "SetAside",
    "Target",
    "Tolerance",
    "Travel",
]
