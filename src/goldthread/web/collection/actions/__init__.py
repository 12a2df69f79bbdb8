"""The only code that changes returns; see ``records.actions`` for what every action promises."""

from goldthread.web.collection.actions.ask_returns_again import ask_returns_again
from goldthread.web.collection.actions.call_off_returns import call_off_returns
from goldthread.web.collection.actions.collect_measure import collect_measure
from goldthread.web.collection.actions.comment_on_return import comment_on_return
from goldthread.web.collection.actions.give_evidence import give_evidence
from goldthread.web.collection.actions.illustrate_returns import (
    MadeUpReturn,
    illustrate_returns,
)
from goldthread.web.collection.actions.lock_period import lift_lock, lock_period
from goldthread.web.collection.actions.look_at_notices import look_at_notices
from goldthread.web.collection.actions.make_calendar_feed import make_calendar_feed
from goldthread.web.collection.actions.make_digests import make_digests
from goldthread.web.collection.actions.open_returns import open_return, open_returns
from goldthread.web.collection.actions.publish_returns import publish_returns
from goldthread.web.collection.actions.reopen_return import reopen_return
from goldthread.web.collection.actions.save_draft import save_draft
from goldthread.web.collection.actions.send_back import send_back
from goldthread.web.collection.actions.send_messages import (
    MessageNotSentError,
    Sent,
    send_messages,
)
from goldthread.web.collection.actions.sign_off_returns import sign_off_returns
from goldthread.web.collection.actions.start_collecting import start_collecting
from goldthread.web.collection.actions.submit_return import submit_return
from goldthread.web.collection.actions.take_evidence_away import take_evidence_away
from goldthread.web.collection.actions.withdraw_return import withdraw_return
from goldthread.web.collection.actions.write_heads import write_heads

__all__ = [
    "MadeUpReturn",
    "MessageNotSentError",
    "Sent",
    "ask_returns_again",
    "call_off_returns",
    "collect_measure",
    "comment_on_return",
    "give_evidence",
    "illustrate_returns",
    "lift_lock",
    "lock_period",
    "look_at_notices",
    "make_calendar_feed",
    "make_digests",
    "open_return",
    "open_returns",
    "publish_returns",
    "reopen_return",
    "save_draft",
    "send_back",
    "send_messages",
    "sign_off_returns",
    "start_collecting",
    "submit_return",
    "take_evidence_away",
    "withdraw_return",
    "write_heads",
]
