"""The only code that changes packs: one transaction and one audit event each."""

from goldthread.web.packs.actions.begin_pack import begin_pack
from goldthread.web.packs.actions.change_pack import change_pack
from goldthread.web.packs.actions.define_pack import define_pack
from goldthread.web.packs.actions.freeze_pack import freeze_pack
from goldthread.web.packs.actions.issue_pack import issue_pack
from goldthread.web.packs.actions.opening import note_opening
from goldthread.web.packs.actions.set_branding import Look, set_branding
from goldthread.web.packs.actions.withdraw_pack import withdraw_pack
from goldthread.web.packs.actions.words import PackWords

__all__ = [
    "Look",
    "PackWords",
    "begin_pack",
    "change_pack",
    "define_pack",
    "freeze_pack",
    "issue_pack",
    "note_opening",
    "set_branding",
    "withdraw_pack",
]
