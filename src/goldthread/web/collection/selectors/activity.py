"""What has happened in an authority's returns, and what of it a person should notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone

from goldthread.framework.wording import was_due
from goldthread.web.accounts.models import User
from goldthread.web.accounts.permissions import Permission
from goldthread.web.accounts.selectors import permitted_measures
from goldthread.web.audit.models import Event
from goldthread.web.audit.selectors import Told, names_of, told
from goldthread.web.collection.models import (
    Comment,
    NoticesSeen,
    PeriodLock,
    Return,
    SpreadsheetImport,
)
from goldthread.web.collection.selectors.work import Work, work_of
from goldthread.web.records.models import Authority, EditionMeasure, Measure, Target

_STEPS = (
    "submit return",
    "withdraw return",
    "send return back",
    "sign return off",
    "publish return",
    "reopen return",
    "comment on return",
)
_DAYS_BACK = 30
"""How far back notices go for somebody who has never looked."""
_AT_MOST = 20
_LATE_EACH = 3
"""More late returns than these are one notice."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person should know of: a sentence, what was said, and where to look."""

    sentence: str
    said: str
    address: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Notices:
    """A person's notices, the most pressing first.

    ``more`` is how many comments there are besides those named; ``since`` is when they last
    said that they had looked.
    """

    listed: tuple[Notice, ...]
    more: int
    since: datetime

    @property
    def comments(self) -> bool:
        """Whether any of them is a comment, which may be said to be read."""
        return any(one.at is not None for one in self.listed)


def activity_of(user: User, authority: Authority) -> QuerySet[Event]:
    """What happened in an authority's returns as far as a person may see them, latest first.

    Drafts are left out: what is being written is nobody's business until it is handed in.
    """
    measures = permitted_measures(user, Permission.SEE_RETURNS, authority)
    stated = EditionMeasure.objects.filter(measure__in=measures)
    seen = (
        Q(subject_type=Return._meta.label_lower, action__in=_STEPS)
        & Q(subject_id__in=_keys(Return.objects.filter(measure__in=measures)))
        | Q(subject_type=Target._meta.label_lower)
        & Q(subject_id__in=_keys(Target.objects.filter(edition_measure__in=stated)))
        | Q(subject_type=EditionMeasure._meta.label_lower, subject_id__in=_keys(stated))
        | Q(subject_type=PeriodLock._meta.label_lower)
        # Of a spreadsheet, its own: it may hold measures that others may not see.
        | Q(subject_type=SpreadsheetImport._meta.label_lower, by=user.get_username())
    )
    return Event.objects.for_authority(authority).filter(seen).order_by("-number")


def activity_told(events: Sequence[Event]) -> list[Told]:
    """Events of the activity as sentences."""
    return told(events, with_changes=False)


def notices_of(
    user: User, authority: Authority, *, work: Work | None = None, beside_work: bool = False
) -> Notices:
    """What a person should notice: sent back, late, and said about their returns by others.

    ``work`` is what waits for them, where it is known already; ``beside_work`` leaves out what
    stands in it, for the page that shows it.
    """
    now = timezone.localtime()
    work = work or work_of(user, authority, now.date())
    seen = NoticesSeen.objects.for_authority(authority).filter(user=user).first()
    since = seen.at if seen else now - timedelta(days=_DAYS_BACK)
    listed = [] if beside_work else _sent_back(work) + _late(work, authority)
    comments = _comments(user, authority, work, since)
    shown = comments[: max(0, _AT_MOST - len(listed))]
    names = names_of(one.by for one in shown)
    listed += [
        Notice(
            f"{names.get(one.by, one.by)} commented on {one.period_return.told_as}",
            one.text,
            one.period_return.get_absolute_url(),
            one.at,
        )
        for one in shown
    ]
    return Notices(tuple(listed), len(comments) - len(shown), since)


def _sent_back(work: Work) -> list[Notice]:
    return [
        Notice(
            f"{one.period_return.told_as} was sent back",
            one.period_return.sent_back_for,
            one.period_return.get_absolute_url(),
        )
        for one in work.sent_back
    ]


def _late(work: Work, authority: Authority) -> list[Notice]:
    """Each that is late, or of many how many they are and since when."""
    if len(work.late) > _LATE_EACH:
        address = reverse("collection:work", args=[authority.code])
        oldest = work.late[0]
        told = was_due(oldest.period_return.due_on, oldest.days_late)
        said = f"{len(work.late)} returns of yours are late, the longest {told}"
        return [Notice(said, "", f"{address}#late")]
    return [
        Notice(
            f"{one.period_return.told_as} {was_due(one.period_return.due_on, one.days_late)}",
            "",
            one.period_return.get_absolute_url(),
        )
        for one in work.late
    ]


def _comments(user: User, authority: Authority, work: Work, since: datetime) -> list[Comment]:
    """What others have said of returns that are this person's, or that they spoke of."""
    own = [one.period_return.pk for part in _parts(work) for one in part]
    measures = permitted_measures(user, Permission.SEE_RETURNS, authority)
    said = Comment.objects.for_authority(authority).filter(by=user.get_username())
    return list(
        Comment.objects.for_authority(authority)
        .filter(at__gt=since, period_return__measure__in=measures)
        .filter(
            Q(period_return__in=own)
            | Q(period_return__draft_by=user.get_username())
            | Q(period_return__signed_off_by=user.get_username())
            | Q(period_return__in=said.values("period_return"))
        )
        .exclude(by=user.get_username())
        .select_related("period_return__measure__authority")
        .order_by("-at", "-pk")
    )


def _parts(work: Work) -> tuple[tuple, ...]:
    return (work.sent_back, work.late, work.to_sign_off, work.due, work.handed_in)


def _keys(
    rows: QuerySet[Return] | QuerySet[Target] | QuerySet[EditionMeasure] | QuerySet[Measure],
) -> QuerySet:
    return rows.order_by().annotate(as_text=Cast("pk", TextField())).values("as_text")
