"""The words of a digest: what waits for a person, the most pressing first, each with its link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

from goldthread.framework.periods import Calendar, period_from_code
from goldthread.framework.returns import Reminding
from goldthread.framework.wording import counted
from goldthread.web.accounts.models import User
from goldthread.web.accounts.signing_in.reminded import REMINDED, reminder_token
from goldthread.web.collection.selectors.groups import (
    ReturnGroup,
    TopNodes,
    in_groups,
    top_nodes,
)
from goldthread.web.collection.selectors.reminders import Due
from goldthread.web.collection.selectors.work import WorkItem
from goldthread.web.delivery.forms import WHOLE
from goldthread.web.delivery.selectors.own_milestones import OwnMilestone
from goldthread.web.records.mapping.subjects import calendar_of
from goldthread.web.records.models import Authority

_HEADINGS = {
    Reminding.SENT_BACK: "Sent back to you",
    Reminding.LATE: "Late",
    Reminding.TO_SIGN_OFF_LATE: "Waiting too long for you to sign off",
    Reminding.OWNER_IS_LATE: "Not given yet by their owners, for you to follow up",
    Reminding.TO_SIGN_OFF: "For you to sign off",
    Reminding.DUE_TODAY: "Due today",
    Reminding.DUE_SOON: "Due soon",
    Reminding.OPENED: "Due later",
}
_PRESSING = {why: place for place, why in enumerate(Reminding)}


def written_digest(
    authority: Authority, user: User, due: Sequence[Due], milestones: Sequence[OwnMilestone]
) -> tuple[str, str]:
    """The subject and the text of one person's digest: returns and milestones that wait for them."""
    return _subject(due, milestones), "\n".join(_lines(authority, user, due, milestones))


def _subject(due: Sequence[Due], milestones: Sequence[OwnMilestone]) -> str:
    late = sum(one.reminder.why is Reminding.LATE for one in due)
    late += sum(one.state.overdue for one in milestones)
    returns = len({one.period_return.pk for one in due})
    named = [
        counted(many, thing)
        for many, thing in ((returns, "return"), (len(milestones), "milestone"))
        if many
    ]
    return f"{' and '.join(named)} for you" + (f", {late} late" if late else "")


def _lines(
    authority: Authority, user: User, due: Sequence[Due], milestones: Sequence[OwnMilestone]
) -> Iterator[str]:
    calendar = calendar_of(authority)
    # Whoever follows a link need not type their address to sign in.
    known = f"?{urlencode({REMINDED: reminder_token(user)})}"
    work = settings.SITE_ADDRESS + reverse("collection:work", args=[authority.code]) + known
    yield f"For {user.name}, {authority.name}"
    yield ""
    yield f"All your work: {work}"
    ordered = sorted(due, key=lambda one: (_PRESSING[one.reminder.why], one.period_return.due_on))
    nodes: TopNodes = cache(partial(top_nodes, authority))
    for why, members in groupby(ordered, key=lambda one: one.reminder.why):
        items = [_item(one, calendar) for one in members]
        yield ""
        yield f"{_HEADINGS[why]}: {len(items)}"
        # What was sent back has words of its own for each, which are told.
        groups = () if why is Reminding.SENT_BACK else in_groups(items, nodes)
        for one in items if why is Reminding.SENT_BACK else ():
            yield from _entry(authority, one, known)
        for group in groups:
            yield from _group(authority, group, work, known)
    if milestones:
        yield ""
        yield "Milestones that wait for a word from you: say that they are done, or by when"
    for waiting in milestones:
        address = reverse("delivery:report", args=[authority.code, waiting.code])
        chosen = urlencode({"milestone": waiting.milestone or WHOLE})
        yield f"- {waiting.state.because}"
        if waiting.text != waiting.deliverable:
            yield f"  Of: {waiting.deliverable}"
        yield f"  {settings.SITE_ADDRESS}{address}{known}&{chosen}"


def _item(due: Due, calendar: Calendar) -> WorkItem:
    here = due.period_return
    # How late it is stands in the heading.
    return WorkItem(here, period_from_code(here.period_code, calendar), 0)


def _group(
    authority: Authority, group: ReturnGroup[WorkItem], work: str, known: str
) -> Iterator[str]:
    """The first few returns of one period, and of the rest how many stand under each top node."""
    for one in group.few:
        yield from _entry(authority, one, known)
    if group.rest:
        named = [f"{node.title or 'elsewhere'} {len(node.listed)}" for node in group.rest]
        yield (
            f"- and {group.resting} more of {group.period.label}, due "
            f"{group.due_on:%-d %B %Y}: {'; '.join(named)}"
        )
        yield f"  {work}"


def _entry(authority: Authority, one: WorkItem, known: str) -> Iterator[str]:
    here = one.period_return
    address = reverse(
        "collection:return", args=[authority.code, here.measure.code, here.period_code]
    )
    yield f"- {here.measure.title}, {one.period.label}: due {here.due_on:%-d %B %Y}"
    if here.sent_back_for:
        yield f"  Sent back: {here.sent_back_for}"
    yield f"  {settings.SITE_ADDRESS}{address}{known}"
