"""The only code that changes packs: one transaction and one audit event each."""

from goldthread.web.packs.actions.add_reader import add_reader
from goldthread.web.packs.actions.begin_pack import begin_pack
from goldthread.web.packs.actions.begin_scheduled_pack import begin_scheduled_pack
from goldthread.web.packs.actions.change_pack import change_pack
from goldthread.web.packs.actions.define_pack import define_pack
from goldthread.web.packs.actions.freeze_pack import freeze_pack
from goldthread.web.packs.actions.give_word_template import give_word_template
from goldthread.web.packs.actions.issue_pack import issue_pack
from goldthread.web.packs.actions.opening import count_use, note_opening
from goldthread.web.packs.actions.pause_schedule import pause_schedule
from goldthread.web.packs.actions.remove_reader import remove_reader
from goldthread.web.packs.actions.remove_word_template import remove_word_template
from goldthread.web.packs.actions.resume_schedule import resume_schedule
from goldthread.web.packs.actions.revoke_link import revoke_link
from goldthread.web.packs.actions.schedule_pack import schedule_pack
from goldthread.web.packs.actions.send_letter_again import send_letter_again
from goldthread.web.packs.actions.set_branding import Look, set_branding
from goldthread.web.packs.actions.set_cover import set_cover
from goldthread.web.packs.actions.tell_readers import tell_readers
from goldthread.web.packs.actions.withdraw_pack import withdraw_pack
from goldthread.web.packs.actions.words import PackWords

__all__ = [
    "Look",
    "PackWords",
    "add_reader",
    "begin_pack",
    "begin_scheduled_pack",
    "change_pack",
    "count_use",
    "define_pack",
    "freeze_pack",
    "give_word_template",
    "issue_pack",
    "note_opening",
    "pause_schedule",
    "remove_reader",
    "remove_word_template",
    "resume_schedule",
    "revoke_link",
    "schedule_pack",
    "send_letter_again",
    "set_branding",
    "set_cover",
    "tell_readers",
    "withdraw_pack",
]
