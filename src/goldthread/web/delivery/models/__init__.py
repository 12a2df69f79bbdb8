"""The models of the delivery app."""

from goldthread.web.delivery.models.dependency import Dependency
from goldthread.web.delivery.models.linked_measure import Expected, LinkedMeasure
from goldthread.web.delivery.models.milestone_reminder import MilestoneReminder
from goldthread.web.delivery.models.milestone_report import MilestoneReport
from goldthread.web.delivery.models.override import Override
from goldthread.web.delivery.models.remark import Remark
from goldthread.web.delivery.models.report_evidence import ReportEvidence
from goldthread.web.delivery.models.risk_or_issue import Concern, Grade, RiskOrIssue

__all__ = [
    "Concern",
    "Dependency",
    "Expected",
    "Grade",
    "LinkedMeasure",
    "MilestoneReminder",
    "MilestoneReport",
    "Override",
    "Remark",
    "ReportEvidence",
    "RiskOrIssue",
]
