"""Write each person one message of what waits for them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from goldthread.web.accounts.models import User
from goldthread.web.audit.actions import record_event
from goldthread.web.collection.models import Message, ReminderGiven
from goldthread.web.collection.selectors.reminders import Due, reminders_on
from goldthread.web.delivery.models import MilestoneReminder
from goldthread.web.delivery.selectors.own_milestones import OwnMilestone, milestones_to_tell
from goldthread.web.records.actions.locking import lock_authority
from goldthread.web.records.models import Authority

Writing = Callable[[Authority, User, Sequence[Due], Sequence[OwnMilestone]], tuple[str, str]]
"""Gives the subject and the text of a digest of returns and milestones."""


def make_digests(*, authority: Authority, on: date, write: Writing, by: str) -> list[Message]:
    """Write a message to everybody who is to be reminded of something new on a day.

    It lists all that waits for them, returns and milestones, what they were told of before too.
    Doing it again on the
    same day writes to nobody twice. The messages wait to be sent.
    """
    with transaction.atomic():
        authority = lock_authority(authority)
        at = timezone.now()
        messages: list[Message] = []
        given: list[ReminderGiven] = []
        of_milestones: list[MilestoneReminder] = []
        returns, milestones = reminders_on(authority, on), milestones_to_tell(authority, on)
        for user in dict.fromkeys((*returns, *milestones)):
            due, waiting = returns.get(user, []), milestones.get(user, ())
            new = [one for one in due if not one.told_before]
            new_milestones = [one.milestone for one in waiting if not one.told_before]
            key = f"digest-{on.isoformat()}-{user.pk}"
            written = Message.objects.for_authority(authority).filter(key=key).exists()
            if not (new or new_milestones) or not user.email or written:
                continue
            subject, text = write(authority, user, due, [one.milestone for one in waiting])
            messages.append(
                Message(
                    authority=authority,
                    user=user,
                    address=user.email,
                    key=key,
                    subject=subject,
                    text=text,
                    made_at=at,
                )
            )
            given += [
                ReminderGiven(
                    period_return=one.period_return, user=user, kind=one.reminder.kind, at=at
                )
                for one in new
            ]
            of_milestones += [
                MilestoneReminder(
                    deliverable_id=one.keys[0],
                    milestone_id=one.keys[1],
                    user=user,
                    kind=one.occasion,
                    at=at,
                )
                for one in new_milestones
            ]
        Message.objects.bulk_create(messages, batch_size=200)
        ReminderGiven.objects.bulk_create(given, batch_size=200)
        MilestoneReminder.objects.bulk_create(of_milestones, batch_size=200)
        if messages:
            record_event(
                by=by,
                action="write reminders",
                authority=authority,
                subject=authority,
                after={
                    "people": len(messages),
                    "reminders": len(given) + len(of_milestones),
                    "on": on,
                },
            )
    return messages
