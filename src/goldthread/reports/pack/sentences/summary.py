"""What the whole pack comes to: what changed, what is off target, what is late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from goldthread.framework.wording import counted, day, listed
from goldthread.reports.pack.measures import (
    IMPROVING,
    WORSENING,
    got_worse,
    has_changed,
    heads,
    is_judged,
    status_before,
    status_of,
    statuses,
    with_status,
)
from goldthread.reports.pack.report import Report, ReportDeliverable
from goldthread.reports.pictures.delivery_marks import DELIVERY_MARKS
from goldthread.reports.pictures.systems_view import headline, status_counts


def in_short(report: Report) -> tuple[str, ...]:
    """The answer in a few sentences, for the first page: what is off target, what changed, what
    is being done about it, and what is late.
    """
    told = [_against_targets(report)] if report.measures else []
    if any(is_judged(status_before(one)) for one in report.measures):
        told.append(what_changed(report))
    if with_status(report.measures, "off_target"):
        told += [how_stories_stand(report), when_they_recover(report)]
    if report.deliverables:
        told.append(_what_is_behind(report.deliverables))
    return tuple(one for one in told if one) or ("There is nothing to report on.",)


def _against_targets(report: Report) -> str:
    """How many of the measures that can be judged are off target, close and on target."""
    counts = Counter(statuses(report.measures))
    off, close, on = (counts[status] for status in ("off_target", "close", "on_target"))
    judged = off + close + on
    if not judged:
        return "No measure can be judged against a target."
    told = [(off, "off target"), (close, "close to target"), (on, "on target")]
    if judged == 1:
        return f"The one measure that can be judged is {next(way for count, way in told if count)}."
    are = "is" if off < 2 else "are"
    return (
        f"Of {judged} measures that can be judged against a target, {off or 'none'} {are} off "
        f"target, {close or 'none'} close to it and {on or 'none'} on target."
    )


def _what_is_behind(deliverables: Sequence[ReportDeliverable]) -> str:
    """How many deliverables are late, and how many at risk."""
    late = sum(one.status == "late" for one in deliverables)
    risk = sum(one.status == "at_risk" for one in deliverables)
    if len(deliverables) == 1:
        how = "late" if late else "at risk" if risk else "neither late nor at risk"
        return f"The one deliverable is {how}."
    found = [(count, words) for count, words in ((late, "late"), (risk, "at risk")) if count]
    if not found:
        return f"None of {len(deliverables)} deliverables is late or at risk."
    (first, how), *more = found
    are = "is" if first == 1 else "are"
    said = listed([f"{first} {are} {how}", *(f"{count} {words}" for count, words in more)])
    return f"Of {len(deliverables)} deliverables, {said}."


def how_it_stands(report: Report) -> str:
    """How many measures are off target, close and on target, and why the others are not judged."""
    return headline(status_counts(statuses(report.measures)))


def what_changed(report: Report) -> str:
    """How many measures have another status than in the period before, and which way."""
    both = [
        one
        for one in report.measures
        if is_judged(status_before(one)) and is_judged(status_of(one))
    ]
    if not both:
        return f"No measure was judged both now and for {report.previous_label}."
    changed = [one for one in both if has_changed(one)]
    told = f"judged both now and for {report.previous_label}"
    if not changed:
        if len(both) == 1:
            return f"The one measure {told} stands against its target as it did then."
        return f"Each of the {len(both)} measures {told} stands against its target as it did then."
    worse = sum(got_worse(one) for one in changed)
    ways = [(worse, "for the worse"), (len(changed) - worse, "for the better")]
    if len(changed) == 1:
        way = next(way for count, way in ways if count)
        said = f"1 changed status, {way}"
    else:
        said = f"{len(changed)} changed status: " + listed(
            [f"{count} {way}" for count, way in ways if count]
        )
    if len(both) == 1:
        return f"The one measure {told} changed status, {way}."
    return f"Of {len(both)} measures {told}, {said}."


def where_it_is_going(report: Report) -> str:
    """How many measures improve and worsen by more than chance."""
    improving = sum(heads(one, IMPROVING) for one in report.measures)
    worsening = sum(heads(one, WORSENING) for one in report.measures)
    if not improving and not worsening:
        return "No measure is improving or worsening by more than chance would explain."
    return (
        f"{_measures(improving)} improving and {worsening} worsening by more than chance would "
        "explain."
    )


def how_stories_stand(report: Report) -> str:
    """How many of the measures off target have a reason, an action and a date to recover by."""
    off = with_status(report.measures, "off_target")
    if not off:
        return "No measure is off target."
    reasons = sum(bool(one.story and one.story.reason) for one in off)
    actions = sum(bool(one.story and one.story.action) for one in off)
    dates = sum(bool(one.story and one.story.recovers_by) for one in off)
    if reasons == actions == dates == len(off):
        return f"{_all_of(len(off))} off target gives its reason, its action and when it should recover."
    if not reasons and not actions and not dates:
        told = (
            "The one measure off target gives"
            if len(off) == 1
            else (f"None of the {len(off)} measures off target gives")
        )
        rest = (
            "no reason, no action and no date" if len(off) == 1 else "a reason, an action or a date"
        )
        return f"{told} {rest} to recover by."
    if reasons == actions == dates:
        silent = len(off) - reasons
        return (
            f"Of {counted(len(off), 'measure')} off target, {reasons} {_give(reasons)} a reason, an "
            f"action and a date to recover by; {silent} {'does' if silent == 1 else 'do'} not."
        )
    return (
        f"Of {counted(len(off), 'measure')} off target, {reasons} "
        f"{_give(reasons)} a reason, {actions} an action and {dates} a date to recover by."
    )


def when_they_recover(report: Report) -> str:
    """Between which days the measures off target should recover; blank where nobody said."""
    days = [
        one.story.recovers_by
        for one in with_status(report.measures, "off_target")
        if one.story and one.story.recovers_by
    ]
    if not days:
        return ""
    if len(set(days)) == 1:
        return f"{'It' if len(days) == 1 else 'They'} should recover by {day(days[0])}."
    return f"The first should recover by {day(min(days))}, the last by {day(max(days))}."


def how_delivery_stands(deliverables: Sequence[ReportDeliverable]) -> str:
    """How many deliverables there are of each status, what asks most of the reader first."""
    if not deliverables:
        return "There are no deliverables here."
    if len(deliverables) == 1:
        words = deliverables[0].status_words.lower()
        told = "cannot be judged" if words == "cannot judge" else f"is {words}"
        return f"The one deliverable {told}."
    counts = Counter(one.status_words.lower() for one in sorted(deliverables, key=_gravity))
    said = [f"{count} {_AS_COUNTED.get(name, name)}" for name, count in counts.items()]
    return f"Of {counted(len(deliverables), 'deliverable')}: {listed(said)}."


_AS_COUNTED = {"cannot judge": "that cannot be judged"}
"""How a status is said of so many, where its name does not follow a number."""


def how_milestones_stand(deliverables: Sequence[ReportDeliverable]) -> str:
    """How many milestones are done, and how many have slipped and by how long."""
    steps = [step for one in deliverables for step in one.milestones]
    if not steps:
        return "No deliverable here has milestones."
    done = sum(step.state == "done" for step in steps)
    slipped = [step for step in steps if step.state == "slipped"]
    are = "is" if done < 2 else "are"
    said = f"{done or 'None'} of {counted(len(steps), 'milestone')} {are} done."
    if len(steps) == 1:
        said = f"The one milestone is {'' if done else 'not '}done."
    if not slipped:
        return f"{said} None has slipped."
    days = [step.slipped_days for step in slipped if step.slipped_days]
    furthest = f", the furthest by {counted(max(days), 'day')}" if days else ""
    return f"{said} {len(slipped)} {'has' if len(slipped) == 1 else 'have'} slipped{furthest}."


def how_complete(report: Report) -> str:
    """How many of the figures asked for are in."""
    whole = next((one for one in report.completeness if not one.service), None)
    if whole is None or not whole.asked_for:
        return "No figure was asked for in this period."
    said = f"{whole.published} of {counted(whole.asked_for, 'return')} asked for "
    said += f"{'is' if whole.published == 1 else 'are'} published"
    waiting = whole.asked_for - whole.published
    if not waiting:
        return f"{said}."
    are = "is" if waiting == 1 else "are"
    late = f", {whole.late} of them late" if whole.late else ""
    if whole.late == waiting:
        late = f" and {are} late"
    return f"{said}; {waiting} {are} not{late}."


def _gravity(deliverable: ReportDeliverable) -> int:
    mark = DELIVERY_MARKS.get(deliverable.status)
    return mark.weight if mark else len(DELIVERY_MARKS)


def _measures(count: int) -> str:
    return f"{counted(count, 'measure')} {'is' if count == 1 else 'are'}"


def _all_of(count: int) -> str:
    return "The one measure" if count == 1 else f"Each of the {count} measures"


def _give(count: int) -> str:
    return "gives" if count == 1 else "give"
