"""The models of the packs app."""

from goldthread.web.packs.models.branding import Branding
from goldthread.web.packs.models.cover_template import CoverTemplate
from goldthread.web.packs.models.frozen_pack import FrozenPack
from goldthread.web.packs.models.issued_file import IssuedFile
from goldthread.web.packs.models.pack import Pack, PackState
from goldthread.web.packs.models.pack_definition import PackDefinition
from goldthread.web.packs.models.pack_letter import PackLetter
from goldthread.web.packs.models.pack_opening import PackOpening
from goldthread.web.packs.models.pack_reader import PackReader
from goldthread.web.packs.models.pack_schedule import PackSchedule
from goldthread.web.packs.models.word_template import WordTemplate

__all__ = [
    "Branding",
    "CoverTemplate",
    "FrozenPack",
    "IssuedFile",
    "Pack",
    "PackDefinition",
    "PackLetter",
    "PackOpening",
    "PackReader",
    "PackSchedule",
    "PackState",
    "WordTemplate",
]
