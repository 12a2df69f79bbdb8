"""The models of the collection app."""

from goldthread.web.collection.models.calendar_feed import CalendarFeed
from goldthread.web.collection.models.collection_plan import CollectionRules, MeasureCollection
from goldthread.web.collection.models.comment import Comment
from goldthread.web.collection.models.evidence import Evidence
from goldthread.web.collection.models.message import Message, MessageState
from goldthread.web.collection.models.notices_seen import NoticesSeen
from goldthread.web.collection.models.period_lock import PeriodLock
from goldthread.web.collection.models.period_return import Return
from goldthread.web.collection.models.reminder_given import ReminderGiven
from goldthread.web.collection.models.spreadsheet_import import SpreadsheetImport
from goldthread.web.collection.models.submission import Submission

__all__ = [
    "CalendarFeed",
    "CollectionRules",
    "Comment",
    "Evidence",
    "MeasureCollection",
    "Message",
    "MessageState",
    "NoticesSeen",
    "PeriodLock",
    "ReminderGiven",
    "Return",
    "SpreadsheetImport",
    "Submission",
]
