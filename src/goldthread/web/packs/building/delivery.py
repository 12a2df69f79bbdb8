"""Deliverables as a pack says them: how they stand at the end of the period, and did before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from goldthread.framework.delivery import MilestoneState, StateOn
from goldthread.reports.pack import report as facts
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.web.delivery.selectors.promises import delivery_records
from goldthread.web.packs.building.audience import Covered
from goldthread.web.packs.building.places import standings_of
from goldthread.web.records.models import EditionMilestone
from goldthread.web.scorecards.scope import Scope
from goldthread.web.scorecards.selectors.deliverables import DeliverableFacts, deliverable_facts
from goldthread.web.scorecards.selectors.tree import Tree

_STATES = {
    MilestoneState.DONE: "done",
    MilestoneState.DONE_LATE: "done",
    MilestoneState.IN_TIME: "due",
    MilestoneState.DUE_SOON: "due",
    MilestoneState.SLIPPED: "slipped",
    MilestoneState.ONGOING: "no_date",
    MilestoneState.NO_DATE: "no_date",
}
_WORDS = {
    MilestoneState.DONE: "Done in time",
    MilestoneState.DONE_LATE: "Done late",
    MilestoneState.IN_TIME: "To come",
    MilestoneState.DUE_SOON: "Due soon",
    MilestoneState.SLIPPED: "Slipping",
    MilestoneState.ONGOING: "Ongoing",
    MilestoneState.NO_DATE: "No date",
}


def deliverables_of(
    scope: Scope, site: str, covered: Covered, tree: Tree
) -> tuple[facts.ReportDeliverable, ...]:
    """The deliverables of this part, in document order. Seven queries."""
    records = delivery_records(scope.framework)
    before = (
        {
            key: one.standing.status.value
            for key, one in records.standing_on(
                scope.as_at.first - timedelta(days=1), known_at=scope.known_at
            ).items()
        }
        if scope.as_at
        else {}
    )
    return tuple(
        _deliverable(scope, site, covered, tree, one, before)
        for one in deliverable_facts(scope, known=records)
        if one.key in covered.deliverables
    )


def _deliverable(
    scope: Scope,
    site: str,
    covered: Covered,
    tree: Tree,
    known: DeliverableFacts,
    before: Mapping[int, str],
) -> facts.ReportDeliverable:
    standing = known.promised.standing
    own = known.promised.delivery.whole
    report = own.report_on(scope.day)
    whole = standing.worked_out.whole
    return facts.ReportDeliverable(
        code=known.code,
        title=known.title,
        address=site + scope.address("deliverable", known.code),
        standings=standings_of(covered, tree, known.places),
        status=known.status.value,
        status_words=DELIVERY_MARKS[known.status.value].words,
        status_because=_because(known.because, known.title),
        status_before=before.get(known.key),
        due_words=known.deadline_text or "",
        due_by=known.due_on,
        expected_on=report.expected_on if report else whole.expected_on,
        lead_members=known.lead_members,
        lead_officers=known.lead_officers,
        programmes=known.programmes,
        milestones=tuple(
            _milestone(step, state, promise.report_on(scope.day))
            for step, promise, state in known.promised.each
        ),
    )


def _because(because: str, title: str) -> str:
    """Why it stands as it does; a promise of the deliverable's own name is "it" beside it."""
    named = f"“{title}”"
    told = because.replace(f". {named}", ". It").replace(named, "it")
    return f"{told[:1].upper()}{told[1:]}"


def _milestone(step: EditionMilestone, state: StateOn, report: object) -> facts.ReportMilestone:
    days = state.days_late if state.state is MilestoneState.SLIPPED else None
    return facts.ReportMilestone(
        text=step.text,
        due_words=step.deadline_text or "",
        state=_STATES[state.state],
        state_words=_said(state),
        due_by=state.stretch.last if state.stretch else step.due_on,
        expected_on=state.expected_on,
        done_on=state.done_on,
        slipped_days=days,
        reason=getattr(report, "reason", ""),
    )


def _said(state: StateOn) -> str:
    if state.overdue:
        return "Not done, date passed"
    return _WORDS[state.state]
